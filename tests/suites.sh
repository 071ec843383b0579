#!/bin/sh
# suites.sh OUTPUT SOURCE…: writes the C file that lists the suites of a unit
# test program.  Each SOURCE called test_NAME.c has the suite NAME_suite();
# so a test that is compiled is also run.
set -eu

output=$1
shift
names=
for source in "$@"; do
    base=${source##*/}
    case $base in
    test_*.c)
        name=${base#test_}
        names="$names ${name%.c}" ;;
    esac
done

mkdir -p "$(dirname "$output")"
{
    echo '/* Made by tests/suites.sh. */'
    echo '#include "tests/check_main.h"'
    for name in $names; do
        echo "Suite *${name}_suite(void);"
    done
    echo 'Suite *(*const check_suites[])(void) = {'
    for name in $names; do
        echo "    ${name}_suite,"
    done
    echo '    NULL'
    echo '};'
} > "$output.tmp"
mv "$output.tmp" "$output"
