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
