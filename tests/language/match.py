## since 3.10
def f(x):
    match x:
        case 0:
            r = 'zero'
        case 1 | 2 | 3:
            r = 'few'
        case [a, b]:
            r = [b, a]
        case [a, *rest]:
            r = rest
        case {'k k': v, **others}:
            r = (v, others)
        case {'op': 'add', 'args': [p, q]} if p != q:
            r = [p, q]
        case str(s):
            r = s + '!'
        case (int() | float()) as n:
            r = [n]
        case None:
            r = 'none'
        case []:
            r = 'empty'
        case _:
            r = 'other'
    return r
big = [1001, 1002]
for v in [0, 2, [1, 2], (5001, 5002), big, [1, 2, 3, 4], {'k k': [7], 'z z': 8}, {'op': 'add', 'args': [1, 2]},
          {'op': 'add', 'args': [1, 1]}, 'text text', 5.5, 77777, None, [], {1, 2}, range(2), b'ab']:
    res = f(v)
    print(res)
del v
x = [[1, [2, 3]], {'a': [4, 5]}]
match x:
    case [[one, [two, *three]], {'a': [four, five]}]:
        print(one, two, three, four, five)
        y = three
match (1, 2):
    case (x, y) if x > y:
        print('bigger')
    case (x, y):
        print('smaller')
match x:
    case 5: print(5)
match [[]]:
    case [e] as whole:
        print(e, whole)
        z = whole
import sys
match 3:
    case sys.maxsize: print('max')
    case -1: print('neg')
    case 3+0j: print('complex')
match {'x': 1, 'y': [2]}:
    case {'x': 5, 'y': w}:
        print('no')
    case {'y': [w]} | {'y': w}:
        print('yes', w)
match ['go', 'north']:
    case ['go', ('north' | 'south') as d]:
        print(d)
match (1, 2, 3, 4, 5):
    case first, *_, last:
        print(first, last)
match [1, 2, 3]:
    case [*_, 3]:
        print('ends with 3')
match True:
    case False: print('F')
    case bool(b): print('b', b)
try:
    match 5:
        case int(a, b): pass
except TypeError as e:
    print(e)
def g(cmd):
    match cmd.split():
        case ['quit']:
            return 'bye'
        case ['load', name]:
            return name
        case ['a', x] | [x, 'b']:
            return x
        case other:
            return other
for c in ['quit', 'load file', 'a q', 'q b', 'x y z']:
    print(g(c))
match = 5
case = match
print(match, case)
class_ = [match]
match class_:
    case [5]: pass
