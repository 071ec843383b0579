"""A class is an object too

A class statement makes an object, with attributes and a reference count. What
stands in the class is there once, for all its instances.
"""
#: level counts
#: time 6m
#: misconception class-attribute-per-instance

# The body runs once, like a function without parameters. What it binds become
# the attributes of the class.
class Box:
    # One list, an attribute of the class.
    shared = []

    # A function, also an attribute of the class.
    def __init__(self, owner):
        # An attribute of the instance: every instance has its own.
        self.owner = owner

# The class refers to itself, too: in the tuple of its base classes, for one.
# The screen folds these references into one number.
#: ask refs(Box) -- Before it has any instance: 4. What makes the first one of it?
p = Box(["Ada"])

# Each instance holds its class.
q = Box(["Bob"])

# p has no attribute shared. Python looks in its class, and finds the list.
#: ask p.shared is q.shared -- p appends something. Does q see it?
p.shared.append(1)

# There is one list, in the class.
assert q.shared == [1]

# But binding makes an attribute of the instance, which now hides that of the
# class.
#: ask len(q.shared) -- Only p gets a list of its own. How long is q's?
p.shared = [7, 8]

# Two lists now: one in p, one in the class.
assert p.shared is not q.shared

# With the instances go their references to the class.
#: ask refs(Box) -- How many references has the class left?
del p, q

# Reading goes from the instance to its class; binding stays in the instance.
# So what stands in a class is shared until somebody binds it anew.
