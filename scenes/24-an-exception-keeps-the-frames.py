"""An exception keeps the frames

When a function fails, its frame seems to be gone. But the exception has a
traceback, and the traceback holds every frame it went through.
"""
#: level counts
#: time 6m
#: misconception locals-vanish

# A function that will fail.
def fail(thing):
    # A second reference to the caller's list.
    local = [thing]
    # The exception leaves this frame.
    raise ValueError("no")

# Its caller, which does nothing against it.
def middle(thing):
    # The exception goes through here.
    fail(thing)

# The list to watch.
data = [1, 2]

# In the handler the exception has a name, and the frames of both functions
# are kept by its traceback.
try:
    middle(data)
except ValueError as error:
    # Another name for the exception.
    #: ask refs(data) -- Who holds the list? data, and the names of two frames, and a list?
    kept = error

# At the end of the clause the name error is deleted. The name kept is not: so
# the frames are kept, with their variables.
#: ask refs(data) -- Has anything let go of the list?
assert kept.args == ("no",)

# Without its traceback the exception holds no frame.
#: ask refs(data) -- And now?
kept.__traceback__ = None

# The exception itself is small again.
assert kept.__traceback__ is None

# A handler that keeps nothing leaves nothing.
try:
    middle(data)
except ValueError as error:
    # The name lives in this clause only.
    failed = True

# The exception is freed, with its traceback and the frames.
#: ask refs(data) -- How many references are left?
assert failed

# An exception that is stored somewhere, in a log or a result, keeps all
# variables of all functions that it came through.
