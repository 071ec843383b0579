# ---- decorators ------------------------------------------------------------

def unique(enumeration):
    """Allows no two names for one value."""
    duplicates = []
    for name, member in enumeration.__members__.items():
        if name != member.name:
            duplicates += [(name, member.name)]
    if duplicates:
        alias_details = ', '.join(['%s -> %s' % pair for pair in duplicates])
        raise ValueError(f'duplicate values found in {enumeration!r}: '
                         + alias_details)
    return enumeration


if _new:
    class EnumCheck(StrEnum):
        """What verify can look for."""
        CONTINUOUS = 'no skipped integer values'
        NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
        UNIQUE = 'one name per value'

    CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck

    class verify:
        """Checks an enumeration."""

        def __init__(self, *checks):
            self.checks = checks

        def __call__(self, enumeration):
            for check in self.checks:
                if check is UNIQUE:
                    self._unique(enumeration)
                elif check is CONTINUOUS:
                    self._continuous(enumeration)
            return enumeration

        def _unique(self, enumeration):
            duplicates = [(name, known.name) for name, known
                          in enumeration.__members__.items()
                          if name != known.name]
            if duplicates:
                raise ValueError('aliases found in %r: %s' % (
                    enumeration, ', '.join('%s -> %s' % pair
                                           for pair in duplicates)))

        def _continuous(self, enumeration):
            values = sorted({e.value for e in enumeration})
            if len(values) < 2:
                return
            missing = [i for i in range(values[0] + 1, values[-1])
                       if i not in values]
            if missing:
                raise ValueError('invalid enum %r: missing values %s' % (
                    enumeration.__name__,
                    ', '.join(str(m) for m in missing)))

    def global_enum(cls, update_str=False):
        return cls
