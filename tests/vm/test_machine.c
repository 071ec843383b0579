/* A scene is run, and the counts at its end are CPython's. */
#include <check.h>

#include "tests/vm/running.h"

static const char *const versions[] = {"3.8",  "3.9",  "3.10",
                                       "3.11", "3.12", "3.13"};

/* What a name's object counts at the end of a scene, version by version where
 * they differ. */
struct counted {
    const char *source;
    const char *name;
    uint64_t counts[6]; /* by version; the first alone: all the same */
};

/* Measured on the interpreters themselves; cpython's rules are told in
 * README, "How counts are checked". */
static const struct counted counted[] = {
    {"a = [1]\n", "a", {1}},
    {"a = [1]\nb = a\n", "a", {2}},
    {"a = [1]\nb = a\ndel a\n", "b", {1}},
    {"a = [1]\na = a\n", "a", {1}},
    {"a = b = []\n", "a", {2}},
    {"a = []\nb = [a, a, a]\n", "a", {4}},
    {"a = []\nb = (a, [a])\ndel b\n", "a", {1}},
    {"a = []\nb = []\na, b = b, a\n", "a", {1}},
    {"x = []\na, *c = x, x, x\n", "x", {4}},
    {"a = []\nb = {1: a}\nb[1] = None\n", "a", {1}},
    {"x = 1000\n", "x", {3}},
    {"x = 9000; y = 9000\n", "x", {4}},
    {"x = (1001, 'a b')\n", "x", {3}},
    {"x = 2 ** 200\n", "x", {1}},
    {"x = +77777\n", "x", {4}},
    {"x = b'bytes here'\n", "x", {3, 3, 3, 3, 4, 4}},
    {"a = [5031, 5032, 5033]; b = 5031\n", "b", {4, 5, 5, 5, 5, 5}},
    {"x = []\nfor v in x: pass\n", "x", {1}},
    {"def f(p): pass\nx = []\nf(x)\n", "x", {1}},
    {"def f(p=[]): return p\nx = f()\n", "x", {2}},
    {"def f(): return 1\n", "f", {1}},
    {"def f():\n    global g\n    g = x\nx = []\nf()\n", "x", {2}},
    {"def f(n, p):\n    return p if n == 0 else f(n - 1, p)\n"
     "x = []\ny = f(3, x)\n",
     "x", {2}},
    /* the count inside the call, kept by making references there */
    {"def f(p):\n    global k\n    k = [p]\nx = []\nf(x)\nf(x)\n", "x", {2}},
};

START_TEST(counts_are_as_in_cpython)
{
    const struct counted *scene = &counted[_i];
    for (size_t v = 0; v < 6; v++) {
        struct running running;
        run_scene(&running, scene->source, versions[v], NULL);
        uint64_t wanted =
            scene->counts[1] ? scene->counts[v] : scene->counts[0];
        if (running.outcome != MACHINE_FINISHED)
            ck_abort_msg("%s\n%s", scene->source, run_exception(&running));
        uint64_t count = run_count(&running, scene->name);
        if (count != wanted)
            ck_abort_msg("%s: %s counts %lu, not %lu, in\n%s", versions[v],
                         scene->name, (unsigned long)count,
                         (unsigned long)wanted, scene->source);
        run_release(&running);
    }
}
END_TEST

/* What ends a scene. */
struct ended {
    const char *source;
    const char *exception;
};

