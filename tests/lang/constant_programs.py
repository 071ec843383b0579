"""Programs whose constants are compared; used by constants.py."""
import random

PROGRAMS = [
    # literals
    "a = 1000; b = 2.5; c = 'two words'; d = b'bytes'; e = 3j; f = None",
    "a = 'hello ' 'world one'",
    "a = 'esc \\n aped \\x41\\u00e9'",
    "a = '''triple\nquoted'''",
    "a = 123456789012345678901234567890",
    "a = b'two ' b'parts'",
    "a = b'one part'",
    "a = 0x7fff; b = 0o7777; c = 0b1111100000; d = 1_000_000; e = 1_0.5e3",
    "a = r'raw \\n'; b = u'uni code'; c = rb'raw \\x'",
    "a = 1e400 - 1e400; b = 1e400 - 1e400",
    "a = 0.0; b = -0.0; c = 0; d = False; e = 0j; f = -0j",
    "a = 1; b = 1.0; c = True; d = 1 + 0j",
    # folding
    "a = -7777", "a = ~77778", "a = 1000 * 2", "a = 10 ** 10",
    "a = 2 ** 200", "a = 'a b' * 10", "a = 'a b' * 2000",
    "a = 'const one ' + 'const two'", "a = +77777", "a = + + 77777",
    "a = 'some text' * 1", "a = 1 * 'some text'", "a = 'x y' + ''",
    "a = '' + 'x y'", "a = b'x y' + b''", "a = b'' + b'x y'",
    "a = b'x y' * 1", "a = 1.5 * 1", "a = +1.5", "a = +3j", "a = -(2.5)",
    "a = not 5", "a = not 1000", "a = 1 / 2", "a = 7 // 2", "a = 1 / 0",
    "a = 1000 << 0", "a = 1000 >> 0", "a = 1000 | 0", "a = 1000 & 1000",
    "a = 1000 + 0", "a = 1000 * 1", "a = 1000 ** 1", "a = 1000 // 1",
    "a = 1.0 * 1000", "a = 2 ** -1", "a = (-8) ** 0.5", "a = 0 ** -1",
    "a = 2 ** 64; b = 2 ** 65",
    "a = 18446744073709551615 * 18446744073709551614",
    "a = 18446744073709551616 * 18446744073709551614",
    "a = 1 << 127; b = 1 << 128; c = 1 << -1",
    "a = 'ab' * 2048; b = 'ab' * 2049",
    "a = (1,) * 256; b = (1,) * 257",
    "a = (1000, (2000, 3000)) * 100", "a = ((1000,) * 100,) * 20",
    "a = 1000 % 7; b = '%s' % 'a'; c = b'%s' % b'a'",
    "a = '%d' % 5", "a = 5.5 % 2", "a = 1 < 2", "a = 'a' 'b' * 3",
    "a = True + 1000", "a = True * 'a b'", "a = 3 - 1000 - 4",
    "a = 1000 if 1 else 2000", "a = (1000 + 1) * (2000 - 1)",
    "a = 60 * 60 * 24 * 365", "a = 'a b' * -1", "a = -1 * (1000, 2000)",
    "a = 1000 @ 2000", "a = 1 + 'a'", "a = 6 ^ 1000", "a = __debug__",
    "a = not (x is y); b = not (x in y); c = not (x not in y)",
    "a = not (x < y)", "a = ~True", "a = -True", "a = +True",
    # tuples
    "a = (1, 2)", "a = (9101, (9102, 9103))", "a = (9401,) * 3",
    "a = (9201, 9202)[0]", "a = (9201, 9202)[-1]", "a = (9201, 9202)[2]",
    "a = (9201, 9202)[0:1]", "a = 'abcd'[1]", "a = b'abcd'[1]",
    "a = [1000, 2000][0]", "a = (1000, 2000)[True]", "a = 'two words'[2:7]",
    "a = () + (1000, 2000)", "a = (1000, 2000) + ()", "a = () + ()",
    "a = (1000, 2000) * 1", "a = (1000,) + (2000,)", "a = (1000, 2000) * 0",
    "a = (1000, 2000) == b", "a = (1000, x)", "a = (1000, []); b = 1000",
    "a = ((1000, 2000), (1000, 2000))", "a = (1000, 1000)",
    "a = (1000, 2000); b = (1000, 2000)", "a = 1000, 2000",
    "a = (1, 1.0, True); b = (1.0, 1, True)",
    "a = (0.0,); b = (-0.0,); c = (0.0,)",
    "t = (8001, 8002); e = 8001", "e = 8001; t = (8001, 8002)",
    "t = ((8001, 8002), 8003); u = (8001, 8002)",
    "u = (8001, 8002); t = ((8001, 8002), 8003)",
    "a = ('a b', 'name', b'by tes', 2.5, None, ...)",
    # equal literals
    "x = 9000; y = 9000", "x = 9000\ny = 9000\nz = 9000",
    "a = 500 + 500; b = 1000", "b = 1000; a = 500 + 500",
    "a = 'ab' + ' cd'; b = 'ab cd'", "m = 40011\ndef g(): return 40011",
    "def h1(): return 'some text'\ndef h2(): return 'some text'",
    "def h1(): return 'some text'\ndef h2(): return ['some text', 5555]",
    "def f(): return 1000, 2000\na = (1000, 2000)",
    "def f(): return None, 1000\na = (None, 1000)",
    "a = (None, 1000)\ndef f(): return 1000",
    "def f(): return 1000\na = (None, 1000)",
    "def f(): pass\ndef g(): pass\na = (None,)",
    "x = 'f'\ndef f(): pass", "def f(a, b): pass\nt = ('a', 'b')",
    "t = ('a', 'b')\nd = {'a': 1000, 'b': 2000}",
    "def f(): return a.b\nt = ('a', 'b')", "t = ('a',)\na = 1",
    "def f(a): return b\nt = ('a',); u = ('b',)",
    "t = ('a', 'b')\ndef f(a, b): return a\ndef g(a, b): return b",
    "from m import a, b\nt = ('a', 'b')", "f(a=1, b=2); t = ('a', 'b')",
    # displays
    "a = [5001, 5002]", "a = [5011, 5012, 5013]",
    "a = [5021, 5022]; b = 5021", "a = [5031, 5032, 5033]; b = 5031",
    "a = {5041, 5042, 5043}; b = 5041", "a = (5051, 5052, 5053); b = 5051",
    "a = [5061, 5062, 5063]; b = [5061, 5062, 5063]",
    "a = [5071, 5072, 5073]; b = (5071, 5072, 5073)",
    "b = (5071, 5072, 5073); a = [5071, 5072, 5073]",
    "a = {'k k': 5081, 'l l': 5082}", "a = {5091: 0}; b = 5091",
    "a = {5101: 0, 5102: 0}; b = 5101", "a = {5101: 0, 5102: 0, **x}",
    "a = {5101: 0, **x, 5102: 0, 5103: 1}", "a = {**x}", "a = {**x, **y}",
    "a = {}; b = []; c = (); d = set()",
    "a = {x: 1000, 'a': 2000}", "a = {'a': 1000, x: 2000}",
    "a = {5091, 5092}", "a = {5091, 5091, 5092}", "a = {1, 1.0, True}",
    "a = [*x, 1000]", "a = [1000, *x]", "a = [1000, 2000, *x, 3000]",
    "a = (*x, 1000)", "a = (1000, 2000, 3000, *x)", "a = {*x, 1000}",
    "a = [*(1000, 2000)]", "a = [*[1000, 2000, 3000]]",
    "a = [[5011, 5012, 5013], [5011, 5012, 5013]]",
    "a = [(5011, 5012), (5013, 5014), (5011, 5012)]",
    "a = {(5011, 5012), 5013, 5014}", "a = [1000] * 5",
    "a = [x, 1000, 2000, 3000]",
    "a = [%s]" % ', '.join(map(str, range(1000, 1040))),
    "a = [%s, x]" % ', '.join(map(str, range(1000, 1040))),
    "a = (%s, x)" % ', '.join(map(str, range(1000, 1040))),
    "a = {%s, x}" % ', '.join(map(str, range(1000, 1040))),
    "a = {%s}" % ', '.join('%d: x' % i for i in range(1000, 1015)),
    "a = {%s}" % ', '.join('%d: x' % i for i in range(1000, 1016)),
    "a = {%s}" % ', '.join('%d: x' % i for i in range(1000, 1017)),
    "a = {%s}" % ', '.join('%d: x' % i for i in range(1000, 1018)),
    "a = {%s}" % ', '.join('%d: x' % i for i in range(1000, 1040)),
    "for a in [5131, 5132]: pass", "for a in {5141}: pass",
    "for a in {5141, 5142}: pass", "for a in (5141, 5142): pass",
    "for a in [x, 5142]: pass", "for a in {x, 5142}: pass",
    "for a in [*x, 5142]: pass", "for a in []: pass", "for a in {}: pass",
    "a = x in [11125, 11126]", "a = x in {11125, 11126}",
    "a = x not in (11125, 11126)", "a = x in [y, 1000]", "a = x in []",
    "a = x in [1000]", "a = 1 < x in [1000, 2000]",
    "a = x in [1000, 2000] < y", "a = 1000 in x",
    "for a in {5141, 5142}: pass\nb = {5141, 5142, 5143}\nc = 5141",
    "a = x in {5141, 5142}; b = x in {5142, 5141}; c = 5142",
    "a = x in {(5141, 5142), 5143}; b = (5141, 5142)",
    # unpacking
    "a, b = 5121, 5122", "a, b = b, a", "a, b, c = c, b, a",
    "a, b, c, d = d, c, b, a", "a, = x,", "a, b = x", "a, *b = 1000, 2000",
    "a, b = 1000, x", "[a, b] = [1000, 2000]", "[a, b] = 1000, 2000",
    "(a, b), c = (1000, 2000), 3000", "a = b, c = 1000, 2000",
    "a, b = [1000, 2000]", "a, b = [x, 2000]",
    "def f(a, b):\n    a, b = b, a\n    return a, b",
    # statements
    "1000\n'a string'\n(1000, 2000)\n[1000]",
    "if 0: x = 11112\nelse: y = 11113",
    "if 1: x = 11112\nelse: y = 11113", "if x: pass\nelif 0: y = 1000",
    "if x: pass\nelif 1: y = 1000\nelse: y = 2000",
    "if 0: x = 11112\ny = 11114", "if not 0: x = 11112",
    "if 0 and x: y = 1000\nz = 3000", "if 1 or x: y = 1000\nz = 3000",
    "if x or 1000: y = 1001\nz = 3000", "if x and 0: y = 1000\nz = 3000",
    "if (1000, 2000): y = 3000", "if 'a b': y = 3000",
    "if '': y = 3000\nelse: y = 4000", "if None: y = 3000",
    "if 1.5 and 2.5: y = 3000", "if x == 1000: y = 1000",
    "while 1: x = 1000", "while True: x = 1000; break", "while 0: x = 1000",
    "while 0: x = 1000\nelse: y = 2000", "while 1: break\nelse: y = 2000",
    "while x: y = 1000\nelse: z = 1000", "while 1000: pass",
    "while x < 1000: x += 1000", "while not x: y = 1000",
    "while True:\n    if x: break\n    y = 1000",
    "while 1:\n    x = 1000\ny = 2000",
    "for i in x: y = 1000\nelse: z = 2000", "for i in x: continue",
    "for i in x:\n    break\n    y = 1000",
    "for i in x:\n    if i: continue\n    y = 1000\nz = 2000",
    "assert x", "assert x, 'a message'", "assert 1000", "assert 0, 'no no'",
    "assert 1, 'no no'", "assert 1000 == x, ('a b', 1000)",
    "assert (1000)", "assert not 0", "assert x or 1000, 'a b'",
    "import sys", "import sys, gc", "import sys as s", "from m import a",
    "from m import a as b, c", "from __future__ import division",
    "del a, b[1000], c[1000:2000], d.e", "a[1000] = 2000",
    "a[1000:2000] = 3000", "a[:] = 1000, 2000", "a[1000:] = b",
    "a = b[1000:2000]", "a = b[:]", "a = b[1000:2000:3000]", "a = b[::2]",
    "a = b[1000, 2000]", "a = b[1000, x]", "a = b[1000:2000, 3]",
    "a = b[...]", "a += 1000", "a.b += 1000", "a[1000] += 2000",
    "a[1000:2000] += 3000", "a[:] *= 2000", "a[x, 1000] += 1",
    "a.b.c = 1000; a.b.c.d += 1000", "a = b = c = 1000",
    "print(1000, 'a b', sep='- -', end=x)", "a.b(1000, c=2000)",
    "a.b(c=2000, d=2000)", "a(1000)(2000)", "a(b=1000, c=1000)",
    "print(%s)" % ', '.join(map(str, range(1000, 1040))),
    "print(%s)" % ', '.join('a%d=%d' % (i, i) for i in range(1000, 1020)),
    "a.b(%s)" % ', '.join(map(str, range(1000, 1029))),
    "a.b(%s)" % ', '.join(map(str, range(1000, 1035))),
    # and, or, if else
    "a = 11140 and 11141", "a = 11142 or 11143", "a = 0 and 11141",
    "a = 0 or 11143", "a = x and 1000", "a = 1000 and x",
    "a = x or 1000 or 2000", "a = 1000 or 2000 or 3000",
    "a = 1000 and 2000 and 3000", "a = 1000 and 0 and 3000",
    "a = x and (1000 or 2000)", "a = 1000 or x and 2000",
    "a = x and 1000 or 2000", "a = (1000 and x) or 2000",
    "a = (x and 1000) and 2000", "a = not (1000 and 2000)",
    "a = 1000 if 0 else 2000", "a = 1000 if x else 2000",
    "a = 1000 if 1000 else 2000", "a = 1000 if x and 0 else 2000",
    "a = 1000 if not x else 1000", "a = (1000 if 1 else 2000) + 3000",
    "a = (1000 or 2000) + 3000", "a = x < 1000 < y", "a = 1 < 1000 < 2000",
    "a = 1000 < x < 2000 < y", "if 1000 < x < 2000: y = 3000",
    "if x if 1000 else y: z = 2000", "if (1000 if x else 0): z = 2000",
    "a = (b := 1000)", "if (b := 1000): c = 2000", "print(b := 1000)",
    "x or 1000", "x and 1000\ny = 2000",
    "x or 1000\ny = 3000", "1000 + 2000\nx = 3000", "-1000\nx = 3000", "not 1000\nx = 3000",
    # f-strings
    "a = f'abc def'", "a = f'abc def'; b = 'abc def'", "a = f''",
    "b = 'abc def'; a = f'abc def'", "a = f'{x}'", "a = f'{x} y z'",
    "a = f'x y {x} y z'", "a = f'x y {x:>10}'", "a = f'{x!r:>{y}}'",
    "a = f'{x=}'", "a = f'x y {x = }'", "a = f'{x=:>10} '", "a = f'{x=!s}'",
    "a = 'a b ' f'c d {x}' ' e f'", "a = f'a b' 'c d'", "a = 'c d' f'a b'",
    "a = f'a b' f'c d'", "a = f'{{x y}}'", "a = f'a b {{ {x} }} c d'",
    "a = f'{1000}'", "a = f'{1000} b c'", "a = f'{\"a b\"} b c'",
    "a = f'{x:{\"a\"}>{10}}'", "a = f'{x}' ' a b '; b = ' a b '",
    "a = f'{x}{y}'", "a = f'{x}' f'{y}'", "a = f'{x} b c'; d = ' b c'",
    "a = f'''a b\n{x}\nc d'''", "a = f'{(1000, 2000)}'", "a = rf'\\d {x}'",
    "a = f'a b {x}' + 'c d' + 'e f'", "f'a b'\nx = 1000",
    "f'a b {x}'\nx = 1000", "a = f'{x:%Y-%m-%d}'", "a = f'{x:}'",
    "a = f'{\"a b\":>10}'", "a = f'{x:{y}}'", "a = f'{x:{y}>10}'",
    "a = f'{x:{y}{z}}'", "a = f'{x:{y} {z}}'", "a = f'{x:{y:{z}}}'",
    "a = f'{x:a b{y:c d{z}}}'", "a = f'{x:}{y:}'", "a = f'' f''",
    "a = f'' 'a b'", "a = 'a b' f''", "a = f'{x}' f''", "a = f'' f'{x}'",
    "a = '' f'{x}'", "a = f'{x}' ''", "a = '' f''", "a = f'' ''",
    "a = f'a b{\"\"}'", "a = f'{\"\"}'", "a = f'{x!r:}'", "a = f'{x=:}'",
    "a = f'{x:{y}}{z}'", "a = f'{x:{y}}a b'", "a = f'{x=}' f'{y=}'",
    "a = f'{x:{{}}}'", "a = f'{ x = }'", "a = f'{x= }'", "a = f'{x!r}'",
    "a = f'a b{x=!r:>10}c d'", "a = f'a b' f'c d{x}' f'e f'; b = 'c d'",
    "a = f'a b{x}' f'c d'; b = 'c d'", "a = f'a b' 'c d' 'e f'",
    "a = 'a b' 'c d' f'e f{x}'; b = 'a bc de f'", "a = 'a b' f'{x=}'",
    "a = f'a\\x41 b{x}'", "a = f'a b\n{x}'", "a = rf'a b\n{x}'",
    "a = f'{x!s}'", "a = f'a b {x!a} c d {y!r}'; b = 'a b '",
    "a = (f'a b', f'c d')", "a = f'a b' * 2", "a = f'{f\"a b {x}\"} c d'",
    "a = f'a {1000} b {2000} c {1000}'",
    "a = f'%s'" % ''.join('a %d {x} ' % i for i in range(20)),
    "a = f'%s'" % ''.join('{x}' for i in range(35)),
    "a = '%s t1' % (x,)", "a = '%s t1 %r' % (x, y)", "a = '%d t1' % (x,)",
    "a = '%5s t1' % (x,)", "a = '%-5s t1' % (x,)", "a = '%.3s t1' % (x,)",
    "a = 'x %% y %s' % (x,)", "a = '%s' % x", "a = '%s %s' % (x,)",
    "a = '%s' % (x, y)", "a = '' % ()", "a = 'a b' % ()",
    "a = '%s' % (*x,)", "a = '%s a b' % (1000,)", "a = '%s a b' % (x, 1)",
    "a = '%a a b %-10.3r' % (x, y)", "a = '%(a)s b' % (x,)",
    "a = '%s a b' % (x,); b = ' a b'; c = '%s a b'", "a = '%s' % (x,)",
    "a = '%+s' % (x,)", "a = '%1000s' % (x,)", "a = '%' % (x,)",
    # functions
    "def f(): return 11111; x = 22222",
    "def f():\n    return 11111\n    x = 22222",
    "def f(c):\n    if c:\n        return 1000\n        x = 22222\n"
    "    return 3000",
    "def f():\n    if 0: x = 11112\n    return 5000",
    "def f():\n    if 0: x = 11112\n",
    "def f():\n    11116\n    return 1000",
    "def f(): return [11120, 11121, 11122]",
    "def f(): return {11120, 11121, 11122}",
    "def f():\n    def g(a=11129, b=11130): pass",
    "def f():\n    def g(a=11129, b=[]): pass",
    "def g(a=11129, b=11130): pass\nt = (11129, 11130)",
    "t = (11129, 11130)\ndef g(a=11129, b=11130): pass",
    "def g(a=11129): pass\ndef h(a=11129): pass",
    "def g(a=(1000, 2000)): pass", "def g(a=1000, b=1000): return 1000",
    "def g(a=None): pass", "def g(a=1 + 1000): pass",
    "def f(): g(a=11133)", "def f(): return '%s t1' % (x,)",
    "def f(): return (11156, 11157)[1]",
    "def f():\n    'doc'\n    return 1000",
    "def f():\n    'doc string'", "def f():\n    'doc string'\n    pass",
    "def f():\n    'doc ' 'string'\n    return", "def f(): 'doc string'",
    "def f():\n    'doc ' + 'string'\n    return 1000",
    "def f():\n    f'doc string'\n    return 1000",
    "def f():\n    b'doc string'\n    return 1000",
    "def f():\n    '''A docstring\n\n    of several lines.'''",
    "def f():\n    '''\n    A docstring\n      of several lines.\n    '''\n"
    "    return 1000",
    "def f():\n    '''   A docstring'''", "def f():\n    'tab\\tdoc'",
    "def f():\n    '''a\n\n\n   \n    b'''",
    "def f(): return 2 ** 100, 1 << 200, 'ab' * 3000, (1,) * 300",
    "def f():\n    global x\n    x = 1000",
    "def f(x):\n    while True:\n        x = 1000",
    "def f(x):\n    while True:\n        if x: return 1000\n        x = 2000",
    "def f(x):\n    while True: pass\n    return 1000",
    "def f(x):\n    for i in x:\n        return 1000\n    return 2000",
    "def f(x):\n    for i in x:\n        return i\n    else:\n"
    "        return 1000\n    return 2000",
    "def f(x):\n    if x: return 1000\n    else: return 2000\n    return 3000",
    "def f(x):\n    if x: return 1000\n    elif y: return 2000\n",
    "def f(x):\n    for i in x:\n        while i:\n            return 1000",
    "def f(): return", "def f(): pass", "def f(): return None",
    "def f():\n    return 1000\n    def g(): return 2000\n",
    "def f():\n    if 0:\n        def g(a=1000): return 2000\n    return 1",
    "def f():\n    def g(): return 1000\n    def h(): return 1000\n"
    "    return 1000",
    "def f():\n    def f(): return 1000\n    return f",
    "def f():\n    while 0:\n        a = 1000\n    return 2000",
    "def f():\n    a = 1000\n    del a\n    return 'a b'",
    "def f(a, b):\n    c = 1000\n    for d in a: e = d\n    return c",
    "def f(n): return 1 if n < 2 else n * f(n - 1)",
    "def f(x):\n    assert 0, 'a b'\n    return 1000",
    "def f(x):\n    assert 1, 'a b'\n    return 1000",
    "def f(x):\n    x = 1000 and 2000\n    return 3000",
    "def f(x):\n    x = x or 1000 or 2000",
    "def f():\n    if 1: return 1000\n    return 2000",
    "def f():\n    if 1: return 1000\n    else: x = 3000\n    return 2000",
    "def f():\n    while 1:\n        break\n        x = 1000\n    return 2000",
    "def f(x):\n    while x:\n        continue\n        x = 1000\n",
    "def f(x):\n    x = [1000, 2000, 3000]\n    y = (1000, 2000, 3000)",
    "def f():\n    def g(*, a=11131): pass",
    "def f(*, a=11131, b=11132): pass", "def f(*, a=x, b): pass",
    "def f(a=1000, *, b=2000, **c): pass\nt = ('b',)",
    "def f(a, /, b=1000, *c, d=1000): return a", "def f(*a, **b): pass",
    "def f(a: int, b: 'a b' = 1000) -> 2000: pass",
    "def f(a: 1000, b: 2000): pass", "def f(*a: 1000, **b: 2000): pass",
    "def f(a: 1000, /, b: 2000, *, c: 3000 = 4000) -> None: pass",
    "def f(a: 'a b'): pass\nt = ('a', 'a b')", "def f() -> 1000: pass",
    "def f(a: x, b: y = 1000): pass", "x: int = 1000", "x: int",
    "x: 1000 = 2000\nif x: y: 'a b'", "x.y: 1000 = 2000", "x.y: 1000",
    "x[1000]: 2000 = 3000", "x[1000]: 2000", "(x): 1000 = 2000", "(x): 1000",
    "def f():\n    x: 1000 = 2000\n    y: 3000", "for i in x: y: int",
    "a = (b := (1000, 2000))", "a = (b := ('a b', (1000, 2000)))",
    "a = (b := -1000)", "a = [(b := 1000 + 1), (c := (1000, (x, 2000)))]",
    "a = (b := ((1000, 2000), (1000, 2000)))", "(a := 'x y' * 2)",
    "a = (b := [1000, 2000, 3000])", "a = (b := not 1000)",
    "if (a := (1000, 2000)): b = 3000", "f(a := (1000,))",
    "a = ((b := 1000), 2000)", "a = ((b := 1000 + 1) in [1000, 2000])",
    "x = lambda: 1000", "x = lambda a, b=1000: a", "x = lambda: None",
    "x = lambda *a, k=1000, **b: 2000",
    "x = lambda: 'a b'\ny = 'a b'", "x = lambda: lambda: 1000",
    "x = [lambda: 1000,\n     lambda: 1000]", "f(lambda: (1000, 2000))",
    "def f():\n    return lambda a=1000: 2000", "x = lambda: 1000 and 2000",
    "@a\ndef f(): return 1000", "@a(1000)\n@b.c\ndef f(a=1000): pass",
    "@a\ndef f(x: 1000): return 1000", "raise x", "raise x(1000)",
    "raise\nx = 1000", "def f():\n    raise x('a b')\n    y = 1000",
    "def f(x):\n    if x: raise x\n    else: return 1000",
    "def f(x):\n    raise x", "def f():\n    'doc'\n    raise x(1000)",
    "f(*x)", "f(*x, 1000)", "f(1000, *x)", "f(1000, 2000, 3000, *x)",
    "f(*[1000, 2000, 3000])", "f(*(1000, 2000))", "f(**x)", "f(a=1000, **x)",
    "f(**x, a=1000, b=2000)", "f(*x, a=1000)", "f(1000, *x, a=1000, **y)",
    "f(a=1000, b=2000, **x)", "f(**x, **y)", "f(**{'a': 1000, 'b': 2000})",
    "a.b(*x)", "a.b(1000, **x)", "f(1000, *x, 2000, 3000, *y)",
    "'module doc'\nx = 'module doc'", "'''module\n   doc'''\nx = 1000",
    "'module doc'", "'a' 'b c'", "'a' + 'b c'\nx = 1000",
    # names of variables in cells
    "def f(x):\n    return lambda: x\nt = ('x',)",
    "def f():\n    x = y = 1000\n    def g(): return x, y\n    return g\n"
    "t = ('x', 'y')",
    "def f(a, x):\n    b = 1000\n    return lambda b: (x, b, 1000)\n"
    "t = ('a', 'x', 'b'); u = ('b', 'x'); v = ('x',); w = ('a', 'x')",
    "def f(a, b): pass\nt = ('a', 'b')",
    "def f(a):\n    b = x\n    return lambda: (a, b)\n"
    "t = ('a', 'b'); u = ('a',); v = ('b',); w = ('x',)",
    "class A:\n    def f(self): return __class__\n"
    "t = ('__class__',); u = ('self',); v = ('self', '__class__')",
    # closures
    "def f():\n    a = 1000\n    def g():\n        nonlocal a\n"
    "        a += 1000\n        return a\n    return g",
    "def f(a, b=1000):\n    def g(c=2000):\n        def h():\n"
    "            return a, b, c, 3000\n        return h\n    return g",
    "def f():\n    return [lambda: i + 1000 for i in range(3)]",
    "def f():\n    global a\n    a = 1000\n    def g(): return a, 1000",
    "def f(x):\n    def g():\n        'doc'\n        return x\n"
    "    def h():\n        'doc'\n        return x\n    return g, h",
    # classes
    "class A: pass", "class A:\n    x = 1000\n    y = 'a b'",
    "class A:\n    'doc string'\n    x = 'doc string'",
    "class A(B): pass", "class A(B, metaclass=C, k=1000): pass",
    "class A(*x, **y): z = 1000",
    "class A:\n    def f(self): return 1000\n    def g(self): return 1000",
    "class A:\n    def __init__(self, a=1000):\n        self.a = a\n"
    "        self.b = 2000\n    def f(self):\n        return self.a, 2000",
    "class A:\n    def f(self):\n        return super().f(1000)",
    "class A(B):\n    def __init__(self):\n        super().__init__(1000)\n"
    "        self.x = 'a b'\n    @property\n    def y(self):\n"
    "        return 'a b'\n    @y.setter\n    def y(self, v):\n"
    "        self.z = 'a b'",
    "class A:\n    class B:\n        x = 1000\n        def f(self):\n"
    "            return __class__, 1000\n    y = 1000",
    "class A:\n    x: int = 1000\n    y: 'a b'\n    z: B = (1000, 2000)",
    "class A:\n    __slots__ = ('a', 'b')\n    def f(self):\n"
    "        self.a = self.b = 1000",
    "class A:\n    __slots__ = ['a', 'b', 'c']\nt = ('a', 'b', 'c')",
    "class A:\n    def f(self):\n        self.b = 1\n        self.a = 2\n"
    "        self.b += 1000\n        self.c: int = 3000",
    "class A:\n    def f(this):\n        this.b = 1\n"
    "    def g(self, o):\n        o.x = 1000\n        del self.y\n"
    "        self.z[1000] = 1\n        def h(self): self.w = 1\n",
    "def f(x):\n    class A:\n        y = x\n        def g(self):\n"
    "            return x, 1000\n    return A",
    "class A:\n    x = [i for i in (1000, 2000)]\n    f = lambda s: 1000",
    "class A: x = 1000\nclass A: x = 1000",
    "class A: pass\nclass B: pass\nx = 'A', 'B'",
    "class A:\n    'doc'\nclass B:\n    'doc'",
    "@d\nclass A(B):\n    x = 1000\n    @staticmethod\n"
    "    def f(a=1000, *, b=2000): return a",
    "class A:\n    if 0: x = 1000\n    else: y = 2000",
    "class A:\n    for i in [1000, 2000]: pass\n    try: x = 1000\n"
    "    except E: y = 1000",
    "class A:\n    def __a(self): return self.__b, '__b', 1000\n    __c = 1",
    # try
    "try: x = 1000\nexcept: y = 1000", "try: x = 1000\nfinally: y = 1000",
    "try: x = 1000\nfinally: y = (1000, 2000)\nz = 'a b'",
    "try: x = 1000\nexcept A as e: y = 2000\nelse: z = 3000\n"
    "finally: w = 4000",
    "def f():\n    try: return 1000\n    finally: x = 2000",
    "def f():\n    try: return x\n    finally: return 2000",
    "def f():\n    try: pass\n    finally: return 2000",
    "def f():\n    try: return\n    except A: return 1000\n"
    "    except (B, C) as e: return 2000\n    return 3000",
    "def f():\n    for i in x:\n        try:\n            if i: break\n"
    "            if y: continue\n            return 1000\n"
    "        finally:\n            z = [2000, 3000, 4000]\n    return 5000",
    "def f():\n    while True:\n        try: x = 1000\n"
    "        except A as e: break\n        finally: y = 2000\n"
    "    return 3000",
    "def f():\n    try:\n        raise x(1000)\n        y = 2000\n"
    "    except A as e:\n        raise B(3000) from e\n        z = 4000\n"
    "    w = 5000",
    "def f():\n    try: return 1000\n    except A: return 2000\n"
    "    else: x = 3000\n    y = 4000",
    "def f():\n    try:\n        try: x = 1000\n        finally: return 2000\n"
    "    finally: y = 3000",
    "def f():\n    try: x = 1000\n    except A as e: return e\n",
    "def f():\n    try: return (1000, 2000)\n    finally:\n"
    "        while True:\n            break\n    x = 3000",
    "def f():\n    try: return x()\n    finally: f(1000, [2000, 3000, 4000])",
    "def f():\n    try:\n        return lambda: 1000\n    finally:\n"
    "        x = lambda: 2000",
    "try:\n    x = 1000\nfinally:\n    def f(): return 1000\n"
    "    y = lambda: 2000",
    "try:\n    pass\nfinally:\n    x = [i for i in (1000, 2000)]",
    "try: pass\nexcept A: x = 1000\nelse: y = 2000",
    "if 0:\n    try: x = 1000\n    except A as e: y = 2000\n"
    "    finally: z = 3000",
    "while 0:\n    with x as y: z = 1000",
    "def f():\n    return 1000\n    try: x = 2000\n    finally: y = 3000",
    "def f():\n    raise x\n    with y: return 1000",
    # with
    "with x: y = 1000", "with x as y: z = None",
    "with x(1000) as y, z('a b') as w: v = 2000",
    "def f():\n    with x: return 1000", "def f():\n    with x: return y",
    "def f():\n    with x as (a, b): return 1000\n    return 2000",
    "def f():\n    for i in x:\n        with i:\n            if y: break\n"
    "            continue\n        z = 1000\n    return 2000",
    "def f():\n    with x:\n        raise y\n    z = 1000",
    "def f():\n    with x:\n        while True: pass\n    y = 1000",
    "def f():\n    try:\n        with x: return 1000\n"
    "    finally: y = 2000",
    # comprehensions
    "x = [i + 1000 for i in y if i > 2000]",
    "x = {i: 1000 for i in (1000, 2000)}", "x = {1000 for i in [1000, 2000]}",
    "x = (i for i in (1000, 2000) if 3000)",
    "x = [1000 for i in y for j in [2000] if j]",
    "x = [[1000 for j in i] for i in y]",
    "def f(y):\n    return [1000 for i in y], [1000 for i in y]",
    "def f(y):\n    return [(i, y) for i in (1000, 2000) for j in y]",
    "def f(y):\n    i = 1000\n    x = [i for i in y]\n    return i, None",
    "def f(y):\n    return sum(i * y for i in (1000, 2000)), 1000",
    "x = [(y := i, 1000) for i in z]", "x = [lambda: i for i in (1000,)]",
    "x = [i for i in y if 0]", "x = [i for i in y if 1]",
    "x = [i for i in y if not 1000]",
    "x = [i for i in y]; t = ('i',); u = ('.0', 'i')",
    # generators
    "def f():\n    yield 1000\n    yield 2000", "def f():\n    x = yield\n",
    "def f():\n    x = yield from (1000, 2000)\n    return 3000",
    "def f():\n    yield from [1000, 2000, 3000]",
    "def f():\n    while True:\n        x = yield 1000\n    y = 2000",
    "def f():\n    try: yield 1000\n    finally: x = 2000",
    "def f():\n    with x: yield 1000\n    return 2000",
    "def f():\n    return 1000\n    yield", "x = lambda: (yield 1000)",
    "def f():\n    if 0: yield 1000",
    "def f(a):\n    def g():\n        yield a, 1000\n    return g()",
    # match
    "match x:\n    case 1000: y = 1000\n    case _: y = 2000",
    "match x:\n    case A(a=1000, b=y): z = 2000\n    case A(1000): pass",
    "match x:\n    case [1000, y, *z]: w = 1000\n    case (a, b): pass",
    "match x:\n    case {'a b': 1000, **y}: z = 'a b'",
    "match x:\n    case {'a': y, 'b': z}: w = ('a', 'b')",
    "match x:\n    case 'a b' | 'c d': y = 1000\n    case None: pass",
    "match x:\n    case -1000: pass\n    case 1000 + 2j: pass",
    "match x:\n    case y if y > 1000: z = 1000\n    case A.b: z = 2000",
    "match (1000, x):\n    case (1000, y): z = 1000",
    "def f(x):\n    match x:\n        case 1000: return 2000\n"
    "        case _: return 3000\n    return 4000",
    "def f(x):\n    for i in x:\n        match i:\n"
    "            case [*_]: break\n            case 1000: continue\n"
    "            case A(): return 2000\n    return 3000",
    "match x:\n    case True: y = True\n    case A(x=1000, y=[2000, _]): pass",
    "match x:\n    case (1000 as y) | [y]: pass\n    case []: pass",
]


