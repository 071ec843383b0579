"""Classes as programs use them: closures in bodies, redefinition, errors."""
import gc
def outer():
    x = [1]
    class A:
        y = x
        def f(self):
            return x
        class Inner:
            z = [2]
    return A
A = outer()
a = A()
r = a.f()
i = A.Inner()
print(A, A.Inner, A.f, a.f.__name__)
class Redef:
    def a(self): return 1
    def a(self): return 2
    b = a
    if True:
        c = [5]
    for k in range(3):
        pass
    del k
r = Redef()
print(r.a(), r.b(), r.c)
class X:
    n = 5
    l = [n for _ in range(2)] if False else [n]
    def __init__(self): pass
x = X()
print(x.l)
class P:
    @property
    def a(self): return self._a
    @a.setter
    def a(self, v): self._a = v
    @a.deleter
    def a(self): del self._a
p = P()
p.a = [1]
del p.a
try: p.a
except AttributeError as e: print(e)
class RO:
    @property
    def a(self): return 1
q = RO()
try: q.a = 2
except AttributeError as e: print(e)
try: del q.a
except AttributeError as e: print(e)
print(P.a.fget.__name__, RO.a.__doc__)
class Base:
    def hook(self): return 'base'
class Mixin:
    def hook(self): return 'mix ' + super().hook()
class Impl(Mixin, Base):
    def hook(self): return 'impl ' + super().hook()
print(Impl().hook(), [c.__name__ for c in Impl.__mro__])
Base.hook = lambda self: 'patched'
print(Impl().hook())
def free(self, v): self.v = v; return v
Impl.setv = free
im = Impl()
w = im.setv([7])

im.bound = free.__get__(im)
z = im.bound([8])
print(type(im.bound).__name__, im.v)
setattr(Impl, 'attr', [9])
print(im.attr, 'attr' in Impl.__dict__)
try: Impl.nosuch
except AttributeError as e: print(e)
try: del Impl.nosuch
except AttributeError as e: print(e)
try: int.x = 1
except TypeError as e: print(e)
try: [].x = 1
except AttributeError as e: print(e)
try: object().x = 1
except AttributeError as e: print(e)
try: (lambda: 0)(1)
except TypeError as e: print(e)
class K:
    def __init__(self, *a, **k):
        self.a = a
        self.k = k
k = K([1], [2], z=[3])
t = ([4],)
d = {'q': [5]}
k = K(*t, **d)
class Eq:
    def __eq__(self, o): return True
try: hash(Eq())
except TypeError as e: print(e)
print(Eq.__hash__)
class CM:
    items = []
    @classmethod
    def make(cls, *a): 
        o = cls()
        cls.items.append(o)
        return o
m = CM.make()
n = m.make()
print(len(CM.items), CM.items[0] is m)
print(isinstance(m, (int, CM)), issubclass(bool, int))
try: isinstance(1, 5)
except TypeError as e: print(e)
try: issubclass(1, int)
except TypeError as e: print(e)
try: K.__init__()
except TypeError as e: print(e)
try: super().x
except RuntimeError as e: print(e)
class R:
    def __init__(self): return 5
try: R()
except TypeError as e: print(e)
class N:
    def __new__(cls, v):
        return v
print(N([1]))
print(object.__new__(N) is not None)
try: object.__new__(int)
except TypeError as e: print(e)
try: object(1)
except TypeError as e: print(e)
class Counter:
    def __init__(self): self.c = {}
    def inc(self, k):
        self.c[k] = self.c.get(k, 0) + 1
        return self
c = Counter().inc('a a').inc('a a')
print(c.c)
o1 = Counter; o2 = o1()
print(o2.__class__.__name__, type(o2).__mro__)
print(repr(Counter), str(Counter), f'{Counter}')

# The blocks of instances of a class that is new, one after the other.


class Plain:
    pass


print(Plain() == Plain(), Plain() is Plain(), id(Plain()) == id(Plain()))
ids = [id(Plain()) for i in range(36)]
print([int(ids[i] == ids[i + 1]) for i in range(35)])
