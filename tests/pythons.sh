# shellcheck shell=sh disable=SC2034
# pythons.sh: the real CPythons, 3.8 to 3.13, that this machine has; for the
# test scripts that compare with them, which read it after verdicts.sh.
#
# Sets $pythons, the programs, oldest first, and $any, one of them.  Each
# version that is absent is a skip; with none at all the script ends.
#
# Environment: ORACLE_PYTHONS, the interpreters, where they are not on the
# path.

# usable PYTHON: prints its version if the comparison knows it.
usable()
{
    "$1" -S -c '
import sys
if sys.implementation.name == "cpython" and sys.maxsize > 2 ** 32 and \
        (3, 8) <= sys.version_info[:2] <= (3, 13) and \
        getattr(sys, "_is_gil_enabled", bool)() in (True, False):
    print("%d.%d" % sys.version_info[:2])' 2> /dev/null
}

candidates()
{
    if [ -n "${ORACLE_PYTHONS:-}" ]; then
        # shellcheck disable=SC2086
        printf '%s\n' $ORACLE_PYTHONS
        return
    fi
    for minor in 8 9 10 11 12 13; do
        command -v "python3.$minor"
    done
    command -v python3
    for folder in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*; do
        echo "$folder/bin/python3"
    done
}

pythons=
versions=
for candidate in $(candidates 2> /dev/null); do
    [ -x "$candidate" ] || continue
    version=$(usable "$candidate")
    case " $versions " in
    *" ${version:-none} "*) continue ;;
    esac
    if [ -n "$version" ]; then
        versions="$versions $version"
        pythons="$pythons $candidate"
        any=$candidate
    fi
done
if [ -z "$pythons" ]; then
    skip "comparison with CPython" \
        "no CPython 3.8 to 3.13 was found (set ORACLE_PYTHONS)"
    finish
fi
for version in 3.8 3.9 3.10 3.11 3.12 3.13; do
    case " $versions " in
    *" $version "*) ;;
    *) skip "CPython $version" "not found (set ORACLE_PYTHONS)" ;;
    esac
done

PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
