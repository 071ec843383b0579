import array
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
a = array.array('i', [1, 2, 3])
print(a, len(a), a[0], a[-1], a[1:], list(a), a.typecode, a.itemsize, 2 in a)
a.append(4)
a.extend([5, 6])
a.extend(array.array('i', [7]))
print(a)
a[0] = 10
a[1:3] = array.array('i', [8, 8, 8])
del a[0]
print(a)
print(a + a)
print(a * 2)
print(a == array.array('i', a))
print(a < array.array('i', [9]))
print(array.array('b'))
print(bytes(array.array('h', [1, 2])))
t(lambda: a.append('x'))
t(lambda: array.array('b', [200]))
t(lambda: array.array('z'))
t(lambda: array.array('B', [-1]))
t(lambda: a[100])
t(lambda: array.array('f', [1.5, 2]))
t(lambda: array.array('d', 'abc'))
t(lambda: a + [1])
t(lambda: a.index(99))
t(lambda: array.array('i', b'\x01\0\0\0'))
t(lambda: array.array('I', [2**40]))
print(a.pop(), a.tolist(), a.count(8), a.index(8))
a.reverse()
a.remove(8)
a.insert(0, 77)
print(a)
m = memoryview(a)
print(m[0], list(m), m.format, m.itemsize, m.nbytes, len(m), m.readonly)
m[0] = 5
print(a, m.tolist(), list(m[1:3]), m[::2].tolist())
b = bytearray(b'abcdef')
m = memoryview(b)
m[0] = 65
m[1:3] = b'XY'
print(b, m.tobytes(), bytes(m[2:]), m == b, m[1:] == b'XYdef')
t(lambda: b.append(1))
m.release()
b.append(1)
t(lambda: m[0])
print(b)
m = memoryview(b'abc')
def f(): m[0] = 1
t(f)
t(lambda: hash(m) == hash(b'abc'))
t(lambda: m['a'])
t(lambda: m[10])
t(lambda: memoryview('a'))
t(lambda: memoryview(5))
with memoryview(b'xyz') as v: print(v[1])
print(bytearray(memoryview(b'12')))
print(b'1' + memoryview(b'2'))
print(int(memoryview(b'45')))

octets = bytes(array.array('d', [3.0, 4.5]))
numbers = memoryview(octets).cast('d')
print(numbers.tolist(), numbers.ndim, numbers.shape, numbers.strides)
print(numbers[1:].cast('B')[::2].contiguous, numbers.cast('@B').nbytes)
for code in 'xx', 'i', '':
    try:
        numbers.cast(code)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    memoryview(octets)[1:].cast('i')
except TypeError as error:
    print(error)
over = iter(array.array('i', [300]))
over_memory = iter(memoryview(b'abc'))
print(next(over), list(over_memory))
print(type(over).__name__, type(over_memory).__name__)
try:
    array(1)
except TypeError as error:
    print(error)
