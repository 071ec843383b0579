import sys, traceback
class E(Exception): pass
def f(x):
    raise E('f', x)
print(sys.exc_info())
try:
    f([1])
except E as e:
    t, v, tb = sys.exc_info()
    print(t is E, v is e, tb is e.__traceback__)
    a = 1
    print(len(traceback.format_exception(t, v, tb)))
    print(traceback.format_exception_only(t, v))
    print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_next)
    fr = tb.tb_frame
    b = 2
t = v = tb = fr = None
print(sys.exc_info())
def g():
    try:
        raise KeyError
    except KeyError:
        return sys.exc_info()[1]
k = g()
print(repr(k))
k = None
print(traceback.format_exc())
import traceback
def deep(n):
    if n == 0:
        raise LookupError('deep')
    deep(n - 1)
try:
    deep(2)
except LookupError as e:
    places = traceback.extract_tb(e.__traceback__)
    print([(p.name, p.line) for p in places], places[-1][2])
