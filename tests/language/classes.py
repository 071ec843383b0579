"""Classes: bodies, counts of their own references, instances."""
class A: pass
class A1:
    k = []
    def m(self): pass
class A2: __slots__ = ()
class A3: __slots__ = ('p', 'q')
class A4: __slots__ = ('__dict__',)
class B(A): pass
class C(A): pass
class G(B): pass
class X: pass
class Y: pass
class XY(X, Y): pass
a = A1(); b = A1()
N = type('N', (), {})
class Meta(type): pass
class W(metaclass=Meta): pass
a.v = []
d = a.__dict__
a.w = []
del a
pass
s = A3()
s.p = []
s.q = s
pass
class A: pass
a = A()
a.x = [1]
b = A()
b.y = [2]
b.x = [3]
c = A()
print(vars(a), b.__dict__)
a.q = []
pass
del a.x
d = a.__dict__
d['new'] = [4]
v = a.new
a.__dict__ = {'k': [5]}
v = a.k
pass
a.__dict__.update(z=1)
c.__dict__ = b.__dict__
del b
pass
c.w = []
pass
class Many: pass
m = Many()
for i in range(31):
    setattr(m, 'k%d' % i, i)
pass
try: del a.nosuch
except AttributeError as e: print(e)
try: a.nosuch
except AttributeError as e: print(e)
print(hasattr(a, 'k'), getattr(a, 'zz', 5))
delattr(a, 'k')
class E:
    def __init__(self):
        self.a = 1
        self.b = 2
l = [E() for i in range(3)]
l[0].c = 1
l[1].d = 1
l[1].c = 1
pass
x = l.pop()
y = x; del x; y.__class__ = A; print(y.__class__, vars(y)); del y
pass
print(a.__class__ is A)
import sys
print(sorted(A.__dict__) == sorted(vars(A)))
class Open:
    pass
class Closed:
    pass
class Items(list):
    pass
class MoreItems(list):
    pass
door, box = Open(), Items([1])
door.__class__, box.__class__ = Closed, MoreItems
print(type(door).__name__, type(box).__name__, box)
door.__class__ = Open
print(type(door).__name__)
