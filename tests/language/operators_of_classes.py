"""Operators of classes: both sides, in place, and what has no answer"""
class N:
    def __init__(self, v):
        self.v = v
    def __add__(self, o):
        if not isinstance(o, (N, int)):
            return NotImplemented
        if isinstance(o, N):
            o = o.v
        return N(self.v + o)
    def __radd__(self, o):
        return N(o + self.v)
    def __iadd__(self, o):
        self.v += o.v
        return self
    def __sub__(self, o):
        return self.v - o.v
    def __mul__(self, k):
        return N(self.v * k)
    __rmul__ = __mul__
    def __matmul__(self, o):
        return 'mat'
    def __divmod__(self, o):
        return (self.v, o)
    def __pow__(self, o, m=None):
        return (self.v, o, m)
    def __lshift__(self, o):
        return 'shift'
    def __rand__(self, o):
        return 'rand'
    def __invert__(self):
        return -self.v
    def __abs__(self):
        return N(abs(self.v))
    def __pos__(self):
        return self
    def __index__(self):
        return self.v
    def __repr__(self):
        return f'N({self.v})'
    def __round__(self, n=None):
        return ('round', n)
    def __float__(self):
        return self.v + 0.5
    def __lt__(self, o):
        return self.v < o.v
    def __truediv__(self, o):
        return NotImplemented
a = N(3)
b = N(4)
print(a + b, a + 1, 1 + a, sum([a, b]), a - b)
a += b
print(a, a * 2, 2 * a, a @ b, divmod(a, 5), a ** 2, pow(a, 2, 3))
print(a << 1, 5 & a, ~a, abs(N(-4)), +a is a)
print([10, 20, 30, 40, 50, 60, 70, 80][a], 'xy' * b, [1] * b, range(b), hex(a), int(a), float(a))
print(round(a), round(a, 2), bin(b), list(range(10))[:b], 'abcdefgh'[b])
print(sorted([a, b]), min(a, b), max([a, b]), a < b, a > b)
L = [b, a]
L.sort()
print(L)
try:
    a / b
except TypeError as e:
    print(e)
try:
    a + 'x'
except TypeError as e:
    print(e)
try:
    a <= b
except TypeError as e:
    print(e)
try:
    -a
except TypeError as e:
    print(e)
c = [1]
try:
    c += a
except TypeError as e:
    print(e)
try:
    c + a
except TypeError as e:
    print(e)
del a, b
class A:
    def __init__(self, v):
        self.v = v
    def __add__(self, o):
        print('A.add')
        return NotImplemented
    def __radd__(self, o):
        print('A.radd')
        return 'radd'
    def __eq__(self, o):
        print('A.eq')
        return NotImplemented
    def __lt__(self, o):
        print('A.lt')
        return NotImplemented
    def __gt__(self, o):
        print('A.gt')
        return 'gt'
class B(A):
    def __radd__(self, o):
        print('B.radd')
        return 'Bradd'
    def __gt__(self, o):
        print('B.gt')
        return True
    def __eq__(self, o):
        print('B.eq')
        return 'B equal'
class C(A):
    pass
a = A([1])
b = B([2])
c = C([3])
print(a + b)
print(b + a)
print(a + c)
print(c + b)
print(a == b, b == a, a == c, a != b)
print(a < b, a < c)
try:
    print(a + a)
except TypeError as e:
    print(e)
print(1 + a, [] + a, 'x' + a)
class I:
    def __iadd__(self, o):
        self.last = o
        return self
    def __isub__(self, o):
        return NotImplemented
    def __sub__(self, o):
        return ('sub', o)
    def __imul__(self, o):
        return o
i = I()
i += [5]
j = i
j -= [6]
i *= 7
k = I()
k += k
l = [1]
m = l
l += (2, 3)
l *= 2
print(j, i, m)
class F:
    def __call__(self, *args, **kw):
        return args, kw
f = F()
x = []
print(f(x), f(x, y=x), f(*[x, 1]), f(**{'a': x}), list(map(f, [x])), callable(f))
class V:
    def __format__(self, spec):
        return '<' + spec + '>'
    def __str__(self):
        return 'V!'
v = V()
print(f'{v}', f'{v:>10}', f'{v!s:>5}', format(v, 'abc'), '{:x} {}'.format(v, v), '%s' % v, str(v) + 'a')
class W:
    pass
w = W()
