#!/bin/sh
# lines.sh NAME FILE: a text file as C, an array of its lines called NAME that
# ends with NULL.  Each line keeps its newline.
set -eu
echo "/* Made from $(basename "$2") by lines.sh. */"
echo "#include <stddef.h>"
echo
echo "extern const char *const $1[];"
echo "const char *const $1[] = {"
sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/	/\\t/g' \
    -e 's/^/    "/' -e 's/$/\\n",/' "$2"
echo "    NULL};"
