"""Subscripts and slices."""
a = [0, 1, 2, 3, 4, 5]
print(a[0], a[-1], a[1:3], a[:2], a[4:], a[:], a[::2], a[::-1], a[-2:])
print(a[10:], a[3:1], a[-100:2], a[5:0:-2], a[None:3], a[1:-1])
b = a[1:4]
b[0] = 'x'
assert a[1] == 1
c = (1, 2, 3)
print(c[0], c[-1], c[1:], c[::-1], c[:0])
assert c[:] is c
d = 'hello world'
print(d[0], d[-1], d[0:5], d[6:], d[::-1], d[::3], d[20:])
e = b'bytes'
print(e[0], e[1:3], e[::-1])
f = range(10)
print(f[2], f[-1], f[2:5], f[::3], len(f[1:7:2]))
g = [[1, 2], [3, 4]]
h = g[:]
assert h[0] is g[0]
h[0].append(9)
h[1] = None
print(g, h, g[0][1], g[0][1:][0])
a[1:1] = [10, 11]
print(a)
a[2:4] = []
print(a)
a[::2] = 'abc' if len(a[::2]) == 3 else [0] * len(a[::2])
print(a)
a[len(a):] = [7, 8]
a[:0] = (True,)
print(a)
i = {'k': [1, {'n': (5, 6)}]}
print(i['k'][1]['n'][-1])
i['k'][1]['n'] = i
assert i['k'][1]['n']['k'] is i['k']
i.clear()
a[0:2], b = b, a[0:2]
print(a, b)
