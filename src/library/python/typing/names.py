# ---- names of classes ------------------------------------------------------

def _alias(origin, nparams, name=None):
    return _SpecialGenericAlias(origin, nparams, inst=False, name=name)


List = _alias(list, 1, 'List')
Dict = _alias(dict, 2, 'Dict')
Set = _alias(set, 1, 'Set')
FrozenSet = _alias(frozenset, 1, 'FrozenSet')
Type = _alias(type, 1, 'Type')
Deque = _SpecialGenericAlias(_collections.deque, 1, name='Deque')
DefaultDict = _SpecialGenericAlias(_collections.defaultdict, 2,
                                   name='DefaultDict')
OrderedDict = _SpecialGenericAlias(_collections.OrderedDict, 2)
Counter = _SpecialGenericAlias(_collections.Counter, 1)
ChainMap = _SpecialGenericAlias(_collections.ChainMap, 2)
Hashable = _alias(_abc.Hashable, 0)
Sized = _alias(_abc.Sized, 0)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Generator = _alias(_abc.Generator, 3)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
AsyncGenerator = _alias(_abc.AsyncGenerator, 2)
AbstractSet = _alias(_abc.Set, 1, 'AbstractSet')
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
if _minor >= 12:
    ByteString = _DeprecatedGenericAlias(_abc.ByteString, 0, inst=False)
else:
    ByteString = _alias(_abc.ByteString, 0)
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
ContextManager = _SpecialGenericAlias(_contextlib.AbstractContextManager, 1,
                                      name='ContextManager')
if _minor >= 13:
    ContextManager._nparams = 2
    _defaults.add('ContextManager')
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
Callable = _CallableType(_abc.Callable, 2)


_typing_records.type_check = _type_check
NamedTuple = _typing_records.NamedTuple
TypedDict = _typing_records.TypedDict
if _minor >= 10:
    is_typeddict = _typing_records.is_typeddict
