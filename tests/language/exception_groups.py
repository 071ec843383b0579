## since 3.11
inner = ExceptionGroup("inner", [KeyError("k"), ValueError(3)])
eg = ExceptionGroup("several", [ValueError(1), TypeError("two"), inner])
print(eg, repr(eg))
print(eg.message, eg.exceptions, eg.args)
print(eg.split(ValueError))
print(eg.subgroup((TypeError, KeyError)))
print(eg.subgroup(lambda e: isinstance(e, OSError)))
m, r = eg.split(lambda e: isinstance(e, ValueError))
print(m, r)
print(eg.derive([OSError()]))
print(ExceptionGroup.__mro__, ExceptionGroup.__bases__, BaseExceptionGroup.__bases__)
print(isinstance(eg, Exception), issubclass(ExceptionGroup, BaseExceptionGroup))
print(type(BaseExceptionGroup("x", [ValueError()])))
print(type(BaseExceptionGroup("x", [KeyboardInterrupt()])))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]),
            lambda: ExceptionGroup("x"),
            lambda: ExceptionGroup(1, [ValueError()]),
            lambda: ExceptionGroup("x", ValueError()),
            lambda: ExceptionGroup("x", [KeyboardInterrupt()]),
            lambda: eg.split(3), lambda: eg.split(int),
            lambda: ExceptionGroup("x", [ValueError()], a=1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    eg.message = 3
except AttributeError as e:
    print(e)

def run(exc):
    try:
        try:
            raise exc
        except* ValueError as e:
            print('VE', repr(e), e.exceptions)
        except* (TypeError, KeyError) as e:
            print('TE', repr(e))
        else:
            print('else')
        finally:
            print('finally')
    except BaseException as e:
        print('left', repr(e), repr(e.__context__))
run(eg)
run(ValueError('naked'))
run(OSError('other'))
run(ExceptionGroup("a", [OSError(5), ValueError(6)]))
def again(exc):
    try:
        try:
            raise exc
        except* ValueError as e:
            raise
        except* TypeError as e:
            raise RuntimeError('new')
        except* KeyError:
            print('caught')
    except BaseException as e:
        print('left', repr(e), repr(e.__context__), repr(e.__cause__))
again(eg)
again(ExceptionGroup("a", [TypeError(5)]))
again(TypeError('naked'))
again(ExceptionGroup("a", [ValueError(5)]))
try:
    try:
        raise ExceptionGroup("a", [ValueError(5)])
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
class MyGroup(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self
    def derive(self, excs):
        return MyGroup(self.message, excs, self.code)
g = MyGroup("mine", [ValueError(1), TypeError(2)], 42)
g.add_note("a note")
a, b = g.split(ValueError)
print(repr(a), a.code, a.__notes__, repr(b), b.code, g.args, str(g))
try:
    pass
except* ValueError:
    print('no')
else:
    print('yes')
for i in range(2):
    try:
        raise ExceptionGroup("loop", [ValueError(i)])
    except* ValueError as e:
        for x in e.exceptions:
            if x: continue
            break
def f():
    try:
        raise ValueError(3)
    except* ValueError as e:
        x = lambda: 5
        print(x(), e)
    return 7
print(f())
try:
    raise ExceptionGroup("outer", [
        ExceptionGroup("in", [ValueError(1), TypeError(2)]), KeyError(3)])
except* ValueError as e:
    kept = e
except* TypeError as e:
    kept2 = e
except* KeyError as e:
    kept3 = e
print(repr(kept), repr(kept2), repr(kept3))
print(kept.__traceback__ is not None, kept.__context__)
def f(n):
    raise ValueError("bad %d" % n)
def collect():
    errors = []
    for i in range(3):
        try:
            f(i)
        except ValueError as e:
            errors.append(e)
    try:
        {}['k']
    except KeyError as e:
        errors.append(ExceptionGroup("inner", [e, TypeError("never raised")]))
    raise ExceptionGroup("several", errors)
try:
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ExceptionGroup("wrapped", [
                OSError("a"), ExceptionGroup("x", [KeyError(1)]),
                ExceptionGroup("y", [KeyError(2), IndexError(4)])]) from e
    except* OSError as e:
        e.add_note("two\nlines")
        raise
    except* KeyError as e:
        raise RuntimeError("while handling")
except BaseException as e:
    print(repr(e), repr(e.__context__))
try:
    collect()
except ExceptionGroup as e:
    print(repr(e), len(e.exceptions))
