"""Assignment copies nothing

"b = a makes a copy of a." Nearly everyone believes this once. It would mean
that a change of b leaves a alone.

There is one list in this program until its last lines. Count the boxes.
"""
#: level names
#: time 3m
#: misconception assignment-copies

# One list, one name.
a = [1]

# No second list appears. b is another name for the list that a refers to.
#: ask a is b -- Is b the same object as a?
b = a

# The list is changed through b ...
b.append(2)

# ... and seen through a, because there is only one list to see.
#: ask len(a) -- We never touched a. How long is its list?
print(a)

# Both names give the same object, so they can never differ.
assert a is b and a == [1, 2]

# Now b is bound to another list. This moves the arrow of b. The first list
# stays where it is, as it is, and only loses one reference.
#: ask refs(a) -- b refers to something else. What is the first list's count?
b = [9]

# Changing an object and rebinding a name are two different things: append
# changes an object, "=" moves an arrow.
b.append(10)

# This time a shows nothing of it.
assert a == [1, 2] and b == [9, 10]

# A name is a label on an arrow, not a box with a value in it. To get a second
# list, one has to be made: a.copy(), list(a) or a[:].
