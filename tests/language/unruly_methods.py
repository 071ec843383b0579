"""Methods that change what is being worked on"""
class Evil:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        L.clear()
        D.clear()
        S.clear()
        return False
    def __hash__(self):
        return 7
    def __lt__(self, o):
        L.append(1)
        return self.n < o.n
    def __repr__(self):
        L.clear()
        return 'E'
L = []
D = {}
S = set()
def fill():
    L[:] = [Evil(1), Evil(2), Evil(3)]
    D.clear()
    D[Evil(1)] = 1
    S.clear()
    S.add(Evil(1))
fill()
print(Evil(9) in L, len(L))
fill()
try:
    print(L == [Evil(1), Evil(2), Evil(3)])
except Exception as e:
    print(type(e))
fill()
print(Evil(5) in D, len(D))
fill()
print(Evil(5) in S, len(S))
fill()
D[Evil(6)] = 2
print(len(D))
fill()
S.add(Evil(6))
print(len(S))
fill()
try:
    L.sort()
except ValueError as e:
    print(e)
fill()
print(str(L))
fill()
print(L.count(Evil(2)))
fill()
try:
    L.index(Evil(2))
except ValueError as e:
    print('no')
class Chg(dict):
    def __missing__(self, k):
        self[k] = k
        return k
c = Chg()
for k in [1, 2]:
    c[k]
try:
    for k in c:
        c[k + 10]
except RuntimeError as e:
    print(e)
class Del:
    def __del__(self):
        L.append(1)
class LL(list):
    def __del__(self):
        print('bye', len(self))
x = LL([Del(), Del()])
x.a = 1
del x
