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


# ---- special forms ---------------------------------------------------------

# Any, Union, ClassVar …: a name that may be subscripted.
@_joined_since(9)
class _SpecialForm:
    __slots__ = ('__weakref__', '_name', '__doc__', '_getitem')

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__') and _minor >= 10:
            return self._name
        raise AttributeError(item)

    def __repr__(self):
        return f'typing.{self._name}'

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self}')

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self!r} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self!r} cannot be used with issubclass()')

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _LiteralSpecialForm(_SpecialForm):
    """The forms that tell 1 from True."""

    def __getitem__(self, parameters):
        parameters = _as_tuple(parameters)
        return self._getitem(self, *parameters)


if _minor >= 13:
    _LiteralSpecialForm.__name__ = '_TypedCacheSpecialForm'
elif _minor < 9:
    _LiteralSpecialForm.__name__ = '_SpecialForm'


def _no_arguments(self, parameters):
    raise TypeError(f'{self} is not subscriptable')


def _one_argument(self, parameters):
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _GenericAlias(self, (item,))


def _form(name, getitem):
    """A form whose function has that name."""
    form = _SpecialForm(getitem)
    form._name = name
    return form


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    parameters = _as_tuple(parameters)
    msg = 'Union[arg, ...]: each arg must be a type.'
    params = []
    for p in parameters:
        p = _type_check(p, msg)
        if _is_union(p):
            params.extend(p.__args__)
        else:
            params.append(p)
    parameters = tuple(dict.fromkeys(params))
    if len(parameters) == 1:
        return parameters[0]
    if len(parameters) == 2 and type(None) in parameters and _minor >= 10:
        return _UnionGenericAlias(self, parameters, name='Optional')
    return _UnionGenericAlias(self, parameters)


def _is_union(p):
    return (isinstance(p, _UnionGenericAlias)
            or _minor >= 10 and type(p).__name__ == 'UnionType'
            or _minor < 9 and getattr(p, '__origin__', None) is Union)


@_SpecialForm
def Optional(self, parameters):
    """A type, or None."""
    if _minor >= 9:
        arg = _type_check(parameters, f'{self} requires a single type.')
    else:
        arg = _type_check(parameters,
                          'Optional[t] requires a single type.')
    return Union[arg, type(None)]


def _value_and_type_iter(parameters):
    return ((p, type(p)) for p in parameters)


def _make_literal(self, *parameters):
    parameters = tuple([
        value for p in parameters for value in
        (p.__args__ if isinstance(p, _LiteralGenericAlias) else (p,))])
    try:
        parameters = tuple(p for p, _ in dict.fromkeys(
            _value_and_type_iter(parameters)))
    except TypeError:
        pass
    return _LiteralGenericAlias(self, parameters)


if _minor >= 9:
    Literal = _LiteralSpecialForm(_tp_cache(typed=True)(_make_literal))
    Literal._name = 'Literal'
else:
    Literal = _form('Literal', lambda self, parameters:
                    _GenericAlias(self, parameters))


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return 'typing.Any'
        return super().__repr__()


if _minor >= 11:
    class Any(metaclass=_AnyMeta):
        """Any type at all."""

        def __new__(cls, *args, **kwargs):
            if cls is Any:
                raise TypeError('Any cannot be instantiated')
            return super().__new__(cls)
else:
    Any = _form('Any', _no_arguments)

NoReturn = _form('NoReturn', _no_arguments)
ClassVar = _form('ClassVar', _one_argument)
Final = _form('Final', _one_argument)
if _minor >= 10:
    TypeAlias = _form('TypeAlias', _no_arguments)
    TypeGuard = _form('TypeGuard', _one_argument)

    @_SpecialForm
    def Concatenate(self, parameters):
        """Parameters before those of a ParamSpec."""
        if parameters == ():
            raise TypeError('Cannot take a Concatenate of no types.')
        parameters = _as_tuple(parameters)
        return _ConcatenateGenericAlias(
            self, tuple(map(_type_convert, parameters)))
