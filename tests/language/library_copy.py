import copy
from copy import deepcopy
a = [1000, [2000], {'k': [3]}]
b = copy.copy(a)
c = deepcopy(a)
print(b == a, c == a, c[1] is a[1], b[1] is a[1])
a.append(a)
d = deepcopy(a)
print(d[3] is d)
class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y
p = P([1], {'z': a})
q = copy.copy(p)
r = deepcopy(p)
print(q.x is p.x, r.x is p.x, r.y['z'][3] is r.y['z'])
class S:
    __slots__ = ('u', 'v')
s = S()
s.u = [5]
t = copy.copy(s)
u = deepcopy(s)
print(t.u is s.u, u.u is s.u, hasattr(u, 'v'))
class C:
    def __copy__(self):
        return 'copied'
    def __deepcopy__(self, memo):
        n = C()
        return n
class L(list):
    pass
l = L([1, [2]])
l.name = [7]
m = copy.copy(l)
n = deepcopy(l)
print(m, n, m.name is l.name, n.name is l.name, type(m).__name__)
t1 = (1, 2, (3, [4]))
t2 = deepcopy(t1)
t3 = (1, 2)
t4 = deepcopy(t3)
print(t1 is t2, t3 is t4, t2)
s1 = {1, 2, (3, 4)}
s2 = copy.copy(s1)
s3 = deepcopy(s1)
print(s2 == s1, s3 == s1)
x = [[0] * 2] * 2
y = deepcopy(x)
y[0][0] = 1
print(x, y)
z = deepcopy([a[1]])
f2 = deepcopy(print)
fn = lambda: 1
print(deepcopy(fn) is fn, copy.copy(P) is P)

# copy uses the part of collections in C; the module is another.
from collections import namedtuple
Pair = namedtuple("Pair", "left right")
print(copy.copy(Pair([1], 2)))
