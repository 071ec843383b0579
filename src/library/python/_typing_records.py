"""typing.NamedTuple and typing.TypedDict."""
import _refstep
import collections as _collections
import sys as _sys

_minor = _sys.version_info[1]
type_check = None      # typing's own, which imports this module
needed_by_form = {'Required': True, 'NotRequired': False}


def _make_nmtuple(name, types, module, defaults=()):
    fields = [n for n, t in types]
    types = {n: type_check(t, f'field {n} annotation must be a type')
             for n, t in types}
    nm_tpl = _collections.namedtuple(name, fields, defaults=defaults,
                                     module=module)
    nm_tpl.__annotations__ = nm_tpl.__new__.__annotations__ = types
    return nm_tpl


_prohibited = ('_asdict _field_defaults _field_types _fields _make _replace '
               '_source __getnewargs__ __init__ __new__ __slots__').split()
_special = ('__annotations__ __doc__ __firstlineno__ __module__ __name__ '
            '__orig_bases__ __qualname__ __static_attributes__').split()


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if '_root' in ns:
            return type.__new__(cls, typename, bases, ns)
        types = ns.get('__annotations__', {})
        default_names = []
        for field_name in types:
            if field_name in ns:
                default_names += [field_name]
            elif default_names:
                raise TypeError(f'Non-default namedtuple field {field_name} '
                                'cannot follow default field'
                                + 's'[:len(default_names) - 1] + ' '
                                + ', '.join(default_names))
        nm_tpl = _make_nmtuple(typename, types.items(),
                               module=ns['__module__'],
                               defaults=[ns[n] for n in default_names])
        for key in ns:
            if key in _prohibited:
                raise AttributeError('Cannot overwrite NamedTuple attribute '
                                     + key)
            if key not in _special and key not in nm_tpl._fields:
                setattr(nm_tpl, key, ns[key])
        if '__doc__' in ns:
            nm_tpl.__doc__ = ns['__doc__']
        return nm_tpl


if _minor >= 9:
    def NamedTuple(typename, fields=None, /, **kwargs):
        """A named tuple with types for its fields."""
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError('Either list of fields or keywords can be '
                            'provided to NamedTuple, not both')
        return _make_nmtuple(typename, fields, module=_refstep.caller())

    _NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
    NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)
else:
    class NamedTuple(metaclass=NamedTupleMeta):
        """A named tuple with types for its fields."""
        _root = True

        def __new__(cls, typename, fields=None, /, **kwargs):
            if fields is None:
                fields = kwargs.items()
            return _make_nmtuple(typename, fields, module=_refstep.caller())


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        tp_dict = type.__new__(_TypedDictMeta, name, (dict,), ns)
        annotations = {}
        required = set()
        optional = set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required.update(base.__dict__.get('__required_keys__', ()))
            optional.update(base.__dict__.get('__optional_keys__', ()))
        own = {n: type_check(t, 'TypedDict(\'Name\', {f0: t0, f1: t1, '
                                 '...}); each t must be a type')
               for n, t in ns.get('__annotations__', {}).items()}
        annotations.update(own)
        for key, kind in own.items():
            form = getattr(getattr(kind, '__origin__', None), '_name', None)
            needed = needed_by_form.get(form, total)
            (required if needed else optional).add(key)
        tp_dict.__annotations__ = annotations
        tp_dict.__total__ = total
        if _minor >= 9:
            tp_dict.__required_keys__ = frozenset(required)
            tp_dict.__optional_keys__ = frozenset(optional)
        return tp_dict

    def __call__(cls, /, *args, **kwargs):
        if '_root' in cls.__dict__:
            return _make_typed_dict(*args, **kwargs)
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class '
                        'checks')

    __subclasscheck__ = __instancecheck__


def _make_typed_dict(typename, fields=None, /, *, total=True, **kwargs):
    ns = {'__annotations__': dict(kwargs if fields is None else fields),
          '__module__': _refstep.caller()}
    return _TypedDictMeta(typename, (), ns, total=total)


if _minor >= 9:
    def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
        """A dict whose keys are known."""
        return _make_typed_dict(typename, fields, total=total, **kwargs)

    _TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
    TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
else:
    TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (dict,),
                             {'_root': True})


def is_typeddict(tp):
    """Whether a class is a TypedDict."""
    return isinstance(tp, _TypedDictMeta)
