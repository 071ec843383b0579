"""del deletes a name

`del x` sounds as if it destroyed an object. It does not: it takes a name
away. An object ends when its last reference goes, and only then is its
method `__del__` called.
"""
#: level counts
#: time 4m
#: misconception del-destroys

# A class whose objects say goodbye when they end.
class Guest:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("goodbye,", self.name)

# One guest, one name.
a = Guest("Ada")

# A second name for the same guest. The count is 2.
#: ask refs(a)
b = a

# We delete the first name. Does Ada say goodbye?
#: ask freed(a) -- One of the two names is deleted. Is the object destroyed?
del a

# She is still there, under her other name. Nothing was printed.
assert b.name == "Ada"

# Now the last name goes. The count falls to 0: `__del__` is called, and then
# the memory is free.
#: ask freed(b) -- And now?
del b

# A name can also be given to something else. Another guest ...
c = Guest("Bob")

# ... and the name is bound to None. The count falls to 0 just the same.
#: ask freed(c) -- The name stays, but refers to None now. Is Bob destroyed?
c = None

# A list holds its items as names do.
party = [Guest("Cleo")]

# The name of the guest is only borrowed here ...
guest = party[0]

# ... so emptying the list does not end anything,
#: ask freed(guest)
party.clear()

# but this does.
del guest

# A function's variables go when it returns.
def visit():
    visitor = Guest("Dan")
    print("hello,", visitor.name)

# Watch the order: hello, then goodbye, before the next line runs.
visit()

# Nobody has to wait and nobody has to clean up: the moment the last
# reference goes, the object ends. `del` is only one of many ways to let go.
