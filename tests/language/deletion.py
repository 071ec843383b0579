"""What del can delete."""
a = [1]
b = a
del a
assert b == [1]
c = [0, 1, 2, 3, 4, 5, 6]
del c[0]
del c[-1]
del c[1:3]
print(c)
c = list(range(10))
del c[::2]
print(c)
del c[3:], c[0]
print(c)
d = {'a': [1], 'b': [2]}
e = d['a']
del d['a']
print(d, e)
f = g = h = []
del f, (g, h)
i = [[1], [2]]
i[0].append(i[1])
del i[1]
print(i)
del i[0][1][0]
print(i)
def j():
    k = [1]
    l = k
    del k
    return l
m = j()
assert m == [1]
del m, j
n = [1, 2, 3]
for o in n[:]:
    del n[0]
assert n == []

# What fails to be deleted, of an object whose dict somebody has asked for.


class Dog:
    def __init__(self):
        self.a = 1


first, second = Dog(), Dog()
vars(second)
for name in 'a', 'zz', 'a':
    for dog in first, second:
        try:
            delattr(dog, name)
        except AttributeError as error:
            print('AttributeError:', error)
