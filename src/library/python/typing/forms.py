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
