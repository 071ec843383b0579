"""Functions that take or give functions."""
from _functools import partial, reduce, cmp_to_key
