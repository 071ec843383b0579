"""The module gc: what it finds, what it tells, what can be asked of it."""
import gc
gc.collect()
x = []
y = [x]
t = (x, 1)
d = {1: x}
s = {1}
def f(p=x):
    return 1
print(len(gc.get_referrers(x)), gc.get_referrers(x)[:3])
print(gc.get_referents(x, y), gc.get_referents(t), gc.get_referents(d), gc.get_referents(s), gc.get_referents(1))
gc.set_debug(gc.DEBUG_SAVEALL)
l = [8]; l.append(l); del l
print(gc.collect(), gc.garbage, gc.get_debug())
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())
print(gc.is_tracked(x), gc.is_tracked(t), gc.is_tracked({}), gc.is_tracked(1))
n = 1000
t = (n, n)
print(gc.is_tracked(t))
gc.collect()
print(gc.is_tracked(t))
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), gc.get_count()[1:], gc.get_freeze_count() >= 0)
gc.freeze()
l = []; l.append(l); del l
print(gc.collect())
gc.unfreeze()
print(len(gc.get_stats()), sorted(gc.get_stats()[0]))
print(gc.DEBUG_LEAK, gc.DEBUG_STATS)
gc.set_threshold(5)
print(gc.get_threshold())
gc.set_threshold(5, 6, 7)
print(gc.get_threshold())
