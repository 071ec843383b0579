/*
 * What a session tells in words: happenings, explanations, answers.
 */
#include <check.h>
#include <string.h>

#include "tests/playback/scenes.h"
#include "timeline/world_parts.h"

/* Returns the words of the happening of a stop that has them in it, or
 * fails. */
static const struct happening *
find_happening(struct session *session, size_t stop, const char *words)
{
    size_t count;
    const struct happening *happenings =
        session_happenings(session, stop_previous(stop), stop, &count);

    for (size_t i = 0; i < count; i++)
        if (strstr(happenings[i].words, words) != NULL)
            return &happenings[i];
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "told: %s\n", happenings[i].words);
    ck_abort_msg("nothing tells '%s'", words);
    return NULL;
}

START_TEST(a_new_name_and_its_count_are_told)
{
    struct session *session = open_text("a = [1]\nb = a\n");
    const struct happening *happening;

    happening = find_happening(session, 1, "a now refers to a new list #1");
    ck_assert_str_eq(happening->count, "list #1   refs 1");
    happening = find_happening(session, 2, "b now refers to list #1");
    ck_assert_str_eq(happening->count, "list #1   refs 1 → 2");
    ck_assert_int_eq(happening->kind, HAPPENING_BOUND);
    session_free(session);
}
END_TEST

START_TEST(what_an_assignment_takes_away_is_told)
{
    struct session *session = open_text("a = [1]\nb = a\nb = None\n");
    const struct happening *happening =
        find_happening(session, 3, "b now refers to None");

    ck_assert_int_eq(happening->kind, HAPPENING_REBOUND);
    ck_assert_str_eq(happening->count, "list #1   refs 2 → 1");
    session_free(session);
}
END_TEST

START_TEST(the_last_name_frees_the_object)
{
    struct session *session = open_text("a = [1]\ndel a\n");

    ck_assert_str_eq(find_happening(session, 2, "a no longer")->count,
                     "list #1   refs 1 → 0");
    ck_assert_int_eq(find_happening(session, 2, "list #1 is freed")->kind,
                     HAPPENING_FREED);
    session_free(session);
}
END_TEST

START_TEST(a_changed_slot_is_told)
{
    struct session *session =
        open_text("a = [[], 2]\na[1] = a[0]\na.append(7)\n");

    find_happening(session, 2, "list #2 [1] now refers to list #1");
    find_happening(session, 3, "list #2 [2] now refers to 7");
    session_free(session);
}
END_TEST

START_TEST(many_changed_slots_are_told_as_a_number)
{
    struct session *session = open_text("a = []\na.extend(range(50))\n");

    find_happening(session, 2, "list #1 gets 50 items");
    session_free(session);
}
END_TEST

START_TEST(a_statement_that_changes_nothing_tells_nothing)
{
    struct session *session = open_text("a = [1]\na = a\nlen(a)\n");
    size_t count;

    session_happenings(session, 1, 2, &count);
    ck_assert_uint_eq(count, 0);
    session_happenings(session, 2, 3, &count);
    ck_assert_uint_eq(count, 0);
    session_free(session);
}
END_TEST

/* Fails when a stop tells of something with these words in it. */
static void
assert_untold(struct session *session, size_t stop, const char *words)
{
    size_t count;
    const struct happening *happenings =
        session_happenings(session, stop_previous(stop), stop, &count);

    for (size_t i = 0; i < count; i++)
        ck_assert_msg(strstr(happenings[i].words, words) == NULL,
                      "told: %s", happenings[i].words);
}

START_TEST(both_counts_of_a_rebinding_are_told_once)
{
    struct session *session = open_text("a = [1]\nb = a\nb = [2]\n");
    size_t count;
    const struct happening *happenings =
        session_happenings(session, 2, 3, &count);

    ck_assert_uint_eq(count, 2);
    ck_assert_str_eq(happenings[0].words,
                     "b now refers to a new list #2, no longer to list #1");
    ck_assert_str_eq(happenings[0].count, "list #2   refs 1");
    ck_assert_str_eq(happenings[1].words, "list #1 has a reference less");
    ck_assert_str_eq(happenings[1].count, "list #1   refs 2 → 1");
    session_free(session);
}
END_TEST

