#!/bin/sh
# constants.sh: the constants of code objects, and who shares them, against
# those of real CPythons (tests/lang/constants.py).
. "${SRCDIR:-$(dirname "$0")/..}/tests/verdicts.sh"
. "$srcdir/tests/pythons.sh"

dump_unit=$builddir/tests/dump_unit
if [ ! -x "$dump_unit" ]; then
    skip "constants" "tests/dump_unit was not built"
    finish
fi
# shellcheck disable=SC2086
"$any" "$srcdir/tests/lang/constants.py" "$dump_unit" $pythons \
    > "$scratch/out" 2>&1
take_line "$scratch/out" constants.py
finish