if _minor >= 11:
    Self = _form('Self', _no_arguments)
    Never = _form('Never', _no_arguments)
    LiteralString = _form('LiteralString', _no_arguments)
    Required = _form('Required', _one_argument)
    NotRequired = _form('NotRequired', _one_argument)

    @_SpecialForm
    def Unpack(self, parameters):
        """Each of several types."""
        item = _type_check(parameters, f'{self} accepts only single type.')
        return _UnpackGenericAlias(self, (item,))
if _minor >= 13:
    ReadOnly = _form('ReadOnly', _one_argument)
    TypeIs = _form('TypeIs', _one_argument)

_plain_forms = {'Any', 'NoReturn'}
if _minor >= 10:
    _plain_forms |= {'TypeAlias'}
if _minor >= 11:
    _plain_forms |= {'Self', 'Never', 'LiteralString'}


# ---- variables -------------------------------------------------------------

@_joined_since(10)
class TypeVar:
    """A type that is not known yet."""
    __slots__ = ('__name__', '__bound__', '__constraints__',
                 '__covariant__', '__contravariant__', '__dict__',
                 '__weakref__')

    def __init__(self, name, *constraints, bound=None, covariant=False,
                 contravariant=False, **rest):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if constraints and len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        msg = 'TypeVar(name, constraint, ...): constraints must be types.'
        self.__name__ = name
        self.__constraints__ = tuple(_type_check(t, msg)
                                     for t in constraints)
        self.__bound__ = (None if bound is None else
                          _type_check(bound, 'Bound must be a type.'))
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__dict__.update(rest)
        self.__module__ = _refstep.caller()

    def __repr__(self):
        sign = ('+' if self.__covariant__ else
                '-' if self.__contravariant__ else '~')
        return sign + self.__name__


class _ParamSpec(TypeVar):
    """The parameters of a function that is not known yet."""
    __slots__ = ()

    @property
    def args(self):
        return _ParamSpecArgs(self)

    @property
    def kwargs(self):
        return _ParamSpecKwargs(self)


class _ParamSpecArgs:
    """P.args"""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'


class _ParamSpecKwargs:
    """P.kwargs"""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


class _TypeVarTuple:
    """Several types that are not known yet."""

    def __init__(self, name, **rest):
        self.__name__ = name

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


for _class in (_ParamSpec, _ParamSpecArgs, _ParamSpecKwargs, _TypeVarTuple):
    _class.__name__ = _class.__qualname__ = _class.__name__[1:]


# ---- what subscripting gives -----------------------------------------------

def _is_dunder(attr):
    return attr.startswith('__') and attr.endswith('__')