START_TEST(places_in_a_new_container_are_named)
{
    struct session *session =
        open_text("x = [1]\ns = [x, x, x]\nd = {'k': x}\ndel d\n");

    ck_assert_str_eq(find_happening(session, 2,
                                    "list #2 [0] and 2 others now refer to "
                                    "list #1")->count,
                     "list #1   refs 1 → 4");
    find_happening(session, 3, "dict #1 ['k'] now refers to list #1");
    find_happening(session, 4, "dict #1 ['k'] no longer refers to list #1");
    session_free(session);
}
END_TEST

START_TEST(a_list_in_a_new_list_is_new_too)
{
    struct session *session = open_text("a = [[1]] * 2\n");

    find_happening(session, 1, "[0] and 1 other now refer to a new list #1");
    session_free(session);
}
END_TEST

START_TEST(temporary_objects_are_not_told)
{
    struct session *session =
        open_text("a = [1]\nassert a == [1]\na + a\n");
    size_t count;

    session_happenings(session, 1, 2, &count);
    ck_assert_uint_eq(count, 0);
    session_happenings(session, 2, 3, &count);
    ck_assert_uint_eq(count, 0);
    session_free(session);
}
END_TEST

START_TEST(an_address_that_is_used_again_is_told)
{
    struct session *session = open_text("a = [1]\ndel a\nb = [2]\n");

    find_happening(session, 3,
                   "b now refers to a new list #2, at the address list #1 "
                   "had");
    session_free(session);
}
END_TEST

START_TEST(an_address_of_a_temporary_is_not_told)
{
    struct session *session = open_text("[1] == [2]\nb = [3]\n");

    assert_untold(session, 2, "at the address");
    session_free(session);
}
END_TEST

START_TEST(a_call_its_arguments_and_its_return_are_told)
{
    struct session *session = open_text("def f(x, y=5):\n"
                                        "    return x\n"
                                        "a = [1]\n"
                                        "b = f(a)\n");
    size_t inside = stop_before(session, 2);

    ck_assert_int_eq(find_happening(session, inside, "f() is called")->kind,
                     HAPPENING_CALLED);
    ck_assert_str_eq(find_happening(session, inside,
                                    "x of f() now refers to list #1")->count,
                     "list #1   refs 1 → 2");
    find_happening(session, inside, "y of f() now refers to 5");
    ck_assert_str_eq(find_happening(session, inside + 1,
                                    "f() returns list #1 to line 4; the value "
                                    "on its way counts too")->count,
                     "list #1   refs 2 → 3");
    find_happening(session, inside + 2,
                   "f() has returned; its variables x, y are gone");
    ck_assert_str_eq(find_happening(session, inside + 2,
                                    "b now refers to list #1")->count,
                     "list #1   refs 3 → 2");
    session_free(session);
}
END_TEST

START_TEST(what_a_default_refers_to_is_told)
{
    struct session *session = open_text("def f(x=[]):\n    pass\n");

    find_happening(session, 1, "f now refers to a new function f");
    find_happening(session, 1, "[0] now refers to a new list #1");
    session_free(session);
}
END_TEST

START_TEST(a_loop_that_holds_its_list_is_told)
{
    struct session *session =
        open_text("a = [1]\nfor i in a:\n    b = i\nc = 2\n");
    size_t inside = stop_before(session, 3);

    find_happening(session, inside, "now refers to list #1");
    assert_untold(session, inside, "list_iterator #1 is made");
    find_happening(session, stop_before(session, 4),
                   "no longer refers to list #1");
    session_free(session);
}
END_TEST

