#!/bin/sh
# manual.sh: the manual says what the program does.  Every option and command
# of --help and every module is named, every command of EXAMPLES runs, and
# every example scene passes `refstep check`.
. "${SRCDIR:-$(dirname "$0")/..}/tests/verdicts.sh"
page=$srcdir/man/refstep.1
scene_page=$srcdir/man/refstep-scene.5

# examples FILE: the .EX blocks of a page, each ended by a line "%%".
examples()
{
    awk '/^\.EX/ { inside = 1; next }
        /^\.EE/ { if (inside) print "%%"; inside = 0 }
        inside' "$1" |
        sed 's/\\-/-/g; s/\\(aq/'"'"'/g; s/\\(dq/"/g; s/\\e/\\/g; s/^\\&//'
}

"$refstep" --help > "$scratch/help"
for option in $(sed -n 's/^  \(--[a-z-]*\).*/\1/p' "$scratch/help"); do
    verdict "$option is in refstep(1)" \
        grep -qF -- "$(printf '%s' "$option" | sed 's/-/\\-/g')" "$page"
done
for word in list print check trace keys; do
    verdict "refstep $word is in refstep(1)" \
        grep -q "^\.B.*$word\|^\.BR.*$word" "$page"
done

# What the program says of a module that it lacks names all that it has.
modules=$(echo 'import lacking' | "$refstep" check - 2>&1 |
    sed -n 's/^there are: //p' | tr -d ,)
verdict "there are modules" test -n "$modules"
for module in $modules; do
    verdict "$module is in refstep-scene(5)" \
        grep -qwF -- "$module" "$scene_page"
done

# The keys of the page are those of the program: one table makes both.
sed 's/\\-/-/g; s/\\e/\\/g; s/\\&//g; s/\\(aq/'"'"'/g; s/\.\.\./…/g' "$page" \
    > "$scratch/page"
"$refstep" keys | sed -n 's/^  \(.*[^ ]\)   *\([^ ].*\)$/\1\
\2/p' > "$scratch/keys"
while read -r keys && read -r words; do
    verdict "key $keys: $words" grep -A 1 -F ".B $keys" "$scratch/page"
    verdict "key $keys: $words" grep -qF -- "$words" "$scratch/page"
done < "$scratch/keys"

# Examples are run where a file scene.py is, with refstep on the path.
mkdir "$scratch/bin" "$scratch/run"
ln -s "$refstep" "$scratch/bin/refstep"
PATH=$scratch/bin:$PATH
REFSTEP_SCENES=$srcdir/scenes
export PATH REFSTEP_SCENES
cd "$scratch/run" || exit 2
printf 'a = [1]\nb = a\n' > scene.py
examples "$page" | sed -n 's/^\$ //p' > ../commands
while read -r line; do
    verdict "example: $line" sh -c "$line" < /dev/null
done < ../commands

examples "$scene_page" | awk -v folder="$scratch" '
    /^%%$/ { n++; next }
    { print > (folder "/example-" n ".py") }'
for example in "$scratch"/example-*.py; do
    [ -f "$example" ] || continue
    grep -q '=\|^del \|^import ' "$example" || continue
    verdict "scene in refstep-scene(5): $(head -n 1 "$example")" \
        "$refstep" check "$example"
done

# The pages are well formed, where there is a formatter that can tell.
for file in "$page" "$scene_page"; do
    if command -v mandoc > /dev/null 2>&1; then
        verdict "${file##*/} is well formed" mandoc -Tlint -Werror "$file"
    elif command -v groff > /dev/null 2>&1; then
        errors=$(groff -man -Tutf8 -ww "$file" 2>&1 > /dev/null)
        if [ -z "$errors" ]; then pass; else fail "$file" "$errors"; fi
    else
        skip "${file##*/}" "neither mandoc nor groff"
    fi
done
finish
