"""Equal or identical

Two questions sound alike. "Do these two objects have the same value?" is
asked with ==. "Are these two names for one object?" is asked with "is".

Lists make the difference plain. Numbers hide it.
"""
#: level names
#: time 4m
#: misconception equality-is-identity

# A list with one item.
a = [1]

# A second list with the same item. It is another object, at another address.
b = [1]

# The values are equal ...
print(a == b)

# ... but there are two boxes, so the names do not refer to one object.
#: ask a is b -- Equal, yes. But identical?
print(a is b)

# Only now do both names refer to one object. The list that b had is freed.
b = a

# One object is always equal to itself.
assert a is b and a == b

# Numbers are objects too. This one is made while the program runs.
m = int("1000")

# And this is made again: an equal number, another object.
n = int("1000")

# Equal, and not identical, exactly like the two lists.
#: ask m is n -- Is there one object 1000, or are there two?
assert m == n and m is not n

# With small numbers it seems to go wrong.
p = int("100")

# CPython makes the numbers from -5 to 256 once, when it starts, and hands
# out the same objects again and again.
#: ask p is q -- And 100? One object or two?
q = int("100")

# That is a detail of the implementation, done to save memory. It is safe,
# because a number can never change.
assert p is q

# Use == to compare values. Keep "is" for None, and for the rare question
# whether two names mean one object.
