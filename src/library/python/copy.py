"""Copies of one level, and of all levels."""
import sys as _sys
from _weakref import ref as _ref
from types import (BuiltinFunctionType as _BuiltinFunctionType,
                   CodeType as _CodeType, FunctionType as _FunctionType,
                   MethodType as _MethodType)

__all__ = ['Error', 'copy', 'deepcopy']

_minor = _sys.version_info[1]


class Error(Exception):
    pass


error = Error


# ---- one level -------------------------------------------------------------

_copied_as_they_are = {
    type(None), int, float, bool, complex, str, tuple, bytes, frozenset,
    type, range, slice, property, _BuiltinFunctionType, type(Ellipsis),
    type(NotImplemented), _FunctionType, _CodeType, _ref}
_copied_by_method = {list: list.copy, dict: dict.copy, set: set.copy,
                     bytearray: bytearray.copy}


def copy(x):
    """A new object with the same items or attributes."""
    cls = type(x)
    if cls in _copied_as_they_are:
        return x
    copier = _copied_by_method.get(cls)
    if copier:
        return copier(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    rv = _reduce(x, cls)
    if isinstance(rv, str):
        return x
    return _reconstruct(x, None, *rv)


def _reduce(x, cls):
    reductor = getattr(x, '__reduce_ex__', None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, '__reduce__', None)
    if reductor:
        return reductor()
    raise Error('un(shallow)copyable object of type %s' % cls)


# ---- all levels ------------------------------------------------------------

def deepcopy(x, memo=None, _nil=[]):
    """A new object whose items and attributes are new too, and so on."""
    if _minor >= 12:
        d = id(x)
        if memo is None:
            memo = {}
        else:
            y = memo.get(d, _nil)
            if y is not _nil:
                return y
    else:
        if memo is None:
            memo = {}
        d = id(x)
        y = memo.get(d, _nil)
        if y is not _nil:
            return y
    cls = type(x)
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            y = copier(memo)
        else:
            rv = _reduce_deep(x, cls)
            if isinstance(rv, str):
                y = x
            else:
                y = _reconstruct(x, memo, *rv)
    if y is not x:
        memo[d] = y
        _keep_alive(x, memo)
    return y


def _reduce_deep(x, cls):
    reductor = getattr(x, '__reduce_ex__', None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, '__reduce__', None)
    if reductor:
        return reductor()
    raise Error('un(deep)copyable object of type %s' % cls)


def _deepcopy_atomic(x, memo):
    return x


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    y = []
    memo[id(x)] = y
    append = y.append
    for a in x:
        append(deepcopy(a, memo))
    return y


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    y = [deepcopy(a, memo) for a in x]
    try:
        return memo[id(x)]
    except KeyError:
        pass
    for k, j in zip(x, y):
        if k is not j:
            y = tuple(y)
            break
    else:
        y = x
    return y


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {
    list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict,
    _MethodType: _deepcopy_method}
for _type in (type(None), type(Ellipsis), type(NotImplemented), int, float,
              bool, complex, bytes, str, _CodeType, type, range,
              _BuiltinFunctionType, _FunctionType, _ref, property):
    _deepcopy_dispatch[_type] = _deepcopy_atomic


def _keep_alive(x, memo):
    """What was copied must live as long as the memo, whose keys are ids."""
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _reconstruct(x, memo, func, args, state=None, listiter=None,
                 dictiter=None, *, deepcopy=deepcopy):
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            if isinstance(state, tuple) and len(state) == 2:
                state, slotstate = state
            else:
                slotstate = None
            if state is not None:
                y.__dict__.update(state)
            if slotstate is not None:
                for key, value in slotstate.items():
                    setattr(y, key, value)
    if listiter is not None:
        if deep:
            for item in listiter:
                item = deepcopy(item, memo)
                y.append(item)
        else:
            for item in listiter:
                y.append(item)
    if dictiter is not None:
        if deep:
            for key, value in dictiter:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
                y[key] = value
        else:
            for key, value in dictiter:
                y[key] = value
    return y


if _minor >= 13:
    def replace(obj, /, **changes):
        """A copy with some attributes changed."""
        cls = obj.__class__
        func = getattr(cls, '__replace__', None)
        if func is None:
            raise TypeError('replace() does not support '
                            f'{cls.__name__} objects')
        return func(obj, **changes)
    __all__.append('replace')

del _type
