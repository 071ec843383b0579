#!/usr/bin/env python3
"""genprogram.py - random programs with functions, classes and all that goes
with them, for comparing refstep with real CPythons.

    genprogram.py SEED                 print the program of that seed
    genprogram.py SEED COUNT FOLDER    write COUNT programs, SEED, SEED+1 ...

A seed gives the same program on every Python from 3.8 on.  Unlike the scenes
of genscene.py, which are made of statements that are known to work, these only
guess what a name refers to: what goes wrong raises an exception, mostly one
that is caught and told, and the interpreter decides which.  Nothing depends on
addresses, time or hashing, and nothing runs for ever: functions call only
those defined before them, or themselves with a smaller number.

Kinds of values, as far as they are guessed: list, dict, int, str, tuple,
object (an instance), function (of one argument), maker (a function that makes
functions), generator (a function that makes generators), running (a generator),
weak (a weak reference).
"""
import os
import random
import sys

INDENT = '    '
ERRORS = ['ValueError', 'KeyError', 'TypeError', 'IndexError',
          'AttributeError', 'Problem']


class Scope:
    """The names that a block can use, by kind."""

    def __init__(self, outer=None):
        self.names = {kind: list(names) for kind, names in
                      outer.names.items()} if outer else {}

    def add(self, name, kind):
        self.forget(name)
        self.names.setdefault(kind, []).append(name)

    def forget(self, name):
        for names in self.names.values():
            if name in names:
                names.remove(name)

    def of(self, *kinds):
        return [name for kind in kinds for name in self.names.get(kind, [])]


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.counter = 0
        self.classes = []       # (name, how many arguments it takes)
        self.depth = 0          # of blocks

    # --- chance

    def below(self, n):
        return int(self.random.random() * n)

    def one(self, things):
        return things[self.below(len(things))]

    def chance(self, percent):
        return self.below(100) < percent

    def name(self, prefix):
        self.counter += 1
        return '%s%d' % (prefix, self.counter)

    def write(self, indent, text):
        for line in text.split('\n'):
            self.lines.append(INDENT * indent + line)

    # --- expressions

    def number(self):
        return str(self.one([0, 1, 2, 3, 7, 300, 4000, 65537]))

    def fresh(self, scope):
        """A new object, and its kind."""
        choice = self.below(8)
        if choice == 0:
            return '[%s]' % self.items(scope), 'list'
        if choice == 1:
            return '[%s, %s]' % (self.value(scope), self.value(scope)), 'list'
        if choice == 2:
            return "{'k': %s, 'two words': %s}" % (
                self.value(scope), self.value(scope)), 'dict'
        if choice == 3:
            return '(%s, %s)' % (self.value(scope), self.value(scope)), \
                'tuple'
        if choice == 4 and self.classes:
            return self.instance(scope), 'object'
        if choice == 5:
            return '[%s for n in range(%d)]' % (
                self.one(['n', '[n]', '(n, %s)' % self.value(scope)]),
                self.below(4)), 'list'
        if choice == 6:
            return "'%s' + str(%s)" % (self.one(['text ', 'a-b', 'x']),
                                       self.number()), 'str'
        return '[]', 'list'

    def items(self, scope):
        return ', '.join(self.value(scope) for _ in range(self.below(3)))

    def instance(self, scope):
        name, arity = self.one(self.classes)
        return '%s(%s)' % (name, ', '.join(self.value(scope)
                                           for _ in range(arity)))

    def value(self, scope):
        """Any expression without effects that last."""
        names = scope.of('list', 'dict', 'tuple', 'object', 'str', 'int',
                         'function', 'running')
        if names and self.chance(65):
            name = self.one(names)
            if self.chance(15):
                forms = ['(%s,)', '[%s]', 'str(type(%s).__name__)']
                if name in scope.of('object'):
                    forms.append("getattr(%s, 'item', None)")
                if name in scope.of('tuple'):
                    forms += ['list(%s)', 'bool(%s)']
                return self.one(forms) % name
            return name
        return self.number() if self.chance(50) else '[]'

    def call(self, scope):
        """A call, and the kind of what it gives."""
        makers = scope.of('maker')
        generators = scope.of('generator')
        functions = scope.of('function')
        choice = self.below(4)
        if choice == 0 and makers:
            return '%s(%s)' % (self.one(makers), self.value(scope)), \
                'function'
        if choice == 1 and generators:
            return '%s(%s)' % (self.one(generators), self.value(scope)), \
                'running'
        if functions:
            form = self.one(['%s(%s)', '%s(*[%s])', '%s(p=%s)',
                             "%s(**{'p': %s})", '%s((%s))'])
            return form % (self.one(functions), self.value(scope)), 'list'
        return self.fresh(scope)

    # --- statements

    def block(self, indent, scope, size):
        before = len(self.lines)
        for _ in range(size):
            self.statement(indent, scope)
        if len(self.lines) == before:
            self.write(indent, 'pass')

    def statement(self, indent, scope):
        table = [
            (16, self.assign), (10, self.alias), (8, self.delete),
            (12, self.change), (10, self.call_statement), (5, self.branch),
            (5, self.loop), (7, self.guarded), (4, self.with_statement),
            (7, self.advance), (5, self.weak), (4, self.tell),
            (4, self.comprehend), (3, self.cycle), (3, self.collect),
            (3, self.swap), (2, self.attribute)]
        if self.depth >= 2:
            table = [row for row in table if row[1] not in (
                self.branch, self.loop, self.guarded, self.with_statement)]
        at = self.below(sum(weight for weight, _ in table))
        for weight, write in table:
            if at < weight:
                write(indent, scope)
                return
            at -= weight

    def bind(self, indent, scope, expression, kind):
        name = self.one(scope.of(kind)) if scope.of(kind) and \
            self.chance(30) else self.name('v')
        self.write(indent, '%s = %s' % (name, expression))
        scope.add(name, kind)

    def assign(self, indent, scope):
        self.bind(indent, scope, *self.fresh(scope))

    def alias(self, indent, scope):
        for kind in ('list', 'object', 'dict', 'function', 'tuple'):
            if scope.of(kind) and self.chance(40):
                self.bind(indent, scope, self.one(scope.of(kind)), kind)
                return

    def delete(self, indent, scope):
        own = [name for name in scope.of('list', 'object', 'dict', 'tuple',
                                         'running', 'weak')
               if name[0] == 'v' and self.is_own(scope, name)]
        if own and self.depth == 0:
            name = self.one(own)
            self.write(indent, self.one(['del %s', '%s = None']) % name)
            scope.forget(name)

    def is_own(self, scope, name):
        return True

    def change(self, indent, scope):
        lists, dicts = scope.of('list'), scope.of('dict')
        objects = scope.of('object')
        value = self.value(scope)
        choice = self.below(7)
        if choice < 2 and lists:
            form = self.one(['%s.append(%s)', '%s.insert(0, %s)',
                             '%s += [%s]', '%s[:0] = [%s]', '%s.extend([%s])'])
            self.risky(indent, form % (self.one(lists), value))
        elif choice == 2 and lists:
            form = self.one(['%s.pop()', 'del %s[0]', '%s.clear()',
                             '%s.reverse()', '%s[0] = None'])
            self.risky(indent, form % self.one(lists))
        elif choice == 3 and dicts:
            form = self.one(["%s['new key'] = %s", "%s.update(k=%s)",
                             "%s.setdefault('k', %s)"])
            self.risky(indent, form % (self.one(dicts), value))
        elif objects:
            form = self.one(['%s.item = %s', '%s.other = %s', '%s.m(%s)',
                             '%s += %s'])
            self.risky(indent, form % (self.one(objects), value))

    def risky(self, indent, text):
        self.write(indent, 'try:\n%s%s\nexcept Exception as error:\n%s'
                   'print(type(error).__name__)' % (INDENT, text, INDENT))

    def call_statement(self, indent, scope):
        expression, kind = self.call(scope)
        if self.chance(40):
            self.risky(indent, expression)
        else:
            name = self.name('v')
            self.write(indent, '%s = None' % name)
            self.risky(indent, '%s = %s' % (name, expression))
            scope.add(name, kind)

    def branch(self, indent, scope):
        self.write(indent, 'if %s:' % self.value(scope))
        self.inside(indent, scope, 2)
        if self.chance(50):
            self.write(indent, 'else:')
            self.inside(indent, scope, 1)

    def inside(self, indent, scope, size):
        self.depth += 1
        self.block(indent + 1, Scope(scope), 1 + self.below(size))
        self.depth -= 1

    def loop(self, indent, scope):
        sources = ['range(%d)' % self.below(4),
                   '[%s, %s]' % (self.value(scope), self.value(scope))]
        if scope.of('list'):
            sources.append('[%s][:3]' % self.one(scope.of('list')))
        if scope.of('generator'):
            sources.append('%s(%s)' % (self.one(scope.of('generator')),
                                       self.value(scope)))
        name = self.name('i')
        self.write(indent, 'for %s in %s:' % (name, self.one(sources)))
        inner = Scope(scope)
        inner.add(name, 'int')
        self.depth += 1
        self.block(indent + 1, inner, 1 + self.below(2))
        if self.chance(25):
            self.write(indent + 1, 'if %s == 1:\n%s%s' % (
                name, INDENT, self.one(['break', 'continue'])))
        self.depth -= 1

    def guarded(self, indent, scope):
        self.write(indent, 'try:')
        self.inside(indent, scope, 2)
        if self.chance(45):
            self.write(indent + 1, 'raise %s(%s)' % (self.one(ERRORS),
                                                     self.value(scope)))
        handled = self.chance(80)
        if handled:
            name = self.name('e')
            self.write(indent, 'except %s as %s:' % (self.one(
                ['Exception', 'LookupError', '(ValueError, TypeError)',
                 'Problem']), name))
            inner = Scope(scope)
            inner.add(name, 'tuple')
            self.depth += 1
            self.block(indent + 1, inner, 1)
            self.depth -= 1
            if self.chance(25):
                kept = self.name('v')
                self.write(indent + 1, '%s = %s' % (kept, name))
            if self.chance(15):
                self.write(indent + 1, 'raise')
            self.write(indent, 'except Exception:\n%sprint("other")' % INDENT)
        if not handled or self.chance(35):
            self.write(indent, 'finally:')
            self.inside(indent, scope, 1)
        if not handled:
            # What is not handled here must not end the program.
            self.wrap_last_try(indent)

    def wrap_last_try(self, indent):
        """Puts the try statement just written inside another one."""
        head = INDENT * indent + 'try:'
        at = max(i for i, line in enumerate(self.lines) if line == head)
        self.lines[at:] = [head] + [INDENT + line
                                    for line in self.lines[at:]]
        self.write(indent, 'except Exception as error:\n%s'
                   'print("late", type(error).__name__)' % INDENT)

    def with_statement(self, indent, scope):
        name = self.name('w')
        self.write(indent, 'with Manager(%s) as %s:' % (self.value(scope),
                                                        name))
        inner = Scope(scope)
        inner.add(name, 'list')
        self.depth += 1
        self.block(indent + 1, inner, 1 + self.below(2))
        if self.chance(20):
            self.write(indent + 1, 'raise KeyError(%s)' % name)
        self.depth -= 1

    def advance(self, indent, scope):
        running = scope.of('running')
        if not running:
            makers = scope.of('generator')
            if makers:
                self.bind(indent, scope, '%s(%s)' % (
                    self.one(makers), self.value(scope)), 'running')
            return
        form = self.one(['next(%s, None)', 'next(%s)', '%s.send(None)',
                         '%s.send([])', '%s.close()', 'list(%s)',
                         '%s.throw(ValueError(1))', 'v = next(%s)',
                         '[x for x in %s]', 'a, *b = %s'])
        self.risky(indent, form % self.one(running))

    def weak(self, indent, scope):
        objects = scope.of('object')
        refs = scope.of('weak')
        if refs and self.chance(50):
            self.write(indent, 'print(%s() is None)' % self.one(refs))
        elif objects:
            name = self.name('v')
            self.write(indent, '%s = weakref.ref(%s%s)' % (
                name, self.one(objects), self.one(['', ', on_death'])))
            scope.add(name, 'weak')

    def tell(self, indent, scope):
        names = scope.of('list', 'dict', 'object', 'tuple', 'str', 'int')
        if names:
            self.risky(indent, self.one([
                'print(len(%s))', 'print(type(%s).__name__)',
                'print(sys.getrefcount(%s))', 'print(repr(%s)[:40])',
                'print(bool(%s))', "print(f'{%s!r:.10}')"]) % self.one(names))

    def comprehend(self, indent, scope):
        lists = scope.of('list')
        source = '[%s]' % self.one(lists) if lists else 'range(3)'
        value = self.value(scope)
        self.bind(indent, scope, self.one([
            '[(x, %s) for x in %s]', '[x for x in (%s, %s)]',
            '[[y, %s] for y in list(%s)[:2]]',
            'list((x, %s) for x in %s)',
            '{n: %s for n in range(len(list(%s)) %% 3)}']) % (value, source),
            'list')

    def cycle(self, indent, scope):
        names = scope.of('object')
        if names:
            self.risky(indent, '%s.item = %s' % (self.one(names),
                                                 self.one(names)))

    def collect(self, indent, scope):
        self.write(indent, self.one(['gc.collect()', 'print(gc.collect())',
                                     'gc.collect(0)']))

    def swap(self, indent, scope):
        lists = scope.of('list')
        if len(lists) > 1:
            a, b = self.one(lists), self.one(lists)
            if a != b:
                self.write(indent, '%s, %s = %s, %s' % (a, b, b, a))

    def attribute(self, indent, scope):
        if self.classes:
            name = self.one(self.classes)[0]
            self.write(indent, '%s.shared = %s' % (name, self.value(scope)))

    # --- definitions

    def prelude(self):
        self.write(0, '''import gc
import sys
import weakref

gc.collect()


class Problem(Exception):
    def __init__(self, what=None):
        super().__init__(what)
        self.what = what


class Manager:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return [self.thing]

    def __exit__(self, kind, error, trace):
        print('leave', kind and kind.__name__)
        return kind is KeyError


def on_death(reference):
    print('died')

''')

    def function(self, scope):
        name = self.name('f')
        parameters = self.one(['p', 'p, q=None', 'p, *rest', 'p, **names',
                               'p, q=[]', 'p, *, key=3'])
        if self.chance(25):
            self.write(0, '@passing')
        self.write(0, 'def %s(%s):' % (name, parameters))
        inner = Scope(scope)
        inner.add('p', 'list')
        self.block(1, inner, 1 + self.below(4))
        self.write(1, 'return %s' % self.value(inner))
        self.write(0, '\n')
        scope.add(name, 'function')

    def recursive(self, scope):
        name = self.name('f')
        self.write(0, 'def %s(p, n=3):' % name)
        inner = Scope(scope)
        inner.add('p', 'list')
        self.block(1, inner, 1)
        self.write(1, 'if n > 0:\n%sreturn [%s(%s, n - 1)]\nreturn p\n\n'
                   % (INDENT, name, self.one(['p', '[p]', '(p, n)'])))
        scope.add(name, 'function')

    def maker(self, scope):
        name = self.name('m')
        kind = self.below(3)
        self.write(0, 'def %s(p):' % name)
        inner = Scope(scope)
        inner.add('p', 'list')
        self.write(1, 'kept = [p]')
        inner.add('kept', 'list')
        self.block(1, inner, self.below(2))
        if kind == 0:
            self.write(1, 'return lambda p: (kept, p)')
        else:
            self.write(1, 'def inner(p):')
            body = Scope(inner)
            if kind == 1:
                self.write(2, 'nonlocal kept')
                self.write(2, 'kept = [kept, p]')
            self.block(2, body, self.below(2))
            self.write(2, 'return %s' % self.one(['kept', 'p', '[kept, p]']))
            self.write(1, 'return inner')
        self.write(0, '\n')
        scope.add(name, 'maker')

    def generator(self, scope):
        name = self.name('g')
        self.write(0, 'def %s(p):' % name)
        inner = Scope(scope)
        inner.add('p', 'list')
        guarded = self.chance(40)
        at = 2 if guarded else 1
        if guarded:
            self.write(1, 'try:')
        for _ in range(1 + self.below(3)):
            self.block(at, inner, self.below(2))
            generators = scope.of('generator')
            if generators and self.chance(25):
                self.write(at, 'yield from %s(p)' % self.one(generators))
            else:
                self.write(at, self.one([
                    'yield %s', 'got = yield %s', 'yield [%s]',
                    'for i in range(2):\n    yield (i, %s)'])
                    % self.value(inner))
        if guarded:
            self.write(1, self.one([
                "finally:\n    print('end of generator')",
                "except ValueError as error:\n    yield error.args"]))
        if self.chance(30):
            self.write(1, 'return p')
        self.write(0, '\n')
        scope.add(name, 'generator')

    METHODS = [
        "def __del__(self):\n    print('del', type(self).__name__)",
        'def __len__(self):\n    return 2',
        'def __eq__(self, other):\n    return self is other',
        'def __iter__(self):\n    yield self.item\n    yield self',
        'def __getitem__(self, index):\n    return [self.item][index]',
        'def __call__(self, p):\n    return (self, p)',
        'def __repr__(self):\n    return "<%s>" % type(self).__name__',
        'def __add__(self, other):\n    return [self, other]',
        'def __iadd__(self, other):\n    self.item = other\n    return self',
        'def __getattr__(self, name):\n    return [name]',
        '@property\ndef both(self):\n    return (self.item, self)',
        '@classmethod\ndef make(cls, p):\n    return cls',
        '@staticmethod\ndef same(p):\n    return p',
        'def __bool__(self):\n    return False',
        'def chain(self):\n    return self',
    ]

    def class_statement(self, scope):
        name = self.name('C')
        bases = [c for c, arity in self.classes if arity == 1]
        base = self.one(bases) if bases and self.chance(45) else ''
        built_in = '' if base else self.one(['', '', '', 'list', 'dict'])
        self.write(0, 'class %s%s:' % (
            name, '(%s)' % (base or built_in) if base or built_in else ''))
        slots = not base and not built_in and self.chance(20)
        if slots:
            self.write(1, "__slots__ = ('item', 'other', '__weakref__')")
        elif self.chance(60):
            self.write(1, 'shared = %s' % self.value(scope))
        self.write(1, 'def __init__(self, item):')
        if base:
            self.write(2, 'super().__init__(item)')
        else:
            self.write(2, 'self.item = %s' % self.one(['item', '[item]',
                                                       'item']))
        inner = Scope(scope)
        inner.add('item', 'list')
        self.block(2, inner, self.below(2))
        self.write(1, 'def m(self, p):')
        inner = Scope(scope)
        inner.add('p', 'list')
        inner.add('self', 'object')
        self.block(2, inner, self.below(3))
        self.write(2, 'return %s' % self.one(['self', 'p', 'self.item',
                                              '[self, p]']))
        for method in self.random.sample(self.METHODS, self.below(4)):
            self.write(1, method)
        self.write(0, '\n')
        self.classes.append((name, 1))

    def text(self):
        scope = Scope()
        self.prelude()
        self.write(0, 'def passing(f):\n'
                   '    def around(*arguments, **names):\n'
                   '        return f(*arguments, **names)\n'
                   '    return around\n\n')
        definitions = [self.function, self.maker, self.generator,
                       self.class_statement, self.recursive]
        for _ in range(2 + self.below(5)):
            self.depth = 1
            self.one(definitions)(scope)
        self.depth = 0
        for _ in range(6 + self.below(20)):
            self.statement(0, scope)
        return '\n'.join(self.lines) + '\n'


def main():
    seed = int(sys.argv[1])
    if len(sys.argv) == 2:
        sys.stdout.write(Program(seed).text())
        return
    count, folder = int(sys.argv[2]), sys.argv[3]
    os.makedirs(folder, exist_ok=True)
    for number in range(seed, seed + count):
        path = os.path.join(folder, 'program%d.py' % number)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(Program(number).text())


if __name__ == '__main__':
    main()
