"""What is freed when, and what lives on."""
import sys
a = [[[1]]]
b = a[0]
c = b[0]
del a
print(sys.getrefcount(b), sys.getrefcount(c))
del b
print(sys.getrefcount(c))
d = {'x': c, 'y': [c]}
e = d['y']
d = None
print(sys.getrefcount(c), sys.getrefcount(e))
e = c
print(sys.getrefcount(c))
f = (c, (c, (c,)))
g = f[1]
del f
print(sys.getrefcount(c))
del g
print(sys.getrefcount(c))
node = None
for i in range(50):
    node = [i, node]
print(sys.getrefcount(node))
keep = node[1][1]
node = None
print(keep[0], sys.getrefcount(keep))
keep = None
[c, [c, c]]
{'unused': [c]}
(c, [c])
print(sys.getrefcount(c))
h = [c]
h[0] = h[0]
h[0] = h[0][0]
print(sys.getrefcount(c))
def leave(x):
    y = [x]
    z = {'y': y}
    return z['y'][0]
j = leave(c)
print(sys.getrefcount(c), j is c)
j = leave([5])
print(j, sys.getrefcount(j))
k = [leave(c), leave(c)]
print(sys.getrefcount(c))
k.pop()
k.pop()
print(sys.getrefcount(c))
l = [1, 2, 3]
l = l[1:]
l = l + l
l = [l]
l = l[0]
print(l, sys.getrefcount(l))
c = j = None
