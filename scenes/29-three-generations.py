"""Three generations

Looking at every object takes time, so the collector does not look at all of
them each time. What is new is looked at often; what has survived is looked
at less and less.
"""
#: level gc
#: time 5m
#: misconception collector-looks-at-everything

#: hide gc
import gc

# After a full collection all that lives is old: the youngest generation is
# empty.
gc.collect()

# An island: a list that holds itself, without a name.
island = []
island.append(island)
del island

# A collection of the youngest generation finds it.
#: ask found -- Only the newest objects are looked at. Is the island found?
found = gc.collect(0)
assert found == 1

# Another list that holds itself. This one still has its name ...
elder = []
elder.append(elder)

# ... when the youngest generation is collected. The list survives, and moves
# up to the next one.
found = gc.collect(0)
assert found == 0

# Now its name goes.
#: ask freed(elder)
del elder

# The youngest generation is looked at again. The island is not in it.
#: ask found -- Is it found this time?
found = gc.collect(0)
assert found == 0

# Generation 1 is where it lives. A collection of 1 looks at 0 as well.
found = gc.collect(1)
assert found == 1

# What survives twice is in the oldest generation.
elder = []
elder.append(elder)
gc.collect(0)
gc.collect(1)
del elder

# Neither of the young ones knows it ...
assert gc.collect(0) == 0
assert gc.collect(1) == 0

# ... but a full collection looks at everything.
#: ask found
found = gc.collect()
assert found == 1

# By itself Python collects generation 0 when there are many more new
# containers than freed ones, generation 1 after ten of those, and the oldest
# seldom. Most objects die young: so most of the work is done where it pays.
