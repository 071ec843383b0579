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
