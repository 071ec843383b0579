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
