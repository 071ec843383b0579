"""Metaclasses, __prepare__, type() with three arguments, class decorators."""
class Meta(type):
    __init__ = lambda cls, *rest: setattr(cls, 'tag', [rest[0]])
    n = 1
    def hello(cls):
        r = cls.tag
        return r
    @property
    def prop(cls):
        return cls.tag
class A(metaclass=Meta):
    x = []
    def m(self): return self.x
class B(A):
    pass
a = A()
t = A.hello()
u = B.prop
v = a.tag
print(type(A), type(B), isinstance(A, Meta), A.tag, B.n > 0)
try: a.hello
except AttributeError as e: print(e)
class Sing(type):
    inst = {}
    def __call__(cls, *args):
        if cls not in cls.inst:
            cls.inst[cls] = super().__call__(*args)
        return cls.inst[cls]
class S(metaclass=Sing):
    def __init__(self, v):
        self.v = v
s1 = S([1])
s2 = S([2])
print(s1 is s2, s1.v)
class Prep(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return {'pre': [name]}
    __new__ = lambda mcls, *rest, **kw: type.__new__(mcls, *rest)
    __init__ = lambda cls, *rest, **kw: setattr(cls, 'kw', kw)
class P(metaclass=Prep, opt=[3]):
    q = pre
    def f(self): return 1
print(P.pre, P.q, P.kw)
class IC(type):
    def __instancecheck__(cls, o):
        return o == 5
class I(metaclass=IC): pass
print(isinstance(5, I), isinstance(6, I))
C = type('C', (A,), {'y': [1], 'f': lambda self: self.y})
c = C()
r = c.f()
print(C, C.__name__, C.__bases__, type(C))
try:
    class M1(type): pass
    class M2(type): pass
    class X(metaclass=M1): pass
    class Y(metaclass=M2): pass
    class Z(X, Y): pass
except TypeError as e: print(e)
try: type('Q', (), [])
except TypeError as e: print(e)
try: type(1, 2)
except TypeError as e: print(e)
def deco(cls):
    cls.decorated = [True]
    return cls
@deco
class D:
    pass
print(D.decorated)
def outer(p):
    class L:
        q = p
        def get(self): return p
    return L
L = outer([7])
l = L()
print(l.get(), L.q, L.__qualname__)
class G:
    def __class_getitem__(cls, k):
        return (cls, k)
print(G[int])
class Cnt:
    total = 0
    def __init__(self):
        Cnt.total += 1
        self.id = Cnt.total
k = [Cnt(), Cnt()]
print(Cnt.total)
