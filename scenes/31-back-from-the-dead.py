"""Back from the dead

When an object's count falls to 0, its `__del__` is called. It gets the
object as `self`: one more reference. What if it keeps it?
"""
#: level counts
#: time 3m
#: misconception del-is-the-end

saved = []

class Phoenix:
    def __del__(self):
        print("burning")
        saved.append(self)

# A phoenix with one name.
bird = Phoenix()

# The name goes, the count falls to 0, `__del__` runs ... and puts the bird
# into a list. Is it freed?
#: ask freed(bird) -- Its last name is deleted, and __del__ runs. Is it freed?
del bird

# It is not: after `__del__` its count was 1 again. Python looks before it
# frees.
assert len(saved) == 1

# We take it out of the list. Now its count is 0 for a second time.
bird = saved.pop()

# But `__del__` is called once in an object's life, and this was it. The bird
# goes without a word.
#: ask freed(bird) -- Will it come back again?
del bird

assert saved == []

# So `__del__` is not a place to rely on: it runs when counting or collecting
# says so, once, perhaps at the very end of the program. To tidy up in time,
# use `with`, or weakref.finalize.
