"""Loops and branches."""
a = []
for i in range(5):
    if i == 1:
        continue
    if i == 4:
        break
    a.append(i)
else:
    a.append('never')
print(a, i)
for i in []:
    pass
else:
    print('empty', i)
n = 3
while n:
    n -= 1
    for j in 'ab':
        for k in (1, 2):
            if k == 2:
                break
            a.append(j)
        else:
            a.append('not here')
else:
    a.append('end')
print(a)
b = [[1], [2], [3]]
for c in b:
    c.append(b)
    del c[1]
    if c[0] == 2:
        d = c
print(b, c is b[2], d is b[1])
for e in reversed(b):
    print(e, end=' ')
for e in b[:]:
    b.append(e)
    if len(b) > 5:
        break
print(len(b))
for i, c in enumerate(b):
    b[i] = i
print(b)
x = 5
if x > 10:
    y = 'big'
elif x > 4:
    y = 'middle'
elif x > 3:
    y = 'small'
else:
    y = 'tiny'
print(y)
if x > 4: y = 'one line'
else: y = 'other'
print(y); z = 1; print(z)
while True:
    x -= 1
    if x < 0: break
    if x % 2: continue
    print(x, end=' ')
print()
for f in {'k': 1, 'l': 2}:
    print(f, end=' ')
for f in 'text':
    pass
for f in (10, 20):
    pass
print(f)
g = [1, 2, 3]
for h in g:
    if h < 3:
        g.append(h + 10)
    if len(g) > 8:
        break
print(g)
if not g: pass
elif g and \
        len(g):
    print('continued \
line')
for i in range(2):
    for j in range(2):
        if i == j: continue
        print(i, j)
while 0:
    print('never')
else:
    print('else of while')
