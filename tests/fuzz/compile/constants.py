a = 1000; b = 2.5; c = 'two words'; d = b'bytes'; e = 3j; f = None
a = 'hello ' 'world one'
a = 'esc \n aped \x41\u00e9'
a = '''triple
quoted'''
a = 123456789012345678901234567890
a = b'two ' b'parts'
a = b'one part'
a = 0x7fff; b = 0o7777; c = 0b1111100000; d = 1_000_000; e = 1_0.5e3
a = r'raw \n'; b = u'uni code'; c = rb'raw \x'
a = 1e400 - 1e400; b = 1e400 - 1e400
a = 0.0; b = -0.0; c = 0; d = False; e = 0j; f = -0j
a = 1; b = 1.0; c = True; d = 1 + 0j
a = -7777
a = ~77778
a = 1000 * 2
a = 10 ** 10
a = 2 ** 200
a = 'a b' * 10
a = 'a b' * 2000
a = 'const one ' + 'const two'
a = +77777
a = + + 77777
a = 'some text' * 1
a = 1 * 'some text'
a = 'x y' + ''
a = '' + 'x y'
a = b'x y' + b''
a = b'' + b'x y'
a = b'x y' * 1
a = 1.5 * 1
a = +1.5
a = +3j
a = -(2.5)
a = not 5
a = not 1000
a = 1 / 2
a = 7 // 2
a = 1 / 0
a = 1000 << 0
a = 1000 >> 0
a = 1000 | 0
a = 1000 & 1000
a = 1000 + 0
a = 1000 * 1
a = 1000 ** 1
a = 1000 // 1
a = 1.0 * 1000
a = 2 ** -1
a = (-8) ** 0.5
a = 0 ** -1
a = 2 ** 64; b = 2 ** 65
a = 18446744073709551615 * 18446744073709551614
a = 18446744073709551616 * 18446744073709551614
a = 1 << 127; b = 1 << 128; c = 1 << -1
a = 'ab' * 2048; b = 'ab' * 2049
a = (1,) * 256; b = (1,) * 257
a = (1000, (2000, 3000)) * 100
a = ((1000,) * 100,) * 20
a = 1000 % 7; b = '%s' % 'a'; c = b'%s' % b'a'
a = '%d' % 5
a = 5.5 % 2
a = 1 < 2
a = 'a' 'b' * 3
a = True + 1000
a = True * 'a b'
a = 3 - 1000 - 4
a = 1000 if 1 else 2000
a = (1000 + 1) * (2000 - 1)
a = 60 * 60 * 24 * 365
a = 'a b' * -1
a = -1 * (1000, 2000)
a = 1000 @ 2000
a = 1 + 'a'
a = 6 ^ 1000
a = __debug__
a = not (x is y); b = not (x in y); c = not (x not in y)
a = not (x < y)
a = ~True
a = -True
a = +True
a = (1, 2)
a = (9101, (9102, 9103))
a = (9401,) * 3
a = (9201, 9202)[0]
a = (9201, 9202)[-1]
a = (9201, 9202)[2]
a = (9201, 9202)[0:1]
a = 'abcd'[1]
a = b'abcd'[1]
a = [1000, 2000][0]
a = (1000, 2000)[True]
a = 'two words'[2:7]
a = () + (1000, 2000)
a = (1000, 2000) + ()
a = () + ()
a = (1000, 2000) * 1
a = (1000,) + (2000,)
a = (1000, 2000) * 0
a = (1000, 2000) == b
a = (1000, x)
a = (1000, []); b = 1000
a = ((1000, 2000), (1000, 2000))
a = (1000, 1000)
a = (1000, 2000); b = (1000, 2000)
a = 1000, 2000
a = (1, 1.0, True); b = (1.0, 1, True)
a = (0.0,); b = (-0.0,); c = (0.0,)
t = (8001, 8002); e = 8001
e = 8001; t = (8001, 8002)
t = ((8001, 8002), 8003); u = (8001, 8002)
u = (8001, 8002); t = ((8001, 8002), 8003)
a = ('a b', 'name', b'by tes', 2.5, None, ...)
x = 9000; y = 9000
x = 9000
y = 9000
z = 9000
a = 500 + 500; b = 1000
b = 1000; a = 500 + 500
a = 'ab' + ' cd'; b = 'ab cd'
m = 40011
def g(): return 40011
def h1(): return 'some text'
def h2(): return 'some text'
def h1(): return 'some text'
def h2(): return ['some text', 5555]
def f(): return 1000, 2000
a = (1000, 2000)
def f(): return None, 1000
a = (None, 1000)
a = (None, 1000)
def f(): return 1000
def f(): return 1000
a = (None, 1000)
def f(): pass
def g(): pass
a = (None,)
x = 'f'
def f(): pass
def f(a, b): pass
t = ('a', 'b')
t = ('a', 'b')
d = {'a': 1000, 'b': 2000}
def f(): return a.b
t = ('a', 'b')
t = ('a',)
a = 1
def f(a): return b
t = ('a',); u = ('b',)
t = ('a', 'b')
def f(a, b): return a
def g(a, b): return b
from m import a, b
t = ('a', 'b')
f(a=1, b=2); t = ('a', 'b')
a = [5001, 5002]
a = [5011, 5012, 5013]
a = [5021, 5022]; b = 5021
a = [5031, 5032, 5033]; b = 5031
a = {5041, 5042, 5043}; b = 5041
a = (5051, 5052, 5053); b = 5051
a = [5061, 5062, 5063]; b = [5061, 5062, 5063]
a = [5071, 5072, 5073]; b = (5071, 5072, 5073)
b = (5071, 5072, 5073); a = [5071, 5072, 5073]
a = {'k k': 5081, 'l l': 5082}
a = {5091: 0}; b = 5091
a = {5101: 0, 5102: 0}; b = 5101
a = {5101: 0, 5102: 0, **x}
a = {5101: 0, **x, 5102: 0, 5103: 1}
a = {**x}
a = {**x, **y}
a = {}; b = []; c = (); d = set()
a = {x: 1000, 'a': 2000}
a = {'a': 1000, x: 2000}
a = {5091, 5092}
a = {5091, 5091, 5092}
a = {1, 1.0, True}
a = [*x, 1000]
a = [1000, *x]
a = [1000, 2000, *x, 3000]
a = (*x, 1000)
a = (1000, 2000, 3000, *x)
a = {*x, 1000}
a = [*(1000, 2000)]
a = [*[1000, 2000, 3000]]
a = [[5011, 5012, 5013], [5011, 5012, 5013]]
a = [(5011, 5012), (5013, 5014), (5011, 5012)]
a = {(5011, 5012), 5013, 5014}
a = [1000] * 5
a = [x, 1000, 2000, 3000]
a = {1000: x, 1001: x, 1002: x, 1003: x, 1004: x, 1005: x, 1006: x, 1007: x, 1008: x, 1009: x, 1010: x, 1011: x, 1012: x, 1013: x, 1014: x}
a = {1000: x, 1001: x, 1002: x, 1003: x, 1004: x, 1005: x, 1006: x, 1007: x, 1008: x, 1009: x, 1010: x, 1011: x, 1012: x, 1013: x, 1014: x, 1015: x}
a = {1000: x, 1001: x, 1002: x, 1003: x, 1004: x, 1005: x, 1006: x, 1007: x, 1008: x, 1009: x, 1010: x, 1011: x, 1012: x, 1013: x, 1014: x, 1015: x, 1016: x}
a = {1000: x, 1001: x, 1002: x, 1003: x, 1004: x, 1005: x, 1006: x, 1007: x, 1008: x, 1009: x, 1010: x, 1011: x, 1012: x, 1013: x, 1014: x, 1015: x, 1016: x, 1017: x}
for a in [5131, 5132]: pass
for a in {5141}: pass
for a in {5141, 5142}: pass
for a in (5141, 5142): pass
for a in [x, 5142]: pass
for a in {x, 5142}: pass
for a in [*x, 5142]: pass
for a in []: pass
for a in {}: pass
a = x in [11125, 11126]
a = x in {11125, 11126}
a = x not in (11125, 11126)
a = x in [y, 1000]
a = x in []
a = x in [1000]
a = 1 < x in [1000, 2000]
a = x in [1000, 2000] < y
a = 1000 in x
for a in {5141, 5142}: pass
b = {5141, 5142, 5143}
c = 5141
a = x in {5141, 5142}; b = x in {5142, 5141}; c = 5142
a = x in {(5141, 5142), 5143}; b = (5141, 5142)
a, b = 5121, 5122
a, b = b, a
a, b, c = c, b, a
a, b, c, d = d, c, b, a
a, = x,
a, b = x
a, *b = 1000, 2000
a, b = 1000, x
[a, b] = [1000, 2000]
[a, b] = 1000, 2000
(a, b), c = (1000, 2000), 3000
a = b, c = 1000, 2000
a, b = [1000, 2000]
a, b = [x, 2000]
def f(a, b):
    a, b = b, a
    return a, b