@_joined_since(10)
class _BaseGenericAlias:
    """What is alike in List and List[int]."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst, self._name, self.__origin__ = inst, name, origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if self._inst:
            result = self.__origin__(*args, **kwargs)
            try:
                result.__orig_class__ = self
            except AttributeError:      # it has slots
                return result
            return result
        raise TypeError(f'Type {self._name} cannot be instantiated; use '
                        f'{self.__origin__.__name__}() instead')

    def __mro_entries__(self, bases):
        later = bases[bases.index(self) + 1:]
        generic = any(isinstance(b, _BaseGenericAlias)
                      or issubclass(b, Generic) for b in later)
        return (() if self.__origin__ in bases else (self.__origin__,)) + (
            () if generic else (Generic,))

    def __getattr__(self, attr):
        if not _is_dunder(attr) and '__origin__' in self.__dict__:
            return getattr(self.__origin__, attr)
        if attr in ('__name__', '__qualname__') and _minor >= 10:
            return self._name or self.__origin__.__name__
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if not _is_dunder(attr) and attr not in ('_name', '_inst',
                                                 '_nparams'):
            return setattr(self.__origin__, attr, val)
        super().__setattr__(attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with'
                        ' class and instance checks')



class _GenericAlias(_BaseGenericAlias):
    """List[int] and its like."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        args = _as_tuple(args)
        self.__args__ = tuple(a for a in args)
        self.__parameters__ = _collect_parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if isinstance(other, _GenericAlias):
            return (self.__origin__ == other.__origin__
                    and self.__args__ == other.__args__)
        return NotImplemented

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_tp_cache
    def __getitem__(self, params):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError('Cannot subscript already-subscripted '
                            f'{self}')
        if not self.__parameters__ and _minor >= 11:
            raise TypeError(f'{self} is not a generic class')
        params = _as_tuple(params)
        if self._name == 'Callable' and len(params) > len(
                self.__parameters__) == 1:
            params = (params,)
        params = tuple(map(_type_convert, params))
        _check_generic(self, params, len(self.__parameters__))
        given = dict(zip(self.__parameters__, params))
        return self.copy_with(_substitute(self.__args__, given))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name,
                              inst=self._inst)

    def __repr__(self):
        name = ('typing.' + self._name if self._name
                else _type_repr(self.__origin__))
        args = ', '.join([_type_repr(a) for a in self.__args__]) or '()'
        return f'{name}[{args}]'

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        generic = self.__origin__ is Generic
        if generic and (Protocol in bases or any(
                isinstance(b, _BaseGenericAlias) and b is not self
                for b in bases[bases.index(self) + 1:])):
            return ()
        return (self.__origin__,)


def _substitute(args, given):
    """The arguments with types for the variables in them."""
    new_args = []
    for arg in args:
        if isinstance(arg, (TypeVar, _TypeVarTuple)):
            arg = given[arg]
        elif isinstance(arg, type) or not getattr(arg, '__parameters__', ()):
            pass
        elif _minor >= 9:
            arg = arg[tuple([given[x] for x in arg.__parameters__])]
        else:
            arg = arg.copy_with(_substitute(arg.__args__, given))
        if isinstance(arg, (tuple, list)):
            new_args.extend(arg)
        else:
            new_args.append(arg)
    return tuple(new_args)


class _SpecialGenericAlias(_BaseGenericAlias):
    """List itself: a name for a class, that may be subscripted."""
    __iter__ = None

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams

    @_tp_cache
    def __getitem__(self, params):
        params = _as_tuple(params)
        msg = 'Parameters to generic types must be types.'
        params = tuple(_type_check(p, msg) for p in params)
        if _minor < 13:
            _check_generic(self, params, self._nparams)
        else:
            self._check_count(params)
        return self.copy_with(params)

    def _check_count(self, params):
        expected = self._nparams
        if self._name in _defaults and len(params) < expected:
            params += (type(None),) * (expected - len(params))
        _check_generic(self, params, expected)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name,
                             inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        if isinstance(cls, _SpecialGenericAlias):
            cls = cls.__origin__
        return issubclass(cls, self.__origin__)


_defaults = {'Generator', 'AsyncGenerator'}     # may leave out arguments


class _DeprecatedGenericAlias(_SpecialGenericAlias):
    pass


class _CallableGenericAlias(_GenericAlias):
    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(
                args[0], (tuple, list, _ParamSpec,
                          _ConcatenateGenericAlias))):
            return super().__repr__()
        first = ', '.join([_type_repr(a) for a in args[:-1]])
        return f'typing.Callable[[{first}], {_type_repr(args[-1])}]'


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params,
                                     name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as '
                            'Callable[[arg, ...], result].')
        args, result = params
        if _minor < 10 and not isinstance(args, list) and args is not ...:
            raise TypeError(f'Callable[args, result]: args must be a list.'
                            f' Got {args}')
        params = (tuple(args) if isinstance(args, list) else args), result
        return self.__getitem_inner__(params)

    @_tp_cache
    def __getitem_inner__(self, params):
        args, result = params
        msg = 'Callable[args, result]: result must be a type.'
        result = _type_check(result, msg)
        if args is not ...:
            args = map(_type_convert, _as_tuple(args))
        return self.copy_with((..., result) if args is ... else
                              (*args, result))


