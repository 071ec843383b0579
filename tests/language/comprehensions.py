"""Comprehensions

A frame of their own up to 3.11, the frame around them later.
"""
L = [[], [1], [2, 3]]
a = [x for x in L]
b = [x for x in L if x]
c = [y for x in L for y in x]
d = {len(x): x for x in L}
e = {len(x) for x in L}
f = [[y for y in range(x)] for x in range(3)]
x = 'keep this'
g = [x for x in (1000, 2000)]
print(x)
def fn(M, x):
    n = 5000
    r = [x + n for x in range(3) if x > 0]
    s = [(lambda: x) for x in M]
    t = [z() for z in s]
    u = {k: v for k, v in zip(M, M)} if False else {i: v for i, v in enumerate(M)}
    w = [i for i in M if (last := i)]
    return r, s, t, u, x, last
z = fn(L, 'param one')
h = [[i * j for j in range(3)] for i in range(3)]
k = [p for q in [[1000, 2000], [3000]] for p in q if p > 1000 if p < 2500]
fs = [lambda: i for i in range(3)]
v = [f() for f in fs]
it = iter(L)
m = [y for y in it]
o = [(m1 := y) for y in L]
def g1():
    def g2():
        return [t + n for t in range(3) for s in [t] if s]
    n = 1000.5
    return g2()
q = g1()
def show(v):
    w = v
    return w
r = [show(v) for v in L]
s = {show(0) + v for v in range(3)}
t = {v: show(v) for v in 'abc'}
def inside():
    loc = []
    return [show(loc) for loc in L]
u = inside()
word = [c for c in 'hello' if c not in 'aeiou']
mat = [[1, 2], [3, 4]]
tr = [[row[i] for row in mat] for i in range(2)]
