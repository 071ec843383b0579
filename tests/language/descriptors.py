"""Properties, static and class methods, descriptors of the scene."""
class T:
    def __init__(self, c):
        self._c = c
    @property
    def c(self):
        "doc"
        return self._c
    @c.setter
    def c(self, v):
        self._c = v
    @staticmethod
    def st(x):
        y = x
        return y
    @classmethod
    def cm(cls, x):
        y = x
        return y
t = T([])
v = t.c
t.c = [1]
w = t.st(v)
w = T.st(v)
w = T.cm(v)
w = t.cm(v)
bm = t.cm
f = T.st
p = T.__dict__['c']
pass
class D:
    def __get__(self, o, t=None):
        q = o
        return 5
    def __set__(self, o, v):
        q = v
class E:
    d = D()
e = E()
e.d
e.d = []
print(e.d, E.d)
try:
    t.zz
except AttributeError as x:
    print(x)
try:
    T.zz
except AttributeError as x:
    print(x)
try:
    del t.zz
except AttributeError as x:
    print(x)
try:
    del t.c
except AttributeError as x:
    print(x)

class Fussy:
    def __set_name__(self, owner, name):
        raise ValueError(name)
try:
    class Owner:
        part = Fussy()
except Exception as e:
    print(type(e).__name__, e, repr(e.__cause__), getattr(e, '__notes__', 0))
    problem = e
print(type(problem).__name__)
class Watched:
    @property
    def level(self): return self.kept
    @level.setter
    def level(self, value):
        self.kept = value
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
watched = Watched()
watched.level = 1000
print(watched.level, type(object.__setattr__).__name__)


# a bound method as a decorator
class Handlers:
    def __init__(self):
        self.all = []

    def add(self, handler):
        found = self.all
        found.append(handler)
        return handler


handlers = Handlers()


@handlers.add
def answer(question):
    return question


@handlers.add
class Answer:
    pass


size = len(handlers.all)

class Kept:
    """A descriptor that can be set, and does not answer."""
    def __set__(self, instance, value):
        instance.__dict__['kept'] = value

class Meta(type):
    shown = Kept()

class Keeper(metaclass=Meta):
    kept = Kept()
    shown = 'of the class'

keeper = Keeper()
print(keeper.kept is Keeper.kept)
keeper.kept = kept_value = ['kept']
print(keeper.kept, getattr(keeper, 'kept'), Keeper.shown)


class Chosen:
    @classmethod
    def of_class(cls):
        return cls

    @staticmethod
    def alone():
        return 'alone'

    choices = {'class': of_class, 'static': alone}


for choice, method in Chosen.choices.items():
    print(choice, method.__get__(None, Chosen)())
print(dict.keys.__objclass__, (1).conjugate(), True.bit_length())
print(dict.keys.__qualname__, [].append.__qualname__, dict.fromkeys.__qualname__)
print(len.__qualname__, ''.join.__name__)


class Static:
    @staticmethod
    def same(x):
        return x


print(callable(Static.__dict__['same']), callable(Static.same))
