"""yield from"""
import gc
gc.collect()
x = []
def inner(p):
    try:
        r = yield p
        print('inner got', r)
        yield 'second'
    except KeyError:
        print('inner caught')
        yield 'recovered'
    finally:
        print('inner done')
    return [p]
def outer(p):
    v = yield from inner(p)
    print('outer has', v)
    w = yield from [1000]
    yield v
o = outer(x)
a = next(o)
b = o.send('hello you')
c = next(o)
d = next(o)
e = next(o, None)
del a, b, c, d, e
o = outer(x)
next(o)

m = next(o)
o.close()
o = outer(x)
next(o)
del o
print('deleted')
def deep(n):
    if n:
        yield from deep(n - 1)
    yield n
print(list(deep(20)))
def tree(t):
    if isinstance(t, list):
        for c in t:
            yield from tree(c)
    else:
        yield t
print(list(tree([1, [2, [3, [4]], 5]])))
class It:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration('it end')
        return self.n
def useit():
    r = yield from It()
    print(r)
print(list(useit()))

# What is thrown reaches an iterator's own throw as it is, without an exception
# being made of it; send is called without being bound.
class Catcher:
    def __iter__(self):
        return self
    def __next__(self):
        return self.send(None)
    def send(self, value):
        return value
    def throw(self, *thrown):
        return thrown
def pass_on():
    yield from Catcher()
waiting = pass_on()
first = next(waiting)
sent = waiting.send([1])
print(waiting.throw(123), waiting.throw(ValueError), waiting.throw(KeyError(1)))
