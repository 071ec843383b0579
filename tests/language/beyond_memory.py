"""What no machine has memory for is an exception, as in Python."""

HUGE = 2 ** 63 - 1

for make in (lambda: 10 << HUGE, lambda: "ab" * HUGE, lambda: "a" * HUGE,
             lambda: "ab".center(HUGE), lambda: "a".zfill(HUGE),
             lambda: "\t".expandtabs(HUGE), lambda: b"\t".expandtabs(2 ** 31),
             lambda: "\t".expandtabs(-2 ** 70), lambda: b"ab" * HUGE,
             lambda: [1] * HUGE, lambda: (1, 2) * 10 ** 14):
    try:
        make()
    except (MemoryError, OverflowError) as error:
        print(type(error).__name__, error)

many = [1, 2]
try:
    many *= 10 ** 14
except MemoryError:
    print(many)