class _TupleType(_SpecialGenericAlias):
    @_tp_cache
    def __getitem__(self, params):
        params = _as_tuple(params)
        if len(params) < 2 or params[-1] is not ...:
            msg = 'Tuple[t0, t1, ...]: each t must be a type.'
            return self.copy_with(tuple(_type_check(p, msg) for p in params))
        msg = 'Tuple[t, ...]: t must be a type.'
        params = tuple(_type_check(p, msg) for p in params[:-1])
        return self.copy_with((*params, ...))


class _UnionGenericAlias(_GenericAlias):
    __iter__ = None

    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        return (set(self.__args__) == set(other.__args__)
                if _is_union(other) else NotImplemented)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args and _minor >= 9:
            other = args[1] if args[0] is type(None) else args[0]
            return f'typing.Optional[{_type_repr(other)}]'
        if self._name:
            return super().__repr__()
        args = ', '.join([_type_repr(a) for a in args])
        return f'typing.Union[{args}]'

    def __instancecheck__(self, obj):
        if _minor < 10:
            return super().__instancecheck__(obj)
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if _minor < 10:
            return super().__subclasscheck__(cls)
        return any(issubclass(cls, arg) for arg in self.__args__)


class _LiteralGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if isinstance(other, _LiteralGenericAlias):
            return self._values() == other._values()
        return NotImplemented

    def __hash__(self):
        return hash(self._values())

    def _values(self):
        return frozenset(_value_and_type_iter(self.__args__))


class _ConcatenateGenericAlias(_GenericAlias):
    pass


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        if _minor >= 12:
            return f'typing.Unpack[{_type_repr(self.__args__[0])}]'
        return '*' + _type_repr(self.__args__[0])


