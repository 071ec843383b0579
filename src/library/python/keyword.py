"""The words that cannot be names."""
import sys as _sys

__all__ = ['iskeyword', 'kwlist']
_minor = _sys.version_info[1]
kwlist = ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await',
          'break', 'class', 'continue', 'def', 'del', 'elif', 'else',
          'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in',
          'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return',
          'try', 'while', 'with', 'yield']
if _minor == 9:
    kwlist.insert(3, '__peg_parser__')
iskeyword = frozenset(kwlist).__contains__
if _minor >= 9:
    softkwlist = {9: [], 10: ['_', 'case', 'match'],
                  11: ['_', 'case', 'match']}.get(
                      _minor, ['_', 'case', 'match', 'type'])
    issoftkeyword = frozenset(softkwlist).__contains__
    __all__ += ['issoftkeyword', 'softkwlist']
