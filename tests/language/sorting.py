# What list.sort compares with what, and in which order.
class Key:
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        asked.append((self.value, other.value)); return self.value < other.value
def compared(values, **how):
    items = [Key(value) for value in values]
    items.sort(**how)
    print([key.value for key in items][:9], len(asked), hash(tuple(asked)))
    asked.clear()
asked = []
compared([i * 37 % 101 for i in range(70)])
compared([3] * 9 + list(range(40, 20, -1)) + list(range(40)), reverse=True)
# An error leaves the list as far as sorting got.
for mixed in [[3, 1, 'a', 2], [1, 3, 2, 'a', 0], [1000, 999, None]]:
    for key in [None, lambda item: item]:
        try:
            mixed.sort(key=key, reverse=len(mixed) == 5)
        except TypeError as error:
            print(error, mixed)
