"""Ways to ask for a count."""
import ctypes, gc
import sys as system
from sys import getrefcount
from ctypes import c_long
from copy import copy as shallow
import copy
a = []
print(getrefcount(a), system.getrefcount(a), c_long.from_address(id(a)).value)
b = [a, a, (a, a), {'k': a}]
print(getrefcount(a), ctypes.c_ssize_t.from_address(id(a)).value)
c = shallow(b)
d = copy.copy(b[3])
e = copy.copy(b[2])
assert e is b[2] and c is not b and c[2] is b[2]
print(getrefcount(a), getrefcount(b[2]), getrefcount(b[3]))
f = b[:] + list(b) + [*b]
g = tuple(b)
h = dict(b[3])
print(getrefcount(a), getrefcount(b[2]), len(f))
f.clear()
del g, h, c, d, e
b[2] = None
print(getrefcount(a))
b.clear()
print(getrefcount(a), getrefcount([]), getrefcount({}))
def inside(x):
    return getrefcount(x)
i = inside(a)
i = inside([])
j = system.getsizeof([]), system.getsizeof([1, 2]), system.getsizeof(())
print(j)
k = []
for l in range(10):
    k.append(l)
    print(system.getsizeof(k), end=' ')
print()
print(system.getsizeof({}), system.getsizeof({1: 2}), system.getsizeof('abc'))
print(system.getsizeof(1), system.getsizeof(2 ** 40), system.getsizeof(1.5))
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked('a'), gc.is_tracked({}))
m = int('12345')
print(getrefcount(m), c_long.from_address(id(m)).value)
n = m
o = [m] * 3
print(getrefcount(m))
p = 'a b'
q = str(12345)
print(getrefcount(p) > 2, getrefcount(q))
r = id(q)
del q
print(type(r))
