#!/bin/sh
# embed.sh FILE.py...: writes the texts of Python modules as C arrays of lines,
# and a table of them, for python_modules.c.
#
# python/NAME.py is the module NAME; the files of a folder python/NAME are one
# text, in the order in which they are given.
set -eu
export LC_ALL=C

name_of()
{
    name=${1#*/python/}
    name=${name%%/*}
    echo "${name%.py}"
}

array_of()
{
    echo "lines_$(echo "$1" | sed 's/[^a-z0-9_]/_/g')"
}

files_of()
{
    wanted=$1
    shift
    for file; do
        if [ "$(name_of "$file")" = "$wanted" ]; then
            echo "$file"
        fi
    done
}

names=$(for file; do name_of "$file"; done | uniq)

echo '/* Made by embed.sh from the files in src/library/python. */'
for name in $names; do
    # No name of a file of ours has a space in it.
    # shellcheck disable=SC2046
    sh src/lines.sh "$(array_of "$name")" $(files_of "$name" "$@")
done
echo 'static const struct python_module python_modules[] = {'
for name in $names; do
    echo "{\"$name\", $(array_of "$name")},"
done
echo '{NULL, NULL}};'
