"""typing.NamedTuple and typing.TypedDict."""
import _refstep
import collections as _collections
import sys as _sys

_minor = _sys.version_info[1]
type_check = None      # typing's own, which imports this module


def _make_nmtuple(name, types, module, defaults=()):
    fields = [n for n, t in types]
    types = {n: type_check(t) for n, t in types}
    nm_tpl = _collections.namedtuple(name, fields, defaults=defaults,
                                     module=module)
    nm_tpl.__annotations__ = nm_tpl.__new__.__annotations__ = types
    return nm_tpl


_prohibited = ('__new__', '__init__', '__slots__', '__getnewargs__',
               '_fields', '_field_defaults', '_field_types', '_make',
               '_replace', '_asdict', '_source')
_special = ('__module__', '__name__', '__annotations__', '__doc__',
            '__qualname__', '__firstlineno__', '__static_attributes__')


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        types = ns.get('__annotations__', {})
        default_names = []
        for field_name in types:
            if field_name in ns:
                default_names.append(field_name)
            elif default_names:
                raise TypeError(
                    f'Non-default namedtuple field {field_name} cannot '
                    f'follow default field'
                    f'{"s" if len(default_names) > 1 else ""} '
                    f'{", ".join(default_names)}')
        nm_tpl = _make_nmtuple(typename, types.items(),
                               defaults=[ns[n] for n in default_names],
                               module=ns['__module__'])
        for key in ns:
            if key in _prohibited:
                raise AttributeError('Cannot overwrite NamedTuple attribute '
                                     + key)
            if key not in _special and key not in nm_tpl._fields:
                setattr(nm_tpl, key, ns[key])
        if '__doc__' in ns:
            nm_tpl.__doc__ = ns['__doc__']
        return nm_tpl


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple with types for its fields."""
    if fields is None:
        fields = kwargs.items()
    return _make_nmtuple(typename, fields, module=_refstep.caller())


def _named_tuple_bases(bases):
    return (_NamedTuple,)


if _minor == 8:
    def _new_named_tuple(cls, typename, fields=None, /, **kwargs):
        return _make_named_tuple(typename, fields, **kwargs)

    _make_named_tuple = NamedTuple
    _NamedTupleMeta.__name__ = 'NamedTupleMeta'
    NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (),
                              {'__new__': _new_named_tuple})
else:
    _NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})
    NamedTuple.__mro_entries__ = _named_tuple_bases


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        tp_dict = type.__new__(_TypedDictMeta, name, (dict,), ns)
        annotations = {}
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
        annotations.update(ns.get('__annotations__', {}))
        tp_dict.__annotations__ = annotations
        tp_dict.__total__ = total
        return tp_dict

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class '
                        'checks')


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict whose keys are known."""
    if fields is None:
        fields = kwargs
    ns = {'__annotations__': dict(fields), '__module__': _refstep.caller()}
    return _TypedDictMeta(typename, (), ns, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)
