import time
from random import randint, Random
print(time.time() > 0, time.perf_counter() > 0)
time.sleep(0.001)
x = 5 < 6
