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
