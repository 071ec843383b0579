"""Looking at objects: what they are, how functions are called, which frames
run."""
import collections
import sys
import types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE = 16, 32, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512

GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'

_function = type(lambda: None)
_method = type(collections.Counter().update)
_builtin = type(len)
_generator = type((lambda: (yield))())
_code = type((lambda: None).__code__)


class _empty:
    """What stands for a default or an annotation that is not there."""


def isfunction(object):
    return isinstance(object, _function)


def ismethod(object):
    return isinstance(object, _method)


def isclass(object):
    return isinstance(object, type)


def isbuiltin(object):
    return isinstance(object, _builtin)


def ismodule(object):
    return isinstance(object, type(sys))


def isgenerator(object):
    return isinstance(object, _generator)


def iscode(object):
    return isinstance(object, _code)


def isframe(object):
    return type(object).__name__ == 'frame'


def istraceback(object):
    return type(object).__name__ == 'traceback'


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__')


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def _flags(object, flag):
    while ismethod(object):
        object = object.__func__
    return isfunction(object) and bool(object.__code__.co_flags & flag)


def isgeneratorfunction(object):
    return _flags(object, CO_GENERATOR)


def iscoroutinefunction(object):
    return _flags(object, CO_COROUTINE)


def isasyncgenfunction(object):
    return _flags(object, CO_ASYNC_GENERATOR)


def iscoroutine(object):
    return False


def isawaitable(object):
    return hasattr(type(object), '__await__')


def isabstract(object):
    return isclass(object) and bool(
        getattr(object, '__abstractmethods__', None))


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    result = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            result.append((name, value))
    result.sort(key=lambda pair: pair[0])
    return result


