## since 3.10
# What annotations are made of: types in brackets, and unions.
class Point:
    pass


def total(numbers: list[int], names: dict[str, Point] | None = None) -> int:
    return sum(numbers)


print(total([1, 2]))
pair: tuple[int, ...] = (1, 2)
kind = list[int]
made = kind((1, 2))
either = int | str | None
print(kind, either, int | int, total.__annotations__['return'])
print(tuple[int, str], dict[str, list[int]])
try:
    int[1]
except TypeError:
    print('not generic')
try:
    1 | int
except TypeError:
    print('no union')
