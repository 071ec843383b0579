"""The default that remembers

A default value is computed once: when "def" is executed, not when the
function is called. If it can change, every call sees what the calls before
have done to it.
"""
#: level names
#: time 4m
#: misconception default-is-fresh

# The list after "seen=" is made now. The function keeps it in its tuple of
# defaults, and holds it as long as the function lives.
def remember(item, seen=[]):
    # Without a second argument, "seen" is that one list.
    seen.append(item)
    # The caller gets a reference to it.
    return seen

# The first call uses the default.
first = remember("a")

# So does the second. It should have begun with an empty list ...
#: ask len(second) -- The second call. How long is its list?
second = remember("b")

# ... but there is only one list: two names and the defaults hold it.
assert first is second and first == ["a", "b"]

# The way out: a default that cannot change, and a list made in the call.
def fresh(item, seen=None):
    # None says that the caller gave nothing.
    if seen is None:
        # This runs in every call, and makes a list each time.
        seen = []
    # The rest is as before.
    seen.append(item)
    # Return the list of this call.
    return seen

# Both names are bound anew. The old list stays: the function holds it.
first, second = fresh("a"), fresh("b")

# Two calls, two lists.
#: ask first is second -- One list, or two?
assert first == ["a"] and second == ["b"]

# Deleting the function frees its defaults, and the list that remembered.
del remember

# A default is an object like any other, with a holder that is easy to
# forget: the function itself.
