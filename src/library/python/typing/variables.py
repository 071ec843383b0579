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
