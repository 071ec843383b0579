"""A slice is a shallow copy

b = a[:] makes a new list, that much is true. But a list holds references, and
references are what is copied. The objects inside are shared.
"""
#: level names
#: time 3m
#: misconception slice-is-deep

# An inner list ...
inner = [1]

# ... in the second slot of an outer one.
outer = ["first", inner]

# The slice makes a second outer list. Its slots get the same references, so
# the inner list now has three: its name and two slots.
#: ask refs(inner)
copied = outer[:]

# Two outer lists, and one inner list between them.
assert copied is not outer and copied[1] is outer[1]

# A change of the new list stays there: this only moves one of its arrows.
copied[0] = "changed"

# The other list does not notice.
assert outer[0] == "first"

# But a change inside the shared list ...
copied[1].append(2)

# ... is seen from both.
#: ask len(inner) -- How long is the inner list?
print(outer, copied)

# list(), .copy() and copy.copy() do the same as the slice: one level, no
# more.
another = list(outer)

# A fourth reference to the inner list.
assert another[1] is inner

# A shallow copy is a new box with old arrows. That is often just what you
# want, and a surprise if you expected the boxes behind it to be copied too.
