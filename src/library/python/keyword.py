"""The words that cannot be names."""
import sys as _sys
from _keyword import kwlist, iskeyword

_minor = _sys.version_info[1]
if _minor >= 9:
    softkwlist = {9: [], 10: ['_', 'case', 'match'],
                  11: ['_', 'case', 'match']}.get(
                      _minor, ['_', 'case', 'match', 'type'])
    issoftkeyword = frozenset(softkwlist).__contains__
__all__ = ['iskeyword', 'kwlist']
