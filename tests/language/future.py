"""doc"""
from __future__ import annotations; del annotations
x: List[int, Dict[str, (1, 2)]] = 1000
y = 'x'
def f(a: int, b: a.b[1:2, ::3] = 3, *c: lambda x, *y, k=1: -x ** -2 + (y or not z), **d: {'a': 1, **e}) -> "Node | None":
    z: int = 5
    return f"{x}"
print(f.__annotations__, __annotations__)
g = lambda: 0
def h(a: (1, 2), b: (1,), c: (), d: [*x, 'q'], e: f(1, *a, k=2, **z), g: a if b else c, i: 1 < x <= 3, j: a @ b // c % d): pass
print(h.__annotations__)
