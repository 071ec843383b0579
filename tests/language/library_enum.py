from enum import Enum, IntEnum, Flag, IntFlag, auto, unique
class Color(Enum):
    RED = 1000
    GREEN = [2]
    BLUE = auto() if False else 3
    def hello(self):
        return self.name
c = Color.RED
d = Color(1000)
print(c, repr(c), c is d, c.value, c.name, list(Color), Color['BLUE'], c.hello(), len(Color))
class N(IntEnum):
    A = 1
    B = 2
print(N.A + 1, N.B > N.A, repr(N.A), [10, 20, 30][N.B])
class F(Flag):
    R = auto()
    W = auto()
x = F.R | F.W
print(x, F.R in x, bool(x & F.W), F.R)
m = {Color.RED: [1], Color.BLUE: [2]}
print(m[c])
try:
    Color(7)
except ValueError as e:
    print(e)


# Flags that are ints, in the order of their definition.
class Mode(IntFlag):
    R = 4
    W = 2
    X = 1
m = Mode.R | Mode.W
print(m, repr(m), m | 1, m & 4, Mode(7), int(m), m == 6, type(Mode.R | 1))
k = ~m
print(k, repr(k), m ^ Mode.R, Mode(0), Mode(16))
class Right(Flag):
    READ = auto()
    WRITE = auto()
    EXEC = auto()
p = Right.READ | Right.EXEC
q = 1
r = p
s = p.value
t = repr(p)
u = Right(5)
v = p.name
w = Right.READ in p
x = ~p
y = p & Right.READ
class Shade(Enum):
    DARK = 1
    LIGHT = 2
    def told(self):
        return self.value
print([shade.told() for shade in Shade])
