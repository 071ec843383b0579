import sys
import types

limits = sys.float_info
epsilon = limits.epsilon
print(limits)
print(limits.max, limits[0] == limits.max, len(limits), sys.maxunicode)
print(1.0 + epsilon > 1.0, 1.0 + epsilon / 2 > 1.0)
print(sys.int_info.bits_per_digit, sys.hash_info.modulus)
print(hash(sys.hash_info.modulus + 5), sys.getdefaultencoding())
print(sys.gettrace(), sys.is_finalizing(), sys.flags.optimize)
if sys.version_info >= (3, 9):
    print(types.GenericAlias, isinstance(list[int], types.GenericAlias))
if sys.version_info >= (3, 10):
    either = int | None
    print(types.UnionType, isinstance(either, types.UnionType))
