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


def _make_function(cls, text, names, /, *, return_type=MISSING, **outer):
    """Runs the text of functions within a function whose variables are
    outer, so that they can use them; gives the functions."""
    if return_type is not MISSING:
        outer['__dataclass_return_type__'] = return_type
    lines = [f'def __create_fn__({", ".join(outer)}):']
    lines += [' ' + line for line in text]
    lines.append(f' return {names}')
    make = _refstep.function('\n'.join(lines) + '\n', cls.__module__)
    return make(**outer)


def _set_new(cls, name, function):
    """Gives cls the function unless it has one; whether it had."""
    if name in cls.__dict__:
        return True
    function.__qualname__ = f'{cls.__qualname__}.{name}'
    setattr(cls, name, function)
    return False


# The names that __init__ uses for what comes from outside: frames show them.
if _minor >= 12:
    _default_name = '__dataclass_dflt_{}__'.format
    _factory_name = '__dataclass_HAS_DEFAULT_FACTORY__'
else:
    _default_name = '_dflt_{}'.format
    _factory_name = '_HAS_DEFAULT_FACTORY'


def _parameter(f):
    if f.default is not MISSING:
        default = '=' + _default_name(f.name)
    elif f.default_factory is not MISSING:
        default = '=' + _factory_name
    else:
        default = ''
    return f'{f.name}:__dataclass_type_{f.name}__{default}'


def _first_value(f, outer, slots):
    """What __init__ assigns to a field, as text; None: nothing."""
    default_name = _default_name(f.name)
    if f.default_factory is not MISSING:
        outer[default_name] = f.default_factory
        if not f.init:
            return f'{default_name}()'
        return (f'{default_name}() if {f.name} is {_factory_name} '
                f'else {f.name}')
    if f.init:
        if f.default is not MISSING:
            outer[default_name] = f.default
        return f.name
    if slots and f.default is not MISSING:
        outer[default_name] = f.default
        return default_name
    return None


def _assignment(f, value, self_name, frozen):
    if frozen:
        return ('__dataclass_builtins_object__.__setattr__('
                f'{self_name},{f.name!r},{value})')
    return f'{self_name}.{f.name}={value}'


def _follows(f, seen_default):
    words = f'non-default argument {f.name!r} follows default argument'
    return words + f' {seen_default.name!r}' if _minor >= 13 else words


def _is_optional(f):
    return f.default is not MISSING or f.default_factory is not MISSING


# Whether the parameters of __init__ can be in that order.

if _minor >= 13:
    def _init_fn(fields, std_fields, kw_only_fields, frozen, has_post_init,
                 self_name, func_builder, slots):
        seen_default = None
        for f in std_fields:
            if _is_optional(f):
                seen_default = f
            elif seen_default:
                raise TypeError(_follows(f, seen_default))
elif _minor >= 10:
    def _init_fn(fields, std_fields, kw_only_fields, frozen, has_post_init,
                 self_name, globals, slots):
        seen_default = False
        for f in std_fields:
            if seen_default and not _is_optional(f):
                raise TypeError(_follows(f, None))
            seen_default = _is_optional(f)
else:
    def _init_fn(fields, frozen, has_post_init, self_name, globals):
        seen_default = False
        for f in fields:
            if f.init and seen_default and not _is_optional(f):
                raise TypeError(_follows(f, None))
            seen_default |= f.init and _is_optional(f)


