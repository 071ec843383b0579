"""The part of weakref that is written in Python, run among the names of the
part that is not, when a scene first asks for one of these."""
import itertools
import sys
from _collections_abc import MutableMapping

_has_or = sys.version_info >= (3, 9)


class _IterationGuard:
    """While it is entered, the container loses no entry: what dies meanwhile
    is removed when the last of them is left."""

    def __init__(self, container):
        self.weakcontainer = ref(container)

    def __enter__(self):
        container = self.weakcontainer()
        if container is not None:
            container._iterating.add(self)
        return self

    def __exit__(self, kind, value, traceback):
        container = self.weakcontainer()
        if container is None:
            return
        container._iterating.remove(self)
        if not container._iterating:
            container._commit_removals()


def _forgetter(container, drop, entry):
    """What is called when an object dies that the container refers to: drops
    entry(reference) from the data, or notes it while someone iterates."""
    def remove(reference, selfref=ref(container)):
        self = selfref()
        if self is not None:
            if self._iterating:
                self._pending_removals.append(entry(reference))
            else:
                try:
                    drop(self.data, entry(reference))
                except KeyError:
                    pass
    return remove


def _committer(drop):
    """The method that drops all that was noted."""
    def _commit_removals(self):
        while self._pending_removals:
            try:
                drop(self.data, self._pending_removals.pop())
            except KeyError:
                pass
    return _commit_removals


class WeakSet:
    """A set that does not keep its members alive."""

    __module__ = '_weakrefset'

    def __init__(self, data=None):
        self.data = set()

        self._remove = _forgetter(self, set.discard, lambda item: item)
        self._remove.__name__ = '_remove'
        self._pending_removals = []
        self._iterating = set()
        if data is not None:
            self.update(data)

    _commit_removals = _committer(set.discard)

    def __iter__(self):
        with _IterationGuard(self):
            for itemref in self.data:
                if (item := itemref()) is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, item):
        try:
            itemref = ref(item)
        except TypeError:
            return False
        return itemref in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def add(self, item):
        self._commit_removals()
        self.data.add(ref(item, self._remove))

    def clear(self):
        self._commit_removals()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._commit_removals()
        while True:
            try:
                itemref = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = itemref()
            if item is not None:
                return item

    def remove(self, item):
        self._commit_removals()
        self.data.remove(ref(item))

    def discard(self, item):
        self._commit_removals()
        self.data.discard(ref(item))

    def update(self, other):
        self._commit_removals()
        for element in other:
            self.add(element)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        newset = self.copy()
        newset.difference_update(other)
        return newset
    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        self._commit_removals()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)
    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._commit_removals()
        self.data.intersection_update(ref(item) for item in other)
        return self

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)
    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)
    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def symmetric_difference(self, other):
        newset = self.copy()
        newset.symmetric_difference_update(other)
        return newset
    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        self._commit_removals()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(
                ref(item, self._remove) for item in other)
        return self

    def union(self, other):
        return self.__class__(item for group in (self, other)
                              for item in group)
    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)


class WeakMethod(ref):
    """A weak reference to a bound method, which would die at once if it were
    referred to itself: to the object and to the function."""

    __slots__ = '_func_ref', '_meth_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError('argument should be a bound method, not '
                            f'{type(meth)}') from None

        def ended(_):
            method = self_wr()
            if method._alive:
                method._alive = False
                if callback is not None:
                    callback(method)
        made = ref.__new__(cls, obj, ended)
        made._func_ref = ref(func, ended)
        made._meth_type, made._alive = type(meth), True
        self_wr = ref(made)
        return made

    def __call__(self):
        owner, function = super().__call__(), self._func_ref()
        if owner is not None and function is not None:
            return self._meth_type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is not other
        return ref.__ne__(self, other) or self._func_ref != other._func_ref

    __hash__ = ref.__hash__


