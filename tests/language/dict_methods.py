"""The methods of dictionaries."""
import sys
v = ['value']
d = {'a': v, 'b': v}
assert sys.getrefcount(v) == 4
d['c'] = v
d[1] = 'int'
d[(1, 2)] = 'tuple'
d[None] = d
print(len(d), 'a' in d, 'z' in d, d.get('z'), d.get('z', 0), d['a'] is v)
del d[None]
print(d)
print(d.pop('a'), d.pop('z', 'none'), d.pop(1))
print(d.setdefault('b', 1), d.setdefault('n', []), d)
d['n'].append(5)
d.update({'x': 1, 'b': 2})
d.update(y=3)
d.update([('z', 4), ['w', 5]])
print(d, d.popitem())
print(list(d), list(d.keys()), list(d.values()), list(d.items()))
e = d.copy()
assert e == d and e['n'] is d['n']
for k in d:
    print(k, end=' ')
for k, w in d.items():
    print(k, w, end='; ')
for w in d.values():
    pass
print()
f = dict(a=1, b=2)
g = dict([('k', v)])
h = dict(f)
i = {**f, 'c': 3, **g}
print(f, g, h, i)
j = {}
d.clear()
print(sys.getrefcount(v))
l = {}
for m in range(20):
    l[m] = [m]
for m in range(0, 20, 2):
    del l[m]
print(l)
l['new'] = l
print(len(l), l['new'] is l)
del l['new']
n = {1: 'a', 1.0: 'b', True: 'c'}
print(n)
o = {'one': {'two': {'three': []}}}
o['one']['two']['three'].append(o['one'])
p = o['one']
del o
print(p['two']['three'][0] is p)
p.clear()
print('k' in g, 'k' not in g, g == {'k': ['value']}, g != {})
q = g.items()
g['later'] = 1
print(len(q), q)
r = g.keys()
print(r, 'k' in r, len(g.values()))
print([hasattr({}, name) for name in ['__or__', '__ior__', '__getitem__']],
      '__or__' in dir(dict))
