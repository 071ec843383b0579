#!/bin/sh
# bench.sh: time and memory of scenes that are large, and how long refstep takes
# to run a scene with its whole history beside what python3 takes for it with a
# trace function that does nothing.  Prints two tables.
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

# ---- beside an interpreter that is traced ---------------------------------------

cat > "$scratch/traced.py" << 'EOF'
import sys
import time
code = compile(open(sys.argv[1]).read(), sys.argv[1], 'exec')
def trace(frame, event, argument):
    return trace
start = time.perf_counter()
sys.settrace(trace)
exec(code, {'__name__': '__main__'})
sys.settrace(None)
print('%.3f' % (time.perf_counter() - start))
EOF

# best COMMAND...: the least of five times.
best()
{
    for _ in 1 2 3 4 5; do
        "$@"
    done | sort -n | head -n 1
}

# beside NAME TEXT: seconds here, there, and the ratio.
beside()
{
    printf '%b' "$2" > "$scratch/$1.py"
    ours=$(best "$builddir/tests/open_scene" "$scratch/$1.py")
    theirs=none
    if command -v python3 > /dev/null; then
        theirs=$(best python3 "$scratch/traced.py" "$scratch/$1.py")
    fi
    echo "$1 $ours $theirs" | awk '{
        printf "%-24s %7.3f s", $1, $2
        if ($3 > 0) printf " %12.3f s %9.1f", $3, $2 / $3
        printf "\n" }'
}

echo
python=$(python3 -V 2> /dev/null || echo 'no python3')
echo "with its history          refstep   traced $python     ratio"
beside loop 'n = 0
i = 0
while i < 60000:
    if i % 3 == 0:
        n += i
    i += 1
'
beside calls 'def f(a, b):
    c = a + b
    return c
i = 0
while i < 25000:
    i = f(i, 1)
'
beside containers 'd = {}
x = []
for i in range(40000):
    x.append(i)
    d[i] = x
    t = (i, x)
    x[i // 2] = t
'
beside instances 'class Point:
    def __init__(self, x):
        self.x = x
    def get(self):
        return self.x
n = 0
for i in range(15000):
    p = Point(i)
    n += p.get()
'
