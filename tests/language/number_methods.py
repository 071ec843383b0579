"""Methods of numbers, and numbers made of text and bytes."""
for n in 0, 1, -1, 255, 256, -129, 2 ** 70, True:
    print(n.bit_length(), n.conjugate(), n.real, n.imag, n.numerator)
    for size, order, signed in ((1, 'big', True), (2, 'little', False),
                                (9, 'big', True), (0, 'big', False)):
        try:
            packed = n.to_bytes(size, order, signed=signed)
            print(packed, int.from_bytes(packed, order, signed=signed) == n)
        except OverflowError as error:
            print(error)
for wrong in (lambda: (1).to_bytes(1, 'middle'), lambda: int.from_bytes(b'', 5),
              lambda: (1).to_bytes(-1, 'big'), lambda: int('12', 40),
              lambda: int('zz', 35), lambda: int('', 10), lambda: int([1]),
              lambda: int(1.5, 10), lambda: int('1__0'), lambda: int(None),
              lambda: float('1.2.3'), lambda: float([]), lambda: complex('x'),
              lambda: complex('1', 2), lambda: complex(1, '2'),
              lambda: float.fromhex('x'), lambda: float('nan').as_integer_ratio(),
              lambda: float('inf').as_integer_ratio(), lambda: int(float('inf')),
              lambda: int(float('nan')), lambda: complex([]), lambda: int(1j),
              lambda: float(1j), lambda: int('1', base='x'), lambda: bool(1, 2)):
    try:
        print(wrong())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(int.from_bytes([1, 2], 'big'), int.from_bytes(bytearray(b'\xff'), 'little'))
print(int(' 12 '), int('-0x1f', 16), int('0b101', 0), int(b'77', 8), int('z', 36))
print(int(), float(), complex(), bool(), int(2.9), int(-2.9), int(True))
print((7).as_integer_ratio(), (0.75).as_integer_ratio(), (-2.5).is_integer())
print((2.0).is_integer(), (0.1).hex(), (-0.0).hex(), float('inf').hex())
print(float.fromhex('0x1.8p3'), float.fromhex('-inf'), float.fromhex('1e2'))
print(float(' 1_0.5e-1 '), float('nan'), float('-Infinity'), float(b'2.5'))
print(complex('1+2j'), complex(' -3j '), complex(1, 2), complex(1j, 1j))
print((3+4j).conjugate(), abs(3+4j), (1j).real, (2-0j), -(1+0j), complex('nan'))
print(round(2.675, 2), round(-0.5), round(1e300), round(15, -1), round(1.5, None))
print(divmod(7, -2), divmod(-7.5, 2), pow(3, -1, 7), pow(2, -1), pow(0, 0))
print((5).__pow__(2, 3), (2.0).__divmod__(3), (1).__add__('x'), int.__sub__(5, 3))


class Text:
    def __int__(self):
        return 42

    def __float__(self):
        return 4.5

    def __complex__(self):
        return 1 + 1j


class Small(int):
    def __repr__(self):
        return 'Small(%d)' % self


t = Text()
print(int(t), float(t), complex(t))
small = Small(7)
print(small, small + 1, -small, abs(small), int(small), small.real, [small])
print(Small.from_bytes(b'\x05', 'big'), type(Small.from_bytes(b'\x05', 'big')))
print(Small('11', 2), Small() == 0, hash(small) == 7, small.bit_length())


class Real(float):
    pass


r = Real('2.5')
print(r, r * 2, r.hex(), Real.fromhex('0x1p1'), type(Real.fromhex('0x1p1')))
whole = int(r)
kept = [small, r, whole]
