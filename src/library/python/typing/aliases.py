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
