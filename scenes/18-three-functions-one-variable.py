"""Three functions, one variable

Functions made in a loop all seem to remember the same number. They share
something: the picture shows what.
"""
#: level names
#: time 4m
#: misconception late-binding

# Three functions are made, one in each round. Each uses i.
def make():
    # A place to keep them.
    made = []
    # The variable i is one variable, in one cell. Each round puts another
    # number there.
    for i in [0, 1, 2]:
        # The function gets the cell, not the number in it.
        made.append(lambda: i)
    # After the last round the cell has the last number.
    return made

# Three functions, and all of them refer to one cell.
#: ask len(functions) -- How many functions are there?
functions = make()

# They look into the cell when they are called. What is there?
#: ask answer -- The first function was made when i was 0. What does it return?
answer = functions[0]()

# All three say the same.
assert [f() for f in functions] == [2, 2, 2]

# A default value is computed when the function is made: so each of these
# keeps a number of its own.
def make_better():
    # The same loop ...
    made = []
    # ... with one difference.
    for i in [0, 1, 2]:
        # i=i: a parameter whose default is what i is now.
        made.append(lambda i=i: i)
    # No cell is shared here.
    return made

# Now each of them has a tuple of defaults.
better = make_better()

# And each remembers its own number.
#: ask answer -- And what does the first of these return?
answer = better[0]()

# As it was meant.
assert [f() for f in better] == [0, 1, 2]

# A closure refers to the variable and reads it late; a default refers to the
# value and is computed early.
