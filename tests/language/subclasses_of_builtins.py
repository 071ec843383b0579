"""Classes derived from built-in types"""
class L(list):
    kind = 'mine'
    def total(self):
        return sum(self)
    def append(self, x):
        list.append(self, x * 2)
a = L()
b = L([1000, 2000])
b.name = 'bee'
b.append(3000)
print(a, b, len(b), b.total(), b.name, type(b) is L, isinstance(b, list))
c = b + [1]
d = b[:]
b.extend([4000])
del b
class D(dict):
    def __missing__(self, key):
        return key + '!'
e = D(x=1)
e['y'] = [1]
print(e, e['zz'], len(e), e.get('q'))
f = e.copy()
class T(tuple):
    def first(self):
        return self[0]
g = T([10000, 20000])
h = T()
print(g, g.first(), g == (10000, 20000), g + (1,))
class I(int):
    def double(self):
        return self * 2
i = I(70000)
i.note = [1]
print(i, i.double(), i + 1, type(i + i), i == 70000)
class F(float):
    pass
j = F(2.5)
j.u = 'm'
print(j, j + 1, -j)
class S(str):
    def shout(self):
        return self.upper() + '!'
k = S('hello there')
k.x = 1
print(k, k.shout(), k + 'x', len(k), k[0], {k: 1})
class Se(set):
    pass
m = Se([1, 2])
m.add(3)
m.tag = k
print(m, len(m), 2 in m, m | {5})
n = frozenset([k])
del k, m
class Base(list):
    def __init__(self, *a):
        super().__init__(a)
        self.tag = 'base'
    def append(self, x):
        super().append(x)
        return self
    def __getitem__(self, i):
        return ('item', super().__getitem__(i))
    def __len__(self):
        return super().__len__() + 100
    def __eq__(self, o):
        return super().__eq__(o)
    def __repr__(self):
        return 'Base' + super().__repr__()
    def __iadd__(self, o):
        super().__iadd__(o)
        return self
    def __contains__(self, x):
        return 'yes' if super().__contains__(x) else ''
b = Base(1000, 2000)
b.append(3000).append(4000)
print(b, len(b), b[0], b == [1000, 2000, 3000, 4000], b != [1], 2000 in b, list(b), sum(b))
b += [5000]
b.extend([1, 2])
c = b.copy()
print(c, type(c).__name__, b + [1], type(b * 2), b[1:2], bool(Base()))
class Default(dict):
    def __init__(self, factory, *a, **k):
        super().__init__(*a, **k)
        self.factory = factory
    def __missing__(self, key):
        v = self[key] = self.factory()
        return v
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
    def __delitem__(self, k):
        super().__delitem__(k)
    def keys(self):
        return sorted(super().keys())
d = Default(list, {'b': [1]}, a=[2])
d['c'].append(5)
d['c'].append(6)
del d['b']
print(d, d['a'], d.get('zz'), 'zz' in d, d.keys(), list(d), d.factory, len(d))
d.update(q=1)
for k, v in d.items():
    print(k, v)
print({**d}, dict(d) == d, d.pop('q'), d.setdefault('w', 3))
class Pt(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    @property
    def x(self):
        return self[0]
    def __add__(self, o):
        return Pt(self[0] + o[0], self[1] + o[1])
    def __repr__(self):
        return 'Pt' + super().__repr__()
p = Pt(1000, 2000)
q = p + p
print(p, q, p.x, q[1], p == (1000, 2000), hash(p) == hash((1000, 2000)), p + q + p, sorted([q, p]), p[:1], p * 2)
x, y = q
class Temp(float):
    def __new__(cls, v, unit='C'):
        self = float.__new__(cls, v)
        self.unit = unit
        return self
    def __str__(self):
        return f'{float(self):.1f}{self.unit}'
    def __add__(self, o):
        return Temp(float(self) + o, self.unit)
t = Temp(20.5)
u = t + 1.25
print(t, u, t < u, t * 2, round(t), repr(t), u.unit, f'{t:.2f}', max(t, u) is u)
class Even(int):
    def __new__(cls, v):
        if v % 2:
            raise ValueError('odd')
        return int.__new__(cls, v)
    def half(self):
        return Even.__floordiv__(self, 2)
e = Even(1000)
print(e, e.half(), e + 2, type(e + 2).__name__, e == 1000, {e: 1}[1000], [0, 1, 2][Even(2)], isinstance(e, int), Even(0) or 'zero')
try:
    Even(3)
except ValueError as err:
    print(err)
class Name(str):
    def __new__(cls, s):
        return super().__new__(cls, s.title())
    def __eq__(self, o):
        return str.lower(self) == str.lower(o)
    def __hash__(self):
        return hash(self.lower())
n = Name('ann lee')
print(n, n == 'ANN LEE', n.upper(), n + '!', len(n), n[:3], {n: 1}, n in {'ann lee': 2}, f'{n:>10}', n.split())
class Bag(set):
    def add(self, x):
        print('adding', x)
        super().add(x)
    def __repr__(self):
        return 'Bag' + repr(sorted(self))
g = Bag([3, 1])
g.add(2)
h = g | {9}
g |= {7}
print(g, type(h).__name__, 3 in g, len(g), g - {1}, g & {1, 2}, sorted(h))
del b, d, p, q, t, u, e, n, g

# Iterators can be derived from as well.
class Doubled(map):
    pass
class FromOne(enumerate):
    def __init__(self, thing):
        self.thing = thing
    def __next__(self):
        number, item = super().__next__()
        return number + 1, item
things = [[1], [2]]
doubled = Doubled(lambda thing: thing * 2, things)
doubled.note = [3]
one = next(doubled)
numbered = FromOne(things)
print(one, list(doubled), next(numbered), list(numbered))
del doubled, numbered
class Joined(list):
    def __add__(self, other):
        return "added"
class Right:
    def __radd__(self, other):
        return "right"
joined = Joined([1])
joined += (2, 3)
print(joined, type(joined).__name__, joined + [4])
try:
    joined += Right()
except TypeError as error:
    print(error)
plain = [1]
plain += Right()
print(plain)
class R(int):
    def __str__(self):
        return 'R here'
class RF(float):
    def __repr__(self):
        return 'RF here'
r = [R(70000), RF(2.5)]
print(f'{r[0]}', format(r[0]), '{} {}'.format(*r), f'{r[0]:d} {r[1]:.3f}')