class _AnnotatedAlias(_GenericAlias):
    """A type and what else is said about it."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):     # what it says comes first
            origin, metadata = (origin.__origin__,
                                origin.__metadata__ + metadata)
        super().__init__(origin, origin)
        self.__metadata__ = metadata

    def copy_with(self, params):
        return type(self)(*params, self.__metadata__)

    def __repr__(self):
        metadata = ', '.join(repr(a) for a in self.__metadata__)
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {metadata}]'

    def __eq__(self, other):
        if isinstance(other, _AnnotatedAlias):
            return (self.__origin__ == other.__origin__
                    and self.__metadata__ == other.__metadata__)
        return NotImplemented

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _make_annotated(params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two '
                        'arguments (a type and an annotation).')
    origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.')
    return _AnnotatedAlias(origin, tuple(params[1:]))


if _minor >= 13:
    Annotated = _LiteralSpecialForm(_tp_cache(typed=True)(
        lambda self, *params: _make_annotated(params)))
    Annotated._name = 'Annotated'
elif _minor >= 9:
    class Annotated:
        """A type and what else is said about it."""
        __slots__ = ()

        def __new__(cls, *args, **kwargs):
            raise TypeError('Type Annotated cannot be instantiated.')

        @_tp_cache
        def __class_getitem__(cls, params):
            return _make_annotated(params)


if _minor < 9:
    for _class in (_SpecialGenericAlias, _UnionGenericAlias,
                   _CallableGenericAlias):
        _class.__name__ = '_GenericAlias'
    for _class in (_CallableType, _TupleType):
        _class.__name__ = '_VariadicGenericAlias'
    del _class


# ---- classes ---------------------------------------------------------------

class Generic:
    """A class that may be subscripted."""
    __slots__ = ()
    _is_protocol = False

    @_tp_cache
    def __class_getitem__(cls, params):
        params = _as_tuple(params)
        if not params and cls is not Tuple:
            raise TypeError(f'Parameter list to {cls.__qualname__}[...] '
                            'cannot be empty')
        params = tuple(map(_type_convert, params))
        if cls in (Generic, Protocol):
            _check_variables(cls, params)
        else:
            if len(cls.__parameters__) == 1 and isinstance(
                    cls.__parameters__[0], _ParamSpec) and len(params) > 1:
                params = (params,)
            if not any(isinstance(p, _TypeVarTuple)
                       for p in cls.__parameters__):
                _check_generic(cls, params, len(cls.__parameters__))
        return _GenericAlias(cls, params)

    if _minor == 8:
        def __new__(cls, *args, **kwds):
            if cls in (Generic, Protocol):
                raise TypeError(f'Type {cls.__name__} cannot be instantiated;'
                                ' it can be used only as a base class')
            if (super().__new__ is not object.__new__
                    or cls.__init__ is object.__init__):
                return super().__new__(cls, *args, **kwds)
            return super().__new__(cls)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        tvars = ()
        error = Generic in cls.__dict__.get(
            '__orig_bases__', () if cls.__name__ == 'Protocol'
            else cls.__bases__)
        if error:
            raise TypeError('Cannot inherit from plain Generic')
        if '__orig_bases__' in cls.__dict__:
            tvars = _own_parameters(cls.__orig_bases__)
        cls.__parameters__ = tuple(tvars)


def _check_variables(cls, params):
    if not all(isinstance(p, (TypeVar, _TypeVarTuple)) or isinstance(
            p, _UnpackGenericAlias) for p in params):
        message = (f'Parameters to {cls.__name__}[...] must all be type '
                   'variables')
        if _minor >= 10:
            message += ' or parameter specification variables.'
        raise TypeError(message)
    if len(set(params)) != len(params):
        raise TypeError(
            f'Parameters to {cls.__name__}[...] must all be unique')


def _own_parameters(bases):
    """The variables of a class with these bases."""
    named = [b for b in bases if isinstance(b, _GenericAlias)
             and b.__origin__ is Generic]
    if len(named) > 1:
        raise TypeError('Cannot inherit from Generic[...] multiple '
                        + ('times.' if _minor >= 11 else 'types.'))
    found = _collect_parameters(bases)
    if not named:
        return found
    listed = named[0].__parameters__
    others = ', '.join(str(t) for t in found if t not in listed)
    if others:
        raise TypeError(f'Some type variables ({others}) are not listed in '
                        f'Generic[{", ".join(map(str, listed))}]')
    return listed


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get('_is_protocol', False):
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used '
                                'with @runtime_checkable protocols')
            if _ABCMeta.__instancecheck__(cls, instance):
                return True
            return all(hasattr(instance, name)
                       for name in _protocol_names(cls))
        return _ABCMeta.__instancecheck__(cls, instance)

    def __subclasscheck__(cls, other):
        if (cls.__dict__.get('_is_protocol', False) and cls is not Protocol
                and getattr(cls, '_is_runtime_protocol', False)):
            if _ABCMeta.__subclasscheck__(cls, other):
                return True
            return all(_has_member(other, name)
                       for name in _protocol_names(cls))
        return _ABCMeta.__subclasscheck__(cls, other)


def _has_member(cls, name):
    """Whether a class has what a protocol asks for; another protocol may
    only name it in its annotations."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
        if (name in getattr(base, '__annotations__', {})
                and getattr(cls, '_is_protocol', False)):
            return True
    return False


_not_protocol = {'__module__', '__doc__', '__dict__', '__weakref__',
                 '__qualname__', '__slots__', '__abstractmethods__',
                 '_abc_impl', '_is_protocol', '_is_runtime_protocol',
                 '__init__', '__new__', '__annotations__', '__parameters__',
                 '__subclasshook__', '__firstlineno__', '__orig_bases__',
                 '__static_attributes__', '__class_getitem__'}


