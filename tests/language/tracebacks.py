"""What reports of exceptions say

The places are told as CPython tells them: with marks under what failed, with
names that were meant, with the exceptions that led to another.
"""
import io
import dataclasses
import traceback


def attempt(function, *arguments):
    try:
        function(*arguments)
    except Exception as problem:
        # the names of files depend on where the test runs
        print('\n'.join([line for line in ''.join(traceback.format_exception(
            type(problem), problem, problem.__traceback__)).split('\n')
            if not line.startswith('  File')]))


class Point:
    def __init__(self, width):
        self.width = width

    def area(self):
        return width * 2

    def ratio(self, other):
        return (self.width
                / other.width)


def pick(values, index):
    return values[index + 1] * values[index]


def chain():
    try:
        {}['key']
    except KeyError as problem:
        raise ValueError('no key') from problem


def again():
    try:
        chain()
    except ValueError:
        int('zz')


def deep(n):
    return deep(n - 1) if n else [][0]


def wide():
    return '日本' + 'ü' + 5


def unpack():
    for a, (b, c) in [(1, (2, 3)), (4, 5)]:
        pass


def leave():
    with open_nothing() as file:
        pass


point = Point(3)
attempt(point.area)
attempt(point.ratio, Point(0))
attempt(pick, [1, 2, 3], 2)
attempt(again)
attempt(deep, 6)
attempt(wide)
attempt(unpack)
attempt(leave)
attempt(lambda: point.widht)
attempt(lambda: prnt('x'))
attempt(lambda: print(f'{point.width:q}'))
attempt(lambda: [item.name for item in [point]])
attempt(pick, 1)

try:
    point.nothing
except AttributeError as problem:
    memory = io.StringIO()
    traceback.print_exc(file=memory, limit=1)
    print(len(memory.getvalue().split('\n')))
    print([(one.name, one.line)
           for one in traceback.extract_tb(problem.__traceback__)])
    print(traceback.format_exception_only(type(problem), problem))
    memory = None


def stack():
    return [one.name for one in traceback.extract_stack()][-2:]


print(stack())


@dataclasses.dataclass(frozen=True)
class Frozen:
    x: int


try:
    Frozen(1).x = 2
except AttributeError as e:
    print(traceback.format_exception_only(type(e), e))
