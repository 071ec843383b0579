"""Finalizers: once, in CPython's order, and what they find."""
import weakref
import sys, gc, ctypes
def rc(a):
    return ctypes.c_ssize_t.from_address(a).value
gc.collect()
T = []
def show(label):
    print(label, ' '.join(T))
    T.clear()
class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        T.append(self.n)
d = D('old')
d = D('new')
show('rebinding')
del d
show('del')
L = [D('0'), D('1'), D('2')]
del L
show('list dies')
L = [D('0'), D('1'), D('2')]
L.clear()
show('list.clear()')
L = [D('0'), D('1'), D('2')]
L[:] = []
show('L[:] = []')
t = (D('0'), D('1'), D('2'))
del t
show('tuple dies')
d = {1: D('0'), 2: D('1')}
del d
show('dict dies')
d = {1: D('0'), 2: D('1')}
d.clear()
show('dict.clear()')
class H:
    pass
h = H()
h.b = D('b')
h.a = D('a')
del h
show('instance attributes b, a')
class S:
    __slots__ = ('b', 'a')
s = S()
s.b = D('b')
s.a = D('a')
del s
show('slots (b, a)')
o = D('outer')
o.i = D('inner')
del o
show('__del__ then contents')
def f():
    x = D('x')
    y = D('y')
    a = D('a')
f()
show('locals x, y, a at return')
def f(p, q):
    pass
f(D('p'), D('q'))
show('temporary arguments p, q at return')
[D('0'), D('1')]
show('temporary list')
D('0'), D('1')
show('temporary tuple')
for v in [D('0'), D('1')]:
    T.append('body')
show('for over a temporary list')
v = None
show('v = None')
for v in (D(n) for n in 'pq'):
    T.append('body')
show('for over a generator')
v = None
T.clear()
try:
    raise ValueError(D('arg'))
except ValueError:
    T.append('handler')
T.append('after')
show('exception argument')
def f():
    z = D('local')
    raise KeyError
try:
    f()
except KeyError:
    T.append('handler')
T.append('after')
show('local of the function that raised')
c = D('x')
r1 = weakref.ref(c, lambda r: T.append('callback 1'))
r2 = weakref.ref(c, lambda r: T.append('callback 2'))
del c
show('__del__ and weakref callbacks')
class R:
    keep = []
    def __del__(self):
        T.append('__del__')
        R.keep.append(self)
x = R()
del x
print('resurrected: count', rc(id(R.keep[0])))
R.keep.clear()
show('second death is silent')
class Q:
    def __del__(self):
        print(rc(id(self)))
q = Q()
del q
