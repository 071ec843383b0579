"""Runs a scene and tells the counts that this CPython really has.

    python3 -S tracer.py SCENE

-S, since what a site has added (a file.pth that imports things) holds objects
that a scene can see.  The names that the module site adds are there all the
same.

Before every statement that opens its line, and at the end, it writes what the
scene's variables refer to and the reference count of every object that can be
reached, as lines of fields with tabs between them:

    R  LINE  COLUMN            a record begins; line 0: the end
    F  NAME                    a running frame, outermost first
    V  NAME  OBJECT            a variable of that frame
    O  TYPE  COUNT  [VALUE]    object number 0, 1 ...; count "-": it is not the
                               scene's alone; value: the repr of an atom
    S  LABEL OBJECT            a slot of that object
    Q                          that object's inside is no promise
    .                          the record is whole
    X  EXCEPTION               the scene ended with an exception
    D                          calls are so deep that the probe itself would
                               reach the limit: no more records
    P  LINE  COLUMN            a place that has records (all come first)

How the counts stay true.  Nothing is traced: a call of a probe stands on a
line of its own before each statement.  The changed text is run as a script
is, by one call of the C function that "python3 SCENE" calls, so the parser's
memory, which also holds the literals, lives as long as it does there.  The
probe takes every object into one list and reads the counts from memory when
nothing else of its own refers to them.  Locals are read from the memory of
their frame and attributes from that of their object, for asking for f_locals
or __dict__ would make dicts that hold them.
"""
import ast
import builtins
import ctypes
import gc
import io
import os
import site
import sys
import types
import weakref

VERSION = sys.version_info[:2]
ROOM = 100                  # calls that the probe needs
STATIC = 500000000          # counts of static and immortal objects begin here
HEAP_TYPE = 1 << 9          # Include/object.h: Py_TPFLAGS_...
INLINE_VALUES = 1 << 2
MANAGED_DICT = 1 << 4
OPTIMIZED = 1               # CO_OPTIMIZED: the variables are in the frame
ATOMS = (int, float, complex, str, bytes, bool, type(None), type(Ellipsis),
         type(NotImplemented))
DESCRIPTORS = (types.WrapperDescriptorType, types.MethodDescriptorType,
               types.GetSetDescriptorType, types.MemberDescriptorType)
CLASS_OWN = {'__dict__', '__weakref__', '__module__', '__doc__',
             '__qualname__', '__static_attributes__', '__firstlineno__',
             '__slots__'}
OPEN_MODULES = {'builtins', 'collections', 'itertools', 'weakref', '__main__'}


# --- the text with probes

def opens(node, lines):
    """(line, column) of a statement that stands first on its line."""
    line = min([node.lineno] +
               [d.lineno for d in getattr(node, 'decorator_list', ())])
    text = lines[line - 1]
    column = len(text) - len(text.lstrip())
    stands = line != node.lineno or \
        column == len(text.encode()[:node.col_offset].decode())
    return (line, column + 1) if stands else None


def is_docstring(node):
    return isinstance(node, ast.Expr) and \
        isinstance(node.value, ast.Constant) and \
        isinstance(node.value.value, str)


def is_hidden(owner, field, index, node, lines):
    """Whether no probe may stand before a statement."""
    if isinstance(node, ast.ImportFrom) and node.module == '__future__':
        return True
    if index == 0 and field == 'body' and is_docstring(node) and isinstance(
            owner, (ast.Module, ast.FunctionDef, ast.ClassDef)):
        return True
    return lines[node.lineno - 1].lstrip().startswith('elif') and \
        field == 'orelse'


def statements(owner, lines):
    places = []
    for field in ('body', 'orelse', 'finalbody'):
        block = getattr(owner, field, None)
        for i, node in enumerate(block if isinstance(block, list) else ()):
            place = opens(node, lines)
            if place and not is_hidden(owner, field, i, node, lines):
                places.append(place)
            places += statements(node, lines)
    for part in getattr(owner, 'handlers', []) + getattr(owner, 'cases', []):
        places += statements(part, lines)
    return places


def with_probes(source, places):
    """The text, and the places by their lines in it."""
    columns = dict(reversed(places))
    text = []
    where = {}
    for number, line in enumerate(source.split('\n'), 1):
        if number in columns:
            text.append(line[:columns[number] - 1] + '__probe__()')
            where[len(text)] = (number, columns[number])
        text.append(line)
    return '\n'.join(text) + '\n__probe__()\n', where


