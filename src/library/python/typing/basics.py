"""Names for annotations.  Nothing is checked; they print well.

Who holds what is as in CPython, since it shows in the counts: every form
remembers what it was subscripted with, and the annotations of the classes of
files use some of the names.
"""
import _refstep
import sys as _sys
import _collections_abc as _abc
import collections as _collections
import contextlib as _contextlib
import _typing_files
import _typing_records
from functools import (lru_cache as _lru_cache, partial as _partial,
                       wraps as _wraps)
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod

_minor = _sys.version_info[1]
_words = 'arguments' if _minor >= 10 else 'parameters'


# ---- what is remembered ----------------------------------------------------

_caches = {}


def _tp_cache(func=None, /, *, typed=False):
    """Gives the same answer to the same question, where it can be asked."""
    def decorator(func):
        _caches[func] = _lru_cache(typed=typed)(func)

        @_wraps(func)
        def inner(*args, **kwds):
            try:
                return _caches[func](*args, **kwds)
            except TypeError:
                pass
            return func(*args, **kwds)
        return inner
    return decorator if func is None else decorator(func)


def _tp_cache_in_cell(func=None, /, *, typed=False):
    """The same; the function itself holds its memory."""
    def decorator(func):
        cached = _lru_cache(typed=typed)(func)

        @_wraps(func)
        def inner(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                pass
            return func(*args, **kwds)
        return inner
    return decorator if func is None else decorator(func)


if _minor < 12:
    _tp_cache = _tp_cache_in_cell


# ---- what many of them share -----------------------------------------------

def _as_tuple(parameters):
    """What stands in [ ], of which one alone is no tuple."""
    return parameters if isinstance(parameters, tuple) else (parameters,)


def _join(self, other):
    return Union[self, other]


def _join_right(self, other):
    return Union[other, self]


def _joined_since(version):
    """From a version on, | makes a union of what a class has."""
    def decorate(cls):
        if _minor >= version:
            cls.__or__, cls.__ror__ = _join, _join_right
        return cls
    return decorate


# ---- arguments of forms ----------------------------------------------------

def _type_repr(obj):
    if isinstance(obj, type):
        module = obj.__module__
        return (f'{module}.' if module != 'builtins' else
                '') + obj.__qualname__
    if obj is ...:
        return '...'
    if isinstance(obj, type(_type_repr)):
        return obj.__name__
    if isinstance(obj, (tuple, list)):
        return '[' + ', '.join(map(_type_repr, obj)) + ']'
    return repr(obj)


def _type_convert(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


def _type_check(arg, msg, is_argument=True):
    """What stands for a type, if it can."""
    invalid_generic_forms = (Generic, Protocol)
    if is_argument:
        invalid_generic_forms += (ClassVar, Final)
    arg = _type_convert(arg)
    if (isinstance(arg, _GenericAlias)
            and arg.__origin__ in invalid_generic_forms):
        raise TypeError(f'{arg} is not valid as type argument')
    if isinstance(arg, (type, TypeVar, ForwardRef)):
        if arg in (Generic, Protocol):
            raise TypeError(f'Plain {arg} is not valid as type argument')
        return arg
    if isinstance(arg, _SpecialForm):
        if arg._name in _plain_forms:
            return arg
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple if _minor >= 11 else not callable(arg):
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _collect_parameters(args):
    """The type variables in args."""
    parameters = {}
    for t in args:
        if isinstance(t, type):
            continue
        if isinstance(t, (TypeVar, _TypeVarTuple)):
            found = (t,)
        elif isinstance(t, tuple):
            found = _collect_parameters(t)
        else:
            found = getattr(t, '__parameters__', ())
        parameters.update(dict.fromkeys(found))
    return tuple(parameters)


def _check_generic(cls, parameters, elen):
    if not elen:
        raise TypeError(f'{cls} is not a generic class')
    alen = len(parameters)
    if alen != elen:
        raise TypeError(f'Too {"many" if alen > elen else "few"} {_words} '
                        f'for {cls}; actual {alen}, expected {elen}')


@_joined_since(8)
class ForwardRef:
    """A type that is written as text."""
    __slots__ = ('__forward_arg__', '__forward_value__',
                 '__forward_evaluated__')

    def __init__(self, arg, is_argument=True):
        if not isinstance(arg, str):
            raise TypeError('Forward reference must be a string -- got '
                            f'{arg!r}')
        self.__forward_arg__ = arg
        self.__forward_evaluated__ = False
        self.__forward_value__ = None

    def _evaluate(self, module):
        if not self.__forward_evaluated__:
            value = _refstep.evaluate(self.__forward_arg__, module)
            value = _type_check(
                value, 'Forward references must evaluate to types.')
            self.__forward_value__ = _eval_type(value, module)
            self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if isinstance(other, ForwardRef):
            known = self.__forward_evaluated__ and other.__forward_evaluated__
            return self.__forward_arg__ == other.__forward_arg__ and (
                not known
                or self.__forward_value__ == other.__forward_value__)
        return NotImplemented

    def __hash__(self):
        return hash((self.__forward_arg__, None))

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'
