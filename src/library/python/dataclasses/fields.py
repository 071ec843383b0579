"""Classes that are mostly their fields."""
import _refstep
import sys as _sys
from types import MappingProxyType as _MappingProxyType
from types import MemberDescriptorType as _MemberDescriptorType
import keyword as _keyword

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar',
           'KW_ONLY', 'MISSING', 'fields', 'asdict', 'astuple',
           'make_dataclass', 'replace', 'is_dataclass']

_minor = _sys.version_info[1]
if _minor < 10:
    __all__.remove('KW_ONLY')


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
if _minor >= 10:
    KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = _MappingProxyType({})


class _FIELD_BASE:
    """A kind of field: it shows as its name."""
    __slots__ = 'name',

    def __init__(self, name):
        self.name = name

    __repr__ = lambda self: self.name


_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = map(
    _FIELD_BASE, ('_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'))
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'


def _recursive_repr(user_function):
    """Gives "..." where an object is met within its own repr."""
    from functools import wraps
    running = set()

    @wraps(user_function)
    def wrapper(self):
        key = id(self)
        if key in running:
            return '...'
        running.add(key)
        try:
            return user_function(self)
        finally:
            running.discard(key)
    return wrapper


class _InitVarMeta(type):
    def __getitem__(self, params):
        return InitVar(params)


class InitVar(metaclass=type if _minor >= 9 else _InitVarMeta):
    """An argument of __init__ that is no field."""
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        shown = (self.type.__name__ if isinstance(self.type, type)
                 else repr(self.type))
        return f'dataclasses.InitVar[{shown}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field."""
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr',
                 'hash', 'init', 'compare', 'metadata', 'kw_only',
                 '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare,
                 metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.compare = init, repr, compare
        self.hash, self.kw_only = hash, kw_only
        self.metadata = (_EMPTY_METADATA if metadata is None
                         else _MappingProxyType(metadata))

    def __repr__(self):
        kw_only = f'kw_only={self.kw_only!r},' if _minor >= 10 else ''
        return (f'Field(name={self.name!r},type={self.type!r},'
                f'default={self.default!r},'
                f'default_factory={self.default_factory!r},'
                f'init={self.init!r},repr={self.repr!r},hash={self.hash!r},'
                f'compare={self.compare!r},metadata={self.metadata!r},'
                f'{kw_only}_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        tell = getattr(type(self.default), '__set_name__', None)
        if tell:
            tell(self.default, owner, name)


class _DataclassParams:
    """The options that a class was decorated with."""

    def __init__(self, **options):
        self.__dict__.update(options)

    def __repr__(self):
        options = ','.join(f'{name}={value!r}'
                           for name, value in self.__dict__.items())
        return f'_DataclassParams({options})'


def _checked_field(*given):
    if MISSING not in given[:2]:
        raise ValueError('cannot specify both default and default_factory')
    return Field(*given)


if _minor >= 10:
    def field(*, default=MISSING, default_factory=MISSING, init=True,
              repr=True, hash=None, compare=True, metadata=None,
              kw_only=MISSING):
        """Says more about a field than its default."""
        return _checked_field(default, default_factory, init, repr, hash,
                              compare, metadata, kw_only)
else:
    def field(*, default=MISSING, default_factory=MISSING, init=True,
              repr=True, hash=None, compare=True, metadata=None):
        """Says more about a field than its default."""
        return _checked_field(default, default_factory, init, repr, hash,
                              compare, metadata, MISSING)


# ---- finding the fields ----------------------------------------------------

def _string_names(annotation, names):
    """Whether an annotation that is text means one of the names."""
    if not isinstance(annotation, str):
        return False
    return annotation.split('[')[0].strip() in names


def _is_classvar(annotation):
    if (type(annotation).__module__ == 'typing'
            and repr(annotation).startswith('typing.ClassVar')):
        return True
    return _string_names(annotation, ('ClassVar', 'typing.ClassVar'))


def _is_initvar(annotation):
    return (annotation is InitVar or type(annotation) is InitVar
            or _string_names(annotation, ('InitVar', 'dataclasses.InitVar')))


def _is_kw_only(annotation):
    if _minor < 10:
        return False
    return (annotation is KW_ONLY
            or _string_names(annotation, ('KW_ONLY', 'dataclasses.KW_ONLY')))


def _is_mutable(default):
    if _minor >= 11:
        return default.__class__.__hash__ is None
    return isinstance(default, (list, dict, set))


# What the functions of CPython keep in their variables can be seen when they
# raise: the traceback holds them.  So the next few have the same variables.

def _field_of(cls, a_name, a_type, default):
    f = default if isinstance(default, Field) else field(default=default)
    f.name, f.type = a_name, a_type
    f._field_type = (_FIELD_CLASSVAR if _is_classvar(a_type) else
                     _FIELD_INITVAR if _is_initvar(a_type) else _FIELD)
    return f


def _check_field(f, kw_only):
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')


def _shared_default(f):
    """What is wrong with a default that all instances would share."""
    if f._field_type is _FIELD and _is_mutable(f.default):
        return (f'mutable default {type(f.default)} for field {f.name} is '
                'not allowed: use default_factory')


if _minor >= 10:
    def _get_field(cls, a_name, a_type, default_kw_only):
        default = getattr(cls, a_name, MISSING)
        if isinstance(default, _MemberDescriptorType):
            default = MISSING
        f = _field_of(cls, a_name, a_type, default)
        typing = _refstep.loaded('typing')
        dataclasses = _refstep.loaded('dataclasses')
        _check_field(f, default_kw_only)
        if _shared_default(f):
            raise ValueError(_shared_default(f))
        return f
else:
    def _get_field(cls, a_name, a_type):
        default = getattr(cls, a_name, MISSING)
        f = _field_of(cls, a_name, a_type, MISSING if isinstance(
            default, _MemberDescriptorType) else default)
        typing, dataclasses = map(_refstep.loaded, ('typing', 'dataclasses'))
        _check_field(f, False)
        if _shared_default(f):
            raise ValueError(_shared_default(f))
        return f


def _check_bases(frozen, any_frozen_base, all_frozen_bases):
    if any_frozen_base and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen '
                        'one')
    if frozen and not (all_frozen_bases if _minor >= 13
                       else any_frozen_base):
        raise TypeError('cannot inherit frozen dataclass from a non-frozen '
                        'one')


def _add_own(cls, fields, f):
    fields[f.name] = f
    written = isinstance(getattr(cls, f.name, None), Field)
    if written and f.default is not MISSING:
        setattr(cls, f.name, f.default)
    elif written:
        delattr(cls, f.name)
