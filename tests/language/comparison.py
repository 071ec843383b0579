"""Comparisons and boolean operators."""
a = [1, 2]
b = [1, 2]
c = a
print(a == b, a is b, a is c, a != b, a is not b)
print([1] < [2], [1, 2] < [1], (1, 'a') < (1, 'b'), [] < [0], 'abc' < 'abd')
print(1 in a, 3 not in a, 'b' in 'abc', 'bc' in 'abc', (1,) in [(1,)])
print({'a': 1} == {'a': 1}, {1, 2} == {2, 1}, {1} < {1, 2}, 'a' in {'a': 1})
print(None is None, None == 0, 0 == False, '' == 0, () == [], 1 == '1')
d = a and b
assert d is b
e = [] or a
assert e is a
f = 0 and a
g = '' or 0 or None
print(f, g, not a, not [], not not a)
h = 'yes' if a else 'no'
i = [1] if not a else [2] if b else [3]
print(h, i)
print(1 < 2 == True, (1 < 2) == True, 1 < 2 < 3 < 4, 3 > 2 >= 2 > 1)
def show(x):
    print(x, end=' ')
    return x
show(1) < show(3) < show(2) < show(4)
show(0) and show(1)
show(1) and show(2)
show(0) or show(1) or show(2)
print()
print(any([]), all([]), any([0, 1]), all([1, 0]), any('a'), all(()))
j = (1, [2])
k = (1, [2])
print(j == k, j is k, j[1] is k[1])
print([[1, [2]], 3] == [[1, [2]], 3], (1, 2.0) == (1.0, 2))
