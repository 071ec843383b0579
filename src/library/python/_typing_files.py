"""typing.IO and its like.  What the annotations of their methods refer to is
what every scene that imports typing finds referred to."""
from abc import abstractmethod, abstractproperty


def _unwritten(cls):
    """Makes every function of a class, and of its properties, abstract."""
    for member in list(cls.__dict__.values()):
        member = getattr(member, 'fget', None) or member
        if isinstance(member, type(_unwritten)):
            abstractmethod(member)
    cls.__module__ = 'typing'
    cls.__qualname__ = cls.__name__
    return cls


def make_classes(Generic, AnyStr, List, Union, Optional, Any):
    @_unwritten
    class IO(Generic[AnyStr]):
        """What an open file offers; AnyStr is what is read and written."""
        __slots__ = ()
        closed, mode, name = (abstractproperty() for _ in range(3))

        def __enter__(self) -> 'IO[AnyStr]': pass
        def __exit__(self, type, value, traceback) -> None: pass
        def read(self, n: int = -1) -> AnyStr: pass
        def readline(self, limit: int = -1) -> AnyStr: pass
        def readlines(self, hint: int = -1) -> List[AnyStr]: pass
        def write(self, s: AnyStr) -> int: pass
        def writelines(self, lines: List[AnyStr]) -> None: pass
        def seek(self, offset: int, whence: int = 0) -> int: pass
        def tell(self) -> int: pass
        def fileno(self) -> int: pass
        def isatty(self) -> bool: pass
        def readable(self) -> bool: pass
        def flush(self) -> None: pass
        def close(self) -> None: pass

    @_unwritten
    class BinaryIO(IO[bytes]):
        """A file of bytes."""
        __slots__ = ()

        def __enter__(self) -> 'BinaryIO': pass
        def write(self, s: Union[bytes, bytearray]) -> int: pass

    @_unwritten
    class TextIO(IO[str]):
        """A file of text."""
        __slots__ = ()
        buffer, encoding, line_buffering = (
            abstractproperty() for _ in range(3))

        def __enter__(self) -> 'TextIO': pass
        @property
        def errors(self) -> Optional[str]: pass
        @property
        def newlines(self) -> Any: pass

    return IO, BinaryIO, TextIO


class _Matching:
    pass


def make_matching(name):
    """A class that stands for re.Pattern or re.Match."""
    return type(name, (_Matching,), {'__module__': 're'})
