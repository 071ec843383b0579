"""One del frees them all

Three nodes in a chain: each is a list with a value and the next node. Only
the first has a name. How much is freed when this name goes?
"""
#: level counts
#: time 3m
#: misconception freeing-one-node

# The chain is built from its end. This node has nothing after it.
node = ["c", None]

# A node that refers to the one before. The name moves on, and the slot
# holds what it leaves.
node = ["b", node]

# And the first one.
node = ["a", node]

# Each node has a count of 1: the name holds the first, each slot the next.
assert node[1][1][0] == "c"

# The first node falls to 0 and is freed. As it goes it lets go of the second,
# which falls to 0 as well. And so on to the end.
#: ask freed(node) -- One name is deleted. How far does it go?
del node

# Once more ...
last = ["c", None]

# ... with a name for the end of the chain.
node = ["a", ["b", last]]

# This time the cascade stops: the last node has a second holder.
#: ask freed(last) -- Is the last node freed too?
node = None

# It has lost one reference, not the last one.
assert last == ["c", None]

# When an object is freed, all it refers to loses a reference. Big structures
# vanish at once, from one del, and stop exactly where someone else holds on.
