#!/bin/sh
# oracle.sh: "refstep verify" with real CPythons, 3.8 to 3.13, as many of them
# as this machine has: the shipped scenes and those of tests/language with each
# of them, and random programs, each with one of them in turn: scenes about
# containers (genscene.py), programs with functions and classes (genprogram.py).
#
# Environment: N, how many random programs of each kind (100); SEED, the first of them (1);
# ALL, not empty: each with all of them; KEEP, a folder for those that differ;
# and that of pythons.sh.
. "${SRCDIR:-$(dirname "$0")/..}/tests/verdicts.sh"
. "$srcdir/tests/pythons.sh"

for maker in genscene.py genprogram.py; do
    "$any" "$srcdir/tests/$maker" "${SEED:-1}" "${N:-100}" \
        "$scratch/random" || fail "$maker" "$any"
done

# jobs: lines "PYTHON SCENE", one a comparison.
jobs()
{
    for scene in "$srcdir"/scenes/*.py "$srcdir"/tests/language/*.py; do
        for python in $pythons; do
            runs_on "$scene" "$("$python" -S -c "import sys
print('3.%d' % sys.version_info[1])")" && echo "$python $scene"
        done
    done
    # shellcheck disable=SC2086
    set -- $pythons
    for scene in "$scratch"/random/*.py; do
        [ -f "$scene" ] || continue
        if [ -n "${ALL:-}" ]; then
            for python in $pythons; do
                echo "$python $scene"
            done
        else
            echo "$1 $scene"
            first=$1
            shift
            set -- "$@" "$first"
        fi
    done
}

# Two at a time; what each says stays together, in a file of its own.
mkdir "$scratch/said"
export refstep scratch
jobs | xargs -P 2 -n 2 sh -c '
    said=$scratch/said/$$
    "$refstep" verify --with "$1" "$2" > "$said" 2>&1 ||
        echo "$2 $1" > "$said.failed"' sh
for said in "$scratch"/said/*; do
    case $said in
    *.failed) continue ;;
    esac
    if [ -f "$said.failed" ]; then
        fail "$(head -n 1 "$said")" "$(sed 1d "$said")"
        read -r scene python < "$said.failed"
        [ -z "${KEEP:-}" ] || cp "$scene" "$KEEP"
    else
        pass
    fi
done
finish
