#!/bin/sh
# oracle.sh: the counts of refstep against those of real CPythons, 3.8 to 3.13,
# as many of them as this machine has.  Compares the shipped scenes, those of
# tests/language, and random programs.
#
# Environment: N, how many random programs (30); SEED, the first of them (1);
# and that of pythons.sh.
. "${SRCDIR:-$(dirname "$0")/..}/tests/verdicts.sh"
. "$srcdir/tests/pythons.sh"

"$any" "$srcdir/tests/genscene.py" "${SEED:-1}" "${N:-30}" "$scratch/random" ||
    fail "genscene.py" "$any"
set --
for scene in "$srcdir"/scenes/*.py "$srcdir"/tests/language/*.py \
    "$scratch"/random/*.py; do
    [ ! -f "$scene" ] || set -- "$@" "$scene"
done
named=
for python in $pythons; do
    named="$named --python $python"
done
# shellcheck disable=SC2086
"$any" "$srcdir/tests/oracle/compare_counts.py" --refstep "$refstep" \
    $named "$@" > "$scratch/out" 2>&1
if [ -n "${KEEP:-}" ]; then
    cp -r "$scratch/random" "$KEEP"
fi
take_line "$scratch/out" compare_counts.py
finish
