"""A loop holds on

A for loop keeps two things: the list that it walks through, and the item it
has reached. The second one it keeps even after it has ended.
"""
#: level counts
#: time 3m
#: misconception loop-variable-dies

# A list of two lists.
rows = [[1], [2]]

# The loop makes an iterator. It refers to the list until the loop is over.
for row in rows:
    # The name row is one more reference to the item of this turn.
    row.append(0)

# The loop is over and its iterator gone. But row is an ordinary name: it
# still refers to the last item.
assert row is rows[1]

# So when the list is deleted, the first row is freed, and the last is not.
#: ask freed(row) -- The list of rows is deleted. Is its last row freed?
del rows

# We can still use it.
print(row)

# Deleting the name frees it.
del row

# And what if the loop's list loses its name while the loop runs?
rows = [[1], [2]]

# The iterator is the second holder of the list.
for row in rows:
    # From the second turn on the name is bound to None ...
    rows = None
    # ... and the loop does not mind: its iterator holds the list.
    print(row)

# Only now is that list freed.
assert rows is None and row == [2]

# A loop holds its list by the iterator, and its item by the loop variable.
# The first goes with the loop. The second stays.