START_TEST(constants_of_the_program_are_not_told)
{
    struct session *session =
        open_text("for i in [1, 2]:\n    b = i\nt = (1, 2)\n");

    for (size_t i = 1; i + 2 < session_stop_count(session); i++)
        assert_untold(session, i, "tuple #");
    session_free(session);
}
END_TEST

START_TEST(the_collector_says_what_it_found)
{
    struct session *session = open_text("import gc\n"
                                        "gc.collect()\n"
                                        "a = []\n"
                                        "a.append(a)\n"
                                        "del a\n"
                                        "gc.collect()\n");
    size_t count;
    const struct happening *happenings;

    find_happening(session, 2, "the collector ran and found no garbage");
    happenings = session_happenings(session, 5, 6, &count);
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(happenings[0].kind, HAPPENING_COLLECTED);
    ck_assert_str_eq(happenings[0].words,
                     "the collector ran and found 1 unreachable object");
    ck_assert_int_eq(happenings[1].kind, HAPPENING_FREED);
    session_free(session);
}
END_TEST

START_TEST(sets_and_dicts_are_told_by_their_entries)
{
    struct session *session = open_text("s = {1}\ns.add(2)\nd = {}\n"
                                        "d['k'] = s\ndel d['k']\n");

    find_happening(session, 2, "now refers to 2");
    ck_assert_str_eq(
        find_happening(session, 4, "dict #1 ['k'] now refers to set #1")
            ->count,
        "set #1   refs 1 → 2");
    find_happening(session, 5, "dict #1 ['k'] no longer refers to set #1");
    session_free(session);
}
END_TEST

START_TEST(an_exception_is_told)
{
    struct session *session =
        open_text("def f():\n    return [][1]\nf()\n");

    ck_assert_int_eq(find_happening(session,
                                    session_stop_count(session) - 2,
                                    "IndexError: list index out of range")
                         ->kind,
                     HAPPENING_RAISED);
    session_free(session);
}
END_TEST

START_TEST(the_entry_that_went_is_the_one_named)
{
    struct session *session =
        open_text("v = []\nd = {'a': v, 'b': v, 'c': v, 'z': 1}\n"
                  "len([d.pop('a'), d.pop('z')])\n");

    find_happening(session, 3, "dict #1 ['a'] no longer refers to");
    session_free(session);
}
END_TEST

START_TEST(large_containers_are_told_by_numbers)
{
    struct session *session =
        open_text("a = [None] * 30000\na.append(None)\na.pop()\n");

    find_happening(session, 2, "list #2 gets 1 item");
    find_happening(session, 3, "list #2 loses 1 item");
    session_free(session);
}
END_TEST

/* ---- explanations ---- */

START_TEST(every_reference_is_explained)
{
    struct session *session =
        open_text("a = [1]\nb = [a, a]\nc = a\n");
    struct text name = {0};
    size_t count;
    const struct happening *happening =
        find_happening(session, 1, "a now refers");
    node_id list = happening->subject;
    const struct explanation *lines;

    lines = session_explain(session, 3, list, &count);
    ck_assert_uint_eq(count, 4);
    ck_assert_uint_eq(
        world_count(session_world(session, 3), list), count);
    ck_assert_str_eq(lines[0].words, "global a");
    ck_assert_uint_eq(lines[0].since, 1);
    session_node_name(session, list, &name);
    ck_assert_str_eq(text_string(&name), "list #1");
    text_release(&name);
    session_free(session);
}
END_TEST

START_TEST(a_literal_is_held_by_the_program_text)
{
    struct session *session = open_text("x = 1000\n");
    const struct happening *happening =
        find_happening(session, 1, "x now refers to");
    size_t count;
    const struct explanation *lines =
        session_explain(session, 1, happening->subject, &count);

    ck_assert_uint_eq(count, 3);
    ck_assert(!lines[0].hidden);
    ck_assert(lines[1].hidden && lines[2].hidden);
    session_free(session);
}
END_TEST

