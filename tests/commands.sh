#!/bin/sh
# commands.sh: the command line: exit statuses, messages, files and pipes.
. "${SRCDIR:-$(dirname "$0")/..}/tests/verdicts.sh"
cd "$scratch" || exit 2

# expect STATUS NAME COMMAND...: runs it; output is left in out and errors.
expect()
{
    wanted=$1
    name=$2
    shift 2
    "$@" > out 2> errors < /dev/null
    status=$?
    if [ "$status" -eq "$wanted" ]; then
        pass
    else
        fail "$name" "exit status $status, not $wanted
$(head -n 5 out)
$(head -n 5 errors)"
    fi
}

# says FILE PATTERN: the last command wrote a line like this.
says()
{
    if grep -qE -- "$2" "$1"; then
        pass
    else
        fail "$name" "$1 has no line like: $2
$(head -n 5 "$1")"
    fi
}

# silent FILE: the last command wrote nothing there.
silent()
{
    if [ -s "$1" ]; then
        fail "$name" "unexpected $1: $(head -n 3 "$1")"
    else
        pass
    fi
}

printf 'a = [1]\nb = a\n' > good.py
printf 'a = [1]\nb = = a\n' > broken.py
printf 'a = 1\nasync def later():\n    pass\n' > later.py
printf 'a = 1\nassert a == 2, "no"\n' > wrong.py
printf 'a = [1]\nprint(a[3])\n' > raises.py
printf 'while True:\n    pass\n' > endless.py

expect 0 "--help" "$refstep" --help
says out '^Usage: refstep'
silent errors
expect 0 "--version" "$refstep" --version
says out '^refstep [0-9]'
expect 0 "list" "$refstep" list
says out '^01-understanding-reference-counting .*Understanding reference'
expect 0 "check" "$refstep" check good.py
silent errors
expect 0 "check --stats" "$refstep" check --stats good.py
says out 'steps.*events.*objects.*bytes'
expect 1 "a scene that fails its assert" "$refstep" check wrong.py
says errors '^wrong.py:2'
expect 1 "a scene that raises" "$refstep" check raises.py
says errors 'IndexError: list index out of range'
expect 1 "one bad scene of two" "$refstep" check good.py broken.py
says out '^good.py: ok'
expect 1 "a syntax error" "$refstep" check broken.py
says errors '^broken.py:2:5: '
says errors '\^'
expect 1 "what is not supported" "$refstep" check later.py
says errors '^later.py:2:1: async functions are not supported'
expect 1 "an endless loop" "$refstep" check --steps 500 endless.py
says errors '^endless.py:[12]: '
expect 2 "an unknown option" "$refstep" --nonsense
says errors 'nonsense'
silent out
expect 2 "an option without its value" "$refstep" print --step
expect 2 "a bad version" "$refstep" check --python 2.7 good.py
says errors '2\.7'
expect 1 "a file that is not there" "$refstep" check nowhere.py
says errors 'nowhere.py'
expect 0 "print" "$refstep" print good.py
says out 'list'
silent errors
expect 0 "no terminal: print" "$refstep" good.py
says out 'list'
expect 0 "print --plain" "$refstep" print --plain good.py
expect 0 "print --ascii" "$refstep" print --ascii good.py
if LC_ALL=C grep -q '[^ -~]' out; then
    fail "print --ascii" "$(LC_ALL=C grep -n '[^ -~]' out | head -n 3)"
else
    pass
fi
expect 0 "print --step" "$refstep" print --step 1 good.py
expect 0 "an error is shown, not raised" "$refstep" print raises.py
says out 'IndexError'
expect 0 "trace" "$refstep" trace good.py
says out '^\{"refstep":1,'
says out '"event":"end"'
expect 1 "trace of a bad scene" "$refstep" trace broken.py
says out '^\{"error":\{"line":2,"column":5'
expect 0 "a scene by its number" "$refstep" check 1
expect 0 "a scene by its name" "$refstep" check \
    understanding-reference-counting
expect 0 "keys" "$refstep" keys
says out 'help'

name="standard input"
if "$refstep" print - < good.py > out 2> errors; then pass
else fail "$name" "$(cat errors)"; fi
says out 'list'

name="a full disk"
if [ -c /dev/full ]; then
    "$refstep" trace good.py > /dev/full 2> errors
    if [ $? -eq 3 ]; then pass; else fail "$name" "$(cat errors)"; fi
    says errors 'cannot write'
else
    skip "$name" "no /dev/full"
fi

name="a reader that goes away"
"$refstep" print "$srcdir/scenes/15-cycles-need-a-collector.py" 2> errors |
    head -n 1 > out
silent errors

name="control characters in names and messages"
printf 'x = 1 $\n' > "$(printf 'bad\033[31m.py')"
"$refstep" check "$(printf 'bad\033[31m.py')" > out 2> errors
if grep -q "$(printf '\033')" out errors; then
    fail "$name" "an escape sequence came through"
else
    pass
fi

# ---- verify: a script stands for the interpreter ---------------------------

# interpreter NAME ANSWER: makes one that says what it is.
interpreter()
{
    cat > "$1" << EOF
#!/bin/sh
case "\$*" in
*tracer.py*)
    printf 'P\t1\t1\nR\t1\t1\nF\t<module>\n.\n'
    printf 'R\t0\t0\nF\t<module>\nV\tx\t0\nO\tlist\t%s\n.\n' "\$TRUE_COUNT" ;;
-S*)
    printf '%s' '$2' ;;
esac
EOF
    chmod +x "$1"
}

printf 'x = []\n' > tiny.py
tab=$(printf '\t')
interpreter measured "cpython${tab}3.12${tab}3.12.1${tab}"
TRUE_COUNT=1
export TRUE_COUNT
expect 0 "verify agrees" "$refstep" verify --with ./measured tiny.py
says out '^tiny.py agrees with CPython 3.12.1: 1 statement, 1 count$'
TRUE_COUNT=2
expect 1 "verify differs" "$refstep" verify --with ./measured tiny.py
says out '^tiny.py differs from CPython 3.12.1 in 1 thing'
says out '^    end  count of x \(list\)  2        1$'
expect 1 "verify of a scene that is refused" "$refstep" verify \
    --with ./measured broken.py
says errors 'broken.py:'
expect 3 "verify without a python3" env PATH=/nowhere "$refstep" verify tiny.py
says errors 'python3 cannot be run'
for answer in "cpython${tab}3.14${tab}3.14.0${tab}" \
    "cpython${tab}3.13${tab}3.13.0${tab}a free-threaded build" \
    "pypy${tab}3.10${tab}3.10.14${tab}"; do
    interpreter odd "$answer"
    expect 3 "verify with an interpreter that was never measured" \
        "$refstep" verify --with ./odd tiny.py
    says errors '^refstep: ./odd is .*: there are measured rules for'
done
expect 3 "verify with no Python at all" "$refstep" verify --with true tiny.py
expect 2 "verify without a scene" "$refstep" verify
finish
