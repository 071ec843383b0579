"""Text and bytes in memory that are written and read like a file."""
import sys as _sys

# Up to 3.11 a StringIO holds the strings written to it until they are joined.
_keeps_pieces = _sys.version_info < (3, 12)


def _copy(text):
    """An equal string that nobody else has."""
    return (text + text[0])[:-1] if len(text) > 1 else text


class IOBase:
    closed = False

    def close(self):
        self.closed = True

    def flush(self):
        pass

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False


class _Memory(IOBase):
    _nothing = ''

    def __init__(self, initial=None):
        self._content = self._nothing
        self._position = 0
        self._closed = False
        if initial is not None:
            self.write(initial)
            self._position = 0

    def _check(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def flush(self):
        self._check()

    def getvalue(self):
        self._check()
        return self._content

    def tell(self):
        self._check()
        return self._position

    def seek(self, position, whence=0):
        self._check()
        if whence == 0 and position < 0:
            raise ValueError('%s %d' % (self._negative, position))
        if whence == 1:
            position += self._position
        elif whence == 2:
            position += self._size()
        self._position = max(position, 0)
        return self._position

    def _size(self):
        return len(self._content)

    def truncate(self, size=None):
        self._check()
        if size is None:
            size = self._position
        self._content = self._content[:size]
        return size

    def _take(self, end):
        start = self._position
        self._position = max(end, start)
        return self._content[start:end]

    def read(self, size=-1):
        self._check()
        if size is None or size < 0:
            return self._take(len(self._content))
        return self._take(min(self._position + size, len(self._content)))

    def readline(self, size=-1):
        self._check()
        found = self._content.find(self._line_end, self._position)
        end = len(self._content) if found < 0 else found + 1
        if size is not None and size >= 0:
            end = min(end, self._position + size)
        return self._take(end)

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def _put(self, data):
        content = self._content
        start = self._position
        if start > len(content):
            content += self._filler * (start - len(content))
        end = start + len(data)
        self._content = content[:start] + data + content[end:]
        self._position = end
        return len(data)


class StringIO(_Memory):
    """_pieces: what was written, as long as that was all and at the end; then
    None, and the text is in _content."""
    _line_end = '\n'
    _filler = '\0'
    _negative = 'Negative seek position'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError('initial_value must be str or None, not '
                            + type(initial_value).__name__)
        self._pieces = None if initial_value else []
        self._length = 0
        _Memory.__init__(self, initial_value)

    def __repr__(self):
        return '<_io.StringIO object at %#x>' % id(self)

    def _settle(self):
        if self._pieces is not None:
            self._content = _copy(''.join(self._pieces))
            self._pieces = None

    def _size(self):
        return len(self._content) if self._pieces is None else self._length

    def write(self, text):
        self._check()
        if not isinstance(text, str):
            raise TypeError("string argument expected, got '%s'"
                            % type(text).__name__)
        length = len(text)
        if length == 0:
            return 0
        if self._pieces is None or self._position != self._length:
            self._settle()
            return self._put(_copy(text))
        self._pieces.append(text if _keeps_pieces else _copy(text))
        self._length += length
        self._position += length
        return length

    def getvalue(self):
        self._check()
        if self._pieces is None:
            return _copy(self._content)
        whole = ''.join(self._pieces)
        self._pieces = [whole] if whole else []
        return whole if _keeps_pieces else _copy(whole)

    def _take(self, end):
        return _copy(_Memory._take(self, end))

    def read(self, size=-1):
        self._check()
        if (self._pieces is not None and self._position == 0
                and (size is None or size < 0 or size >= self._length)):
            self._position = self._length
            return self.getvalue()
        self._settle()
        return _Memory.read(self, size)

    def readline(self, size=-1):
        self._check()
        self._settle()
        return _Memory.readline(self, size)

    def truncate(self, size=None):
        self._check()
        self._settle()
        return _Memory.truncate(self, size)

    def close(self):
        _Memory.close(self)
        self._pieces = self._content = None


class BytesIO(_Memory):
    _nothing = b''
    _line_end = b'\n'
    _filler = b'\0'
    _negative = 'negative seek value'

    def __init__(self, initial_bytes=None):
        _Memory.__init__(self)
        if initial_bytes is not None:
            self._content = bytes(initial_bytes)

    def __repr__(self):
        return '<_io.BytesIO object at %#x>' % id(self)

    def write(self, data):
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(bytearray(data)))

    def getbuffer(self):
        return bytearray(self._content)

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)


SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
