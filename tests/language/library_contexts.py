import gc
import sys
from contextlib import contextmanager, closing, suppress, ExitStack, nullcontext
from abc import ABC, abstractmethod
@contextmanager
def cm(x):
    print('enter')
    try:
        yield x
    finally:
        print('exit')
a = [1]
with cm(a) as b:
    c = b
print(c is a)
with suppress(KeyError, ValueError):
    {}['x']
try:
    with cm(a):
        raise ValueError('boo')
except ValueError as e:
    print('caught', e)
class R:
    def close(self): print('closed')
with closing(R()) as r:
    print('in')
with ExitStack() as st:
    x = st.enter_context(cm([2]))
    st.callback(print, 'bye')
    print('body')
with nullcontext(a) as n:
    print(n)
class S(ABC):
    @abstractmethod
    def area(self): ...
    def show(self): return self.area()
class Sq(S):
    def area(self): return 4
s = Sq()
print(s.show(), isinstance(s, S), issubclass(Sq, S))
try:
    S()
except TypeError as e:
    print(e)
class Held:
    def __enter__(self):
        return 'held'
    def __exit__(self, *details):
        return False
with ExitStack() as st:
    print(st.enter_context(Held()))


class Leaving:
    def __init__(self, forgives):
        self.forgives = forgives

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print(kind and kind.__name__, sys.getrefcount(self),
              sys.getrefcount(value) if value else None)
        return self.forgives


def fails(*details):
    raise ValueError('from a callback')


with ExitStack() as stack:
    stack.enter_context(Leaving(False))
    stack.enter_context(Leaving(True))
    raise KeyError('forgiven')
try:
    with ExitStack() as stack:
        stack.enter_context(Leaving(False))
        stack.push(fails)
        raise KeyError('replaced')
except ValueError as e:
    print(repr(e), repr(e.__context__), sys.getrefcount(e))


# A generator that is closed inside the block: before 3.11 the exception stays
# in a cycle with the frames of __exit__
@contextmanager
def managed(thing):
    try:
        yield thing
    finally:
        thing.append('left')


def numbers(thing):
    with managed(thing) as held:
        yield held


closed, dropped = [1], [2]
running = numbers(closed)
next(running)
running.close()
running = numbers(dropped)
next(running)
del running
with ExitStack() as stack:
    first = stack.enter_context(managed([5]))
try:
    with managed([6]) as inside:
        raise KeyError(inside)
except KeyError as e:
    kept = e
gc.collect()
running = numbers([7])
next(running)
try:
    running.throw(KeyError, kept, kept.__traceback__)
except KeyError as e:
    places = e.__traceback__
del kept, places, running
