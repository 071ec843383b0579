"""Names for annotations.  Nothing is checked; they print well."""
import _refstep
import sys as _sys
import _collections_abc
import collections as _collections
import _typing_files
import _typing_records
import contextlib as _contextlib
from functools import lru_cache as _lru_cache, wraps as _wraps
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod

_minor = _sys.version_info[1]


# ---- how types print -------------------------------------------------------

def _type_repr(obj):
    if isinstance(obj, type):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, type(_type_repr)):
        return obj.__name__
    if isinstance(obj, list):
        return '[' + ', '.join(map(_type_repr, obj)) + ']'
    return repr(obj)


def _tp_cache(func):
    """Gives the same answer to the same question, where it can be asked."""
    cached = _lru_cache()(func)

    @_wraps(func)
    def inner(*args, **kwds):
        try:
            return cached(*args, **kwds)
        except TypeError:
            pass
        return func(*args, **kwds)
    return inner


def _type_check(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


def _collect_parameters(args):
    """The variables of types in some types, each once."""
    parameters = []
    for arg in args:
        if isinstance(arg, type):
            continue
        for found in ((arg,) if isinstance(arg, TypeVar)
                      else getattr(arg, '__parameters__', ())):
            if found not in parameters:
                parameters.append(found)
    return tuple(parameters)


def _check_count(of, parameters, expected):
    if len(parameters) == expected:
        return
    kind = 'few' if len(parameters) < expected else 'many'
    what = 'arguments' if _minor >= 10 else 'parameters'
    if _minor >= 13 and kind == 'few' and isinstance(of, type):
        expected = f'at least {expected}'
    raise TypeError(f'Too {kind} {what} for {of}; actual {len(parameters)}, '
                    f'expected {expected}')


class ForwardRef:
    """A type that is written as text."""
    __slots__ = ('__forward_arg__',)

    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'


class _SpecialForm:
    """Any, Union, ClassVar …: a name that may be subscripted."""

    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __repr__(self):
        return 'typing.' + self._name

    @_tp_cache
    def __getitem__(self, parameters):
        if self._make is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._make(self, parameters)

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __mro_entries__(self, bases):
        return ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _LiteralForm(_SpecialForm):
    """Literal, which compares what is given by type and value."""


class _Alias:
    """List[int] and its like."""

    def __init__(self, name, origin, args):
        self._name = name
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)

    @_tp_cache
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        given = dict(zip(self.__parameters__, map(_type_check, parameters)))

        def replace(arg):
            if isinstance(arg, TypeVar):
                return given.get(arg, arg)
            if isinstance(arg, _Alias) and arg.__parameters__:
                return arg[tuple(given.get(p, p)
                                 for p in arg.__parameters__)]
            return arg
        made = _Alias if _minor < 9 else type(self)
        return made(self._name, self.__origin__,
                    tuple(map(replace, self.__args__)))

    def __repr__(self):
        name = ('typing.' + self._name if self._name
                else _type_repr(self.__origin__))
        if self._name == 'Callable':
            args = self.__args__
            first = ('...' if args[0] is ... else
                     '[' + ', '.join(map(_type_repr, args[:-1])) + ']')
            return f'{name}[{first}, {_type_repr(args[-1])}]'
        if self._name == 'Literal':
            return f'{name}[{", ".join(map(repr, self.__args__))}]'
        args = ', '.join(map(_type_repr, self.__args__)) or '()'
        return f'{name}[{args}]'

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__args__ == other.__args__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        rest = bases[bases.index(self) + 1:]
        if self._name:
            res = [] if self.__origin__ in bases else [self.__origin__]
            if not any(isinstance(b, _Alias) or issubclass(b, Generic)
                       for b in rest):
                res.append(Generic)
            return tuple(res)
        if self.__origin__ is Generic and (
                Protocol in bases
                or any(isinstance(b, _Alias) and b is not self
                       for b in rest)):
            return ()
        return (self.__origin__,)

    def __instancecheck__(self, obj):
        raise TypeError('Subscripted generics cannot be used with class and '
                        'instance checks')

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and '
                        'instance checks')

    def __getattr__(self, attr):
        if attr.startswith('__') and attr.endswith('__'):
            raise AttributeError(attr)
        return getattr(self.__origin__, attr)


