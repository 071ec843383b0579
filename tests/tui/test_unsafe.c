/* Scenes are untrusted text: nothing of theirs reaches the terminal as more
 * than text, and nothing tears a row. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "tests/tui/stage.h"

/* Every cell of the screen holds characters that are safe to send, and a
 * row's cells are as wide as the screen. */
static void
check_screen(struct stage *stage)
{
    struct canvas canvas;
    ui_prepare(&stage->ui);
    canvas_init(&canvas, stage->ui.width, stage->ui.height);
    ui_draw(&stage->ui, &canvas, &stage->cursor);
    for (int y = 0; y < canvas.height; y++) {
        int columns = 0;
        for (int x = 0; x < canvas.width; x++) {
            const struct cell *cell = canvas_at(&canvas, x, y);
            size_t length = strlen(cell->bytes), size;
            columns += cell->width;
            for (size_t i = 0; i < length; i += size) {
                uint32_t c = utf8_decode(cell->bytes + i, length - i, &size);
                if (c == UTF8_INVALID || utf8_is_unsafe(c) ||
                    (stage->ui.ascii && c >= 0x80))
                    ck_abort_msg("U+%04X in\n%s", c, stage_screen(stage));
            }
        }
        if (columns != canvas.width)
            ck_abort_msg("row %d is torn in\n%s", y, stage_screen(stage));
    }
    canvas_release(&canvas);
}

static void
play_through(const char *scene)
{
    static const int sizes[][2] = {{120, 40}, {80, 24}, {50, 14}, {25, 8},
                                   {7, 1}};
    struct stage stage;
    stage_open_text(&stage, scene, 80, 24);
    for (int ascii = 0; ascii < 2; ascii++) {
        stage.ui.ascii = ascii == 1;
        ui_view_changed(&stage.ui);
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            ui_resize(&stage.ui, sizes[i][0], sizes[i][1]);
            check_screen(&stage);
            for (size_t stop = 0; stop <= ui_last_stop(&stage.ui); stop++) {
                ui_reveal(&stage.ui, stop);
                check_screen(&stage);
            }
            stage_press(&stage, "Enter");
            check_screen(&stage);
            stage_press(&stage, "Esc Tab Tab Enter");
            check_screen(&stage);
            stage_press(&stage, "Esc #");
            check_screen(&stage);
            stage_press(&stage, "# /");
            stage_type(&stage, "\033[2J");
            check_screen(&stage);
            stage_press(&stage, "Esc");
        }
    }
    stage_close(&stage);
}

/* The same nasty text in every field that a scene has. */
static void
play_with(const char *nasty)
{
    struct text scene = {0};
    text_add_format(&scene,
                    "\"\"\"%s\n\n%s\n\"\"\"\n# %s\na = '%s'\n"
                    "print(a)\nb = [a]  # %s\nraise_%d = {a: b}\n"
                    "assert a, '%s'\n# %s\n",
                    nasty, nasty, nasty, nasty, nasty, 1, nasty, nasty);
    play_through(text_string(&scene));
    text_release(&scene);
}

START_TEST(control_characters)
{
    for (int c = 1; c < 0x20; c++) {
        char nasty[] = {'x', (char)c, '[', '2', 'J', 'y', '\0'};
        if (c != '\n' && c != '\r')
            play_with(nasty);
    }
    play_with("x\177y");
}
END_TEST

START_TEST(beyond_ascii)
{
    play_with("\xc2\x9b" "2J");         /* C1: CSI */
    play_with("\xe2\x80\xae" "abc");     /* right-to-left override */
    play_with("a\xe2\x80\x8b" "b\xef\xbb\xbf"); /* zero width, BOM */
    play_with("日本語 一二三四五六七八九十");
    play_with("e\xcc\x81\xcc\xa7 a\xcc\x80"); /* combining */
    play_with("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb \xf0\x9f\x98\x80");
}
END_TEST

START_TEST(names_of_files)
{
    struct stage stage;
    stage_open(&stage, 80, 24);
    stage.sources[1].name = "\033]0;evil\007.py";
    stage.sources[1].title = "\xc2\x9b" "31m";
    stage.sources[2].name = "\xe2\x80\xae" "yp.x";
    stage_press(&stage, "o");
    check_screen(&stage);
    stage_press(&stage, "End Enter");
    check_screen(&stage);
    stage_close(&stage);
}
END_TEST

Suite *
unsafe_suite(void)
{
    Suite *suite = suite_create("unsafe");
    TCase *tests = tcase_create("unsafe");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, control_characters);
    tcase_add_test(tests, beyond_ascii);
    tcase_add_test(tests, names_of_files);
    suite_add_tcase(suite, tests);
    return suite;
}