def _add_init(cls, all_fields, frozen, slots):
    positional = [f for f in all_fields if f.init and not f.kw_only]
    named = [f for f in all_fields if f.init and f.kw_only]
    self_name = 'self'
    if any(f.name == 'self' for f in all_fields):
        self_name = '__dataclass_self__'
    outer = {f'__dataclass_type_{f.name}__': f.type for f in all_fields}
    outer[_factory_name] = _HAS_DEFAULT_FACTORY
    outer['__dataclass_builtins_object__'] = object
    body = []
    for f in all_fields:
        value = _first_value(f, outer, slots)
        if value is not None and f._field_type is not _FIELD_INITVAR:
            body.append(_assignment(f, value, self_name, frozen))
    if hasattr(cls, '__post_init__'):
        given = ','.join(f.name for f in all_fields
                         if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.__post_init__({given})')
    parameters = [self_name] + [_parameter(f) for f in positional]
    if named:
        parameters += ['*'] + [_parameter(f) for f in named]
    text = [f'def __init__({",".join(parameters)})'
            '->__dataclass_return_type__:']
    text += [' ' + line for line in body or ['pass']]
    _set_new(cls, '__init__',
             _make_function(cls, text, '__init__', return_type=None,
                            **outer))


def _add_repr(cls, shown):
    parts = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in shown)
    if _minor >= 13:
        value = f'f"{{self.__class__.__qualname__}}({parts})"'
    else:
        value = f'self.__class__.__qualname__ + f"({parts})"'
    function = _make_function(cls, ['def __repr__(self):',
                                    f' return {value}'], '__repr__')
    _set_new(cls, '__repr__', _recursive_repr(function))


def _tuple_text(name, compared):
    if not compared:
        return '()'
    return f'({",".join(f"{name}.{f.name}" for f in compared)},)'


def _add_eq(cls, compared):
    if _minor >= 13:
        terms = ' and '.join(f'self.{f.name}==other.{f.name}'
                             for f in compared)
        text = ['def __eq__(self,other):',
                ' if self is other:',
                '  return True',
                ' if other.__class__ is self.__class__:',
                f'  return {terms or "True"}',
                ' return NotImplemented']
    else:
        text = _comparison('__eq__', '==', compared)
    _set_new(cls, '__eq__', _make_function(cls, text, '__eq__'))


def _comparison(name, sign, compared):
    return [f'def {name}(self,other):',
            ' if other.__class__ is self.__class__:',
            f'  return {_tuple_text("self", compared)}{sign}'
            f'{_tuple_text("other", compared)}',
            ' return NotImplemented']


def _add_order(cls, compared):
    for name, sign in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'),
                       ('__ge__', '>=')):
        function = _make_function(cls, _comparison(name, sign, compared),
                                  name)
        if _set_new(cls, name, function):
            raise TypeError(f'Cannot overwrite attribute {name} in class '
                            f'{cls.__name__}. Consider using '
                            'functools.total_ordering')


def _add_frozen(cls, real_fields):
    condition = 'type(self) is cls'
    if real_fields:
        names = ', '.join(repr(f.name) for f in real_fields)
        sequence = f'{{{names}}}' if _minor >= 12 else f'({names},)'
        condition += f' or name in {sequence}'
    for name, parameters, words in (
            ('__setattr__', 'name,value', 'assign to'),
            ('__delattr__', 'name', 'delete')):
        text = [f'def {name}(self,{parameters}):',
                f' if {condition}:',
                f'  raise FrozenInstanceError(f"cannot {words} field '
                '{name!r}")',
                f' super(cls, self).{name}({parameters})']
        function = _make_function(cls, text, name, cls=cls,
                                  FrozenInstanceError=FrozenInstanceError)
        if _set_new(cls, name, function):
            raise TypeError(f'Cannot overwrite attribute {name} in class '
                            f'{cls.__name__}')


def _add_hash(cls, real_fields, unsafe_hash, eq, frozen, is_explicit):
    if unsafe_hash and is_explicit:
        raise TypeError('Cannot overwrite attribute __hash__ in class '
                        f'{cls.__name__}')
    if is_explicit or not (unsafe_hash or eq):
        return
    if not unsafe_hash and not frozen:
        cls.__hash__ = None
        return
    hashed = [f for f in real_fields
              if (f.compare if f.hash is None else f.hash)]
    function = _make_function(
        cls, ['def __hash__(self):',
              f' return hash({_tuple_text("self", hashed)})'], '__hash__')
    function.__qualname__ = f'{cls.__qualname__}.__hash__'
    cls.__hash__ = function


