#include "tui/tui.h"

#include "tui/show.h"
#include "tui/signals.h"
#include "tui/terminal.h"
#include "tui/ui.h"

/* Keys that came while a frame was drawn are all used before the next one;
 * so many at most. */
enum { KEYS_AT_ONCE = 64 };

static void
draw(struct ui *ui)
{
    struct canvas canvas;
    struct cursor cursor;
    canvas_init(&canvas, ui->width, ui->height);
    ui_draw(ui, &canvas, &cursor);
    show_canvas(&canvas, &cursor, ui->theme);
    canvas_release(&canvas);
}

static void
take_size(struct ui *ui)
{
    int width, height;
    terminal_size(&width, &height);
    if (width != ui->width || height != ui->height)
        ui_resize(ui, width, height);
}

/* Returns the signal that ends the program, or 0 to go on. */
static int
handle(struct ui *ui, enum terminal_event event, struct key key, int number)
{
    switch (event) {
    case TERMINAL_KEY:
        ui_key(ui, key);
        break;
    case TERMINAL_TIMEOUT:
        break;
    case TERMINAL_STOP:
        ui->suspend = true;
        break;
    case TERMINAL_RESIZED:
    case TERMINAL_RESUMED:
        take_size(ui);
        break;
    case TERMINAL_ENDED:
        return number;
    }
    if (ui->suspend) {
        ui->suspend = false;
        terminal_stop();
        take_size(ui);
    }
    if (ui->redraw) {
        ui->redraw = false;
        terminal_redraw();
    }
    return 0;
}

static int
play(struct ui *ui)
{
    for (;;) {
        int number = 0;
        struct key key;
        draw(ui);
        if (ui->session != NULL && ui->view == NULL) {
            ui_prepare(ui);
            draw(ui);
        }
        enum terminal_event event =
            terminal_wait(ui_delay(ui), &key, &number);
        if (event == TERMINAL_TIMEOUT)
            ui_tick(ui);
        for (int i = 0; event != TERMINAL_TIMEOUT; i++) {
            number = handle(ui, event, key, number);
            if (number != 0)
                return 128 + number;
            if (ui->quit)
                return 0;
            if (i == KEYS_AT_ONCE)
                break;
            event = terminal_wait(0, &key, &number);
        }
    }
}

int
tui_run(const struct tui_options *options, struct text *problem)
{
    struct ui ui;
    int width, height;
    if (!terminal_open(options, problem))
        return 3;
    terminal_size(&width, &height);
    ui_init(&ui, options, terminal_is_ascii(options), width, height);
    int status = play(&ui);
    terminal_close();
    ui_release(&ui);
    return status;
}

void
tui_restore(void)
{
    signals_restore_terminal();
}
