"""Arguments are references

Does a function get the object, or a copy of it? Can it change what the
caller's variable refers to? One picture answers both questions.
"""
#: level names
#: time 5m
#: misconception arguments-are-copied

# Making a function runs nothing of its body. The function is an object too,
# and its name is one reference to it.
def rebind(items):
    # The parameter is a name of its own, in the frame of this call. Binding
    # it to something else moves that one arrow.
    items = [9]

# The second function changes the object that it was given.
def change(items):
    # No new arrow: the list itself gets longer.
    items.append(9)

# The third makes a list, and hands it out.
def make():
    # A list that only a local variable refers to ...
    local = [1, 2, 3]
    # ... is returned: the caller gets the reference.
    return local

# One list of the caller's.
mine = [1]

# During the call its list has one more name, the parameter. When the call is
# over, the frame and its names are gone.
rebind(mine)

# The caller's name was never in reach of the function.
#: ask len(mine) -- rebind(mine) has run. How long is the list?
assert mine == [1]

# Now the function that changes the object it is given.
change(mine)

# There was no copy, so the change is here.
#: ask len(mine) -- change(mine) has run. How long is the list?
assert mine == [1, 9]

# A local name dies with its frame. Does its list die too?
#: ask len(result) -- What does the caller find: how long is the list?
result = make()

# It was handed to the caller before the frame went, and so it lives on.
assert result == [1, 2, 3]

# Called without keeping the result, the list has no one left, and is freed.
make()

# A call binds the parameters to the caller's objects, exactly as "=" does.
# So a function can change an object it is given, and it can never change
# which object a name of its caller refers to.
