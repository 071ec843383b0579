"""A decorator wraps

The sign @ looks like magic. It calls a function with a function, and binds the
name to what comes back.
"""
#: level names
#: time 5m
#: misconception decorators-are-magic

# A decorator takes a function ...
def counted(function):
    # ... makes something to remember ...
    calls = []

    # ... and a function that calls the first one.
    def wrapper(value):
        # calls and function are variables of counted: they are in cells.
        calls.append(value)
        # The original does the work.
        return function(value)

    # The wrapper gets an attribute, so that the list can be seen outside.
    wrapper.calls = calls
    # The wrapper goes out, and holds both cells.
    return wrapper

# First "def" makes the function. Then counted is called with it, and the name
# double is bound to what it returns.
#: ask len(double.calls) -- How often has double been called so far?
@counted
def double(value):
    # The original: only a cell of the wrapper refers to it.
    return 2 * value

# The name leads to the wrapper, the wrapper to the original.
#: ask result -- What does the caller get?
result = double(21)

# Another call, counted by the same wrapper.
double(4)

# The wrapper remembers both.
assert double.calls == [21, 4]

# The same without @: another wrapper, around the first.
#: ask twice is double -- Is it the same function?
twice = counted(double)

# Now two wrappers count.
twice(1)

# The inner one has counted all three.
#: ask len(double.calls) -- How many calls has the inner one counted?
assert twice.calls == [1]

# A decorated name is bound once, to whatever the decorator returned. The
# original function lives in a cell, as long as its wrapper.
