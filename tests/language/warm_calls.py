"""Calls that move their operands once their line has run before"""
class A:
    def __init__(self, p):
        self.p = p
    @property
    def pr(self):
        return self.p
    def __getitem__(self, i):
        return i
    def __str__(self):
        return 'A'
class B(A):
    def __init__(self, p, q=2):
        A.__init__(self, p)
    @property
    def pr(self):
        return [self.p]
class G:
    def __getattribute__(self, name):
        return name
x = []
a = A(x)
b = B(x)
g = G()
# entering the module was the first round
for i in range(7):
    pass
a[x]
def f():
    c = A(x)
    d = B(x)
    d.pr
    return a.pr, a[x], str(a), g.zork, A(x)
for i in range(11):
    f()
shapes = [A(x), B(x), A(x), B(x), A(x)]
for s in shapes:
    s.pr
    s[x]
    str(s)
i = 0
while i < 12:
    a[x]
    i += 1
t = [A(n) for n in range(4)]
class Cursor:
    place = 0
    @property
    def current(self):
        return self.place
    def run(self):
        while self.current < 3:
            self.place += 1
            if self.place == 1:
                continue
Cursor().run()
