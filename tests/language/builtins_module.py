# The module builtins: its names are those that every module sees.
import builtins
print(builtins.len([1]), builtins.len is len)
builtins.foo = [3]
print(foo)
saved = builtins.abs
builtins.abs = lambda x: x + 1
print(abs(1))
builtins.abs = saved
print(abs(-1), 'len' in dir(builtins), hasattr(builtins, 'nothing'), builtins.__name__)
from builtins import max as most, ValueError
print(most(1, 2), ValueError is builtins.ValueError)
try:
    builtins.nothing
except AttributeError as e:
    print(e)
try:
    from builtins import nothing
except ImportError as e:
    print(e)
try:
    from . import a
except ImportError as e:
    print(type(e).__name__, e)
try:
    from .. b import a
except ImportError as e:
    print(type(e).__name__, e)
print(__import__('math').floor(2.5), __import__('collections.abc').__name__, __import__('collections.abc', None, None, ['x']).__name__)
try:
    __import__('nothing')
except ImportError as e:
    print(type(e).__name__, e)
made = []
def build(body, name, *bases):
    made.append(name)
    return own_build(body, name, *bases)
own_build = __build_class__
builtins.__build_class__ = build
class A: x = 1
builtins.__build_class__ = own_build
class B: x = 1
print(made, A.x, [n for n in dir(builtins) if n.startswith('S')])
def imp(name, globals, locals, fromlist, level):
    print('import', name, fromlist, level, type(globals), locals is globals)
    class M:
        a = 1
        b = 2
    return M
old = builtins.__import__
builtins.__import__ = imp
import q
import q.r
from q import a
from q.r import a, b as c
from .q import a
def f():
    import z
f()
try:
    from q import nothing
except ImportError as e:
    print(e)
builtins.__import__ = old
import math
print(math.pi)

# what built-in types have
print('append' in list.__dict__, '__add__' in int.__dict__, 'q' in int.__dict__)
print(type.__dict__ == {}, len(object.__dict__) > 10, 'mro' in type.__dict__)
print(sorted(n for n in dict.__dict__ if n[0] != '_' and n != 'q')[:3])
print(list.__dict__['append'], str.__dict__['__len__'])
print(type(int.__dict__), vars(list)['sort'] is not None)

# what sys tells about the interpreter
import sys
print(sys.implementation)
t = sys.implementation
print(t.name, hasattr(sys, '_v2'), sys.implementation is t, isinstance(t.version, tuple))