1000
'a string'
(1000, 2000)
[1000]
if 0: x = 11112
else: y = 11113
if 1: x = 11112
else: y = 11113
if x: pass
elif 0: y = 1000
if x: pass
elif 1: y = 1000
else: y = 2000
if 0: x = 11112
y = 11114
if not 0: x = 11112
if 0 and x: y = 1000
z = 3000
if 1 or x: y = 1000
z = 3000
if x or 1000: y = 1001
z = 3000
if x and 0: y = 1000
z = 3000
if (1000, 2000): y = 3000
if 'a b': y = 3000
if '': y = 3000
else: y = 4000
if None: y = 3000
if 1.5 and 2.5: y = 3000
if x == 1000: y = 1000
while 1: x = 1000
while True: x = 1000; break
while 0: x = 1000
while 0: x = 1000
else: y = 2000
while 1: break
else: y = 2000
while x: y = 1000
else: z = 1000
while 1000: pass
while x < 1000: x += 1000
while not x: y = 1000
while True:
    if x: break
    y = 1000
while 1:
    x = 1000
y = 2000
for i in x: y = 1000
else: z = 2000
for i in x: continue
for i in x:
    break
    y = 1000
for i in x:
    if i: continue
    y = 1000
z = 2000
assert x
assert x, 'a message'
assert 1000
assert 0, 'no no'
assert 1, 'no no'
assert 1000 == x, ('a b', 1000)
assert (1000)
assert not 0
assert x or 1000, 'a b'
import sys
import sys, gc
import sys as s
from m import a
from m import a as b, c
from __future__ import division
del a, b[1000], c[1000:2000], d.e
a[1000] = 2000
a[1000:2000] = 3000
a[:] = 1000, 2000
a[1000:] = b
a = b[1000:2000]
a = b[:]
a = b[1000:2000:3000]
a = b[::2]
a = b[1000, 2000]
a = b[1000, x]
a = b[1000:2000, 3]
a = b[...]
a += 1000
a.b += 1000
a[1000] += 2000
a[1000:2000] += 3000
a[:] *= 2000
a[x, 1000] += 1
a.b.c = 1000; a.b.c.d += 1000
a = b = c = 1000
print(1000, 'a b', sep='- -', end=x)
a.b(1000, c=2000)
a.b(c=2000, d=2000)
a(1000)(2000)
a(b=1000, c=1000)
a.b(1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 1016, 1017, 1018, 1019, 1020, 1021, 1022, 1023, 1024, 1025, 1026, 1027, 1028)
a = 11140 and 11141
a = 11142 or 11143
a = 0 and 11141
a = 0 or 11143
a = x and 1000
a = 1000 and x
a = x or 1000 or 2000
a = 1000 or 2000 or 3000
a = 1000 and 2000 and 3000
a = 1000 and 0 and 3000
a = x and (1000 or 2000)
a = 1000 or x and 2000
a = x and 1000 or 2000
a = (1000 and x) or 2000
a = (x and 1000) and 2000
a = not (1000 and 2000)
a = 1000 if 0 else 2000
a = 1000 if x else 2000
a = 1000 if 1000 else 2000
a = 1000 if x and 0 else 2000
a = 1000 if not x else 1000
a = (1000 if 1 else 2000) + 3000
a = (1000 or 2000) + 3000
a = x < 1000 < y
a = 1 < 1000 < 2000
a = 1000 < x < 2000 < y
if 1000 < x < 2000: y = 3000
if x if 1000 else y: z = 2000
if (1000 if x else 0): z = 2000
a = (b := 1000)
if (b := 1000): c = 2000
print(b := 1000)
x or 1000
x and 1000
y = 2000
x or 1000
y = 3000
1000 + 2000
x = 3000
-1000
x = 3000
not 1000
x = 3000
a = f'abc def'
a = f'abc def'; b = 'abc def'
a = f''
b = 'abc def'; a = f'abc def'
a = f'{x}'
a = f'{x} y z'
a = f'x y {x} y z'
a = f'x y {x:>10}'
a = f'{x!r:>{y}}'
a = f'{x=}'
a = f'x y {x = }'
a = f'{x=:>10} '
a = f'{x=!s}'
a = 'a b ' f'c d {x}' ' e f'
a = f'a b' 'c d'
a = 'c d' f'a b'
a = f'a b' f'c d'
a = f'{{x y}}'
a = f'a b {{ {x} }} c d'
a = f'{1000}'
a = f'{1000} b c'
a = f'{"a b"} b c'
a = f'{x:{"a"}>{10}}'
a = f'{x}' ' a b '; b = ' a b '
a = f'{x}{y}'
a = f'{x}' f'{y}'
a = f'{x} b c'; d = ' b c'
a = f'''a b
{x}
c d'''
a = f'{(1000, 2000)}'
a = rf'\d {x}'
a = f'a b {x}' + 'c d' + 'e f'
f'a b'
x = 1000
f'a b {x}'
x = 1000
a = f'{x:%Y-%m-%d}'
a = f'{x:}'
a = f'{"a b":>10}'
a = f'{x:{y}}'
a = f'{x:{y}>10}'
a = f'{x:{y}{z}}'
a = f'{x:{y} {z}}'
a = f'{x:{y:{z}}}'
a = f'{x:a b{y:c d{z}}}'
a = f'{x:}{y:}'
a = f'' f''
a = f'' 'a b'
a = 'a b' f''
a = f'{x}' f''
a = f'' f'{x}'
a = '' f'{x}'
a = f'{x}' ''
a = '' f''
a = f'' ''
a = f'a b{""}'
a = f'{""}'
a = f'{x!r:}'
a = f'{x=:}'
a = f'{x:{y}}{z}'
a = f'{x:{y}}a b'
a = f'{x=}' f'{y=}'
a = f'{x:{{}}}'
a = f'{ x = }'
a = f'{x= }'
a = f'{x!r}'
a = f'a b{x=!r:>10}c d'
a = f'a b' f'c d{x}' f'e f'; b = 'c d'
a = f'a b{x}' f'c d'; b = 'c d'
a = f'a b' 'c d' 'e f'
a = 'a b' 'c d' f'e f{x}'; b = 'a bc de f'
a = 'a b' f'{x=}'
a = f'a\x41 b{x}'
a = f'a b
{x}'
a = rf'a b
{x}'
a = f'{x!s}'
a = f'a b {x!a} c d {y!r}'; b = 'a b '
a = (f'a b', f'c d')
a = f'a b' * 2
a = f'{f"a b {x}"} c d'
a = f'a {1000} b {2000} c {1000}'
a = f'a 0 {x} a 1 {x} a 2 {x} a 3 {x} a 4 {x} a 5 {x} a 6 {x} a 7 {x} a 8 {x} a 9 {x} a 10 {x} a 11 {x} a 12 {x} a 13 {x} a 14 {x} a 15 {x} a 16 {x} a 17 {x} a 18 {x} a 19 {x} '
a = f'{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}'
a = '%s t1' % (x,)
a = '%s t1 %r' % (x, y)
a = '%d t1' % (x,)
a = '%5s t1' % (x,)
a = '%-5s t1' % (x,)
a = '%.3s t1' % (x,)
a = 'x %% y %s' % (x,)
a = '%s' % x
a = '%s %s' % (x,)
a = '%s' % (x, y)
a = '' % ()
a = 'a b' % ()
a = '%s' % (*x,)
a = '%s a b' % (1000,)
a = '%s a b' % (x, 1)
a = '%a a b %-10.3r' % (x, y)
a = '%(a)s b' % (x,)
a = '%s a b' % (x,); b = ' a b'; c = '%s a b'
a = '%s' % (x,)
a = '%+s' % (x,)
a = '%1000s' % (x,)
a = '%' % (x,)
def f(): return 11111; x = 22222
def f():
    return 11111
    x = 22222
