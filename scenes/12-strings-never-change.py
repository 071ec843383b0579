"""Strings never change

s += "!" seems to change a string. No string was ever changed: a new one is
made, and the name moves on to it. A second name shows it.
"""
#: level counts
#: time 3m
#: misconception strings-change

# str() makes a string while the program runs, so nobody else holds it.
s = str(2024)

# A second name for the same string.
t = s

# The sum is a new string. The arrow of t moves to it, and the old string
# keeps its other name.
#: ask s is t -- Two names, one string. Also after this?
t += "!"

# s still has what it had.
assert s == "2024" and t == "2024!"

# Methods do not change the string either. They return another one, and if
# nobody takes it, it is gone again.
s.replace("2", "3")

# So nothing has happened to s.
#: ask s -- What is s now?
print(s)

# One has to keep the result.
u = s.replace("2", "3")

# Now there are two strings.
assert u == "3034" and s == "2024"

# Growing a string piece by piece makes a new string at every turn.
text = ""
for part in ["a", "b", "c"]:
    # The old text is left behind, and freed.
    text += part

# At the end there is one.
assert text == "abc"

# Because strings never change it is safe to share them, and Python does so
# wherever it can.