# ---- the class's documentation ---------------------------------------------

def _annotation_text(annotation):
    if isinstance(annotation, type):
        if annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation).replace('typing.', '')


def _signature(init_fields):
    parts = []
    starred = False
    ordered = ([f for f in init_fields if not f.kw_only]
               + [f for f in init_fields if f.kw_only])
    for f in ordered:
        if f.kw_only and not starred:
            parts.append('*')
            starred = True
        text = f'{f.name}: {_annotation_text(f.type)}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        parts.append(text)
    return f'({", ".join(parts)})'


# ---- slots -----------------------------------------------------------------

def _slots_of(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        return []
    return [slots] if isinstance(slots, str) else list(slots)


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, frozen, weakref_slot):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {name for base in cls.__mro__[1:-1]
                 for name in _slots_of(base)}
    wanted = names + (('__weakref__',) if weakref_slot else ())
    if _minor >= 11:
        wanted = tuple(name for name in wanted if name not in inherited)
    namespace['__slots__'] = wanted
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if frozen:
        if '__getstate__' not in namespace:
            cls.__getstate__ = _dataclass_getstate
        if '__setstate__' not in namespace:
            cls.__setstate__ = _dataclass_setstate
    return cls


# ---- the decorator ---------------------------------------------------------

class _FuncBuilder:
    """Stands for what makes the methods in 3.13."""

    def __init__(self, globals):
        self.globals = globals


def _params(**options):
    if _minor < 12:
        for name in ('match_args', 'kw_only', 'slots', 'weakref_slot'):
            del options[name]
    return _DataclassParams(**options)


def _is_bare(name, value, annotations):
    return isinstance(value, Field) and name not in annotations


def _is_explicit(cls, own_hash):
    """Whether a class has a __hash__ that is not only there for its __eq__."""
    if own_hash is None:
        return '__eq__' not in cls.__dict__
    return own_hash is not MISSING


def _for_init(fields):
    return [f for f in fields.values()
            if f._field_type is not _FIELD_CLASSVAR]


def _given(fields, by_name):
    return tuple([f for f in fields if f.init and f.kw_only == by_name])


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen,
                   match_args, kw_only, slots, weakref_slot=False):
    fields = {}
    globals = _refstep.evaluate('globals()', cls.__module__)
    setattr(cls, _PARAMS, _params(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
        frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
        weakref_slot=weakref_slot))
    if _minor < 11:
        del weakref_slot
    if _minor >= 13:
        all_frozen_bases = None
    any_frozen_base = has_dataclass_bases = False
    for b in cls.__mro__[-1:0:-1]:
        base_fields = getattr(b, _FIELDS, None)
        if base_fields is None:
            continue
        has_dataclass_bases = True
        for f in base_fields.values():
            fields[f.name] = f
        any_frozen_base |= getattr(b, _PARAMS).frozen
        if _minor >= 13:
            current_frozen = getattr(b, _PARAMS).frozen
            all_frozen_bases = all_frozen_bases is not False and current_frozen
    cls_annotations = cls.__dict__.get('__annotations__', {})
    if _minor >= 12:
        cls_annotations = dict(cls_annotations)
    cls_fields, KW_ONLY_seen = [], False
    dataclasses = _refstep.loaded('dataclasses')
    for name, type in cls_annotations.items():
        if not _is_kw_only(type):
            cls_fields.append(_get_field(cls, name, type, kw_only))
        elif KW_ONLY_seen:
            raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has '
                            'already been specified')
        else:
            KW_ONLY_seen = kw_only = True
    for f in cls_fields:
        _add_own(cls, fields, f)
    for name, value in cls.__dict__.items():
        if _is_bare(name, value, cls_annotations):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_dataclass_bases:
        _check_bases(frozen, any_frozen_base,
                     _minor >= 13 and all_frozen_bases)
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = _is_explicit(cls, class_hash)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    all_init_fields = _for_init(fields)
    std_init_fields = _given(all_init_fields, False)
    kw_only_init_fields = _given(all_init_fields, True)
    if _minor >= 13:
        func_builder = _FuncBuilder(globals)
    if init:
        has_post_init = hasattr(cls, '__post_init__')
        _init_fn(all_init_fields, std_init_fields, kw_only_init_fields,
                 frozen, has_post_init, 'self',
                 func_builder if _minor >= 13 else globals, slots)
    return _add_methods(cls, fields, has_explicit_hash, init=init, repr=repr,
                        eq=eq, order=order, unsafe_hash=unsafe_hash,
                        frozen=frozen, match_args=match_args, slots=slots,
                        weakref_slot=_minor >= 11 and weakref_slot)


