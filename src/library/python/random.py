"""Numbers that look like chance, and are the same for the same seed.

A scene that does not seed the generator gets the same numbers at every run.
"""
import sys
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate
from _random import Random as _Generator, text_number as _text_number
from math import (acos as _acos, ceil as _ceil, cos as _cos, e as _e,
                  exp as _exp, floor as _floor,
                  isfinite as _isfinite, lgamma as _lgamma,
                  log as _log, log2 as _log2, pi as _pi,
                  sin as _sin, sqrt as _sqrt)

__all__ = [
    "Random", "SystemRandom", "betavariate", "choice", "choices",
    "expovariate", "gammavariate", "gauss", "getrandbits", "getstate",
    "lognormvariate", "normalvariate", "paretovariate", "randbytes",
    "randint", "random", "randrange", "sample", "seed", "setstate",
    "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate",
]

_version = sys.version_info[1]

_KINDERMAN = 4 * _exp(-0.5) / _sqrt(2.0)
_LOG_4 = _log(4.0)
_CHENG = 1.0 + _log(4.5)


def _text_hash(text):
    "What hash() once said of a text, when every run gave the same."
    codes = [ord(letter) for letter in text]
    value = codes[0] << 7 if codes else 0
    for code in codes:
        value = value * 1000003 % 2 ** 64 ^ code
    return value ^ len(codes)


