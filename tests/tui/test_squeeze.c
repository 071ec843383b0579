/* Pictures made narrower: what is joined stays joined, no letter is lost. */
#include <check.h>
#include <string.h>

#include "tests/tui/stage.h"
#include "tui/memory_pane.h"

/* Counts the characters of a picture that are no lines and no blanks. */
static int
count_letters(const struct canvas *picture)
{
    int count = 0;
    for (int y = 0; y < picture->height; y++) {
        for (int x = 0; x < picture->width; x++) {
            const char *bytes = canvas_at(picture, x, y)->bytes;
            count += (bytes[0] > ' ' && bytes[0] < 0x7f) ||
                     strcmp(bytes, "►") == 0 || strcmp(bytes, "●") == 0 ||
                     strcmp(bytes, "┌") == 0 || strcmp(bytes, "┬") == 0 ||
                     strcmp(bytes, "┤") == 0 || strcmp(bytes, "┘") == 0;
        }
    }
    return count;
}

START_TEST(nothing_is_lost)
{
    struct stage stage;
    stage_open_text(&stage,
                    "address = [1, 2]\nbook = [address, address]\n"
                    "text = 'a--b  c'\nbook.append(text)\n"
                    "address = None\ndel book[0]\n",
                    80, 24);
    struct ui *ui = &stage.ui;
    int narrowest = 0;
    for (int width = 100; width >= 10; width--) {
        squeeze_to(&ui->squeeze, width, 40);
        for (size_t stop = 0; stop <= ui_last_stop(ui); stop++) {
            const struct canvas *picture = scene_view_draw(ui->view, stop, 0);
            int letters = count_letters(picture);
            const struct canvas *squeezed =
                squeeze_apply(&ui->squeeze, picture);
            ck_assert_int_eq(count_letters(squeezed), letters);
            ck_assert_int_le(squeezed->width, picture->width);
            if (stop > 0)
                ck_assert_int_eq(squeezed->width, narrowest);
            narrowest = squeezed->width;
        }
    }
    ck_assert_int_lt(narrowest, ui->picture_columns);
    ck_assert_int_eq(narrowest, ui->least_columns);
    stage_close(&stage);
}
END_TEST

/* Boxes are where their borders are. */
START_TEST(boxes_move_along)
{
    struct stage stage;
    stage_open(&stage, 80, 24);
    struct ui *ui = &stage.ui;
    squeeze_to(&ui->squeeze, 10, 5);
    for (size_t stop = 1; stop <= ui_last_stop(ui); stop++) {
        size_t count;
        const struct canvas *picture = squeeze_apply(
            &ui->squeeze, scene_view_draw(ui->view, stop, 0));
        const struct view_box *boxes = scene_view_boxes(ui->view, &count);
        for (size_t i = 0; i < count; i++) {
            struct view_box box =
                squeeze_box(&ui->squeeze, picture, boxes[i]);
            const struct cell *corner =
                canvas_at(picture, box.x + box.width - 1,
                          box.y + box.height - 1);
            ck_assert_ptr_nonnull(corner);
            ck_assert_uint_eq(corner->node, box.node);
        }
    }
    stage_close(&stage);
}
END_TEST

Suite *
squeeze_suite(void)
{
    Suite *suite = suite_create("squeeze");
    TCase *tests = tcase_create("squeeze");
    tcase_add_test(tests, nothing_is_lost);
    tcase_add_test(tests, boxes_move_along);
    suite_add_tcase(suite, tests);
    return suite;
}
