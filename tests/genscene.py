#!/usr/bin/env python3
"""genscene.py - random scenes for comparing refstep with real CPythons.

    genscene.py SEED                 print the scene of that seed
    genscene.py SEED COUNT FOLDER    write COUNT scenes, seeds SEED, SEED+1 ...

A seed gives the same scene on every Python from 3.8 on, and every scene runs
without an error on all of them: the generator executes each statement as it
writes it, so it knows what the names refer to and writes only what works.
Scenes never depend on the order of hashing, on addresses or on time.

They are about references, not about arithmetic: aliases, nesting, methods and
slices of containers, swaps, deletions, loops, calls, cycles and what the
collector finds.
"""
import contextlib
import io
import os
import random
import sys

NAMES = ['a', 'b', 'c', 'd', 'left', 'right', 'row', 'table', 'node', 'box',
         'first', 'second', 'items', 'pair', 'rest']
WORDS = ['red', 'green', 'blue', 'two words', 'caf\u00e9', 'x', '', 'tab\\t',
         "quote's", 'line\\n', 'A-1', '\u4e2d\u6587']
KEYS = ["'k'", "'key two'", '1', '700', '(1, 2)', 'None', '2.5', "'\u00e4'"]


class Again(Exception):
    """This attempt came to a dead end; another one follows."""


