#include "object/atom_type.h"
#include "object/caches.h"

/* The table's keys are the texts as UTF-8. */
static struct object *
find_interned(struct runtime *runtime, const struct text *key)
{
    uint64_t found = 0;
    if (!map_get_string(&runtime->caches->interned, text_string(key),
                        key->length, &found))
        return NULL;
    return (struct object *)(uintptr_t)found;
}

/* Flags an interned str as what its being a name makes of it. */
static void
mark(struct runtime *runtime, struct object *str, bool name)
{
    uint32_t flags = str->flags | NODE_INTERNED;
    enum profile_immortal immortal = runtime->profile->immortal;
    if (immortal == PROFILE_IMMORTAL_ALL_INTERNED ||
        (immortal == PROFILE_IMMORTAL_NAMES && name))
        flags |= NODE_IMMORTAL;
    if (!(flags & NODE_IMMORTAL))
        flags |= NODE_SHARED;
    object_set_flags(runtime, str, flags);
}

struct object *
str_intern(struct runtime *runtime, struct object *str, bool name)
{
    str = str_twin(runtime, str);
    if (str == NULL || str->flags & NODE_IMMORTAL)
        return str;
    struct text key = {0};
    string_to_text(atom_string(str), &key);
    struct object *older = find_interned(runtime, &key);
    if (older == NULL) {
        map_set_string(&runtime->caches->interned, text_string(&key),
                       key.length, (uint64_t)(uintptr_t)str);
        older = str;
    } else if (older != str) {
        object_discard(runtime, str);
    }
    text_release(&key);
    mark(runtime, older, name);
    return older;
}

struct object *
str_intern_c(struct runtime *runtime, const char *string, bool name)
{
    struct object *str = atom_new_c(runtime, string);
    return str == NULL ? NULL : str_intern(runtime, str, name);
}

void
str_leave_interned(struct runtime *runtime, struct object *object)
{
    if (!(object->flags & NODE_INTERNED) || runtime->caches == NULL)
        return;
    struct text key = {0};
    string_to_text(atom_string(object), &key);
    if (find_interned(runtime, &key) == object)
        map_remove_string(&runtime->caches->interned, text_string(&key),
                          key.length);
    text_release(&key);
}
