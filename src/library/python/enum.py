"""Enumerations: classes whose instances are known and have names."""
import _refstep
import sys as _sys
from types import MappingProxyType as _MappingProxyType

_minor = _sys.version_info[1]
_new = _minor >= 11

__all__ = ['EnumMeta', 'Enum', 'IntEnum', 'Flag', 'IntFlag', 'auto', 'unique']
if _new:
    __all__ += ['EnumType', 'StrEnum', 'ReprEnum', 'property', 'member',
                'nonmember', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE', 'verify',
                'KEEP', 'STRICT', 'CONFORM', 'EJECT', 'FlagBoundary',
                'global_enum']

_property = property
_auto_null = object()
_unset = object()


class _not_given:
    def __repr__(self):
        return '<not given>'


_none_given = _not_given() if _minor >= 13 else None


class auto:
    """A value that the enumeration chooses."""

    def __init__(self, value=_auto_null):
        self.value = value

    if _new:
        def __repr__(self):
            if self.value is _auto_null:
                return 'auto(_auto_null)'
            return f'auto({self.value!r})'


class nonmember:
    """A name in an enumeration that is no member."""

    def __init__(self, value):
        self.value = value


class member:
    """A name in an enumeration that is a member in any case."""

    def __init__(self, value):
        self.value = value


class property(_property):
    """An attribute of members that the class itself does not have."""

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = ownerclass.__dict__.get('_member_map_', {})
            name = getattr(self, 'name', None)
            if name in found:
                return found[name]
            raise AttributeError(f'{ownerclass!r} has no attribute {name!r}'
                                 if _new else name)
        if self.fget is None:
            raise AttributeError(f'{ownerclass!r} has no attribute '
                                 f'{self.name!r}')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        if _new:
            raise AttributeError(f'{self.clsname} cannot set attribute '
                                 f'{self.name!r}')
        raise AttributeError("can't set attribute")

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = repr(ownerclass)


if not _new:
    property.__name__ = property.__qualname__ = 'DynamicClassAttribute'


# ---- the names of a class body ---------------------------------------------

def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == '__'
            and name[2] != '_' and name[-3] != '_')


def _is_sunder(name):
    return (len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_'
            and name[-2] != '_')


def _is_private(cls_name, name):
    pattern = f'_{cls_name}__'
    return (len(name) > len(pattern) and name.startswith(pattern)
            and not name.endswith('__'))


_descriptor_types = (type(_is_dunder), _property, classmethod, staticmethod,
                     type(str.join))


def _is_descriptor(obj):
    return (isinstance(obj, _descriptor_types) or hasattr(obj, '__get__')
            or hasattr(obj, '__set__') or hasattr(obj, '__delete__'))


_allowed_sunder = ('_order_', '_create_pseudo_member_',
                   '_generate_next_value_', '_missing_', '_ignore_',
                   '_boundary_', '_value_repr_', '_numeric_repr_',
                   '_add_alias_', '_add_value_alias_', '_value_',
                   '_iter_member_',
                   '_iter_member_by_value_', '_iter_member_by_def_',
                   '_use_args_', '_member_map_', '_name_')


def _words(names):
    """The names, where they are one text."""
    return names.replace(',', ' ').split() if isinstance(names, str) else names


