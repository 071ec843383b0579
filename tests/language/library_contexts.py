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
