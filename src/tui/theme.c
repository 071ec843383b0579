#include "tui/theme.h"

#include <string.h>

#include "tui/tui.h"

/* Middle tones, so that they can be read on black and on white. */
static const struct {
    const char *name;
    const char *words;
    struct color colors[ROLE_COUNT];
} themes[] = {
    {"calm", "soft, for light and dark terminals",
     {
         [ROLE_TEXT] = {-1, -1, -1},
         [ROLE_MUTED] = {0x8a8a8a, 245, -1},
         [ROLE_FRAME] = {0x5f87d7, 68, 4},
         [ROLE_ARROW] = {0x5f8787, 66, 6},
         [ROLE_RISE] = {0x00af5f, 35, 2},
         [ROLE_FALL] = {0xd75f5f, 167, 1},
         [ROLE_CHANGE] = {0xd78700, 172, 3},
         [ROLE_DEATH] = {0xd75f5f, 167, 1},
         [ROLE_GARBAGE] = {0xaf5faf, 133, 5},
         [ROLE_KEY] = {0x5f87d7, 68, 6},
         [ROLE_KEYWORD] = {0x8787af, 103, 4},
         [ROLE_STRING] = {0x5f8787, 66, 2},
     }},
    {"safe", "for colour-blind eyes: blue, orange, bluish green",
     {
         [ROLE_TEXT] = {-1, -1, -1},
         [ROLE_MUTED] = {0x8a8a8a, 245, -1},
         [ROLE_FRAME] = {0x0072b2, 32, 4},
         [ROLE_ARROW] = {0x56b4e9, 74, 6},
         [ROLE_RISE] = {0x009e73, 36, 2},
         [ROLE_FALL] = {0xd55e00, 166, 1},
         [ROLE_CHANGE] = {0xe69f00, 178, 3},
         [ROLE_DEATH] = {0xd55e00, 166, 1},
         [ROLE_GARBAGE] = {0xcc79a7, 175, 5},
         [ROLE_KEY] = {0x0072b2, 32, 6},
         [ROLE_KEYWORD] = {0x56b4e9, 74, 4},
         [ROLE_STRING] = {0x8a8a8a, 245, -1},
     }},
    {"contrast", "strong, for projectors",
     {
         [ROLE_TEXT] = {-1, -1, -1},
         [ROLE_MUTED] = {-1, -1, -1},
         [ROLE_FRAME] = {-1, -1, -1},
         [ROLE_ARROW] = {-1, -1, -1},
         [ROLE_RISE] = {0x008700, 28, 2},
         [ROLE_FALL] = {0xd70000, 160, 1},
         [ROLE_CHANGE] = {0xd75f00, 166, 3},
         [ROLE_DEATH] = {0xd70000, 160, 1},
         [ROLE_GARBAGE] = {0xaf00af, 127, 5},
         [ROLE_KEY] = {0x005fff, 27, 4},
         [ROLE_KEYWORD] = {-1, -1, -1},
         [ROLE_STRING] = {-1, -1, -1},
     }},
};

