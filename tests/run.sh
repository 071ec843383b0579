#!/bin/sh
# run.sh TEST…: runs the tests one after the other and adds up their closing
# lines.  A TEST is a program of the build tree or a script of the source
# tree; it ends with "N passed, N failed" (", N skipped" may follow).  One
# that ends otherwise counts as one failure.  What a test prints is kept in
# tests/logs and shown when it fails.
#
# Environment: SRCDIR, the source tree; ONLY, run those whose name contains
# it; UNDER, a command to run programs under (valgrind).
set -u

srcdir=${SRCDIR:-.}
only=${ONLY:-}
SRCDIR=$(cd "$srcdir" && pwd) || exit 2
BUILDDIR=$(pwd)
export SRCDIR BUILDDIR
mkdir -p tests/logs || exit 2

passed=0
failed=0
skipped=0

# run_one TEST LOG: runs it, returns its status.
run_one()
{
    case $1 in
    *.sh) ${SHELL:-/bin/sh} "$SRCDIR/$1" ;;
    *) ${UNDER:-} "./$1" ;;
    esac > "$2" 2>&1 < /dev/null
}

# count WORD LINE: the number before WORD in a closing line, 0 if none.
count()
{
    number=$(printf '%s\n' "$2" | tr ',' '\n' |
        sed -n "s/^ *\([0-9][0-9]*\) $1\$/\1/p")
    echo "${number:-0}"
}

for test in "$@"; do
    case $test in
    *"$only"*) ;;
    *) continue ;;
    esac
    if [ "$test" = without-check ]; then
        echo "SKIP  unit tests: Check was not found (./bootstrap installs it)"
        skipped=$((skipped + 1))
        continue
    fi
    name=$(basename "$test" .sh)
    log=tests/logs/$name.log
    run_one "$test" "$log"
    status=$?
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' \
        "$log" | tail -n 1)
    good=$(count passed "$line")
    bad=$(count failed "$line")
    left=$(count skipped "$line")
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ -z "$line" ]; }; then
        bad=1
        echo "(exit status $status)" >> "$log"
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
    skipped=$((skipped + left))
    if [ "$bad" -ne 0 ]; then
        echo "FAIL  $name: $good passed, $bad failed"
        grep -vE '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 60 |
            sed 's/^/      /'
    elif [ "$left" -ne 0 ]; then
        echo "ok    $name: $good passed, $left skipped"
        grep '^SKIP' "$log" | sed 's/^/      /' | head -n 8
    else
        echo "ok    $name: $good passed"
    fi
done

echo
if [ "$skipped" -ne 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