def _protocol_names(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base in (Generic, Protocol):
            continue
        for name in list(base.__dict__) + list(
                base.__dict__.get('__annotations__', {})):
            if name not in _not_protocol:
                names.add(name)
    return names


if _minor == 8:
    def _no_init(self, *args, **kwargs):
        if type(self)._is_protocol:
            raise TypeError('Protocols cannot be instantiated')
else:
    def _no_init(self, *args, **kwargs):
        cls = type(self)
        if cls._is_protocol:
            raise TypeError('Protocols cannot be instantiated')


class Protocol(Generic, metaclass=_ProtocolMeta):
    """What an object must have, whatever its class."""
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    """Lets isinstance ask for a protocol."""
    cls._is_runtime_protocol = True
    return cls


def _supports(name):
    """A protocol of one method; the method's name is the class's own."""
    def decorate(cls):
        cls._is_runtime_protocol = True
        method = cls.__dict__[name]
        method.__isabstractmethod__ = True
        cls.__abstractmethods__ = frozenset([name])
        return cls
    return decorate


@_supports('__int__')
class SupportsInt(Protocol):
    __slots__ = ()

    def __int__(self): pass


@_supports('__float__')
class SupportsFloat(Protocol):
    __slots__ = ()

    def __float__(self): pass


@_supports('__complex__')
class SupportsComplex(Protocol):
    __slots__ = ()

    def __complex__(self): pass


@_supports('__bytes__')
class SupportsBytes(Protocol):
    __slots__ = ()

    def __bytes__(self): pass


@_supports('__index__')
class SupportsIndex(Protocol):
    __slots__ = ()

    def __index__(self): pass


@_supports('__abs__')
class SupportsAbs(Protocol):
    __slots__ = ()

    def __abs__(self): pass


@_supports('__round__')
class SupportsRound(Protocol):
    __slots__ = ()

    def __round__(self, ndigits=0): pass


# ---- names of classes ------------------------------------------------------

def _alias(origin, nparams, name=None):
    return _SpecialGenericAlias(origin, nparams, inst=False, name=name)


List = _alias(list, 1, 'List')
Dict = _alias(dict, 2, 'Dict')
Set = _alias(set, 1, 'Set')
FrozenSet = _alias(frozenset, 1, 'FrozenSet')
Type = _alias(type, 1, 'Type')
Deque = _SpecialGenericAlias(_collections.deque, 1, name='Deque')
DefaultDict = _SpecialGenericAlias(_collections.defaultdict, 2,
                                   name='DefaultDict')
OrderedDict = _SpecialGenericAlias(_collections.OrderedDict, 2)
Counter = _SpecialGenericAlias(_collections.Counter, 1)
ChainMap = _SpecialGenericAlias(_collections.ChainMap, 2)
Hashable = _alias(_abc.Hashable, 0)
Sized = _alias(_abc.Sized, 0)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Generator = _alias(_abc.Generator, 3)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
AsyncGenerator = _alias(_abc.AsyncGenerator, 2)
AbstractSet = _alias(_abc.Set, 1, 'AbstractSet')
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
if _minor >= 12:
    ByteString = _DeprecatedGenericAlias(_abc.ByteString, 0, inst=False)
else:
    ByteString = _alias(_abc.ByteString, 0)
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
ContextManager = _SpecialGenericAlias(_contextlib.AbstractContextManager, 1,
                                      name='ContextManager')
if _minor >= 13:
    ContextManager._nparams = 2
    _defaults.add('ContextManager')
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
Callable = _CallableType(_abc.Callable, 2)


_typing_records.type_check = _type_check
NamedTuple = _typing_records.NamedTuple
TypedDict = _typing_records.TypedDict
if _minor >= 10:
    is_typeddict = _typing_records.is_typeddict


# ---- functions -------------------------------------------------------------

TYPE_CHECKING = False
Text = str
T = TypeVar('T')


def cast(typ, val):
    """Gives val back."""
    return val


def final(f):
    """Says that something is not to be overridden."""
    if _minor >= 11:
        try:
            f.__final__ = True
        except (AttributeError, TypeError):
            pass
    return f


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of '
        '@overload-decorated functions outside a stub module should always '
        'be followed by an implementation that is not @overload-ed.')


