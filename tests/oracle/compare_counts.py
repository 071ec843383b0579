#!/usr/bin/env python3
"""compare_counts.py - hold `refstep trace` against real CPythons.

    compare_counts.py --refstep BIN [--python PYTHON]... SCENE...

Each scene is run in each PYTHON under true_counts.py, and by refstep with that
version's profile.  Before every statement they must agree: in the line, the
frames and their names, which names share an object, types, slots, the values
of atoms and every count that means anything.  What the scene prints must be
the same too.  Prints what differs, a line for each, and then
"N passed, N failed".
"""
import argparse
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

TRUE_COUNTS = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                           'true_counts.py')
SECONDS = 120


class Differs(Exception):
    pass


def run(command):
    environment = dict(os.environ, PYTHONHASHSEED='0', LC_ALL='C.UTF-8',
                       PYTHONDONTWRITEBYTECODE='1', PYTHONIOENCODING='utf-8')
    done = subprocess.run(command, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=SECONDS, env=environment)
    return done.returncode, done.stdout.decode('utf-8', 'replace'), \
        done.stderr.decode('utf-8', 'replace')


def records(text):
    return [json.loads(line) for line in text.splitlines() if line]


def ordered(slots):
    """Attributes have no order that means anything; all else has."""
    return sorted(slots, key=lambda s: s[0] if s[0].startswith('.') else '')


def plain(value):
    """A value without addresses, as far as both sides show it."""
    return re.sub(r'0x[0-9a-f]+|\b\d{12,}\b', 'ADDRESS', value)[:190]


class Pairs:
    """Walks two pictures of one moment together."""

    def __init__(self, theirs, ours):
        self.theirs, self.ours = theirs['objects'], ours['objects']
        self.partner = {}
        self.partner_back = {}
        self.todo = []

    def meet(self, x, y, where):
        """The object x of theirs must be y of ours."""
        y = str(y)
        if self.partner.setdefault(x, y) != y or \
                self.partner_back.setdefault(y, x) != x:
            raise Differs('%s refers to another object' % where)
        self.todo.append((x, y, where))

    def same_names(self, theirs, ours):
        if [f[0] for f in theirs['frames']] != \
                [f['function'] for f in ours['frames']]:
            raise Differs('frames are %s, refstep has %s' % (
                [f[0] for f in theirs['frames']],
                [f['function'] for f in ours['frames']]))
        for (_, names), frame in zip(theirs['frames'], ours['frames']):
            if set(names) != set(frame['variables']):
                raise Differs('names are %s, refstep has %s' % (
                    sorted(names), sorted(frame['variables'])))
            for name in names:
                self.meet(names[name], frame['variables'][name], name)

    def same_object(self, x, y, where):
        a, b = self.theirs[x], self.ours.get(y)
        if b is None:
            raise Differs('%s is not in the list of objects' % where)
        for key in ('type', 'count', 'value'):
            true, mine = a.get(key), b.get(key)
            if key == 'value' and true is not None:
                true, mine = plain(true), plain(mine or '')
            if true is not None and true != mine:
                raise Differs('%s (%s): %s is %s, refstep has %s' % (
                    where, a['type'], key, true, mine))
        mine, true = ordered(b['slots']), ordered(a['slots'])
        if [s[0] for s in true] != [s[0] for s in mine]:
            raise Differs('%s (%s): slots are %s, refstep has %s' % (
                where, a['type'], [s[0] for s in true][:9],
                [s[0] for s in mine][:9]))
        if any(s[0] == '{}' for s in true):
            return              # members of a set come in any order
        for (label, x2), (_, y2) in zip(true, mine):
            self.meet(x2, y2, where + label)

    def check(self, theirs, ours):
        self.same_names(theirs, ours)
        done = set()
        while self.todo:
            x, y, where = self.todo.pop(0)
            if x not in done:
                done.add(x)
                self.same_object(x, y, where)


def compare(theirs, ours):
    """Raises Differs with the first moment at which they disagree."""
    places = {tuple(place) for place in theirs[0]['places']}
    moments = [m for m in ours if m.get('event') == 'end' or (
        m.get('event') == 'line' and (m['line'], m['column']) in places)]
    for i, moment in enumerate(theirs[1:]):
        if i >= len(moments):
            raise Differs('refstep ends before line %d' % moment['line'])
        mine = moments[i]
        end = bool(moment.get('end'))
        if end != (mine['event'] == 'end') or \
                (not end and moment['line'] != mine['line']):
            raise Differs('statement %d: line %d, refstep is at line %d' % (
                i + 1, moment['line'], mine['line']))
        if 'exception' in moment or 'exception' in mine:
            if plain(moment.get('exception', 'none')) != \
                    plain(mine.get('exception', 'none')):
                raise Differs('ends with %s, refstep with %s' % (
                    moment.get('exception'), mine.get('exception')))
            return
        try:
            Pairs(moment, mine).check(moment, mine)
        except Differs as difference:
            raise Differs('before line %d: %s' % (mine['line'], difference))


def check(refstep, python, version, scene):
    """Returns what differs, or None."""
    status, text, errors = run([refstep, 'trace', '--python', version, scene])
    if status != 0:
        return (errors.strip() or text.strip()[-300:] or
                'refstep: exit status %d' % status).replace('\n', '\n    ')
    ours = records(text)
    _, text, errors = run([python, TRUE_COUNTS, scene])
    theirs = records(text)
    if len(theirs) < 2 or not theirs[-1].get('end'):
        return 'the real run has no end: ' + errors.strip()[-200:]
    try:
        compare(theirs, ours)
    except Differs as difference:
        return str(difference)
    printed = run([python, scene])[1]
    mine = ''.join(m.get('output', '') for m in ours)
    if plain_lines(printed) != plain_lines(mine):
        return 'prints %r, refstep %r' % (printed[-80:], mine[-80:])
    return None


def plain_lines(text):
    return [plain(line) for line in text.split('\n')]


def version_of(python):
    return run([python, '-c', 'import sys;'
                'print("%d.%d" % sys.version_info[:2])'])[1].strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--refstep', default='./refstep')
    parser.add_argument('--python', action='append', default=[])
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('scenes', nargs='+')
    options = parser.parse_args()
    pythons = [(python, version_of(python))
               for python in options.python or [sys.executable]]
    work = [(python, version, scene) for scene in options.scenes
            for python, version in pythons]
    failed = 0

    def one(job):
        try:
            return check(options.refstep, *job)
        except (subprocess.TimeoutExpired, ValueError) as error:
            return str(error)

    with ThreadPoolExecutor(options.jobs) as pool:
        for (_, version, scene), finding in zip(work, pool.map(one, work)):
            if finding is not None:
                failed += 1
                print('FAIL %s on %s: %s' % (scene, version, finding),
                      flush=True)
    print('%d passed, %d failed' % (len(work) - failed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
