"""Closures

Variables that functions share live in cells.
"""


def make_counter():
    count = 0
    items = []

    def add(n):
        nonlocal count
        count += n
        items.append(n)
        return count

    def get():
        return items

    return add, get


add, get = make_counter()
add(1000)
add(2000)
x = get()
del add
y = get()
del get

# a captured parameter; one cell for two functions


def outer(p, q=[]):
    def inner(z):
        return p, q, z

    r = inner(p)
    p = None
    return inner


o = []
h = outer(o)
k = h(o)
h2 = outer(o, o)
c = h2.__closure__
d = c[1].cell_contents
del h

# a function that holds itself


def recursive():
    def count(n):
        if n == 0:
            return [n]
        return count(n - 1)

    return count


r = recursive()
v = r(2)

# cells that are empty for a while


def unbound():
    def use():
        nonlocal late
        late = [late]
        return late

    late = 1000.5
    made = use()

    def drop():
        nonlocal late
        del late

    drop()
    return made


u = unbound()

# through a function that does nothing with it


def first():
    shared = []

    def second():
        own = [shared]

        def third():
            nonlocal shared
            shared = own
            return shared

        return third

    return second


q = first()()
z = q()

# decorators


def memo(function):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]

    wrapper.cache = cache
    return wrapper


def repeat(times):
    def decorate(function):
        def wrapper(*args, **kw):
            results = []
            for i in range(times):
                results.append(function(*args, **kw))
            return results

        return wrapper

    return decorate


@repeat(2)
@memo
def twice(n):
    return [n, n]


t = twice('one two')
fs = []
for i in range(2):
    fs.append(lambda: i)
    fs.append(lambda i=i: i)
s = (fs[0](), fs[1]())
