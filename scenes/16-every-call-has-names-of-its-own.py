"""Every call has names of its own

A function that calls itself runs several times at once. Each of these calls
has a frame: its own names, which wait while it waits.
"""
#: level names
#: time 5m
#: misconception one-set-of-variables

# The names n, seen and mine belong to a call, not to the function. There are
# none before it is called.
def down(n, seen):
    # A list that only this call knows.
    mine = [n]
    # The list of the caller: all calls refer to the same one.
    seen.append(n)
    # Does it go deeper?
    if n > 0:
        # This call waits here, with its frame, until the inner one returns.
        down(n - 1, seen)
    # The inner calls had an n and a list of their own. Here nothing changed.
    assert mine == [n]
    # The frame goes, and its list with it.
    return n

# One list for all calls.
seen = []

# Three calls will run at the same time: with 2, with 1 and with 0.
#: ask len(seen) -- How many times is something appended?
last = down(2, seen)

# The frames are gone. What they did to the list of the caller has stayed.
#: ask refs(seen) -- And how many references has that list now?
assert seen == [2, 1, 0]

# A call is a frame: names that come when it begins and go when it ends. While
# it runs, its frame holds what its names refer to, and its caller waits.
