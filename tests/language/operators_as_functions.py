import operator
from operator import itemgetter, attrgetter, methodcaller
a = [(3, 'c'), (1, 'a'), (2, 'b')]
g = itemgetter(1)
h = itemgetter(1, 0)
k = itemgetter(5001)
print(g(a[0]), h(a[1]), sorted(a, key=g), sorted(a, key=itemgetter(0)))
m = methodcaller('split', 'x y', 1)
n = methodcaller('count', a)
print(g, h, m, attrgetter('real'), attrgetter('real.imag', 'numerator'))
x = attrgetter('real')
y = attrgetter('real.imag', 'numerator')
print(x(5), y(7))
m = methodcaller('upper')
print(m('abc'), methodcaller('split', ',')('a,b'))
m = methodcaller('sort', reverse=True)
m(a)
print(a)
print(operator.add(1, 2), operator.mul('ab', 2), operator.sub(5, 3), operator.truediv(1, 2), operator.floordiv(7, 2))
print(operator.mod(7, 3), operator.pow(2, 10), operator.lshift(1, 4), operator.neg(3), operator.not_(0), operator.truth([]))
print(operator.lt(1, 2), operator.eq(a, a), operator.is_(a, a), operator.contains([1, 2], 2), operator.countOf([1, 2, 1], 1), operator.indexOf([1, 2], 2))
operator.setitem(a, 0, 'z')
print(operator.getitem(a, 0), operator.concat([1], [2]), operator.length_hint(iter([1, 2, 3])))
b = operator.iadd(a, [1])
operator.delitem(a, 0)
print(a, operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.inv(5), operator.abs(-4))


# what the getters hold while code of the scene runs
class Watched:
    def __getitem__(self, key):
        seen = key
        return seen

    @property
    def whole(self):
        seen = self
        return seen

    def keep(self, first, *, last=0):
        seen = last
        return seen


watched = [Watched()]
for get in (operator.itemgetter(1, 2), operator.attrgetter('whole'),
            operator.methodcaller('keep', 1),
            operator.methodcaller('keep', 1, last=2)):
    got = get(watched[0])
    got = list(map(get, watched))
