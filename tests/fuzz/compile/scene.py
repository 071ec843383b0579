"""Understanding reference counting

A Python variable does not contain an object. It refers to one: the object
lives on the heap, and the variable is a name with an arrow to it. Several
names may have arrows to the same object.

CPython writes into every object how many references to it there are. This
number is its reference count. When it falls to zero, nothing can reach the
object any more, and its memory is given back at once.

Watch one list, from its birth to its end.
"""
#: level names
#: time 4m

#: hide ctypes sys
import ctypes
import sys

# The right side runs first: it makes a list object on the heap. Then the
# name var1 is tied to it. That is one reference, so the count is 1.
var1 = [10, 20]

# We can ask Python for the count. It says 2: while getrefcount runs, its own
# argument is a second reference. After the call it is gone, and we are at 1.
print(sys.getrefcount(var1))

# To look without touching, read the memory. id(var1) is the address of the
# list, and the count is the first number stored there. It says 1.
print(ctypes.c_long.from_address(id(var1)).value)

# Assignment copies no object. It makes a second arrow to the same list, and
# the list counts it: 2.
var2 = var1

# A third name for the same list.
#: ask refs(var1) -- How many references will the list have?
var3 = var1

# Three names, one object. Whichever name you use, you get the same list.
assert var1 is var2 and var2 is var3

# And Python counts three, plus the argument of getrefcount.
assert sys.getrefcount(var1) == 4

# var3 now refers to None. Its arrow has left the list, and an arrow that
# leaves takes one off the count: 2. The list itself has not changed.
#: ask refs(var1) -- var3 lets go of the list. What does its count become?
var3 = None

# del removes a name, not an object. One name less is one reference less: 1.
del var2

# Before the last name goes, we note the address of the list. An address is
# only a number. It is no reference, and it keeps nothing alive.
address = id(var1)

# The last reference goes, and the count is 0. The list is freed at once, and
# its memory returns to the heap. No one had to ask for it.
#: ask freed(var1) -- No name is left. Is the list freed?
del var1

# A new list needs memory, and the heap has a piece of just the right size:
# the one that the first list gave back.
var4 = [30, 40]

# So the new list lies where the old one was: the same address, another
# object. An address tells objects apart only while they live.
print(id(var4) == address)

# You have seen all of it: a name that is bound adds one, a name that is bound
# to something else or deleted takes one away, and at zero the object is freed.
# Go back with the left arrow, and predict each count before you see it.
