"""Attributes of functions, methods and classes; __getattr__ and the like."""
def f(a, b=[1], *, c=(2, 3)) -> int:
    "doc of f"
    return a
f.x = [1]
f.y = f
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__)
print(f.__dict__ is f.__dict__, vars(f) is f.__dict__)
del f.y
d = f.__dict__
try: f.zz
except AttributeError as e: print(e)
try: del f.zz
except AttributeError as e: print(e)
f.__name__ = 'g'
print(f.__name__, f)
f.__doc__ = 'new'
f.__defaults__ = ([5],)
print(f(1), f.__defaults__)
class A:
    def m(self):
        "doc m"
        return self
    m.tag = [3]
a = A()
bm = a.m
print(bm.__name__, bm.__self__ is a, bm.__func__ is A.m, bm.tag, bm.__doc__)
try: bm.q = 1
except AttributeError as e: print(e)
print(bm == a.m, bm is a.m, hash(bm) == hash(a.m))
print(A.m.__qualname__, A.__name__)
g = A.m
del A.m
r = g(a)
def w(fn):
    def inner(*args):
        return fn(*args)
    inner.__wrapped__ = fn
    inner.__name__ = fn.__name__
    return inner
@w
def h(x): return x
print(h([1]), h.__name__, h.__wrapped__.__name__)
class C:
    a: int = 1
    b: str
    def m(self, x: int, y: 'A') -> None: pass
print(C.__annotations__, C.m.__annotations__)
q = C.__annotations__
class E(C):
    pass
try: print(E.__annotations__)
except AttributeError as e: print(e)
import sys
sys.foo = [1]
print(sys.foo)
f2 = A
A.k = f
f3 = a.k
print(callable(A), callable(a), callable(f))
print([n for n in dir(a) if not n.startswith('_')], [n for n in dir(A) if n[0] != '_'])
print(dir(A))
class Dyn:
    def __getattr__(self, n):
        if n == 'magic':
            return [n]
        raise AttributeError(n)
    def __setattr__(self, n, v):
        object.__setattr__(self, n, [v])
    def __delattr__(self, n):
        print('del', n)
        super().__delattr__(n)
y = Dyn()
y.p = 1
print(y.magic, y.p, hasattr(y, 'no'))
del y.p
class GA:
    def __getattribute__(self, n):
        return (n, object.__getattribute__(self, '__class__').__name__)
print(GA().foo)
class Dyn:
    def __getattr__(self, n):
        return [n]
y = Dyn()
print(y.magic)
print(hasattr(y, 'no'), getattr(y, 'q'))
print(y.foo)

# From 3.10 on an AttributeError that a method of the scene raises is told what
# it is about.
class Fussy:
    def __getattr__(self, name):
        raise AttributeError(456)
fussy = Fussy()
try:
    fussy.thing
except AttributeError as error:
    about = getattr(error, 'name', 'thing'), error
del about

# what an AttributeError of setting and deleting is about
class Part:
    z = 1
part = Part()
def change_1(): del Part.q
def change_2(): del part.q
def change_3(): (1).imag = 3
def change_4(): Part.__mro__ = ()
def change_5(): del part.__class__
for change in change_1, change_2, change_3, change_4, change_5:
    try:
        change()
    except (AttributeError, TypeError) as e:
        print(e, getattr(e, 'name', 0), getattr(e, 'obj', 0) is Part)
class A: pass
class B(list): pass
class C(Exception): pass
class D:
    __slots__ = ('__dict__',)
class E:
    __slots__ = ()
class F(int): pass
class G(tuple): pass
a = [A(), B(), C(), D(), E(), F(), G()]
for x in a:
    try:
        del x.q
    except AttributeError as e:
        print(e)
    print(x)
class Größe:
    def __init__(self):
        self.länge = [1]
        self.日本 = 2
größe = Größe()
größe.ñ = größe.länge
print(größe.länge, größe.日本, größe.__dict__, {'ñ': 1}['ñ'])
