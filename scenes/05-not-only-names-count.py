"""Not only names count

"The reference count is the number of variables." Names are only one kind of
holder. A slot of a list, an item of a tuple, a value in a dictionary: each
holds its object as firmly as a name does, and each counts one.
"""
#: level counts
#: time 4m
#: misconception count-is-variables

# One list, one name: count 1.
x = [1]

# The new list has three slots, and each of them refers to x's list. Nothing
# is copied into the slots.
#: ask refs(x) -- One name and three slots. What is the count?
slots = [x, x, x]

# The slots and the name lead to one object.
assert slots[0] is x and slots[2] is x

# A dictionary holds its values.
#: ask refs(x)
table = {"first": x}

# A tuple holds its items.
pair = (x, 0)

# Now the name goes. The list does not: five other holders keep it.
#: ask freed(x) -- Its name is deleted. Is the list freed?
del x

# And it can be reached through every one of them.
print(slots[1], table["first"], pair[0])

# Taking an item out of a container gives its reference back ...
slots.pop()

# ... and so does replacing the item ...
slots[0] = None

# ... and so does emptying the container.
table.clear()

# When a container is freed it first lets go of all that it holds.
del slots

# The tuple is the last holder.
assert pair[0] == [1]

# It goes, and takes the list with it.
del pair

# Whoever holds an arrow counts one: a name, a slot, a value, an item. Press
# Enter on an object to see all its holders.
