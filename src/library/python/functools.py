"""Functions that take or give functions."""
import _refstep
import sys as _sys
from _functools import (partial, reduce, cmp_to_key, _lru_cache_wrapper)
from collections import namedtuple as _namedtuple

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS',
           'WRAPPER_UPDATES', 'total_ordering', 'cache', 'cmp_to_key',
           'lru_cache', 'reduce', 'partial', 'partialmethod',
           'singledispatch', 'singledispatchmethod', 'cached_property']

_minor = _sys.version_info[1]
_NOT_FOUND = object()


# ---- wrappers --------------------------------------------------------------

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__',
                       '__annotations__')
if _minor >= 12:
    WRAPPER_ASSIGNMENTS += ('__type_params__',)
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS,
                   updated=WRAPPER_UPDATES):
    """Makes a wrapper look like what it wraps."""
    for attr in assigned:
        value = getattr(wrapped, attr, _NOT_FOUND)
        if value is not _NOT_FOUND:
            setattr(wrapper, attr, value)
    for attr in updated:
        getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that makes a wrapper look like what it wraps."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned,
                   updated=updated)


# ---- total_ordering --------------------------------------------------------

# A class that has one comparison gets the others from here: what follows from
# which, in the order in which a class gets them, and how, from the answer.
_DERIVED = {
    'lt': {'gt': 'not op_result and self != other',
           'le': 'op_result or self == other',
           'ge': 'not op_result'},
    'le': {'ge': 'not op_result or self == other',
           'lt': 'op_result and self != other',
           'gt': 'not op_result'},
    'gt': {'lt': 'not op_result and self != other',
           'ge': 'op_result or self == other',
           'le': 'not op_result'},
    'ge': {'le': 'not op_result or self == other',
           'gt': 'op_result and self != other',
           'lt': 'not op_result'}}


def _comparison(wanted, written):
    """The function for one comparison by another. It is written as text, not
    made by a closure, because what a class holds can be seen."""
    name = f'_{wanted}_from_{written}'
    text = (f'def {name}(self, other):\n'
            f' op_result = type(self).__{written}__(self, other)\n'
            ' if op_result is NotImplemented: return op_result\n'
            f' return {_DERIVED[written][wanted]}\n'
            f'return {name}')
    made = _refstep.function(
        'def made():\n ' + text.replace('\n', '\n '), 'functools')()
    made.__name__, made.__qualname__ = f'__{wanted}__', name
    return made


_COMPARISONS = {(wanted, written): _comparison(wanted, written)
                for written in _DERIVED for wanted in _DERIVED[written]}


def total_ordering(cls):
    """Gives a class the comparisons that it has not written."""
    written = [name for name in _DERIVED
               if getattr(cls, f'__{name}__', None)
               is not getattr(object, f'__{name}__', None)]
    if not written:
        raise ValueError('must define at least one ordering operation: '
                         '< > <= >=')
    for name in _DERIVED[max(written)]:
        if name not in written:
            setattr(cls, f'__{name}__', _COMPARISONS[name, max(written)])
    return cls


# ---- caches ----------------------------------------------------------------

_CacheInfo = _namedtuple('CacheInfo', ['hits', 'misses', 'maxsize',
                                       'currsize'], module='functools')
_kwd_mark = (object(),)


def lru_cache(maxsize=128, typed=False):
    """A decorator that remembers the last results."""
    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed,
                                     _CacheInfo, _kwd_mark)
        if _minor >= 9:
            wrapper.cache_parameters = lambda: {'maxsize': maxsize,
                                                'typed': typed}
        return update_wrapper(wrapper, user_function)

    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return decorating_function(function)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a '
                        'callable, or None')
    return decorating_function


def cache(user_function, /):
    """Remembers all results."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property that is computed once and then kept in the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        if _minor >= 13:
            self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        before = self.attrname
        if before is not None and before != name:
            raise TypeError('Cannot assign the same cached_property to two '
                            f'different names ({before!r} and {name!r}).')
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without '
                            'calling __set_name__ on it.')
        cache = getattr(instance, '__dict__', None)
        if cache is None:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f'instance to cache {self.attrname!r} property.')
        val = cache.get(self.attrname, _NOT_FOUND)
        if val is not _NOT_FOUND:
            return val
        val = self.func(instance)
        try:
            cache[self.attrname] = val
        except TypeError:
            raise TypeError(
                f"The '__dict__' attribute on {type(instance).__name__!r} "
                'instance does not support item assignment for caching '
                f'{self.attrname!r} property.') from None
        return val


# ---- partialmethod ---------------------------------------------------------

class partialmethod(object):
    """A method that is another method with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        elif not (callable(func) or hasattr(func, '__get__')):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        kind = type(self)
        given = ', '.join(map(repr, self.args))
        named = ', '.join(f'{name}={value!r}'
                          for name, value in self.keywords.items())
        return (f'{kind.__module__}.{kind.__qualname__}({self.func}, {given}, '
                f'{named})')

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            return self.func(cls_or_self, *self.args, *args, **keywords)
        setattr(_method, '__partialmethod__' if _minor >= 13
                else '_partialmethod', self)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        new_func = get(obj, cls) if get is not None else self.func
        if new_func is self.func:
            return self._make_unbound_method().__get__(obj, cls)
        result = partial(new_func, *self.args, **self.keywords)
        if hasattr(new_func, '__self__'):
            result.__self__ = new_func.__self__
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


