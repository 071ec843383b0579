"""The built-in functions of the language."""
import sys
a = [3, 1, 2]
print(len(a), len(''), len({}), len((1,)), len({1}), len(range(5)), len(b'ab'))
print(min(a), max(a), sum(a), min(1, 2), max('a', 'b'), max(a, key=abs))
print(min([], default=0), max([[1], [2]]), sum([], 5))
print(sorted(a), list(reversed(a)), list(range(3)), list(range(5, 0, -2)))
print(range(3), range(1, 10, 2), 3 in range(5), range(0) == range(2, 2))
print(abs(-5), abs(2.5), abs(-10 ** 20), bool([]), bool([0]))
print(any(a), all(a), any([]), all([]))
print(int(), float(), str(), list(), tuple(), dict(), set(), bool())
print(type(1), type('a'), type([]), type(None), type(len), type(type))
print(type(a) is list, type(1) == int, isinstance(a, list), isinstance(a, (str, list)))
print(repr(a), repr('a'), repr(None), hex(16), str(1.0), repr(1e10))
e = enumerate(a)
print(list(e), list(e))
z = zip(a, 'xyz', (True, False))
print(list(z), list(z))
r = reversed(a)
print(list(r))
t = tuple(a)
print(t, tuple('ab'), tuple(range(2)), tuple(t) is t)
b = list(a)
assert b == a and b is not a
print(sys.getrefcount(a), sys.getrefcount(b))
c = id(a)
d = id(b)
assert c != d and c == id(a)
f = print
f('through another name')
g = len
print(g([1, 2]))
h = [len, abs]
print(h[0]('abc'), h[1](-1))
print(print('inner'))
i = a.append
i(4)
print(a)
del i
for j, k in enumerate('ab', start=1):
    print(j, k, end=' ')
print()
for j, k in zip([1, 2], ['x', 'y']):
    print(j, k, end=' ')
print()
l = sum([[1], [2]], [])
print(l)
m = max(a), min(a)
print(m, isinstance(m, tuple), isinstance(True, bool))