class _WeakMapping(MutableMapping):
    """What both weak dictionaries have besides what all mappings have."""

    def __repr__(self):
        return '<%s at %#x>' % (self.__class__.__name__, id(self))

    def __copy__(self):
        return self.copy()

    if _has_or:
        def __or__(self, other):
            if not hasattr(other, 'keys'):
                return NotImplemented
            made = self.copy()
            made.update(other)
            return made

        def __ror__(self, other):
            if not hasattr(other, 'keys'):
                return NotImplemented
            made = self.__class__()
            made.update(other)
            made.update(self)
            return made

        def __ior__(self, other):
            self.update(other)
            return self


class KeyedRef(ref):
    """A weak reference to a value that knows under which key it is kept."""

    __slots__ = 'key',


def _keyed_ref(ob, callback, key):
    made = KeyedRef(ob, callback)
    made.key = key
    return made


def _no_object():
    """Stands for the reference where there is none."""


class WeakValueDictionary(_WeakMapping):
    """A dictionary that forgets an entry when its value dies."""

    def __init__(self, other=(), /, **kw):
        self._remove = _forgetter(self, _remove_dead_weakref,
                                  lambda reference: reference.key)
        self._pending_removals = []
        self._iterating = set()
        self.data = {}
        self.update(other, **kw)

    _commit_removals = _committer(_remove_dead_weakref)

    def __len__(self):
        self._commit_removals()
        return len(self.data)

    def __contains__(self, key):
        self._commit_removals()
        return self.data.get(key, _no_object)() is not None

    def __getitem__(self, key):
        self._commit_removals()
        o = self.data[key]()
        if o is not None:
            return o
        raise KeyError(key)

    def get(self, key, default=None):
        self._commit_removals()
        o = self.data.get(key, _no_object)()
        return default if o is None else o

    def __setitem__(self, key, value):
        self._commit_removals()
        self.data[key] = _keyed_ref(value, self._remove, key)

    def setdefault(self, key, default=None):
        o = self.data.get(key, _no_object)()
        if o is None:
            self._commit_removals()
            self.data[key] = _keyed_ref(default, self._remove, key)
            return default
        return o

    def update(self, other=None, /, **kwargs):
        self._commit_removals()
        d = self.data
        if not hasattr(other, 'items'):
            other = dict(() if other is None else other)
        for key, o in other.items():
            d[key] = _keyed_ref(o, self._remove, key)
        for key, o in kwargs.items():
            d[key] = _keyed_ref(o, self._remove, key)

    def copy(self):
        self._commit_removals()
        made = WeakValueDictionary()
        with _IterationGuard(self):
            for key, reference in self.data.items():
                if (value := reference()) is not None:
                    made[key] = value
        return made

    def __delitem__(self, key):
        self._commit_removals()
        del self.data[key]

    def pop(self, key, *args):
        self._commit_removals()
        o = self.data.pop(key, _no_object)()
        if o is None:
            if not args:
                raise KeyError(key)
            return args[0]
        return o

    def popitem(self):
        self._commit_removals()
        while True:
            key, wr = self.data.popitem()
            if (o := wr()) is not None:
                return key, o

    # the names of what a generator holds can be seen: they are CPython's

    def items(self):
        self._commit_removals()
        with _IterationGuard(self):
            for k, wr in self.data.items():
                if (v := wr()) is not None:
                    yield k, v

    def values(self):
        self._commit_removals()
        with _IterationGuard(self):
            for wr in self.data.values():
                if (obj := wr()) is not None:
                    yield obj

    def keys(self):
        self._commit_removals()
        with _IterationGuard(self):
            for k, wr in self.data.items():
                if wr() is not None:
                    yield k

    __iter__ = keys

    def valuerefs(self):
        self._commit_removals()
        return list(self.data.values())

    def itervaluerefs(self):
        self._commit_removals()
        with _IterationGuard(self):
            yield from self.data.values()