# --- reading memory

def word(address):
    return ctypes.c_ssize_t.from_address(address).value


def small(address, kind=ctypes.c_int32):
    return kind.from_address(address).value


def object_at(address):
    return ctypes.cast(address, ctypes.py_object).value


def frame_variables(frame):
    """[(name, object, is it a cell)] and the stack of a function's frame."""
    code = frame.f_code
    names = list(code.co_varnames)
    cells = set(code.co_cellvars) | set(code.co_freevars)
    if VERSION >= (3, 11):
        names += [n for n in code.co_cellvars if n not in names]
        inner = word(id(frame) + 24)
        base, top = inner + 72, small(inner + 64)
        stack = range(len(names) + len(code.co_freevars), top)
    else:
        names += code.co_cellvars
        base = id(frame) + types.FrameType.__basicsize__ - 8
        bottom = len(names) + len(code.co_freevars)
        values = word(id(frame) + 0x40)
        depth = small(id(frame) + 0x50) if VERSION == (3, 10) else \
            (word(id(frame) + 0x48) - values) // 8
        stack = range(bottom, bottom + (
            depth if 0 <= depth <= code.co_stacksize else 0))
    names += code.co_freevars
    found = []
    for i, name in enumerate(names):
        address = word(base + 8 * i)
        if address:
            thing = object_at(address)
            cell = name in cells and type(thing) is types.CellType if \
                VERSION >= (3, 11) else i >= len(code.co_varnames)
            found.append((name, thing, cell))
    held = [word(base + 8 * i) for i in stack]
    return found, [object_at(address) for address in held if address]


def namespace(frame):
    """The dict in which a module's or a class's names are."""
    if frame.f_code.co_name == '<module>':
        return frame.f_globals
    if VERSION < (3, 11):
        return frame.f_locals
    return object_at(word(word(id(frame) + 24) +
                          (24 if VERSION == (3, 11) else 40)))


def shared_keys(kind):
    """The names of the attributes that instances keep without a dict."""
    back = {(3, 11): 32, (3, 12): 40, (3, 13): 48}[VERSION]
    keys = word(id(kind) + type.__basicsize__ - back)
    of_str = small(keys + 10, ctypes.c_uint8) != 0
    entry = keys + 32 + (1 << small(keys + 9, ctypes.c_uint8))
    for i in range(word(keys + 24)):
        yield word(entry + 16 * i if of_str else entry + 24 * i + 8)


def kept_values(thing, kind):
    """(the address of an instance's dict, that of its values) or zeros."""
    flags = type.__dict__['__flags__'].__get__(kind)
    if VERSION >= (3, 11) and flags & MANAGED_DICT:
        if VERSION == (3, 11):
            values = word(id(thing) - 32)
            return (0, values) if values else (word(id(thing) - 24), 0)
        held = word(id(thing) - 24)
        if VERSION == (3, 12):
            return (0, held + 1) if held & 1 else (held, 0)
        values = id(thing) + type.__dict__['__basicsize__'].__get__(kind)
        if not held and flags & INLINE_VALUES and \
                small(values + 3, ctypes.c_uint8):
            return 0, values + 8
        return held, 0
    return word(dict_place(thing, kind)) if dict_offset(kind) else 0, 0


def dict_offset(kind):
    return type.__dict__['__dictoffset__'].__get__(kind)


def dict_place(thing, kind):
    offset = dict_offset(kind)
    if offset < 0:          # counted from the end of an object of any length
        length = abs(word(id(thing) + 16))
        if VERSION >= (3, 12) and issubclass(kind, int):
            length = word(id(thing) + 16) >> 3 or 1
        size = type.__dict__['__basicsize__'].__get__(kind) + \
            length * type.__dict__['__itemsize__'].__get__(kind)
        offset += (size + 7) & ~7
    return id(thing) + offset


# --- what an object refers to

def is_heap_type(kind):
    return type.__dict__['__flags__'].__get__(kind) & HEAP_TYPE != 0


def module_of(kind):
    return type.__dict__['__module__'].__get__(kind)


