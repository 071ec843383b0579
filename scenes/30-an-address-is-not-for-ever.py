"""An address is not for ever

`id(x)` is where an object lies in memory. Two objects that live at the same
time have two addresses. But when one has gone, its place is free, and the
next may move in.
"""
#: level counts
#: time 3m
#: misconception id-is-unique-for-ever

# A list, and its address.
first = [1]
place = id(first)

# While it lives, nobody else can have that address.
second = [2]
assert id(second) != place

# The list goes. Its place is free.
#: ask freed(first)
del first

# A new list of the same kind. Where does it lie?
third = [3]

# In the old place: the memory that was freed last is used first.
print(id(third) == place)

# So an id means nothing once its object has gone. This is why
# `id([1]) == id([2])` can be True: the first list has ended before the
# second one is made.
assert id([1]) == id([2])

# `is` never falls into this trap, for it holds both objects while it looks.
assert [1] is not [2]

# An address tells two objects apart only while both of them live.
