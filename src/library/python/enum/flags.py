# ---- flags -----------------------------------------------------------------

if _new:
    class FlagBoundary(StrEnum):
        """What becomes of a value with bits that no flag has."""
        STRICT = auto()
        CONFORM = auto()
        EJECT = auto()
        KEEP = auto()

    STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _high_bit(value):
    return value.bit_length() - 1


def _decompose(flag, value):
    """The members of a value as versions before 3.11 name them: the highest
    first, whole ones instead of their parts; and the bits without a name."""
    members = []
    for known in flag._member_map_.values():
        if (known._value_ and known._value_ & ~value == 0
                and known not in members):
            members.append(known)
    left = value
    for known in members:
        left &= ~known._value_
    for place in range(_high_bit(left), -1, -1) if value >= 0 else ():
        bit = left & 1 << place
        if bit and bit in flag._value2member_map_:
            members.append(flag._value2member_map_[bit])
            left ^= bit
    if not members and value in flag._value2member_map_:
        members = [flag._value2member_map_[value]]
    members.sort(key=lambda m: -m._value_)
    whole = len(members) > 1 and members[0]._value_ == value
    return members[whole:], left


def _flag_text(flag):
    """The name of a flag, or those of its members."""
    if flag._name_ is not None:
        return flag._name_
    return '|'.join(str(m._name_ or m._value_) for m in
                    _decompose(flag.__class__, flag._value_)[0])


def _operand(self, other):
    if isinstance(other, self.__class__):
        return other._value_
    if self._member_type_ is not object and isinstance(
            other, self._member_type_):
        return other if isinstance(other, int) else NotImplemented
    return NotImplemented


def _combining(name, operation, operand):
    """A method of flags that makes one of two."""
    def combine(self, other):
        other_value = operand(self, other)
        if other_value is NotImplemented:
            return other_value
        return self.__class__(operation(self._value_, other_value))
    combine.__qualname__ = name
    combine.__name__ = name.rpartition('.')[2]
    return combine


def _missing_bits(cls, value):
    """The bits of a value that no member has, the lowest first."""
    _, extra = _decompose(cls, value)
    bits = []
    while extra:
        bit = 2 ** _high_bit(extra)
        if bit not in cls._value2member_map_:
            bits.insert(0, bit)
        extra = 0 if extra == -bit else extra ^ bit
    return bits


class Flag(Enum):
    """Members that can be combined."""

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1 if start is None else start
        last_value = max(last_values) if _new else last_values[-1]
        try:
            return 1 << last_value.bit_length()
        except Exception:
            raise TypeError(('invalid flag value %r' if _new else
                             'Invalid Flag value: %r')
                            % (last_value,)) from None

    if _new:
        _boundary_ = STRICT

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError('%r is not a valid %s'
                                 % (value, cls.__qualname__))
            flag_mask = cls._flag_mask_
            all_bits = cls._all_bits_
            neg_value = None
            if not ~all_bits <= value <= all_bits or value & (
                    all_bits ^ flag_mask):
                if cls._boundary_ is STRICT:
                    max_bits = max(value.bit_length(),
                                   flag_mask.bit_length())
                    raise ValueError(
                        '%r invalid value %r\n    given %s\n  allowed %s'
                        % (cls, value, _bin(value, max_bits),
                           _bin(flag_mask, max_bits)))
                if cls._boundary_ is CONFORM:
                    value = value & flag_mask
                elif cls._boundary_ is EJECT:
                    return value
                elif value < 0:
                    value = max(all_bits + 1,
                                2 ** value.bit_length()) + value
            if value < 0:
                neg_value = value
                if cls._boundary_ in (EJECT, KEEP):
                    value = all_bits + 1 + value
                else:
                    value = flag_mask & value
            pseudo = cls._value2member_map_.get(value)
            if pseudo is None:
                pseudo = _make_pseudo(cls, value)
            if neg_value is not None:
                cls._value2member_map_[neg_value] = pseudo
            return pseudo

        def __iter__(self):
            for known in self._listed():
                yield known

        def _listed(self):
            return _members_of(self.__class__, self._value_)

        def __len__(self):
            return bin(self._value_ & self.__class__._flag_mask_).count('1')

        def __repr__(self):
            cls_name = self.__class__.__name__
            if self._name_ is None:
                return '<%s: %s>' % (cls_name, _value_text(self))
            return '<%s.%s: %s>' % (cls_name, self._name_, _value_text(self))

        def __str__(self):
            cls_name = self.__class__.__name__
            if self._name_ is None:
                return f'{cls_name}({self._value_!r})'
            return f'{cls_name}.{self._name_}'
    else:
        @classmethod
        def _missing_(cls, value):
            original = value
            if value < 0:
                value = ~value
            possible = cls._create_pseudo_member_(value)
            if original < 0:
                possible = ~possible
            return possible

        @classmethod
        def _create_pseudo_member_(cls, value):
            pseudo = cls._value2member_map_.get(value, None)
            if pseudo is None:
                _, extra = _decompose(cls, value)
                if extra:
                    raise ValueError('%r is not a valid %s' % (
                        value, cls.__name__ if _minor < 9
                        else cls.__qualname__))
                pseudo = object.__new__(cls)
                pseudo._name_ = None
                pseudo._value_ = value
                pseudo = cls._value2member_map_.setdefault(value, pseudo)
            return pseudo

        def __repr__(self):
            return '<%s.%s: %r>' % (self.__class__.__name__,
                                    _flag_text(self), self._value_)

        def __str__(self):
            return '%s.%s' % (self.__class__.__name__, _flag_text(self))

    def __contains__(self, other):
        if isinstance(other, self.__class__):
            return other._value_ & self._value_ == other._value_
        raise TypeError(_not_inside(other, self))

    def __bool__(self):
        return bool(self._value_)

    __or__ = _combining('Flag.__or__', int.__or__, _operand)
    __and__ = _combining('Flag.__and__', int.__and__, _operand)
    __xor__ = _combining('Flag.__xor__', int.__xor__, _operand)

    if _new:
        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__

        def __invert__(self):
            if '_inverted_' not in self.__dict__:
                self._inverted_ = self._find_inverse()
            return self._inverted_

        def _find_inverse(self):
            cls = self.__class__
            if cls._boundary_ in (EJECT, KEEP):
                value = ~self._value_
            elif _minor == 11 and cls._boundary_ is not STRICT:
                value = cls._flag_mask_ ^ self._value_
            else:
                value = cls._singles_mask_ & ~self._value_
            return cls(value)
    else:
        def __invert__(self):
            members, uncovered = _decompose(self.__class__, self._value_)
            inverted = self.__class__(0)
            for m in self.__class__:
                if m not in members and not (m._value_ & self._value_):
                    inverted = inverted | m
            return self.__class__(inverted)