def attributes(thing, kind):
    """The slots of an instance of a class besides its items."""
    dict_address, values = kept_values(thing, kind)
    if dict_address:
        yield '__dict__', object_at(dict_address)
    if values:
        for i, name in enumerate(shared_keys(kind)):
            value = word(values + 8 * i)
            if name and value:
                yield '.' + object_at(name), object_at(value)
    for base in type.__dict__['__mro__'].__get__(kind):
        if not is_heap_type(base):
            continue
        for name, member in type.__dict__['__dict__'].__get__(base).items():
            if type(member) is types.MemberDescriptorType:
                try:
                    yield '.' + name, member.__get__(thing, kind)
                except AttributeError:
                    pass
    if module_of(kind) == '__main__':
        yield '__class__', kind


def items(thing, kind):
    base = list if issubclass(kind, list) else tuple
    for i in range(base.__len__(thing)):
        yield '[%d]' % i, base.__getitem__(thing, i)


def dict_items(thing, kind):
    for i, (key, value) in enumerate(list(dict.items(thing))):
        yield 'key[%d]' % i, key
        yield ('[%s]' % atom_text(key) if type(key) in ATOMS
               else 'value[%d]' % i), value


def members(thing, kind):
    for member in list(thing):
        yield '{}', member


def named(*names):
    def slots(thing, kind):
        for name in names:
            value = getattr(thing, name)
            if value is not None:
                yield name, value
    return slots


def bounds(thing, kind):
    for name in ('start', 'stop', 'step'):
        yield name, getattr(thing, name)


def exception_slots(thing, kind):
    for name in ('args', '__traceback__', '__cause__', '__context__'):
        value = BaseException.__dict__[name].__get__(thing)
        if value is not None:
            yield name, value


def class_slots(thing, kind):
    if not is_heap_type(thing) or module_of(thing) != '__main__':
        return
    for i, base in enumerate(type.__dict__['__bases__'].__get__(thing)):
        if is_heap_type(base):
            yield 'base[%d]' % i, base
    own = type.__dict__['__dict__'].__get__(thing)
    for name, value in list(own.items()):
        if name not in CLASS_OWN and type(value) not in DESCRIPTORS[2:]:
            yield '.' + name, value


def function_slots(thing, kind):
    if thing.__globals__ is not SPACE:
        return
    for slot in named('__defaults__', '__kwdefaults__',
                      '__closure__')(thing, kind):
        yield slot
    for name in ('__annotations__', '__dict__'):
        address = word(id(thing) + FUNCTION_PLACES[name])
        if address:
            yield name, object_at(address)


def cell_slots(thing, kind):
    address = word(id(thing) + 16)
    if address:
        yield 'cell_contents', object_at(address)


def bound_slots(thing, kind):
    owner = thing.__self__
    if owner is not None and type(owner) is not types.ModuleType:
        yield '__self__', owner


def frame_slots(thing, kind):
    if id(thing) not in RUNNING and thing.f_code.co_flags & OPTIMIZED:
        for name, value, _ in frame_variables(thing)[0]:
            yield 'local ' + name, value


def generator_slots(thing, kind):
    frame = thing.gi_frame
    if frame is None or id(frame) in RUNNING:
        return
    found, stack = frame_variables(frame)
    for name, value, _ in found:
        yield 'local ' + name, value
    for i, value in enumerate(stack):
        yield 'stack[%d]' % i, value


def weak_slots(thing, kind):
    address = word(id(thing) + 24)
    if address:
        yield '__callback__', object_at(address)


def referents(thing, kind):
    found = [other for other in gc.get_referents(thing)
             if other is not kind and other is not SPACE and
             type(other) is not types.ModuleType]
    for i, other in enumerate(found):
        yield 'ref[%d]' % i, other


# Exact types first, then those of which classes may be derived.
EXACT = {
    types.FunctionType: function_slots, types.CellType: cell_slots,
    types.MethodType: named('__func__', '__self__'),
    types.BuiltinFunctionType: bound_slots,
    types.GeneratorType: generator_slots, types.FrameType: frame_slots,
    types.TracebackType: named('tb_next', 'tb_frame'),
    weakref.ReferenceType: weak_slots, weakref.ProxyType: weak_slots,
    weakref.CallableProxyType: weak_slots,
    slice: bounds, range: bounds,
    property: named('fget', 'fset', 'fdel'),
    staticmethod: named('__func__'), classmethod: named('__func__'),
}
DERIVED = ((type, class_slots), (list, items), (tuple, items),
           (dict, dict_items), (set, members), (frozenset, members),
           (BaseException, exception_slots),
           (weakref.ReferenceType, weak_slots))


