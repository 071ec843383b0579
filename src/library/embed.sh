#!/bin/sh
# embed.sh FILE.py…: writes the texts of Python modules as C arrays of lines,
# and a table of them, for python_modules.c.
set -eu
export LC_ALL=C

name_of()
{
    name=${1##*/}
    echo "${name%.py}"
}

array_of()
{
    echo "lines_$(name_of "$1" | sed 's/[^a-z0-9_]/_/g')"
}

echo '/* Made by embed.sh from the files in src/library/python. */'
for file; do
    sh src/lines.sh "$(array_of "$file")" "$file"
done
echo 'static const struct python_module python_modules[] = {'
for file; do
    echo "{\"$(name_of "$file")\", $(array_of "$file")},"
done
echo '{NULL, NULL}};'
