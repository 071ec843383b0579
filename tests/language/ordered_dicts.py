from collections import OrderedDict, defaultdict
import sys
a = (1001, 1002)
d = defaultdict(list)
d['x'].append(a)
d[a].append(1003)
y = d['x']
print(d, len(d), d.get('zz'), sys.getsizeof(d))
e = d.copy()
d = defaultdict(int, {5000: 1})
d[5000] += 1
d[6000] += 1
d = defaultdict(lambda: [7000])
z = d[a]
o = OrderedDict()
o[a] = 1004
o[5001] = 1005
o['k'] = 1006
print(o, sys.getsizeof(o), sys.getsizeof(OrderedDict()))
i = iter(o)
x = next(i)
x = next(i)
x = next(i)
x = list(i)
i = iter(o.items())
x = next(i)
x = list(i)
v = o.values()
x = list(v)
x = list(o.keys())
o.move_to_end(a)
o.move_to_end('k', last=False)
print(o, list(o), list(reversed(o)))
x = o.popitem()
x = o.popitem(last=False)
p = o.copy()
del o[5001]
o.update([(5002, a)], z=a)
x = o.pop(5002)
x = o.setdefault(5003, a)
print(o, p, o == p, OrderedDict(a=1) == {'a': 1})
print(OrderedDict.fromkeys('abc', 1))
o.clear()
for x in p:
    print(x)
for x, y in OrderedDict([(1, 2), (3, 4)]).items():
    print(x, y)
class Key:
    def __init__(self, number): self.number = number
    def __hash__(self):
        return self.number
    def __eq__(self, other):
        return self.number == other.number
keys = [Key(1), Key(2)]
q = OrderedDict([(keys[0], 'one'), (keys[1], 'two')])
q[Key(1)] = 'ein'
r = q.copy()
print(list(q.values()), len(repr(q)) > 9, r == q, r == dict(q))
r.update({Key(2): 'zwei'})
s = r.pop(Key(1))
del r[Key(2)]
t = q.popitem()
class LastUsed(OrderedDict):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit
    def __getitem__(self, key):
        value = super().__getitem__(key)
        print('get', key)
        return value
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.limit:
            print(self.popitem(last=False))
used = LastUsed(2)
used['a'] = [1]
used['b'] = [2]
used.note = 'c'
used['c'] = used['a']
print(list(used), used.__dict__, used.pop('b'))
