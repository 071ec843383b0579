/* The panes of every size: inside the screen, apart from each other. */
#include <check.h>

#include "tui/panes.h"

static bool
overlap(struct rect a, struct rect b)
{
    return a.width > 0 && a.height > 0 && b.width > 0 && b.height > 0 &&
           a.x < b.x + b.width && b.x < a.x + a.width &&
           a.y < b.y + b.height && b.y < a.y + a.height;
}

static bool
is_inside(struct rect rect, int width, int height)
{
    if (rect.width < 0 || rect.height < 0)
        return false;
    return rect.width == 0 || rect.height == 0 ||
           (rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= width &&
            rect.y + rect.height <= height);
}

static void
check_size(int width, int height, const struct pane_wishes *wishes)
{
    struct panes p;
    panes_arrange(width, height, wishes, &p);
    const struct rect all[] = {
        p.title, p.top_rule, p.code, p.memory, p.story_rule, p.story,
        p.output_rule, p.output, p.bottom_rule, p.hints,
    };
    enum { COUNT = sizeof all / sizeof *all };

    bool right = is_inside(p.card, width, height) &&
                 is_inside(p.body, width, height);
    for (int i = 0; i < COUNT; i++) {
        right = right && is_inside(all[i], width, height);
        for (int j = 0; j < i; j++)
            right = right && !overlap(all[i], all[j]);
    }
    if (p.form == FORM_FULL || p.form == FORM_LINE)
        right = right && p.memory.height > 0;
    /* One assertion a size: Check reports each to another process. */
    ck_assert_msg(right, "the panes of %d x %d", width, height);
}

START_TEST(every_size)
{
    const struct pane_wishes wishes[] = {
        {0},
        {.code_columns = 30, .picture_columns = 40, .prints = true},
        {.code_columns = 30, .picture_columns = 78, .picture_rows = 7,
         .least_columns = 75, .least_rows = 6},
        {.code_columns = 30, .picture_columns = 90, .picture_rows = 16,
         .least_columns = 79, .least_rows = 16, .prints = true},
        {.code_columns = 500, .picture_columns = 500, .prints = true},
        {.code_columns = 40, .fit = true},
        {.code_columns = 40, .prints = true, .presenting = true},
    };
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
        for (int width = 0; width <= 220; width++) {
            for (int height = 0; height <= 70; height++)
                check_size(width, height, &wishes[i]);
        }
    }
}
END_TEST

START_TEST(forms)
{
    const struct pane_wishes wishes = {.code_columns = 30, .prints = true};
    const struct {
        int width, height;
        enum pane_form form;
    } sizes[] = {
        {120, 40, FORM_FULL}, {80, 24, FORM_FULL},  {80, 12, FORM_LINE},
        {79, 24, FORM_LINE},  {40, 12, FORM_LINE},  {39, 12, FORM_NAMES},
        {20, 10, FORM_NAMES}, {19, 10, FORM_STATUS}, {5, 2, FORM_STATUS},
        {1, 1, FORM_STATUS},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct panes panes;
        panes_arrange(sizes[i].width, sizes[i].height, &wishes, &panes);
        ck_assert_int_eq(panes.form, sizes[i].form);
    }
}
END_TEST

/* A terminal of 80 × 24 shows everything; one of 40 × 12 a line of code. */
START_TEST(what_is_shown)
{
    const struct pane_wishes wishes = {.code_columns = 30, .prints = true};
    struct panes panes;
    panes_arrange(80, 24, &wishes, &panes);
    ck_assert_int_ge(panes.code.height, 8);
    ck_assert_int_ge(panes.memory.width, 40);
    ck_assert_int_ge(panes.story.height, 4);
    ck_assert_int_ge(panes.output.height, 1);
    ck_assert_int_eq(panes.hints.height, 1);
    panes_arrange(40, 12, &wishes, &panes);
    ck_assert_int_le(panes.code.height, 2);
    ck_assert_int_ge(panes.memory.height, 4);
    ck_assert_int_eq(panes.memory.width, 40);
}
END_TEST

/* A picture that fits in no other way has the air, and the story goes beside
 * the code. */
START_TEST(all_makes_room_for_the_picture)
{
    struct pane_wishes wishes = {.code_columns = 30, .picture_columns = 60,
                                 .least_columns = 60};
    struct panes panes;
    wishes.picture_rows = wishes.least_rows = 33;
    panes_arrange(120, 40, &wishes, &panes);
    ck_assert_int_ge(panes.memory.height, 33);
    ck_assert_int_gt(panes.memory.x, panes.code.x);
    wishes.picture_rows = wishes.least_rows = 32;
    wishes.picture_columns = wishes.least_columns = 110;
    panes_arrange(120, 40, &wishes, &panes);
    ck_assert_int_ge(panes.memory.height, 32);
    ck_assert_int_ge(panes.memory.width, 110);
    ck_assert_int_gt(panes.memory.y, panes.story.y + panes.story.height);
    ck_assert_int_gt(panes.story.x, panes.code.x + panes.code.width);
    /* One that is too high in any case has all columns. */
    wishes.picture_rows = wishes.least_rows = 90;
    panes_arrange(120, 40, &wishes, &panes);
    ck_assert_int_ge(panes.memory.width, 110);
    /* One that is too large in any case changes nothing. */
    wishes.picture_columns = wishes.least_columns = 180;
    panes_arrange(120, 40, &wishes, &panes);
    ck_assert_int_gt(panes.top_rule.height, 0);
    ck_assert_int_gt(panes.story.y, panes.memory.y);
}
END_TEST

START_TEST(code_makes_room_for_the_picture)
{
    struct pane_wishes wishes = {.code_columns = 60, .picture_columns = 70};
    struct panes panes;
    panes_arrange(120, 40, &wishes, &panes);
    ck_assert_int_ge(panes.memory.width, 70);
    wishes.picture_columns = 50;
    panes_arrange(120, 40, &wishes, &panes);
    ck_assert_int_ge(panes.code.width, 60);
    wishes.picture_columns = 100;
    wishes.picture_rows = wishes.least_rows = 12;
    wishes.least_columns = 99;
    panes_arrange(120, 40, &wishes, &panes);
    ck_assert_int_gt(panes.memory.y, panes.code.y + panes.code.height);
    ck_assert_int_ge(panes.memory.width, 100);
    ck_assert_int_ge(panes.memory.height, 12);
}
END_TEST

Suite *
panes_suite(void)
{
    Suite *suite = suite_create("panes");
    TCase *tests = tcase_create("panes");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, every_size);
    tcase_add_test(tests, forms);
    tcase_add_test(tests, what_is_shown);
    tcase_add_test(tests, all_makes_room_for_the_picture);
    tcase_add_test(tests, code_makes_room_for_the_picture);
    suite_add_tcase(suite, tests);
    return suite;
}
