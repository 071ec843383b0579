"""Numbers."""
a = 7
b = -3
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** 2, b ** 3, 2 ** -1)
print(-a, +b, ~a, abs(b), a & 5, a | 8, a ^ 2, a << 70, a >> 1, b >> 1)
print((17 // 5, 17 % 5))
c = 10 ** 30
print(c, c // 7, c % 7, -c // 7, -c % 7, c * c, c - c, c >> 40, c & 0xFFFF)
print(1.5 + 2, 3 * 0.1, 7.0 // 2, -7.0 // 2, 7.5 % 2, -7.5 % 2, 2 ** 0.5)
print(1e308 * 10, -1e308 * 10, 5 / 2, 4 / 2, 10 ** 20 / 3)
print(True + True, True * 3, sum([True, False, True]), True == 1)
print(int(3.9), int(-3.9), int('42'), int(' -7 '), int('ff', 16), int('0b1', 0))
print(float(3), float('2.5'), float(' 1e3 '), float('inf'), float('-inf'))
print(0.1, 1 / 3, 1e100, 1e-10, 123456789012345680.0, 1.0, 100.0, 5e-324)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, 10 ** 20 == 1e20, 2 ** 53 + 1 == 2.0 ** 53)
print(max(3, 1, 2), min([3, 1, 2]), max('abc'), sum((1, 2, 3)), sum([0.5, 0.5], 1))
print(hex(255), hex(-255), 0xdead, 0o777, bool(0), bool(0.0), bool(-1))
print(isinstance(True, int), isinstance(1, float), isinstance(1.5, (int, float)))
d = 256
e = d + 1
f = d + 1
print(e is f, e == f)
g = 1
for h in range(30):
    g = g * 3 - h
print(g)
i = 0
while i < 1000:
    i += 333
print(i, i == 999 + 333)
# A result that an operand already is
import math
j, k, l = 65537, 2 ** 100, -2 ** 100
m = [j % k, divmod(j, k)[1], k % (k + 5), -70000 % k, divmod(l, -k * k)[1]]
print([n is o for n, o in zip(m, [j, j, k, j, l])], j % 70000 is j)
m = [math.floor(k), math.trunc(k), k.__ceil__(), math.gcd(0, k), complex(2j)]
print([n is k for n in m], math.gcd(j, 0) is j)
