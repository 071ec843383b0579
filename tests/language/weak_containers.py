"""Containers that hold weakly, and functions that are called at the end."""
import weakref
class C:
    def __init__(self, n):
        self.n = n
    def m(self):
        return self.n
    def __repr__(self):
        return 'C(%r)' % self.n
c = C(1)
d = C(2)
f = weakref.finalize(c, print, 'finalized', 1, end='!\n')
print(f.alive, f.peek()[0] is c, f.atexit)
w = weakref.WeakValueDictionary()
w['c'] = c
w['d'] = d
print(len(w), sorted(w.keys()), w['c'], 'd' in w, w.get('x'))
for k, v in w.items():
    print(k, v)
k = v = None
s = weakref.WeakSet([c, d])
print(len(s), c in s)
kd = weakref.WeakKeyDictionary()
kd[c] = 'one'
kd[d] = 'two'
print(len(kd), kd[c])
del c
print(f.alive, len(w), list(w.keys()), len(s), len(kd))
print([x for x in s], list(kd.items()))
e = C(3)
g = weakref.finalize(e, print, 'at exit')
h = weakref.finalize(d, print, 'never')
h.detach()
x = None
print('end')
print(type(weakref.WeakValueDictionary).__name__,
      weakref.WeakKeyDictionary() == {})
