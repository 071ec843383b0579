/* The built-in scenes, and which one a user means. */
#include "tests/check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/scenes_dir.h"

static const struct {
    const char *file, *text;
} files[] = {
    {"01-one-name.py", "\"\"\"One name.\n\nMore.\n\"\"\"\n"},
    {"02-two-names.py", "# python: 3.12\n\n\"\"\"Two names...\"\"\"\n"},
    {"10-none.py", "x = 1\n"},
    {"notes.txt", "\"\"\"Not a scene.\"\"\"\n"},
    {".hidden.py", "\"\"\"Nor is this.\"\"\"\n"},
};

enum { FILE_COUNT = sizeof files / sizeof *files };

static struct builtin_scenes scenes;

static void
path_of(size_t index, char *path, size_t size)
{
    snprintf(path, size, "%s/%s", check_scratch(), files[index].file);
}

static void
set_up(void)
{
    for (size_t i = 0; i < FILE_COUNT; i++) {
        char path[4096];
        FILE *file;

        path_of(i, path, sizeof path);
        file = fopen(path, "w");
        ck_assert_ptr_nonnull(file);
        fputs(files[i].text, file);
        ck_assert_int_eq(fclose(file), 0);
    }
    setenv("REFSTEP_SCENES", check_scratch(), 1);
    scenes = (struct builtin_scenes){0};
    ck_assert(builtin_scenes_read(&scenes));
}

static void
tear_down(void)
{
    builtin_scenes_release(&scenes);
    unsetenv("REFSTEP_SCENES");
    for (size_t i = 0; i < FILE_COUNT; i++) {
        char path[4096];

        path_of(i, path, sizeof path);
        unlink(path);
    }
}

START_TEST(test_names_and_titles)
{
    ck_assert_uint_eq(scenes.scenes.count, 3);
    ck_assert_str_eq(scenes.scenes.items[0].name, "01-one-name");
    ck_assert_str_eq(scenes.scenes.items[0].title, "One name");
    ck_assert_str_eq(scenes.scenes.items[1].name, "02-two-names");
    ck_assert_str_eq(scenes.scenes.items[1].title, "Two names");
    ck_assert_str_eq(scenes.scenes.items[2].title, "");
}
END_TEST

START_TEST(test_find)
{
    static const struct {
        const char *given;
        int index; /* -1: none */
    } cases[] = {
        {"01-one-name", 0}, {"one-name", 0}, {"1", 0},   {"001", 0},
        {"02", 1},          {"10", 2},       {"none", 2}, {"0", -1},
        {"3", -1},          {"one", -1},     {"", -1},    {"01-", -1},
        {"notes", -1},      {"1x", -1},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct builtin_scene *found =
            builtin_scenes_find(&scenes, cases[i].given);
        const struct builtin_scene *meant =
            cases[i].index < 0 ? NULL : &scenes.scenes.items[cases[i].index];

        ck_assert_msg(found == meant, "\"%s\" is %s", cases[i].given,
                      found ? found->name : "none");
    }
}
END_TEST

START_TEST(test_no_folder)
{
    struct builtin_scenes none = {0};

    setenv("REFSTEP_SCENES", "/nowhere/at/all", 1);
    ck_assert(!builtin_scenes_read(&none));
    ck_assert_uint_eq(none.scenes.count, 0);
    ck_assert_ptr_null(builtin_scenes_find(&none, "1"));
    builtin_scenes_release(&none);
}
END_TEST

Suite *
scenes_dir_suite(void)
{
    Suite *suite = suite_create("scenes_dir");
    TCase *tests = tcase_create("folders");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_names_and_titles);
    tcase_add_test(tests, test_find);
    tcase_add_test(tests, test_no_folder);
    suite_add_tcase(suite, tests);
    return suite;
}