class _EnumDict(dict):
    """Notes which names of the body are members, in their order."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names, self._last_values, self._ignore = [], [], []
        self._generate_next_value, self._auto_called = None, False

    def _choose(self, key, value):
        """What auto() becomes."""
        if value.value is _auto_null:
            value.value = self._generate_next_value(
                key, 1, len(self._member_names), self._last_values[:])
        self._auto_called = True
        return value.value

    def _set_sunder(self, key, value):
        if key not in _allowed_sunder:
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved '
                             'for future Enum use.' if _new else
                             '_names_ are reserved for future Enum use')
        if key == '_ignore_':
            self._ignore = value = list(_words(value))
            already = set(value).intersection(self._member_names)
            if already:
                raise ValueError('_ignore_ cannot specify already set names: '
                                 f'{already!r}')
        elif key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError(f'{key} must be defined before members')
            self._generate_next_value = (
                value.__func__ if isinstance(value, staticmethod) else value)
        return value

    def _is_plain(self, key, value):
        """Whether the name is no member."""
        if isinstance(value, member):
            return False
        return (_is_dunder(key) or key in self._ignore
                or isinstance(value, nonmember) or _is_descriptor(value)
                or (_new and self._cls_name is not None
                    and _is_private(self._cls_name, key)))

    def __setitem__(self, key, value):
        if _is_sunder(key):
            value = self._set_sunder(key, value)
        elif (key in self._member_names
              or key in self and not self._is_plain(key, value)):
            raise TypeError(f'{key!r} already defined as {self[key]!r}'
                            if _new or key not in self._member_names
                            else f'Attempted to reuse key: {key!r}')
        elif self._is_plain(key, value):
            if isinstance(value, nonmember):
                value = value.value
        else:
            value = self._member_value(key, value)
            self._member_names.append(key)
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _member_value(self, key, value):
        """What a member of the body gets as its value."""
        if isinstance(value, member):
            value = value.value
        if isinstance(value, auto):
            return self._choose(key, value)
        if (_new and type(value) is tuple
                and any(isinstance(v, auto) for v in value)):
            return tuple(self._choose(key, v) if isinstance(v, auto) else v
                         for v in value)
        return value


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


# ---- flags -----------------------------------------------------------------

if _new:
    class FlagBoundary(StrEnum):
        """What becomes of a value with bits that no flag has."""
        STRICT = auto()
        CONFORM = auto()
        EJECT = auto()
        KEEP = auto()

    STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _high_bit(value):
    return value.bit_length() - 1


def _decompose(flag, value):
    """The members of a value as versions before 3.11 name them: the highest
    first, whole ones instead of their parts; and the bits without a name."""
    members = []
    for known in flag._member_map_.values():
        if (known._value_ and known._value_ & ~value == 0
                and known not in members):
            members.append(known)
    left = value
    for known in members:
        left &= ~known._value_
    for place in range(_high_bit(left), -1, -1) if value >= 0 else ():
        bit = left & 1 << place
        if bit and bit in flag._value2member_map_:
            members.append(flag._value2member_map_[bit])
            left ^= bit
    if not members and value in flag._value2member_map_:
        members = [flag._value2member_map_[value]]
    members.sort(key=lambda m: -m._value_)
    whole = len(members) > 1 and members[0]._value_ == value
    return members[whole:], left


def _flag_text(flag):
    """The name of a flag, or those of its members."""
    if flag._name_ is not None:
        return flag._name_
    return '|'.join(str(m._name_ or m._value_) for m in
                    _decompose(flag.__class__, flag._value_)[0])


def _operand(self, other):
    if isinstance(other, self.__class__):
        return other._value_
    if self._member_type_ is not object and isinstance(
            other, self._member_type_):
        return other if isinstance(other, int) else NotImplemented
    return NotImplemented


def _combining(name, operation, operand):
    """A method of flags that makes one of two."""
    def combine(self, other):
        other_value = operand(self, other)
        if other_value is NotImplemented:
            return other_value
        return self.__class__(operation(self._value_, other_value))
    combine.__qualname__ = name
    combine.__name__ = name.rpartition('.')[2]
    return combine


def _missing_bits(cls, value):
    """The bits of a value that no member has, the lowest first."""
    _, extra = _decompose(cls, value)
    bits = []
    while extra:
        bit = 2 ** _high_bit(extra)
        if bit not in cls._value2member_map_:
            bits.insert(0, bit)
        extra = 0 if extra == -bit else extra ^ bit
    return bits


class Flag(Enum):
    """Members that can be combined."""

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1 if start is None else start
        last_value = max(last_values) if _new else last_values[-1]
        try:
            return 1 << last_value.bit_length()
        except Exception:
            raise TypeError(('invalid flag value %r' if _new else
                             'Invalid Flag value: %r')
                            % (last_value,)) from None

    if _new:
        _boundary_ = STRICT

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError('%r is not a valid %s'
                                 % (value, cls.__qualname__))
            flag_mask = cls._flag_mask_
            all_bits = cls._all_bits_
            neg_value = None
            if not ~all_bits <= value <= all_bits or value & (
                    all_bits ^ flag_mask):
                if cls._boundary_ is STRICT:
                    max_bits = max(value.bit_length(),
                                   flag_mask.bit_length())
                    raise ValueError(
                        '%r invalid value %r\n    given %s\n  allowed %s'
                        % (cls, value, _bin(value, max_bits),
                           _bin(flag_mask, max_bits)))
                if cls._boundary_ is CONFORM:
                    value = value & flag_mask
                elif cls._boundary_ is EJECT:
                    return value
                elif value < 0:
                    value = max(all_bits + 1,
                                2 ** value.bit_length()) + value
            if value < 0:
                neg_value = value
                if cls._boundary_ in (EJECT, KEEP):
                    value = all_bits + 1 + value
                else:
                    value = flag_mask & value
            pseudo = cls._value2member_map_.get(value)
            if pseudo is None:
                pseudo = _make_pseudo(cls, value)
            if neg_value is not None:
                cls._value2member_map_[neg_value] = pseudo
            return pseudo

        def __iter__(self):
            for known in self._listed():
                yield known

        def _listed(self):
            return _members_of(self.__class__, self._value_)

        def __len__(self):
            return bin(self._value_ & self.__class__._flag_mask_).count('1')

        def __repr__(self):
            cls_name = self.__class__.__name__
            if self._name_ is None:
                return '<%s: %s>' % (cls_name, _value_text(self))
            return '<%s.%s: %s>' % (cls_name, self._name_, _value_text(self))

        def __str__(self):
            cls_name = self.__class__.__name__
            if self._name_ is None:
                return f'{cls_name}({self._value_!r})'
            return f'{cls_name}.{self._name_}'
    else:
        @classmethod
        def _missing_(cls, value):
            original = value
            if value < 0:
                value = ~value
            possible = cls._create_pseudo_member_(value)
            if original < 0:
                possible = ~possible
            return possible

        @classmethod
        def _create_pseudo_member_(cls, value):
            pseudo = cls._value2member_map_.get(value, None)
            if pseudo is None:
                _, extra = _decompose(cls, value)
                if extra:
                    raise ValueError('%r is not a valid %s' % (
                        value, cls.__name__ if _minor < 9
                        else cls.__qualname__))
                pseudo = object.__new__(cls)
                pseudo._name_ = None
                pseudo._value_ = value
                pseudo = cls._value2member_map_.setdefault(value, pseudo)
            return pseudo

        def __repr__(self):
            return '<%s.%s: %r>' % (self.__class__.__name__,
                                    _flag_text(self), self._value_)

        def __str__(self):
            return '%s.%s' % (self.__class__.__name__, _flag_text(self))

    def __contains__(self, other):
        if isinstance(other, self.__class__):
            return other._value_ & self._value_ == other._value_
        raise TypeError(_not_inside(other, self))

    def __bool__(self):
        return bool(self._value_)

    __or__ = _combining('Flag.__or__', int.__or__, _operand)
    __and__ = _combining('Flag.__and__', int.__and__, _operand)
    __xor__ = _combining('Flag.__xor__', int.__xor__, _operand)

    if _new:
        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__

        def __invert__(self):
            if '_inverted_' not in self.__dict__:
                self._inverted_ = self._find_inverse()
            return self._inverted_

        def _find_inverse(self):
            cls = self.__class__
            if cls._boundary_ in (EJECT, KEEP):
                value = ~self._value_
            elif _minor == 11 and cls._boundary_ is not STRICT:
                value = cls._flag_mask_ ^ self._value_
            else:
                value = cls._singles_mask_ & ~self._value_
            return cls(value)
    else:
        def __invert__(self):
            members, uncovered = _decompose(self.__class__, self._value_)
            inverted = self.__class__(0)
            for m in self.__class__:
                if m not in members and not (m._value_ & self._value_):
                    inverted = inverted | m
            return self.__class__(inverted)


def _bin(num, max_bits):
    ceiling = 2 ** num.bit_length()
    if num >= 0:
        s = bin(num + ceiling).replace('1', '0', 1)
        sign, digits = s[:3], s[3:]
    else:
        s = bin(~num ^ (ceiling - 1) + ceiling)
        sign, digits = s[:3], s[3:]
    sign = '0b0' if num >= 0 else '0b1'
    digits = (('0' if num >= 0 else '1') * max_bits + digits)[-max_bits:]
    return '%s %s' % (sign, digits)


def _members_of(cls, value):
    """The members of one bit each in a value, in the order of definition."""
    found = []
    rest = value & cls._flag_mask_
    while rest:
        bit = rest & -rest
        rest ^= bit
        if bit in cls._value2member_map_:
            found.append(cls._value2member_map_[bit])
    listed = [m._value_ for m in cls._member_map_.values()
              if _is_single_bit(m._value_)]
    if listed != sorted(listed):
        found.sort(key=lambda m: listed.index(m._value_))
    return found


def _make_pseudo(cls, value):
    """A member for several flags at once, or for none."""
    if cls._member_type_ is object:
        pseudo = object.__new__(cls)
    else:
        pseudo = cls._member_type_.__new__(cls, value)
    pseudo._value_ = value
    members = _members_of(cls, value)
    unknown = value
    for m in members:
        unknown &= ~m._value_
    if members:
        pseudo._name_ = '|'.join([m._name_ for m in members])
        if unknown:
            pseudo._name_ += '|%s' % unknown
    else:
        pseudo._name_ = None
    return cls._value2member_map_.setdefault(value, pseudo)


def _int_operand(self, other):
    if not isinstance(other, int):
        return NotImplemented
    return self.__class__(other)._value_


if _new:
    class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
        """Flags that are ints, too."""

    type.__setattr__(IntFlag, '_boundary_', KEEP)
else:
    class IntFlag(int, Flag):
        """Flags that are ints, too."""

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError('%r is not a valid %s' % (
                    value, cls.__name__ if _minor < 9 else cls.__qualname__))
            return cls._create_pseudo_member_(value)

        @classmethod
        def _create_pseudo_member_(cls, value):
            pseudo = cls._value2member_map_.get(value, None)
            if pseudo is None:
                for needed in _missing_bits(cls, value) + [value]:
                    pseudo = int.__new__(cls, needed)
                    pseudo._name_ = None
                    pseudo._value_ = needed
                    pseudo = cls._value2member_map_.setdefault(needed,
                                                               pseudo)
            return pseudo

        __or__ = _combining('IntFlag.__or__', int.__or__, _int_operand)
        __and__ = _combining('IntFlag.__and__', int.__and__, _int_operand)
        __xor__ = _combining('IntFlag.__xor__', int.__xor__, _int_operand)
        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__

        def __invert__(self):
            return self.__class__(~self._value_)


# ---- decorators ------------------------------------------------------------

def unique(enumeration):
    """Allows no two names for one value."""
    duplicates = []
    for name, member in enumeration.__members__.items():
        if name != member.name:
            duplicates += [(name, member.name)]
    if duplicates:
        alias_details = ', '.join(['%s -> %s' % pair for pair in duplicates])
        raise ValueError(f'duplicate values found in {enumeration!r}: '
                         + alias_details)
    return enumeration


if _new:
    class EnumCheck(StrEnum):
        """What verify can look for."""
        CONTINUOUS = 'no skipped integer values'
        NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
        UNIQUE = 'one name per value'

    CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck

    class verify:
        """Checks an enumeration."""

        def __init__(self, *checks):
            self.checks = checks

        def __call__(self, enumeration):
            for check in self.checks:
                if check is UNIQUE:
                    self._unique(enumeration)
                elif check is CONTINUOUS:
                    self._continuous(enumeration)
            return enumeration

        def _unique(self, enumeration):
            duplicates = [(name, known.name) for name, known
                          in enumeration.__members__.items()
                          if name != known.name]
            if duplicates:
                raise ValueError('aliases found in %r: %s' % (
                    enumeration, ', '.join('%s -> %s' % pair
                                           for pair in duplicates)))

        def _continuous(self, enumeration):
            values = sorted({e.value for e in enumeration})
            if len(values) < 2:
                return
            missing = [i for i in range(values[0] + 1, values[-1])
                       if i not in values]
            if missing:
                raise ValueError('invalid enum %r: missing values %s' % (
                    enumeration.__name__,
                    ', '.join(str(m) for m in missing)))

    def global_enum(cls, update_str=False):
        return cls
