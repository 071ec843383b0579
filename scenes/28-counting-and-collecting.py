"""Counting and collecting

Python has two ways to free memory. Counting works all the time and cannot
be switched off. The collector looks for cycles now and then. What happens
when we disable it?
"""
#: level gc
#: time 4m
#: misconception gc-disable-stops-freeing

#: hide gc
import gc

gc.collect()

# The collector is switched off.
gc.disable()

class Box:
    def __del__(self):
        print("freed")

# A box, and its only name goes. Will it be freed?
box = Box()
#: ask freed(box) -- The collector is off. Is the box freed?
box = None

# Of course: its count fell to 0, and that needs no collector. `gc.disable`
# switches only the search for cycles off.
box = Box()
box.inside = box

#: ask freed(box) -- This box holds itself. Is it freed?
box = None

# This one stays. Nobody can reach it, its count is 1, and nobody looks for
# it: the collector is off.
assert not gc.isenabled()

# We can still call it ourselves.
gc.collect()

# Now it runs by itself again.
gc.enable()

# That is the whole division of labour: the count frees what nobody refers
# to, at once; the collector frees what only refers to itself, later.
