"""Lists as heaps: the smallest item first."""
from _heapq import (heappush, heappop, heapify, heapreplace, heappushpop)

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']


def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables, in order."""
    iterators = [iter(it) for it in iterables]
    waiting = []
    for order, iterator in enumerate(iterators):
        for value in iterator:
            rank = value if key is None else key(value)
            waiting.append([rank, -order if reverse else order, value,
                            iterator])
            break
    while waiting:
        best = waiting[0]
        for entry in waiting[1:]:
            if reverse:
                if best[0] < entry[0]:
                    best = entry
            elif entry[0] < best[0]:
                best = entry
        yield best[2]
        for value in best[3]:
            best[0] = value if key is None else key(value)
            best[2] = value
            break
        else:
            waiting.remove(best)


# While key and the comparisons run, the frames of these two hold the iterator
# and what stands for nothing: no helper may hold anything more.

def nsmallest(n, iterable, key=None):
    """The n smallest items, the smallest first."""
    if n == 1:
        it, nothing = iter(iterable), []
        least = min(it, default=nothing, key=key)
        return nothing if least is nothing else [least]
    try:
        all_of_them = n >= len(iterable)
    except (TypeError, AttributeError):
        all_of_them = False
    return sorted(iterable if all_of_them else iter(iterable),
                  key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n largest items, the largest first."""
    if n == 1:
        it, nothing = iter(iterable), []
        most = max(it, default=nothing, key=key)
        return nothing if most is nothing else [most]
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
