"""Numbers and texts as packed bytes, and back (the formats of C structures).

In CPython a module in C; here in Python, since only its results are promised.
"""

from math import frexp as _frexp, ldexp as _ldexp


class error(Exception):
    pass


error.__module__ = 'struct'

# letter: bytes in standard size, bytes and alignment as C has them
_SIZES = {'x': (1, 1), 'c': (1, 1), 'b': (1, 1), 'B': (1, 1), '?': (1, 1),
          'h': (2, 2), 'H': (2, 2), 'i': (4, 4), 'I': (4, 4), 'l': (4, 8),
          'L': (4, 8), 'q': (8, 8), 'Q': (8, 8), 'n': (None, 8),
          'N': (None, 8), 'P': (None, 8), 'e': (2, 2), 'f': (4, 4),
          'd': (8, 8), 's': (1, 1), 'p': (1, 1)}
# bytes: bits of the fraction, bits of the exponent
_FLOATS = {2: (10, 5), 4: (23, 8), 8: (52, 11)}


def _parts(format):
    """The parts (letter, count, size, offset), the length, the order."""
    if isinstance(format, bytes):
        format = format.decode('ascii')
    elif not isinstance(format, str):
        raise TypeError('Struct() argument 1 must be a str or bytes object, '
                        'not %s' % type(format).__name__)
    mark = format[:1]
    native = mark not in ('<', '>', '!', '=') or mark == ''
    order = 'big' if mark in ('>', '!') and mark else 'little'
    text = format[1:] if mark in ('<', '>', '!', '=', '@') else format
    parts = []
    offset = 0
    count = ''
    for letter in text:
        if letter.isspace() and not count:
            continue
        if letter.isdigit():
            count += letter
            continue
        if letter not in _SIZES or _SIZES[letter][0] is None and not native:
            raise error('bad char in struct format')
        standard, own = _SIZES[letter]
        size = own if native else standard
        if native:
            aligned = 1 if letter in 'xcbB?sp' else size
            offset = -(-offset // aligned) * aligned
        repeat = int(count) if count else 1
        count = ''
        parts.append((letter, repeat, size, offset))
        offset += repeat * size
    if count:
        raise error('repeat count given without format specifier')
    return parts, offset, order


def _number(parts):
    """How many values the parts stand for."""
    return sum([0 if letter == 'x' else 1 if letter in 'sp' else repeat
                for letter, repeat, size, offset in parts])


def _float_bits(value, size):
    fraction, exponent = _FLOATS[size]
    bias = (1 << exponent - 1) - 1
    top = (1 << exponent) - 1
    sign = 1 if str(value)[0] == '-' else 0
    if value != value:
        bits = top << fraction | 1 << fraction - 1
    elif value in (float('inf'), float('-inf')):
        bits = top << fraction
    else:
        part, power = _frexp(abs(value))
        power = max(power - 1, 1 - bias) if part else 1 - bias
        scaled = _ldexp(abs(value), fraction - power)
        mantissa = round(scaled)
        bits = mantissa
        if mantissa >= 1 << fraction:
            bits += power + bias - 1 << fraction
        if bits >= top << fraction:
            raise OverflowError('float too large to pack with %s format'
                                % {2: 'e', 4: 'f', 8: 'd'}[size])
    return sign << fraction + exponent | bits


def _bits_float(bits, size):
    fraction, exponent = _FLOATS[size]
    bias = (1 << exponent - 1) - 1
    top = (1 << exponent) - 1
    power = bits >> fraction & top
    mantissa = bits & (1 << fraction) - 1
    if power == top:
        value = float('nan') if mantissa else float('inf')
    elif power:
        value = _ldexp(float(mantissa | 1 << fraction),
                       power - bias - fraction)
    else:
        value = _ldexp(float(mantissa), 1 - bias - fraction)
    return -value if bits >> fraction + exponent else value


def _out_of_range(letter, size, native):
    signed = letter.islower()
    low = -(1 << 8 * size - 1) if signed else 0
    high = (1 << 8 * size - signed) - 1
    if native and letter in 'nNP':
        return 'int too large to convert'
    return "'%s' format requires %d <= number <= %d" % (letter, low, high)


def _pack_int(letter, size, order, value, native):
    if not isinstance(value, int):
        if not hasattr(type(value), '__index__'):
            raise error('required argument is not an integer')
        value = type(value).__index__(value)
    signed = letter.islower() or letter == 'P' and value < 0
    try:
        return value.to_bytes(size, order, signed=signed)
    except OverflowError:
        raise error(_out_of_range(letter, size, native)) from None


def _pack_one(letter, size, order, value, native):
    if letter == 'c':
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        return bytes(value)
    if letter == '?':
        return b'\1' if value else b'\0'
    if letter in 'efd':
        try:
            value = float(value)
        except (TypeError, ValueError):
            raise error('required argument is not a float') from None
        return _float_bits(value, size).to_bytes(size, order)
    return _pack_int(letter, size, order, value, native)


def _pack_text(letter, repeat, value):
    if not isinstance(value, (bytes, bytearray)):
        raise error("argument for '%s' must be a bytes object" % letter)
    if letter == 'p' and repeat:
        value = bytes(value[:min(repeat - 1, 255)])
        value = bytes([len(value)]) + value
    value = bytes(value[:repeat])
    return value + b'\0' * (repeat - len(value))


def _unpack_one(letter, size, order, data):
    if letter == 'c':
        return bytes(data)
    if letter == '?':
        return data[0] != 0
    if letter in 'efd':
        return _bits_float(int.from_bytes(data, order), size)
    return int.from_bytes(data, order, signed=letter.islower())


class Struct:
    def __init__(self, format):
        self._format = format.encode() if isinstance(format, str) else format
        self._parts, self.size, self._order = _parts(format)
        self._native = format[:1] not in ('<', '>', '!', '=') or not format
        self._count = _number(self._parts)

    @property
    def format(self):
        return self._format.decode()

    def _packed(self, name, values):
        if len(values) != self._count:
            raise error('%s expected %d items for packing (got %d)'
                        % (name, self._count, len(values)))
        data = bytearray()
        index = 0
        for letter, repeat, size, offset in self._parts:
            data.extend(b'\0' * (offset - len(data)))
            if letter == 'x':
                data.extend(b'\0' * repeat)
            elif letter in 'sp':
                data.extend(_pack_text(letter, repeat, values[index]))
                index += 1
            else:
                for value in values[index:index + repeat]:
                    data.extend(_pack_one(letter, size, self._order, value,
                                          self._native))
                index += repeat
        return bytes(data)

    def _unpacked(self, data):
        values = []
        for letter, repeat, size, offset in self._parts:
            if letter == 's':
                values.append(bytes(data[offset:offset + repeat]))
            elif letter == 'p':
                length = min(data[offset], repeat - 1) if repeat else 0
                values.append(bytes(data[offset + 1:offset + 1 + length]))
            elif letter != 'x':
                for i in range(repeat):
                    start = offset + i * size
                    values.append(_unpack_one(letter, size, self._order,
                                              data[start:start + size]))
        return tuple(values)

    def pack(self, *values):
        return self._packed('pack', values)

    def pack_into(self, buffer, offset, *values):
        data = self._packed('pack_into', values)
        length = len(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error('no space to pack %d bytes at offset %d'
                            % (self.size, offset))
            if offset + length < 0:
                raise error('offset %d out of range for %d-byte buffer'
                            % (offset, length))
            offset += length
        if length - offset < self.size:
            raise error('pack_into requires a buffer of at least %d bytes '
                        'for packing %d bytes at offset %d '
                        '(actual buffer size is %d)'
                        % (self.size + offset, self.size, offset, length))
        memoryview(buffer)[offset:offset + self.size] = data

    def unpack(self, buffer):
        data = bytes(buffer)
        if len(data) != self.size:
            raise error('unpack requires a buffer of %d bytes' % self.size)
        return self._unpacked(data)

    def unpack_from(self, buffer, offset=0):
        data = bytes(buffer)
        length = len(data)
        if offset < 0:
            if offset + self.size > 0:
                raise error('not enough data to unpack %d bytes'
                            % self.size)
            if offset + length < 0:
                raise error('offset %d out of range for %d-byte buffer'
                            % (offset, length))
            offset += length
        if length - offset < self.size:
            raise error('unpack_from requires a buffer of at least %d bytes '
                        'for unpacking %d bytes at offset %d '
                        '(actual buffer size is %d)'
                        % (self.size + offset, self.size, offset, length))
        return self._unpacked(data[offset:offset + self.size])

    def iter_unpack(self, buffer):
        data = bytes(buffer)
        if self.size == 0:
            raise error('cannot iteratively unpack with a struct of '
                        'length 0')
        if len(data) % self.size:
            raise error('iterative unpacking requires a buffer of a '
                        'multiple of %d bytes' % self.size)
        return iter([self._unpacked(data[i:i + self.size])
                     for i in range(0, len(data), self.size)])


# The formats that functions of the module were given are kept.
_kept = {}


def _kept_struct(format):
    if format not in _kept:
        if len(_kept) >= 100:
            _kept.clear()
        _kept[format] = Struct(format)
    return _kept[format]


def _clearcache():
    _kept.clear()


def calcsize(format):
    return _kept_struct(format).size


def pack(format, *values):
    return _kept_struct(format).pack(*values)


def pack_into(format, buffer, offset, *values):
    return _kept_struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer):
    return _kept_struct(format).unpack(buffer)


def unpack_from(format, buffer, offset=0):
    return _kept_struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer):
    return _kept_struct(format).iter_unpack(buffer)
