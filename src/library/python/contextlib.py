"""Context managers made of functions, and some that are ready."""
import sys as _sys
from collections import deque as _deque
from functools import wraps as _wraps
from types import MethodType as _MethodType
import abc as _abc

_minor = _sys.version_info[1]


def _is_defined(cls, name):
    """Whether a class has a method that is not ruled out by None."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
    return False


class AbstractContextManager(_abc.ABC):
    """Has __enter__ and __exit__."""
    if _minor >= 13:
        __slots__ = ()

    def __enter__(self):
        return self

    @_abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        known = cls is AbstractContextManager and \
            _is_defined(C, '__enter__') and _is_defined(C, '__exit__')
        return known or NotImplemented


class ContextDecorator(object):
    """Lets a context manager decorate a function."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @_wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    """What a function decorated with contextmanager gives."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        words = getattr(func, '__doc__', None)
        self.__doc__ = type(self).__doc__ if words is None else words

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    # Its variables can be seen in a traceback: there are no more than these.
    def __exit__(self, typ, value, traceback):
        if typ is not None and value is None:
            value = typ()
        try:
            if typ is None:
                next(self.gen)
            elif _minor >= 12:
                self.gen.throw(value)
            else:
                self.gen.throw(typ, value, traceback)
        except StopIteration as exc:
            return typ is not None and exc is not value
        except BaseException as exc:
            if typ is None or not _passes_on(exc, value):
                raise
            if _minor >= 11:    # before, a cycle keeps the frames
                value.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop" if typ is None else
                               "generator didn't stop after throw()")
        finally:
            if _minor >= 12:
                self.gen.close()


def _passes_on(raised, value):
    """Whether a generator lets through what was thrown into it: itself, or as
    the cause of the RuntimeError that stands for a StopIteration (PEP 479)."""
    return raised is value or (
        isinstance(raised, RuntimeError) and isinstance(value, StopIteration)
        and raised.__cause__ is value)


def contextmanager(func):
    """Makes a context manager of a generator function with one yield."""
    @_wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    """Closes the thing when the block ends."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class suppress(AbstractContextManager):
    """Lets the block end quietly with some exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None if _minor >= 12 else False
        if issubclass(exctype, self._exceptions):
            return True
        if _minor < 12 or not issubclass(exctype, BaseExceptionGroup):
            return False
        others = excinst.split(self._exceptions)[1]
        if others is not None:
            raise others
        return True


class nullcontext(AbstractContextManager):
    """Does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass


def _calling(callback, *args, **kwds):
    """A function that is called as __exit__ is, and calls another."""
    def _exit_wrapper(exc_type, exc, tb):
        callback(*args, **kwds)
    _exit_wrapper.__wrapped__ = callback
    return _exit_wrapper


def _details(error):
    """What __exit__ is called with."""
    if error is None:
        return None, None, None
    return type(error), error, error.__traceback__


def _chain(error, before, around):
    """Puts the exception before at the end of error's own contexts, where the
    one that is handled around the block is."""
    while True:
        context = error.__context__
        if context is before or context is None and _minor >= 9:
            return
        if context is around or context is None:
            error.__context__ = before
            return
        error = context


class ExitStack(AbstractContextManager):
    """A stack of context managers, entered as the program goes."""

    def __init__(self):
        self._exit_callbacks = _deque()

    def pop_all(self):
        """Gives its callbacks to a new stack."""
        heir = type(self)()
        heir._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = _deque()
        return heir

    def push(self, exit):
        """Adds something with __exit__, or a function like one."""
        leave = getattr(type(exit), '__exit__', None)
        self._add(exit if leave is None else _MethodType(leave, exit))
        return exit

    def enter_context(self, cm):
        """Enters a context manager, to be left with the stack."""
        if _minor < 11:
            _cm_type = type(cm)
            _exit = _cm_type.__exit__
            result = _cm_type.__enter__(cm)
        else:
            cls = type(cm)
            try:
                _enter, _exit = cls.__enter__, cls.__exit__
            except AttributeError:
                raise TypeError("'%s.%s' object does not support the context "
                                "manager protocol" % (
                                    cls.__module__, cls.__qualname__)
                                ) from None
            result = _enter(cm)
        self._add(_MethodType(_exit, cm))
        return result

    def callback(self, callback, *args, **kwds):
        """Adds any function with its arguments."""
        self._add(_calling(callback, *args, **kwds))
        return callback

    def _add(self, leave):
        self._exit_callbacks.append((True, leave))

    def __enter__(self):
        return self

    # Its variables can be seen in a traceback, and refer to exceptions while
    # callbacks run; 3.13 has one for the exception at hand, versions before
    # one for the last that a callback raised.
    def __exit__(self, *exc_details):
        if _minor >= 13:
            exc = exc_details[1]
        received_exc = exc_details[0] is not None
        frame_exc = _sys.exc_info()[1]

        def _fix_exception_context(new_exc, old_exc):
            _chain(new_exc, old_exc, frame_exc)
        suppressed_exc = pending_raise = False
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            try:
                if _minor >= 13:
                    exc_details = _details(exc)
                if cb(*exc_details):
                    suppressed_exc, pending_raise = True, False
                    if _minor >= 13:
                        exc = None
                    else:
                        exc_details = _details(None)
            except BaseException as new_exc:
                _fix_exception_context(new_exc, exc_details[1])
                pending_raise = True
                if _minor >= 13:
                    exc = new_exc
                else:
                    exc_details = new_exc_details = _details(new_exc)
        if pending_raise:
            try:
                fixed_ctx = (exc if _minor >= 13
                             else exc_details[1]).__context__
                raise exc if _minor >= 13 else exc_details[1]
            except BaseException as last:
                last.__context__ = fixed_ctx
                raise
        return received_exc and suppressed_exc

    def close(self):
        """Leaves all of them now."""
        self.__exit__(None, None, None)


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target, self._before = new_target, []

    def __enter__(self):
        self._before += [getattr(_sys, self._stream)]
        setattr(_sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(_sys, self._stream, self._before.pop())


class redirect_stdout(_RedirectStream):
    """Lets print write to another file for a while."""
    _stream = 'stdout'


class redirect_stderr(_RedirectStream):
    """The same for errors."""
    _stream = 'stderr'
