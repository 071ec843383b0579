# ---- making the class ------------------------------------------------------

def _find_data_type(bases):
    """The type that members are besides: int of IntEnum; object: none."""
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    return base._member_type_
                continue
            if ('__new__' in base.__dict__
                    or base.__module__ == 'builtins'):
                return candidate or base
            if '__dataclass_fields__' in base.__dict__:
                return candidate or base
            candidate = candidate or base
    return object


if _new:
    def _check_bases(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_map_:
                    raise TypeError(f'<enum {class_name!r}> cannot extend '
                                    f'{base!r}')
else:
    def _check_bases(class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_map_:
                    raise TypeError(f'{class_name}: cannot extend '
                                    f'enumeration {base.__name__!r}')


_flag_operators = ('__or__', '__and__', '__xor__', '__ror__', '__rand__',
                   '__rxor__', '__invert__')


def _prepare(metacls, cls, bases):
    enum_dict = _EnumDict(cls)
    if bases and isinstance(bases[-1], EnumType):
        enum_dict['_generate_next_value_'] = getattr(
            bases[-1], '_generate_next_value_', None)
    if enum_dict._generate_next_value is None and Enum is not None:
        enum_dict._generate_next_value = Enum._generate_next_value_
    return enum_dict


def _find_new(namespace, member_type, first_enum):
    """The __new__ that makes members, and whether it takes the values."""
    new = namespace.get('__new__', None)
    if new is not None:
        return new, True
    if first_enum is not None:
        for name in ('__new_member__', '_new_member_'):
            for possible in (member_type, first_enum):
                target = getattr(possible, name, None)
                if target not in (None, object.__new__, Enum.__new__):
                    return target, target is not object.__new__
    new = getattr(member_type, '__new__', object.__new__)
    return new, new is not object.__new__


def _make_member(cls, name, value, use_args, new):
    args = value if isinstance(value, tuple) else (value,)
    if cls._member_type_ is tuple:
        args = (args,)
    if not use_args:
        enum_member = new(cls)
        if not hasattr(enum_member, '_value_'):
            enum_member._value_ = value
    else:
        enum_member = new(cls, *args)
        if not hasattr(enum_member, '_value_'):
            if cls._member_type_ is object:
                enum_member._value_ = value
            else:
                try:
                    enum_member._value_ = cls._member_type_(*args)
                except Exception as exc:
                    new_exc = TypeError('_value_ not set in __new__, unable '
                                        'to create it')
                    new_exc.__cause__ = exc
                    raise new_exc
    enum_member._name_ = name
    enum_member.__objclass__ = cls
    enum_member.__init__(*args)
    return enum_member


def _find_alias(cls, value):
    """The member that has the value already, or None."""
    try:
        found = cls._value2member_map_.get(value, _unset)
        if found is not _unset:
            return found
    except TypeError:
        pass
    for known in cls._member_map_.values():
        if known._value_ == value:
            return known
    return None


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _is_listed(cls, value):
    """Whether a member of its own counts in len and iteration; of flags
    only single bits do, from 3.11 on."""
    if not _new or not issubclass(cls, Flag or ()):
        return True
    return isinstance(value, int) and _is_single_bit(value)


def _remember(cls, name, enum_member):
    value = enum_member._value_
    known = _find_alias(cls, value)
    if known is not None:
        enum_member = known
    elif _new:
        enum_member._sort_order_ = len(cls._member_names_)
    if known is None and (Flag is None or _is_listed(cls, value)):
        cls._member_names_.append(name)
    cls._member_map_[name] = enum_member
    if known is None:
        try:
            cls._value2member_map_[value] = enum_member
        except TypeError:
            if _minor >= 12 or _new:
                cls._unhashable_values_.append(value)
            if _minor >= 13:
                cls._unhashable_values_map_.setdefault(name, []).append(value)
    type.__setattr__(cls, name, enum_member)


Enum = Flag = None


def _not_inside(thing, container):
    """Why one cannot ask whether thing is in container."""
    return "unsupported operand type(s) for 'in': %r and %r" % (
        type(thing).__qualname__, container.__class__.__qualname__)


class EnumType(type):
    """The metaclass of enumerations."""

    if _minor >= 9:
        @classmethod
        def __prepare__(metacls, cls, bases, **kwds):
            _check_bases(*(metacls, cls, bases)[not _new:])
            return _prepare(metacls, cls, bases)
    else:
        @classmethod
        def __prepare__(metacls, cls, bases):
            _check_bases(cls, bases)
            return _prepare(metacls, cls, bases)

    def __new__(metacls, cls, bases, classdict, *, boundary=None,
                _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict))
        names = list(classdict._member_names)
        invalid = set(names) & {'mro', ''}
        if invalid:
            raise ValueError(f'invalid enum member name(s) '
                             f'{",".join(map(repr, sorted(invalid)))}' if _new
                             else 'Invalid enum member name: '
                             f'{",".join(sorted(invalid))}')
        for key in classdict._ignore:
            classdict.pop(key, None)
        member_type = _find_data_type(bases)
        first_enum = bases[-1] if isinstance(bases[-1], EnumType) else None
        values = [classdict[name] for name in names]
        namespace = {key: value for key, value in classdict.items()
                     if key not in names}
        new, use_args = _find_new(namespace, member_type, first_enum)
        namespace['_new_member_'] = new
        namespace['_use_args_'] = use_args
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_member_type_'] = member_type
        if _new:
            namespace['_unhashable_values_'] = []
            if _minor >= 13:
                namespace['_unhashable_values_map_'] = {}
            if Flag is not None and any(issubclass(b, Flag) for b in bases):
                namespace['_boundary_'] = (
                    boundary or getattr(first_enum, '_boundary_', None))
                for key in _flag_operators:     # before those of int
                    namespace.setdefault(key, getattr(Flag, key))
        namespace.pop('_ignore_', None)
        order = namespace.pop('_order_', None)
        if '__doc__' not in namespace and not _new:
            namespace['__doc__'] = 'An enumeration.'
        if '__reduce_ex__' not in namespace and '__new__' in namespace:
            namespace.pop('__new__')
        saved = '__new__' in classdict
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        for name, value in zip(names, values):
            enum_member = _make_member(enum_class, name, value, use_args,
                                       new)
            _remember(enum_class, name, enum_member)
        _finish_class(enum_class, first_enum, saved, new)
        order = _words(order)
        if order is not None and list(order) != enum_class._member_names_:
            raise TypeError('member order does not match _order_')
        return enum_class

    def __bool__(self):
        return True

    if _minor >= 12:
        def __call__(cls, value, names=_none_given, *values, module=None,
                     qualname=None, type=None, start=1, boundary=None):
            """A member by its value; with names: a new enumeration."""
            if cls._member_map_:
                if names is not _none_given:
                    value = (value, names) + values
                return cls.__new__(cls, value)
            if names is _none_given and type is None:
                return cls.__new__(cls, value)
            return cls._create_(
                value, None if names is _none_given else names,
                module=module or _refstep.caller(), qualname=qualname,
                type=type, start=start)
    elif _minor == 11:
        def __call__(cls, value, names=None, *, module=None, qualname=None,
                     type=None, start=1, boundary=None):
            """A member by its value; with names: a new enumeration."""
            if names is None:
                return cls.__new__(cls, value)
            return cls._create_(value, names,
                                module=module or _refstep.caller(),
                                qualname=qualname, type=type, start=start)
    else:
        def __call__(cls, value, names=None, *, module=None, qualname=None,
                     type=None, start=1):
            """A member by its value; with names: a new enumeration."""
            if names is None:
                return cls.__new__(cls, value)
            return cls._create_(value, names,
                                module=module or _refstep.caller(),
                                qualname=qualname, type=type, start=start)

    def _create_(cls, class_name, names, *, module=None, qualname=None,
                 type=None, start=1):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        names = _words(names) or ()
        if isinstance(names, (tuple, list)) and isinstance(
                next(iter(names), None), str):
            original_names, names, last_values = names, [], []
            for count, name in enumerate(original_names):
                value = classdict._generate_next_value(name, start, count,
                                                       last_values[:])
                last_values += [value]
                names += [(name, value)]
        for item in names:
            member_name, member_value = (
                (item, names[item]) if isinstance(item, str) else item)
            classdict[member_name] = member_value
        classdict.update({key: text for key, text in (
            ('__module__', module), ('__qualname__', qualname))
            if text is not None})
        return metacls.__new__(metacls, class_name, bases, classdict)

    if _minor >= 12:
        def __contains__(cls, value):
            if not isinstance(value, cls):
                try:
                    cls(value)
                except ValueError:
                    return (value in cls._unhashable_values_
                            or value in cls._value2member_map_)
            return True
    else:
        def __contains__(cls, obj):
            if isinstance(obj, Enum):
                return isinstance(obj, cls) and obj._name_ in cls._member_map_
            raise TypeError(_not_inside(obj, cls))

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(
                f'{cls.__name__!r} cannot delete member {attr!r}.' if _new
                else f'{cls.__name__}: cannot delete Enum member.')
        super().__delattr__(attr)

    def __dir__(self):
        return (['__class__', '__doc__', '__members__', '__module__']
                + self._member_names_)

    if not _new:
        def __getattr__(cls, name):
            try:
                if not _is_dunder(name):
                    return cls._member_map_[name]
            except KeyError:
                raise AttributeError(name) from None
            raise AttributeError(name)
    elif _minor == 11:
        def __getattr__(cls, name):
            raise AttributeError(name) from None

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        return _MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if _new and Flag is not None and issubclass(cls, Flag):
            return '<flag %r>' % cls.__name__
        return '<enum %r>' % cls.__name__

    def __reversed__(cls):
        return (cls._member_map_[name]
                for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        member_map = cls.__dict__.get('_member_map_', {})
        if name in member_map:
            raise AttributeError(f'cannot reassign member {name!r}' if _new
                                 else 'Cannot reassign members.')
        super().__setattr__(name, value)


if not _new:
    EnumType.__name__ = EnumType.__qualname__ = 'EnumMeta'
    for _name in ('__call__', '__contains__'):
        _function = EnumType.__dict__[_name]
        _function.__qualname__ = 'EnumMeta.' + _name
EnumMeta = EnumType


def _finish_class(enum_class, first_enum, saved, new):
    """Gives a class the methods that belong to what its members are."""
    member_type = enum_class._member_type_
    shown_as_type = (_new and ReprEnum is not None
                     and ReprEnum in enum_class.__bases__)
    for name in ('__repr__', '__str__', '__format__'):
        if name in enum_class.__dict__:
            continue
        found = getattr(enum_class, name)
        if shown_as_type and name in ('__str__', '__format__'):
            method = getattr(member_type, name)
            if method is object.__str__:
                method = member_type.__repr__
            type.__setattr__(enum_class, name, method)
        elif member_type is not object and (
                found is getattr(member_type, name, None)
                or _new and found is getattr(object, name)):
            type.__setattr__(enum_class, name, getattr(first_enum, name))
    if _new and Flag is not None and issubclass(enum_class, Flag):
        _finish_flag(enum_class)
    if saved:
        type.__setattr__(enum_class, '__new_member__', new)
    type.__setattr__(enum_class, '__new__', Enum.__new__)


def _finish_flag(enum_class):
    bits = 0
    for value in enum_class._value2member_map_:
        if isinstance(value, int) and value > 0:
            bits |= value
    single = 0
    for value in enum_class._value2member_map_:
        if isinstance(value, int) and _is_single_bit(value):
            single |= value
    type.__setattr__(enum_class, '_flag_mask_', bits)
    type.__setattr__(enum_class, '_singles_mask_', single)
    type.__setattr__(enum_class, '_all_bits_', 2 ** bits.bit_length() - 1)


ReprEnum = None


def _is_ejected(cls, result):
    """Whether a flag's value may be a mere number."""
    return (_new and Flag is not None and issubclass(cls, Flag)
            and cls._boundary_ is EJECT and isinstance(result, int))


class Enum(metaclass=EnumType):
    """A class whose instances are known."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except TypeError:       # it has no hash
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known
        except KeyError:
            pass
        exc = result = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            exc = error
        try:
            if isinstance(result, cls) or _is_ejected(cls, result):
                return result
            ve_exc = ValueError('%r is not a valid %s' % (
                value, cls.__name__ if _minor < 9 else cls.__qualname__))
            if exc is None:
                if result is None:
                    raise ve_exc
                exc = TypeError(f'error in {cls.__name__}._missing_: '
                                f'returned {result!r} instead of None or a '
                                'valid member')
            if not isinstance(exc, ValueError):
                exc.__context__ = ve_exc
            raise exc
        finally:
            exc = ve_exc = None

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        if _minor >= 13 and last_values:
            last_value = sorted(last_values).pop()
            try:
                return last_value + 1
            except TypeError:
                raise TypeError('unable to increment %r'
                                % (last_value,)) from None
        for last_value in reversed(last_values):
            try:
                return last_value + 1
            except TypeError:
                continue
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    if _new:
        def __repr__(self):
            return '<%s.%s: %s>' % (self.__class__.__name__, self._name_,
                                    _value_text(self))
    else:
        def __repr__(self):
            return '<%s.%s: %r>' % (self.__class__.__name__, self._name_,
                                    self._value_)

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):
        return sorted(set(['__class__', '__doc__', '__module__', 'name',
                           'value']))

    if _new:
        def __format__(self, format_spec):
            return str.__format__(str(self), format_spec)
    else:
        def __format__(self, format_spec):
            typed = (self._member_type_ is not object
                     and type(self).__str__ in (Enum.__str__, Flag.__str__))
            cls = self._member_type_ if typed else str
            val = self._value_ if typed else str(self)
            return cls.__format__(val, format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    if _new:
        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


for _name, _function in (('_member_names_', []), ('_member_map_', {}),
                         ('_value2member_map_', {}),
                         ('_member_type_', object)):
    type.__setattr__(Enum, _name, _function)


def _value_text(self):
    data_type = self._member_type_
    if data_type is object or data_type.__repr__ is Enum.__repr__:
        return repr(self._value_)
    return data_type.__repr__(self._value_)


class ReprEnum(Enum):
    """Only repr() is an enumeration's; str() is that of the value."""


if _new:
    class IntEnum(int, ReprEnum):
        """Members are ints, too."""

    class StrEnum(str, ReprEnum):
        """Members are strings, too."""

        def __new__(cls, *values):
            if len(values) > 3:
                raise TypeError('too many arguments for str(): '
                                f'{values!r}')
            if len(values) == 1 and not isinstance(values[0], str):
                raise TypeError(f'{values[0]!r} is not a string')
            value = str(*values)
            enum_member = str.__new__(cls, value)
            enum_member._value_ = value
            return enum_member

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()
else:
    class IntEnum(int, Enum):
        """Members are ints, too."""
    del ReprEnum
    ReprEnum = None
