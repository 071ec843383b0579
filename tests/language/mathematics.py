"""What the functions of math give, and which errors."""
import math
from math import inf, nan


def show(name, *arguments, **options):
    try:
        function = getattr(math, name)
    except AttributeError:
        return
    try:
        print(name, *arguments, function(*arguments, **options))
    except (TypeError, ValueError, OverflowError) as error:
        print(name, *arguments, type(error).__name__)


for name in ['sinh', 'cosh', 'tanh', 'asinh', 'expm1', 'erf', 'erfc', 'sqrt', 'exp', 'sin', 'cos', 'tan', 'atan', 'fabs', 'log', 'log2', 'log10', 'acosh', 'atanh', 'log1p', 'cbrt', 'exp2', 'asin', 'acos', 'degrees', 'radians']:
    for x in (0.5, 3, -1, inf, 'x'):
        show(name, x)

for name in ['floor', 'ceil', 'trunc', 'modf', 'frexp', 'ulp']:
    for x in (1, -2.5, inf, 'x'):
        show(name, x)

for name in ['pow', 'atan2', 'fmod', 'copysign', 'remainder', 'nextafter', 'gcd']:
    for x, y in (-3, 2), (2, 0), (inf, 1):
        show(name, x, y)

for n, k in (5, 2), (5, 0), (2, 5), (-1, 2), (5, -1), (60, 30), (5, 1.0):
    show('comb', n, k)
    show('perm', n, k)

show('perm', 4)
show('lcm', 4, 6, 10)
show('lcm')
show('lcm', 0, 5)
show('fsum', [0.1] * 10)
show('fsum', [1e308, 1e308, -1e308])
show('fsum', [1, 'x'])
show('fsum', [inf, -inf])
show('prod', [2, 3, 4])
show('prod', [2, 0.5], start=10)
show('prod', [])
show('prod', [[1], 2])
show('dist', (0, 0), (3, 4))
show('dist', (1, 2, 3), (4, 5, 6))
show('dist', (1, 2), (1,))
show('ldexp', 0.75, 4)
show('ldexp', 1.0, 5000)
show('ldexp', 1.0, -5000)
show('ldexp', 1.0, 2.0)
show('log', 8, 2)
show('log', 0)
show('hypot')
show('isclose', 1.0, 1.0 + 1e-10)
show('isclose', 1.0, 1.1, rel_tol=0.2)
show('isclose', 0.0, 1e-5, abs_tol=1e-4)
show('isclose', 1.0, 1.0, rel_tol=-1.0)
show('isclose', inf, inf)
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1), math.pi, math.tau)


class Whole:
    def __index__(self):
        return 6

    def __float__(self):
        return 2.25

    def __floor__(self):
        return 'floor'

    def __ceil__(self):
        return 'ceil'

    def __trunc__(self):
        return 'trunc'


whole = Whole()
print(math.sqrt(whole))
show('factorial', 5)
show('factorial', -1)
show('isqrt', 10)
show('isqrt', -1)
numbers = [3, 4]
total = math.prod(numbers)
root = math.hypot(*numbers)
parts = math.modf(2.75)
