"""More containers: named tuples, counters, chains of dicts, and classes around
dicts, lists and strings."""
import _refstep
import sys as _sys
from _collections import (deque, defaultdict, OrderedDict, _tuplegetter,
                          _count_elements)
from _operator import itemgetter as _itemgetter
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from keyword import iskeyword as _iskeyword
import heapq as _heapq
import _collections_abc

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList',
           'UserString', 'defaultdict', 'deque', 'namedtuple']

_minor = _sys.version_info[1]
_tuple_new = tuple.__new__


# ---- methods that are made from tables -------------------------------------

def _written(owner, texts):
    """The methods of the class called owner that the texts define, by their
    names. They are functions of their own, without closures, because scenes
    see their names, parameters and what their frames hold."""
    lines = [line for text in texts for line in text.splitlines()]
    made = _refstep.function('\n '.join(['def made():', *lines,
                                         'return locals()']), 'collections')()
    for name, method in made.items():
        method.__qualname__ = f'{owner}.{name}'
    return made


def _comparing(parameter, right):
    """Texts of the methods that compare what is inside with the right side,
    which is made from the parameter."""
    signs = dict(lt='<', le='<=', eq='==', gt='>', ge='>=')
    return [f'def __{name}__(self, {parameter}): '
            f'return self.data {sign} {right}' for name, sign in signs.items()]


def _inside(names):
    """Texts of the methods whose function is to be called with the data."""
    return [f'def __{name}__(self): return {name}(self.data)'
            for name in names.split()]


def _passing(result, table):
    """Texts of methods that pass on what they get to the same method of the
    data. Each line has the name and the parameters (of those that a '$' marks
    a UserString is opened); result tells what becomes of the method's."""
    for line in table.strip().splitlines():
        name, *parameters = line.strip().replace(',', '').split(' ')
        given = [p.partition('=')[0] for p in parameters if p != '/']
        given = [f'_data_of({p[1:]}, UserString)' if p[0] == '$' else p
                 for p in given]
        call = f'self.data.{name}({", ".join(given)})'
        heading = ', '.join(['self', *parameters]).replace('$', '')
        yield f'def {name}({heading}): {result.format(call)}'


def _data_of(other, kind):
    return other.data if isinstance(other, kind) else other


# ---- named tuples ----------------------------------------------------------

def _renamed(names):
    """The names, with places for those that cannot be fields."""
    return [name if name.isidentifier() and not _iskeyword(name)
            and name[0] != '_' and name not in names[:index]
            else f'_{index}' for index, name in enumerate(names)]


def _check_names(typename, names, rename):
    both = 'Type names and field names'
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError(f'{both} must be strings')
        wrong = ('must be valid identifiers' if not name.isidentifier()
                 else 'cannot be a keyword' if _iskeyword(name) else None)
        if wrong:
            raise ValueError(f'{both} {wrong}: {name!r}')
    for index, name in enumerate(names):
        wrong = ('Field names cannot start with an underscore'
                 if name[0] == '_' and not rename else
                 'Encountered duplicate field name'
                 if name in names[:index] else None)
        if wrong:
            raise ValueError(f'{wrong}: {name!r}')


def _make_new(typename, names, defaults):
    """The __new__ of a named tuple, whose parameters are the fields."""
    heading = ', '.join(['_cls', *names])
    items = ''.join(name + ', ' for name in names)
    start = 'def __new__({}): return' if _minor == 8 else 'lambda {}:'
    new = _refstep.function(f'{start.format(heading)} '
                            f'_tuple_new(_cls, ({items}))', 'collections')
    new.__name__ = '__new__'
    new.__doc__ = f'Create new instance of {typename}({", ".join(names)})'
    if defaults is not None:
        new.__defaults__ = defaults
    return new


def _tuple_methods(typename, field_names):
    """The methods that every named tuple has. Their variables have the names
    that show in the frames of exceptions."""
    _tuple, _dict, _zip, _map, _len = tuple, dict, zip, map, len
    num_fields, tuple_new = len(field_names), _tuple_new
    repr_fmt = f'({", ".join(name + "=%r" for name in field_names)})'

    def __repr__(self):
        return self.__class__.__name__ + repr_fmt % self

    def __getnewargs__(self):
        return _tuple(self)

    def _asdict(self):
        return _dict(_zip(self._fields, self))

    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if _len(result) == num_fields:
            return result
        raise TypeError(f'Expected {num_fields} arguments, got '
                        f'{len(result)}')

    def _replace(self, /, **kwds):
        result = self._make(_map(kwds.pop, field_names, self))
        if not kwds:
            return result
        raise (TypeError if _minor >= 13 else ValueError)(
            f'Got unexpected field names: {list(kwds)!r}')

    _make.__doc__ = f'Make a new {typename} object from a sequence or iterable'
    _replace.__doc__ = (f'Return a new {typename} object replacing specified '
                        'fields with new values')
    methods = [__repr__, __getnewargs__, _asdict, _make, _replace]
    return {method.__name__: method for method in methods}


