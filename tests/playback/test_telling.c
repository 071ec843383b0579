/*
 * What a session tells in words: happenings, explanations, answers.
 */
#include <check.h>
#include <string.h>

#include "tests/playback/scenes.h"

/* Returns the words of the happening of a stop that has them in it, or
 * fails. */
static const struct happening *
find_happening(struct session *session, size_t stop, const char *words)
{
    size_t count;
    const struct happening *happenings =
        session_happenings(session, stop, &count);

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

    session_happenings(session, 2, &count);
    ck_assert_uint_eq(count, 0);
    session_happenings(session, 3, &count);
    ck_assert_uint_eq(count, 0);
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
    tcase_add_test(tests, every_reference_is_explained);
    tcase_add_test(tests, a_literal_is_held_by_the_program_text);
    tcase_add_test(tests, questions_are_answered_from_the_world_after);
    tcase_add_test(tests, a_question_has_words_of_its_own_or_the_query);
    suite_add_tcase(suite, tests);
    return suite;
}
