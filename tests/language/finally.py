def f1():
    try:
        return [1]
    finally:
        return [2]
a = f1()
def f2():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as e:
            if i == 1:
                continue
            x = [i]
        finally:
            y = [x]
            if i == 2:
                break
    else:
        print('never')
    return x, y
b = f2()
def f3():
    while True:
        try:
            try:
                break
            finally:
                z = 1
        finally:
            w = 2
    return z
c = f3()
def f4():
    try:
        1 / 0
    finally:
        return 'swallowed'
d = f4()
def f5(n):
    if n == 0:
        raise KeyError('deep')
    try:
        f5(n - 1)
    except KeyError as e:
        raise ValueError(n) from e
try:
    f5(3)
except ValueError as e:
    top = e
    chain = []
    while e is not None:
        chain.append(e)
        e = e.__cause__
    e = 5
n = len(chain)
print(n)
del top
chain.pop()
chain.clear()
def f6():
    try:
        yield_ = 1
        raise ValueError
    except (TypeError, ValueError):
        try:
            raise KeyError
        except KeyError as k:
            q = k
        r = q.__context__
    return r
e6 = f6()
e6 = None
import gc
n = gc.collect()
print(n)
def rec(n):
    return rec(n + 1)
try:
    rec(0)
except RecursionError as e:
    print('deep')
def f7():
    try:
        try:
            raise ValueError
        finally:
            raise KeyError
    except KeyError as e:
        return e
k = f7()
print(type(k.__context__))
k2 = k
del k, k2
print(gc.collect())
try:
    try:
        raise
    except RuntimeError as e:
        print(e)
    try:
        raise 5
    except TypeError as e:
        print(e)
    raise ValueError from 5
except TypeError as e:
    print(e)
    x = e
try:
    try:
        1/0
    except 5:
        pass
except TypeError as e:
    print(e)
    x = e
    del e
def f8(L):
    for v in L:
        try:
            return v
        except ValueError:
            pass
        else:
            print('no')
        finally:
            print('finally', v)
t = f8([[1], [2]])
L = sorted([3, 1, 2], key=lambda v: -v)
try:
    sorted([3, 1, 2], key=lambda v: v / 0)
except ZeroDivisionError as e:
    L = [e]
L = None
try:
    x = int('a')
except ValueError as e:
    print(e, e.args, repr(e))
try:
    {}['k k']
except KeyError as e:
    print(e, e.args, repr(e))
    L = e
try:
    undefined
except NameError as e:
    print(e)
    L = e
try:
    [].nope
except AttributeError as e:
    print(e)
    L = e
L = 0
try:
    a, b = 1, 2, 3
except ValueError as e:
    print(e)
