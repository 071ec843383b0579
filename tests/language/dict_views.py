"""Views of dicts as sets, and slices as objects."""
d = {'a': 1, 'b': [2], 'c': 3}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), len(values), len(items))
print('a' in keys, 1 in values, ('a', 1) in items, ('a', 2) in items, 5 in items)
other = {'b': [2], 'z': 0}
for left, right in (keys, other.keys()), (items, [('a', 1)]), (keys, 'abz'):
    try:
        print(sorted(left & right), sorted(left - right))
        print(sorted(left | right), sorted(left ^ right))
    except TypeError as error:
        print(error)
numbers = {1: 'x', 2: 'y'}.items()
print(sorted(numbers & {(1, 'x')}), sorted(numbers | {(3, 'z')}))
print(sorted(numbers - {(1, 'x')}), sorted(numbers ^ {(1, 'x')}))
print(sorted({1, 2} - {2: 0}.keys()), sorted({1, 2} & {2: 0}.keys()))
print(keys == {'a', 'b', 'c'}, keys < set('abcd'), keys <= {'a'}, keys > {'a'})
print(keys >= set('abc'), keys != set('abc'), keys.isdisjoint('xyz'))
print(keys.isdisjoint(['a']), items.isdisjoint([]), values == d.values())
for wrong in (lambda: keys & 5, lambda: keys < 5, lambda: hash(keys),
              lambda: values & values, lambda: items | {'b': []}.items()):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(list(reversed(keys)), list(reversed(values)), list(reversed(items)))
i = iter(keys)
first = next(i)
d['new'] = 4
try:
    next(i)
except RuntimeError as error:
    print(error)
held = [d.keys(), d.items()]
del held, i, left, right, keys, values, items

x, y = [1], [2]
s = slice(x, y)
print(s.start is x, s.stop is y, s.step, s == slice(x, y), s != slice(x))
print(slice(5).indices(3), slice(None, None, -1).indices(4))
print(slice(-2, None).indices(5), slice(1, 100, 3).indices(10))
print(slice(1, 2) < slice(1, 3), slice(None), repr(slice('a', 'b', 'c')))
for wrong in (lambda: slice(), lambda: slice(0, 1, 0).indices(3),
              lambda: slice('a').indices(3), lambda: slice(1).indices(-1),
              lambda: slice(1, 2, 3, 4), lambda: slice(1) < slice(None)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(error)


class Shower:
    def __getitem__(self, key):
        return key


show = Shower()
key = show[x:y]
print(show[1:2, ..., ::3])
both = key, s
del key, s


# Views of dicts whose keys look at what holds them
class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        value = hash(self.number)
        return value

    def __eq__(self, other):
        same = self.number == other.number
        return same


def give():
    yield Key(1)
    yield last


first, last = Key(1), Key(3)
left, right = {first: 1, Key(2): 2}, {Key(2): 5, last: 6}
keys, items = left.keys(), left.items()
for other in right.keys(), [Key(1), last], {Key(1)}:
    found = keys & other, keys | other, keys - other, keys ^ other
    found = other != keys, keys.isdisjoint(other)
found = keys & give(), keys | give(), keys - give(), keys ^ give()
found = {Key(1)} - keys, {Key(1)} & keys, [last, Key(2)] & keys
found = keys == right.keys(), keys <= right.keys(), keys >= {first}
found = items & right.items(), items | right.items(), items ^ right.items()
found = items - right.items(), items.isdisjoint(right.items())