class WeakKeyDictionary(_WeakMapping):
    """A dictionary that forgets an entry when its key dies."""

    def __init__(self, dict=None):
        self.data = {}
        self._remove = _forgetter(self, type(self.data).pop,
                                  lambda reference: reference)
        self._pending_removals, self._iterating = [], set()
        self._dirty_len = False
        if dict is not None:
            self.update(dict)

    _commit_removals = _committer(dict.pop)

    def __len__(self):
        # what was noted may have been deleted by hand meanwhile
        if self._dirty_len and self._pending_removals:
            self._pending_removals = list(filter(self.data.__contains__,
                                                 self._pending_removals))
            self._dirty_len = False
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def __getitem__(self, key):
        return self.data[ref(key)]

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        d = self.data
        if not hasattr(dict, 'items'):
            dict = type(d)(() if dict is None else dict)
        for key, value in dict.items():
            d[ref(key, self._remove)] = value
        if kwargs:
            self.update(kwargs)

    def copy(self):
        made = WeakKeyDictionary()
        with _IterationGuard(self):
            for reference, value in self.data.items():
                if (key := reference()) is not None:
                    made[key] = value
        return made

    def __delitem__(self, key):
        self._dirty_len = True
        del self.data[ref(key)]

    def pop(self, key, *args):
        self._dirty_len = True
        return self.data.pop(ref(key), *args)

    def popitem(self):
        self._dirty_len = True
        while True:
            key, value = self.data.popitem()
            if (o := key()) is not None:
                return o, value

    def values(self):
        with _IterationGuard(self):
            for wr, value in self.data.items():
                if wr() is not None:
                    yield value

    def keys(self):
        with _IterationGuard(self):
            for wr in self.data:
                if (obj := wr()) is not None:
                    yield obj

    __iter__ = keys

    def items(self):
        with _IterationGuard(self):
            for wr, value in self.data.items():
                if (key := wr()) is not None:
                    yield key, value

    def keyrefs(self):
        return list(self.data)


class finalize:
    """A function that is called when an object dies, or at the end of the
    program, but only once."""

    __slots__ = ()

    class _Info:
        __slots__ = 'weakref', 'func', 'args', 'kwargs', 'atexit', 'index'

        def __init__(self, *values):
            for name, value in zip(self.__slots__, values):
                setattr(self, name, value)

    _registry = {}
    _index_iter = itertools.count()
    _shutdown = _dirty = _registered_with_atexit = False

    def __init__(self, obj, func, /, *args, **kwargs):
        self._registry[self] = self._Info(ref(obj, self), func, args,
                                          kwargs or None, True,
                                          next(self._index_iter))
        finalize._dirty = True
        if not self._registered_with_atexit:
            finalize._registered_with_atexit = True
            import atexit
            atexit.register(self._exitfunc)

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def peek(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    def detach(self):
        found = finalize.peek(self)
        if found:
            del self._registry[self]
        return found

    alive = property(lambda self: self in self._registry)
    atexit = property(lambda self: self.alive and self._registry[self].atexit)

    @atexit.setter
    def atexit(self, value):
        if self.alive:
            self._registry[self].atexit = bool(value)

    def __repr__(self):
        found = finalize.peek(self)
        state = ('for %r at %#x' % (type(found[0]).__name__, id(found[0]))
                 if found else 'dead')
        return f'<{type(self).__name__} object at {id(self):#x}; {state}>'

    @classmethod
    def _select_for_exit(cls):
        """Those to be called at the end, the last one made at the end."""
        due = [(info.index, f) for f, info in cls._registry.items()
               if info.atexit]
        due.sort()
        return [f for _, f in due]

    @classmethod
    def _exitfunc(cls):
        finalize._dirty = True
        pending = []
        try:
            while True:
                if finalize._dirty:
                    finalize._dirty = False
                    pending = cls._select_for_exit()
                if not pending:
                    return
                f = pending.pop()
                try:
                    f()
                except Exception as error:
                    sys.excepthook(type(error), error, error.__traceback__)
        finally:
            finalize._shutdown = True
