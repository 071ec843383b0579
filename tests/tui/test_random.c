/* Whatever is pressed, at whatever size: nothing breaks, and a frame shows
 * no more than (scene, stop, size, options) say.  REFSTEP_KEYS says how many
 * keys are pressed, for a long run. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tui/stage.h"

static uint32_t seed;

static uint32_t
next_random(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* Keys, mouse, pasted text and sizes. */
static void
press_something(struct stage *stage)
{
    struct key key = {.x = (int)next_random(130),
                      .y = (int)next_random(45),
                      .from_x = (int)next_random(130),
                      .from_y = (int)next_random(45)};
    switch (next_random(12)) {
    case 0:
        ui_resize(&stage->ui, (int)next_random(140), (int)next_random(50));
        return;
    case 1:
        key.code = 0xa0 + next_random(0x3000);
        break;
    case 2:
    case 3:
        key.code = next_random(128);
        break;
    case 4:
        ui_tick(&stage->ui);
        return;
    case 5:
        key.code = KEYS_ESCAPE;
        break;
    case 6:
        key.code = KEYS_ENTER;
        break;
    case 7:
        key.code = '!' + next_random(90);
        break;
    default:
        key.code = PRESS_NONE + next_random(PRESS_LAST - PRESS_NONE);
    }
    ui_key(&stage->ui, key);
}

/* The same stop, size and options in a program that has just begun. */
static void
check_is_function(struct stage *stage)
{
    struct ui fresh;
    struct canvas canvas;
    struct cursor cursor;
    struct text text = {0}, expected = {0};
    text_add_string(&expected, stage_screen(stage));
    stage->options.start = stage->ui.scene;
    ui_init(&fresh, &stage->options, false, stage->ui.width,
            stage->ui.height);
    ui_prepare(&fresh);
    ui_reveal(&fresh, stage->ui.stop);
    canvas_init(&canvas, fresh.width, fresh.height);
    ui_draw(&fresh, &canvas, &cursor);
    for (int y = 0; y < canvas.height; y++) {
        canvas_row_text(&canvas, y, &text);
        text_add_byte(&text, '\n');
    }
    ck_assert_str_eq(text_string(&text), text_string(&expected));
    canvas_release(&canvas);
    ui_release(&fresh);
    text_release(&text);
    text_release(&expected);
}

/* Takes back all that a user can choose. */
static void
settle(struct stage *stage)
{
    struct ui *ui = &stage->ui;
    struct view_options defaults = view_options_default(80, 24);
    for (int i = 0; i < 12; i++)
        stage_press(stage, "Esc");
    ui->fit = ui->presenting = ui->show_comments = ui->predicting = false;
    ui->panned = false;
    ui->view_options = defaults;
    ui_view_changed(ui);
    text_clear(&ui->message);
    ui_reveal(ui, ui->stop);
}

START_TEST(random_keys)
{
    struct stage stage;
    const char *wanted = getenv("REFSTEP_KEYS");
    int keys = wanted != NULL ? (int)strtol(wanted, NULL, 10) : 1500;
    seed = (uint32_t)_i * 7919u + 1;
    stage_open(&stage, 80, 24);
    for (int i = 0; i < keys; i++) {
        press_something(&stage);
        if (i % 3 == 0) {
            const char *screen = stage_screen(&stage);
            ck_assert(strlen(screen) >= (size_t)stage.ui.height);
            ck_assert_int_lt(stage.cursor.x, stage.ui.width);
            ck_assert_int_lt(stage.cursor.y, stage.ui.height);
        }
        if (i % 250 == 249 && stage.ui.session != NULL) {
            settle(&stage);
            check_is_function(&stage);
        }
        ck_assert_uint_le(stage.ui.stop, ui_last_stop(&stage.ui));
    }
    stage_close(&stage);
}
END_TEST

/* Every size there is has a frame, at every stop. */
START_TEST(every_size)
{
    struct stage stage;
    stage_open(&stage, 80, 24);
    for (int width = 1; width < 130; width += width < 45 ? 1 : 7) {
        for (int height = 1; height < 45; height += height < 26 ? 1 : 6) {
            ui_resize(&stage.ui, width, height);
            ui_reveal(&stage.ui, (size_t)(width + height) %
                                     (ui_last_stop(&stage.ui) + 1));
            (void)stage_screen(&stage);
        }
    }
    stage_close(&stage);
}
END_TEST

Suite *
random_suite(void)
{
    Suite *suite = suite_create("random");
    TCase *tests = tcase_create("random");
    tcase_set_timeout(tests, 3600);
    tcase_add_loop_test(tests, random_keys, 0, 4);
    tcase_add_test(tests, every_size);
    suite_add_tcase(suite, tests);
    return suite;
}
