"""The part of traceback that is written in Python, run among the names of the
part that is not, when a scene first asks for one of these."""
import sys


class FrameSummary:
    """What is known of one place."""

    __slots__ = ('filename', 'lineno', 'name', '_line', 'locals', '_text')

    def __init__(self, filename, lineno, name, *, lookup_line=True,
                 locals=None, line=None, **more):
        self.filename, self.lineno, self.name = filename, lineno, name
        self._line, self._text, self.locals = line, None, locals

    @property
    def line(self):
        return self._line if self._line is not None else ''

    def _items(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._items() == other._items()
        if isinstance(other, tuple):
            return self._items() == other
        return NotImplemented

    def __getitem__(self, position):
        return self._items()[position]

    def __iter__(self):
        return iter(self._items())

    def __len__(self):
        return 4

    def __repr__(self):
        return '<FrameSummary file {}, line {} in {}>'.format(
            self.filename, self.lineno, self.name)

    def _format(self):
        if self._text is not None:
            return self._text
        text = '  File "{}", line {}, in {}\n'.format(
            self.filename, self.lineno, self.name)
        if self.line:
            text += '    {}\n'.format(self.line.strip())
        return text


def _summary(place):
    known = _place(place)
    if known is None:
        return None
    filename, lineno, name, line, text = known
    summary = FrameSummary(filename, lineno, name, line=line)
    summary._text = text
    return summary


def _repeated(count):
    return '  [Previous line repeated {} more time{}]\n'.format(
        count - 3, 's' if count > 4 else '')


def _given(filename, lineno, name, line):
    return FrameSummary(filename, lineno, name, line=line)


class StackSummary(list):
    """Places, the outermost first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True,
                capture_locals=False):
        return klass._limited([frame for frame, line in frame_gen], limit)

    @classmethod
    def _limited(klass, places, limit):
        result = klass()
        for place in places:
            summary = _summary(place)
            if summary is not None:
                result.append(summary)
        if limit is not None:
            result[:] = result[:limit] if limit >= 0 else result[limit:]
        return result

    @classmethod
    def from_list(klass, a_list):
        return klass(frame if isinstance(frame, FrameSummary) else
                     _given(*frame) for frame in a_list)

    def format(self, **options):
        result = []
        last = None
        count = 0
        for frame in self:
            here = frame.filename, frame.lineno, frame.name
            if here != last:
                if count > 3:
                    result.append(_repeated(count))
                last = here
                count = 0
            count += 1
            if count <= 3:
                result.append(frame._format())
        if count > 3:
            result.append(_repeated(count))
        return result


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    places = []
    while tb is not None:
        places.append(tb)
        tb = tb.tb_next
    return StackSummary._limited(places, limit)


def _stack(frame, limit):
    places = []
    while frame is not None:
        places.append(frame)
        frame = frame.f_back
    places.reverse()
    if limit is not None:
        limit = -limit
    return StackSummary._limited(places, limit)


def extract_stack(f=None, limit=None):
    return _stack(sys._getframe(1) if f is None else f, limit)


def format_stack(f=None, limit=None):
    return _stack(sys._getframe(1) if f is None else f, limit).format()


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def _write(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        file.write(line)


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def print_stack(f=None, limit=None, file=None):
    _write(_stack(sys._getframe(1) if f is None else f, limit).format(), file)


class TracebackException:
    """An exception as it is to be printed."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, _seen=None):
        self._exception = exc_value
        self._limit = limit
        self.exc_type = exc_type
        self.exc_type_str = exc_type.__qualname__
        self.stack = extract_tb(exc_traceback, limit)
        self._str = str(exc_value)
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__notes__ = getattr(exc_value, '__notes__', None)
        cause, context = exc_value.__cause__, exc_value.__context__
        seen = (_seen or []) + [exc_value]
        self.__cause__ = self._other(cause, seen)
        self.__context__ = self._other(context, seen)

    @classmethod
    def _other(cls, exception, seen):
        if exception is None or any(exception is e for e in seen):
            return None
        return cls(type(exception), exception, exception.__traceback__,
                   _seen=seen)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def format_exception_only(self, **options):
        yield from format_exception_only(self.exc_type, self._exception)

    def format(self, *, chain=True, **options):
        exception = self._exception
        yield from format_exception(self.exc_type, exception,
                                    exception.__traceback__, self._limit,
                                    chain=chain)

    def print(self, *, file=None, chain=True, **options):
        _write(self.format(chain=chain), file)