static const struct ended ended[] = {
    {"x\n", "NameError: name 'x' is not defined"},
    {"del x\n", "NameError: name 'x' is not defined"},
    {"def f(): return y\nf()\n", "NameError: name 'y' is not defined"},
    {"def f():\n    a = y\n    y = 1\nf()\n",
     "UnboundLocalError: cannot access local variable 'y' where it is not "
     "associated with a value"},
    {"def f(x): pass\nf()\n",
     "TypeError: f() missing 1 required positional argument: 'x'"},
    {"def f(a, b, c): pass\nf()\n",
     "TypeError: f() missing 3 required positional arguments: 'a', 'b', and "
     "'c'"},
    {"def f(x): pass\nf(1, 2)\n",
     "TypeError: f() takes 1 positional argument but 2 were given"},
    {"def f(x=1): pass\nf(1, 2)\n",
     "TypeError: f() takes from 0 to 1 positional arguments but 2 were "
     "given"},
    {"def f(x): pass\nf(1, y=2)\n",
     "TypeError: f() got an unexpected keyword argument 'y'"},
    {"def f(x): pass\nf(1, x=2)\n",
     "TypeError: f() got multiple values for argument 'x'"},
    {"def f(n): return f(n + 1)\nf(1)\n",
     "RecursionError: maximum recursion depth exceeded"},
    {"a, b = [1]\n",
     "ValueError: not enough values to unpack (expected 2, got 1)"},
    {"a, b = 1, 2, 3\n",
     "ValueError: too many values to unpack (expected 2)"},
    {"a, b = 5\n", "TypeError: cannot unpack non-iterable int object"},
    {"1 // 0\n", "ZeroDivisionError: integer division or modulo by zero"},
    {"[1][5]\n", "IndexError: list index out of range"},
    {"{}['k k']\n", "KeyError: 'k k'"},
    {"assert 1 == 2\n", "AssertionError: "},
    {"assert 1 == 2, 'not so'\n", "AssertionError: not so"},
    {"x = 5\nx.y\n", "AttributeError: 'int' object has no attribute 'y'"},
    {"5()\n", "TypeError: 'int' object is not callable"},
    {"for i in 5: pass\n", "TypeError: 'int' object is not iterable"},
    {"def f(x): pass\nf(*5)\n",
     "TypeError: __main__.f() argument after * must be an iterable, not int"},
    {"def f(x): pass\nf(**{1: 2})\n", "TypeError: keywords must be strings"},
    {"def f(x): pass\nf(x=1, **{'x': 2})\n",
     "TypeError: __main__.f() got multiple values for keyword argument 'x'"},
};

/* Words that a version has of its own. */
struct worded {
    const char *version;
    struct ended ended;
};

static const struct worded worded[] = {
    {"3.13",
     {"def f(colour): pass\nf(color=1)\n",
      "TypeError: f() got an unexpected keyword argument 'color'. Did you "
      "mean 'colour'?"}},
    {"3.13",
     {"def f(colour): pass\nf(size=1)\n",
      "TypeError: f() got an unexpected keyword argument 'size'"}},
    {"3.8",
     {"def f():\n    a = y\n    y = 1\nf()\n",
      "UnboundLocalError: local variable 'y' referenced before "
      "assignment"}},
    {"3.10",
     {"def f(n): return 0 if n == 0 else f(n - 1)\nf(-1)\n",
      "RecursionError: maximum recursion depth exceeded in comparison"}},
    {"3.8",
     {"def f(x): pass\nf(*5)\n",
      "TypeError: f() argument after * must be an iterable, not int"}},
};

static void
check_ended(const struct ended *wanted, const char *version)
{
    struct running running;
    run_scene(&running, wanted->source, version, NULL);
    ck_assert_int_eq(running.outcome, MACHINE_RAISED);
    ck_assert_str_eq(run_exception(&running), wanted->exception);
    ck_assert_int_eq(machine_exit_status(running.machine), 1);
    run_release(&running);
}

START_TEST(errors_end_a_scene)
{
    check_ended(&ended[_i], "3.12");
}
END_TEST

START_TEST(versions_have_their_words)
{
    check_ended(&worded[_i].ended, worded[_i].version);
}
END_TEST

START_TEST(a_traceback_names_the_frames)
{
    struct running running;
    run_scene(&running, "def f():\n    1 // 0\nf()\n", "3.12", NULL);
    ck_assert_str_eq(
        machine_traceback(running.machine),
        "Traceback (most recent call last):\n"
        "  File \"<scene>\", line 3, in <module>\n"
        "  File \"<scene>\", line 2, in f\n"
        "ZeroDivisionError: integer division or modulo by zero\n");
    run_release(&running);
}
END_TEST

START_TEST(steps_are_told)
{
    struct running running;
    run_scene(&running,
              "def f(a):\n"
              "    return a\n"
              "for i in (1, 2):\n"
              "    f(i)\n",
              "3.12", NULL);
    ck_assert_uint_eq(run_steps(&running, STEP_LINE), 6);
    ck_assert_uint_eq(run_steps(&running, STEP_CALL), 2);
    ck_assert_uint_eq(run_steps(&running, STEP_RETURN), 2);
    ck_assert_uint_eq(run_steps(&running, STEP_END), 1);
    ck_assert_uint_eq(run_steps(&running, STEP_EXIT), 1);
    run_release(&running);
}
END_TEST

/* How often an argument is held when the function is about to return it: by
 * its name, by the parameter, as the returned value, and by whatever the
 * version keeps besides. */
struct held {
    const char *source;
    uint64_t counts[6]; /* by version */
};