/* ---- questions ---- */

/* Opens a scene whose third line is asked about and returns the answer. */
static void
assert_answer(const char *query, const char *answer)
{
    struct text text = {0};
    struct session *session;
    const struct question *question;

    text_add_format(&text, "a = [10, 20]\nb = a\n#: ask %s\ndel b\n", query);
    session = open_text(text_string(&text));
    question = session_question(session, stop_before(session, 4));
    ck_assert_ptr_nonnull(question);
    ck_assert_str_eq(question->answer, answer);
    ck_assert_ptr_null(session_question(session, 0));
    session_free(session);
    text_release(&text);
}

START_TEST(questions_are_answered_from_the_world_after)
{
    assert_answer("refs(a)", "1");
    assert_answer("refs(b)", "1");
    assert_answer("freed(b)", "False");
    assert_answer("len(a)", "2");
    assert_answer("a[1]", "20");
    assert_answer("a[-1]", "20");
    assert_answer("a", "list #1");
    assert_answer("a is a", "True");
    assert_answer("a is not a", "False");
    assert_answer("refs(a) == 1", "True");
    assert_answer("a[0] < a[1]", "True");
    assert_answer("a[0] != 10", "False");
}
END_TEST

/* The answers about attributes are the same wherever a version keeps them. */
START_TEST(questions_find_attributes)
{
    static const char *const versions[] = {"3.8", "3.13"};
    static const char *const cases[][2] = {
        {"x.n", "10"},       {"x.m", "20"},      {"A.n is x.n", "False"},
        {"A.m is B.m", "True"}, {"len(f.seen)", "1"}, {"x.none", NULL},
    };

    for (size_t i = 0; i < 2 * sizeof cases / sizeof *cases; i++) {
        const char *const *it = cases[i / 2];
        struct text text = {0};
        struct session *session;
        const char *answer;

        text_add_format(&text,
                        "#: python %s\n"
                        "class A:\n"
                        "    n = 1\n"
                        "    m = 20\n"
                        "class B(A):\n"
                        "    pass\n"
                        "def f(): pass\n"
                        "f.seen = [f]\n"
                        "x = B()\n"
                        "#: ask %s\n"
                        "x.n = 10\n",
                        versions[i % 2], it[0]);
        session = open_text(text_string(&text));
        answer = session_question(session, stop_before(session, 11))->answer;
        if (it[1] != NULL)
            ck_assert_str_eq(answer, it[1]);
        else
            ck_assert_ptr_nonnull(strstr(answer, "nothing"));
        session_free(session);
        text_release(&text);
    }
}
END_TEST

/* ---- several steps as one ---- */

/* A call is told by what it left behind. */
START_TEST(a_whole_call_is_told)
{
    struct session *session =
        open_text("def f(x):\n"
                  "    y = [x, x]\n"
                  "    z = [y]\n"
                  "    return y\n"
                  "a = [1]\n"
                  "b = f(a)\n"
                  "pass\n");
    size_t since = stop_before(session, 6), count;
    const struct happening *told;
    struct text heading = {0};

    told = session_happenings(session, since,
                              session_over(session, since, true), &count);
    ck_assert_uint_eq(count, 3);
    ck_assert_str_eq(told[0].words, "b now refers to a new list #2");
    ck_assert_str_eq(told[1].words, "list #2 [0] and 1 other now refer to "
                                    "list #1");
    ck_assert_str_eq(told[1].count, "list #1   refs 1 → 3");
    ck_assert_str_eq(told[2].words, "1 object made and freed inside");
    session_heading(session, since, session_over(session, since, true),
                    &heading);
    ck_assert_str_eq(text_string(&heading), "line 6 ran; all of 5 steps");
    text_release(&heading);
    session_free(session);
}
END_TEST

