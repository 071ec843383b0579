from collections import namedtuple, Counter, ChainMap, UserDict, UserList, OrderedDict, deque, defaultdict
P = namedtuple('P', 'x y')
a = [1]
p = P(a, 2000)
print(p, p.x, p[1], p._asdict(), p._replace(y=5), P._fields)
q = p._replace(x=[2])
x, y = p
del x, y
Q = namedtuple('Q', ['a', 'b', 'c'], defaults=[a, 3])
r = Q(1)
r2 = Q(1, c=4)
print(r, r2, r == (1, [1], 3), Q._field_defaults)
class R(P):
    def total(self):
        return self.x[0] + self.y
s = R(a, 3)
print(s, s.total())
try:
    p.x = 3
except AttributeError as e:
    print(type(e).__name__)
try:
    P(1)
except TypeError as e:
    print(e)
u = P._make([a, a])
c = Counter('abracadabra')
print(c, c.most_common(2), c['z'])
c.update('aaa')
c2 = Counter(a=1, b=5)
print(c + c2, c - c2, c & c2, c | c2, sum(c.values()), list(c2.elements()))
c.subtract(c2)
k = Counter([3000, 4000, 3000])
print(k, sorted(k.items()), dict(k))
m = ChainMap({'a': a}, {'b': 2, 'a': 1})
print(m['a'], m['b'], list(m), len(m), m)
m['z'] = a
n = m.new_child()
print(n.maps, n.parents == m)
class D(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k, [v])
d = D()
d['q'] = a
d.update(z=3)
print(d, 'q' in d, len(d))
l = UserList([1, 2])
l.append(a)
print(l, l[0:2], l + [3], len(l))
class Counts(defaultdict):
    def __init__(self):
        super().__init__(list)
        self.asked = 0
counts = Counts()
counts['a'].append(counts)
counts.asked += 1
print(counts.asked, counts['a'][0] is counts, counts.default_factory)
import collections.abc as kinds
from collections import abc, UserDict, UserString
print(kinds is abc, kinds.Mapping, hasattr(abc, 'Buffer'))
around = UserDict({'a': kinds}, b=1)
twin = around.copy()
text = UserString('three of us')
print(text.upper().replace(UserString('OF'), 'FOR'), text.encode())


class Told:
    def __repr__(self):
        return 'told'


text.seen = Told()
print('{0.seen!r}'.format(text), '{0.seen}'.format(text))

# a defaultdict without a factory, and one that gets and loses it
bare = defaultdict()
told = defaultdict(None, a=1)
nested = defaultdict(defaultdict)
inner = nested[1]
twin = told.copy()
told.default_factory = list
told[1].append(2)
told.__init__(int)
told[3] += 1
told.__init__()
try:
    told[4]
except KeyError as e:
    print('no', e, twin)

# what another Python would import is not looked for
if hasattr(dict, 'iteritems'):
    import cStringIO as io
    from Queue import Queue
