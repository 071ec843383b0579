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
