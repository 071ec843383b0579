"""A reference that does not count

Every reference keeps its object alive. Sometimes we want to know of an
object without keeping it: a weak reference does that. It adds nothing to
the count, and when the object ends, it tells so.
"""
#: level counts
#: time 4m
#: misconception weakref-counts

#: hide weakref
import weakref

class Picture:
    pass

# One picture, one name: the count is 1.
picture = Picture()

# A weak reference to it. How many references does the picture have now?
#: ask refs(picture) -- A weak reference is made. What is the count?
weak = weakref.ref(picture)

# It is still 1. To get at the picture we call the weak reference. That gives
# an ordinary reference, which counts.
#: ask refs(picture)
again = weak()

# Two names for one picture.
assert again is picture

# They go, one after the other ...
del again

# ... and with the last one the picture, for the weak reference does not hold
# it.
#: ask freed(picture) -- The weak reference is left. Is the picture freed?
del picture

# The weak reference knows. Called now, it gives None.
assert weak() is None

# It can also tell us when that happens.
def report(reference):
    print("a picture has gone")

picture = Picture()
weak = weakref.ref(picture, report)

# As the picture ends, the function is called, with the weak reference.
picture = None

# So a cache can know objects without keeping them. This one has a weak
# reference to a picture that is in use.
portrait = Picture()
cache = {"portrait": weakref.ref(portrait)}

# Whoever asks the cache gets the picture itself.
assert cache["portrait"]() is portrait

# When nobody uses it any more, it goes, though the cache knows it.
#: ask freed(portrait) -- The cache still knows it. Is it freed?
del portrait

# weakref.WeakValueDictionary is such a cache, which also forgets the key.
assert cache["portrait"]() is None

# Weak references are for whoever wants to find an object as long as others
# need it: caches, registers of observers, a child that knows its parent.
