"""The part of sys that is made only when a scene asks for it."""
from types import SimpleNamespace as _Namespace

implementation = _Namespace(
    name='cpython', cache_tag=f'cpython-3{version_info[1]}',
    version=version_info, hexversion=hexversion,
    _multiarch='x86_64-linux-gnu')
