#!/bin/sh
# scenes.sh: every shipped scene, and the scenes of tests/language, passes
# `refstep check` on every version.
. "${SRCDIR:-$(dirname "$0")/..}/tests/verdicts.sh"

for version in 3.8 3.9 3.10 3.11 3.12 3.13; do
    for scene in "$srcdir"/scenes/*.py "$srcdir"/tests/language/*.py; do
        [ -f "$scene" ] || continue
        runs_on "$scene" "$version" || continue
        verdict "${scene##*/} on $version" \
            run check --python "$version" "$scene"
    done
done

# A lesson is more than a program: it has a title, an introduction, narration,
# a question and a closing card.
lesson()
{
    awk '
    NR == 1 && /^"""[^"]+$/ { title = 1 }
    NR > 1 && /"""/ && !ended { ended = 1; introduction = NR > 3 }
    ended && /^ *#:  *ask / { ask = 1 }
    ended && /^ *# / { narration++ }
    { last = $0 }
    END {
        if (!title) print "no title"
        if (!introduction) print "no introduction"
        if (!ask) print "asks nothing"
        if (narration < 5) print "no narration"
        if (last !~ /^# /) print "no closing card"
        exit !(title && introduction && ask && narration >= 5 && last ~ /^# /)
    }' "$1"
}
for scene in "$srcdir"/scenes/*.py; do
    verdict "${scene##*/} is a lesson" lesson "$scene"
    verdict "${scene##*/} is installed" \
        grep -qF "scenes/${scene##*/}" "$srcdir/scenes/Makefile.inc"
done
finish
