"""A closure shares a variable

A function made inside another can use the outer one's variables, even when the
outer call is long over. Does it keep a copy of their values?
"""
#: level counts
#: time 6m
#: misconception closures-copy-values

# The inner function uses total and step, which are variables of the outer
# one. Python puts these two into cells: boxes that both can refer to.
def make_counter(step):
    # total is in a cell, so this list is held by the cell, not by the frame.
    total = [0]

    # The function add gets a reference to each of the two cells.
    def add():
        # It follows the cells to what is in them now.
        total.append(total[-1] + step)
        # The caller gets the newest number.
        return total[-1]

    # add leaves the call, and takes its cells with it.
    return add, total

# The frame of make_counter is gone. The cells are not: add holds them.
#: ask refs(numbers) -- Who holds the list? The name numbers, and the cell?
add, numbers = make_counter(5)

# The call looks into the cell, and changes the one list.
first = add()

# So the name outside sees the change: nothing was copied.
#: ask len(numbers) -- How long is the list now?
second = add()

# A second call of make_counter makes new cells, with a new list.
other, others = make_counter(1)

# The two counters share nothing.
#: ask others is numbers -- One list, or two?
other()

# When the function goes, its cells go, and what only they held.
#: ask refs(numbers) -- add is deleted. Who holds the list now?
del add

# The list has its name left.
assert numbers == [0, 5, 10]

# A closure holds variables, not values: each is a cell, shared by all who use
# it, and it lives as long as one of them does.
