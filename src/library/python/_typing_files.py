"""typing.IO and its like.  What the annotations of their methods refer to is
what every scene that imports typing finds referred to."""
from abc import abstractmethod, abstractproperty


def make_classes(Generic, AnyStr, List, Union, Optional, Any):
    class IO(Generic[AnyStr]):
        """Generic base class for TextIO and BinaryIO."""
        __slots__ = ()
        mode = abstractproperty()
        name = abstractproperty()
        closed = abstractproperty()

        @abstractmethod
        def close(self) -> None:
            pass

        @abstractmethod
        def fileno(self) -> int:
            pass

        @abstractmethod
        def flush(self) -> None:
            pass

        @abstractmethod
        def isatty(self) -> bool:
            pass

        @abstractmethod
        def read(self, n: int = -1) -> AnyStr:
            pass

        @abstractmethod
        def readable(self) -> bool:
            pass

        @abstractmethod
        def readline(self, limit: int = -1) -> AnyStr:
            pass

        @abstractmethod
        def readlines(self, hint: int = -1) -> List[AnyStr]:
            pass

        @abstractmethod
        def seek(self, offset: int, whence: int = 0) -> int:
            pass

        @abstractmethod
        def tell(self) -> int:
            pass

        @abstractmethod
        def write(self, s: AnyStr) -> int:
            pass

        @abstractmethod
        def writelines(self, lines: List[AnyStr]) -> None:
            pass

        @abstractmethod
        def __enter__(self) -> 'IO[AnyStr]':
            pass

        @abstractmethod
        def __exit__(self, type, value, traceback) -> None:
            pass

    class BinaryIO(IO[bytes]):
        """Typed version of the return of open() in binary mode."""
        __slots__ = ()

        @abstractmethod
        def write(self, s: Union[bytes, bytearray]) -> int:
            pass

        @abstractmethod
        def __enter__(self) -> 'BinaryIO':
            pass

    class TextIO(IO[str]):
        """Typed version of the return of open() in text mode."""
        __slots__ = ()
        buffer = abstractproperty()
        encoding = abstractproperty()
        line_buffering = abstractproperty()

        @property
        @abstractmethod
        def errors(self) -> Optional[str]:
            pass

        @property
        @abstractmethod
        def newlines(self) -> Any:
            pass

        @abstractmethod
        def __enter__(self) -> 'TextIO':
            pass

    for made in (IO, BinaryIO, TextIO):
        made.__module__ = 'typing'
        made.__qualname__ = made.__name__
    return IO, BinaryIO, TextIO


class _Matching:
    pass


def make_matching(name):
    """A class that stands for re.Pattern or re.Match."""
    return type(name, (_Matching,), {'__module__': 're'})
