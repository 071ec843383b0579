from collections import deque
a = [1001]
d = deque([a, 1002, 1003], maxlen=5)
d.append(a)
d.appendleft(1004)
d.append(1005)
x = d.pop()
x = d.popleft()
i = iter(d)
y = next(i)
r = reversed(d)
y = next(r)
y = list(r)
d.rotate(1)
d.rotate(-2)
d.insert(1, a)
del d[1]
d[0] = a
e = d.copy()
d.extend([1, 2, a])
d.extendleft('xyz')
d.remove('x')
f = d + e
f = e * 2
f += a
d.reverse()
print(d, e, f, a in d, d.count(a), d.index(a), len(d), d.maxlen, d == e, d != e)
import sys
for k in range(0, 40, 9):
    d = deque(range(k))
    for x in range(k):
        d.append(x)
        d.popleft()
    print(sys.getsizeof(d), end=' ')
d.clear()
print(sys.getsizeof(d))
for x in deque('ab'):
    print(x)