def f(c):
    if c:
        return 1000
        x = 22222
    return 3000
def f():
    if 0: x = 11112
    return 5000
def f():
    if 0: x = 11112

def f():
    11116
    return 1000
def f(): return [11120, 11121, 11122]
def f(): return {11120, 11121, 11122}
def f():
    def g(a=11129, b=11130): pass
def f():
    def g(a=11129, b=[]): pass
def g(a=11129, b=11130): pass
t = (11129, 11130)
t = (11129, 11130)
def g(a=11129, b=11130): pass
def g(a=11129): pass
def h(a=11129): pass
def g(a=(1000, 2000)): pass
def g(a=1000, b=1000): return 1000
def g(a=None): pass
def g(a=1 + 1000): pass
def f(): g(a=11133)
def f(): return '%s t1' % (x,)
def f(): return (11156, 11157)[1]
def f():
    'doc'
    return 1000
def f():
    'doc string'
def f():
    'doc string'
    pass
def f():
    'doc ' 'string'
    return
def f(): 'doc string'
def f():
    'doc ' + 'string'
    return 1000
def f():
    f'doc string'
    return 1000
def f():
    b'doc string'
    return 1000
def f():
    '''A docstring

    of several lines.'''
def f():
    '''
    A docstring
      of several lines.
    '''
    return 1000
