"""What the collector finds of classes and instances."""
import gc
gc.collect()
class E: pass
class S: __slots__ = ('me',)
e = E(); e.me = e; del e; print('instance with itself as attribute', gc.collect())
e = E(); f = E(); e.o = f; f.o = e; del e, f; print('two instances', gc.collect())
e = E(); e.me = e; e.__dict__; del e; print('instance, __dict__ was asked for', gc.collect())
e = S(); e.me = e; del e; print('slots instance', gc.collect())
e = E(); e.m = e.__init__; del e; print('bound method of itself', gc.collect())
class Z: pass
del Z; print('class Z: pass', gc.collect())
class Z:
    def m(self): pass
del Z; print('class with one method', gc.collect())
class Z: __slots__ = ()
del Z; print('class with __slots__ = ()', gc.collect())
class Z: __slots__ = ('a', 'b')
del Z; print('slots a b', gc.collect())
class Z(list):
    @property
    def p(self): return super().p
    @staticmethod
    def q(): pass
del Z; print('list', gc.collect())
class M(type): pass
class W(metaclass=M): pass
del W; print('W', gc.collect())
del M; print('M', gc.collect())
class X(E): pass
x = X(); x.s = x
del X; del x; print('X', gc.collect())
print(E.__subclasses__())
print(gc.is_tracked(E()), gc.is_tracked(S()), gc.is_tracked(E))
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
class H: pass
h = H(); h.b = D('b'); h.a = D('a'); del h
class Q: __slots__ = ('b', 'a')
s = Q(); s.b = D('b'); s.a = D('a'); del s
o = D('outer'); o.i = D('inner'); del o
class P(Q): __slots__ = ('z', 'c')
p = P(); p.a = D('a'); p.c = D('c'); p.z = D('z'); p.b = D('b'); del p
class R(Q): pass
p = R(); p.a = D('a'); p.x = D('x'); del p
class L(list): pass
l = L([D('i')]); l.at = D('at'); del l
a = D('a'); b = D('b'); a.o = b; b.o = a; del a, b; print(gc.collect())
K = type('K', (), {'v': D('classattr')})
K = None
gc.collect()
keep = D('end')
