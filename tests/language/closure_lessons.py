"""closure lessons"""
def counter(start=0):
    count = [start]
    def increment(by=1):
        count[0] += by
        return count[0]
    return increment

c1 = counter()
c2 = counter(10)
c1(), c1(), c2(5)
print(c1.__closure__[0].cell_contents, c2.__closure__)if False else None

def multipliers():
    return [lambda x: i * x for i in range(4)]

print([m(2) for m in multipliers()])

def fixed():
    return [lambda x, i=i: i * x for i in range(4)]

print([m(2) for m in fixed()])

def bank(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance
    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError('insufficient')
        balance -= amount
        return balance
    return {'deposit': deposit, 'withdraw': withdraw}

acc = bank(1000)
acc['deposit'](500)
try:
    acc['withdraw'](5000)
except ValueError as e:
    print('error:', e)
print(acc['withdraw'](200))

def trace(fn):
    depth = 0
    def wrapper(*args):
        nonlocal depth
        print('  ' * depth, fn.__name__, args)
        depth += 1
        result = fn(*args)
        depth -= 1
        return result
    wrapper.original = fn
    return wrapper

@trace
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)

print(fact(4))

def curry(f):
    def one(a):
        def two(b):
            return f(a, b)
        return two
    return one

add = curry(lambda a, b: a + b)
inc = add(1)
print(inc(5))

def compose(*funcs):
    def composed(x):
        for f in reversed(funcs):
            x = f(x)
        return x
    return composed

print(compose(inc, inc, abs)(-7))

x = 'global'
def outer():
    x = 'outer'
    def middle():
        def inner():
            global x
            x = 'changed'
        inner()
        return x
    return middle()
print(outer(), x)

def make():
    funcs = {}
    for name in ('a', 'b'):
        def f(name=name, store=[]):
            store.append(name)
            return store
        funcs[name] = f
    return funcs
fs = make()
fs['a'](); fs['a']()
print(fs['a'].__defaults__, fs['b'].__defaults__)

def once(f):
    done = False
    value = None
    def run():
        nonlocal done, value
        if not done:
            value = f()
            done = True
        return value
    return run
init = once(lambda: [1000])
print(init() is init())

class Account:
    total = 0
    def __init__(self, owner):
        def describe():
            return self.owner + '!'
        self.owner = owner
        self.describe = describe
        Account.total += 1
a = Account('ann ann')
print(a.describe())
del a
def fibm():
    memo = {0: 0, 1: 1}
    def f(n):
        if n not in memo:
            memo[n] = f(n - 1) + f(n - 2)
        return memo[n]
    return f
ff = fibm()
print(ff(30))
same = (None,)
pair = (lambda f: f), (lambda f: f)
twins = (lambda: 5), (lambda: 5)
print(pair[0].__code__ is pair[1].__code__, twins[0].__code__ is twins[1].__code__)
