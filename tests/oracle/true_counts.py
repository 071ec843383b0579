#!/usr/bin/env python3
"""true_counts.py SCENE.py - the counts that this CPython really has.

Runs a scene and writes, before every statement and at the end, what its
variables refer to and the reference count of each object, as JSON lines:

    {"places": [[line, column], ...]}              the statements looked at
    {"line": 9, "column": 1, "frames": [["<module>", {"a": 0}]],
     "objects": [{"type": "list", "count": 2, "slots": [["[0]", 1]]}, ...]}
    {"line": 0, "end": true, ...}

How the counts stay true.  A call of a probe is written on a line of its own
before every statement; nothing is traced.  It has no arguments, for these
would be constants of the scene's code.  The changed text is executed as text,
in one call, as a script is: so the parser's tree, which also holds the
literals, lives as long as it does in "python3 scene.py".  The probe keeps one
reference to each object and reads the counts from memory.  What reading
f_locals leaves behind in a frame (up to 3.12) is cleared at once.

An object whose count also has references of the interpreter's own gets null:
that number says nothing about the scene.
"""
import ast
import builtins
import ctypes
import gc
import io
import json
import sys
import types

VERSION = sys.version_info[:2]
ATOMS = (int, float, complex, str, bytes, bool, type(None), type(Ellipsis))
STATIC = 500000000              # counts of static and immortal objects begin


# --- the text with probes

def has_docstring(node):
    first = node.body[0]
    return isinstance(first, ast.Expr) and \
        isinstance(first.value, ast.Constant) and \
        isinstance(first.value.value, str)


def statements(node, lines):
    """(line, column) of each statement that stands first on its line."""
    places = []
    for field in ('body', 'orelse', 'finalbody'):
        block = getattr(node, field, None)
        if not isinstance(block, list):
            continue
        documented = field == 'body' and isinstance(
            node, (ast.Module, ast.FunctionDef)) and has_docstring(node)
        for i, statement in enumerate(block):
            text = lines[statement.lineno - 1]
            column = len(text) - len(text.lstrip())
            hidden = (documented and i == 0) or \
                text[column:].startswith('elif')
            if not hidden and column == len(
                    text.encode()[:statement.col_offset].decode()):
                places.append((statement.lineno, column + 1))
            places += statements(statement, lines)
    return places


def with_probes(source, places):
    """The text, and the places by their lines in it."""
    columns = dict(places)
    text = []
    where = {}
    for number, line in enumerate(source.split('\n'), 1):
        if number in columns:
            text.append(line[:columns[number] - 1] + '__probe__()')
            where[len(text)] = (number, columns[number])
        text.append(line)
    return '\n'.join(text) + '\n__probe__()\n', where


# --- reading memory

def memory(address, kind=ctypes.c_ssize_t):
    return kind.from_address(address).value


def shared(thing, kind):
    """Whether the interpreter itself has references to it."""
    if kind in (bool, type(None), type(Ellipsis), types.ModuleType, type):
        return True
    if kind is int:
        return -5 <= thing <= 256
    if kind is str:     # the state, after count, type, length and hash
        return len(thing) == 0 or (len(thing) == 1 and thing < '\u0100') or \
            memory(id(thing) + 32, ctypes.c_int32) & 3 != 0
    if kind is bytes:
        return len(thing) <= 1
    if kind is tuple:
        return len(thing) == 0
    if kind is frozenset:
        return len(thing) == 0 and VERSION < (3, 10)
    if kind is types.BuiltinFunctionType:
        return thing.__self__ is None or \
            type(thing.__self__) is types.ModuleType
    return isinstance(thing, type) or not of_scene(thing, kind)


def of_scene(thing, kind):
    """False for functions of libraries; their insides are no promise."""
    return kind is not types.FunctionType or \
        thing.__code__.co_filename == '<string>'


def function_slots(thing):
    slots = []
    for name in ('__defaults__', '__kwdefaults__'):
        value = getattr(thing, name)
        if value is not None:
            slots.append((name, value))
    if thing.__dict__:
        slots.append(('__dict__', thing.__dict__))
    return slots


def dict_slots(thing):
    slots = []
    for i, (key, value) in enumerate(thing.items()):
        slots.append(('key[%d]' % i, key))
        label = '[%s]' % repr(key) if type(key) in ATOMS else 'value[%d]' % i
        slots.append((label, value))
    return slots