def namedtuple(typename, field_names, *, rename=False, defaults=None,
               module=None):
    """A class of tuples whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(name) for name in field_names]
    typename = _sys.intern(str(typename))
    if rename:
        names = _renamed(names)
    _check_names(typename, names, rename)
    if defaults is not None:
        defaults = tuple(defaults)
    without = len(names) - len(defaults or ())
    if without < 0:
        raise TypeError('Got more default values than field names')
    fields = tuple(map(_sys.intern, names))
    attributes = _tuple_methods(typename, fields)
    attributes['__new__'] = _make_new(typename, fields, defaults)
    for name, method in attributes.items():
        method.__qualname__ = f'{typename}.{name}'
    attributes.update(
        __doc__=f'{typename}({", ".join(fields)})', __slots__=(),
        _make=classmethod(attributes['_make']), _fields=fields,
        _field_defaults=dict(zip(fields[without:], defaults or ())))
    if _minor == 8:
        attributes['_fields_defaults'] = attributes['_field_defaults']
    if _minor >= 10:
        attributes['__match_args__'] = fields
    if _minor >= 13:
        attributes['__replace__'] = attributes['_replace']
    for index, name in enumerate(fields):
        attributes[name] = _tuplegetter(
            index, _sys.intern(f'Alias for field number {index}'))
    made = type(typename, (tuple,), attributes)
    if module is None:
        module = _refstep.caller()
    if module is not None:
        made.__module__ = module
    return made


# ---- counters --------------------------------------------------------------

# What the operators of counters do with the elements and counts of self, and
# then with those of other.
_own = 'if (newcount := {}) > 0: result[elem] = newcount'
_new = 'if elem not in self and count > 0: result[elem] = count'
_choice = '{} if count < (other_count := other[elem]) else {}'
_operators = {
    'add': (_own.format('count + other[elem]'), _new),
    'sub': (_own.format('count - other[elem]'),
            'if elem not in self and count < 0: result[elem] = 0 - count'),
    'or': (_own.format(_choice.format('other_count', 'count')), _new),
    'and': (_own.format(_choice.format('count', 'other_count')), None),
    'pos': ('if count > 0: result[elem] = count',),
    'neg': ('if count < 0: result[elem] = 0 - count',),
    'iadd': (None, 'self[elem] += count'),
    'isub': (None, 'self[elem] -= count'),
}
# When two counters compare as the operator says.
_each = 'all(self[e] {} other[e] for c in (self, other) for e in c)'
_comparisons = dict(
    eq=_each.format('=='), le=_each.format('<='), ge=_each.format('>='),
    lt='self <= other and self != other', gt='self >= other and self != other',
    ne='not self == other')


def _counting():
    """Texts of the methods that these tables tell of."""
    refusal = ' if not isinstance(other, Counter): return NotImplemented\n'
    for name, actions in _operators.items():
        in_place = name[0] == 'i'
        parameters = ', '.join(('self', 'other')[:len(actions)])
        text = f'def __{name}__({parameters}):\n'
        if not in_place:
            text += (refusal if actions[1:] else '') + ' result = Counter()\n'
        for whose, action in zip(('self', 'other'), actions):
            if action:
                text += f' for elem, count in {whose}.items():\n  {action}\n'
        yield text + (' return self._keep_positive()' if in_place
                      else ' return result')
    for name, value in _comparisons.items() if _minor >= 10 else ():
        yield f'def __{name}__(self, other):\n{refusal} return {value}'


class Counter(dict):
    """A dict that counts things."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return name + '()'
        try:
            pairs = self.most_common()
            if _minor == 8:
                shown = ', '.join(map('%r: %r'.__mod__, pairs))
                return f'{name}({{{shown}}})'
            pairs = dict(pairs)
        except TypeError:
            pairs = dict(self)
        return f'{name}({pairs!r})'

    locals().update(_written('Counter', _counting()))

    def __iand__(self, other):
        for elem, count in self.items():
            other_count = other[elem]
            if other_count < count:
                self[elem] = other_count
        return self._keep_positive()

    def __ior__(self, other):
        for elem, other_count in other.items():
            count = self[elem]
            if other_count > count:
                self[elem] = other_count
        return self._keep_positive()

    def _keep_positive(self):
        nonpositive = [e for e, count in self.items() if not count > 0]
        for elem in nonpositive:
            del self[elem]
        return self

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            'Counter.fromkeys() is undefined.  Use Counter(iterable) '
            'instead.')

    def elements(self):
        """Each element as often as it was counted."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    def most_common(self, n=None):
        """Pairs of elements and counts, the most common first."""
        if n is not None:
            return _heapq.nlargest(n, self.items(), key=_itemgetter(1))
        return sorted(self.items(), key=_itemgetter(1), reverse=True)

    if _minor >= 10:
        def total(self):
            """The sum of all counts."""
            return sum(self.values())

    def update(self, iterable=None, /, **kwds):
        """Adds counts."""
        if isinstance(iterable, _collections_abc.Mapping):
            if not self:
                super().update(iterable)
            else:
                self_get = self.get
                for elem, count in iterable.items():
                    self[elem] = count + self_get(elem, 0)
        elif iterable is not None:
            _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away; they may become negative."""
        if iterable is not None:
            self_get = self.get
            if not isinstance(iterable, _collections_abc.Mapping):
                for elem in iterable:
                    self[elem] = self_get(elem, 0) - 1
            else:
                for elem, count in iterable.items():
                    self[elem] = self_get(elem, 0) - count
        if kwds:
            self.subtract(kwds)


