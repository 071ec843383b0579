#!/bin/sh
# goldens.sh: what `refstep print` writes, against the files of tests/golden.
# "make check ONLY=goldens UPDATE=1" rewrites them; read the difference before
# you commit it.
. "${SRCDIR:-$(dirname "$0")/..}/tests/verdicts.sh"
golden=$srcdir/tests/golden

# compare NAME SCENE OPTION...: prints the scene and compares.
compare()
{
    name=$1
    scene=$2
    shift 2
    "$refstep" print "$@" "$scene" > "$scratch/out" 2> "$scratch/errors" ||
        { fail "$name" "$(cat "$scratch/errors")"; return; }
    if [ -n "${UPDATE:-}" ]; then
        mkdir -p "$golden"
        cp "$scratch/out" "$golden/$name.txt"
        pass
    elif [ ! -f "$golden/$name.txt" ]; then
        fail "$name" "no such golden; see the head of tests/goldens.sh"
    elif difference=$(diff -u "$golden/$name.txt" "$scratch/out"); then
        pass
    else
        fail "$name" "$(printf '%s\n' "$difference" | head -n 40)"
    fi
}

for scene in "$srcdir"/scenes/*.py; do
    name=$(basename "$scene" .py)
    compare "$name" "$scene" --width 80
done
first=$srcdir/scenes/01-understanding-reference-counting.py
compare 01-ascii "$first" --width 80 --ascii
compare 01-plain "$first" --plain
compare 01-python-3.8 "$first" --width 80 --python 3.8
compare 01-narrow "$first" --width 40
compare 15-plain "$srcdir/scenes/15-cycles-need-a-collector.py" --plain
finish
