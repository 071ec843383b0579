"""What a real interpreter makes of programs: run by constants.py.

Reads names of files from standard input and writes a line of JSON for each:
the code objects of the file and every object in their co_consts, each object
once, under a number in order of appearance, with the references to it that
none of the others listed explains (the parser's arena, and what only that
holds).  The programs call __probe__() first of all, which does the measuring
and ends them, so nothing else of them runs.
"""
import ctypes
import json
import sys

IMMORTAL = 4294967295
# of qualified names: '.0', 'f.<locals>.<lambda>'
NAME_SIGNS = str.maketrans('', '', '.<>')


class Done(Exception):
    pass


def count_of(address):
    return ctypes.c_ssize_t.from_address(address).value


def is_shared(value):
    """Whether the interpreter may hold it too, so that its count says
    nothing."""
    if value is None or value is Ellipsis or isinstance(value, bool):
        return True
    if type(value) is int:
        return -5 <= value <= 256
    if type(value) is str:
        return len(value) <= 1 and value < '\u0100' or (
            value.isascii()
            and value.translate(NAME_SIGNS).replace('_', '').isalnum())
    if type(value) in (bytes, tuple):
        return len(value) <= (1 if type(value) is bytes else 0)
    return hasattr(value, 'co_consts')


class Walk:
    def __init__(self):
        self.objects = []
        self.numbers = {}
        self.rows = []
        self.known = []

    def number(self, value):
        address = id(value)
        if address in self.numbers:
            return self.numbers[address]
        number = self.numbers[address] = len(self.objects)
        self.objects.append(value)
        self.known.append(0)
        row = {'kind': type(value).__name__}
        self.rows.append(row)
        if hasattr(value, 'co_consts'):
            row['name'] = value.co_name
            row['names'] = [list(value.co_names), list(value.co_varnames)]
            row['items'] = [self.number(value.co_consts)]
        elif type(value) is tuple:
            row['items'] = [self.number(item) for item in value]
        elif type(value) is frozenset:
            row['items'] = [self.number(item)
                            for item in sorted(value, key=repr)]
        else:
            row['repr'] = repr(value)
            row['items'] = []
        for item in row['items']:
            self.known[item] += 1
        return number


def measure(code, namespace):
    walk = Walk()
    walk.number(code)
    for number in range(len(walk.objects)):
        row = walk.rows[number]
        row['hidden'] = None
        if is_shared(walk.objects[number]):
            continue
        count = count_of(id(walk.objects[number])) - 1
        if walk.objects[number] is namespace.get('__doc__'):
            count -= 1
        row['hidden'] = count - walk.known[number]
    return walk.rows


def run(name):
    with open(name, encoding='utf-8') as file:
        text = file.read()
    result = {}

    def probe():
        frame = sys._getframe(1)
        result['objects'] = measure(frame.f_code, frame.f_globals)
        raise Done

    try:
        exec(text, {'__probe__': probe, '__doc__': None})
    except Done:
        pass
    except SyntaxError as error:
        result['error'] = error.msg
        result['line'] = error.lineno
        result['column'] = error.offset
    return result


def main():
    for name in sys.stdin.read().split('\n'):
        if name:
            sys.stdout.write(json.dumps(run(name)) + '\n')


main()
