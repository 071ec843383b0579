"""A method brings its object

A function that is an attribute of a class becomes something else when an
instance is asked for it: a bound method, which holds the instance.
"""
#: level counts
#: time 5m
#: misconception methods-are-functions

# A class with one function.
class Lamp:
    # A name for the instance comes first: self.
    def switch(self):
        # self is a name in the frame of this call.
        self.lit = True
        # The instance is handed back.
        return self

# One instance with one name.
lamp = Lamp()

# While the call runs, self is another name of the same instance.
#: ask refs(lamp) -- After the call: how many references?
lamp.switch()

# Without the parentheses nothing is called. The method is an object, with two
# references: to the function, and to the lamp.
#: ask refs(lamp) -- Who holds the lamp now?
press = lamp.switch

# Asking again makes another method.
#: ask again is press -- The same method object?
again = lamp.switch

# The lamp loses its name, and lives: the methods hold it.
#: ask freed(lamp) -- Is the lamp freed?
del lamp

# So it can still be switched on.
found = press()

# The same lamp.
assert found.lit

# Both methods go. The name found is left.
#: ask refs(found) -- How many references has the lamp now?
del press, again

# A method kept is an object kept: a callback that is a bound method holds its
# instance as long as it is registered somewhere.
