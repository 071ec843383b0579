"""The part of sys that is made only when a scene asks for it."""
from types import SimpleNamespace as _Namespace

implementation = _Namespace(
    name='cpython', cache_tag=f'cpython-3{version_info[1]}',
    version=version_info, hexversion=hexversion,
    _multiarch='x86_64-linux-gnu')


class _Record(tuple):
    """A tuple whose items have names too."""

    __slots__ = ()

    def __repr__(self):
        return 'sys.{}({})'.format(type(self).__name__, ', '.join(
            f'{name}={value!r}' for name, value in zip(self._names, self)))


def _record(title, **items):
    names = list(items)
    space = {'__slots__': (), '__module__': 'sys', '_names': names}
    for place, name in enumerate(names):
        space[name] = property(lambda self, place=place: self[place])
    return type(title, (_Record,), space)(items.values())


maxunicode = 0x10FFFF
api_version = 1013
float_repr_style = 'short'
dont_write_bytecode = False
warnoptions = []
float_info = _record(
    'float_info', max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308,
    min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15,
    mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
int_info = _record(
    'int_info', bits_per_digit=30, sizeof_digit=4,
    default_max_str_digits=4300, str_digits_check_threshold=640)
hash_info = _record(
    'hash_info', width=64, modulus=2 ** 61 - 1, inf=314159, nan=0,
    imag=1000003, algorithm='siphash24' if version_info[1] < 11
    else 'siphash13', hash_bits=64, seed_bits=128, cutoff=0)
flags = _Namespace(
    debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=0,
    no_user_site=0, no_site=0, ignore_environment=0, verbose=0,
    bytes_warning=0, quiet=0, hash_randomization=0, isolated=0,
    dev_mode=False, utf8_mode=0)


def getdefaultencoding():
    return 'utf-8'


getfilesystemencoding = getdefaultencoding


def gettrace():
    return None


getprofile = gettrace


def is_finalizing():
    return False


def getswitchinterval():
    return 0.005


def get_int_max_str_digits():
    return 4300
