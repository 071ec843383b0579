#!/usr/bin/env python3
"""constants.py DUMP_UNIT [PYTHON…]: holds the constants of many programs
against those of real interpreters.

Compared are the co_consts of every code object, in order, with the identity
of every object in them (also inside tuples, and of the tuples themselves),
and the references that the parser's memory holds to each.  The programs are
those of constant_programs.py, and random ones (PROGRAMS=number, SEED=number in
the environment).  Without a named PYTHON those on the path are taken; with
none at all the test is skipped.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True

import constant_programs  # noqa: E402

# of qualified names, which code objects hold besides: '.0', 'f.<locals>.g'
NAME_SIGNS = str.maketrans('', '', '.<>')
VERSIONS = ['3.8', '3.9', '3.10', '3.11', '3.12', '3.13']


def version_of(python):
    code = 'import sys; print("%d.%d" % sys.version_info[:2])'
    try:
        return subprocess.run([python, '-c', code], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, timeout=20
                              ).stdout.decode().strip()
    except (OSError, subprocess.SubprocessError):
        return ''


def find_pythons(named):
    found = {}
    for python in named or ['python' + v for v in VERSIONS] + ['python3']:
        path = shutil.which(python)
        version = version_of(path) if path else ''
        if version in VERSIONS:
            found.setdefault(version, path)
    return found


def is_shared(kind, text):
    if kind in ('NoneType', 'bool', 'ellipsis', 'code'):
        return True
    if kind == 'int':
        return -5 <= int(text, 0) <= 256
    if kind == 'str':
        value = eval(text)
        return len(value) <= 1 and value < '\u0100' or (
            value.isascii()
            and value.translate(NAME_SIGNS).replace('_', '').isalnum())
    if kind == 'bytes':
        return len(eval(text)) <= 1
    return False


def our_objects(unit):
    """The same rows as true_constants.py makes, of a dumped unit."""
    pool, codes = unit['pool'], unit['codes']
    rows, numbers, known = [], {}, {}

    def key(index):
        entry = pool[index]
        if entry['kind'] == 'value':
            return entry['repr']
        items = [key(i) for i in entry['items']]
        return '(%s%s)' % (', '.join(items), ',' * (len(items) == 1))

    def number(index):
        if index in numbers:
            return numbers[index]
        numbers[index] = len(rows)
        entry = pool[index]
        row = {'kind': entry.get('type', entry['kind'])}
        rows.append(row)
        if entry['kind'] == 'code':
            row['name'] = codes[entry['code']]['name']
            row['names'] = [codes[entry['code']]['names'],
                            codes[entry['code']]['locals']]
            row['items'] = [number(codes[entry['code']]['constants'])]
        elif entry['kind'] == 'tuple':
            row['items'] = [number(i) for i in entry['items']]
        elif entry['kind'] == 'frozenset':
            row['items'] = [number(i)
                            for i in sorted(entry['items'], key=key)]
        else:
            row['repr'] = entry['repr']
            row['items'] = []
        shared = is_shared(row['kind'], row.get('repr')) or (
            row['kind'] == 'tuple' and not row['items'])
        row['hidden'] = None if shared else entry['arena']
        return numbers[index]

    for code in codes:
        for index in code['tuples']:
            if index < len(pool):
                pool[index]['arena'] += 1

    module = {'kind': 'code', 'arena': 0, 'code': 0, 'items': []}
    pool.append(module)
    number(len(pool) - 1)
    for index, entry in enumerate(pool):
        if index in numbers:
            continue
        for item in entry['items']:
            if item in numbers and rows[numbers[item]]['hidden'] is not None:
                rows[numbers[item]]['hidden'] += 1
    return rows


def describe(rows, number):
    row = rows[number]
    if row['kind'] in ('tuple', 'frozenset'):
        return '%s#%d(%s)' % (row['kind'][0], number, ', '.join(
            describe(rows, i) for i in row['items']))
    return '%s#%d' % (row.get('repr', row.get('name')), number)


def keeps_locals(program, version):
    """Whether co_varnames are compared: not where comprehensions are part of
    the code around them, as what is a cell there is a local besides."""
    return (VERSIONS.index(version) < VERSIONS.index('3.12')
            or not re.search(r'[\[({][^\n]* for ', program))


def listing(rows, with_locals):
    out = []
    for row in rows:
        if row['kind'] == 'code':
            constants = rows[row['items'][0]]
            out.append('%s: %s' % (row['name'], ' '.join(
                describe(rows, i) for i in constants['items'])))
            out.append('%s: names %s' % (row['name'],
                                           row['names'][:1 + with_locals]))
    for number, row in enumerate(rows):
        if row['hidden'] and row['hidden'] != 1:
            out.append('hidden of %s: %d' % (describe(rows, number),
                                             row['hidden']))
    return out


def difference(theirs, ours, with_locals):
    if 'error' in theirs:
        return None
    if 'error' in ours:
        if 'not supported yet' in ours['error']:
            return None
        return 'refused: %s:%s: %s' % (ours['line'], ours['column'],
                                       ours['error'])
    rows = our_objects(ours)
    a = listing(theirs['objects'], with_locals)
    b = listing(rows, with_locals)
    if [row['hidden'] for row in theirs['objects']] == [
            row['hidden'] for row in rows] and a == b:
        return None
    lines = []
    for line in a:
        if line not in b:
            lines.append('    python: ' + line)
    for line in b:
        if line not in a:
            lines.append('    ours:   ' + line)
    return '\n'.join(lines)


def compare(dump_unit, version, python, files, programs, show):
    theirs = subprocess.run(
        [python, os.path.join(HERE, 'true_constants.py')],
        input='\n'.join(files).encode(), stdout=subprocess.PIPE,
        env=dict(os.environ, PYTHONDONTWRITEBYTECODE='1',
                 PYTHONHASHSEED='0', PYTHONIOENCODING='utf-8',
                 PYTHONWARNINGS='ignore')).stdout.decode().splitlines()
    ours = []
    for begin in range(0, len(files), 500):
        ours += subprocess.run([dump_unit, version] + files[begin:begin + 500],
                               stdout=subprocess.PIPE
                               ).stdout.decode().splitlines()
    if len(theirs) != len(files) or len(ours) != len(files):
        print('%s: %d programs, %d answers of python, %d of ours' % (
            version, len(files), len(theirs), len(ours)))
        return len(files)
    failed = 0
    for program, a, b in zip(programs, theirs, ours):
        text = difference(json.loads(a), json.loads(b),
                          keeps_locals(program, version))
        if text is not None:
            failed += 1
            if failed <= show:
                print('%s: %s\n%s' % (version, program.strip(), text))
    return failed


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    pythons = find_pythons(sys.argv[2:])
    if not pythons:
        print('no CPython from 3.8 to 3.13 found')
        print('0 passed, 0 failed, 1 skipped')
        return 0
    programs = list(constant_programs.PROGRAMS)
    programs += constant_programs.random_programs(
        int(os.environ.get('PROGRAMS', '200')),
        int(os.environ.get('SEED', '1')))
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for i, program in enumerate(programs):
            files.append(os.path.join(folder, '%d.py' % i))
            with open(files[-1], 'w', encoding='utf-8') as file:
                file.write(constant_programs.with_probe(program))
        for version in sorted(pythons, key=VERSIONS.index):
            wrong = compare(sys.argv[1], version, pythons[version], files,
                            programs, int(os.environ.get('SHOW', '5')))
            failed += wrong
            passed += len(files) - wrong
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


sys.exit(main())
