"""Two names and a swap

x = y = [] looks like two empty lists, and a, b = b, a looks as if something
must be copied for a moment. Neither is true.
"""
#: level names
#: time 3m
#: misconception chained-assignment

# One list is made, once, and both names are tied to it.
#: ask x is y -- One list, or two?
x = y = []

# What goes in through one name ...
x.append(1)

# ... comes out through the other.
assert y == [1]

# Two displays make two lists. The old one loses both names and is freed.
x, y = [], []

# Now they are apart.
assert x is not y

# For the swap, two lists that can be told apart.
a = [1]

# The second one.
b = [2]

# First both right sides are looked up, then both names are bound. Only the
# arrows cross; no list is touched, and each keeps the count 1.
#: ask a[0] -- After the swap, what is in the list of a?
a, b = b, a

# The same two lists, with their names exchanged.
assert a == [2] and b == [1]

# Slots can be swapped in the same way: any two places that hold references.
pair = [a, b]

# The names a and b stay as they are; the slots exchange their arrows.
pair[0], pair[1] = pair[1], pair[0]

# Nothing was copied here either.
assert pair[0] is b and pair[1] is a

# However big the objects are, a swap moves two arrows.
