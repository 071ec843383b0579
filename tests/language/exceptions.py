x = []
def f(p):
    raise ValueError(p)
try:
    f(x)
except ValueError as e:
    k = 1
    print('caught', e)
m = 1
try:
    1 / 0
except (KeyError, ZeroDivisionError) as err:
    kept = err
    try:
        [][1]
    except IndexError as e2:
        k2 = e2
    k = 3
else:
    print('else')
finally:
    print('finally')
def g(p):
    try:
        return p
    finally:
        y = 1
        z = 2
z = g(x)
def h(p):
    for i in [1, 2, 3]:
        try:
            if i == 2:
                continue
            if i == 3:
                break
        finally:
            print('f', i)
    return 5000
h(x)
def r():
    try:
        raise KeyError('a')
    except KeyError:
        try:
            raise
        finally:
            q = 1
            w = 2
try:
    r()
except KeyError as e:
    a = 1
    kept = e
b = 2
del kept
try:
    raise ValueError from KeyError(3)
except Exception as e:
    a = 2
    kept = e
a = 3
def nested():
    try:
        try:
            f(x)
        finally:
            t = 1
    except ValueError:
        u = 2
        raise TypeError('b')
try:
    nested()
except TypeError as e:
    kept = e
    a = 1
try:
    a = 2
except:
    a = 3
else:
    a = 4
