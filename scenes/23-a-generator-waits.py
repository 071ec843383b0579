"""A generator waits

Calling a generator function runs nothing. It makes an object that holds a
frame: started, stopped and started again, with all its variables.
"""
#: level counts
#: time 6m
#: misconception generators-run-at-once

# A function with yield in it is a generator function.
def pairs(items):
    # A variable of the frame that waits.
    last = None
    # The loop's iterator waits in the frame, too.
    for item in items:
        # The value goes out, and the frame waits here.
        yield last, item
        # It goes on here when the next value is asked for.
        last = item

# A list to go over.
data = [[1], [2]]

# The call makes a generator. Nothing of the body has run, and its parameter
# holds the list already.
#: ask refs(data) -- How many references has the list now?
g = pairs(data)

# next() lets it run as far as the first yield.
first = next(g)

# It waits in the loop, and the loop's iterator holds the list as well.
#: ask refs(data) -- The name data, the parameter, the iterator: how many?
second = next(g)

# The caller has two tuples now, and the generator waits in its second round.
assert first == (None, [1]) and second == ([1], [2])

# There is nothing more. The frame ends, and lets go of everything.
#: ask refs(data) -- The generator is exhausted, but still has its name. How many now?
rest = list(g)

# An exhausted generator is an empty shell.
assert rest == []

# A generator that waits can be closed: then its frame ends at once.
h = pairs(data)

# It runs to its first yield, and holds the list.
next(h)

# No name leads to it any more, so it is closed and freed.
#: ask refs(data) -- And now?
del h

# A generator that waits keeps its frame, and the frame keeps what its
# variables refer to: a list goes nowhere while a loop over it sleeps.
