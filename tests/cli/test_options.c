/* Command lines, and what options_parse makes of them. */
#include "tests/check_main.h"

#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"

#define MOST_WORDS 40

static struct options options;
static struct text problem;

/* The words of the line that options points into. */
static char storage[512];
static char *words[MOST_WORDS + 1];

static void
set_up(void)
{
    problem = (struct text){0};
}

static void
tear_down(void)
{
    text_release(&problem);
}

/* Parses "refstep LINE", whose words single spaces part. */
static bool
parse(const char *line)
{
    int count = 0;

    ck_assert_uint_lt(strlen(line), sizeof storage - strlen("refstep "));
    snprintf(storage, sizeof storage, "refstep %s", line);
    for (char *at = storage; at != NULL; count++) {
        ck_assert_int_lt(count, MOST_WORDS);
        words[count] = at;
        at = strchr(at, ' ');
        if (at != NULL)
            *at++ = '\0';
    }
    if (*line == '\0')
        count = 1;
    words[count] = NULL;
    text_clear(&problem);
    return options_parse(count, words, &options, &problem);
}

static void
accept(const char *line)
{
    ck_assert_msg(parse(line), "%s: %s", line, text_string(&problem));
    ck_assert_uint_eq(problem.length, 0);
}

static void
refuse(const char *line, const char *message)
{
    ck_assert_msg(!parse(line), "%s is accepted", line);
    ck_assert_str_eq(text_string(&problem), message);
}

START_TEST(test_nothing_given)
{
    accept("");
    ck_assert_ptr_eq(options.command, command_at(0));
    ck_assert_uint_eq(options.operand_count, 0);
    ck_assert_ptr_null(options.profile);
    ck_assert_ptr_null(options.theme);
    ck_assert_int_eq(options.color, COLOR_AUTO);
    ck_assert_int_eq(options.width, 0);
    ck_assert(!options.one_step);
    ck_assert_uint_eq(options.limits.steps, limits_default().steps);
}
END_TEST

START_TEST(test_commands)
{
    for (size_t i = 1; command_at(i) != NULL; i++) {
        const struct command *command = command_at(i);
        char line[64];

        snprintf(line, sizeof line, "%s%s", command->name,
                 command->least > 0 ? " a.py" : "");
        accept(line);
        ck_assert_ptr_eq(options.command, command);
        ck_assert_int_eq((int)options.operand_count, command->least);
        ck_assert_ptr_eq(command_find(command->name), command);
    }
    ck_assert_ptr_null(command_find("play"));
    ck_assert_ptr_null(command_find(""));
}
END_TEST

/* Only the first operand can be a command. */
START_TEST(test_operands)
{
    accept("a.py list -");
    ck_assert_ptr_eq(options.command, command_at(0));
    ck_assert_uint_eq(options.operand_count, 3);
    ck_assert_str_eq(options.operands[0], "a.py");
    ck_assert_str_eq(options.operands[1], "list");
    ck_assert_str_eq(options.operands[2], "-");

    refuse("print", "print needs a scene");
    refuse("list a.py", "list takes no scene");
    refuse("trace a.py b.py", "trace takes one scene");
}
END_TEST

START_TEST(test_options_stand_anywhere)
{
    accept("--ascii print a.py --step 3 b.py --width=60");
    ck_assert_str_eq(options.command->name, "print");
    ck_assert_uint_eq(options.operand_count, 2);
    ck_assert_str_eq(options.operands[1], "b.py");
    ck_assert(options.ascii && options.one_step);
    ck_assert_uint_eq(options.step, 3);
    ck_assert_int_eq(options.width, 60);

    accept("check -- --ascii -x");
    ck_assert(!options.ascii);
    ck_assert_uint_eq(options.operand_count, 2);
    ck_assert_str_eq(options.operands[0], "--ascii");
    ck_assert_str_eq(options.operands[1], "-x");
}
END_TEST

START_TEST(test_values)
{
    accept("--python 3.8 --color never --theme=safe --steps 7 --step 0");
    ck_assert_ptr_eq(options.profile, profile_find("3.8"));
    ck_assert_int_eq(options.color, COLOR_NEVER);
    ck_assert_str_eq(options.theme, "safe");
    ck_assert_uint_eq(options.limits.steps, 7);
    ck_assert(options.one_step);

    accept("--width 20 --width 10000"); /* the last one holds */
    ck_assert_int_eq(options.width, 10000);
}
END_TEST

START_TEST(test_wrong_options)
{
    refuse("--bogus", "there is no option --bogus");
    refuse("--asci", "there is no option --asci");
    refuse("--asciis", "there is no option --asciis");
    refuse("-x", "there is no option -x");
    refuse("--ascii=1", "--ascii takes no value");
    refuse("--step", "--step needs a value");
    refuse("--\x1b[2J", "there is no option --\\x1b[2J");
}
END_TEST

START_TEST(test_wrong_values)
{
    refuse("--python 2.7", "--python cannot be 2.7");
    refuse("--color=", "--color cannot be ");
    refuse("--theme none", "--theme cannot be none");
    refuse("--width 19", "--width cannot be 19");
    refuse("--width 10001", "--width cannot be 10001");
    refuse("--steps -1", "--steps cannot be -1");
    refuse("--steps +1", "--steps cannot be +1");
    refuse("--steps 1k", "--steps cannot be 1k");
    refuse("--steps 99999999999999999999",
           "--steps cannot be 99999999999999999999");
}
END_TEST

/* --with may be repeated, as often as there is room. */
START_TEST(test_interpreters)
{
    char line[512] = "verify a.py";

    accept("verify --with one --with=two a.py");
    ck_assert_uint_eq(options.interpreter_count, 2);
    ck_assert_str_eq(options.interpreters[0], "one");
    ck_assert_str_eq(options.interpreters[1], "two");

    for (int i = 0; i < OPTIONS_MOST_INTERPRETERS; i++)
        snprintf(line + strlen(line), sizeof line - strlen(line), " --with=p");
    accept(line);
    snprintf(line + strlen(line), sizeof line - strlen(line), " --with=q");
    refuse(line, "--with cannot be q");
}
END_TEST

START_TEST(test_help)
{
    struct text help = {0};

    options_help(&help);
    for (size_t i = 1; command_at(i) != NULL; i++)
        ck_assert_ptr_nonnull(strstr(text_string(&help),
                                     command_at(i)->words));
    ck_assert_ptr_nonnull(strstr(text_string(&help), "--python X.Y"));
    text_release(&help);
}
END_TEST

Suite *
options_suite(void)
{
    Suite *suite = suite_create("options");
    TCase *tests = tcase_create("lines");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_nothing_given);
    tcase_add_test(tests, test_commands);
    tcase_add_test(tests, test_operands);
    tcase_add_test(tests, test_options_stand_anywhere);
    tcase_add_test(tests, test_values);
    tcase_add_test(tests, test_wrong_options);
    tcase_add_test(tests, test_wrong_values);
    tcase_add_test(tests, test_interpreters);
    tcase_add_test(tests, test_help);
    suite_add_tcase(suite, tests);
    return suite;
}
