# ---- files -----------------------------------------------------------------

AnyStr = TypeVar('AnyStr', bytes, str)

if _minor < 9:
    Pattern = _GenericAlias(_typing_files.make_matching('Pattern'), AnyStr,
                            name='Pattern')
    Match = _GenericAlias(_typing_files.make_matching('Match'), AnyStr,
                          name='Match')
else:
    Pattern = _alias(_typing_files.make_matching('Pattern'), 1)
    Match = _alias(_typing_files.make_matching('Match'), 1)
IO, BinaryIO, TextIO = _typing_files.make_classes(
    Generic, AnyStr, List, Union, Optional, Any)
if _minor < 13:
    class _re:          # typing.re, which could once be imported
        Pattern, Match = Pattern, Match

    class _io:          # typing.io
        IO, BinaryIO, TextIO = IO, BinaryIO, TextIO
if _minor >= 10:
    ParamSpec = _ParamSpec
    ParamSpecArgs = _ParamSpecArgs
    ParamSpecKwargs = _ParamSpecKwargs
if _minor >= 11:
    TypeVarTuple = _TypeVarTuple
__all__ = [_name for _name in list(globals())
           if _name[0] != '_' and _name != 'T']
