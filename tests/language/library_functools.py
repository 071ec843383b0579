import functools
from functools import update_wrapper, lru_cache, wraps, total_ordering, cached_property, singledispatch
def deco(f):
    @wraps(f)
    def inner(*a, **k):
        "in"
        return f(*a, **k)
    return inner
@deco
def g(x, y=1):
    "doc"
    return [x, y]
z = [1]
r = g(z)
print(g.__name__, g.__doc__, g.__wrapped__(1), r)
@lru_cache(maxsize=2)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(10), fib.cache_info())
@lru_cache(maxsize=None)
def h(t):
    return [t]
k = (1, 2)
v = h(k)
w = h(k)
print(v is w, h.cache_info())
fib.cache_clear()
@total_ordering
class T:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(T(1) <= T(2), T(1) > T(2), T(3) >= T(3))
class Q:
    @cached_property
    def big(self):
        print('once')
        return [5]
q = Q()
b = q.big
print(q.big is b)
@singledispatch
def show(x): return 'obj'
@show.register(int)
def _(x): return 'int'
@show.register(list)
def _(x): return 'list'
print(show(1), show([]), show('s'), show(True))
class Counted:
    def __init__(self, fn):
        update_wrapper(self, fn)
        self.fn = fn
    def __call__(self, *args):
        return self.fn(*args)
@Counted
def twice(x):
    return 2 * x
print(twice(4), twice.__name__)
def add(total, item):
    kept = total + item
    return kept
first = [1000]
print(functools.reduce(add, [[2000], [3000]], first), len(first))
print(list(vars(twice)))
class Table:
    @functools.lru_cache(maxsize=4)
    def __call__(self, x, *rest, **kw):
        made = [x, rest, kw]
        return made
    @functools.lru_cache(None)
    def row(self, x, *rest, y=None):
        made = [x, rest, y]
        return made
table, pair, named = Table(), ('an x', 'a y'), {'y': 'the y'}
x = pair[0]
print(table(x), table(x, key=x), table(*pair), table(*pair, **named))
print(table.row(x), table.row(*pair), table.row(*pair, **named))
row = table.row
print(row(*pair, **named) is row(*pair, y='the y'), Table.row.cache_info())
def take(*args, **kw):
    got = args, kw
    return got
one = functools.partial(take, x)
two = functools.partial(one, 'more', k=x)
print(one(*pair), one(*pair, **named), two(x), two(*pair), two(**named))


# reduce() holds the arguments of its last call while the next item is made.
def fresh(n):
    for i in range(n):
        item = [i]
        yield item


def joined(a, b):
    both = a + b
    return both


print(functools.reduce(joined, fresh(3)), functools.reduce(joined, fresh(2), []))
for thing in joined, functools.partial(joined), lru_cache(joined):
    try:
        del thing.missing
    except AttributeError as e:
        caught = e
        print(type(thing).__name__, e)
    thing.missing = 1
    del thing.missing, caught
    print(hasattr(thing, 'missing'))
