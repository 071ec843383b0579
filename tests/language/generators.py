"""Generators

Calls that can wait: frames that are objects.
"""
def gen(p):
    for v in [p, p]:
        yield v
x = []
g = gen(x)
a = next(g)
del a
next(g)
b = next(g, None)
g = gen(x)
c = next(g)
for v in g:
    w = v
h = gen(x)
for v in h:
    k = v
e = (v for v in [x])
f = list(e)
def co():
    r = []
    while True:
        got = yield r
        r.append(got)
        if got is None:
            return 'done it'
t = co()
i = next(t)
j = t.send([x])
try:
    t.send(None)
except StopIteration as s:
    print(s.value)
def outer(q):
    r = yield from gen(q)
    print(r)
    z = yield from [1000, 2000]
    return z
l = list(outer(x))
o = outer(x)
next(o)
y = next(o)
del o
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
fi = fib()
nums = [next(fi) for _ in range(20)]
print(nums)
tot = sum(n * n for n in range(10))
print(tot, any(n > 3 for n in range(10)), ','.join(str(n) for n in range(5)))
def lim():
    yield g2
    yield g2
g2 = lim()
u1, u2 = g2
g2 = lim()
m = [q for q in g2]

# What cannot be made of what was thrown is thrown itself.
class Wrong(Exception):
    def __new__(cls):
        return cls.missing
def waiting():
    yield
try:
    waiting().throw(Wrong)
except AttributeError as error:
    steps = error.__traceback__.tb_next
    del steps
def fails():
    yield 1
    raise ValueError('x')
def goes_on():
    for x in fails():
        pass
try:
    goes_on()
except ValueError as error:
    where = error.__traceback__
    where = None