if _minor >= 11:
    _overload_registry = _collections.defaultdict(
        _partial(_collections.defaultdict, dict))

    def overload(func):
        """One of several signatures of a function, which is kept."""
        f = getattr(func, '__func__', func)
        try:
            line = f.__code__.co_firstlineno
            _overload_registry[f.__module__][f.__qualname__][line] = func
        except AttributeError:
            pass
        return _overload_dummy

    def get_overloads(func):
        """The signatures of a function."""
        f = getattr(func, '__func__', func)
        known = _overload_registry.get(f.__module__, {})
        return list(known.get(f.__qualname__, {}).values())

    def clear_overloads():
        """Forgets all signatures."""
        _overload_registry.clear()
else:
    def overload(func):
        """One of several signatures of a function."""
        return _overload_dummy


def no_type_check(arg):
    """Says that the annotations are no types."""
    arg.__no_type_check__ = True
    return arg


def no_type_check_decorator(decorator):
    """Lets a decorator say that."""
    @_wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


if _minor >= 10:
    @_joined_since(10)
    class NewType:
        """A name that only type checkers see."""

        def __init__(self, name, tp):
            self.__qualname__ = name
            self.__name__ = name.rpartition('.')[-1]
            self.__supertype__ = tp
            self.__module__ = _refstep.caller()

        def __call__(self, x):
            return x

        def __repr__(self):
            return f'{self.__module__}.{self.__qualname__}'

        def __mro_entries__(self, bases):
            raise TypeError('Cannot subclass an instance of NewType. '
                            'Perhaps you were looking for: '
                            f'`Subclass = NewType({"Subclass"!r}, '
                            f'{self.__name__})`')
else:
    def NewType(name, tp):
        """A name that only type checkers see."""
        def new_type(x):
            return x
        new_type.__name__ = name
        new_type.__supertype__ = tp
        return new_type

if _minor >= 11:
    def assert_type(val, typ, /):
        """Gives val back."""
        return val

    def assert_never(arg: Never, /) -> Never:
        """Says that no value comes here."""
        value = repr(arg)
        raise AssertionError('Expected code to be unreachable, but got: '
                             f'{value}')

    def reveal_type(obj, /):
        """Writes what obj is to stderr."""
        print(f'Runtime type is {type(obj).__name__!r}', file=_sys.stderr)
        return obj

    def dataclass_transform(
            *, eq_default=True, order_default=False, kw_only_default=False,
            frozen_default=False,
            field_specifiers:
                'tuple' and Union[type[Any], Callable[..., Any]] = (),
            **kwargs: Any):
        """Says that a decorator works like dataclass."""
        def decorator(cls_or_fn):
            cls_or_fn.__dataclass_transform__ = {
                'eq_default': eq_default, 'order_default': order_default,
                'kw_only_default': kw_only_default,
                'frozen_default': frozen_default,
                'field_specifiers': field_specifiers, 'kwargs': kwargs}
            return cls_or_fn
        return decorator

    if _minor == 11:
        dataclass_transform.__annotations__['return'] = Callable[[T], T]

if _minor >= 12:
    def override(method, /):
        """Says that a method overrides one of a base."""
        try:
            method.__override__ = True
        except (AttributeError, TypeError):
            pass
        return method

if _minor >= 13:
    def is_protocol(tp, /):
        """Whether a class is a protocol."""
        return (isinstance(tp, type) and tp is not Protocol
                and getattr(tp, '_is_protocol', False))

    def get_protocol_members(tp, /):
        """The names that a protocol asks for."""
        if not is_protocol(tp):
            raise TypeError(f'{tp!r} is not a Protocol')
        return frozenset(_protocol_names(tp))


# ---- questions -------------------------------------------------------------

