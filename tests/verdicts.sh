# shellcheck shell=sh disable=SC2034
# verdicts.sh: counting for the test scripts, which read it with ".".
#
#   pass NAME; fail NAME [TEXT]; skip NAME WHY
#   verdict NAME COMMAND...    runs the command; its status decides
#   take_line FILE NAME        adds up the closing line of another program
#   run OPTION...              runs refstep (under $UNDER, if that is set)
#   runs_on SCENE VERSION      whether a scene, whose first line may say
#                              `## since 3.10`, is one for a version
#   finish                     prints the closing line and ends the script
#
# $refstep is the program, $srcdir the source tree, $scratch a folder that is
# removed at the end.

srcdir=${SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
builddir=${BUILDDIR:-$(pwd)}
refstep=$builddir/refstep
scratch=$(mktemp -d "${TMPDIR:-/tmp}/refstep-test-XXXXXX") || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM HUP
# The same output on every machine.
LC_ALL=C.UTF-8
export LC_ALL
unset NO_COLOR REFSTEP_SCENES COLUMNS 2> /dev/null || :

passed=0
failed=0
skipped=0

pass()
{
    passed=$((passed + 1))
}

fail()
{
    failed=$((failed + 1))
    echo "FAIL $1"
    [ -z "${2:-}" ] || printf '%s\n' "$2" | sed 's/^/    /'
}

runs_on()
{
    first=$(sed -n '1s/^## since 3\.\([0-9]*\)$/\1/p' "$1")
    [ "${2#3.}" -ge "${first:-0}" ]
}

skip()
{
    skipped=$((skipped + 1))
    echo "SKIP $1: $2"
}

verdict()
{
    verdict_name=$1
    shift
    if verdict_text=$("$@" 2>&1); then
        pass
    else
        fail "$verdict_name" "$verdict_text"
    fi
}

# take_line FILE NAME: shows what another program said, and adds up its
# closing line.
take_line()
{
    line=$(tail -n 1 "$1")
    case $line in
    *" passed, "*" failed")
        sed '$d' "$1"
        line_good=${line%% passed*}
        line_bad=${line##*, }
        passed=$((passed + line_good))
        failed=$((failed + ${line_bad% failed})) ;;
    *) fail "$2" "$(tail -n 5 "$1")" ;;
    esac
}

run()
{
    # shellcheck disable=SC2086
    ${UNDER:-} "$refstep" "$@"
}

finish()
{
    if [ "$skipped" -ne 0 ]; then
        echo "$passed passed, $failed failed, $skipped skipped"
    else
        echo "$passed passed, $failed failed"
    fi
    [ "$failed" -eq 0 ]
    exit
}
