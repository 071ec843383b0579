#include "playback/hidden.h"

#include <fnmatch.h>
#include <string.h>

#include "base/text.h"

/* Whether one of the blank-separated globs matches. */
static bool
matches_any(const char *globs, const char *name)
{
    struct text glob = {0};
    bool found = false;

    while (*globs != '\0' && !found) {
        size_t length = strcspn(globs, " ");

        text_clear(&glob);
        text_add(&glob, globs, length);
        found = length > 0 && fnmatch(text_string(&glob), name, 0) == 0;
        globs += length + strspn(globs + length, " ");
    }
    text_release(&glob);
    return found;
}

bool
name_is_hidden(const struct lesson *lesson, const char *name)
{
    for (size_t i = 0; i < lesson->directives.count; i++) {
        const struct directive *directive = &lesson->directives.items[i];

        if (directive->kind == DIRECTIVE_HIDE &&
            matches_any(directive->text, name))
            return true;
    }
    return false;
}