# ---- singledispatch --------------------------------------------------------

def _find_impl(cls, registry):
    """The function for the nearest class in the order of cls; abstract base
    classes count where they first apply."""
    for base in cls.__mro__:
        if base is object:
            break
        if base in registry:
            return registry[base]
    best = None
    for known in registry:
        if known is object or known in cls.__mro__:
            continue
        try:
            applies = issubclass(cls, known)
        except TypeError:
            continue
        if applies and (best is None or issubclass(known, best)):
            best = known
    if best is None:
        best = object
    return registry.get(best)


_UNIONS = ('UnionType', '_UnionGenericAlias')


def _classes(annotation):
    """The classes that an annotation stands for, or None."""
    if isinstance(annotation, type):
        return (annotation,)
    if _minor < 11 or type(annotation).__name__ not in _UNIONS:
        return None
    classes = annotation.__args__
    return classes if all(isinstance(c, type) for c in classes) else None


def _annotated(function):
    """The name and the type of the first argument that has one."""
    if not getattr(function, '__annotations__', None):
        return None, None
    from typing import get_type_hints
    return next(iter(get_type_hints(function).items()))


def singledispatch(func):
    """A function that has a version for each type of its first argument."""
    from types import MappingProxyType
    from weakref import WeakKeyDictionary as _WeakKeyDictionary
    registry = {}
    dispatch_cache = _WeakKeyDictionary()
    funcname = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        """The version for a class."""
        try:
            impl = dispatch_cache[cls]
        except KeyError:
            try:
                impl = registry[cls]
            except KeyError:
                impl = _find_impl(cls, registry)
            dispatch_cache[cls] = impl
        return impl

    def register(cls, func=None):
        """Adds a version for a class."""
        known = _classes(cls)
        if known and func is None:
            return lambda f: register(cls, f)
        if not known and func is not None:
            raise TypeError('Invalid first argument to `register()`. '
                            f'{cls!r} is not a class'
                            f'{" or union type" * (_minor >= 11)}.')
        if not known:
            func = cls
            argname, cls = _annotated(func)
            if argname is None:
                raise TypeError(
                    f'Invalid first argument to `register()`: {func!r}. '
                    'Use either `@register(some_class)` or plain '
                    '`@register` on an annotated function.')
            known = _classes(cls)
            if not known:
                raise TypeError(f'Invalid annotation for {argname!r}. '
                                f'{cls!r} is not a class.')
        registry.update(dict.fromkeys(known, func))
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if args:
            return dispatch(args[0].__class__)(*args, **kw)
        raise TypeError(f'{funcname} requires at least 1 positional argument')

    registry[object] = func
    wrapper.register, wrapper.dispatch = register, dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """The same for methods, by the type of the argument after self."""

    def __init__(self, func):
        if not (callable(func) or hasattr(func, '__get__')):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher, self.func = singledispatch(func), func
        if _minor >= 13:
            from weakref import WeakKeyDictionary
            self._method_cache = WeakKeyDictionary()

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def _dress(self, method):
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        return update_wrapper(method, self.func)

    if _minor < 13:
        def __get__(self, obj, cls=None):
            def _method(*args, **kwargs):
                method = self.dispatcher.dispatch(args[0].__class__)
                return method.__get__(obj, cls)(*args, **kwargs)
            return self._dress(_method)
    else:
        def __get__(self, obj, cls=None):
            try:
                return self._method_cache[obj]
            except (KeyError, TypeError):
                pass
            dispatch = self.dispatcher.dispatch
            funcname = getattr(self.func, '__name__',
                               'singledispatchmethod method')

            def _method(*args, **kwargs):
                if args:
                    return dispatch(args[0].__class__).__get__(obj, cls)(
                        *args, **kwargs)
                raise TypeError(f'{funcname} requires at least 1 positional '
                                'argument')
            self._dress(_method)
            try:
                self._method_cache[obj] = _method
            except TypeError:
                pass
            return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


if _minor < 9:
    del cache
