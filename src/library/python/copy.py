"""Copies of one level, and of all levels."""
import sys as _sys
from _collections import (OrderedDict as _OrderedDict,
                          defaultdict as _defaultdict, deque as _deque)
from _operator import is_ as _is
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
_copied_by_method = {list: list.copy, dict: dict.copy, set: set.copy}


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


def _has_own(cls, name):
    """Whether a class, or a base of it but object, has the method."""
    return any(name in base.__dict__ for base in cls.__mro__[:-1])


def _reduce(x, cls):
    """How an object is made again: what __reduce_ex__(4) gives."""
    if _has_own(cls, '__reduce_ex__'):
        return x.__reduce_ex__(4)
    if _has_own(cls, '__reduce__'):
        return x.__reduce__()
    reducer = None
    for base in cls.__mro__:
        reducer = _reducers.get(base)
        if reducer is not None:
            break
    if reducer is not None:
        return reducer(x, cls)
    return _reduce_new(x, cls)


def _slot_names(cls):
    """The names of all __slots__; the class remembers them."""
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    if hasattr(cls, '__slots__'):
        for c in cls.__mro__:
            if '__slots__' not in c.__dict__:
                continue
            slots = c.__dict__['__slots__']
            if isinstance(slots, str):
                slots = (slots,)
            for name in slots:
                if name in ('__dict__', '__weakref__'):
                    continue
                if name.startswith('__') and not name.endswith('__'):
                    stripped = c.__name__.lstrip('_')
                    name = '_%s%s' % (stripped, name) if stripped else name
                names.append(name)
    try:
        cls.__slotnames__ = names
    except TypeError:
        pass
    return names


def _state_of(x, cls):
    if _has_own(cls, '__getstate__'):
        return x.__getstate__()
    state = getattr(x, '__dict__', None)
    if not state and _minor >= 11:
        state = None
    names = _slot_names(cls)
    slots = {}
    for name in names:
        try:
            slots[name] = getattr(x, name)
        except AttributeError:
            pass
    if slots:
        return state, slots
    return state


def _new_object(cls, *args):
    return cls.__new__(cls, *args)


def _new_object_ex(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reduce_new(x, cls):
    if cls.__module__ == 'builtins' or cls in _not_copied:
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    if _has_own(cls, '__getnewargs_ex__'):
        args, kwargs = x.__getnewargs_ex__()
        func, args = _new_object_ex, (cls, args, kwargs)
    elif _has_own(cls, '__getnewargs__'):
        func, args = _new_object, (cls,) + x.__getnewargs__()
    else:
        value = ()
        for base in (int, float, complex, str, bytes, tuple):
            if isinstance(x, base):
                value = (base(x),)
                break
        func, args = _new_object, (cls,) + value
    state = _state_of(x, cls)
    listitems = iter(x) if isinstance(x, list) else None
    dictitems = iter(x.items()) if isinstance(x, dict) else None
    return func, args, state, listitems, dictitems


def _own_state(x):
    return getattr(x, '__dict__', None) or None


def _reduce_set(x, cls):
    return cls, (list(x),), _own_state(x)


def _reduce_exception(x, cls):
    state = _own_state(x)
    return (cls, x.args, state) if state else (cls, x.args)


def _reduce_deque(x, cls):
    args = () if x.maxlen is None else ((), x.maxlen)
    return cls, args, _own_state(x), iter(x)


def _reduce_default(x, cls):
    args = () if x.default_factory is None else (x.default_factory,)
    return cls, args, None, None, iter(x.items())


def _reduce_ordered(x, cls):
    return cls, (), _own_state(x), None, iter(x.items())


def _reduce_slice(x, cls):
    return cls, (x.start, x.stop, x.step)


_reducers = {set: _reduce_set, frozenset: _reduce_set,
             BaseException: _reduce_exception, slice: _reduce_slice,
             _deque: _reduce_deque, _defaultdict: _reduce_default,
             _OrderedDict: _reduce_ordered}
_not_copied = ()


# ---- all levels ------------------------------------------------------------

def deepcopy(x, memo=None, _nil=[]):
    """A new object whose items and attributes are new too, and so on."""
    if memo is None:
        memo = {}
        if _minor < 13:
            y = _nil
    else:
        y = memo.get(id(x), _nil)
        if y is not _nil:
            return y
    d, cls = id(x), type(x)
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        return x
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            y = copier(memo)
        else:
            rv = _reduce(x, cls)
            y = x if isinstance(rv, str) else _reconstruct(x, memo, *rv)
    if x is y:
        return x
    memo[d] = y
    _keep_alive(x, memo)
    return y


def _deepcopy_atomic(x, memo):
    return x


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    y = memo[id(x)] = []
    append = y.append
    for a in x:
        append(deepcopy(a, memo))
    return y


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    y = [deepcopy(a, memo) for a in x]
    if id(x) in memo:
        # it holds itself, through something that was copied just now
        return memo[id(x)]
    return x if all(map(_is, x, y)) else tuple(y)


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    y = memo[id(x)] = {}
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
    if memo is None:
        deepcopy = _deepcopy_atomic
    elif args:
        args = (deepcopy(arg, memo) for arg in args)
    y = func(*args)
    if memo is not None:
        memo[id(x)] = y
    if state is not None:
        state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slotstate = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slotstate = state
            if state is not None:
                y.__dict__.update(state)
            for key, value in (slotstate or {}).items():
                setattr(y, key, value)
    for item in () if listiter is None else listiter:
        item = deepcopy(item, memo)
        y.append(item)
    for key, value in () if dictiter is None else dictiter:
        key = deepcopy(key, memo)
        value = deepcopy(value, memo)
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
