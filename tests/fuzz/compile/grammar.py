class A(B, metaclass=C):
    x: int = 5
    @property
    def f(self, a, /, b: int = 3, *args, c=4, **kw) -> int:
        nonlocal z
        yield from x
        async with a as b, c: pass
        return await x
    try:
        raise E from None
    except (A, B) as e:
        pass
    except* C: pass
    else: pass
    finally: pass
with (open(x) as f, g() as (h, i)): pass
match x:
    case [1, 2, *rest] if rest: pass
    case {"a": 1, **kw}: pass
    case Point(x=0, y=-1+2j) | None | A.b: pass
    case (a, b) as c: pass
    case _: pass
x = lambda a, *b, c=1, **d: (yield)
y = [i for i in x if i for j in y] + {i: j for i, j in x}
z = {*a, *b}; w = {**a, 'b': 1}
type X[T] = int
async def g():
    async for i in x: pass
    return [await z async for z in q]
def h[T: int, *Ts, **P](x: T) -> T: ...
print(*a, **b, c=1)
f(x for x in y)
x[1:2, ::3, *y] = a, *b = c
global q
if (n := 10) > 5: pass
#: ask refs(x) -- why
#: pause