# Before 3.10 a comprehension asks for the fields, so that cls is in a cell.

def _process_class_before_3_10(cls, init, repr, eq, order, unsafe_hash,
                               frozen):
    fields, globals = {}, _refstep.evaluate('globals()', cls.__module__)
    setattr(cls, _PARAMS, _DataclassParams(
        init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
        frozen=frozen))
    any_frozen_base = has_dataclass_bases = False
    for b in reversed(cls.__mro__[1:]):
        base_fields = getattr(b, _FIELDS, None)
        for f in (base_fields or {}).values():
            fields[f.name] = f
        if base_fields is not None:
            any_frozen_base |= getattr(b, _PARAMS).frozen
            has_dataclass_bases = True
    cls_annotations = cls.__dict__.get('__annotations__', {})
    cls_fields = [_get_field(cls, name, type)
                  for name, type in cls_annotations.items()]
    for f in cls_fields:
        _add_own(cls, fields, f)
    for name, value in cls.__dict__.items():
        if _is_bare(name, value, cls_annotations):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_dataclass_bases:
        _check_bases(frozen, any_frozen_base, False)
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = _is_explicit(cls, class_hash)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    if init:
        has_post_init = hasattr(cls, '__post_init__')
        flds = _for_init(fields)
        _init_fn(flds, frozen, has_post_init, 'self', globals)
    return _add_methods(cls, fields, has_explicit_hash, init=init, repr=repr,
                        eq=eq, order=order, unsafe_hash=unsafe_hash,
                        frozen=frozen)


if _minor < 10:
    _process_class = _process_class_before_3_10


def _add_methods(cls, fields, is_explicit, *, init, repr, eq, order,
                 unsafe_hash, frozen, match_args=False, slots=False,
                 weakref_slot=False):
    """Writes what the fields and the options of a class ask for."""
    all_fields = _for_init(fields)
    real_fields = [f for f in all_fields if f._field_type is _FIELD]
    compared = [f for f in real_fields if f.compare]
    if init:
        _add_init(cls, all_fields, frozen, slots)
    if _minor >= 13:
        _set_new(cls, '__replace__', _replace)
    if repr:
        _add_repr(cls, [f for f in real_fields if f.repr])
    if eq:
        _add_eq(cls, compared)
    if order:
        _add_order(cls, compared)
    if frozen:
        _add_frozen(cls, real_fields)
    _add_hash(cls, real_fields, unsafe_hash, eq, frozen, is_explicit)
    init_fields = [f for f in all_fields if f.init]
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature(init_fields)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in init_fields
                                   if not f.kw_only)
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if _minor >= 10:
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


if _minor >= 11:
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
                  unsafe_hash=False, frozen=False, match_args=True,
                  kw_only=False, slots=False, weakref_slot=False):
        """Writes the methods of a class from the fields it names."""
        def wrap(cls):
            return _process_class(cls, init, repr, eq, order, unsafe_hash,
                                  frozen, match_args, kw_only, slots,
                                  weakref_slot)
        return wrap if cls is None else wrap(cls)