def find_function_places():
    """Where in a function object two of its references are."""
    def sample(argument: int): pass
    sample.attribute = 1
    wanted = {'__annotations__': id(sample.__annotations__),
              '__dict__': id(sample.__dict__)}
    return {name: place for name, address in wanted.items()
            for place in range(16, types.FunctionType.__basicsize__, 8)
            if word(id(sample) + place) == address}


FUNCTION_PLACES = find_function_places()
SPACE = {}                  # the scene's own variables
RUNNING = set()             # ids of the frames that run


def slots_of(thing, kind):
    """[(label, object)], or None: its inside is no promise."""
    if is_opaque(thing, kind):
        return None
    if kind in ATOMS or kind is types.ModuleType or kind is types.CodeType:
        return []
    if kind in EXACT:
        return list(EXACT[kind](thing, kind))
    slots = []
    for base, reader in DERIVED:
        if issubclass(kind, base):
            slots = list(reader(thing, kind))
            if base is type:
                return slots
            break
    else:
        if not issubclass(kind, ATOMS) and not (
                is_heap_type(kind) and module_of(kind) == '__main__'):
            return list(referents(thing, kind))
    return slots + list(attributes(thing, kind)) if is_heap_type(kind) \
        else slots


def is_opaque(thing, kind):
    if thing is SPACE:
        return True
    if issubclass(kind, type):
        own = type.__dict__['__dict__'].__get__(thing)
        return module_of(thing) == '__main__' and is_heap_type(thing) and (
            module_of(kind) not in ('builtins', '__main__') or
            '__dataclass_fields__' in own or '_fields' in own)
    if module_of(type(kind)) == 'enum':
        return True
    return kind not in (types.FunctionType, types.GeneratorType,
                        types.ModuleType) and \
        module_of(kind) not in OPEN_MODULES


def atom_text(thing):
    for base in (bool, int, float, complex, str, bytes):
        if isinstance(thing, base):
            try:
                return base.__repr__(thing)
            except ValueError:          # an int too long to print
                return None
    return repr(thing)


def is_shared(thing, kind):
    """Whether the interpreter itself has references to it."""
    if kind in (bool, type(None), type(Ellipsis), type(NotImplemented),
                types.ModuleType) or kind in DESCRIPTORS or thing is SPACE:
        return True
    if kind is int:
        return -5 <= thing <= 256
    if kind is str:         # the state, after count, type, length and hash
        return len(thing) == 0 or (len(thing) == 1 and thing < '\u0100') or \
            small(id(thing) + 32) & 3 != 0
    if kind in (bytes, tuple):
        return len(thing) <= (kind is bytes)
    if kind is frozenset:
        return len(thing) == 0 and VERSION < (3, 10)
    if issubclass(kind, type):
        return not is_heap_type(thing) or module_of(thing) != '__main__' or \
            is_opaque(thing, kind)
    if kind is types.BuiltinFunctionType:
        return thing.__self__ is None or \
            type(thing.__self__) is types.ModuleType
    if kind is types.FunctionType:
        return thing.__globals__ is not SPACE
    return kind is types.FrameType and id(thing) in RUNNING


# --- one record

class Reader:
    """Numbers the objects that can be reached, and reads them."""

    def __init__(self):
        self.things = []        # each object once: our only references
        self.numbers = {}
        self.slots = []

    def number(self, thing):
        if id(thing) not in self.numbers:
            self.numbers[id(thing)] = len(self.things)
            self.things.append(thing)
        return self.numbers[id(thing)]

    def walk(self):
        while len(self.slots) < len(self.things):
            thing = self.things[len(self.slots)]
            found = slots_of(thing, type(thing))
            del thing
            self.slots.append(found and [
                (label, self.number(other)) for label, other in found]
                if found is not None else None)
            found = other = None

    def write(self, line):
        """The counts are read before anything else."""
        counts = [word(address) - 1 for address in self.numbers]
        for i, thing in enumerate(self.things):
            kind = type(thing)
            own = counts[i] < STATIC and not is_shared(thing, kind)
            fields = ['O', kind.__name__, str(counts[i]) if own else '-']
            text = atom_text(thing) if kind in ATOMS else None
            line(*fields + ([text[:200]] if text is not None else []))
            if self.slots[i] is None:
                line('Q')
            for label, number in self.slots[i] or ():
                line('S', label, str(number))


