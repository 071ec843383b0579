"""Operators of built-in types by their names"""
a = list.append
b = [].append
c = [1].__len__
d = [1].__getitem__
e = {}.__contains__
f = 'x'.__format__
print(d(0))
x = [3, 1]
n = x.__len__()
print(n, x.__add__([1]), x.__mul__(2), x.__rmul__(2), x.__contains__(3), x.__getitem__(0))
print((5).__add__(3), (5).__radd__(3), (5).__pow__(2), (5).__divmod__(3), (5).__abs__(), (-5).__abs__(), (5).__index__(), (5).__float__())
print('a'.__add__('b'), 'ab'.__len__(), 'a%d'.__mod__(3), 'a'.__eq__('a'), 'a'.__lt__(3))
print(x.__repr__(), x.__str__(), x.__eq__([3, 1]), x.__ne__(4), x.__hash__)
print((1).__format__('05d'), 'x'.__format__('>3'), x.__iter__, {}.__len__)
print({1: 2}.__getitem__(1), {1}.__and__({1, 2}), {1}.__or__({3}), x.__iadd__([9]), x)
print(object().__eq__(3), divmod(7, 2), abs(-3), pow(2, 5, 7), divmod(7.5, 2))
m = x.__len__
print(m(), m == x.__len__, [1] * 3, 3 * [1], 'a' * 2, (1,) + (2,), 2 ** 5, True + True)
print(x.__reversed__, list(x.__reversed__()), iter(x).__length_hint__(), iter(x).__next__())
print(+True, -True, abs(True), abs(3 + 4j), (3.7).__int__(), True.__and__(False), True.__add__(1))
