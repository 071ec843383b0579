/* Built-in functions and modules: what a scene prints with them. */
#include <check.h>

#include "library/library.h"
#include "tests/vm/running.h"

/* A scene and what it prints, on 3.12. */
struct printed {
    const char *source;
    const char *output;
};

static const struct printed printed[] = {
    {"print()\nprint(1, 'a', None, sep='-', end='!')\n", "\n1-a-None!"},
    {"print([1, 'a', (2.5,)], {'k': {1}})\n", "[1, 'a', (2.5,)] {'k': {1}}\n"},
    {"print(len('abc'), len([]), len({1: 2}))\n", "3 0 1\n"},
    {"print(abs(-3), abs(-2.5), divmod(-7, 2), pow(2, 10), pow(2, 9, 7))\n",
     "3 2.5 (-4, 1) 1024 1\n"},
    {"print(round(2.5), round(1.25, 1), round(1234, -2))\n", "2 1.2 1200\n"},
    {"print(hex(255), hex(-1), oct(8), bin(5), chr(233), ord('a'))\n",
     "0xff -0x1 0o10 0b101 é 97\n"},
    {"print(min(3, 1, 2), max([3, 1], default=0), max([], default=7))\n",
     "1 3 7\n"},
    {"def neg(x): return -x\nprint(max(1, 5, key=neg), sorted([2, 3, 1], "
     "key=neg), sorted('ba', reverse=True))\n",
     "1 [3, 2, 1] ['b', 'a']\n"},
    {"print(sum([1, 2, 3]), sum([1.5], 2), sum([[1], [2]], []))\n",
     "6 3.5 [1, 2]\n"},
    {"print(all([1, 0]), any([0, 1]), all([]), any([]))\n",
     "False True True False\n"},
    {"print(list(map(str, [1, 2])), list(filter(None, [0, 3])))\n",
     "['1', '2'] [3]\n"},
    {"print(list(zip([1, 2], 'ab')), list(enumerate('a', 5)))\n",
     "[(1, 'a'), (2, 'b')] [(5, 'a')]\n"},
    {"print(list(reversed([1, 2])), list(range(3)), tuple('ab'))\n",
     "[2, 1] [0, 1, 2] ('a', 'b')\n"},
    {"print(isinstance(1, int), isinstance(True, (str, int)), "
     "issubclass(bool, int), callable(len))\n",
     "True True True True\n"},
    {"print(repr('a'), ascii('é'), format(3.14159, '.2f'), type(1))\n",
     "'a' '\\xe9' 3.14 <class 'int'>\n"},
    {"i = iter([1])\nprint(next(i), next(i, 'end'))\n", "1 end\n"},
    {"print(hasattr([], 'append'), getattr([], 'nope', 4))\n", "True 4\n"},
    {"import sys\nx = []\nprint(sys.getrefcount(x), sys.getrefcount([]))\n",
     "2 1\n"},
    {"import sys\nprint(sys.getrefcount(None))\n", "4294967295\n"},
    {"import sys\ndef f(p): return sys.getrefcount(p)\nx = []\n"
     "print(f(x))\n",
     "3\n"},
    {"import sys\nprint(sys.getsizeof([]), sys.getsizeof(1), "
     "sys.getsizeof('a'), sys.getsizeof({}))\n",
     "56 28 42 64\n"},
    {"import sys\na = sys.intern(''.join(['x', 'yz']))\n"
     "print(a is sys.intern(''.join(['xy', 'z'])))\n",
     "True\n"},
    {"import ctypes\nx = []\ny = x\n"
     "print(ctypes.c_long.from_address(id(x)).value)\n",
     "2\n"},
    {"from ctypes import c_ssize_t as c\nx = []\n"
     "print(c.from_address(id(x)).value, c.from_address(id(1)).value)\n",
     "1 4294967295\n"},
    {"import gc\na = []\na.append(a)\ndel a\nprint(gc.collect(), "
     "gc.collect())\n",
     "1 0\n"},
    {"import gc\nprint(gc.is_tracked([]), gc.is_tracked(1), gc.isenabled(), "
     "gc.get_threshold())\n",
     "True False True (700, 10, 10)\n"},
    {"import copy\na = [[1], (2, [3])]\nb = copy.copy(a)\n"
     "c = copy.deepcopy(a)\nprint(b[0] is a[0], c == a, c[0] is a[0], "
     "c[1] is a[1])\n",
     "True True False False\n"},
    {"import copy\na = []\na.append(a)\nb = copy.deepcopy(a)\n"
     "print(b is a, b[0] is b)\nt = (1, (2, 'a b'))\n"
     "print(copy.deepcopy(t) is t)\n",
     "False True\nTrue\n"},
    {"import math\nprint(math.sqrt(16), math.floor(2.7), math.gcd(12, 18), "
     "math.factorial(20), math.pi)\n",
     "4.0 2 6 2432902008176640000 3.141592653589793\n"},
    {"from math import comb, isqrt, inf\nprint(comb(5, 2), isqrt(10), inf)\n",
     "10 3 inf\n"},
    {"#: input Ada\nname = input('Who? ')\nprint('Hello', name)\n",
     "Who? Hello Ada\n"},
};

static struct running *current;

