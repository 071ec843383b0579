"""Functions: parameters, defaults, globals, recursion, frames."""
import sys
def nothing():
    pass
def early(x):
    if x:
        return 'yes'
    return 'no'
def pair(x, y):
    return x, y
def greet(name, greeting='Hello', mark='!'):
    """What a docstring is."""
    return greeting + ', ' + name + mark
print(nothing(), early(1), early(0), pair(1, [2]))
print(greet('Ada'), greet('Ada', 'Hi'), greet('Ada', mark='?'))
print(greet(mark='.', name='Bob', greeting='Yo'))
a = [1]
def grow(x, by=[10]):
    x.append(by)
    by.append(len(x))
    return by
b = grow(a)
c = grow(a)
assert b is c and a[1] is b
print(a)
def count(x):
    print(sys.getrefcount(x) > 2)
    y = x
    z = [x, x]
    return None
count(a)
def rebind(x):
    x = [9]
    return x
d = rebind(a)
assert d == [9] and a[0] == 1
total = 0
def add(n):
    global total, fresh
    total += n
    fresh = [n]
add(5)
add(6)
print(total, fresh)
def factorial(n):
    if n <= 1:
        return 1
    return n * factorial(n - 1)
print(factorial(20), factorial(30))
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(9))
def down(n, held):
    local = [n, held]
    if n == 0:
        return local
    return down(n - 1, local)
e = down(3, None)
print(e)
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
print(even(10), odd(7))
def walk(tree, depth=0):
    for branch in tree:
        if isinstance(branch, list):
            walk(branch, depth + 1)
        else:
            print(depth, branch, end=' ')
walk([1, [2, [3]], 4])
print()
def table(rows, columns=2, fill=None):
    result = []
    for row in range(rows):
        line = []
        for column in range(columns):
            line.append(fill)
        result.append(line)
    return result
f = table(2, fill=a)
assert f[0] is not f[1] and f[0][0] is a
print(len(f), sys.getrefcount(a))
del f
g = pair
h = [pair, grow]
print(h[0](1, 2), g is pair, g == h[0])
def swap(x, y):
    x, y = y, x
    return [x, y]
i = swap(a, b)
assert i[0] is b
def loop(limit):
    n = 0
    while True:
        n += 1
        if n > limit:
            break
    else:
        n = -1
    return n
print(loop(5))
def shadow(len):
    return len
print(shadow(3), len('abc'))
def late(x=total, y=a):
    return x, y is a
print(late())
del late, a
nothing.attribute = [1]
nothing.attribute.append(nothing)
del nothing.attribute[1]
print(nothing.attribute)
class Shown:
    def __init__(self, *values, **names): self.values = values
    def __repr__(self):
        return 'never asked for'
    def again(self, **names):
        return Shown(*self.values, **names)
k = Shown(1000, [2000]).again(a=1, **{'b': 2})
def named(first, second=2):
    third = first
    return lambda: third
names = named.__code__.co_varnames
print(names, names == named.__code__.co_varnames)
del names
