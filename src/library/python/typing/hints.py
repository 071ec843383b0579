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