class Generator:
    """Writes one scene."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.space = {}
        self.lines = []
        self.statements = 0
        self.functions = {}         # name: kinds of parameters, has default
        self.wanted = 10 + self.below(50)

    # --- chance

    def below(self, n):
        return int(self.random.random() * n)

    def one(self, things):
        return things[self.below(len(things))]

    def chance(self, percent):
        return self.below(100) < percent

    def weighted(self, table):
        at = self.below(sum(weight for weight, _ in table))
        for weight, thing in table:
            if at < weight:
                return thing
            at -= weight

    # --- what there is

    def live(self, *types):
        return [n for n in NAMES if n in self.space
                and (not types or type(self.space[n]) in types)]

    def name(self, *types):
        """A live name that refers to one of these types, or a dead end."""
        names = self.live(*types)
        if not names:
            raise Again
        return self.one(names)

    def target(self):
        return self.one(NAMES)

    # --- running

    def emit(self, *text):
        """Adds a statement and executes it."""
        source = '\n'.join(text)
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, 'scene', 'exec'), self.space)
        self.lines.extend(text)
        self.statements += len(text)

    # --- expressions

    def integer(self):
        return self.one(['0', '1', '7', '-3', '256', '257', '1000', '0x1F4',
                         '10_000', '-4096', '2 ** 40', '12 * 60', '0b1011',
                         '123456789', '9000', '5', '301'])

    def text(self):
        quote = self.one(["'", '"'])
        word = self.one(WORDS)
        if quote in word:
            quote = '"'
        return quote + word + quote

    def atom(self):
        return self.weighted([
            (8, self.integer), (6, self.text),
            (2, lambda: self.one(['0.5', '-1.25', '1e3', '3.0', '2.5'])),
            (1, lambda: self.one(["b''", "b'raw'", "b'\\x00\\xff'", "b'z'"])),
            (2, lambda: self.one(['None', 'True', 'False']))])()

    def constant(self):
        """A literal that CPython may fold into one constant."""
        return self.one([
            '(1, 2)', "('a', (1, 'b'))", '(1000, 2000)', "('one', 1, None)",
            '()', '(257,) * 2', "'ab' * 3", "'con' + 'cat'", '-(5)',
            '1000 + 1', "('x y', 2.5)"])

    def value(self, depth=0):
        """Any expression whose value may be put anywhere."""
        names = self.live()
        table = [(6, self.atom), (1, self.constant)]
        if names:
            table.append((10, lambda: self.one(names)))
        if depth < 2:
            table.append((5, lambda: self.display(depth + 1)))
        if self.live(list, tuple):
            table.append((3, self.element))
        return self.weighted(table)()

    def hashable(self):
        return self.one(KEYS)

    def values(self, most, depth=0):
        return [self.value(depth) for _ in range(self.below(most + 1))]

    def display(self, depth=0):
        kind = self.below(10)
        if kind < 5:
            return '[' + ', '.join(self.values(4, depth)) + ']'
        if kind < 7:
            items = self.values(3, depth)
            return '(' + ', '.join(items) + (',)' if len(items) == 1 else ')')
        if kind < 9:
            pairs = ['%s: %s' % (self.hashable(), self.value(depth))
                     for _ in range(self.below(4))]
            return '{' + ', '.join(pairs) + '}'
        return '{' + ', '.join(sorted({self.hashable() for _ in range(3)})) \
            + '}'

    def element(self):
        name = self.name(list, tuple)
        count = len(self.space[name])
        if count == 0:
            raise Again
        at = self.below(count)
        return '%s[%d]' % (name, at - count if self.chance(30) else at)

    def slice(self):
        ends = ['', '', '0', '1', '2', '3', '-1', '-2', '100']
        text = '%s:%s' % (self.one(ends), self.one(ends))
        return text + (self.one([':2', ':-1', ':']) if self.chance(20) else '')

    def copied(self):
        """An expression that makes a shallow copy."""
        name = self.name(list, tuple, dict)
        kind = type(self.space[name])
        if kind is dict:
            forms = ['dict(%s)', '%s.copy()', 'copy.copy(%s)',
                     'list(%s.values())', 'list(%s)', 'tuple(%s.items())']
        elif kind is list:
            forms = ['%s[:]', 'list(%s)', '%s.copy()', 'copy.copy(%s)',
                     'tuple(%s)', '%s + []', 'list(reversed(%s))',
                     'list(enumerate(%s))', '%s * 2',
                     'list(zip(%s, range(3)))']
        else:
            forms = ['%s[:]', 'list(%s)', 'tuple(%s)', '%s + (1,)',
                     'copy.copy(%s)', '%s * 2']
        return self.small(self.one(forms) % name)

    def small(self, expression):
        """The expression, if its value does not get too big."""
        value = eval(expression, self.space)
        if len(value) > 30:
            raise Again
        return expression

    def number(self):
        """An expression with a number, made while the scene runs."""
        containers = self.live(list, tuple, dict, set, str)
        numbers = self.live(int)
        forms = []
        if containers:
            forms += ['len(%s)' % self.one(containers)] * 3
            forms.append('len(%s) * 100 + 1' % self.one(containers))
        for name in numbers:
            if abs(self.space[name]) < 10 ** 6:
                forms += ['%s + 1' % name, '%s * 3' % name, '-%s' % name,
                          '%s // 7' % name, '%s %% 10' % name,
                          'abs(%s)' % name, '%s ** 2' % name,
                          'max(%s, 300)' % name, 'min(%s, 5000)' % name,
                          '%s << 4' % name, '%s & 255 | 1024' % name]
        forms += ['int("1234")', 'sum((1, 2, 300))', 'len("four")',
                  'int(7.9)', 'sum(range(40))', 'max([3, 1000, 2])']
        return self.one(forms)

    def string(self):
        """An expression with a string, made while the scene runs."""
        strings = [n for n in self.live(str) if len(self.space[n]) < 40]
        numbers = [n for n in self.live(int)
                   if abs(self.space[n]) < 10 ** 9]
        forms = ['str(2024)', '", ".join(["p", "q"])', '"%s".upper()' %
                 self.one(['abc', 'Mixed']), 'repr((1, "two"))', 'hex(255)',
                 'f"{1 + 1} plus"', 'f"{3.14159:.2f}"', 'f"{42:>6}|"']
        for n in strings:
            forms += ['%s + "!"' % n, '%s * 2' % n, '%s.upper()' % n,
                      '%s.replace("e", "a")' % n, '%s[1:]' % n,
                      '%s.strip()' % n, 'f"<{%s}>"' % n,
                      'f"{%s!r} {len(%s)}"' % (n, n), '%s.title()' % n]
        for n in numbers:
            forms += ['str(%s)' % n, 'f"n={%s}"' % n, 'f"{%s:05d}"' % n,
                      'f"{%s:,}"' % n, 'repr(%s)' % n]
        return self.one(forms)

    def condition(self):
        names = self.live()
        if not names:
            raise Again
        a, b = self.one(names), self.one(names)
        forms = ['%s is not None' % a, 'not %s' % a, '%s' % a,
                 'isinstance(%s, list)' % a, 'type(%s) is dict' % a,
                 '%s and %s is None' % (a, b), 'bool(%s)' % a]
        # Identity of atoms is for the compiler to decide, and no version
        # promises the other's answer; so the way never depends on it.
        own = self.live(list, dict, set)
        if own:
            forms += ['%s is %s' % (self.one(own), self.one(own)),
                      '%s is not %s' % (self.one(own), self.one(own))]
        sized = self.live(list, tuple, dict, str, set)
        if sized:
            n = self.one(sized)
            forms += ['len(%s) > 2' % n, '0 < len(%s) <= 3' % n,
                      'any([%s, 0])' % n, 'all((1, %s))' % n]
        mapping = self.live(dict, set)
        if mapping:
            forms.append('%s in %s' % (self.hashable(), self.one(mapping)))
        return self.one(forms)

    # --- what may be shown

    def shows_the_same(self, value, seen=()):
        """Whether print() of the value is the same in every run."""
        if id(value) in seen:
            return True
        seen = seen + (id(value),)
        if type(value) in (list, tuple):
            return all(self.shows_the_same(v, seen) for v in value)
        if type(value) is dict:
            return all(self.shows_the_same(v, seen) for v in value.values())
        if type(value) in (set, frozenset):
            return len(value) <= 1
        return type(value) in (int, float, str, bytes, bool, type(None), range)

    def shown(self):
        names = [n for n in self.live()
                 if self.shows_the_same(self.space[n])]
        if not names:
            raise Again
        return self.one(names)

    # --- statements

    def new_object(self):
        self.emit('%s = %s' % (self.target(), self.display()))

    def new_atom(self):
        self.emit('%s = %s' % (self.target(), self.weighted([
            (2, self.atom), (1, self.constant), (4, self.number),
            (4, self.string)])()))

    def alias(self):
        self.emit('%s = %s' % (self.target(), self.name()))

    def chain(self):
        self.emit('%s = %s = %s' % (self.target(), self.target(),
                                    self.value()))

    def swap(self):
        names = self.live()
        if len(names) < 2:
            raise Again
        x, y = self.one(names), self.one(names)
        if self.chance(25):
            z = self.one(names)
            self.emit('%s, %s, %s = %s, %s, %s' % (x, y, z, y, z, x))
        else:
            self.emit('%s, %s = %s, %s' % (x, y, y, x))

    def swap_slots(self):
        name = self.name(list)
        count = len(self.space[name])
        if count < 2:
            raise Again
        i, j = self.below(count), self.below(count)
        self.emit('%s[%d], %s[%d] = %s[%d], %s[%d]'
                  % (name, i, name, j, name, j, name, i))

    def unpack(self):
        name = self.name(list, tuple)
        count = len(self.space[name])
        if count == 2 and self.chance(60):
            self.emit('%s, %s = %s' % (self.target(), self.target(), name))
        elif count >= 1:
            form = self.one(['%s, *%s = %s', '*%s, %s = %s',
                             '[%s, *%s] = %s'])
            self.emit(form % (self.target(), self.target(), name))
        else:
            self.emit('%s, (%s, %s) = %s, [%s, %s]' % (
                self.target(), self.target(), self.target(), self.value(1),
                self.value(1), self.value(1)))

    def forget(self):
        name = self.name()
        self.emit(self.one(['del %s', 'del %s', '%s = None']) % name)

    def list_method(self):
        name = self.name(list)
        items = self.space[name]
        if len(items) > 16:
            return self.emit('%s.clear()' % name)
        forms = [(6, '%s.append(%s)' % (name, self.value())),
                 (2, '%s.insert(%d, %s)' % (name, self.below(4),
                                            self.value())),
                 (2, '%s.extend(%s)' % (name, self.one(
                     self.live(list, tuple) or ['(1, 2)']))),
                 (2, '%s += [%s]' % (name, ', '.join(self.values(2)))),
                 (1, '%s.reverse()' % name), (1, '%s.clear()' % name),
                 (1, '%s *= 2' % name)]
        if items:
            at = self.below(len(items))
            forms += [(3, '%s.pop()' % name),
                      (2, '%s = %s.pop(%d)' % (self.target(), name, at)),
                      (2, 'del %s[%d]' % (name, at)),
                      (4, '%s[%d] = %s' % (name, at, self.value())),
                      (1, '%s = %s.index(%s[0])' % (self.target(), name,
                                                    name)),
                      (1, '%s.remove(%s[0])' % (name, name))]
        self.emit(self.weighted(forms))

    def slicing(self):
        name = self.name(list, tuple)
        if type(self.space[name]) is tuple or self.chance(40):
            return self.emit('%s = %s' % (self.target(), self.small(
                '%s[%s]' % (name, self.slice()))))
        if len(self.space[name]) > 16:
            raise Again
        ends = '%s:%s' % (self.one(['', '0', '1', '2']),
                          self.one(['', '1', '2', '-1']))
        self.emit(self.one([
            '%s[%s] = [%s]' % (name, ends, ', '.join(self.values(3))),
            '%s[%s] = (%s, %s)' % (name, ends, self.value(), self.value()),
            'del %s[%s]' % (name, ends), '%s[:] = %s' % (name, self.one(
                self.live(list, tuple)))]))

    def sort_numbers(self):
        name = self.target()
        self.emit('%s = [%s]' % (name, ', '.join(
            self.integer() for _ in range(2 + self.below(4)))))
        self.emit(self.one(['%s.sort()' % name, '%s.sort(reverse=True)' % name,
                            '%s = sorted(%s)' % (self.target(), name)]))

    def dict_method(self):
        name = self.name(dict)
        entries = self.space[name]
        key = self.hashable()
        forms = [(6, '%s[%s] = %s' % (name, key, self.value())),
                 (2, '%s = %s.get(%s)' % (self.target(), name, key)),
                 (2, '%s = %s.setdefault(%s, [])' % (self.target(), name,
                                                     key)),
                 (2, '%s.update(%s)' % (name, self.one(self.live(dict)))),
                 (2, '%s.update({%s: %s})' % (name, key, self.value())),
                 (1, '%s.clear()' % name),
                 (1, '%s = list(%s.items())' % (self.target(), name)),
                 (2, '%s = %s.pop(%s, None)' % (self.target(), name, key))]
        if entries:
            old = repr(self.one(list(entries)))
            if old in KEYS:
                forms += [(3, 'del %s[%s]' % (name, old)),
                          (3, '%s = %s[%s]' % (self.target(), name, old)),
                          (2, '%s.pop(%s)' % (name, old))]
            forms.append((1, '%s = %s.popitem()' % (self.target(), name)))
        self.emit(self.weighted(forms))

    def set_method(self):
        name = self.name(set)
        other = self.one(self.live(set))
        key = self.hashable()
        self.emit(self.one([
            '%s.add(%s)' % (name, key), '%s.add(%s)' % (name, key),
            '%s.discard(%s)' % (name, key), '%s.update([1, 700])' % name,
            '%s = %s | {%s}' % (self.target(), name, key),
            '%s = %s & %s' % (self.target(), name, other),
            '%s = %s - {%s}' % (self.target(), name, key),
            '%s = %s.copy()' % (self.target(), name),
            '%s = frozenset(%s)' % (self.target(), name),
            '%s |= {%s}' % (name, key), '%s.clear()' % name,
            '%s = len(%s)' % (self.target(), name)]))

    def augmented(self):
        name = self.name(int, str, tuple)
        value = self.space[name]
        if type(value) is int:
            if abs(value) > 10 ** 6:
                raise Again
            form = self.one(['+= 1', '-= 7', '*= 3', '//= 2', '%= 100',
                             '|= 512', '^= 3', '<<= 1'])
        elif len(value) > 30:
            raise Again
        elif type(value) is str:
            form = self.one(['+= "s"', '*= 2', '+= %s' % name])
        else:
            form = '+= (%s,)' % self.value()
        self.emit('%s %s' % (name, form))

    def conditional(self):
        self.emit('%s = %s if %s else %s' % (
            self.target(), self.value(), self.condition(), self.value()))

    def boolean(self):
        self.emit(self.one(['%s = %s or %s', '%s = %s and %s'])
                  % (self.target(), self.name(), self.value()))

    def walrus(self):
        self.emit('%s = [(%s := %s), %s]' % (
            self.target(), self.target(), self.display(1), self.value()))

    def copy_it(self):
        self.emit('%s = %s' % (self.target(), self.copied()))

    def nested(self):
        """Changes an object through another one that holds it."""
        places = []
        for name in self.live(list, tuple):
            for i, item in enumerate(self.space[name]):
                if type(item) is list and len(item) < 12:
                    places.append('%s[%d].append(%s)')
                    places[-1] = (name, i, places[-1])
                elif type(item) is dict:
                    places.append((name, i, '%s[%d]["k"] = %s'))
        if not places:
            raise Again
        name, i, form = self.one(places)
        self.emit(form % (name, i, self.value()))

    def show(self):
        self.emit(self.one([
            'print(%s)' % self.shown(), 'print(%s, %s)' % (
                self.shown(), self.shown()),
            'print(len(%s))' % self.name(list, dict, tuple, str, set),
            'print(f"{%s} / {%s!r}")' % (self.shown(), self.shown()),
            'print(%s is %s)' % (self.name(), self.name()),
            'print(%s, end=" ")' % self.shown(),
            'print(type(%s))' % self.name(),
            'print(repr(%s), sep="-")' % self.shown()]))

    def measure(self):
        name = self.name(list, dict)
        self.emit(self.one([
            'print(sys.getrefcount(%s))' % name,
            'print(ctypes.c_long.from_address(id(%s)).value)' % name,
            'print(ctypes.c_ssize_t.from_address(id(%s)).value)' % name,
            '%s = sys.getrefcount(%s)' % (self.target(), name),
            'print(sys.getsizeof(%s))' % name,
            'print(gc.is_tracked(%s))' % name]))

    def check(self):
        condition = self.condition()
        if not eval(condition, self.space):
            condition = 'not (%s)' % condition
        self.emit('assert %s' % condition)

    def cycle(self):
        name, other = self.target(), self.target()
        self.emit('%s = %s' % (name, self.one(['[]', '[1]', '{}'])))
        put = '%s.append(%s)' if type(self.space[name]) is list \
            else '%s["me"] = %s'
        if name == other or self.chance(30):
            self.emit(put % (name, name))
            other = name
        else:
            self.emit('%s = [%s, %s]' % (other, name, self.atom()))
            self.emit(put % (name, other))
        if self.chance(70):
            self.emit('del %s' % name)
            if other in self.space and other != name:
                self.emit(self.one(['del %s', '%s = 0']) % other)
            if self.chance(70):
                self.emit(self.one(['print(gc.collect())', 'gc.collect()']))

    def plain(self):
        self.emit(self.one(['pass', '1', self.name(), 'len((1, 2))',
                            '"a bare string"', self.value()]))

    # --- blocks

    def inner(self, loop=False):
        """A statement for a block, valid however often it runs."""
        forms = [lambda: '%s = %s' % (self.target(), self.display(1)),
                 lambda: '%s = [%s]' % (self.target(), self.atom()),
                 lambda: '%s = None' % self.target(),
                 lambda: 'print(len(%s))' % self.name(list, tuple, dict),
                 lambda: 'pass']
        return self.indented(self.one(forms)())

    @staticmethod
    def indented(text):
        return '    ' + text

    def grower(self, besides):
        """A statement that lets a list grow that is not being walked."""
        lists = [n for n in self.live(list)
                 if self.space[n] is not besides and len(self.space[n]) < 12]
        if not lists:
            return '    pass'
        return self.indented('%s.append(%s)' % (self.one(lists), self.one(
            ['item', 'item', '[item]', '(item, item)', '[]'])))

    def branch(self):
        text = ['if %s:' % self.condition(), self.inner()]
        if self.chance(40):
            text += ['elif %s:' % self.condition(), self.inner()]
        if self.chance(60):
            text += ['else:', self.inner()]
        self.emit(*text)

    def loop_over(self):
        choice = self.below(5)
        walked = None
        head = 'for item in range(%d):' % (1 + self.below(4))
        if choice == 1:
            head = 'for item in %s:' % self.display(1).replace('{', '[') \
                .replace('}', ']').replace(': ', ', ')
        elif choice >= 2:
            name = self.name(list, tuple)
            walked = self.space[name]
            if len(walked) > 6:
                raise Again
            head = self.one([
                'for item in %s:', 'for item in %s[:]:',
                'for number, item in enumerate(%s):',
                'for item in reversed(%s):',
                'for item, other in zip(%s, "abc"):']) % name
        text = [head, self.grower(walked)]
        if self.chance(40):
            text.append('    kept = item')
        if self.chance(25):
            text += ['    if item is %s:' % self.name(list, dict, set),
                     '        ' + self.one(['break', 'continue'])]
        if self.chance(40):
            text.append(self.grower(walked))
        if self.chance(20):
            text += ['else:', self.inner()]
        self.emit(*text)
        if self.chance(50):
            self.emit('item = None')

    def loop_dict(self):
        name = self.name(dict)
        head = self.one(['for item in %s:', 'for key, item in %s.items():',
                         'for item in list(%s.values()):']) % name
        self.emit(head, self.grower(None))

    def loop_while(self):
        text = ['count = %d' % (1 + self.below(4)), 'while count > 0:',
                '    count -= 1', '    item = [count, %s]' % self.atom(),
                self.grower(None)]
        if self.chance(30):
            text += ['    if count == 1:', '        break']
        if self.chance(20):
            text += ['else:', '    count = None']
        self.emit(*text)

    # --- functions

    def define(self):
        free = [f for f in ['visit', 'make', 'push', 'walk', 'pick']
                if f not in self.functions]
        if not free:
            raise Again
        name = self.one(free)
        text, signature = self.one([
            self.body_plain, self.body_default, self.body_recursive,
            self.body_global, self.body_maker])(name)
        self.emit(*text)
        self.functions[name] = signature

    def local_lines(self, names, count):
        """Statements of a body; names are lists there."""
        lines = []
        for _ in range(count):
            x, y = self.one(names), self.one(names)
            lines.append(self.indented(self.one([
                '%s.append(%s)' % (x, self.atom()), 'p = %s' % x,
                'q = [%s, %s]' % (x, y), 't = (%s, %s)' % (x, y),
                'd = {"k": %s, 1: %s}' % (x, y), '%s = %s' % (x, y),
                '%s = [%s]' % (x, y), 'n = len(%s) + 1000' % x,
                'p = %s[:]' % x, 'p, q = %s, %s' % (x, y),
                '%s.append(%s)' % (x, self.one(['[]', '()', '[1, 2]'])),
                'print(len(%s), %s is %s)' % (x, x, y),
                'print(sys.getrefcount(%s))' % x,
                's = f"{len(%s)} items"' % x, '%s += [%s]' % (x, y),
                'if %s: %s[0] = None' % (x, x)])))
        return lines

    def body_plain(self, name):
        lines = ['def %s(x, y):' % name]
        lines += self.local_lines(['x', 'y'], 1 + self.below(4))
        lines.append(self.one(['    return x', '    return [x, y]',
                               '    return x, y', '    return', '    pass']))
        return lines, ('x', 'y')

    def body_default(self, name):
        default = self.one(['[]', 'None', '[1, [2]]', '(1, 2)',
                            self.one(self.live(list) or ['[]'])])
        lines = ['def %s(x, y=%s, z=1000):' % (name, default)]
        lines += ['    if y is None or y == ():', '        y = []'][
            :2 if default == 'None' else 0]
        if default == '(1, 2)':
            lines.append('    y = list(y)')
        if self.chance(30):
            lines.insert(1, '    """What it does."""')
        lines += self.local_lines(['x', 'y'], 1 + self.below(3))
        lines += ['    y.append(x)', '    return y']
        return lines, ('x', 'y=')

    def body_recursive(self, name):
        return self.one([
            ['def %s(x, n=%d):' % (name, 1 + self.below(4)),
             '    if n == 0:', '        return x',
             '    return %s([x, n], n - 1)' % name],
            ['def %s(x, n=3):' % name, '    if n > 0:',
             '        kept = [x]', '        x.append(n)',
             '        %s(x, n=n - 1)' % name, '        return kept',
             '    return None']]), ('x',)

    def body_global(self, name):
        shared = self.target()
        lines = ['def %s(x):' % name, '    global %s' % shared,
                 '    old = %s' % self.one(['x', '[x]', 'None']),
                 '    %s = %s' % (shared, self.one(['x', '[x, x]', '[]'])),
                 '    return old']
        return lines, ('x',)

    def body_maker(self, name):
        lines = ['def %s():' % name, '    made = %s' % self.one(
            ['[]', '[1, 2, 3]', '{"k": []}', '[[], []]', '(1, [2])']),
            '    other = made']
        if self.chance(50):
            lines.append('    del made')
            return lines + ['    return other'], ()
        return lines + ['    return made'], ()

    def call(self):
        if not self.functions:
            raise Again
        name = self.one(sorted(self.functions))
        arguments = []
        named = False
        for parameter in self.functions[name]:
            lists = [n for n in self.live(list) if len(self.space[n]) < 12]
            value = self.one(lists) if lists and self.chance(80) else \
                self.one(['[]', '[5]', '[[], 1000]'])
            if parameter.endswith('='):
                if self.chance(50):
                    continue
                parameter = parameter[:-1]
            if named or self.chance(20):
                value = '%s=%s' % (parameter, value)
                named = True
            arguments.append(value)
        call = '%s(%s)' % (name, ', '.join(arguments))
        self.emit(self.one(['%s', '%s = %%s' % self.target(),
                            '%s = [%%s]' % self.target()]) % call)

    def function_object(self):
        if not self.functions:
            raise Again
        name = self.one(sorted(self.functions))
        self.emit(self.one([
            '%s = %s' % (self.target(), name),
            '%s.note = %s' % (name, self.value()),
            '%s = [%s, %s]' % (self.target(), name, name)]))

    # --- the scene

    def statement(self):
        """Adds one statement of any kind; a dead end is tried again."""
        table = [
            (9, self.new_object), (6, self.new_atom), (8, self.alias),
            (3, self.chain), (4, self.swap), (3, self.swap_slots),
            (4, self.unpack), (6, self.forget), (12, self.list_method),
            (6, self.slicing), (2, self.sort_numbers), (8, self.dict_method),
            (4, self.set_method), (4, self.augmented), (3, self.conditional),
            (2, self.boolean), (2, self.walrus), (5, self.copy_it),
            (6, self.nested), (4, self.show), (5, self.measure),
            (2, self.check), (4, self.cycle), (1, self.plain),
            (3, self.branch), (4, self.loop_over), (2, self.loop_dict),
            (2, self.loop_while), (3, self.define), (7, self.call),
            (1, self.function_object)]
        for _ in range(100):
            try:
                return self.weighted(table)()
            except Again:
                pass
        raise Again

    def scene(self):
        self.emit('import copy, ctypes, gc, sys')
        self.emit('gc.collect()')
        while self.statements < self.wanted:
            self.statement()
        return '\n'.join(self.lines) + '\n'


def scene(seed):
    """The scene of a seed, as text."""
    for attempt in range(1000):
        try:
            text = Generator('%s/%s' % (seed, attempt)).scene()
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(text, 'scene', 'exec'), {})
            return text
        except (Again, ArithmeticError, LookupError, TypeError, ValueError,
                NameError, AttributeError, RecursionError, AssertionError):
            continue
    raise SystemExit('seed %s gave no scene' % seed)


def main(arguments):
    if len(arguments) == 1:
        sys.stdout.buffer.write(scene(int(arguments[0])).encode('utf-8'))
    elif len(arguments) == 3:
        first, count, folder = int(arguments[0]), int(arguments[1]), \
            arguments[2]
        os.makedirs(folder, exist_ok=True)
        for seed in range(first, first + count):
            path = os.path.join(folder, 'random-%d.py' % seed)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(scene(seed))
    else:
        raise SystemExit(__doc__)


if __name__ == '__main__':
    main(sys.argv[1:])
