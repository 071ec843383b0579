#include "heap/native.h"

#include <string.h>

#include "heap/memory.h"
#include "heap/object_parts.h"
#include "heap/runtime.h"
#include "timeline/log.h"

static const struct type native_type = {
    .name = "native",
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
};

/* Returns the layout of slots with names, of which there are few; 0: there
 * are too many slots. */
static layout_id
layout_of(struct runtime *runtime, const char *const *names, uint32_t count)
{
    text_id texts[NATIVE_NAMES] = {0};
    uint32_t hash = count;
    if (count == 0 || count > NATIVE_NAMES)
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        texts[i] = object_text(runtime, names[i]);
        hash = hash * 31 + texts[i];
    }
    struct known_layout *known =
        &runtime->memory->layouts[hash % KNOWN_LAYOUTS];
    if (known->layout == 0
        || memcmp(known->names, texts, sizeof texts) != 0) {
        known->layout = log_layout(runtime->log, texts, count);
        memcpy(known->names, texts, sizeof texts);
    }
    return known->layout;
}

struct object *
native_open(struct runtime *runtime, const char *what,
            const char *const *names, uint32_t count)
{
    layout_id layout = layout_of(runtime, names, count);
    struct object *native = object_new(
        runtime, &native_type,
        &(struct object_birth){
            .kind = NODE_NATIVE, .type_name = what, .layout = layout});
    if (native == NULL)
        return NULL;
    for (uint32_t i = 0; layout == 0 && i < count; i++)
        if (!slots_insert(runtime, native, i, 1, names[i]))
            return NULL;
    return native;
}

void
native_close(struct runtime *runtime, struct object *native)
{
    slots_clear(runtime, native, 0, native->slot_count, false);
    object_discard(runtime, native);
}

struct object *
error_put_aside(struct runtime *runtime)
{
    static const char *const names[] = {"the exception being raised"};
    if (runtime->stopped || ref_get(runtime->exception) == NULL)
        return NULL;
    struct object *aside = native_open(runtime, "PyErr_Fetch", names, 1);
    if (aside != NULL)
        ref_move(runtime, runtime->exception, (struct ref){aside, 0});
    return aside;
}

void
error_bring_back(struct runtime *runtime, struct object *aside)
{
    if (aside == NULL)
        return;
    clear_error(runtime);
    ref_move(runtime, (struct ref){aside, 0}, runtime->exception);
    native_close(runtime, aside);
}