class Random(_Generator):
    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        if version == 1 and isinstance(a, (str, bytes)):
            a = _text_hash(a if isinstance(a, str) else a.decode('latin-1'))
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            a = _text_number(a.encode() if isinstance(a, str) else bytes(a))
        elif _version >= 11 and not isinstance(a, (type(None), int, float)):
            raise TypeError('The only supported seed types are: None,\n'
                            'int, float, str, bytes, and bytearray.')
        _Generator.seed(self, a)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, _Generator.getstate(self), self.gauss_next

    def setstate(self, state):
        version, inner, self.gauss_next = state
        if version != 3:
            raise ValueError("state with version %s passed to "
                             "Random.setstate() of version %s"
                             % (version, self.VERSION))
        _Generator.setstate(self, inner)

    def _randbelow(self, n):
        "An int from 0 to n - 1."
        if n == 0 and 8 < _version < 12:
            return 0
        if n == 0 and _version == 8:
            raise ValueError('number of bits must be greater than zero')
        getrandbits = self.getrandbits
        k = n.bit_length()
        r = getrandbits(k)
        while r >= n:
            r = getrandbits(k)
        return r

    # ---- whole numbers ---------------------------------------------------

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=1):
        istart = _index(start, 'arg 1')
        if stop is None:
            if istart > 0:
                return self._randbelow(istart)
            raise ValueError('empty range for randrange()')
        istop = _index(stop, 'stop')
        width = istop - istart
        if _version >= 10:
            step = istep = _index(step, 'step')
        if step == 1:
            if width > 0:
                return istart + self._randbelow(width)
            if _version >= 12:
                raise ValueError('empty range in randrange(%s, %s)'
                                 % (start, stop))
            raise ValueError('empty range for randrange() (%d, %d, %d)'
                             % (istart, istop, width))
        istep = _index(step, 'step')
        if istep > 0:
            n = (width + istep - 1) // istep
        elif istep < 0:
            n = (width + istep + 1) // istep
        else:
            raise ValueError('zero step for randrange()')
        if n <= 0:
            if _version >= 12:
                raise ValueError('empty range in randrange(%s, %s, %s)'
                                 % (start, stop, step))
            raise ValueError('empty range for randrange()')
        return istart + istep * self._randbelow(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    # ---- sequences -------------------------------------------------------

    if _version == 8:
        def choice(self, seq):
            try:
                i = self._randbelow(len(seq))
            except ValueError:
                raise IndexError(
                    'Cannot choose from an empty sequence') from None
            return seq[i]
    elif _version <= 10:
        def choice(self, seq):
            return seq[self._randbelow(len(seq))]
    else:
        def choice(self, seq):
            if not len(seq):
                raise IndexError('Cannot choose from an empty sequence')
            return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        randbelow = self._randbelow
        for i in reversed(range(1, len(x))):
            j = randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset)):
            if _version >= 11:
                raise TypeError('Population must be a sequence.  For dicts '
                                'or sets, use sorted(d).')
            population = tuple(population)
        if isinstance(population, dict):
            raise TypeError('Population must be a sequence.  For dicts or '
                            'sets, use sorted(d).')
        n = len(population)
        if counts is not None:
            totals = list(_accumulate(counts))
            if len(totals) != n:
                raise ValueError('The number of counts does not match the '
                                 'population')
            total = totals.pop()
            chosen = self.sample(range(total), k=k)
            return [population[_bisect(totals, s)]
                    for s in chosen]
        randbelow = self._randbelow
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        result = [None] * k
        few = 21 if k <= 5 else 21 + 4 ** _ceil(_log(k * 3, 4))
        if n > few:
            taken = set()
            for place in range(k):
                while (j := randbelow(n)) in taken:
                    pass
                taken.add(j)
                result[place] = population[j]
            return result
        pool = list(population)
        for place in range(k):
            end = n - place
            j = randbelow(end)
            result[place], pool[j] = pool[j], pool[end - 1]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        random = self.random
        n = len(population)
        if weights is not None:
            if cum_weights is not None:
                raise TypeError('Cannot specify both weights and cumulative '
                                'weights')
            cum_weights = list(_accumulate(weights))
        elif cum_weights is None:
            n += 0.0
            return [population[_floor(random() * n)] for i in range(k)]
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the '
                             'population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        if not _isfinite(total):
            raise ValueError('Total of weights must be finite')
        return [population[_bisect(cum_weights, random() * total, 0, n - 1)]
                for i in range(k)]

    # ---- distributions ---------------------------------------------------

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        width = high - low
        u = self.random()
        if mode is not None and not width:
            return low
        turn = 0.5 if mode is None else (mode - low) / width
        if u <= turn:
            return low + width * _sqrt(u * turn)
        return high + (low - high) * _sqrt((1.0 - u) * (1.0 - turn))

    def normalvariate(self, mu=0.0, sigma=1.0):
        random = self.random
        z, limit = 0.0, -1.0
        while z * z / 4.0 > limit:
            part, rest = random(), 1.0 - random()
            z = _KINDERMAN * (part - 0.5) / rest
            limit = -_log(rest)
        return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        random = self.random
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = random() * (2.0 * _pi)
            radius = _sqrt(-2.0 * _log(1.0 - random()))
            self.gauss_next = _sin(angle) * radius
            z = _cos(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        random = self.random
        if kappa <= 1e-6:
            return 2.0 * _pi * random()
        half = 0.5 / kappa
        r = half + _sqrt(1.0 + half * half)
        accepted = False
        while not accepted:
            wave = _cos(_pi * random())
            d = wave / (r + wave)
            u = random()
            accepted = u < 1.0 - d * d or u <= (1.0 - d) * _exp(d)
        q = 1.0 / r
        angle = _acos((q + wave) / (1.0 + q * wave))
        return (mu + (angle if random() > 0.5 else -angle)) % (2.0 * _pi)

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        random = self.random
        if alpha > 1.0:
            root = _sqrt(2.0 * alpha - 1.0)
            shift = alpha - _LOG_4
            slope = alpha + root
            while True:
                u = random()
                if 1e-7 < u < 0.9999999:
                    z = u * u * (1.0 - random())
                    v = _log(u / (1.0 - u)) / root
                    x = alpha * _exp(v)
                    r = shift + slope * v - x
                    if r + _CHENG - 4.5 * z >= 0.0 or r >= _log(z):
                        return x * beta
        if alpha == 1.0:
            return -_log(1.0 - random()) * beta
        whole = (_e + alpha) / _e
        while True:
            p = whole * random()
            if p > 1.0:
                x = -_log((whole - p) / alpha)
                limit = x ** (alpha - 1.0)
            else:
                x = p ** (1.0 / alpha)
                limit = _exp(-x)
            if random() <= limit:
                return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        if y:
            return y / (y + self.gammavariate(beta, 1.0))
        return 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

    if _version >= 12:
        def binomialvariate(self, n=1, p=0.5):
            "How many of n attempts succeed (BG and BTRS: Hoermann, 1993)."
            if n < 0:
                raise ValueError('n must be non-negative')
            if p <= 0.0 or p >= 1.0:
                if p == 0.0:
                    return 0
                if p == 1.0:
                    return n
                raise ValueError('p must be in the range 0.0 <= p <= 1.0')
            random = self.random
            if n == 1:
                return int(random() < p)
            if p > 0.5:
                return n - self.binomialvariate(n, 1.0 - p)
            if n * p < 10.0:
                return self._few_successes(n, p)
            return self._many_successes(n, p)

        def _few_successes(self, n, p):
            random = self.random
            x = y = 0
            step = _log2(1.0 - p)
            if not step:
                return x
            while True:
                y += _floor(_log2(random()) / step) + 1
                if y > n:
                    return x
                x += 1

        def _many_successes(self, n, p):
            random = self.random
            spread = _sqrt(n * p * (1.0 - p))
            b = 1.15 + 2.53 * spread
            a = -0.0873 + 0.0248 * b + 0.01 * p
            middle = n * p + 0.5
            quick = 0.92 - 4.2 / b
            alpha = (2.83 + 5.1 / b) * spread
            odds = _log(p / (1.0 - p))
            mode = _floor((n + 1) * p)
            height = _lgamma(mode + 1) + _lgamma(n - mode + 1)
            while True:
                u = random() - 0.5
                us = 0.5 - abs(u)
                k = _floor((2.0 * a / us + b) * u + middle)
                if k < 0 or k > n:
                    continue
                v = random()
                if us >= 0.07 and v <= quick:
                    return k
                v *= alpha / (a / (us * us) + b)
                if _log(v) <= (height - _lgamma(k + 1) - _lgamma(n - k + 1)
                               + (k - mode) * odds):
                    return k


def _index(number, name):
    "What randrange() takes for an int."
    if hasattr(number, '__index__'):
        return number.__index__()
    if _version >= 12:
        raise TypeError("'%s' object cannot be interpreted as an integer"
                        % type(number).__name__)
    if number == int(number):
        return int(number)
    raise ValueError('non-integer %s for randrange()' % name)


class SystemRandom(Random):
    "Chance from the system: here, the same generator."

    def seed(self, *args, **kwds):
        Random.seed(self, None)


# The functions of the module are the methods of one generator.
if _version < 9:
    __all__.remove('randbytes')
if _version >= 12:
    __all__.append('binomialvariate')
_inst = Random()
(seed, getstate, setstate, getrandbits, random) = [
    getattr(_inst, _name) for _name in
    'seed getstate setstate getrandbits random'.split()]
(uniform, triangular, gauss, normalvariate, lognormvariate) = [
    getattr(_inst, _name) for _name in
    'uniform triangular gauss normalvariate lognormvariate'.split()]
(randint, randrange, choice, choices, sample, shuffle) = [
    getattr(_inst, _name) for _name in
    'randint randrange choice choices sample shuffle'.split()]
(expovariate, vonmisesvariate, gammavariate) = [
    getattr(_inst, _name) for _name in
    'expovariate vonmisesvariate gammavariate'.split()]
(betavariate, paretovariate, weibullvariate) = [
    getattr(_inst, _name) for _name in
    'betavariate paretovariate weibullvariate'.split()]
if _version >= 9:
    randbytes = _inst.randbytes
if _version >= 12:
    binomialvariate = _inst.binomialvariate
# What a child process would begin with.
_after_fork = _inst.seed