class Probe:
    def __init__(self, out, where, name):
        self.out = out
        self.where = where
        self.name = name        # of the file that runs

    def line(self, *fields):
        self.out.write('\t'.join(
            field.replace('\\', '\\\\').replace('\n', '\\n')
            .replace('\t', '\\t').replace('\r', '\\r')
            for field in fields) + '\n')

    def variables(self, frame, reader):
        """The names of a frame and the numbers of what they refer to."""
        found = {}
        if not frame.f_code.co_flags & OPTIMIZED:
            names = namespace(frame)
            for name in list(names):
                if not name[:2] == name[-2:] == '__':
                    found[name] = reader.number(names[name])
            return found
        for name, thing, is_cell in frame_variables(frame)[0]:
            if not is_cell:
                found[name] = reader.number(thing)
            elif word(id(thing) + 16):
                found[name] = reader.number(object_at(word(id(thing) + 16)))
        return found

    def record(self, frame):
        reader = Reader()
        frames = []
        RUNNING.clear()
        line = self.where.get(frame.f_lineno, (0, 0))
        while frame is not None:
            RUNNING.add(id(frame))
            if frame.f_code.co_filename == self.name:
                frames.append((frame.f_code.co_name, frame))
            frame = frame.f_back
        frames = [(name, self.variables(one, reader))
                  for name, one in reversed(frames)]
        one = None
        reader.walk()
        self.line('R', str(line[0]), str(line[1]))
        for name, variables in frames:
            self.line('F', name)
            for variable, number in variables.items():
                self.line('V', variable, str(number))
        reader.write(self.line)
        self.line('.')

    def is_too_deep(self, frame):
        depth = 0
        while frame is not None:
            depth += 1
            frame = frame.f_back
        return depth > sys.getrecursionlimit() - ROOM

    def __call__(self):
        if self.is_too_deep(sys._getframe(1)):
            self.line('D')
            self.out.flush()
            os._exit(0)
        enabled = gc.isenabled()
        gc.disable()
        try:
            self.record(sys._getframe(1))
        finally:
            if enabled:
                gc.enable()


# --- running the scene

def run_file(path):
    """What python3 does with a script, in one C call."""
    library = ctypes.CDLL(None)
    library.fopen.restype = ctypes.c_void_p
    library.fopen.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
    run = ctypes.pythonapi.PyRun_FileExFlags
    run.restype = ctypes.c_void_p
    run.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int,
                    ctypes.py_object, ctypes.py_object, ctypes.c_int,
                    ctypes.c_void_p]
    file = library.fopen(os.fsencode(path), b'rb')
    run(file, os.fsencode(path), 257, SPACE, SPACE, 1, None)


def main(path):
    global SPACE
    with open(path, encoding='utf-8-sig') as file:
        source = file.read()
    out = io.TextIOWrapper(os.fdopen(os.dup(1), 'wb'), 'utf-8',
                           'backslashreplace', newline='\n')
    places = statements(ast.parse(source), source.split('\n'))
    text, where = with_probes(source, places)
    site.setquit()
    site.setcopyright()
    site.sethelper()
    scene = types.ModuleType('__main__')
    SPACE = scene.__dict__
    SPACE.update(__builtins__=builtins, __file__=path, __cached__=None)
    sys.modules['__main__'] = scene
    # A stream that waits with what is printed would hold it.
    sys.stdout = io.TextIOWrapper(io.BytesIO(), 'utf-8', 'backslashreplace',
                                  write_through=True)
    sys.argv = [path]
    folder = path + '.probed'
    os.mkdir(folder, 0o700)
    changed = os.path.join(folder, os.path.basename(path))
    with open(changed, 'w', encoding='utf-8') as file:
        file.write(text)
    probe = builtins.__probe__ = Probe(out, where, changed)
    for place in places:
        probe.line('P', *map(str, place))
    del file
    gc.collect()
    gc.collect()
    try:
        run_file(changed)
    except BaseException as error:      # the scene's own, even SystemExit
        builtins.__probe__ = int        # python3 would print it in another way
        probe.line('X', '%s: %s' % (type(error).__name__, error))
    os.unlink(changed)
    os.rmdir(folder)
    out.flush()
    os._exit(0)             # objects of the scene die unseen


if __name__ == '__main__':
    main(sys.argv[1])
