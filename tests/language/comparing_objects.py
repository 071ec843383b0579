"""Objects that are compared and hashed by their own methods"""
class P:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, o):
        return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self):
        return hash((self.x, self.y))
    def __lt__(self, o):
        return self.x < o.x
    def __le__(self, o):
        return self.x <= o.x
    def __repr__(self):
        return f'P({self.x}, {self.y})'
p = P(1, 2)
q = P(1, 2)
r = P(3, 4)
d = {p: 'a', r: 'b'}
print(d[q], q in d, d.get(P(9, 9)), len({p, q, r}))
d[q] = 'c'
print(d, list(d)[0] is p)
d.pop(q)
s = {p, r}
s.add(q)
s.discard(r)
print(s, s | {r}, s & {q}, s - {p}, {p} == {q}, s <= {p, r})
print(p == q, p != q, p is q, p < r, p > r, p >= q, [p] == [q], (p, 1) == (q, 1))
L = [r, p, q]
print(sorted(L), min(L), max(L), L.count(p), L.index(q), L.remove(q), L)
print(sorted(L, reverse=True), [p, r] < [q, r], (r,) > (p,))
f = frozenset([p, q])
print(len(f), f, dict.fromkeys([p, q, r], 0))
class NoHash:
    def __eq__(self, o):
        return True
try:
    {NoHash()}
except TypeError as e:
    print(e)
try:
    hash(NoHash())
except TypeError as e:
    print(e)
print(NoHash.__hash__, NoHash() == 5, NoHash() != 5)
class Bad:
    def __hash__(self):
        return 'x'
    def __len__(self):
        return -1
    def __bool__(self):
        return 3
    def __str__(self):
        return 3
    def __repr__(self):
        return None
    def __iter__(self):
        return 5
    def __index__(self):
        return 'i'
    def __int__(self):
        return 's'
    def __float__(self):
        return 1
    def __format__(self, s):
        return 1
    def __contains__(self, x):
        raise KeyError(x)
    def __getitem__(self, k):
        raise LookupError('no')
b = Bad()
for f in [lambda: hash(b), lambda: len(b), lambda: bool(b), lambda: str(b), lambda: repr(b), lambda: iter(b), lambda: [1][b], lambda: int(b), lambda: float(b), lambda: f'{b}', lambda: 3 in b, lambda: b['k'], lambda: print(b), lambda: list(b), lambda: b + 1, lambda: b(), lambda: -b, lambda: b < b, lambda: b[1:2], lambda: {**b}, lambda: '%d' % b, lambda: round(b), lambda: abs(b), lambda: next(b), lambda: reversed(5), lambda: divmod(b, b), lambda: range(b)]:
    try:
        f()
        print('fine')
    except Exception as e:
        print(type(e).__name__, e)
class Side:
    def __init__(self, name): self.name = name
    def __eq__(self, other):
        return self.name == other.name
class Sides:
    def __getitem__(self, index): return [Side(1), Side(2)][index]
    def __len__(self):
        return 2
print(Side(2) in Sides(), Side(2) in (s for s in Sides()))
import random
random.seed(1)
print(random.choice(Sides()).name)