class _UnionAlias(_Alias):
    """Union[int, str]."""

    def __repr__(self):
        return _union_repr(self.__args__)

    def __eq__(self, other):
        if not isinstance(other, _UnionAlias):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash((Union, frozenset(self.__args__)))

    def __instancecheck__(self, obj):
        return any(isinstance(obj, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


class _CallableAlias(_Alias):
    """Callable[[int], str]."""


class _LiteralAlias(_Alias):
    """Literal['a']."""


class _Generic(_Alias):
    """List itself: a name for a class, that may be subscripted."""

    def __init__(self, name, origin, count=1):
        self._name = name
        self.__origin__ = origin
        self.__args__ = ()
        self.__parameters__ = ()
        self._count = count

    @_tp_cache
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        parameters = tuple(map(_type_check, parameters))
        if self._count >= 0:
            _check_count(self, parameters, self._count)
        return _Alias(self._name, self.__origin__, parameters)

    def __repr__(self):
        return 'typing.' + self._name

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Type {self._name} cannot be instantiated; use '
                        f'{self.__origin__.__name__}() instead')

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _CallableForm(_Generic):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], '
                            'result].')
        args, result = parameters
        if isinstance(args, list):
            parameters = (tuple(args), result)
        return self._make(parameters)

    @_tp_cache
    def _make(self, parameters):
        args, result = parameters
        args = (tuple(map(_type_check, args)) if isinstance(args, tuple)
                else (args,))
        return _CallableAlias(self._name, self.__origin__,
                              args + (_type_check(result),))


class _TupleForm(_Generic):
    @_tp_cache
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return _Alias(self._name, self.__origin__,
                      tuple(map(_type_check, parameters)))



def _name_forms():
    """What CPython calls the classes of forms and aliases."""
    def give(name, *classes):
        for given in classes:
            given.__name__ = given.__qualname__ = name

    give('_GenericAlias', _Alias)
    if _minor < 9:
        give('_SpecialForm', _LiteralForm)
        give('_GenericAlias', _Generic, _UnionAlias, _CallableAlias,
             _LiteralAlias)
        give('_VariadicGenericAlias', _CallableForm, _TupleForm)
        return
    give('_LiteralSpecialForm' if _minor < 13 else '_TypedCacheSpecialForm',
         _LiteralForm)
    give('_SpecialGenericAlias', _Generic)
    give('_CallableType', _CallableForm)
    give('_TupleType', _TupleForm)
    give('_UnionGenericAlias', _UnionAlias)
    give('_CallableGenericAlias', _CallableAlias)
    give('_LiteralGenericAlias', _LiteralAlias)


_name_forms()


# ---- unions ----------------------------------------------------------------

def _union_repr(args):
    if len(args) == 2 and type(None) in args:
        if _minor >= 9:
            other = args[1] if args[0] is type(None) else args[0]
            return f'typing.Optional[{_type_repr(other)}]'
    if type(None) in args and len(args) == 2:
        other = args[1] if args[0] is type(None) else args[0]
        return f'typing.Union[{_type_repr(other)}, NoneType]'
    if _minor >= 10 and type(None) in args:
        rest = ', '.join(_type_repr(a) for a in args if a is not type(None))
        return f'typing.Union[{rest}, NoneType]'
    return f'typing.Union[{", ".join(map(_type_repr, args))}]'


