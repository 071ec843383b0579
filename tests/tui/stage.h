/*
 * stage: a scene on a screen without a terminal, for tests: keys go in by
 * name, the screen comes out as text.
 */
#ifndef REFSTEP_TESTS_TUI_STAGE_H
#define REFSTEP_TESTS_TUI_STAGE_H

#include <stdbool.h>

#include "tui/ui.h"

struct stage {
    struct ui ui;
    struct tui_options options;
    struct scene_source sources[3];
    const char *scenes[3]; /* their texts */
    struct text text;      /* of the screen drawn last */
    struct cursor cursor;
};

/* The three scenes that stage_open plays: names and lists with narration; a
 * function; one that cannot be compiled. */
extern const char stage_names[];
extern const char stage_calls[];
extern const char stage_broken[];

/* Opens the three scenes, the first of them at stop 0. */
void stage_open(struct stage *stage, int width, int height);

/* The same with one scene's text. */
void stage_open_text(struct stage *stage, const char *text, int width,
                     int height);
void stage_close(struct stage *stage);

/* Presses keys, by their names: "Right Tab Enter 1 2 G". */
void stage_press(struct stage *stage, const char *keys);

/* Types text, a character a key. */
void stage_type(struct stage *stage, const char *text);

/* Draws the screen and returns it, a line for each row. */
const char *stage_screen(struct stage *stage);

/* Returns row y of the screen, valid until the next call. */
const char *stage_row(struct stage *stage, int y);

/* Returns whether the screen shows text. */
bool stage_shows(struct stage *stage, const char *text);

/* Opens one of the stage's scenes; what tui_options wants. */
struct session *stage_open_scene(void *context, size_t index,
                                 struct text *problem);

#endif
