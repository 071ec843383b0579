"""Three rows that are one

A board of three rows and three columns, in one short line. It prints well,
and then a single move changes three places.
"""
#: level names
#: time 3m
#: misconception repeated-list

# [0] * 3 makes one row. Multiplying the list around it repeats the reference
# to that row three times. The row itself is not copied.
#: ask board[0] is board[1] -- Are the first two rows two objects?
board = [[0] * 3] * 3

# Printed, it looks like a board.
print(board)

# One item of one row is set ...
#: ask board[2][0] -- Row 0 is changed. What is at the start of row 2?
board[0][0] = 1

# ... and it shows in every row, since all three are the same list.
print(board)

# Three equal rows would be no proof. Identical rows are.
assert board[0] is board[1] and board[1] is board[2]

# To get three rows, make three rows. We begin with no row at all.
board = []

# Every turn of the loop runs [0] * 3 again, and so makes a new list.
for number in range(3):
    # Append the row made in this turn.
    board.append([0] * 3)

# Now a change of one row ...
#: ask board[2][0] -- And this time?
board[0][0] = 1

# ... stays in that row.
assert board == [[1, 0, 0], [0, 0, 0], [0, 0, 0]]

# [0] * 3 alone is harmless, for a number cannot be changed. The trap is to
# repeat a reference to something that can.