/* What a generator held is freed after its end, by the line that closed it. */
START_TEST(who_called_a_finalizer_is_told)
{
    struct session *session = open_text("class K:\n"
                                        "    def __del__(self):\n"
                                        "        pass\n"
                                        "def f():\n"
                                        "    k = K()\n"
                                        "    try:\n"
                                        "        yield\n"
                                        "    finally:\n"
                                        "        print(1)\n"
                                        "g = f()\n"
                                        "next(g)\n"
                                        "g.close()\n");
    size_t stop = session_find_line(session, 0, 9, true) + 1;
    struct text heading = {0};

    session_heading(session, stop_previous(stop), stop, &heading);
    ck_assert_str_eq(text_string(&heading),
                     "line 9 ran; line 12 calls __del__()");
    ck_assert_int_eq(session_stop(session, stop)->calls, 12);
    text_release(&heading);
    session_free(session);
}
END_TEST

/* Returns the str with a preview that lives in a world. */
static node_id
find_str(const struct world *world, const char *preview)
{
    const struct log *log = world_log(world);

    for (node_id node = 1; node <= log_node_count(log); node++)
        if (log_birth_of(log, node)->flags & NODE_ATOM &&
            world_is_alive(world, node) &&
            strcmp(log_text_bytes(log, world_preview(world, node), NULL),
                   preview) == 0)
            return node;
    ck_abort_msg("there is no %s", preview);
    return 0;
}

START_TEST(the_count_of_a_computed_name_is_in_doubt)
{
    struct session *session = open_text("class A:\n"
                                        "    pass\n"
                                        "a = A()\n"
                                        "n = 'y'\n"
                                        "name = 'x' + n\n"
                                        "b = hasattr(a, name)\n");
    size_t stop = session_stop_count(session) - 1;
    const struct world *world = session_world(session, stop - 1);

    ck_assert(!world_count_is_doubtful(world, find_str(world, "'xy'")));
    world = session_world(session, stop);
    ck_assert(world_count_is_doubtful(world, find_str(world, "'xy'")));
    session_free(session);
}
END_TEST

/* What a library made for a moment takes no number of the scene's objects. */
START_TEST(a_library_takes_no_numbers)
{
    struct session *session =
        open_text("from collections import namedtuple\n"
                  "P = namedtuple('P', 'a b')\n"
                  "n = P([1], 2)\n");
    size_t stop = session_stop_count(session) - 1, count;
    const struct happening *told =
        session_happenings(session, stop - 1, stop, &count);

    ck_assert_uint_ge(count, 2);
    ck_assert_str_eq(told[0].words, "n now refers to a new P #1");
    ck_assert_str_eq(told[1].words, "P #1 [0] now refers to a new list #1");
    session_free(session);
}
END_TEST

/* What a library keeps in the class that it makes is its own business. */
START_TEST(what_a_library_keeps_is_not_told)
{
    struct session *session =
        open_text("from dataclasses import dataclass\n"
                  "@dataclass\n"
                  "class P:\n    x: int = 1\n"
                  "p = P()\n");
    size_t stop = session_stop_count(session) - 2, count;
    const struct happening *told =
        session_happenings(session, stop - 1, stop, &count);

    ck_assert_str_eq(told[1].words, "P now refers to class P");
    for (size_t i = 0; i < count; i++)
        ck_assert_int_ne(told[i].kind, HAPPENING_BORN);
    session_free(session);
}
END_TEST

START_TEST(the_way_of_an_exception_is_told)
{
    struct session *session = open_text("try:\n    1 / 0\n"
                                        "except OSError:\n    pass\n"
                                        "except ArithmeticError:\n"
                                        "    pass\n");
    size_t stop = 0, count;

    while (session_stop(session, stop)->kind != STEP_EXCEPTION)
        stop++;
    ck_assert_str_eq(
        session_happenings(session, stop, stop + 1, &count)->words,
        "the exception goes on to line 3");
    ck_assert_uint_eq(count, 1);
    session_free(session);
}
END_TEST

