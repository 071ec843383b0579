"""Weak references to bound methods, and classes derived from weakref.ref."""
import weakref
class C:
    def m(self):
        return 5
c = C()
m = weakref.WeakMethod(c.m)
print(m()(), m() == c.m, m == weakref.WeakMethod(c.m))
k = weakref.WeakMethod(c.m, lambda r: print('gone', r is k, r()))
try:
    weakref.WeakMethod(len)
except TypeError:
    print("no bound method")
del c
print(m(), m == m, m == k)
class R(weakref.ref):
    def __init__(self, ob, cb=None, tag=1):
        super().__init__(ob, cb)
        self.tag = tag
    def __new__(cls, ob, cb=None, tag=1):
        return super().__new__(cls, ob, cb)
s = {1}
r = R(s, None, 7)
print(r.tag, r() is s, weakref.ref(s) is r, R(s) is R(s), isinstance(r, weakref.ref))
