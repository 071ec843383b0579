"""generator iteration"""
import itertools

def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

print(list(itertools.islice(fib(), 10)))

def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1

gen = primes()
first = [next(gen) for _ in range(5)]
print(first)

class Tree:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

t = Tree(5, Tree(3, Tree(1)), Tree(8))
print(list(t))
for v in t:
    w = v
it = iter(t)
print(next(it), next(it))
del it

def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest

ps = list(permutations([1, 2, 3]))
print(ps)

def chain(*iterables):
    for it in iterables:
        yield from it

print(list(chain([1, 2], (3, 4), {5: 6})))

def batched(seq, n):
    batch = []
    for x in seq:
        batch.append(x)
        if len(batch) == n:
            yield batch
            batch = []
    if batch:
        yield batch

for b in batched(range(5), 2):
    print(b)
z = zip(batched('abcd', 2), fib())
print(next(z))
del z
d = dict(enumerate(c for c in 'xyz'))
m = max((len(s), s) for s in ['one', 'three', 'four'])
a, *b = (n * n for n in range(4))
s = sorted(x % 3 for x in range(7))
u = sum(x for x in [1000, 2000] if x > 1500)
flat = [x for row in [[1, 2], [3]] for x in row]
words = {w: len(w) for w in 'the quick brown fox'.split()}
inv = {v: k for k, v in words.items()}

# What ends an iterator in C passes through with its value.
class Ending:
    def __iter__(self):
        return self
    def __next__(self):
        raise StopIteration([42])
for through in enumerate, zip, lambda it: map(str, it), \
        lambda it: filter(None, it):
    try:
        next(through(Ending()))
    except StopIteration as end:
        print(end.value)
