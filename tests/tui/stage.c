#include "tests/tui/stage.h"

#include <string.h>

#include "base/diag.h"

const char stage_names[] =
    "\"\"\"Names and lists\n"
    "\n"
    "A list is made, named, named again and forgotten. Watch `refs`.\n"
    "\"\"\"\n"
    "# The list is made.\n"
    "a = [10, 20]\n"
    "\n"
    "# A second name.\n"
    "b = a\n"
    "assert len(b) == 2\n"
    "c = [a, a]\n"
    "print(len(c))  # two\n"
    "c = None\n"
    "del b\n"
    "del a\n"
    "# Nothing is left.\n";

const char stage_calls[] =
    "\"\"\"Calls\"\"\"\n"
    "def f(x):\n"
    "    y = x\n"
    "    return y\n"
    "\n"
    "a = [1]\n"
    "b = f(a)\n"
    "c = f(b)\n";

const char stage_broken[] = "a = (\n";

struct session *
stage_open_scene(void *context, size_t index, struct text *problem)
{
    struct stage *stage = context;
    struct session_options options = session_options_default();
    const char *text = stage->scenes[index];
    const char *name = stage->sources[index].name;
    struct diag diag = {0};
    struct session *session =
        session_open(name, text, strlen(text), &options, &diag);
    if (session == NULL)
        diag_format(&diag, name, text, strlen(text), problem);
    diag_release(&diag);
    return session;
}

static void
open_scenes(struct stage *stage, size_t count, int width, int height)
{
    stage->options.scenes = stage->sources;
    stage->options.scene_count = count;
    stage->options.open = stage_open_scene;
    stage->options.context = stage;
    ui_init(&stage->ui, &stage->options, false, width, height);
    ui_prepare(&stage->ui);
}

void
stage_open(struct stage *stage, int width, int height)
{
    memset(stage, 0, sizeof *stage);
    stage->scenes[0] = stage_names;
    stage->scenes[1] = stage_calls;
    stage->scenes[2] = stage_broken;
    stage->sources[0] = (struct scene_source){"names.py", "Names and lists"};
    stage->sources[1] = (struct scene_source){"calls.py", "Calls"};
    stage->sources[2] = (struct scene_source){"broken.py", NULL};
    open_scenes(stage, 3, width, height);
}

void
stage_open_text(struct stage *stage, const char *text, int width, int height)
{
    memset(stage, 0, sizeof *stage);
    stage->scenes[0] = text;
    stage->sources[0] = (struct scene_source){"scene.py", NULL};
    open_scenes(stage, 1, width, height);
}

void
stage_close(struct stage *stage)
{
    ui_release(&stage->ui);
    text_release(&stage->text);
}

void
stage_press(struct stage *stage, const char *keys)
{
    for (;;) {
        uint32_t code = key_parse(keys, &keys);
        if (keys == NULL)
            return;
        ui_key(&stage->ui, key_of(code));
    }
}

void
stage_type(struct stage *stage, const char *text)
{
    for (; *text != '\0'; text++)
        ui_key(&stage->ui, key_of((uint32_t)(unsigned char)*text));
}

const char *
stage_screen(struct stage *stage)
{
    struct canvas canvas;
    ui_prepare(&stage->ui);
    canvas_init(&canvas, stage->ui.width, stage->ui.height);
    ui_draw(&stage->ui, &canvas, &stage->cursor);
    text_clear(&stage->text);
    for (int y = 0; y < canvas.height; y++) {
        canvas_row_text(&canvas, y, &stage->text);
        text_add_byte(&stage->text, '\n');
    }
    canvas_release(&canvas);
    return text_string(&stage->text);
}

const char *
stage_row(struct stage *stage, int y)
{
    static char row[2048];
    const char *at = stage_screen(stage);
    while (y-- > 0)
        at = strchr(at, '\n') + 1;
    size_t length = strcspn(at, "\n");
    if (length >= sizeof row)
        length = sizeof row - 1;
    memcpy(row, at, length);
    row[length] = '\0';
    return row;
}

bool
stage_shows(struct stage *stage, const char *text)
{
    return strstr(stage_screen(stage), text) != NULL;
}
