"""Cycles and the collector."""
import gc
gc.collect()
a = []
a.append(a)
print(a, len(a))
del a
print(gc.collect())
b = [1]
c = [b]
b.append(c)
d = {'b': b}
d['d'] = d
del b
print(gc.collect())
del c
print(gc.collect())
del d
print(gc.collect())
e = []
f = (e, 1)
e.append(f)
print(e)
del e, f
print(gc.collect())
g = [[], []]
g[0].append(g[1])
g[1].append(g[0])
h = g[0]
del g
print(gc.collect(), h)
h[0].clear()
del h
print(gc.collect())
def make():
    x = []
    y = [x]
    x.append(y)
    return 1
make()
make()
print(gc.collect())
i = {}
for j in range(3):
    i = {'next': i}
i['next']['next']['next']['next'] = i
del i
print(gc.collect())
k = []
l = [k, [k]]
k.append(l)
m = l[1]
del k, l
print(gc.collect(), m)
del m
print(gc.collect())
n = [1]
n[0] = n
n = None
print(gc.collect(), gc.collect())