def _bin(num, max_bits):
    ceiling = 2 ** num.bit_length()
    if num >= 0:
        s = bin(num + ceiling).replace('1', '0', 1)
        sign, digits = s[:3], s[3:]
    else:
        s = bin(~num ^ (ceiling - 1) + ceiling)
        sign, digits = s[:3], s[3:]
    sign = '0b0' if num >= 0 else '0b1'
    digits = (('0' if num >= 0 else '1') * max_bits + digits)[-max_bits:]
    return '%s %s' % (sign, digits)


def _members_of(cls, value):
    """The members of one bit each in a value, in the order of definition."""
    found = []
    rest = value & cls._flag_mask_
    while rest:
        bit = rest & -rest
        rest ^= bit
        if bit in cls._value2member_map_:
            found.append(cls._value2member_map_[bit])
    listed = [m._value_ for m in cls._member_map_.values()
              if _is_single_bit(m._value_)]
    if listed != sorted(listed):
        found.sort(key=lambda m: listed.index(m._value_))
    return found


def _make_pseudo(cls, value):
    """A member for several flags at once, or for none."""
    if cls._member_type_ is object:
        pseudo = object.__new__(cls)
    else:
        pseudo = cls._member_type_.__new__(cls, value)
    pseudo._value_ = value
    members = _members_of(cls, value)
    unknown = value
    for m in members:
        unknown &= ~m._value_
    if members:
        pseudo._name_ = '|'.join([m._name_ for m in members])
        if unknown:
            pseudo._name_ += '|%s' % unknown
    else:
        pseudo._name_ = None
    return cls._value2member_map_.setdefault(value, pseudo)


def _int_operand(self, other):
    if not isinstance(other, int):
        return NotImplemented
    return self.__class__(other)._value_


if _new:
    class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
        """Flags that are ints, too."""

    type.__setattr__(IntFlag, '_boundary_', KEEP)
else:
    class IntFlag(int, Flag):
        """Flags that are ints, too."""

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError('%r is not a valid %s' % (
                    value, cls.__name__ if _minor < 9 else cls.__qualname__))
            return cls._create_pseudo_member_(value)

        @classmethod
        def _create_pseudo_member_(cls, value):
            pseudo = cls._value2member_map_.get(value, None)
            if pseudo is None:
                for needed in _missing_bits(cls, value) + [value]:
                    pseudo = int.__new__(cls, needed)
                    pseudo._name_ = None
                    pseudo._value_ = needed
                    pseudo = cls._value2member_map_.setdefault(needed,
                                                               pseudo)
            return pseudo

        __or__ = _combining('IntFlag.__or__', int.__or__, _int_operand)
        __and__ = _combining('IntFlag.__and__', int.__and__, _int_operand)
        __xor__ = _combining('IntFlag.__xor__', int.__xor__, _int_operand)
        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__

        def __invert__(self):
            return self.__class__(~self._value_)
