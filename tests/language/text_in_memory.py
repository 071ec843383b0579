try:
    import uio as io
except ImportError:
    import io
import sys
a = io.StringIO()
print('io.StringIO' in repr(a), a.getvalue(), a.read())
a = io.StringIO("foobar")
print(a.getvalue(), a.read(), a.read(3))
a.write('xx')
a.seek(2)
print(a.read(2), a.tell(), a.getvalue())
print('hello', 5, file=a, sep='-')
print(a.getvalue())
print('out', file=sys.stdout)
print('err', file=sys.stderr)
sys.stdout.write('raw\n')
b = io.BytesIO(b'abc\ndef')
for l in b:
    print(l)
with io.StringIO('x') as s:
    print(s.read())

# Up to 3.11 what is written is held until it is joined; later it is copied.
words = 'some ' + str(12) + ' words'
page = io.StringIO()
page.write(words)
all_of_it = page.getvalue()
again = page.getvalue()
page.write('more')
all_of_it = page.getvalue()
page.seek(0)
again = page.read()
begun = io.StringIO(words)
all_of_it = begun.getvalue()
again = begun.readline()
data = words.encode()
raw = io.BytesIO(data)
whole = raw.getvalue()
raw = io.BytesIO()
raw.write(data)
whole = raw.getvalue()
print(type(sys.stdin).__name__, "'<stdin>' mode='r'" in repr(sys.stdin))
print("'<stdout>' mode='w'" in repr(sys.stdout), sys.stdin is sys.stdin)
