"""Sizes of objects of derived classes, their slots and cycles"""
import sys
class L(list): pass
class D(dict): pass
class T(tuple): pass
class I(int): pass
class F(float): pass
class C(complex): pass
class St(str): pass
class By(bytes): pass
class Se(set): pass
class Fs(frozenset): pass
class Ls(list):
    __slots__ = ()
class Lx(list):
    __slots__ = ('x', 'y')
class O:
    def __sizeof__(self):
        return 100
class Q: pass
z = sys.getsizeof
print(z(L()), z(L([1, 2, 3])), z(D()), z(D({1: 2})), z(T()), z(T((1, 2))), z(I()), z(I(5)), z(I(2 ** 40)))
print(z(F()), z(C()), z(St()), z(St('abc')), z(St('a\u20ac')), z(By()), z(By(b'abc')), z(Se()), z(Fs()), z(Fs([1])))
print(z(Ls()), z(Lx()), z(O()), z(Q()), L().__sizeof__(), I(5).__sizeof__(), Q().__sizeof__(), (5).__sizeof__(), [].__sizeof__(), T().__sizeof__())
a = Lx([1])
a.x = [5]
a.y = a.x
print(a, a.x)
o = O()
print(z(o))
l = L([1])
l.me = l
t = T((l, o))
t.d = {}
del l, t
import gc
n = gc.collect()
print(n)
