from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Sized, Iterable, Mapping, MutableMapping

class Shape(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        ok = any('area' in k.__dict__ for k in other.__mro__)
        if cls is Shape and ok:
            return True
        return NotImplemented

    @abstractmethod
    def area(self):
        raise NotImplementedError

    @property
    @abstractmethod
    def name(self):
        return 'shape'

class Square(Shape):
    name = 'square'
    def __init__(self, s):
        self.s = s
    def area(self):
        return self.s ** 2

class Blob:
    def area(self):
        return 4

class Other:
    pass

sq, bl, ot = Square(3), Blob(), Other()
print(isinstance(sq, Shape), isinstance(bl, Shape), isinstance(ot, Shape))
print(isinstance(ot, Shape), isinstance(bl, Shape), issubclass(Blob, Shape))
Shape.register(Other)
print(isinstance(ot, Shape), issubclass(Other, Square))

class Meta(ABCMeta):
    def __instancecheck__(cls, obj):
        r = super().__instancecheck__(obj)
        return r or hasattr(obj, 'magic')
    def __subclasscheck__(cls, sub):
        r = super().__subclasscheck__(sub)
        return r

class Magic(metaclass=Meta):
    pass
class Deep(Magic):
    pass
class M:
    magic = 1
m = M()
print(isinstance(m, Magic), isinstance(ot, Magic), isinstance(Deep(), Magic), issubclass(M, Magic), issubclass(Deep, Magic))
@Magic.register
class Reg:
    pass
r = Reg()
print(isinstance(r, Magic), issubclass(Reg, Magic), isinstance(r, Deep))
try:
    Shape()
except TypeError as e:
    print(e)
try:
    Deep.register(Magic)
except RuntimeError as e:
    print(e)
class Fake:
    @property
    def __class__(self):
        c = Square
        return c
f = Fake()
print(isinstance(f, Shape), isinstance(f, Square), type(f) is Square)
class Sizy:
    def __len__(self):
        return 3
z = Sizy()
print(isinstance(z, Sized), isinstance(z, Iterable), isinstance({}, Mapping), issubclass(dict, MutableMapping))
class Plain(type):
    def __subclasscheck__(cls, sub):
        n = 1
        return n == 1
    def __instancecheck__(cls, sub):
        n = 1
        return False
class PP(metaclass=Plain): pass
print(issubclass(int, PP), isinstance(3, PP), isinstance(PP(), PP), isinstance(z, (int, PP)))
try:
    raise ValueError('x')
except (KeyError, ValueError) as e:
    print(issubclass(type(e), (KeyError, PP)))
del Other, ot
