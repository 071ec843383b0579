"""Two that hold each other

Parent and child, node and neighbour: objects often refer to each other. If
they do, deleting their names is not enough. And no, it does not matter that
they have a `__del__`.
"""
#: level gc
#: time 5m
#: misconception cycles-with-del

#: hide gc, weakref
import gc
import weakref

# We begin with a clean heap.
gc.collect()

class Person:
    def __init__(self, name):
        self.name = name
        self.friend = None

    def __del__(self):
        print(self.name, "ends")

# Two people ...
ann = Person("Ann")
ben = Person("Ben")

# ... who know each other. Each has two references now.
ann.friend = ben
#: ask refs(ann)
ben.friend = ann

# The names go.
del ann

#: ask freed(ben) -- Both names are gone. Who is freed?
del ben

# Nobody. Each is held by the other, and nothing was printed. The collector
# finds them. In old Pythons a `__del__` in a cycle stopped it; since 3.4 it
# calls both and frees both.
gc.collect()

# There is a way to need no collector. One direction is enough to hold; the
# other can be weak.
ann = Person("Ann")
ben = Person("Ben")
ann.friend = ben

# Ben knows Ann, but does not hold her.
#: ask refs(ann)
ben.friend = weakref.ref(ann)
assert ben.friend() is ann

# Now counting does it all: when the name goes, Ann ends at once ...
#: ask freed(ann)
del ann

# ... and Ben knows it.
assert ben.friend() is None
del ben

# The collector has nothing to do.
assert gc.collect() == 0

# An object can hold itself, too. That is the smallest cycle.
me = Person("Narcissus")
me.friend = me
#: ask freed(me)
del me
gc.collect()

# Objects in a cycle wait for the collector. Where you can say who owns whom,
# make the way back a weak one, and everything ends in time.
