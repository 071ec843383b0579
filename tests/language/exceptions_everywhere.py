import gc
class Res:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print('open', self.name)
        return self
    def __exit__(self, t, v, tb):
        print('close', self.name, t.__name__ if t else None)
        return self.name == 'swallow'
    def __del__(self): print('del', self.name)
def gen(r):
    try:
        for i in range(3):
            try:
                yield i
            except ValueError as e:
                got = e
                yield ['caught', i]
    finally:
        print('gen closed')
        x = [r]
r = []
g = gen(r)
a = next(g)
b = g.throw(ValueError('v'))
a = next(g)
g.close()
g = None
def gen2():
    with Res('g') as q:
        yield q
        yield 2
g = gen2()
q = next(g)
del g
q = None
def gen3():
    try:
        yield 1
    except GeneratorExit:
        print('exit')
        raise
for v in gen3():
    break
v = None
def gen4():
    raise StopIteration('inside')
    yield
try:
    list(gen4())
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))
    k = e
k = None
def handle():
    try:
        raise KeyError('outer')
    except KeyError as e:
        yield e
        try:
            raise ValueError('inner')
        except ValueError as f:
            yield f
        yield 3
h = handle()
e1 = next(h)
e2 = next(h)
print(e2.__context__ is e1)
n = next(h)
e1 = e2 = None
h.close()
h = None
def multi():
    with Res('a') as a, Res('b') as b:
        with Res('swallow'):
            raise IndexError('i')
        c = [a, b]
        return c
m = multi()
m = None
def retry(n):
    for i in range(n):
        try:
            if i < 2:
                raise OSError(i, 'try')
            return ['ok', i]
        except OSError as e:
            last = e
            print('failed', e, e.errno)
        finally:
            print('round', i)
z = retry(4)
print(gc.collect())
def nested(n):
    try:
        if n == 0:
            raise ValueError('base')
        nested(n - 1)
    except ValueError as e:
        if n == 2:
            raise TypeError('two') from e
        raise
try:
    nested(3)
except TypeError as e:
    t = e.__traceback__
    d = 0
    while t is not None:
        d += 1
        t = t.tb_next
    print(d, e.__cause__)
class Fin:
    def __del__(self): print('fin')
def local():
    f = Fin()
    raise RuntimeError('l')
try:
    local()
except RuntimeError:
    print('handler')
print('after')
try:
    local()
except RuntimeError as e:
    keep = e
print('kept')
keep = keep.with_traceback(None)
print('dropped')
def fin_ret():
    x = [1]
    try:
        raise ValueError
    finally:
        return x
fin_ret()
def loop():
    for i in range(3):
        try:
            continue
        finally:
            if i == 1:
                break
    return i
loop()
def inner_try(L):
    try:
        try:
            return L
        finally:
            L = [L]
            1 / 0
    except ZeroDivisionError:
        return L
inner_try([5])
def else_():
    try:
        x = []
    except ValueError:
        y = 1
    else:
        y = [x]
    finally:
        z = [x, y]
    return z
else_()