/* Installs the library, and the answers for input(). */
static void
install(struct machine *machine)
{
    library_install(machine);
    for (size_t i = 0; i < current->lesson.directives.count; i++)
        if (current->lesson.directives.items[i].kind == DIRECTIVE_INPUT)
            machine_add_input(machine,
                              current->lesson.directives.items[i].text);
}

START_TEST(scenes_print_what_python_prints)
{
    struct running running;
    current = &running;
    run_scene(&running, printed[_i].source, "3.12", install);
    if (running.outcome != MACHINE_FINISHED)
        ck_abort_msg("%s\n%s", printed[_i].source,
                     machine_traceback(running.machine));
    ck_assert_str_eq(run_output(&running), printed[_i].output);
    run_check_worlds(&running);
    run_release(&running);
}
END_TEST

START_TEST(a_freed_address_is_not_read)
{
    struct running running;
    current = &running;
    run_scene(&running,
              "import ctypes\nx = []\ni = id(x)\ndel x\n"
              "print(ctypes.c_long.from_address(i).value)\n",
              "3.12", install);
    ck_assert_int_eq(running.outcome, MACHINE_STOPPED);
    ck_assert_ptr_nonnull(
        strstr(text_string(&running.runtime.stop_message), "nothing lives"));
    run_release(&running);
}
END_TEST

START_TEST(a_traceback_of_a_group_is_a_tree)
{
    struct running running;
    current = &running;
    run_scene(&running,
              "g = ExceptionGroup('b', [KeyError(2)])\n"
              "raise ExceptionGroup('a', [ValueError(1), g])\n",
              "3.12", install);
    ck_assert_str_eq(
        machine_traceback(running.machine),
        "  + Exception Group Traceback (most recent call last):\n"
        "  |   File \"<scene>\", line 2, in <module>\n"
        "  | ExceptionGroup: a (2 sub-exceptions)\n"
        "  +-+---------------- 1 ----------------\n"
        "    | ValueError: 1\n"
        "    +---------------- 2 ----------------\n"
        "    | ExceptionGroup: b (1 sub-exception)\n"
        "    +-+---------------- 1 ----------------\n"
        "      | KeyError: 2\n"
        "      +------------------------------------\n");
    run_release(&running);
}
END_TEST

/* What CPython's printing code holds of an exception that nobody caught. */
static const struct {
    const char *version, *output;
} printing[] = {
    {"3.8", "6 4\n4 6\n"},   {"3.9", "6 4\n4 6\n"},
    {"3.10", "6 4\n4 6\n"},  {"3.11", "5 4\n4 6\n"},
    {"3.12", "5 4\n5 6\n"},  {"3.13", "13 11\n9 9\n"},
};

START_TEST(an_exception_is_held_while_it_is_printed)
{
    struct running running;
    current = &running;
    run_scene(&running,
              "import sys\n"
              "class E(Exception):\n"
              "    def __str__(self):\n"
              "        kind = type(self)\n"
              "        print(sys.getrefcount(self) - 1,\n"
              "              sys.getrefcount(kind) - 2)\n"
              "        return ''\n"
              "class F(Exception):\n"
              "    __str__ = E.__str__\n"
              "try:\n"
              "    raise E\n"
              "except E as e:\n"
              "    raise F from e\n",
              printing[_i].version, install);
    ck_assert_str_eq(run_output(&running), printing[_i].output);
    run_release(&running);
}
END_TEST

START_TEST(an_exit_has_a_status)
{
    struct running running;
    current = &running;
    run_scene(&running, "import sys\nsys.exit(3)\n", "3.12", install);
    ck_assert_str_eq(run_exception(&running), "SystemExit: 3");
    ck_assert_int_eq(machine_exit_status(running.machine), 3);
    ck_assert_str_eq(machine_traceback(running.machine), "");
    run_release(&running);
}
END_TEST

START_TEST(the_library_can_be_asked)
{
    struct text names = {0};
    ck_assert(library_has_module("sys"));
    ck_assert(!library_has_module("os"));
    ck_assert(library_has_name("sys", "getrefcount"));
    ck_assert(!library_has_name("sys", "nope"));
    ck_assert(!library_has_name("os", "path"));
    ck_assert(library_refuses_builtin("open"));
    library_list_modules(&names);
    ck_assert_ptr_nonnull(strstr(text_string(&names), "sys"));
    ck_assert_ptr_nonnull(strstr(text_string(&names), "keyword"));
    text_clear(&names);
    library_list_names("copy", &names);
    ck_assert_ptr_nonnull(strstr(text_string(&names), "copy, deepcopy"));
    ck_assert(library_has_name("copy", "deepcopy"));
    text_clear(&names);
    library_list_names("os", &names);
    ck_assert_str_eq(text_string(&names), "");
    text_release(&names);
}
END_TEST

Suite *
library_suite(void)
{
    Suite *suite = suite_create("library");
    TCase *tests = tcase_create("library");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, scenes_print_what_python_prints, 0,
                        sizeof printed / sizeof *printed);
    tcase_add_test(tests, a_freed_address_is_not_read);
    tcase_add_test(tests, a_traceback_of_a_group_is_a_tree);
    tcase_add_loop_test(tests, an_exception_is_held_while_it_is_printed, 0,
                        sizeof printing / sizeof printing[0]);
    tcase_add_test(tests, an_exit_has_a_status);
    tcase_add_test(tests, the_library_can_be_asked);
    suite_add_tcase(suite, tests);
    return suite;
}