def getattr_static(obj, attr, *default):
    places = [] if isclass(obj) else [getattr(obj, '__dict__', {})]
    order = obj.__mro__ if isclass(obj) else type(obj).__mro__
    for names in places + [vars(klass) for klass in order]:
        if attr in names:
            return names[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    indents = [len(line) - len(line.lstrip())
               for line in lines[1:] if line.strip()]
    margin = min(indents, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    filled = [number for number, line in enumerate(lines) if line]
    return '\n'.join(lines[filled[0]:filled[-1] + 1]) if filled else ''


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    if doc is None and isfunction(object) is False and isclass(object):
        for klass in object.__mro__[1:]:
            if klass.__doc__ is not None and klass.__module__ != 'builtins':
                doc = klass.__doc__
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object):
    name = getattr(object, '__module__', None)
    return getattr(sys, 'modules', {}).get(name)


def getsource(object):
    raise OSError('source code is not available in a scene')


getsourcelines = getsourcefile = getfile = findsource = getsource


def unwrap(func, *, stop=None):
    while hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
    return func


# ---- signatures ----


class _ParameterKind(int):
    _names = ('POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL',
              'KEYWORD_ONLY', 'VAR_KEYWORD')
    _descriptions = ('positional-only', 'positional or keyword',
                     'variadic positional', 'keyword-only',
                     'variadic keyword')

    @property
    def name(self):
        return self._names[self]

    @property
    def value(self):
        return int(self)

    @property
    def description(self):
        return self._descriptions[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        if sys.version_info >= (3, 11):
            return '<_ParameterKind.%s: %d>' % (self.name, self)
        return '<_ParameterKind.%s: %d>' % (self.name, self)


_kinds = [_ParameterKind(number) for number in range(5)]
_only, _plain, _variadic, _keyword, _keywords = _kinds


def formatannotation(annotation, base_module=None):
    if type(annotation).__name__ in ('GenericAlias', '_GenericAlias'):
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    POSITIONAL_ONLY = _only
    POSITIONAL_OR_KEYWORD = _plain
    VAR_POSITIONAL = _variadic
    KEYWORD_ONLY = _keyword
    VAR_KEYWORD = _keywords
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._kind = _kinds[kind]
        if default is not _empty and self._kind in (_variadic, _keywords):
            raise ValueError('%s parameters cannot have default values'
                             % self._kind.description)
        if not name.isidentifier():
            raise ValueError('%r is not a valid parameter name' % (name,))
        self._name = name
        self._default = default
        self._annotation = annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=None, kind=None, default=None,
                annotation=None):
        def given(value, own):
            return own if value is None else value

        return Parameter(given(name, self._name), given(kind, self._kind),
                         default=given(default, self._default),
                         annotation=given(annotation, self._annotation))

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ': ' + formatannotation(self._annotation)
        if self._default is not _empty:
            blank = ' ' if self._annotation is not _empty else ''
            text += blank + '=' + blank + repr(self._default)
        if self._kind == _variadic:
            text = '*' + text
        elif self._kind == _keywords:
            text = '**' + text
        return text

    def __repr__(self):
        return '<Parameter "%s">' % self

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default
                and self._annotation == other._annotation)

    def __hash__(self):
        return hash((self._name, self._kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        result = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_keyword, _keywords):
                break
            if name not in self.arguments:
                break
            if parameter.kind == _variadic:
                result.extend(self.arguments[name])
            else:
                result.append(self.arguments[name])
        return tuple(result)

    @property
    def kwargs(self):
        result = {}
        begun = False
        for name, parameter in self._signature.parameters.items():
            begun = begun or parameter.kind in (_keyword, _keywords)
            if name not in self.arguments:
                begun = begun or parameter.kind != _variadic
            elif begun and parameter.kind == _keywords:
                result.update(self.arguments[name])
            elif begun:
                result[name] = self.arguments[name]
        return result

    def apply_defaults(self):
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind == _variadic:
                arguments[name] = ()
            elif parameter.kind == _keywords:
                arguments[name] = {}
        self.arguments = arguments

    def __repr__(self):
        return '<BoundArguments (%s)>' % ', '.join(
            '%s=%r' % pair for pair in self.arguments.items())


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self._parameters = types.MappingProxyType(
            {parameter.name: parameter for parameter in parameters or ()})
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return signature(obj, follow_wrapped=follow_wrapped)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(
            self._parameters.values() if parameters is None else parameters,
            return_annotation=self._return_annotation
            if return_annotation is None else return_annotation)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (dict(self._parameters) == dict(other._parameters)
                and self._return_annotation == other._return_annotation)

    def __str__(self):
        parts = []
        slash = False
        star = True
        for parameter in self._parameters.values():
            kind = parameter.kind
            if kind == _only:
                slash = True
            elif slash:
                parts.append('/')
                slash = False
            if kind == _variadic:
                star = False
            elif kind == _keyword and star:
                parts.append('*')
                star = False
            parts.append(str(parameter))
        if slash:
            parts.append('/')
        text = '(' + ', '.join(parts) + ')'
        if self._return_annotation is not _empty:
            text += ' -> ' + formatannotation(self._return_annotation)
        return text

    def __repr__(self):
        return '<Signature %s>' % self

    def bind(self, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        rest = list(args)
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind == _variadic:
                if rest:
                    arguments[name] = tuple(rest)
                rest = []
            elif kind == _keywords:
                if kwargs:
                    arguments[name] = kwargs
                kwargs = {}
            elif kind != _keyword and rest:
                if name in kwargs and kind == _plain:
                    raise TypeError(
                        'multiple values for argument %r' % name)
                arguments[name] = rest.pop(0)
            elif name in kwargs and kind != _only:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError('missing a required %sargument: %r' % (
                    'keyword-only ' if kind == _keyword
                    and sys.version_info >= (3, 12) else '', name))
        if rest:
            raise TypeError('too many positional arguments')
        if kwargs:
            raise TypeError('got an unexpected keyword argument %r'
                            % next(iter(kwargs)))
        return BoundArguments(self, arguments)


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    count = code.co_argcount
    keyword_count = code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    annotations = function.__annotations__
    first = count - len(defaults)
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(
            name, kind, default=default,
            annotation=annotations.get(name, _empty)))

    for i in range(count):
        add(names[i], _only if i < code.co_posonlyargcount else _plain,
            defaults[i - first] if i >= first else _empty)
    end = count + keyword_count
    if code.co_flags & CO_VARARGS:
        add(names[end], _variadic)
        end += 1
    for name in names[count:count + keyword_count]:
        add(name, _keyword, keyword_defaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[end], _keywords)
    return Signature(parameters,
                     return_annotation=annotations.get('return', _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    if not parameters:
        raise ValueError('invalid method signature')
    if parameters[0].kind in (_only, _plain):
        del parameters[0]
    return found.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True):
    if not callable(obj):
        raise TypeError('%r is not a callable object' % (obj,))
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__'))
    found = getattr(obj, '__signature__', None)
    if isinstance(found, Signature):
        return found
    if isfunction(obj):
        return _of_function(obj)
    if isclass(obj):
        for klass in obj.__mro__[:-1]:
            for name in ('__new__', '__init__'):
                method = vars(klass).get(name)
                if isinstance(method, staticmethod):
                    method = method.__func__
                if isfunction(method):
                    return _without_first(_of_function(method))
        if obj.__module__ != 'builtins':
            return Signature()
        raise ValueError('no signature found for builtin type %r' % (obj,))
    call = getattr(type(obj), '__call__', None)
    if isfunction(call):
        return _without_first(signature(call))
    raise ValueError('no signature found for builtin %r' % (obj,))


FullArgSpec = collections.namedtuple(
    'FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults '
                   'annotations')


def getfullargspec(func):
    args, only, varargs, varkw = [], [], None, None
    function = func.__func__ if ismethod(func) else func
    for name, parameter in _of_function(function).parameters.items():
        if parameter.kind in (_only, _plain):
            args.append(name)
        elif parameter.kind == _keyword:
            only.append(name)
        elif parameter.kind == _variadic:
            varargs = name
        else:
            varkw = name
    return FullArgSpec(args, varargs, varkw, function.__defaults__, only,
                       function.__kwdefaults__, function.__annotations__)


ClosureVars = collections.namedtuple(
    'ClosureVars', 'nonlocals globals builtins unbound')


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    code = func.__code__
    cells = func.__closure__ or ()
    nonlocals = {name: cell.cell_contents
                 for name, cell in zip(code.co_freevars, cells)}
    import builtins
    known, built_in, unbound = {}, {}, set()
    names = func.__globals__
    for name in code.co_names:
        if name in ('None', 'True', 'False'):
            continue
        if name in names:
            known[name] = names[name]
        elif hasattr(builtins, name):
            built_in[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, known, built_in, unbound)


def getcallargs(func, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


# ---- frames and generators ----


def currentframe():
    return sys._getframe(1)


FrameInfo = collections.namedtuple(
    'FrameInfo', 'frame filename lineno function code_context index')


def _frames(frame):
    from traceback import _place
    result = []
    while frame is not None:
        known = _place(frame)
        if known is not None:
            filename, line, name, text, whole = known
            result.append(FrameInfo(frame, filename, line, name,
                                    [text + '\n'] if text else None,
                                    0 if text else None))
        frame = frame.f_back
    return result


def stack(context=1):
    return _frames(sys._getframe(1))


def getouterframes(frame, context=1):
    return _frames(frame)


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}
