"""generator lessons"""
def averager():
    total = 0.0
    count = 0
    average = None
    while True:
        term = yield average
        total += term
        count += 1
        average = total / count

avg = averager()
next(avg)
print(avg.send(10))
print(avg.send(30))
print(avg.send(5))
avg.close()

def pipeline_source(data):
    for item in data:
        print('source', item)
        yield item

def double(items):
    for item in items:
        yield item * 2

def only_big(items, limit):
    for item in items:
        if item > limit:
            yield item

data = [1, 5, 10, 20]
p = only_big(double(pipeline_source(data)), 9)
for v in p:
    print(v)
result = list(only_big(double(pipeline_source(data)), 9))

def grep(pattern):
    print('looking for', pattern)
    try:
        while True:
            line = (yield)
            if pattern in line:
                print(line)
    except GeneratorExit:
        print('going away')

g = grep('python')
g.__next__()
g.send('yeah but no')
g.send('python generators rock!')
g.close()
del g

def countdown(n):
    while n > 0:
        got = yield n
        if got is not None:
            n = got
        else:
            n -= 1

c = countdown(5)
for n in c:
    print(n)
    if n == 4:
        c.send(2)
class Squares:
    def __getitem__(self, key):
        square = key * key
        return square
squares = Squares()
print(sum(squares[n + 300] for n in range(12)))
# Generators that wait for one another end from the outermost on
def lines_of(source):
    try:
        for line in source:
            yield line
    finally:
        done = 'source closes'
def passed_on(source):
    for item in source:
        yield item
texts = [['a'], ['b']]
waiting = (item for item in lines_of(texts))
next(waiting)
del waiting
waiting = map(len, passed_on(passed_on(lines_of(texts))))
next(waiting)
del waiting
