"""Special methods: what functions and statements ask objects for"""
class V:
    def __init__(self, x):
        self.x = x
    def __add__(self, other):
        return V(self.x + other.x)
    def __repr__(self):
        return 'V(%d)' % self.x
    def __eq__(self, other):
        return self.x == other.x
    def __len__(self):
        return self.x
    def __getitem__(self, i):
        return self.x * i
    def __bool__(self):
        return self.x > 0
    def __hash__(self):
        return hash(self.x)
    def __contains__(self, y):
        return y == self.x
    def __call__(self, y):
        return self.x + y
    def __neg__(self):
        return V(-self.x)
a = V(1)
b = V(2)
c = a + b
print(c, repr(c), str(c), [c])
print(a == b, a == V(1), a != b)
print(len(b), b[3], bool(b), not b)
print(hash(a), {a: 1}, 5 in b, 2 in b)
print(b(40), -b, f'{b}', '%s' % b, '{}'.format(b))
d = {a: 'one', b: 'two'}
print(d[V(1)], V(2) in d)
L = [a, b, c]
print(L.index(V(2)), L.count(V(3)), V(3) in L, sorted(L, key=len))
class Stack:
    def __init__(self, *items):
        self.items = list(items)
    def __len__(self):
        return len(self.items)
    def __iter__(self):
        return iter(self.items)
    def __contains__(self, x):
        return x in self.items
    def __getitem__(self, i):
        return self.items[i]
    def __setitem__(self, i, v):
        self.items[i] = v
    def __delitem__(self, i):
        del self.items[i]
    def __reversed__(self):
        return reversed(self.items)
    def __bool__(self):
        return len(self.items) > 2
    def __eq__(self, other):
        if isinstance(other, Stack):
            return self.items == other.items
        return NotImplemented
    def __repr__(self):
        return 'Stack(' + ', '.join(map(repr, self.items)) + ')'
s = Stack(10, 20, 30)
print(len(s), list(s), 20 in s, s[1], s[-1], s[0:2])
s[1] = [99]
for x in s:
    print(x)
print(list(reversed(s)), bool(s), not s, s == Stack([99], 30), s == 3, s != 3)
a, *b = s
print(a, b, max([1]), sum([2], 3))
print(tuple(s), list(zip(s, s)), list(enumerate(s)), sorted(['b', 'a']))
t = [s, s]
print(t, t.index(s), s in t)
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n
for i in Countdown(3):
    print(i)
print(list(Countdown(3)), sum(Countdown(4)), 2 in Countdown(5), max(Countdown(3)))
x, y, z = Countdown(3)
it = iter(Countdown(2))
print(next(it), next(it), next(it, 'end'))
class Seq:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * i
print(list(Seq()), 4 in Seq(), [q for q in Seq()])
for q in Seq():
    pass
it = iter(Seq())

class Listed:
    def __dir__(self):
        me = self
        return ['b', 'a']
listed = Listed()
print(dir(listed))
class Sized:
    def __getitem__(self, i):
        return [7][i]
    def __len__(self):
        return 1
sized = Sized()
all_of = [*sized], [0, *sized, *sized], (*sized,), {*sized}, list(sized)


# list() asks the iterator of a sequence for its length, and that the sequence
class Shelf:
    def __init__(self, size):
        self.size = size

    def __getitem__(self, at):
        if at >= 2:
            raise IndexError
        return at

    def __len__(self):
        return self.size


shelf = Shelf(2)
ways = [list(iter(shelf)), list(reversed(shelf))]
ahead = iter(shelf)
next(ahead)
shelf.size = 0
ways.append((ahead.__length_hint__(), list(ahead), list(ahead)))
print(ways)


# What `and`, `or` and chained comparisons test is held while it is asked.
class Asked:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        b = self.v > 0
        return b

    def __lt__(self, other):
        r = Asked(self.v < other.v)
        return r


full, empty = Asked(1), Asked(0)
last = full and empty
last = empty or full
if full and empty:
    pass
print((empty < full < Asked(2)).v, {}.pop([], 'none'))