static const struct held held[] = {
    {"def f(p): return p\nx = []\nf(x)\n", {4, 4, 4, 3, 3, 3}},
    {"def f(p): return p\nx = []\nf(p=x)\n", {4, 4, 4, 3, 3, 3}},
    {"def f(p): return p\nx = []\nt = (x,)\nf(*t)\n",
     {4, 4, 4, 4, 4, 4}},
    {"def f(p): return p\nx = []\nf(*[x])\n", {4, 4, 4, 4, 3, 3}},
    {"def f(p): return p\nx = []\nf(**{'p': x})\n",
     {5, 5, 5, 5, 3, 3}},
};

START_TEST(arguments_are_held_as_in_cpython)
{
    for (size_t v = 0; v < 6; v++) {
        struct running running;
        run_scene(&running, held[_i].source, versions[v], NULL);
        node_id x = run_global(&running, "x");
        for (size_t i = 0; i < log_step_count(running.log); i++) {
            if (log_step_at(running.log, i)->kind != STEP_RETURN)
                continue;
            world_seek_step(running.world, i);
            ck_assert_uint_eq(world_count(running.world, x),
                              held[_i].counts[v]);
        }
        run_release(&running);
    }
}
END_TEST

START_TEST(every_moment_is_consistent)
{
    static const char *const source =
        "def f(a, b=[], c=(1, [])):\n"
        "    x = {a: b, 'k': c, 2: 3}\n"
        "    x['x'] = x\n"
        "    return [a, b, c, x]\n"
        "y = f(1)\n"
        "z = f('a', c=y)\n"
        "y[0], *q = z\n"
        "y[1:2] = [[1], {2}]\n"
        "q += y[::2]\n"
        "s = f'{q!r:>10}{z[0]}'\n"
        "del y, z[0]\n"
        "z.append(z)\n"
        "for i in z:\n"
        "    j = [i, i]\n";
    for (size_t v = 0; v < 6; v++) {
        struct running running;
        run_scene(&running, source, versions[v], NULL);
        if (running.outcome != MACHINE_FINISHED)
            ck_abort_msg("%s", run_exception(&running));
        run_check_worlds(&running);
        run_release(&running);
    }
}
END_TEST

START_TEST(the_heap_is_empty_at_the_end)
{
    struct running running;
    run_scene(&running,
              "a = [1, 'two words', (3, 4.5)]\n"
              "def f(x=a): return x\n"
              "a.append(f)\n"
              "b = f()\n",
              "3.12", NULL);
    world_seek_step(running.world, log_step_count(running.log) - 1);
    for (node_id node = 1; node <= log_node_count(running.log); node++) {
        const struct birth *birth = log_birth_of(running.log, node);
        if (birth->kind != NODE_OBJECT
            || birth->flags & (NODE_IMMORTAL | NODE_SHARED))
            continue;
        if (world_is_alive(running.world, node)
            && !(world_flags(running.world, node)
                 & (NODE_IMMORTAL | NODE_SHARED)))
            ck_abort_msg("node %u, %s, still lives", node,
                         log_text_bytes(running.log, birth->type, NULL));
    }
    run_release(&running);
}
END_TEST

START_TEST(an_endless_loop_is_stopped)
{
    struct running running;
    run_scene(&running, "x = []\nwhile True:\n    x = [x]\n", "3.12", NULL);
    ck_assert_int_eq(running.outcome, MACHINE_STOPPED);
    ck_assert_ptr_nonnull(
        strstr(text_string(&running.runtime.stop_message), "100000 steps"));
    ck_assert_uint_ne(run_global(&running, "x"), 0);
    run_release(&running);
}
END_TEST

Suite *
machine_suite(void)
{
    Suite *suite = suite_create("machine");
    TCase *tests = tcase_create("machine");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, counts_are_as_in_cpython, 0,
                        sizeof counted / sizeof *counted);
    tcase_add_loop_test(tests, errors_end_a_scene, 0,
                        sizeof ended / sizeof *ended);
    tcase_add_loop_test(tests, versions_have_their_words, 0,
                        sizeof worded / sizeof *worded);
    tcase_add_test(tests, a_traceback_names_the_frames);
    tcase_add_test(tests, steps_are_told);
    tcase_add_loop_test(tests, arguments_are_held_as_in_cpython, 0,
                        sizeof held / sizeof *held);
    tcase_add_test(tests, every_moment_is_consistent);
    tcase_add_test(tests, the_heap_is_empty_at_the_end);
    tcase_add_test(tests, an_endless_loop_is_stopped);
    suite_add_tcase(suite, tests);
    return suite;
}