/* How a style looks with colours, and what tells it apart without. */
static const struct {
    enum color_role role;
    unsigned attributes;
    unsigned mono;
} styles[STYLE_COUNT_OF] = {
    [STYLE_PLAIN] = {ROLE_TEXT, 0, 0},
    [STYLE_DIM] = {ROLE_MUTED, 0, LOOK_DIM},
    [STYLE_BORDER] = {ROLE_MUTED, 0, 0},
    [STYLE_TITLE] = {ROLE_TEXT, LOOK_BOLD, LOOK_BOLD},
    [STYLE_NAME] = {ROLE_TEXT, LOOK_BOLD, LOOK_BOLD},
    [STYLE_LABEL] = {ROLE_MUTED, 0, 0},
    [STYLE_VALUE] = {ROLE_TEXT, 0, 0},
    [STYLE_COUNT] = {ROLE_TEXT, LOOK_BOLD, LOOK_BOLD},
    [STYLE_COUNT_UP] = {ROLE_RISE, LOOK_BOLD, LOOK_BOLD | LOOK_REVERSE},
    [STYLE_COUNT_DOWN] = {ROLE_FALL, LOOK_BOLD, LOOK_BOLD | LOOK_REVERSE},
    [STYLE_NEW] = {ROLE_RISE, LOOK_BOLD, LOOK_BOLD},
    [STYLE_CHANGED] = {ROLE_CHANGE, LOOK_BOLD, LOOK_BOLD},
    [STYLE_DYING] = {ROLE_DEATH, 0, LOOK_DIM},
    [STYLE_GARBAGE] = {ROLE_GARBAGE, 0, LOOK_UNDERLINE},
    [STYLE_ARROW] = {ROLE_ARROW, 0, 0},
    [STYLE_ARROW_NEW] = {ROLE_CHANGE, LOOK_BOLD, LOOK_BOLD},
    [STYLE_ARROW_GONE] = {ROLE_DEATH, 0, LOOK_DIM},
    [STYLE_ADDRESS] = {ROLE_MUTED, 0, LOOK_DIM},
    [STYLE_NOTE] = {ROLE_CHANGE, 0, 0},
    [STYLE_FRAME] = {ROLE_FRAME, LOOK_BOLD, LOOK_BOLD},
    [STYLE_CODE] = {ROLE_TEXT, 0, 0},
    [STYLE_CODE_RAN] = {ROLE_CHANGE, LOOK_BOLD, LOOK_BOLD},
    [STYLE_CODE_NEXT] = {ROLE_TEXT, LOOK_BOLD, LOOK_BOLD},
    [STYLE_COMMENT] = {ROLE_MUTED, 0, LOOK_DIM},
    [STYLE_KEYWORD] = {ROLE_KEYWORD, 0, 0},
    [STYLE_STRING] = {ROLE_STRING, 0, 0},
    [STYLE_HEADING] = {ROLE_FRAME, LOOK_BOLD, LOOK_BOLD},
    [STYLE_NARRATION] = {ROLE_TEXT, 0, 0},
    [STYLE_OUTPUT] = {ROLE_TEXT, LOOK_BOLD, LOOK_BOLD},
    [STYLE_ERROR] = {ROLE_DEATH, LOOK_BOLD, LOOK_BOLD | LOOK_REVERSE},
    [STYLE_STATUS] = {ROLE_TEXT, 0, 0},
    [STYLE_KEY] = {ROLE_KEY, LOOK_BOLD, LOOK_BOLD},
    [STYLE_SELECTED] = {ROLE_TEXT, LOOK_REVERSE, LOOK_REVERSE},
    [STYLE_MATCH] = {ROLE_CHANGE, LOOK_BOLD, LOOK_REVERSE},
};

const char *
tui_theme_at(size_t index, const char **words)
{
    if (index >= sizeof themes / sizeof *themes)
        return NULL;
    if (words != NULL)
        *words = themes[index].words;
    return themes[index].name;
}

size_t
theme_find(const char *name)
{
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        if (strcmp(themes[i].name, name) == 0)
            return i;
    }
    return SIZE_MAX;
}

struct color
theme_color(size_t theme, enum color_role role)
{
    return themes[theme].colors[role];
}

/* The focused box is bold all over and its title stands out like a selected
 * row. */
static void
add_focus(enum canvas_style style, bool mono, struct look *look)
{
    look->attributes |= LOOK_BOLD;
    look->attributes &= ~(unsigned)LOOK_DIM;
    if (style == STYLE_TITLE || style == STYLE_FRAME)
        look->attributes |= LOOK_REVERSE;
    if (!mono && (look->role == ROLE_MUTED || look->role == ROLE_ARROW))
        look->role = ROLE_KEY;
}

struct look
theme_look(enum canvas_style style, unsigned flags, bool mono)
{
    struct look look = {styles[style].role, styles[style].attributes};
    if (mono)
        look.attributes = styles[style].mono;
    if (flags & CELL_FOCUS)
        add_focus(style, mono, &look);
    return look;
}
