"""Abstract base classes of containers: what they must write, and what they
get for it."""
import sys as _sys
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod

# What the classes tell as their module.
__name__ = 'collections.abc'
_minor = _sys.version_info[1]

__all__ = ['Awaitable', 'Coroutine', 'Hashable', 'Iterable', 'Iterator',
           'Generator', 'Reversible', 'Sized', 'Container', 'Callable',
           'Collection', 'Set', 'MutableSet', 'Mapping', 'MutableMapping',
           'MappingView', 'KeysView', 'ItemsView', 'ValuesView', 'Sequence',
           'MutableSequence', 'ByteString', 'AsyncIterable',
           'AsyncIterator', 'AsyncGenerator']
if _minor >= 12:
    __all__.append('Buffer')


# What a class is asked for that should count as one of these without deriving
# from it: the names of the methods it must have.
_ASKED = {
    'AsyncIterable': ('__aiter__',),
    'AsyncIterator': ('__anext__', '__aiter__'),
    'Awaitable': ('__await__',),
    'Buffer': ('__buffer__',),
    'Callable': ('__call__',),
    'Collection': ('__len__', '__iter__', '__contains__'),
    'Container': ('__contains__',),
    'Generator': ('__iter__', '__next__', 'send', 'throw', 'close'),
    'Hashable': ('__hash__',),
    'Iterable': ('__iter__',),
    'Iterator': ('__iter__', '__next__'),
    'Reversible': ('__reversed__', '__iter__'),
    'Sized': ('__len__',),
}


def _offers(C, method):
    """Whether the class itself or a base of it (a metaclass does not count)
    has the method, and does not refuse it with None."""
    return (getattr(C, method, None) is not None
            and any(method in base.__dict__ for base in C.__mro__))


@classmethod
def _by_methods(cls, C):
    """The __subclasshook__ of the classes that _ASKED names, and of no class
    derived from them, whatever its name."""
    name = cls.__name__
    if name in _ASKED and globals().get(name) is cls:
        if all(_offers(C, method) for method in _ASKED[name]):
            return True
    return NotImplemented


def _generic(cls, item):
    """Container[item], which 3.8 did not have."""
    from types import GenericAlias
    return GenericAlias(cls, item)


_subscript = classmethod(_generic)


# ---- one method each -------------------------------------------------------

class AsyncIterable(metaclass=_ABCMeta):
    __slots__ = ()
    __subclasshook__ = _by_methods

    @_abstractmethod
    def __aiter__(self):
        return AsyncIterator()


class AsyncIterator(AsyncIterable):
    __slots__ = ()

    def __aiter__(self):
        return self

    @_abstractmethod
    def __anext__(self):
        raise StopIteration


class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    @_abstractmethod
    def athrow(self, typ, val=None, tb=None):
        raise typ

    @_abstractmethod
    def asend(self, value):
        raise StopIteration


class Hashable(metaclass=_ABCMeta):
    __slots__ = ()
    __subclasshook__ = _by_methods

    @_abstractmethod
    def __hash__(self):
        return 0


class Awaitable(metaclass=_ABCMeta):
    __slots__ = ()
    __subclasshook__ = _by_methods

    @_abstractmethod
    def __await__(self):
        yield


class Coroutine(Awaitable):
    __slots__ = ()

    @_abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ

    @_abstractmethod
    def send(self, value):
        raise StopIteration


class Iterable(metaclass=_ABCMeta):
    __slots__ = ()
    __subclasshook__ = _by_methods

    @_abstractmethod
    def __iter__(self):
        yield from ()


class Iterator(Iterable):
    __slots__ = ()

    def __iter__(self):
        return self

    @_abstractmethod
    def __next__(self):
        raise StopIteration


class Reversible(Iterable):
    __slots__ = ()

    @_abstractmethod
    def __reversed__(self):
        yield from ()


class Generator(Iterator):
    __slots__ = ()

    @_abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ

    @_abstractmethod
    def send(self, value):
        raise StopIteration

    def __next__(self):
        return self.send(None)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (StopIteration, GeneratorExit):
            return
        raise RuntimeError('generator ignored GeneratorExit')


class Sized(metaclass=_ABCMeta):
    __slots__ = ()
    __subclasshook__ = _by_methods

    @_abstractmethod
    def __len__(self):
        return 0


class Container(metaclass=_ABCMeta):
    __slots__ = ()
    __subclasshook__ = _by_methods

    @_abstractmethod
    def __contains__(self, x):
        return False


class Collection(Sized, Iterable, Container):
    __slots__ = ()


class Callable(metaclass=_ABCMeta):
    __slots__ = ()
    __subclasshook__ = _by_methods

    @_abstractmethod
    def __call__(self, *args, **kwds):
        return False


if _minor >= 12:
    class Buffer(metaclass=_ABCMeta):
        __slots__ = ()
        __subclasshook__ = _by_methods

        @_abstractmethod
        def __buffer__(self, flags, /):
            raise NotImplementedError


# ---- sets ------------------------------------------------------------------
# Scene code runs inside these methods (lengths, iteration, equality), so each
# does its work in its own frame: a helper would hold the operands once more.

