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


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Many:
    def __init__(self, count):
        for i in range(count):
            setattr(self, 'a%d' % i, i)


points = [Point(1, 2), Point(3, 4)]
print([sys.getsizeof(point.__dict__) for point in points])
points[0].z = 5
points[1].later, points[1].z = 6, 7
print([sys.getsizeof(point.__dict__) for point in points])
del points[1].z
points[0].__dict__['item'] = 8
print([sys.getsizeof(vars(point)) for point in points])
print(sys.getsizeof(vars(points[0]).copy()), sys.getsizeof(vars(Point(0, 0))))
many = [Many(count) for count in (6, 2, 11, 31)]
print([sys.getsizeof(vars(each)) for each in many])
