#!/bin/sh
# layers.sh: the rules of the source tree that a compiler does not check.
# The table below is the design: a folder and what it may include.
set -u
cd "${SRCDIR:-$(dirname "$0")/..}" || exit 2

layers='
base
value     base
timeline  base
lang      base value
heap      base value timeline
object    base value timeline heap
vm        base value timeline lang heap object
library   base value timeline lang heap object vm
trace     base timeline
verify    base timeline trace
playback  base value timeline lang heap object vm library trace
picture   base timeline
layout    base timeline picture
export    base timeline picture layout playback trace
tui       base timeline picture layout playback export
cli       base value timeline lang heap object vm library trace verify playback picture layout export tui
'
# Folders that print, stop or ask the clock, and single files that must.
impure='tui cli'
may_stop='src/base/bug.c:
src/base/mem.c:'
max_lines=700

passed=0
failed=0

# verdict NAME FINDINGS: counts a rule, shows what breaks it.
verdict()
{
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $1"
        printf '%s\n' "$2" | sed 's/^/    /'
    fi
}

# sources FOLDER: the C files of a folder of src.
sources()
{
    find "src/$1" -type f \( -name '*.c' -o -name '*.h' -o -name '*.def' \)
}

# includes FOLDER ALLOWED…: includes of a folder that is not allowed.
includes()
{
    sources "$1" | xargs grep -n '^ *# *include *"' /dev/null |
        awk -v allowed=" $* " '{
            match($0, /"[^"]*"/)
            path = substr($0, RSTART + 1, RLENGTH - 2)
            folder = path
            sub(/\/.*/, "", folder)
            if (path !~ /\// || index(allowed, " " folder " ") == 0)
                print
        }'
}

# code FILE…: the files without comments and strings, as FILE:LINE:TEXT.
code()
{
    awk 'FNR == 1 { inside = 0 }
    {
        text = $0
        gsub(/\\./, "", text)
        gsub(/"[^"]*"/, "\"\"", text)
        while (1) {
            if (inside) {
                end = index(text, "*/")
                if (end == 0) { text = ""; break }
                text = substr(text, end + 2)
                inside = 0
            }
            start = index(text, "/*")
            if (start == 0) break
            rest = substr(text, start + 2)
            end = index(rest, "*/")
            if (end == 0) { text = substr(text, 1, start - 1); inside = 1; break }
            text = substr(text, 1, start - 1) " " substr(rest, end + 2)
        }
        print FILENAME ":" FNR ":" text
    }' "$@"
}

# --- what each folder includes

while read -r folder allowed; do
    [ -n "$folder" ] || continue
    # shellcheck disable=SC2086
    verdict "src/$folder includes only: $folder $allowed" \
        "$(includes "$folder" $allowed)"
done <<END
$layers
END

known=$(printf '%s' "$layers" | awk 'NF { print $1 }')
verdict "every folder of src is in the table" \
    "$(for d in src/*/; do d=${d#src/}; echo "${d%/}"; done |
        grep -vxF "$known")"

verdict "curses stays in src/tui" \
    "$(grep -nE '^ *# *include *<(ncursesw/)?(n?curses|panel|form|term)\.h>' \
        -r src | grep -v '^src/tui/')"

# --- purity below tui

pure=$(for f in $known; do
    case " $impure " in *" $f "*) ;; *) sources "$f" ;; esac
done)
# shellcheck disable=SC2086
pure_code=$(code $pure)
verdict "nothing below tui prints" \
    "$(printf '%s\n' "$pure_code" |
        grep -E '[^a-z_](printf|puts|putchar|perror|fputs|fputc|putc) *\(|[^a-z_](stdout|stderr)[^a-z_]' |
        grep -vF "$may_stop")"
verdict "nothing below tui stops the program" \
    "$(printf '%s\n' "$pure_code" |
        grep -E '[^a-z_](exit|_exit|abort|quick_exit|raise|kill) *\(' |
        grep -vF "$may_stop")"
verdict "nothing below tui asks the clock, the environment or chance" \
    "$(printf '%s\n' "$pure_code" |
        grep -E '[^a-z_](time|clock|clock_gettime|gettimeofday|getenv|rand|random|srand|setlocale) *\(')"
verdict "only base/mem allocates" \
    "$(printf '%s\n' "$pure_code" | grep -v '^src/base/mem\.c:' |
        grep -E '[^a-z_](malloc|calloc|realloc|strdup|strndup|asprintf|free) *\(')"

# --- the tree

verdict "file names are unique" \
    "$(find src tests -type f -name '*.[ch]' ! -name 'suites.c' |
        sed 's/.*\///' | sort | uniq -d)"
verdict "files have at most $max_lines lines" \
    "$(find src tests -type f -name '*.[ch]' -exec wc -l {} \; |
        awk -v max=$max_lines '$1 > max && $2 != "total"')"
fragments="Makefile.am $(find src tests -name Makefile.inc)"
verdict "every C file is listed in a Makefile.inc" \
    "$(find src tests -type f -name '*.[ch]' ! -name 'suites.c' |
        while read -r file; do
            # shellcheck disable=SC2086
            grep -qE "(^|[[:space:]])$file([[:space:]]|\$)" $fragments ||
                echo "$file"
        done)"
verdict "every file is described in CODEMAP.md" \
    "$(find src tests man m4 -type f \( -name '*.[ch]' -o -name '*.def' \
            -o -name '*.sh' -o -name '*.py' -o -name '*.m4' \
            -o -name '*.[1-8]' \) ! -name 'suites.c' ! -name 'test_*.c' \
            ! -path 'tests/language/*' ! -path 'src/library/python/*' |
        while read -r file; do
            grep -qF "\`$(basename "$file")\`" CODEMAP.md || echo "$file"
        done)"
verdict "every function of a header has a comment, or its neighbours one" \
    "$(find src -type f -name '*.h' -exec awk -v RS= '
        !/\/\*/ && /(^|\n)[a-z][a-z_0-9 *]*[ *][a-z_0-9]+\(/ &&
            !/(^|\n)(static inline|typedef)/ {
            sub(/\n.*/, "")
            print FILENAME ": " $0
        }' {} +)"
verdict "lines have at most 80 columns" \
    "$(find src tests -type f -name '*.[ch]' -exec awk '
        { text = $0; gsub(/[\200-\277]/, "", text) }
        length(text) > 80 { print FILENAME ":" FNR }' {} +)"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