def slots_of(thing, kind):
    """[(label, object)]: what an object refers to."""
    if kind in ATOMS or kind is types.ModuleType or isinstance(thing, type):
        return []
    if kind in (list, tuple):
        return [('[%d]' % i, item) for i, item in enumerate(thing)]
    if kind is dict:
        return dict_slots(thing)
    if kind in (set, frozenset):
        members = list(thing)
        if all(type(member) in ATOMS for member in members):
            members.sort(key=lambda m: (type(m).__name__, repr(m)))
        return [('{}', member) for member in members]
    if kind is types.FunctionType:
        return function_slots(thing) if of_scene(thing, kind) else []
    if kind in (range, slice):
        return [(n, getattr(thing, n)) for n in ('start', 'stop', 'step')]
    if kind is types.BuiltinFunctionType:
        return [('__self__', thing.__self__)] if not shared(thing, kind) \
            else []
    return [('ref[%d]' % i, item) for i, item in
            enumerate(gc.get_referents(thing)) if item is not kind]


class Reader:
    """Numbers the objects that can be reached, and reads them."""

    def __init__(self):
        self.things = []        # each object once: our only references
        self.numbers = {}
        self.slots = []

    def number(self, thing):
        if id(thing) not in self.numbers:
            self.numbers[id(thing)] = len(self.things)
            self.things.append(thing)
        return self.numbers[id(thing)]

    def walk(self):
        done = 0
        while done < len(self.things):
            found = slots_of(self.things[done], type(self.things[done]))
            self.slots.append([[label, self.number(thing)]
                               for label, thing in found])
            del found
            done += 1

    def objects(self):
        """What was walked.  The counts are read before anything else."""
        counts = [memory(address) - 1 for address in self.numbers]
        result = []
        for i, thing in enumerate(self.things):
            kind = type(thing)
            known = not shared(thing, kind) and counts[i] < STATIC
            entry = {'type': kind.__name__, 'slots': self.slots[i],
                     'count': counts[i] if known else None}
            if kind in ATOMS:
                entry['value'] = repr(thing)[:200]
            result.append(entry)
        return result


class Probe:
    def __init__(self, write, space, where):
        self.write = write
        self.space = space
        self.where = where

    def variables(self, frame, reader):
        """The names of a frame and the numbers of what they refer to."""
        module = frame.f_code.co_name == '<module>'
        names = self.space if module else frame.f_locals
        found = {name: reader.number(names[name]) for name in list(names)
                 if not (module and name[:2] == name[-2:] == '__')}
        if not module and type(names) is dict:
            names.clear()
        return found

    def record(self, frame):
        line, column = self.where.get(frame.f_lineno, (0, 0))
        reader = Reader()
        frames = []
        while frame is not None:
            if frame.f_code.co_filename == '<string>':
                frames.append([frame.f_code.co_name,
                               self.variables(frame, reader)])
            frame = frame.f_back
        reader.walk()
        return {'line': line, 'column': column, 'frames': frames[::-1],
                'objects': reader.objects(), 'end': line == 0}

    def __call__(self):
        enabled = gc.isenabled()
        gc.disable()
        record = self.record(sys._getframe(1))
        self.write(record)
        del record
        if enabled:
            gc.enable()


def main(path):
    with open(path, encoding='utf-8-sig') as file:
        source = file.read()
    out = sys.stdout

    def write(record):
        out.write(json.dumps(record) + '\n')

    places = statements(ast.parse(source), source.split('\n'))
    write({'places': places})
    space = {'__name__': '__main__', '__builtins__': builtins}
    text, where = with_probes(source, places)
    builtins.__probe__ = Probe(write, space, where)
    # A stream that waits with what is printed would hold it.
    sys.stdout = io.TextIOWrapper(io.BytesIO(), 'utf-8', write_through=True)
    sys.argv = [path]
    gc.collect()
    try:
        exec(text, space)
    except BaseException as error:      # the scene's own, even SystemExit
        write({'line': 0, 'end': True, 'exception': '%s: %s' % (
            type(error).__name__, error)})
    out.flush()


if __name__ == '__main__':
    main(sys.argv[1])
