"""A tuple can change inside

Tuples are immutable: their items cannot be replaced. Does a tuple therefore
always look the same? Look at the arrows, and at what they lead to.
"""
#: level names
#: time 3m
#: misconception tuple-freezes

# A list that can change.
scores = [10]

# The tuple holds a reference to it. This arrow is fixed for the whole life
# of the tuple.
#: ask refs(scores)
record = ("Ada", scores)

# The arrow stays. The list at its end is as free as before.
#: ask len(record[1]) -- The tuple is immutable. How long is its list?
scores.append(20)

# So the tuple prints something else than it would have a moment ago.
print(record)

# We can even start from the tuple: this reads an item, and then changes the
# object that it refers to. The tuple itself is not written to.
record[1].append(30)

# One list under two names.
assert record[1] is scores and scores == [10, 20, 30]

# A name can be bound to something else at any time ...
scores = []

# ... and the tuple does not follow: its arrow leads to the old list.
#: ask len(record[1]) -- scores is empty now. And the list in the tuple?
print(record)

# What is fixed is which objects it holds, not what happens inside them.
assert len(record) == 2 and record[1] == [10, 20, 30]

# Immutable means: the arrows of this box never move. It says nothing about
# the boxes they point to.
