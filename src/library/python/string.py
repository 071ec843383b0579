"""Kinds of characters, and templates."""
import sys as _sys

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords',
           'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation',
           'whitespace', 'Formatter', 'Template']

octdigits, digits = '01234567', '0123456789'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
hexdigits = digits + ascii_letters[:6] + ascii_uppercase[:6]
whitespace = ' \t\n\r\v\f'
punctuation = ''.join(c for c in map(chr, range(33, 127))
                      if c not in digits + ascii_letters)
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word with a capital."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


def _name_end(text, start):
    end = start
    while end < len(text) and text[end].isascii() and (
            text[end] == '_' or text[end].isalnum()):
        end += 1
    return end


class Template:
    """Text with $names in it."""
    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Pairs of text and name; name None: just text; name False: a
        delimiter that means nothing, at a place."""
        text = self.template
        mark = self.delimiter
        at = 0
        while True:
            found = text.find(mark, at)
            if found < 0:
                yield text[at:], None
                return
            yield text[at:found], None
            start = found + len(mark)
            if text.startswith(mark, start):
                yield mark, None
                at = start + len(mark)
                continue
            braced = text.startswith('{', start)
            first = start + 1 if braced else start
            end = _name_end(text, first)
            name = text[first:end]
            if name and not name[0].isdigit() and (
                    not braced or text.startswith('}', end)):
                at = end + 1 if braced else end
                yield text[found:at], name
            else:
                yield found, False
                at = start
                yield mark, None

    def _fail(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            colno, lineno = 1, 1
        else:
            colno = at - len(''.join(lines[:-1])) + 1
            lineno = len(lines)
        if lines and lines[-1].endswith('\n'):
            lineno, colno = lineno + 1, 1
        raise ValueError('Invalid placeholder in string: line %d, col %d'
                         % (lineno, colno))

    def substitute(self, mapping={}, /, **kws):
        """The text with all names replaced."""
        parts = []
        for text, name in self._pieces():
            if name is False:
                self._fail(text)
            elif name is None:
                parts.append(text)
            else:
                parts.append(str(kws[name] if name in kws
                                 else mapping[name]))
        return ''.join(parts)

    def safe_substitute(self, mapping={}, /, **kws):
        """The same, but names that are not there stay."""
        parts = []
        for text, name in self._pieces():
            if name is None:
                parts.append(text)
            elif name is not False:
                try:
                    value = kws[name] if name in kws else mapping[name]
                    parts.append(str(value))
                except KeyError:
                    parts.append(text)
        return ''.join(parts)

    def is_valid(self):
        return all(name is not False for text, name in self._pieces())

    def get_identifiers(self):
        names = []
        for text, name in self._pieces():
            if name and name not in names:
                names.append(name)
        return names


if _sys.version_info[1] < 11:
    del Template.is_valid, Template.get_identifiers


class Formatter:
    """str.format, in parts that can be changed."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ('s', 'r', 'a'):
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError('Unknown conversion specifier '
                         f'{conversion!s}')
