"""Weak references: shared and not, what they answer, their callbacks."""
import weakref, sys, gc
s = {1, 2}
r = weakref.ref(s)
print(r() is s, sys.getrefcount(s), sys.getrefcount(r))
r2 = weakref.ref(s)
print(r2 is r, weakref.getweakrefcount(s))
def told(w):
    print('told', w() is None, w is r3)
r3 = weakref.ref(s, told)
t = weakref.ref(s, told)
print(r3 == r, r3 is r, weakref.getweakrefcount(s), len(weakref.getweakrefs(s)))
print(weakref.getweakrefs(s)[0] is r, weakref.getweakrefs(s)[1] is t, r3.__callback__ is told, r.__callback__)
k = r()
del s
print(r() is None)
del k
print(r() is None, r3() is None)
del t
f = frozenset([3])
p = weakref.proxy(f)
q = weakref.proxy(f)
print(p is q, len(p), 3 in p, p | {4}, list(p), p == f, type(p) is weakref.ProxyType)
def g():
    pass
rg = weakref.ref(g)
pg = weakref.proxy(g)
print(type(pg) is weakref.CallableProxyType, pg())
d = {rg: 1}
print(hash(rg) == hash(g), d[weakref.ref(g)])
del g
print(rg(), d[rg])
del f
dead = [r, r2, r3, rg, p]
print(dead[0] == dead[1], dead[0] == dead[2], gc.is_tracked(r))
a = [{1}]
b = weakref.ref(a[0], told)
r3 = b
a.append(a)
del a
print(b())
gc.collect()
print(b())
print(weakref.ref({1})())