START_TEST(a_comprehension_has_its_variable)
{
    struct session *session =
        open_text("a = [lambda x=[]: x]\nb = [f() for f in a]\n");

    find_happening(session, 2, "f of the comprehension and the running call "
                               "of <lambda>() now refer to function");
    session_free(session);
}
END_TEST

/* Of a thousand objects freed at once a few are named. */
START_TEST(very_many_deaths_are_counted)
{
    struct session *session =
        open_text("a = [[i + 1000] for i in range(500)]\ndel a\n");
    size_t stop = session_stop_count(session) - 1, count;
    const struct happening *told =
        session_happenings(session, stop - 1, stop, &count);

    ck_assert_uint_lt(count, 40);
    ck_assert_str_eq(told[count - 1].words, "985 more objects are freed");
    session_free(session);
}
END_TEST

START_TEST(a_question_has_words_of_its_own_or_the_query)
{
    struct session *session =
        open_text("a = []\n#: ask refs(a) -- How many?\nb = a\n"
                  "#: ask freed(a)\ndel a\n");

    ck_assert_str_eq(
        session_question(session, stop_before(session, 3))->question,
        "How many?");
    ck_assert_ptr_nonnull(strstr(
        session_question(session, stop_before(session, 5))->question,
        "freed(a)"));
    session_free(session);
}
END_TEST

Suite *
telling_suite(void)
{
    Suite *suite = suite_create("telling");
    TCase *tests = tcase_create("telling");

    tcase_add_test(tests, a_new_name_and_its_count_are_told);
    tcase_add_test(tests, what_an_assignment_takes_away_is_told);
    tcase_add_test(tests, the_last_name_frees_the_object);
    tcase_add_test(tests, a_changed_slot_is_told);
    tcase_add_test(tests, many_changed_slots_are_told_as_a_number);
    tcase_add_test(tests, a_statement_that_changes_nothing_tells_nothing);
    tcase_add_test(tests, both_counts_of_a_rebinding_are_told_once);
    tcase_add_test(tests, places_in_a_new_container_are_named);
    tcase_add_test(tests, a_list_in_a_new_list_is_new_too);
    tcase_add_test(tests, temporary_objects_are_not_told);
    tcase_add_test(tests, an_address_that_is_used_again_is_told);
    tcase_add_test(tests, an_address_of_a_temporary_is_not_told);
    tcase_add_test(tests, a_call_its_arguments_and_its_return_are_told);
    tcase_add_test(tests, what_a_default_refers_to_is_told);
    tcase_add_test(tests, a_loop_that_holds_its_list_is_told);
    tcase_add_test(tests, constants_of_the_program_are_not_told);
    tcase_add_test(tests, the_collector_says_what_it_found);
    tcase_add_test(tests, sets_and_dicts_are_told_by_their_entries);
    tcase_add_test(tests, an_exception_is_told);
    tcase_add_test(tests, the_entry_that_went_is_the_one_named);
    tcase_add_test(tests, large_containers_are_told_by_numbers);
    tcase_add_test(tests, every_reference_is_explained);
    tcase_add_test(tests, a_literal_is_held_by_the_program_text);
    tcase_add_test(tests, questions_are_answered_from_the_world_after);
    tcase_add_test(tests, questions_find_attributes);
    tcase_add_test(tests, a_whole_call_is_told);
    tcase_add_test(tests, who_called_a_finalizer_is_told);
    tcase_add_test(tests, the_count_of_a_computed_name_is_in_doubt);
    tcase_add_test(tests, very_many_deaths_are_counted);
    tcase_add_test(tests, a_library_takes_no_numbers);
    tcase_add_test(tests, what_a_library_keeps_is_not_told);
    tcase_add_test(tests, the_way_of_an_exception_is_told);
    tcase_add_test(tests, a_comprehension_has_its_variable);
    tcase_add_test(tests, a_question_has_words_of_its_own_or_the_query);
    suite_add_tcase(suite, tests);
    return suite;
}
