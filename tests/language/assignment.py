"""All forms of assignment, and what they do to counts."""
import sys
a = [1]
b = c = a
assert sys.getrefcount(a) == 4
b, c = c, None
(d, e) = [10, 20]
[f, g] = 'xy'
h, (i, j), k = 1, (2, [3]), 4
l, *m = [1, 2, 3]
*n, o = (1, 2, 3)
p, *q, r = range(5)
*s, = 'abc'
print(d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s)
t = [0, 0, 0]
t[0] = a
t[-1] = t
t[1], t[2] = t[2], t[1]
assert t[1] is t and t[2] == 0
t[:] = [1, 2, 3, 4]
t[1:3] = 'abc'
t[::2] = [0, 0, 0]
t[5:] = (9,)
print(t)
u = {}
u['a'] = u['b'] = []
assert u['a'] is u['b']
u['c'], u['d'] = 1, 2
v = 5
v += 1
v -= 2
v *= 10
v //= 3
v **= 2
v %= 100
v <<= 2
v >>= 1
v |= 1
v &= 0xFF
v ^= 2
print(v)
v /= 4
print(v)
w = [1]
x = w
w += [2]
w *= 2
assert x is w and x == [1, 2, 1, 2]
t[0] += 5
u['c'] += 1
u['a'] += [1]
assert u['b'] == [1] and u['c'] == 2
y = (z := [1, 2])
assert y is z
if (n := len(y)) > 1:
    print(n)
def f():
    pass
f.note = [1]
f.note.append(2)
f.other = f.note
print(f.note, f.other is f.note)
f.note += [3]
del f.note
a = a
b = b
for t[0] in 'ab':
    pass
for p, (q, *r) in [(1, (2, 3, 4)), (5, [6])]:
    print(p, q, r)
print(t)
