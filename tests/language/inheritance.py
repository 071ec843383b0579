"""Inheritance: the order of bases, super(), hooks."""
class A:
    x = [1]
    def __init__(self, v):
        self.v = v
    def f(self):
        return self.v
class B(A):
    def __init__(self, v):
        A.__init__(self, v)
        self.w = [v]
    def f(self):
        r = A.f(self)
        return r
class C(A):
    pass
class D(B, C):
    def g(self):
        return self.f()
d = D([])
r = d.f()
r = d.g()
print([c.__name__ for c in D.__mro__], D.__bases__, D.__base__)
print(isinstance(d, A), issubclass(D, C), issubclass(C, D), type(d) is D)
h = d.g
del d
r = h()
D.x = 5
del D.x
print(D.x)
B.z = []
q = D.z
m = D.__mro__
pass
try:
    class Z(A, B): pass
except TypeError as e:
    print(e)
try:
    class Z(A, A): pass
except TypeError as e:
    print(e)
try:
    class Z(bool): pass
except TypeError as e:
    print(e)
try:
    class Z(list, int): pass
except TypeError as e:
    print(e)
try:
    class Z(range): pass
except TypeError as e:
    print(e)
class P:
    pass
p = P()
p.a = p
p.b = [p]
del p
import gc
print(gc.collect())
def mk():
    class L:
        def me(self): return L
    return L
L = mk()
pass
L = None
print(gc.collect())
try: P(1)
except TypeError as e: print(e)
try: A()
except TypeError as e: print(e)
try: A(1,2)
except TypeError as e: print(e)
print(P, A.f, C.f)
print(A.__subclasses__(), B.mro())
print(type(A), A.__class__, A.__module__, A.__qualname__, A.__doc__)
class A:
    def __init__(self, v):
        self.v = v
    def m(self, p):
        q = p
        return q
    @property
    def pr(self):
        r = self.v
        return r
    @classmethod
    def cm(cls, p):
        q = p
        return cls
    @staticmethod
    def sm(p):
        q = p
        return q
class B(A):
    def __init__(self, v, w):
        super().__init__(v)
        self.w = w
    def m(self, p):
        t = super().m(p)
        return t
    @property
    def pr(self):
        r = super().pr
        return r
    @classmethod
    def cm(cls, p):
        r = super().cm(p)
        return r
    def sm2(self, p):
        return super().sm(p)
class C(B):
    def m(self, p):
        s = super()
        u = s.m
        return super(C, self).m(p)
x = []
b = B(x, [1])
r = b.m(x)
r = b.pr
r = b.cm(x)
r = b.sm2(x)
c = C(x, x)
r = c.m(x)
s = super(C, c)
k = s.m
del k
print(s.__thisclass__, s.__self_class__)
try: super(C, 1)
except TypeError as e: print(str(e)[:30])
try: s.zz
except AttributeError as e: print(e)
del s
class Base:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self
class D(Base, tag=[5]):
    def __init__(self, *a):
        self.n = len(a)
d = D(1, [2])
print(D.tag, d.args, d.n)
class Plugin:
    reg = []
    def __init_subclass__(cls):
        Plugin.reg.append(cls)
class P1(Plugin): pass
class P2(Plugin): pass
print(Plugin.reg)
class Desc:
    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner
class H:
    a = Desc()
    b = Desc()
print(H.a.name, H.b.name)
class Sing:
    _i = None
    def __new__(cls):
        if cls._i is None:
            cls._i = super().__new__(cls)
        return cls._i
s1 = Sing()
s2 = Sing()
print(s1 is s2)
class X:
    def __init__(self): self.order = ['X']
class Y(X):
    def __init__(self):
        super().__init__()
        self.order.append('Y')
class Z(X):
    def __init__(self):
        super().__init__()
        self.order.append('Z')
class W(Y, Z):
    def __init__(self):
        super().__init__()
        self.order.append('W')
w = W()
print(w.order)
