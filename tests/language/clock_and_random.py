import time
from random import randint, Random
a = time.time()
time.sleep(0.5)
b = time.time() - a
print(b >= 0.5, time.perf_counter() > 0)
b = 0
x = 5 < 6
del a
