import gc
class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if self.v == 2: raise ValueError('two', self)
        return self.v < o.v
L = [Cmp(3), Cmp(2), Cmp(1)]
try:
    L.sort()
except ValueError as e:
    print(e.args[0], len(L))
    k = e
k = None
try:
    sorted([1, 2, 3], key=lambda v: {}[v])
except KeyError as e:
    print(e)
    k = e
k = None
def bad(v):
    raise IndexError(v)
try:
    list(map(bad, [[1], [2]]))
except IndexError as e:
    a = 1
try:
    max([1, 2], key=bad)
except IndexError as e:
    a = 2
class It:
    def __iter__(self): return self
    def __next__(self): raise TypeError('next')
try:
    for i in It(): pass
except TypeError as e:
    print(e)
try:
    a, b = It()
except TypeError as e:
    print(e)
class H:
    def __hash__(self): raise ValueError('hash')
    def __eq__(self, o): raise ValueError('eq')
    def __bool__(self): raise ValueError('bool')
    def __repr__(self): raise ValueError('repr')
h = H()
for f in (lambda: {h: 1}, lambda: [h].index(3), lambda: not h, lambda: repr([h]), lambda: h in [1], lambda: '%s' % h, lambda: f'{h}'):
    try:
        f()
    except ValueError as e:
        print(e)
f = None
class D:
    def __del__(self):
        try:
            raise KeyError('in del')
        except KeyError as e:
            self.e = None
            print('del', e)
def use():
    d = D()
    try:
        raise ValueError('v')
    except ValueError as e:
        d = None
        print(e)
use()
class P:
    @property
    def x(self): raise AttributeError('px')
    def __getattr__(self, n): return 'fallback ' + n
print(P().x)
try:
    raise ValueError('a') from ValueError('b')
except ValueError as e:
    c = e.__cause__
    e.__cause__ = None
    print(e.__suppress_context__)
c = None
class Meta(Exception):
    default = 'dd dd'
    def __init__(self, msg=None, *, code=7):
        super().__init__(msg or self.default)
        self.code = code
class Child(Meta):
    default = 'child c'
try:
    raise Child(code=9)
except Meta as m:
    print(m, m.code, m.args, type(m).__mro__[1].__name__)
    kept = m
kept = None
try:
    raise Meta
except Meta as m:
    print(m)
try:
    try:
        raise KeyError(1)
    finally:
        x = [1]
        raise ValueError(2)
except ValueError as v:
    ctx = v.__context__
    print(repr(ctx))
ctx = None
def swap():
    try:
        return 1
    except:
        pass
    else:
        return 2
    finally:
        pass
swap()
def tb_locals():
    big = [1, 2]
    def inner():
        other = [big]
        raise ValueError(other)
    inner()
try:
    tb_locals()
except ValueError as e:
    keep = e
y = keep.args[0]
keep.args = ()
y = None
del keep
print(gc.collect())
with_list = []
class Ctx:
    def __enter__(self): return with_list
    def __exit__(self, *a):
        with_list.append(a[1])
        return True
with Ctx() as w:
    raise LookupError(w)
z = with_list[0]
z = None
with_list.clear()
w = None
def arg_error(a, b): pass
for call in (lambda: arg_error(1), lambda: arg_error(1, 2, 3), lambda: arg_error(1, b=2, c=3), lambda: len(), lambda: None(), lambda: [][{}]):
    try:
        call()
    except TypeError as e:
        print(e)
call = None
assert_msg = ['m']
try:
    assert not assert_msg, assert_msg
except AssertionError as e:
    print(e, e.args)
    k = e
k = None
try:
    del nothing
except NameError as e:
    print(e, getattr(e, 'name', '-'))
def unbound():
    print(u)
    u = 1
try:
    unbound()
except UnboundLocalError as e:
    print(e)

# What a constructor had begun is gone when it fails.


def items(x):
    for item in (x, 1):
        yield item


held = [1]
try:
    zip(items(held), 5)
except TypeError as error:
    print(error)
try:
    map(print, items(held), 5)
except TypeError as error:
    print(error)
try:
    x = zip([held], 5)
except TypeError as error:
    print(error)
print(held)
