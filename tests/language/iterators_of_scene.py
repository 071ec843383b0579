"""Iterators written in Python, read by the built-in ones and by itertools."""
import itertools
import sys
class It:
    def __init__(self, n):
        self.n = n
        self.i = 0
    def __iter__(self):
        me = self
        return me
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        value = [self.i]
        return value
def f(x):
    y = x
    return y
def pred(x):
    ok = len(x) > 0
    return ok
for a in zip(It(2), It(3)):
    print(a)
for a, b in enumerate(It(2)):
    print(a, b)
for a in map(f, It(2)):
    print(a)
for a in filter(pred, It(2)):
    print(a)
r = list(map(f, It(2)))
r = list(zip(It(2), It(2)))
r = list(filter(pred, It(2)))
r = tuple(enumerate(It(2)))
r = list(itertools.chain(It(1), It(2)))
r = list(itertools.chain.from_iterable([It(1), It(2)]))
r = list(itertools.chain(map(f, It(1)), filter(pred, It(2))))
r = list(itertools.islice(It(4), 2))
r = list(itertools.takewhile(pred, It(2)))
r = list(itertools.dropwhile(pred, It(2)))
r = list(itertools.starmap(f, zip(It(2))))
r = list(itertools.accumulate(It(3), lambda p, q: p + q))
r = [list(g) for k, g in itertools.groupby(It(2), key=f)]
r = list(itertools.product(It(2), It(2)))
x, y = itertools.tee(It(2))
r = next(x), next(y), next(y)
r = sorted(It(3), key=f)
r = min(It(3), key=f), max(It(2), key=f)
r = sum(It(2), [])
r = any(It(2)), all(map(f, It(2)))
r = list(itertools.zip_longest(It(1), It(2)))
r = list(itertools.pairwise(It(3))) if sys.version_info >= (3, 10) else None
class Seq:
    def __len__(self):
        n = 2
        return n
    def __getitem__(self, i):
        if i >= 2:
            raise IndexError
        v = [i]
        return v
s = Seq()
r = list(s)
r = list(reversed(s))
for q in reversed(s):
    print(q)
for q in s:
    print(q)
a, b = s
a, *b = It(3)
r = [*It(2), *s]
r = set(map(tuple, It(2)))
r = dict(zip('ab', It(2)))
r = ''.join(map(str, It(2)))
r = 3 in map(f, It(1))
def g():
    yield from It(2)
    yield from map(f, It(1))
r = list(g())
r = dict(enumerate(g()))
r = next(zip(g(), g()))
z = zip(g(), s)
next(z)
del z
r = max(g(), default=None)
r = sorted(g(), key=lambda v: v[0], reverse=True)
