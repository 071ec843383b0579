"""Heaps and sorted lists: functions of C that compare."""
import heapq
from bisect import bisect, bisect_left, insort
x = [3000]
y = [1000]
z = [2000]
heap = []
for item in (x, y, z, [500]):
    heapq.heappush(heap, item)
print(heap)
a = heapq.heappop(heap)
b = heapq.heappushpop(heap, [1500])
c = heapq.heapreplace(heap, [9000])
print(a, b, c, heap)
del a, b, c
data = [x, y, z, x]
heapq.heapify(data)
print(data)
print(heapq.nlargest(2, data), heapq.nsmallest(1, data))
merged = list(heapq.merge([1, 4, 9], [2, 3, 10]))
places = [10, 20, 20, 30]
print(merged, bisect(places, 20), bisect_left(places, 20))
insort(places, 25)
order = [y]
insort(order, x)
insort(order, z)
print(order, places)
from bisect import bisect, bisect_right, insort
places = [1000, 3000]
insort(places, 2000)
print(places, bisect is bisect_right, bisect(places, 2000))