def with_probe(program):
    """Puts the call of __probe__ before the first statement that runs."""
    first = program.split('\n')[0].strip()
    if first.startswith("'module") or first == "'a' 'b c'":
        quote = 3 if first.startswith("'''") else 1
        end = program.index("'" * quote, quote) + quote
        if quote == 1:
            end = len(first)
        return program[:end] + '\n__probe__()' + program[end:] + '\n'
    if 'from __future__' in program:
        return program + '\n__probe__()\n'
    return '__probe__()\n' + program + '\n'


class Maker:
    """Makes random programs of the language, rich in equal constants."""

    ATOMS = ['1000', '2000', '3000', '2.5', "'a b'", "'c d'", "'name'",
             "b'by te'", 'None', 'True', '7', '0', '1', "'x'", '-1000']

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.depth = 0

    def pick(self, *choices):
        return self.random.choice(choices)

    def atom(self):
        return self.random.choice(self.ATOMS)

    def items(self, most=4):
        return ', '.join(self.value()
                         for _ in range(self.random.randint(1, most)))

    def value(self):
        self.depth += 1
        try:
            if self.depth > 4 or self.random.random() < 0.4:
                return self.atom()
            return self.compound()
        finally:
            self.depth -= 1

    def compound(self):
        kind = self.random.randrange(24)
        value = self.value
        if kind == 0:
            return '(%s,)' % self.items()
        if kind == 1:
            return '[%s]' % self.items(5)
        if kind == 2:
            return '{%s}' % ', '.join(self.atom() for _ in range(
                self.random.randint(1, 4)))
        if kind == 3:
            return '{%s}' % ', '.join(
                '%s: %s' % (self.atom(), value()) for _ in range(
                    self.random.randint(1, 4)))
        if kind == 4:
            return '(%s %s %s)' % (value(), self.pick(
                '+', '-', '*', '//', '%', '&', '|'), value())
        if kind == 5:
            return '(%s %s %s)' % (value(), self.pick('and', 'or'), value())
        if kind == 6:
            return '(%s if %s else %s)' % (value(), value(), value())
        if kind == 7:
            return '(%s %s %s)' % (value(), self.pick(
                'in', 'not in', '<', '==', 'is', 'is not'), value())
        if kind == 8:
            return '%s[%s]' % (self.pick('x', 'y', '(1000, 2000)'),
                               self.pick('0', '1', '1000', '1:2', ':', 'x'))
        if kind == 9:
            return "f'%s{%s}%s'" % (self.pick('', 'a b', 'c d'),
                                    self.pick('x', 'y', 'x!r', 'x:>10'),
                                    self.pick('', 'a b', ' e f '))
        if kind == 10:
            return 'f(%s)' % self.items(3)
        if kind == 11:
            return 'x.m(%s, k=%s)' % (self.atom(), value())
        if kind == 12:
            return '(%s %s)' % (self.pick('-', '+', '~', 'not '), value())
        if kind == 13:
            return self.pick('x', 'y', 'z')
        if kind == 14:
            return '(%s < %s < %s)' % (value(), value(), value())
        if kind == 15:
            return '(%s := %s)' % (self.pick('x', 'w'), value())
        if kind == 16:
            return "('%s a b' %% (%s,))" % (self.pick('%s', '%r', '%5s', 'c'),
                                            value())
        if kind == 17:
            return self.pick('[*x, %s]', '(%s, *x)', '{*x, %s}',
                             '[%s, *x, 1000]') % value()
        if kind == 18:
            return self.pick('f(*x, %s)', 'f(%s, *x)', 'f(a=%s, **x)',
                             'x.m(%s, *y, k=1000)') % value()
        if kind == 19:
            return '(lambda a=%s: %s)' % (self.atom(), value())
        if kind == 20:
            return '{%s: %s, **x}' % (self.atom(), value())
        if kind == 21:
            return '(%s %s %s)' % (self.atom(), self.pick('+', '*', '-'),
                                   self.atom())
        if kind == 22:
            return '(%s)[%s]' % (self.items(), self.atom())
        return '(%s, %s)' % (self.atom(), self.atom())

    def block(self, indent, loop, function):
        return ''.join(self.statement(indent + 4, loop, function)
                       for _ in range(self.random.randint(1, 3)))

    def statement(self, indent, loop, function):
        pad = ' ' * indent
        kind = self.random.randrange(18)
        if 14 < kind and self.random.random() < 0.5:
            kind = 0
        if indent > 12 and kind >= 10:
            kind = 0
        if kind == 4:
            return pad + 'f(%s)\n' % self.value()
        if kind == 5:
            return pad + 'x, y = %s, %s\n' % (self.value(), self.value())
        if kind == 6:
            return pad + 'x[%s] = y = %s\n' % (self.atom(), self.value())
        if kind == 7 and loop:
            return pad + self.pick('break', 'continue') + '\n'
        if kind == 8 and function:
            return pad + 'return %s\n' % self.value()
        if kind == 9:
            return pad + 'assert %s, %s\n' % (self.value(), self.value())
        if kind == 10:
            return pad + 'if %s:\n%s' % (
                self.value(), self.block(indent, loop, function)) + (
                pad + 'elif %s:\n%s' % (
                    self.value(), self.block(indent, loop, function))
                if self.random.random() < 0.3 else '') + (
                pad + 'else:\n%s' % self.block(indent, loop, function)
                if self.random.random() < 0.5 else '')
        if kind == 11:
            return pad + 'while %s:\n%s' % (
                self.pick('x', '1', 'True', '0', self.value()),
                self.block(indent, True, function))
        if kind == 12:
            return pad + 'for i in %s:\n%s' % (
                self.value(), self.block(indent, True, function))
        if kind == 13:
            return pad + 'def %s(a, b=%s, c=%s):\n%s' % (
                self.pick('f', 'g'), self.value(), self.value(),
                self.block(indent, False, True))
        if kind == 14:
            return pad + 'x %s= %s\n' % (self.pick('+', '*', '-'),
                                         self.value())
        if kind == 15:
            return pad + 'def %s(a: %s, *b, c=%s, **d) -> %s:\n%s' % (
                self.pick('f', 'g'), self.value(), self.value(),
                self.value(), self.block(indent, False, True))
        if kind == 16:
            return pad + 'del x[%s], y[%s:%s]\n' % (
                self.value(), self.atom(), self.atom())
        if kind == 17:
            return pad + '%s: %s = %s\n' % (
                self.pick('x', 'y.z', 'x[1000]'), self.value(), self.value())
        return pad + '%s = %s\n' % (self.pick('x', 'y', 'z'), self.value())


def random_programs(count, seed):
    out = []
    for i in range(count):
        maker = Maker(seed * 1000003 + i)
        out.append(''.join(maker.statement(0, False, False)
                           for _ in range(maker.random.randint(1, 6))))
    return out