def _eval_type(t, module):
    """A type with what its texts mean."""
    if isinstance(t, ForwardRef):
        return t._evaluate(module)
    if not hasattr(t, '__args__') or isinstance(t, type):
        return t
    args = tuple(_eval_type(ForwardRef(a) if isinstance(a, str) and
                            not isinstance(t, _GenericAlias) else a, module)
                 for a in t.__args__ or ())
    if args == (t.__args__ or ()):
        return t
    if isinstance(t, _GenericAlias) and _minor < 9:
        return _GenericAlias.copy_with(t, args)
    if isinstance(t, _GenericAlias):
        return t.copy_with(args)
    return t.__origin__[args] if hasattr(t, '__origin__') else Union[args]


def _hint(value, module):
    if value is None:
        return type(None)
    if isinstance(value, str):
        value = ForwardRef(value)
    return _eval_type(value, module)


def _plain(t):
    """A type without what Annotated says."""
    if isinstance(t, _AnnotatedAlias):
        return _plain(t.__origin__)
    if _minor >= 11 and getattr(t, '__origin__', None) in (Required,
                                                            NotRequired):
        return _plain(t.__args__[0])
    if isinstance(t, _GenericAlias):
        args = tuple(map(_plain, t.__args__))
        return t if args == t.__args__ else t.copy_with(args)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function, class or module."""
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            own = base.__dict__.get('__annotations__', {})
            for name, value in own.items():
                hints[name] = _hint(value, base.__module__)
    else:
        own = getattr(obj, '__annotations__', None)
        if own is None:
            raise TypeError(f'{obj!r} is not a module, class, method, or '
                            'function.')
        while hasattr(obj, '__wrapped__'):
            obj = obj.__wrapped__
        module = getattr(obj, '__module__', None) or obj.__name__
        nothing = _none_defaults(obj) if _minor < 11 else ()
        for name, value in own.items():
            value = _hint(value, module)
            hints[name] = Optional[value] if name in nothing else value
    if include_extras or _minor < 9:
        return hints
    return {name: _plain(value) for name, value in hints.items()}


def _none_defaults(function):
    """The parameters whose default is None."""
    code = getattr(function, '__code__', None)
    if code is None:
        return ()
    values = function.__defaults__ or ()
    count = code.co_argcount
    names = code.co_varnames[count - len(values):count]
    found = [n for n, v in zip(names, values) if v is None]
    given = function.__kwdefaults__ or {}
    return found + [n for n, v in given.items() if v is None]


def get_origin(tp):
    """list of List[int]."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if tp is Generic:
        return Generic
    if type(tp).__name__ == 'UnionType':
        return type(tp)
    if isinstance(tp, type):
        return None
    return getattr(tp, '__origin__', None)


def get_args(tp):
    """(int,) of List[int]."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, _GenericAlias):
        args = tp.__args__
        if tp._name == 'Callable' and args and args[0] is not ...:
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, type):
        return ()
    return getattr(tp, '__args__', ())


# ---- files -----------------------------------------------------------------

AnyStr = TypeVar('AnyStr', bytes, str)

if _minor < 9:
    Pattern = _GenericAlias(_typing_files.make_matching('Pattern'), AnyStr,
                            name='Pattern')
    Match = _GenericAlias(_typing_files.make_matching('Match'), AnyStr,
                          name='Match')
else:
    Pattern = _alias(_typing_files.make_matching('Pattern'), 1)
    Match = _alias(_typing_files.make_matching('Match'), 1)
IO, BinaryIO, TextIO = _typing_files.make_classes(
    Generic, AnyStr, List, Union, Optional, Any)
if _minor < 13:
    class _re:          # typing.re, which could once be imported
        Pattern, Match = Pattern, Match

    class _io:          # typing.io
        IO, BinaryIO, TextIO = IO, BinaryIO, TextIO
if _minor >= 10:
    ParamSpec = _ParamSpec
    ParamSpecArgs = _ParamSpecArgs
    ParamSpecKwargs = _ParamSpecKwargs
if _minor >= 11:
    TypeVarTuple = _TypeVarTuple
__all__ = [_name for _name in list(globals())
           if _name[0] != '_' and _name != 'T']