def f():
    '''   A docstring'''
def f():
    'tab\tdoc'
def f():
    '''a


   
    b'''
def f(): return 2 ** 100, 1 << 200, 'ab' * 3000, (1,) * 300
def f():
    global x
    x = 1000
def f(x):
    while True:
        x = 1000
def f(x):
    while True:
        if x: return 1000
        x = 2000
def f(x):
    while True: pass
    return 1000
def f(x):
    for i in x:
        return 1000
    return 2000
def f(x):
    for i in x:
        return i
    else:
        return 1000
    return 2000
def f(x):
    if x: return 1000
    else: return 2000
    return 3000
def f(x):
    if x: return 1000
    elif y: return 2000

def f(x):
    for i in x:
        while i:
            return 1000
def f(): return
def f(): pass
def f(): return None
def f():
    return 1000
    def g(): return 2000

def f():
    if 0:
        def g(a=1000): return 2000
    return 1
def f():
    def g(): return 1000
    def h(): return 1000
    return 1000
def f():
    def f(): return 1000
    return f
def f():
    while 0:
        a = 1000
    return 2000
def f():
    a = 1000
    del a
    return 'a b'
def f(a, b):
    c = 1000
    for d in a: e = d
    return c
def f(n): return 1 if n < 2 else n * f(n - 1)
def f(x):
    assert 0, 'a b'
    return 1000
