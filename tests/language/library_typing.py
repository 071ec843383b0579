# Names for annotations: forms and aliases hold what typing's caches hold.
from typing import (Any, Callable, Dict, Generic, Iterable, List, Literal,
                    NamedTuple, Optional, Protocol, Sequence, Tuple, TypeVar,
                    Union)
T = TypeVar('T')
K = TypeVar('K')


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> Optional[T]:
        return self.items.pop() if self.items else None


s: Stack[int] = Stack()
s.push(1)
print(s.pop(), s.pop())
s = Stack[int]()


class Both(Generic[K, T]):
    pass


class Sub(Both[str, T]):
    pass


class Table(Dict[str, int]):
    pass


print(Sub.__parameters__, Sub[int], Sub.__orig_bases__)
print([c.__name__ for c in Table.__mro__])
either = Union[int, str]
calls = Callable[[int], str]
anything = Callable[..., Any]
exact = Literal['a', 'b']
pair = Tuple[int, ...]
many = Dict[str, List[int]]
items = Sequence[T]
print(either, calls, anything, exact, pair, many, items)


class Shape(Protocol):
    def area(self) -> float: ...


class Square:
    def area(self) -> float:
        return 4.0


def total(shapes: Iterable[Shape], start: Optional[float] = None) -> float:
    return sum(x.area() for x in shapes) + (start or 0)


print(total([Square(), Square()]), total.__annotations__['start'])
try:
    Shape()
except TypeError as e:
    print(e)


class Point(NamedTuple):
    x: int
    y: int = 0


print(Point(1), Point._fields)
