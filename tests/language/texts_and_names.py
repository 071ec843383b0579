# Texts that run with a dict of their own, and functions made of code objects.
def run(text, names):
    return exec(text, names), type(names.pop('__builtins__'))

own = {'k': [5]}
run("def bar(): return k\ny = [k]", own)
bar = own['bar']
own['k'] = []
print(bar(), own['y'], bar.__globals__ is own)
run("k = [9]; del y; global z; z = k", own)
print(bar() is own['z'], 'y' in own)
del bar, own['bar']
exec("global q\nq = [1]", globals())
print(q, eval('q + q', globals(), {'q': q[:]}))
f = lambda: a
F = type(f)
names = {'a': []}
g = F(f.__code__, names)
h = F(f.__code__, {'a': 2}, 'named', (names,))
print(g() is names['a'], h(), g.__name__, h.__name__, g.__doc__, h.__defaults__)
del g, h
for args in ((None, {}), (f.__code__, None), (f.__code__,),
             (f.__code__, {}, 3), (f.__code__, {}, 'x', 3),
             (f.__code__, {}, None, None, (1,))):
    try:
        F(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(f.__globals__ is globals(), type(f.__globals__))
f.__globals__['a'] = q
print(f() is q)
try:
    f.__globals__ = 1
except AttributeError as e:
    print(e)
print(eval('len([1])', {'__builtins__': {'len': len}}))
try:
    eval('print(1)', {'__builtins__': {}})
except NameError as e:
    print(e)
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = counter()
again = F(c.__code__, globals(), 'again', None, c.__closure__)
print(c(), again(), c(), again.__name__)
ns = {'__name__': 'other'}
run('def ff(): pass', ns)
print(ns['ff'].__module__)
run(compile('r = [i for i in range(3) if i]', 'x', 'exec'), ns)
run('t = (lambda: r)()', ns)
print(ns['r'] is ns['t'])
# Names that are computed.  CPython's method cache holds such a str until another
# name takes its entry, which depends on addresses: no variable holds one here.
class Asked:
    def do_quit(self):
        return 'quits'
def call(who, command):
    method = getattr(who, 'do_' + command, None)
    return command if method is None else method()
asked = Asked()
print(call(asked, 'quit'), call(asked, 'jump'))
print(hasattr(asked, '_' + 'x'.lower()))
try:
    getattr(asked, '%s_%s' % ('not', 'there'))
except AttributeError:
    print('not there')
