"""Strings: operators, methods, formatting."""
s = 'Hello, World'
print(s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize())
print(s.find('o'), s.rfind('o'), s.find('z'), s.index('W'), s.count('l'))
print(s.startswith('Hell'), s.endswith('d'), s.startswith(('x', 'H')))
print(s.replace('l', 'L'), s.replace('l', 'L', 1), s.split(', '))
print('a b  c'.split(), 'a,b,,c'.split(','), 'a b c'.split(' ', 1))
print('one\ntwo\n'.splitlines(), ' pad '.strip(), 'xxaxx'.strip('x'))
print(' l'.lstrip(), 'r '.rstrip(), '-'.join(['a', 'b']), ''.join('xyz'))
print('12'.isdigit(), 'ab'.isalpha(), 'a1'.isalnum(), ' '.isspace())
print('AB'.isupper(), 'ab'.islower(), 'x'.center(5, '*'), 'x'.ljust(3) + '|')
print('x'.rjust(3), '7'.zfill(3), '-7'.zfill(4), 'a-b-c'.partition('-'))
print('a' + 'b', 'ab' * 3, 'b' in 'abc', len('h\u00e9llo'), 'abc'[1], 'abc'[::-1])
print('a' < 'b', 'B' < 'a', 'ab' == 'a' + 'b', min('hello'), sorted('bca'))
print(str(12), str(1.5), str(None), str([1, 'a']), str(()), str('s'))
print(repr('it\'s'), repr("q\"'"), repr('\n\t\\'), repr('\u00e9\x07\u200b'))
n = 42
x = 3.14159
w = 'word'
l = [1, 'two']
print(f'{n} {x} {w} {l} {l!r} {w!r} {w!s} {n + 1} {l[0]} {"q"}')
print(f'{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:o}|')
print(f'{x:.2f}|{x:8.3f}|{x:e}|{x:g}|{x:.0f}|{1e20:g}|{0.5:%}|{1234567:,}|')
print(f'{w:>8}|{w:<8}|{w:^8}|{w:*^8}|{w:.2}|{True}|{None}|{n:{5}}|{{}}')
print(f'{n=} {w=}' if n else '')
print(f"{'nested'}")
a = 'x'
b = a
b += 'y'
assert a == 'x' and b == 'xy'
c = ''
for d in 'abc':
    c += d
print(c, c is c, 'ab' 'cd')
e = '\u4e2d\u6587'
print(e, len(e), e[0], e + '!', e.upper(), '\U0001F600', len('\U0001F600'))
print('tab\there', 'multi\nline', end='')
print()
print('a', 'b', sep='', end='.\n')
print(1, 2, 3, sep=' - ')
print()
print(bytes_ := b'ab' + b'c', b'abc'[0], len(b'\xff'), b'x' in b'xyz')
def words():
    for number in range(2):
        word = 'word %d' % number
        yield word
print(', '.join(words()))
whole = 'two words'
print(whole.replace('o', 'o') is whole, whole.expandtabs() is whole)
print(whole.split(None, 0)[0] is whole, whole.split('q', 0)[0] is whole)


class Shown:
    def __format__(self, spec):
        return '<' + spec + '>'


class Fields:
    @property
    def fresh(self):
        return Shown()

    @property
    def width(self):
        junk = [[] for i in range(5)]
        return '12'


print('{0.fresh:{0.width}}'.format(Fields()))
print('{0.width!r:>{0.width}}'.format(Fields()))
text = 'a text'
print('{:{}}'.format(text, '') == text)
