"""The methods of lists."""
import sys
i = ['item']
a = []
a.append(i)
a.append(i)
a.extend([i, 2])
a.extend('xy')
a.extend((3, 4))
a.extend(range(2))
a.insert(0, 'first')
a.insert(-1, 'last but one')
a.insert(100, 'end')
print(a, len(a), sys.getrefcount(i))
print(a.pop(), a.pop(0), a.pop(-2))
assert a.index(i) == 0 and a.index(i, 1) == 1 and a.count(i) == 3
a.remove(i)
a.remove(2)
assert sys.getrefcount(i) == 4
a.reverse()
print(a)
b = a.copy()
assert b == a and b is not a
a.clear()
print(a, b)
c = [3, 1, 2]
c.sort()
print(c)
c.sort(reverse=True)
print(c)
d = ['bb', 'a', 'ccc']
d.sort(key=len)
print(d)
d.sort(key=None)
print(d, sorted(d, key=len, reverse=True), sorted('hello'), sorted((3, 1)))
e = [[2, 'b'], [1, 'z'], [2, 'a']]
print(sorted(e))
f = sorted(e)
assert f[0] is e[1]
print(list(reversed(c)), list(enumerate('ab')), list(enumerate('ab', 5)))
print(list(zip(c, 'xyz')), list(zip(c, [1])), list(zip()))
g = [1] * 3 + [2]
g += g
print(g, g * 0, 2 * [5])
h = list('abc')
h += 'de'
print(h, list((1, 2)), list({'k': 1}), list(range(3)))
j = [None] * 5
j[2] = j
print(j)
del j[2]
k = [[]] * 3
k[0].append(1)
print(k, sys.getrefcount(k[0]))
