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
