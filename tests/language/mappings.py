from collections import UserDict, OrderedDict, ChainMap
class A:
    x = [1]
d = dict(A.__dict__)["x"]
print(d is A.x)
class M:
    def keys(self): return iter(['a', 'b'])
    def __getitem__(self, k): return [k]
m = M()
e = dict(m, c=3)
e.update(UserDict(z=[1]))
f = {**m, 'q': 1000}
def g(a, b): return a, b
h = g(**m)
print(e, f, h)
class D(dict):
    def __iter__(self): return iter(['q'])
    def keys(self): return ['q']
    def __getitem__(self, k): return [k]
x = D(a=1)
y = dict(x)
z = dict(OrderedDict(b=[1], a=[2]))
w = dict(ChainMap({'a': [1]}, {'b': [2]}))
print(y, z, w, {**x})
for bad in (lambda: g(**5), lambda: {**5}, lambda: dict(5), lambda: {}.update([1]), lambda: g(**m, a=1), lambda: g(a=1, **m)):
    try: bad()
    except Exception as err: print(type(err).__name__, err)

class Pairs:
    def keys(self):
        held = [self]
        return ['a']
    def __getitem__(self, key):
        return [key]
def take(**named):
    return named
pairs = Pairs()
print(take(**pairs), take(b=3, **pairs), dict(pairs), {**pairs}, take(**Pairs()))
