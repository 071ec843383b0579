"""Cycles need a collector

Counting has one blind spot. Objects that refer to each other keep each
other's count above zero, even if nobody else can reach them.

For these Python has a second mechanism: the cycle collector.
"""
#: level gc
#: time 5m
#: misconception cycles-die-with-names

#: hide gc
import gc

# We begin with a clean heap, so that what is collected later is ours.
gc.collect()

# A list ...
a = []

# ... that is its own item. Name and slot hold it: the count is 2.
#: ask refs(a)
a.append(a)

# The name goes. What is left is one reference, from the list to itself. No
# one can reach it, and it is not freed.
#: ask freed(a) -- Its only name is deleted. Is the list freed?
del a

# The collector looks for such islands. It subtracts the references that come
# from inside. What is left with none is garbage. It found one object.
print(gc.collect())

# Two objects can do the same.
left = ["left"]

# The second refers to the first ...
right = ["right", left]

# ... and the first to the second.
left.append(right)

# Each has a name and a slot that hold it.
assert left[1] is right and right[1] is left

# One name goes. Everything can still be reached through the other.
del left

# We see that the first list is alive.
assert right[1][0] == "left"

# The second name goes. Both lists have the count 1, and no way leads there.
#: ask freed(right) -- No name is left. Are the lists freed?
del right

# Until the collector runs, the memory is lost. CPython runs it now and then
# by itself; here we call it.
#: ask found -- How many objects will it find?
found = gc.collect()

# It found the two lists.
assert found == 2

# A cycle can also be broken by hand, and then counting is enough.
a = []
b = [a]
a.append(b)

# Emptying one list takes its reference away. The cycle is open.
a.clear()

# Now the names can go, and each list is freed at once.
del a
del b

# The collector has nothing left to do.
assert gc.collect() == 0

# Counting frees nearly everything, at once. The collector is there for what
# counting cannot see: islands of objects that only hold each other.
