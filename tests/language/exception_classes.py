class E(Exception): pass
x = []
try: raise E(x)
except E as e:
    print(e, repr(e), e.args)
    k = 1
def f(p): raise E(p)
try: f(x)
except E as e:
    a = 1
try: f(x)
except E as e: kept = e
a = 2
kept.__traceback__ = None
a = 3
del kept
o = E(x)
try: raise o
except E:
    a = 4
a = 5
del o
class CM:
    def __init__(self, o): self.o = o
    def __enter__(self): return self.o
    def __exit__(self, *a): return True
cm = CM(x)
with cm as y:
    a = 1
with CM([]) as y:
    a = 2
with cm as y:
    a = 3
    raise ValueError(x)
a = 4
def g():
    with cm as z, CM([z]) as w:
        q = 1
        return [w]
r = g()
class Err(ValueError):
    def __init__(self, code, *rest):
        ValueError.__init__(self, code, *rest)
        self.code = code
        self.extra = [code]
    def __str__(self):
        return 'Err %s' % self.code
try:
    raise Err(7, x)
except ValueError as e:
    print(e, repr(e), e.code, e.extra, e.args)
    kept = e
b = 1
kept.note = [1]
b = 2
import gc
kept = None
print(gc.collect())
def h():
    y = []
    try: raise E
    except E as e: s = e
    return None
h()
print(gc.collect())
class Log:
    def __enter__(self):
        print('enter')
        return self
    def __exit__(self, t, v, tb):
        print('exit', t, v, tb is None)
        return False
def w():
    for i in range(3):
        with Log() as l:
            if i == 1:
                continue
            if i == 2:
                return l
            j = i
w()
try:
    with Log():
        1 / 0
except ZeroDivisionError as e:
    c = e
c = None
def mixed():
    try:
        with Log() as a, Log() as b:
            raise KeyError('k k')
    except KeyError as e:
        n = 1
        return e.args
    finally:
        m = 2
mixed()
class Bad:
    def __enter__(self): raise ValueError('enter')
    def __exit__(self, *a): print('never')
try:
    with Bad(): pass
except ValueError as e:
    print(e)
class Bad2:
    def __enter__(self): return self
    def __exit__(self, *a): raise ValueError('exit')
try:
    with Bad2() as q:
        raise KeyError(1)
except ValueError as e:
    print(repr(e), repr(e.__context__))
    t = e
t = None
q = None
class Sub(E):
    pass
for cls in (E, Sub, KeyError):
    try:
        raise cls('m m')
    except Sub as e:
        print('sub', e)
    except E as e:
        print('E', e)
    except Exception as e:
        print('other', e)
del cls
e = Sub()
print(isinstance(e, E), issubclass(Sub, Exception), Sub.__mro__)
e.add = 5
print(e.__dict__)
try:
    raise Sub from E('cause')
except Sub as err:
    print(repr(err.__cause__), err.__suppress_context__)
    d = err
d = None
