"""Names as dicts

locals(), globals(), vars() and dir().
"""
x = []
y = 5
print('x' in globals(), 'nope' in globals())
globals()['z'] = [x]
print(z)
g = globals()
print(g['x'] is x, g is globals(), locals() is g)
def f(a, b=[]):
    c = [a]
    d = locals()
    del c
    e = locals()
    print(sorted(d), d is e)
    return d
r = f(x)
def h(p):
    q = [p]
    def inner():
        return q, p
    s = locals()
    k = inner()
    return s
t = h(x)
def k():
    y1 = []
    locals()
    w = 1
    print(dir())
    print('y1' in locals(), 'zz' in vars())
    n = 2
k()
class A:
    v = 1
    print(sorted(n for n in locals() if n[:2] != '__'))
    def m(self):
        return 1
a = A()
a.name = x
print(vars(a))
print([n for n in dir(a) if not n.startswith('_')])
print([n for n in dir(A) if not n.startswith('__')])
print([n for n in dir([]) if not n.startswith('_')])
print([n for n in dir('') if not n.startswith('_')] == [n for n in dir(str) if not n.startswith('_')])
for name in [n for n in globals() if n[0] != "_"]:
    if name == 'y':
        print(globals()[name])
del globals()['y']
print('y' in dir())
def gen(z):
    yield locals()
    u = 1
    yield locals()
gg = gen(x)
m1 = next(gg)
m2 = next(gg)
print(m1, m2)

# exec looks at the variables of a function before it looks at its text, and
# up to 3.12 their dict stays.
def run(text, *more):
    kept = [1]
    try:
        exec(text)
    except SyntaxError:
        print('wrong')
    else:
        print(eval('text, kept'))
    kept = [2]
run('f() = ' + 'g')
run('new = kept')

# The names of the module as attributes of it; what is bound when the program
# ends dies with all names still there, though the module holds itself.
import __main__
from __main__ import run as same
__main__.added = [1]
print(added, same is run, vars(__main__)['added'] is added)
del __main__.added
all_names = globals()
class Last:
    def __del__(self):
        print('last', end_word)
end_word = ['the end']
last = Last()
