#include "tui/action.h"

#include <stddef.h>

#include "base/bug.h"
#include "tui/key.h"
#include "tui/tui.h"

struct row {
    const char *name;
    const char *group;
    const char *keys;
    const char *words;
};

static const struct row rows[] = {
#define ACTION(name, group, keys, words) {#name, group, keys, words},
#include "tui/actions.def"
#undef ACTION
};

size_t
tui_action_count(void)
{
    return sizeof rows / sizeof *rows;
}

struct tui_action
tui_action_at(size_t index)
{
    BUG_UNLESS(index < tui_action_count(), "no action %zu", index);
    return (struct tui_action){rows[index].name, rows[index].group,
                               rows[index].keys, rows[index].words};
}

enum action
action_of_key(uint32_t code)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *keys = rows[i].keys;
        for (;;) {
            uint32_t key = key_parse(keys, &keys);
            if (keys == NULL)
                break;
            if (key == code)
                return (enum action)i;
        }
    }
    return ACTION_NONE;
}
