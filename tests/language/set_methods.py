"""Sets."""
import sys
t = (1000, 'in a set')
s = {t}
assert sys.getrefcount(t) >= 3
s.add(t)
s.add('x')
s.add(1)
print(len(s), t in s, 'y' in s, 1.0 in s)
s.discard('x')
s.discard('nothing')
s.remove(1)
print(s)
s.update([1, 2, 3])
s.update('ab', (5,))
print(len(s))
a = {1, 2, 3}
b = {3, 4}
print(sorted(a | b), a & b, sorted(a - b), sorted(a ^ b))
print(sorted(a.union(b)), a.intersection(b), sorted(a.difference(b)))
print(sorted(a.symmetric_difference(b)), a.isdisjoint({9}))
print({1} <= a, a >= {1, 2}, a < a, a.issubset(a), a.issuperset({1}))
a |= b
a &= {1, 3, 4}
a -= {4}
a ^= {1, 9}
print(sorted(a))
c = a.copy()
assert c == a and c is not a
d = set()
e = set('hello')
f = set([1, 1, 2])
g = frozenset([1, 2])
h = frozenset(f)
print(d, len(e), sorted(f), g == h, g == {1, 2}, len({g, h}))
i = {g: 'frozen key'}
print(i[frozenset([2, 1])])
a.clear()
print(a, s.pop() is None, len(s) > 3)
j = {(1, 2): 'x', frozenset(): 'y'}
print(j[(1, 2)], j[frozenset()])
k = sorted({5, 300, 1000})
print(k, max({1, 7}), sum({1, 2}), len({1, 1.0, True}))
class Member:
    def __hash__(self):
        code = 1
        return code
members = [Member(), Member()]
l = set()
l.update(members)
print(len(l.union(members)), len(l.difference(members, l)))
l.intersection_update(members)
m = dict()
m.update({members[0]: 1000}, name=members)
n = set(members)
n ^= {members[0]}
n -= l
print(len(n), l.isdisjoint(members), l.issuperset(members), l.issubset(m))


def letters():
    for letter in 'ab':
        print('gives', letter)
        yield letter


print({'a'}.intersection(letters()), {'a'}.issubset(letters()))

# Members that look at what holds the sets
class Member:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        value = hash(self.number)
        return value

    def __eq__(self, other):
        same = self.number == other.number
        return same


small = {Member(1), Member(2)}
large = {Member(number) for number in range(40)}
others = large, {Member(2), Member(5)}, [Member(1)], {Member(1): 1}
for other in others:
    result = small.intersection(other), small.union(other)
    result = small.difference(other), small.symmetric_difference(other)
    changed = set(small)
    changed.difference_update(other)
    changed.symmetric_difference_update(other)
    changed.intersection_update(other)
    result = small.isdisjoint(other), small.issubset(other)
changed = large - small
changed ^= others[1]
changed -= large
