import abc
# Names for annotations: forms and aliases hold what typing's caches hold.
from typing import (Any, Callable, ClassVar, Dict, Final, Generic, Iterable,
                    List, Literal, NamedTuple, NewType, Optional, Protocol,
                    Sequence, TYPE_CHECKING, Tuple, TypeVar, Union, cast,
                    get_args,
                    get_origin, get_type_hints, overload)
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


# What is subscripted is remembered, and holds what it was given.
class Node:
    names: Dict[str, 'Node'] = {}

    def __init__(self, value: int, next: Optional['Node'] = None) -> None:
        self.value = value
        self.next: Optional[Node] = next


a = Optional[Node]
b = Union[Union[int, Node], None]
c = Callable[[Node], List[Node]]
d = Optional[Node]
e = Tuple[Node, ...]
print(a is d, b, c, e, Callable[[], None])
del a, d
node = Node(1000, Node(2000))
kept = Node.__init__.__annotations__
print(kept, get_args(c), get_origin(e), get_type_hints(Node.__init__))


@overload
def f(x: int) -> Node: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


r = f([node])
Id = NewType('Id', int)
box: ClassVar[int] = Id(5000)
print(box, Final[int], cast(Node, r) is r, Literal['a', 1])
N = TypeVar('N', int, float)
print(N, N.__constraints__, Both[int, str]().__orig_class__)
if TYPE_CHECKING:
    from some.project import Missing
from typing import runtime_checkable
@runtime_checkable
class Drawn(Protocol):
    def draw(self) -> str: ...
class Round:
    def draw(self) -> str:
        return 'O'
class Edge:
    def paint(self): pass
class Edge2(Edge):
    pass
a = isinstance(Round(), Drawn)
b = isinstance(Edge(), Drawn)
c = isinstance(Edge2(), Drawn)
d = issubclass(Round, Drawn)
e = issubclass(Edge2, Drawn)

# An abstract class of a type variable cannot be made; 3.8 says so in Generic.


class Repository(abc.ABC, Generic[T]):
    @abc.abstractmethod
    def get(self, key): ...


class Single(Generic[T]):
    def __init__(self, a, b=None):
        self.a = a


try:
    Repository()
except TypeError as e:
    print('abstract')
single = Single([1], b={})
