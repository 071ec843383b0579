#!/bin/sh
# oracle.sh: the counts of refstep against those of real CPythons, 3.8 to 3.13,
# as many of them as this machine has.  Compares the shipped scenes, those of
# tests/language, and random programs.
#
# Environment: ORACLE_PYTHONS, the interpreters, where they are not on the
# path; N, how many random programs (30); SEED, the first of them (1).
. "${SRCDIR:-$(dirname "$0")/..}/tests/verdicts.sh"

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
        pythons="$pythons --python $candidate"
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
"$any" "$srcdir/tests/genscene.py" "${SEED:-1}" "${N:-30}" "$scratch/random" ||
    fail "genscene.py" "$any"
set --
for scene in "$srcdir"/scenes/*.py "$srcdir"/tests/language/*.py \
    "$scratch"/random/*.py; do
    [ ! -f "$scene" ] || set -- "$@" "$scene"
done
# shellcheck disable=SC2086
"$any" "$srcdir/tests/oracle/compare_counts.py" --refstep "$refstep" \
    $pythons "$@" > "$scratch/out" 2>&1
if [ -n "${KEEP:-}" ]; then
    cp -r "$scratch/random" "$KEEP"
fi
line=$(tail -n 1 "$scratch/out")
case $line in
*" passed, "*" failed")
    sed '$d' "$scratch/out"
    good=${line%% passed*}
    bad=${line##*, }
    passed=$((passed + good))
    failed=$((failed + ${bad% failed})) ;;
*) fail "compare_counts.py" "$(tail -n 5 "$scratch/out")" ;;
esac
finish
