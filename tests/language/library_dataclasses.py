from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
from typing import List
@dataclass
class P:
    x: int
    y: int = 2000
    tags: List[str] = field(default_factory=list)
    def norm(self):
        return self.x + self.y
a = [1]
p = P(a)
print(p, p == P(a), P.__doc__)
q = replace(p, y=5)
d = asdict(p)
t = astuple(p)
print(d, t, [f.name for f in fields(P)])
@dataclass(frozen=True, order=True)
class F:
    v: int
    w: str = 'q'
f = F(3)
g = F(4)
print(f < g, hash(f) == hash(F(3)), sorted([g, f]))
try:
    f.v = 5
except FrozenInstanceError as e:
    print(e)
@dataclass
class C(P):
    z: object = None
    def __post_init__(self):
        self.sum = self.x
c = C(a, z=p)
print(c, c.sum is a)


# The frames of the library that a traceback holds.
try:
    @dataclass
    class Shared:
        items: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Disordered:
        a: int = 1
        b: int
except TypeError as e:
    print(e)
@dataclass
class Looked:
    n: int
    def __post_init__(self):
        who = self
looked = Looked(300)
again = replace(looked, n=400)


# What __init__ names what comes from outside is seen in the frame it leaves.
@dataclass
class Checked:
    name: str
    tags: list = field(default_factory=list)
    price: float = 2.5

    def __post_init__(self):
        if self.price < 0:
            raise ValueError('negative price')


try:
    Checked('bad', price=-1)
except ValueError as error:
    print(error)
