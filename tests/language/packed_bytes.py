import struct

print(struct.calcsize('<bI'), struct.pack('>hI', -2, 70000))
print(struct.unpack('<3B2h', b'abc\x12\x34\xff\xff'))
print(struct.pack('<f', 0.1), struct.unpack('>d', b'?\xf0' + bytes(6)))
print(struct.pack('5s2xB', b'abc', 7))
try:
    struct.pack('<i', 2 ** 31)
except struct.error as error:
    print(type(error).__name__, error)
try:
    exec(bytearray(b'if 1:\nx'))
except IndentationError:
    print('indentation')
methods = {len: 1, print: 2}
print(methods[len], hash(len) == hash(len))

# struct is C to the scene: its errors lead to no frame of it; it keeps the
# formats that its functions were given.
room = bytearray(4)
pattern = '<' + 2 * 'b'
try:
    struct.pack_into(pattern, room, 3, 1, 2)
except struct.error as error:
    trace = error.__traceback__
    print(trace.tb_next)
    del trace