def f(x):
    assert 1, 'a b'
    return 1000
def f(x):
    x = 1000 and 2000
    return 3000
def f(x):
    x = x or 1000 or 2000
def f():
    if 1: return 1000
    return 2000
def f():
    if 1: return 1000
    else: x = 3000
    return 2000
def f():
    while 1:
        break
        x = 1000
    return 2000
def f(x):
    while x:
        continue
        x = 1000

def f(x):
    x = [1000, 2000, 3000]
    y = (1000, 2000, 3000)
def f():
    def g(*, a=11131): pass
def f(*, a=11131, b=11132): pass
def f(*, a=x, b): pass
def f(a=1000, *, b=2000, **c): pass
t = ('b',)
def f(a, /, b=1000, *c, d=1000): return a
def f(*a, **b): pass
def f(a: int, b: 'a b' = 1000) -> 2000: pass
def f(a: 1000, b: 2000): pass
def f(*a: 1000, **b: 2000): pass
def f(a: 1000, /, b: 2000, *, c: 3000 = 4000) -> None: pass
def f(a: 'a b'): pass
t = ('a', 'a b')
def f() -> 1000: pass
def f(a: x, b: y = 1000): pass
x: int = 1000
x: int
x: 1000 = 2000
if x: y: 'a b'
x.y: 1000 = 2000
x.y: 1000
x[1000]: 2000 = 3000
x[1000]: 2000
(x): 1000 = 2000
(x): 1000
def f():
    x: 1000 = 2000
    y: 3000
for i in x: y: int
x = lambda: 1000
x = lambda a, b=1000: a
x = lambda: None
x = lambda *a, k=1000, **b: 2000
x = lambda: 'a b'
y = 'a b'
x = lambda: lambda: 1000
x = [lambda: 1000,
     lambda: 1000]
f(lambda: (1000, 2000))
def f():
    return lambda a=1000: 2000
x = lambda: 1000 and 2000
@a
def f(): return 1000
@a(1000)
@b.c
def f(a=1000): pass
@a
def f(x: 1000): return 1000
raise x
raise x(1000)
raise
x = 1000
def f():
    raise x('a b')
    y = 1000
def f(x):
    if x: raise x
    else: return 1000
def f(x):
    raise x
def f():
    'doc'
    raise x(1000)
f(*x)
f(*x, 1000)
f(1000, *x)
f(1000, 2000, 3000, *x)
f(*[1000, 2000, 3000])
f(*(1000, 2000))
f(**x)
f(a=1000, **x)
f(**x, a=1000, b=2000)
f(*x, a=1000)
f(1000, *x, a=1000, **y)
f(a=1000, b=2000, **x)
f(**x, **y)
f(**{'a': 1000, 'b': 2000})
a.b(*x)
a.b(1000, **x)
f(1000, *x, 2000, 3000, *y)
'module doc'
x = 'module doc'
'''module
   doc'''
x = 1000
'module doc'
'a' 'b c'
'a' + 'b c'
x = 1000
