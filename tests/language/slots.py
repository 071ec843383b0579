"""Classes with __slots__."""
class S:
    __slots__ = ('b', 'a')
    def __init__(self):
        self.a = [1]
        self.b = [2]
s = S()
t = s.a
try: s.c = 1
except AttributeError as e: print(e)
try: s.__dict__
except AttributeError as e: print(e)
del s.a
try: s.a
except AttributeError as e: print(e)
try: del s.a
except AttributeError as e: print(e)
s.a = s.b
class T(S):
    __slots__ = ('c',)
x = T()
x.c = x.a
pass
class U(S): pass
u = U()
u.z = []
d = u.__dict__
pass
print(S.a, S.__slots__)
m = S.a
try: m.__get__(1, 2)
except TypeError as e: print(e)
try:
    class V:
        __slots__ = ('x',)
        x = 1
except ValueError as e: print(e)
try:
    class V:
        __slots__ = (1,)
except TypeError as e: print(e)
try:
    class V:
        __slots__ = ('a b',)
except TypeError as e: print(e)
try:
    class V(int):
        __slots__ = ('a',)
except TypeError as e: print(e)
class Q1: __slots__ = ('a',)
class Q2: __slots__ = ('b',)
try:
    class V(Q1, Q2): pass
except TypeError as e: print(e)
try:
    class V(U):
        __slots__ = ('__dict__',)
except TypeError as e: print(e)
try:
    class V(U):
        __slots__ = ('__weakref__',)
except TypeError as e: print(e)
class W:
    __slots__ = 'one'
w = W()
w.one = w
class Pv:
    __slots__ = ('__p',)
    def __init__(self): self.__p = []
p = Pv()
pass
import sys
z = sys.getsizeof
class A: pass
class B:
    def __init__(self): self.a = 1; self.b = 2
class S0: __slots__ = ()
class S2: __slots__ = ('a', 'b')
print(z(A()), z(B()), z(S0()), z(S2()))
print(z(A), z(S0), z(S2))
print(z(B().__init__), z(property()))
class X(list): pass
class Y(dict): __slots__ = ()
class Z(tuple): pass
print(z(X()), z(Y()), z(Z()))
class ReadOnly:
    __slots__ = ['a']
    b = 10
r = ReadOnly()
try:
    r.b = 5
except AttributeError as e:
    print(type(e).__name__)
print(r.b)
