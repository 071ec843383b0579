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