# ---- chains of dicts -------------------------------------------------------

def _not_in_first(key):
    return KeyError(f'Key not found in the first mapping: {key!r}')


class ChainMap(_collections_abc.MutableMapping):
    """Several dicts as one: found in the first that has it, written to the
    first of all."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def __contains__(self, key):
        return any(key in m for m in self.maps)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __bool__(self):
        return any(self.maps)

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        d = {}
        for mapping in (reversed(self.maps) if _minor < 12 else
                        map(dict.fromkeys, reversed(self.maps))):
            d.update(dict.fromkeys(mapping) if _minor in (9, 10, 11)
                     else mapping)
        return iter(d)

    def __repr__(self):
        return '{}({})'.format(self.__class__.__name__,
                               ', '.join(map(repr, self.maps)))

    if _minor >= 13:
        @classmethod
        def fromkeys(cls, iterable, value=None, /):
            return cls(dict.fromkeys(iterable, value))
    else:
        @classmethod
        def fromkeys(cls, iterable, *args):
            return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    if _minor >= 10:
        def new_child(self, m=None, **kwargs):
            """A chain with one more dict in front."""
            if kwargs and m is not None:
                m.update(kwargs)
            return self.__class__(kwargs if m is None else m, *self.maps)
    else:
        def new_child(self, m=None):
            """A chain with one more dict in front."""
            return self.__class__({} if m is None else m, *self.maps)

    @property
    def parents(self):
        """The chain without its first dict."""
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def clear(self):
        self.maps[0].clear()

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise _not_in_first(key)

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise _not_in_first(key)

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    if _minor >= 9:
        def __ior__(self, other):
            self.maps[0].update(other)
            return self

        def __or__(self, other):
            if isinstance(other, _collections_abc.Mapping):
                m = self.copy()
                m.maps[0].update(other)
                return m
            return NotImplemented

        def __ror__(self, other):
            if isinstance(other, _collections_abc.Mapping):
                m = dict(other)
                for child in reversed(self.maps):
                    m.update(child)
                return self.__class__(m)
            return NotImplemented


# ---- containers to derive from ---------------------------------------------

# What those around a dict and a list have alike.
_container = [
    'def __setitem__(self, {0}, item): self.data[{0}] = item',
    'def __delitem__(self, {0}): del self.data[{0}]',
    'def __contains__(self, {1}): return {1} in self.data',
    'def __copy__(self):\n'
    ' inst = self.__class__.__new__(self.__class__)\n'
    ' inst.__dict__.update(self.__dict__, data=self.__dict__["data"].copy())\n'
    ' return inst']


class UserDict(_collections_abc.MutableMapping):
    """A dict around a dict, its attribute data."""

    locals().update(_written('UserDict', [
        'def __init__(self, dict=None, /, **kwargs):' if _minor >= 9 else
        'def __init__(self, *args, **kwargs):\n'
        ' args = list(args)\n'
        ' if len(args) > 1:\n'
        '  raise TypeError(f"expected at most 1 arguments, got {len(args)}")\n'
        ' dict = args[0] if args else kwargs.pop("dict", None)',
        ' self.data = {}\n'
        ' if dict is not None: self.update(dict)\n'
        ' if kwargs: self.update(kwargs)',
        *_inside('len iter repr'),
        *(text.format('key', 'key') for text in _container)]))

    def __getitem__(self, key):
        if key not in self.data:
            if not hasattr(self.__class__, '__missing__'):
                raise KeyError(key)
            return self.__class__.__missing__(self, key)
        return self.data[key]

    if _minor >= 12:
        def get(self, key, default=None):
            return self[key] if key in self else default

    if _minor >= 9:
        def __or__(self, other):
            if isinstance(other, (UserDict, dict)):
                return self.__class__(self.data | _data_of(other, UserDict))
            return NotImplemented

        def __ror__(self, other):
            if isinstance(other, (UserDict, dict)):
                return self.__class__(_data_of(other, UserDict) | self.data)
            return NotImplemented

        def __ior__(self, other):
            self.data |= _data_of(other, UserDict)
            return self

    def copy(self):
        if self.__class__ is not UserDict:
            import copy
            data, self.data = self.data, {}
            try:
                c = copy.copy(self)
            finally:
                self.data = data
            c.update(self)
            return c
        return UserDict(self.data.copy())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        d = cls()
        for key in iterable:
            d[key] = value
        return d


def _list_of(other):
    """What a list can be joined with."""
    return (_data_of(other, UserList) if isinstance(other, (UserList, list))
            else list(other))


class UserList(_collections_abc.MutableSequence):
    """A list around a list, its attribute data."""

    def __init__(self, initlist=None):
        self.data = []
        if type(initlist) is list or isinstance(initlist, UserList):
            self.data[:] = _data_of(initlist, UserList)
        elif initlist is not None:
            self.data = list(initlist)

    def __cast(self, other):
        return _data_of(other, UserList)

    def __getitem__(self, i):
        return (self.__class__(self.data[i]) if isinstance(i, slice)
                else self.data[i])

    def __add__(self, other):
        return self.__class__(self.data + _list_of(other))

    def __radd__(self, other):
        return self.__class__(_list_of(other) + self.data)

    def __iadd__(self, other):
        self.data += _list_of(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def copy(self):
        return self.__class__(self)

    def extend(self, other):
        self.data.extend(_data_of(other, UserList))

    locals().update(_written('UserList', [
        *_inside('len repr'),
        *(text.format('i', 'item') for text in _container),
        *_comparing('other', 'self._UserList__cast(other)'),
        'def __mul__(self, n): return self.__class__(self.data * n)',
        *_passing('{}', '''
            append item
            clear
            insert i, item
            remove item
            reverse
            sort /, *args, **kwds
            '''),
        *_passing('return {}', '''
            count item
            index item, *args
            pop i=-1
            ''')]))
    __rmul__ = __mul__


class UserString(_collections_abc.Sequence):
    """A str around a str, its attribute data."""

    def __init__(self, seq):
        self.data = (seq if isinstance(seq, str) else seq.data[:]
                     if isinstance(seq, UserString) else str(seq))

    def __getnewargs__(self):
        return self.data[:],

    def __contains__(self, char):
        return _data_of(char, UserString) in self.data

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        return self.__class__(
            self.data + (_data_of(other, UserString)
                         if isinstance(other, (UserString, str))
                         else str(other)))

    def __radd__(self, other):
        return self.__class__(
            (other if isinstance(other, str) else str(other)) + self.data)

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def encode(self, encoding='utf-8', errors='strict'):
        return self.data.encode('utf-8' if encoding is None else encoding,
                                'strict' if errors is None else errors)

    maketrans = str.maketrans
    locals().update(_written('UserString', [
        *_inside('len repr str int float complex hash'),
        *_comparing('string', '_data_of(string, UserString)'),
        'def __mul__(self, n): return self.__class__(self.data * n)',
        *_passing('return {}', '''
            count $sub, start=0, end=_sys.maxsize
            endswith suffix, start=0, end=_sys.maxsize
            find $sub, start=0, end=_sys.maxsize
            format /, *args, **kwds
            format_map mapping
            index sub, start=0, end=_sys.maxsize
            isalnum
            isalpha
            isascii
            isdecimal
            isdigit
            isidentifier
            islower
            isnumeric
            isprintable
            isspace
            istitle
            isupper
            join seq
            partition sep
            rfind $sub, start=0, end=_sys.maxsize
            rindex sub, start=0, end=_sys.maxsize
            rpartition sep
            rsplit sep=None, maxsplit=-1
            split sep=None, maxsplit=-1
            splitlines keepends=False
            startswith prefix, start=0, end=_sys.maxsize
            '''),
        *_passing('return self.__class__({})', '''
            capitalize
            casefold
            center width, *args
            expandtabs tabsize=8
            ljust width, *args
            lower
            lstrip chars=None
            replace $old, $new, maxsplit=-1
            rjust width, *args
            rstrip chars=None
            strip chars=None
            swapcase
            title
            translate *args
            upper
            zfill width
            '''),
        *_passing('return self.__class__({})', '''
            removeprefix $prefix, /
            removesuffix $suffix, /
            ''' if _minor >= 9 else '')]))
    __rmul__ = __mul__
