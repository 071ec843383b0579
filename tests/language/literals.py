"""Literals of every kind."""
a = 0
b = 255
c = 0xFF
d = 0o17
e = 0b1010
f = 1_000_000
g = 123456789012345678901234567890
assert b == c and d == 15 and e == 10 and f == 10 ** 6
h = 1.5
i = 1e3
j = .25
k = 1_0.0_1
l = 1e-7
print(h, i, j, k, l, 1e16, 1e22, 123456789.0, 0.1 + 0.2, -0.0)
m = 'single'
n = "double"
o = '''three
lines'''
p = 'a' 'b' "c"
q = 'tab\tnew\nquote\'back\\ \x41 \u00e9 \U0001F600 \101'
r = r'raw\n'
s = b'bytes\x00\xff'
t = rb'raw\x00'
u = b'two ' b'parts'
print(m, n, o, p, q, r, s, t, u)
v = None
w = True
x = False
y = ...
z = (1, (2.5, 'three'), None)
print(v, w, x, y, z)
aa = ()
bb = (1,)
cc = 1, 2
dd = []
ee = {}
ff = {1, 1.0, True}
gg = {'a': 1, 'b': 2, 'a': 3}
assert len(ff) == 1 and gg == {'a': 3, 'b': 2}
hh = [1, 2, 3, 4, 5]
ii = [1, 'two', (3, 4), [5]]
jj = {'k': [1, 2], (1, 2): 'tuple'}
print(aa, bb, cc, dd, ee, gg, hh, ii, jj)
kk = -5
ll = -6
mm = ~1000
nn = +1000
oo = 2 ** 100
pp = 2 ** 200
qq = 1000 * 1000
rr = 'ab' * 3
ss = (1, 2) * 2
tt = 7 // 2, 7 % 2, -7 // 2, -7 % 2, 7 / 2
print(kk, ll, mm, nn, oo, pp, qq, rr, ss, tt)