class Set(Collection):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __eq__(self, other):
        if isinstance(other, Set):
            return len(self) == len(other) and self.__le__(other)
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, Set):
            return len(self) < len(other) and self.__le__(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, Set):
            return len(self) > len(other) and self.__ge__(other)
        return NotImplemented

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        if len(self) <= len(other):
            for elem in self:
                if elem not in other:
                    break
            else:
                return True
        return False

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        if len(self) >= len(other):
            for elem in other:
                if elem not in self:
                    break
            else:
                return True
        return False

    def isdisjoint(self, other):
        for value in other:
            if value in self:
                break
        else:
            return True
        return False

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(value for value in other
                                       if value in self)
        return NotImplemented

    def __or__(self, other):
        if isinstance(other, Iterable):
            joined = (e for s in (self, other) for e in s)
            return self._from_iterable(joined)
        return NotImplemented

    def __sub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        if not isinstance(other, Set):
            other = self._from_iterable(other)
        return self._from_iterable(value for value in self
                                   if value not in other)

    def __rsub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        if not isinstance(other, Set):
            other = self._from_iterable(other)
        return self._from_iterable(value for value in other
                                   if value not in self)

    def __xor__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        if not isinstance(other, Set):
            other = self._from_iterable(other)
        return (self - other) | (other - self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__


class MutableSet(Set):
    __slots__ = ()

    @_abstractmethod
    def discard(self, value):
        raise NotImplementedError

    @_abstractmethod
    def add(self, value):
        raise NotImplementedError

    def clear(self):
        while True:
            try:
                self.pop()
            except KeyError:
                break

    def pop(self):
        it = iter(self)
        try:
            value = next(it)
        except StopIteration:
            raise KeyError from None
        self.discard(value)
        return value

    def remove(self, value):
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __isub__(self, it):
        if it is not self:
            for value in it:
                self.discard(value)
        else:
            self.clear()
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        if not isinstance(it, Set):
            it = self._from_iterable(it)
        for value in it:
            (self.discard if value in self else self.add)(value)
        return self


# ---- mappings --------------------------------------------------------------

class Mapping(Collection):
    __slots__ = ()
    __reversed__ = None

    @_abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def __contains__(self, key):
        try:
            self[key]
            return True
        except KeyError:
            return False

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def keys(self):
        return KeysView(self)


class MappingView(Sized):
    __slots__ = ('_mapping',)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        shape = '{0.__class__.__name__}({0._mapping!r})'
        return shape.format(self)

    def __len__(self):
        return len(self._mapping)


@classmethod
def _plain_set(cls, it):
    """What the operators of keys and items make."""
    return set(it)


class KeysView(MappingView, Set):
    __slots__ = ()
    _from_iterable = _plain_set

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()
    _from_iterable = _plain_set

    def __iter__(self):
        for key in self._mapping:
            yield (key, self._mapping[key])

    def __contains__(self, item):
        key, value = item
        try:
            v = self._mapping[key]
        except KeyError:
            return False
        return v is value or v == value


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    def __contains__(self, value):
        for key in self._mapping:
            v = self._mapping[key]
            if v is value or v == value:
                break
        else:
            return False
        return True


class MutableMapping(Mapping):
    __slots__ = ()
    __marker = object()

    @_abstractmethod
    def __delitem__(self, key):
        raise KeyError

    @_abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    def clear(self):
        while True:
            try:
                self.popitem()
            except KeyError:
                break

    def pop(self, key, default=__marker):
        try:
            value = self[key]
        except KeyError:
            if default is not self.__marker:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=(), /, **kwds):
        known = isinstance(other, Mapping)
        if known or hasattr(other, 'keys'):
            for key in other if known else other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value


# ---- sequences -------------------------------------------------------------

class Sequence(Reversible, Collection):
    __slots__ = ()

    @_abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                break
        else:
            return False
        return True

    def __iter__(self):
        i = 0
        try:
            while True:
                yield (v := self[i])
                i += 1
        except IndexError:
            pass

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def count(self, value):
        return sum(1 for v in self if v is value or v == value)

    def index(self, value, start=0, stop=None):
        if start is not None:
            start = max(start + len(self), 0) if start < 0 else start
        i = start
        if stop is not None and stop < 0:
            stop += len(self)
        while stop is None or i < stop:
            try:
                v = self[i]
            except IndexError:
                break
            if v is value or v == value:
                return i
            i += 1
        raise ValueError


class ByteString(Sequence):
    __slots__ = ()


class MutableSequence(Sequence):
    __slots__ = ()

    @_abstractmethod
    def insert(self, index, value):
        raise IndexError

    @_abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @_abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    def clear(self):
        while True:
            try:
                self.pop()
            except IndexError:
                break

    def __iadd__(self, values):
        self.extend(values)
        return self

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        values = list(values) if values is self else values
        for v in values:
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - 1 - i] = self[n - 1 - i], self[i]


# ---- built-in types that are such ------------------------------------------

def _register():
    def generator():
        yield

    rows = [(Set, (frozenset, type({}.keys()), type({}.items()))),
            (MutableSet, (set,)), (MutableMapping, (dict,)),
            (Mapping, (type(type.__dict__),)),
            (KeysView, (type({}.keys()),)), (ItemsView, (type({}.items()),)),
            (ValuesView, (type({}.values()),)),
            (Sequence, (tuple, str, range)), (MutableSequence, (list,)),
            (ByteString, (bytes,)),
            (Generator, (type(generator()),))]
    if _minor >= 12:
        rows.append((Buffer, (bytes, bytearray, memoryview)))
    for abstract, types in rows:
        for cls in types:
            abstract.register(cls)


_register()
if _minor >= 9:
    for _cls in (Awaitable, Coroutine, Iterable, Generator, Container,
                 Collection, Callable, Set, Mapping, MappingView, KeysView,
                 ItemsView, ValuesView, Sequence):
        _cls.__class_getitem__ = _subscript
