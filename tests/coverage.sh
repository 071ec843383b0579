#!/bin/sh
# coverage.sh: the share of the lines of each folder of src that the tests ran.
# For a build with configure --enable-coverage, after "make check".
set -eu

find . -name '*.gcda' -print | grep -q . || {
    echo "no coverage data: configure --enable-coverage, then make coverage"
    exit 1
}
find . -path './src/*' -name '*.gcda' -print | while read -r data; do
    gcov -n -o "$(dirname "$data")" "$data" 2> /dev/null
done | awk '
/^File / { file = $2; gsub(/\047/, "", file); sub(/.*\/src\//, "", file) }
/^Lines executed:/ && file ~ /\.c$/ {
    split($0, part, /[:% ]+/)
    share = part[3]; lines = part[5]
    if (lines > best[file]) { best[file] = lines; run[file] = 0 }
    if (share * lines / 100 > run[file]) run[file] = share * lines / 100
    file = ""
}
END {
    for (file in best) {
        folder = file; sub(/\/.*/, "", folder)
        all[folder] += best[file]; hit[folder] += run[file]
        total += best[file]; reached += run[file]
        if (run[file] < 0.8 * best[file])
            printf "    %5.1f %%  %s\n", 100 * run[file] / best[file], file
    }
    for (folder in all)
        printf "%5.1f %%  of %5d lines  src/%s\n",
            100 * hit[folder] / all[folder], all[folder], folder
    if (total) printf "%5.1f %%  of %5d lines\n", 100 * reached / total, total
}' | sort -k 5
