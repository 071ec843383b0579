#!/bin/sh
# bench.sh: time and memory of scenes that are large.  Prints a table.
. "${SRCDIR:-$(dirname "$0")/..}/tests/verdicts.sh"

# measure NAME TEXT: checks the scene and prints seconds and peak memory.
measure()
{
    printf '%b' "$2" > "$scratch/$1.py"
    start=$(date +%s.%N)
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f '%M' -o "$scratch/peak" \
            "$refstep" check --stats --steps 400000 "$scratch/$1.py" > "$scratch/out" 2>&1
    else
        "$refstep" check --stats --steps 400000 "$scratch/$1.py" > "$scratch/out" 2>&1
        echo 0 > "$scratch/peak"
    fi
    end=$(date +%s.%N)
    echo "$1 $start $end $(tail -n 1 "$scratch/peak")" |
        awk '{ printf "%-24s %7.2f s %7.0f MiB   ", $1, $3 - $2, $4 / 1024 }'
    sed "s|$scratch/||" "$scratch/out" | tail -n 1
}

measure list-of-100000 'a = list(range(300, 100300))\ndel a\n'
measure chain-of-100000 'node = None
for i in range(100000):
    node = [node]
del node
'
measure append-100000-steps 'x = []
for i in range(50000):
    x.append([i])
'
measure append-20000 'x = []\nfor i in range(20000):\n    x.append([i])\n'
measure dict-of-50000 'd = {}\nfor i in range(50000):\n    d[i] = [i]\n'
measure string-growth "s = ''\nfor i in range(40000):\n    s += 'x'\n"
measure recursion 'def f(n):
    if n == 0:
        return []
    return [f(n - 1)]
for i in range(20):
    x = f(900)
'
measure big-integers 'n = 1\nfor i in range(1, 3000):\n    n *= i\n'
