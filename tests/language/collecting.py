"""What the collector finds, in which order it finalizes, what comes back."""
import gc, weakref, ctypes
def rc(a):
    return ctypes.c_ssize_t.from_address(a).value
gc.collect()
T = []
class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        T.append(self.n)
def show(label):
    print(label, ' '.join(T))
    T.clear()
a = D('a')
b = D('b')
a.o = b
b.o = a
r = weakref.ref(a, lambda q: T.append('callback'))
del a, b
print(gc.collect())
show('cycle a, b made in this order')
b = D('b')
a = D('a')
a.o = b
b.o = a
del a, b
print(gc.collect())
show('b made first')
a = D('a')
a.me = a
a.leaf = D('leaf')
del a
print(gc.collect())
show('leaf of a cycle')
a = D('a')
a.me = a
a.r = weakref.ref(a, lambda q: T.append('callback'))
del a
print(gc.collect())
show('weakref inside the garbage')
class Q:
    def __del__(self):
        T.append(str(rc(id(self))))
q = Q()
q.me = q
del q
print(gc.collect())
show('rc(self) in __del__, one self-reference')
q = Q()
q.me = [q, q]
del q
gc.collect()
show('rc(self) in __del__, two of them')
keep = []
class R:
    def __del__(self):
        keep.append(self)
x = R()
x.me = x
del x
print('resurrecting cycle: collect()', gc.collect(), len(keep))
keep.clear()
print('again', gc.collect())
x = R()
x.me = x
l = []
l.append(l)
del x, l
print(gc.collect(), len(keep))
keep.clear()
print(gc.collect())
class E:
    pass
class S:
    __slots__ = 'me',
e = E()
e.me = e
del e
print('instance with itself as attribute', gc.collect())
e = E()
f = E()
e.o = f
f.o = e
del e, f
print('two instances', gc.collect())
e = E()
e.me = e
e.__dict__
del e
print('instance, __dict__ was asked for', gc.collect())
e = S()
e.me = e
del e
print('slots instance', gc.collect())
e = E()
e.m = e.__init__
del e
print('bound method of itself', gc.collect())
class Z:
    pass
del Z
print('class Z: pass', gc.collect())
class Z:
    def m(self):
        pass
del Z
print('class with one method', gc.collect())
class Z:
    __slots__ = ()
del Z
print('class with __slots__ = ()', gc.collect())
def f():
    try:
        raise ValueError
    except ValueError as e:
        s = e
f()
print('exception kept in its own frame', gc.collect())
def g():
    me = yield
    yield
i = g()
next(i)
i.send(i)
del i
print('generator holding itself', gc.collect())
print('nothing', gc.collect())
