"""b = b + [2] and b += [2]

They look like two spellings of one thing. For lists they are not: one makes a
new list, the other changes the list that is there. Who else can see the
change depends on it.
"""
#: level names
#: time 3m
#: misconception augmented-assignment

# One list ...
a = [1]

# ... with two names.
b = a

# The sum b + [2] is a new list. Then the arrow of b moves to it. The old list
# loses that reference and keeps its one item.
#: ask len(a) -- How long is the list of a?
b = b + [2]

# Two lists now.
assert a == [1] and b == [1, 2] and a is not b

# Once more from the start: b is again a second name for the list of a. The
# sum has no name left, so it is freed.
b = a

# "+=" asks the list to extend itself. No new list is made, and b ends on the
# same object as before.
#: ask len(a) -- And this time?
b += [2]

# One list, seen through both names.
assert a == [1, 2] and a is b

# Tuples cannot change. So for them += has to make a new object ...
t = tuple(a)

# ... which we see when a second name stays behind.
u = t

# u moves on to a new tuple; t keeps the old one.
#: ask t is u -- Is it still one tuple?
u += (3,)

# The same sign, another meaning: it depends on the type of the object.
assert t == (1, 2) and u == (1, 2, 3)

# Before you write +=, ask: can this object change, and who else refers to it?
