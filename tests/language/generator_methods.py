"""What can be done with generators

send, throw, close, yield from, garbage, attributes.
"""
import gc
gc.collect()
x = []
def gen(p):
    try:
        while True:
            try:
                got = yield p
                print('got', got)
            except ValueError as e:
                print('caught', e)
                yield 'handled'
    finally:
        print('closing')
g = gen(x)
next(g)
a = g.send([1])
b = g.throw(ValueError('bad one'))
c = next(g)
g.close()
print('closed')
g = gen(x)
next(g)
del g
print('deleted')
g = gen(x)
g.close()
del g
g = gen(x)
try:
    g.send(1)
except TypeError as e:
    print(e)
del g
def bad():
    yield 1
    raise StopIteration('no')
t = bad()
next(t)
try:
    next(t)
except RuntimeError as e:
    print(e, type(e.__cause__))
def ret():
    yield 1
    return [x]
t = ret()
next(t)
try:
    next(t)
except StopIteration as e:
    v = e.value
print(v)
def ignoring():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print('ignored')
            yield 2
t = ignoring()
next(t)
try:
    t.close()
except RuntimeError as e:
    print(e)
def reent():
    yield next(me)
me = reent()
try:
    next(me)
except ValueError as e:
    print(e)
def thrower():
    y = [x]
    yield y
th = thrower()
q = next(th)
try:
    th.throw(KeyError('k'))
except KeyError as e:
    print(repr(e))
del q
try:
    th.throw(KeyError)
except KeyError as e:
    print(repr(e))
th = thrower()
try:
    th.throw(KeyError('unstarted'))
except KeyError as e:
    print(repr(e))
print(gc.collect())


def gen(p):
    yield p
L = []
g = gen(L)
next(g)
L.append(g)
del g, L
print(gc.collect())
L = []
g = gen(L)
L.append(g)
del g, L
print(gc.collect())
def fin(p):
    try:
        yield p
    finally:
        print('finally', len(p))
L = []
g = fin(L)
next(g)
L.append(g)
del g, L
print(gc.collect())
def selfref():
    me = yield
    yield me
s = selfref()
next(s)
s.send(s)
del s
print(gc.collect())
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
c = count(3)
d = [c, c]
for i in c:
    for j in c:
        print(i, j)
e = (i for i in [[], []])
next(e)
f = [e]
del e
h = f.pop()
h.close()
z = gen(c)
w = (k for k in gen(d))
print(next(w))
del w
z.close()
print(z.gi_frame, g if 'g' in globals() else 'none')
y = gen(5)
print(y.gi_running, y.gi_code.co_name, y.__name__, y.__qualname__)
print(iter(y) is y)
def outer_fn(a, b=2, *c, d, e=5, **f):
    loc = a
    def inner_fn(z):
        return loc, b, z
    return inner_fn
i = outer_fn(1, d=4)
k1 = outer_fn.__code__
print(k1.co_name, k1.co_argcount, k1.co_kwonlyargcount, k1.co_varnames, k1.co_cellvars, k1.co_flags, k1.co_nlocals)
k2 = i.__code__
print(k2.co_freevars, k2.co_varnames, k2.co_names, k2.co_flags, k2.co_firstlineno)
print(i.__closure__[0].cell_contents)
del k1
