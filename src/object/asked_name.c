#include "object/asked_name.h"

#include "base/mem.h"
#include "object/atom.h"
#include "object/caches.h"
#include "object/class.h"
#include "object/operation.h"
#include "value/hash.h"
#include "value/string.h"

/* As large as the method cache, and like there an entry makes way for the next
 * that belongs into the same place. */
enum { PLACES = 1 << 12, LONGEST_NAME = 100 };

struct name_cache {
    uint32_t slots[PLACES]; /* of the interpreter; 0: none yet */
};

void
name_cache_free(struct name_cache *cache)
{
    mem_free(cache);
}

struct asked_name
asked_name_begin(struct runtime *runtime, struct object *str,
                 const char *text)
{
    struct asked_name before = runtime->caches->asked;
    runtime->caches->asked = (struct asked_name){str, text};
    return before;
}

void
asked_name_end(struct runtime *runtime, struct asked_name before)
{
    runtime->caches->asked = before;
}

struct object *
asked_name_str(const struct runtime *runtime, const char *text)
{
    const struct asked_name *asked = &runtime->caches->asked;
    return asked->text == text ? asked->str : NULL;
}

struct object *
asked_name_or_interned(struct runtime *runtime, const char *text)
{
    struct object *str = asked_name_str(runtime, text);
    return str != NULL ? str : str_intern_c(runtime, text, true);
}

/* Types have versions, which nobody sees; any numbers do that differ. */
static uint64_t
type_number(const struct runtime *runtime, const struct type *type,
            bool new_version)
{
    if (type->class == NULL)
        return (uint64_t)hash_bytes(type->name, strlen(type->name),
                                    runtime->profile);
    return new_version && runtime->profile->name_cache ==
                              PROFILE_NAME_CACHE_LATE
               ? 0
               : class_of(type)->version * 7;
}

void
asked_name_hold(struct runtime *runtime, const struct type *type,
                const char *text, bool new_version)
{
    struct object *str = asked_name_str(runtime, text);
    if (str == NULL || str->type != &str_type ||
        str->flags & (NODE_INTERNED | NODE_IMMORTAL | NODE_SHARED) ||
        atom_string(str)->length > LONGEST_NAME)
        return;
    uint64_t hash =
        runtime->profile->name_cache == PROFILE_NAME_CACHE_BY_TEXT
            ? (uint64_t)string_hash(atom_string(str), runtime->profile)
            : str->address >> 3;
    struct name_cache *cache = runtime->caches->names;
    if (cache == NULL)
        cache = runtime->caches->names = mem_alloc(sizeof *cache);
    uint32_t *slot =
        &cache->slots[(hash ^ type_number(runtime, type, new_version)) %
                      PLACES];
    if (*slot == 0) {
        *slot = runtime->interpreter->slot_count;
        caches_hold(runtime, str, METHOD_CACHE);
    } else {
        slot_set(runtime, runtime->interpreter, *slot, str);
    }
}

bool
asked_name_get(struct runtime *runtime, struct object *object,
               struct object *name, struct ref result)
{
    struct text text = {0};
    string_to_text(atom_string(name), &text);
    struct asked_name before =
        asked_name_begin(runtime, name, text_string(&text));
    bool done =
        object_get_attribute(runtime, object, text_string(&text), result);
    asked_name_end(runtime, before);
    text_release(&text);
    return done;
}
