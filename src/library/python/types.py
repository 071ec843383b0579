"""Names for the types that have no name of their own."""
import sys as _sys

_minor = _sys.version_info[1]


def _f():
    pass


def _g():
    yield 1


class _C:
    def _m(self):
        pass


FunctionType = type(_f)
LambdaType = type(lambda: None)
CodeType = type(_f.__code__)
MappingProxyType = type(type.__dict__)
GeneratorType = type(_g())
MethodType = type(_C()._m)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.fromkeys)
ModuleType = type(_sys)
GetSetDescriptorType = type(FunctionType.__code__)


def _cell():
    a = 1

    def inner():
        return a
    return inner.__closure__[0]


CellType = type(_cell())

try:
    raise TypeError
except TypeError as _exc:
    TracebackType = type(_exc.__traceback__)
    FrameType = type(_exc.__traceback__.tb_frame)


class _S:
    __slots__ = ('a',)


MemberDescriptorType = type(_S.a)

if _minor >= 9:
    GenericAlias = type(list[int])
if _minor >= 10:
    UnionType = type(int | str)
    EllipsisType = type(Ellipsis)
    NoneType = type(None)
    NotImplementedType = type(NotImplemented)


class SimpleNamespace:
    """An object with just the attributes it is given."""

    if _minor >= 13:
        def __init__(self, mapping_or_iterable=(), /, **kwargs):
            self.__dict__.update(mapping_or_iterable)
            self.__dict__.update(kwargs)
    else:
        def __init__(self, /, **kwargs):
            self.__dict__.update(kwargs)

    def __repr__(self):
        name = type(self).__name__
        if name == 'SimpleNamespace' and _minor >= 9:
            name = 'namespace'
        elif type(self) is SimpleNamespace:
            name = 'namespace'
        items = self.__dict__.items()
        if _minor < 9:
            items = sorted(items)
        items = (f'{k}={v!r}' for k, v in items)
        return '{}({})'.format(name, ', '.join(items))

    def __eq__(self, other):
        if (isinstance(self, SimpleNamespace)
                and isinstance(other, SimpleNamespace)):
            return self.__dict__ == other.__dict__
        return NotImplemented


def new_class(name, bases=(), kwds=None, exec_body=None):
    """A class, made in the way of a class statement."""
    real = resolve_bases(bases)
    meta, names, options = prepare_class(name, real, kwds)
    if exec_body is not None:
        exec_body(names)
    if real is not bases:
        names['__orig_bases__'] = bases
    return meta(name, real, names, **options)


def resolve_bases(bases):
    """The bases with what __mro_entries__ says."""
    found = []
    asked = False
    for base in bases:
        if not isinstance(base, type) and hasattr(base, '__mro_entries__'):
            found.extend(base.__mro_entries__(bases))
            asked = True
        else:
            found.append(base)
    return tuple(found) if asked else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass of a class to be made, and the names it begins with."""
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            if issubclass(type(base), meta):
                meta = type(base)
    if hasattr(meta, '__prepare__'):
        ns = meta.__prepare__(name, bases, **kwds)
    else:
        ns = {}
    return meta, ns, kwds


class DynamicClassAttribute:
    """A property of instances that the class itself does not have."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None
        self.__doc__ = doc or fget.__doc__
        abstract = getattr(fget, '__isabstractmethod__', False)
        self.__isabstractmethod__ = bool(abstract)

    def __get__(self, instance, ownerclass=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)
        if instance is not None:
            raise AttributeError('unreadable attribute')
        if not self.__isabstractmethod__:
            raise AttributeError()
        return self

    def __set__(self, instance, value):
        if self.fset is not None:
            self.fset(instance, value)
        else:
            raise AttributeError("can't set attribute")

    def __delete__(self, instance):
        if self.fdel is not None:
            self.fdel(instance)
        else:
            raise AttributeError("can't delete attribute")


del _f, _g, _C, _S, _cell
