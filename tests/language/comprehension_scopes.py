"""Comprehensions and the names around them"""
import gc
x = 'outside'
def f(L):
    x = 'local one'
    try:
        return [1 // x for x in L]
    except ZeroDivisionError:
        y = x
    return y
a = f([1, 0])
try:
    b = [x.nope for x in [1]]
except AttributeError:
    c = x
class A:
    k = [1000]
    l = [v for v in k]
    m = [(v, w) for v in k for w in range(2)]
    n = {v: len(l) for v in k} if False else 5
    fs = [lambda: v for v in range(3)]
    r = [f() for f in fs]
    v = 'class v'
    def meth(self):
        return [self for _ in range(2)]
    s = [v for v in (1, 2)]
o = A()
p = o.meth()
print(A.r, A.s, A.v)
def g(n):
    fs = [lambda: (i, n) for i in range(n)]
    return [h() for h in fs], fs
q, w = g(3)
def nest():
    t = [[(a, b) for b in range(2)] for a in range(2)]
    u = [lambda: [c + d for c in range(2)] for d in range(2)]
    return t, [e() for e in u]
z = nest()
def outer():
    n = 7000
    def inner():
        n2 = [n + j for j in range(2)]
        return [lambda: n for _ in range(2)][0]()
    return inner()
aa = outer()
def deep():
    res = []
    for i in range(2):
        res.append([y for y in [i] if y])
    total = sum([y for y in range(3)])
    first = next((y for y in range(5) if y > 2), None)
    return res, total, first
bb = deep()
gc.collect()
cc = [i for i in range(5)][1:3]
dd = sorted([(-i, [i]) for i in range(3)])
ee = {k: v for k, v in sorted({'b b': 1, 'a a': 2}.items())}
ff = {i % 2 for i in range(5)}
gg = [i if i else [i] for i in range(3)]
hh = [y := 5, y]
ii = [last := j for j in range(3)]
print(last)
def walrus(L):
    return [n for e in L if (n := e)], n
jj = walrus([1, 0, [2]])
kk = ' '.join([str(e) for e in range(3)])
ll = [*(m for m in range(3)), *[1]]
mm = max((len(w), w) for w in ['a', 'bbb', 'cc'])
nn = dict((c, [c]) for c in 'ab')
oo = tuple(n for n in range(3)) + tuple([n for n in range(2)])
