"""A subclass asks its base

An instance has no methods: it asks its class, and the class asks its bases, in
one fixed order. super() goes on in that order.
"""
#: level names
#: time 6m
#: misconception inheritance-copies

# The base.
class Animal:
    # One attribute for all animals.
    sounds = []

    # Every animal has a name.
    def __init__(self, name):
        # The attribute belongs to the instance.
        self.name = name

    # And says something.
    def speak(self):
        # The list of the class.
        self.sounds.append(self.name)

# The subclass refers to its base. Nothing is copied into it.
class Dog(Animal):
    # This hides the method of the base.
    def speak(self):
        # super() finds the next class in the order: Animal.
        super().speak()
        # And then the dog's own part.
        self.sounds.append("woof")

# Dog has no __init__: that of Animal is found, and called.
rex = Dog(["Rex"])

# The dog's method runs first, and calls the other one.
#: ask len(Animal.sounds) -- How many sounds are in the list of the base?
rex.speak()

# The list is one for both classes.
assert Dog.sounds is Animal.sounds

# A method added to the base now ...
def sleep(self):
    # ... is a plain function.
    self.asleep = True

# The class gets another attribute.
Animal.sleep = sleep

# Does a dog know it, which was made before?
#: ask rex.asleep -- What will rex.asleep be?
rex.sleep()

# It was looked up only now.
assert rex.asleep

# Inheritance is a chain of references, followed at every access: from the
# instance to its class, from the class to its bases.
