"""recursion"""
import sys
def depth(n):
    if n == 0:
        return 0
    return 1 + depth(n - 1)
print(depth(50))
def forever(n):
    return forever(n + 1)
try:
    forever(0)
except RecursionError as e:
    print(e)
print(sys.getrecursionlimit())
sys.setrecursionlimit(200)
try:
    forever(0)
except RecursionError as e:
    print('again', e)
print(sys.getrecursionlimit())
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
print(even(20))
def flatten(x):
    out = []
    for i in x:
        if isinstance(i, list):
            out.extend(flatten(i))
        else:
            out.append(i)
    return out
print(flatten([1, [2, [3, [4, []]]]]))
def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append((a, c))
        hanoi(n - 1, b, a, c, moves)
moves = []
hanoi(3, 'A', 'B', 'C', moves)
print(len(moves), moves[0])
def power_set(s):
    if not s:
        return [[]]
    rest = power_set(s[1:])
    return rest + [[s[0]] + r for r in rest]
print(power_set([1, 2, 3]))
def gen_forever():
    yield from gen_forever()
try:
    list(gen_forever())
except RecursionError as e:
    print('gen', type(e))
def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
print(ack(2, 2))
class Mirror:
    pass
Mirror.__repr__ = Mirror.__str__
try:
    repr(Mirror())
except RecursionError as e:
    print('mirror', type(e))
