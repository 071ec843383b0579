#!/bin/sh
# lines.sh NAME FILE...: text files, one after the other, as C: an array of
# their lines called NAME that ends with NULL.  Each line keeps its newline.
set -eu
name=$1
shift
echo "/* Made from $(basename "$1") by lines.sh. */"
echo "#include <stddef.h>"
echo
echo "extern const char *const $name[];"
echo "const char *const $name[] = {"
sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/	/\\t/g' \
    -e 's/^/    "/' -e 's/$/\\n",/' "$@"
echo "    NULL};"