def _make_union(form, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    args = []
    for parameter in map(_type_check, parameters):
        nested = (parameter.__args__
                  if getattr(parameter, '__origin__', None) is Union
                  else (parameter,))
        for arg in nested:
            if arg not in args:
                args.append(arg)
    if len(args) == 1:
        return args[0]
    return _UnionAlias('Union', Union, tuple(args))


def _make_optional(form, parameter):
    return Union[parameter, type(None)]


def _make_one(form, parameter):
    return _Alias(form._name, form, (_type_check(parameter),))


def _make_literal(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return _LiteralAlias('Literal', form, parameters)


def _make_annotated(form, parameters):
    return _Alias('Annotated', form, parameters)


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
    Any = _SpecialForm('Any')

Union = _SpecialForm('Union', _make_union)
Optional = _SpecialForm('Optional', _make_optional)
ClassVar = _SpecialForm('ClassVar', _make_one)
Final = _SpecialForm('Final', _make_one)
Literal = _LiteralForm('Literal', _make_literal)
NoReturn = _SpecialForm('NoReturn')
if _minor >= 9:
    Annotated = _SpecialForm('Annotated', _make_annotated)
if _minor >= 10:
    TypeAlias = _SpecialForm('TypeAlias')
    TypeGuard = _SpecialForm('TypeGuard', _make_one)
    Concatenate = _SpecialForm('Concatenate', _make_annotated)
if _minor >= 11:
    Self = _SpecialForm('Self')
    Never = _SpecialForm('Never')
    LiteralString = _SpecialForm('LiteralString')
    Required = _SpecialForm('Required', _make_one)
    NotRequired = _SpecialForm('NotRequired', _make_one)
    Unpack = _SpecialForm('Unpack', _make_one)
if _minor >= 13:
    ReadOnly = _SpecialForm('ReadOnly', _make_one)
    TypeIs = _SpecialForm('TypeIs', _make_one)


# ---- variables -------------------------------------------------------------

class TypeVar:
    """A type that is not known yet."""

    def __init__(self, name, *constraints, bound=None, covariant=False,
                 contravariant=False, **rest):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        sign = ('+' if self.__covariant__ else
                '-' if self.__contravariant__ else '~')
        return sign + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


if _minor >= 10:
    class ParamSpec(TypeVar):
        """The parameters of a function that is not known yet."""

        @property
        def args(self):
            return f'{self.__name__}.args'

        @property
        def kwargs(self):
            return f'{self.__name__}.kwargs'

class _TypeVarTuple:
    """Several types that are not known yet."""

    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


if _minor >= 11:
    TypeVarTuple = _TypeVarTuple
    TypeVarTuple.__name__ = TypeVarTuple.__qualname__ = 'TypeVarTuple'


# ---- classes ---------------------------------------------------------------

class Generic:
    """A class that may be subscripted."""
    __slots__ = ()
    _is_protocol = False

    @_tp_cache
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(map(_type_check, params))
        if cls not in (Generic, Protocol):
            if not cls.__parameters__:
                raise TypeError(f'{cls} is not a generic class')
            _check_count(cls, params, len(cls.__parameters__))
        elif not all(isinstance(p, (TypeVar, _TypeVarTuple))
                     or isinstance(p, _Alias) and p.__origin__ is Unpack
                     for p in params):
            raise TypeError(
                f'Parameters to {cls.__name__}[...] must all be type '
                + ('variables or parameter specification variables.'
                   if _minor >= 10 else 'variables'))
        elif len(set(params)) != len(params):
            raise TypeError(
                f'Parameters to {cls.__name__}[...] must all be unique')
        return _Alias(None, cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__')
        if Generic in (cls.__bases__ if bases is None else bases) and (
                bases is not None or cls.__name__ != 'Protocol'):
            raise TypeError('Cannot inherit from plain Generic')
        cls.__parameters__ = (() if bases is None
                              else _parameters_of_class(bases))


def _parameters_of_class(bases):
    found = _collect_parameters(bases)
    listed = [b.__parameters__ for b in bases
              if isinstance(b, _Alias) and b.__origin__ is Generic]
    if len(listed) > 1:
        raise TypeError('Cannot inherit from Generic[...] multiple '
                        + ('types.' if _minor < 11 else 'times.'))
    if not listed:
        return found
    missing = ', '.join(str(t) for t in found if t not in listed[0])
    if missing:
        raise TypeError(
            f'Some type variables ({missing}) are not listed in '
            f'Generic[{", ".join(map(str, listed[0]))}]')
    return listed[0]


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
            return all(any(name in base.__dict__ for base in other.__mro__)
                       for name in _protocol_names(cls))
        return _ABCMeta.__subclasscheck__(cls, other)


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


class SupportsInt(Protocol):
    __slots__ = ()
    _is_runtime_protocol = True

    @_abstractmethod
    def __int__(self):
        pass


class SupportsFloat(Protocol):
    __slots__ = ()
    _is_runtime_protocol = True

    @_abstractmethod
    def __float__(self):
        pass


class SupportsIndex(Protocol):
    __slots__ = ()
    _is_runtime_protocol = True

    @_abstractmethod
    def __index__(self):
        pass


class SupportsAbs(Protocol):
    __slots__ = ()
    _is_runtime_protocol = True

    @_abstractmethod
    def __abs__(self):
        pass


_typing_records.type_check = _type_check
NamedTuple = _typing_records.NamedTuple
TypedDict = _typing_records.TypedDict

# ---- functions -------------------------------------------------------------

TYPE_CHECKING = False
AnyStr = TypeVar('AnyStr', bytes, str)
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


def overload(func):
    """One of several signatures of a function."""
    return _overload_dummy


def no_type_check(arg):
    arg.__no_type_check__ = True
    return arg


if _minor >= 10:
    class NewType:
        """A name that only type checkers see."""

        def __init__(self, name, tp):
            self.__name__ = name
            self.__qualname__ = name
            self.__supertype__ = tp
            self.__module__ = _refstep.caller()

        def __call__(self, x):
            return x

        def __repr__(self):
            return f'{self.__module__}.{self.__qualname__}'

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]
else:
    def NewType(name, tp):
        """A name that only type checkers see."""
        def new_type(x):
            return x
        new_type.__name__ = name
        new_type.__supertype__ = tp
        return new_type

if _minor >= 12:
    def override(method, /):
        """Says that a method overrides one of a base."""
        try:
            method.__override__ = True
        except (AttributeError, TypeError):
            pass
        return method


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function or class."""
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            hints.update(base.__dict__.get('__annotations__', {}))
    else:
        hints = dict(getattr(obj, '__annotations__', None) or {})
    for name, value in hints.items():
        if value is None:
            hints[name] = type(None)
        elif isinstance(value, str):
            hints[name] = _refstep.evaluate(value, obj.__module__)
    return hints


def get_origin(tp):
    """list of List[int]."""
    if isinstance(tp, _Alias):
        return tp.__origin__
    return getattr(tp, '__origin__', Generic if tp is Generic else None)


def get_args(tp):
    """(int,) of List[int]."""
    if isinstance(tp, _Alias):
        args = tp.__args__
        if tp._name == 'Callable' and args and args[0] is not ...:
            args = (list(args[:-1]), args[-1])
        return args
    return getattr(tp, '__args__', ())


# ---- names of classes ------------------------------------------------------

def _name_classes():
    abc = _collections_abc
    rows = [('List', list, 1), ('Dict', dict, 2), ('Set', set, 1),
            ('FrozenSet', frozenset, 1), ('Type', type, 1),
            ('Deque', _collections.deque, 1),
            ('DefaultDict', _collections.defaultdict, 2),
            ('OrderedDict', _collections.OrderedDict, 2),
            ('Counter', _collections.Counter, 1),
            ('ChainMap', _collections.ChainMap, 2),
            ('Iterable', abc.Iterable, 1), ('Iterator', abc.Iterator, 1),
            ('Generator', abc.Generator, 3),
            ('Reversible', abc.Reversible, 1),
            ('Container', abc.Container, 1),
            ('Collection', abc.Collection, 1),
            ('AbstractSet', abc.Set, 1), ('MutableSet', abc.MutableSet, 1),
            ('Mapping', abc.Mapping, 2),
            ('MutableMapping', abc.MutableMapping, 2),
            ('Sequence', abc.Sequence, 1),
            ('MutableSequence', abc.MutableSequence, 1),
            ('MappingView', abc.MappingView, 1),
            ('KeysView', abc.KeysView, 1), ('ItemsView', abc.ItemsView, 2),
            ('ValuesView', abc.ValuesView, 1),
            ('Awaitable', abc.Awaitable, 1),
            ('Coroutine', abc.Coroutine, 3),
            ('Hashable', abc.Hashable, 0), ('Sized', abc.Sized, 0),
            ('ContextManager', _contextlib.AbstractContextManager, 1)]
    return {name: _Generic(name, origin, count)
            for name, origin, count in rows}


_names = _name_classes()
List, Dict, Set, FrozenSet = (_names[_n] for _n in (
    'List', 'Dict', 'Set', 'FrozenSet'))
Type, Deque, DefaultDict, OrderedDict = (_names[_n] for _n in (
    'Type', 'Deque', 'DefaultDict', 'OrderedDict'))
Counter, ChainMap, Iterable, Iterator = (_names[_n] for _n in (
    'Counter', 'ChainMap', 'Iterable', 'Iterator'))
Generator, Reversible, Container, Collection = (_names[_n] for _n in (
    'Generator', 'Reversible', 'Container', 'Collection'))
AbstractSet, MutableSet, Mapping, MutableMapping = (_names[_n] for _n in (
    'AbstractSet', 'MutableSet', 'Mapping', 'MutableMapping'))
Sequence, MutableSequence, MappingView = (_names[_n] for _n in (
    'Sequence', 'MutableSequence', 'MappingView'))
KeysView, ItemsView, ValuesView = (_names[_n] for _n in (
    'KeysView', 'ItemsView', 'ValuesView'))
Awaitable, Coroutine, Hashable, Sized, ContextManager = (
    _names[_n] for _n in ('Awaitable', 'Coroutine', 'Hashable', 'Sized',
                          'ContextManager'))
del _names
Tuple = _TupleForm('Tuple', tuple, -1)
Callable = _CallableForm('Callable', _collections_abc.Callable, 2)
Pattern = _Generic('Pattern', _typing_files.make_matching('Pattern'))
Match = _Generic('Match', _typing_files.make_matching('Match'))
if _minor == 8:
    for _name in (Pattern, Match):
        _name.__args__ = _collect_parameters((AnyStr,))
        _name.__parameters__ = _collect_parameters((AnyStr,))
    del _name
IO, BinaryIO, TextIO = _typing_files.make_classes(
    Generic, AnyStr, List, Union, Optional, Any)


# ---- functions that say something about types -----------------------------

if _minor >= 11:
    def assert_type(val, typ, /):
        return val

    def assert_never(arg: Never, /) -> Never:
        raise AssertionError('Expected code to be unreachable, but got: '
                             f'{arg!r}')

    def reveal_type(obj, /):
        return obj

    def dataclass_transform(
            *, eq_default: bool = True, order_default: bool = False,
            kw_only_default: bool = False,
            field_specifiers: tuple[type[Any] | Callable[..., Any], ...] = (),
            **kwargs: Any):
        """Says that a decorator makes classes like those of dataclasses."""
        def decorator(cls_or_fn):
            return cls_or_fn
        return decorator

if _minor == 11:
    dataclass_transform.__annotations__['return'] = Callable[[T], T]
