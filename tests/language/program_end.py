"""The end of the program: who dies when."""
import sys
class D:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('del', self.n, D is None)
def helper():
    pass
b = D('b')
a = D('a')
_u = D('_u')
L = [D('L0'), D('L1')]
a.child = D('a.child')
cyc = D('garbage cycle')
cyc.me = cyc
del cyc
class E2:
    attr = D('class attr')
def fn(x=D('default')):
    pass
z = D('z')
t = (D('t0'), D('t1'))
d = {'k': D('dv'), 5: [D('dl')]}
s = {D('s')}
def mk():
    c = D('closure')
    def inner():
        return c
    return inner
inner = mk()
def gen():
    q = D('in gen')
    try:
        yield 1
    finally:
        print('finally', q.n)
g = gen()
next(g)
g2 = gen()
bm = D('bound').__init__
def f():
    loc = D('loc')
    sys.exit(0)
print('end')