elif _minor == 10:
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
                  unsafe_hash=False, frozen=False, match_args=True,
                  kw_only=False, slots=False):
        """Writes the methods of a class from the fields it names."""
        def wrap(cls):
            return _process_class(cls, init, repr, eq, order, unsafe_hash,
                                  frozen, match_args, kw_only, slots)
        return wrap if cls is None else wrap(cls)
else:
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
                  unsafe_hash=False, frozen=False):
        """Writes the methods of a class from the fields it names."""
        def wrap(cls):
            return _process_class(cls, init, repr, eq, order, unsafe_hash,
                                  frozen)
        return wrap if cls is None else wrap(cls)


# ---- using instances -------------------------------------------------------

def fields(class_or_instance):
    """The fields of a class, or of an instance's class."""
    try:
        gathered = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance'
                        ) from None
    return tuple(f for f in gathered.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether obj is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, with all that is inside made of dicts too."""
    if _is_dataclass_instance(obj):
        return _unfolded(obj, dict_factory, True)
    raise TypeError('asdict() should be called on dataclass instances')


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, with all that is inside made of tuples too."""
    if _is_dataclass_instance(obj):
        return _unfolded(obj, tuple_factory, False)
    raise TypeError('astuple() should be called on dataclass instances')


def _unfolded(obj, factory, with_names):
    if _is_dataclass_instance(obj):
        if with_names and factory is dict and _minor >= 12:
            return {f.name: _unfolded(getattr(obj, f.name), dict, True)
                    for f in fields(obj)}
        parts = []
        for f in fields(obj):
            part = _unfolded(getattr(obj, f.name), factory, with_names)
            parts.append((f.name, part) if with_names else part)
        return factory(parts)
    if isinstance(obj, (list, tuple)):
        items = (_unfolded(item, factory, with_names) for item in obj)
        if isinstance(obj, tuple) and hasattr(obj, '_fields'):
            return type(obj)(*items)
        return type(obj)(items)
    if not isinstance(obj, dict):
        import copy
        return copy.deepcopy(obj)
    pairs = ((_unfolded(key, factory, with_names),
              _unfolded(value, factory, with_names))
             for key, value in obj.items())
    if _minor < 12 or not hasattr(type(obj), 'default_factory'):
        return type(obj)(pairs)
    made = type(obj)(obj.default_factory)
    for key, value in pairs:
        made[key] = value
    return made


def _fill_in(obj, changes):
    """Adds the fields of obj that stay as they are."""
    error = TypeError if _minor >= 13 else ValueError
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            pass
        elif f.init and f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise error(f'InitVar {f.name!r} must be specified with '
                            'replace()')
            changes[f.name] = getattr(obj, f.name)
        elif not f.init and f.name in changes:
            raise error(f'field {f.name} is declared with init=False, '
                        'it cannot be specified with replace()')


def _replace(self, /, **changes):
    _fill_in(self, changes)
    return self.__class__(**changes)


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    if _minor >= 13:
        return _replace(obj, **changes)
    _fill_in(obj, changes)
    return obj.__class__(**changes)


if _minor < 9:
    def replace(*args, **changes):
        """A new instance with some fields changed."""
        obj, = args
        if not _is_dataclass_instance(obj):
            raise TypeError(
                'replace() should be called on dataclass instances')
        _fill_in(obj, changes)
        return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None,
                   module=None, **options):
    """A dataclass, made of the names and types of its fields."""
    names = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, spec = item
            names[name] = spec
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError('Field names must be valid identifiers: '
                            f'{name!r}')
        if _keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
    names['__annotations__'] = annotations
    from types import new_class
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(names))
    if _minor >= 12:
        cls.__module__ = module or _refstep.caller() or '__main__'
    else:
        cls.__module__ = 'types'
    return dataclass(cls, **options)
