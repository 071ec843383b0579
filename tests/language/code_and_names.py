"""Code as an object, and names looked at from outside"""
import builtins
import importlib
import inspect
import sys


def plain(a, b=2, *rest, c=3, **more):
    "says what it is"
    return a


def other():
    return 'other code'


def short():
    return 'short'


code = plain.__code__
print(code.co_name, code.co_argcount, code.co_varnames, plain.__defaults__)
plain.__defaults__ = (1, 2)
print(plain())
short.__code__ = other.__code__
print(short())
for value in (5, None):
    try:
        short.__code__ = value
    except TypeError as problem:
        print(problem)


def outer():
    held = [1]

    def inner():
        return held

    return inner


inner = outer()
try:
    inner.__code__ = other.__code__
except ValueError as problem:
    print(problem)
inner.__closure__[0].cell_contents = (2,)
print(inner())

print(__builtins__ is builtins, builtins.len is len, __import__('sys') is sys)
print(importlib.import_module('collections.abc').__name__)
kept = builtins.oct
builtins.oct = lambda value: 'replaced'
print(oct(8))
builtins.oct = kept
print(oct(8))

text = compile('values = [1, 2]\nprint(values)', 'file of text', 'exec')
exec(text, {'other': 1})
print(text.co_filename)
try:
    exec('x = = 1')
except SyntaxError:
    print(str(sys.exc_info()[1]), sys.exc_info()[1].filename)

print(inspect.signature(plain), inspect.isfunction(plain))
print(list(inspect.signature(plain).parameters))


class Shape:
    kind = 'shape'

    def grow(self, by: int = 1) -> int:
        return by


print(inspect.signature(Shape.grow), inspect.signature(Shape().grow))
print([name for name, value in inspect.getmembers(Shape)
       if not name.startswith('_')])
print(inspect.signature(plain).bind(1, 2, 3, z=4).arguments['rest'])


def here():
    frame = inspect.currentframe()
    return frame.f_code.co_name, frame.f_back.f_code.co_name


print(here(), sys._getframe().f_lineno)
