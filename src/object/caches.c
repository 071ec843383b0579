#include "object/caches.h"

#include "base/mem.h"
#include "object/exception.h"
#include "object/lookup.h"
#include "object/weakref.h"

void
caches_init(struct runtime *runtime)
{
    runtime->caches = mem_alloc(sizeof *runtime->caches);
    value_context_init(&runtime->caches->context, &runtime->limits,
                       runtime->profile);
    exceptions_install(runtime);
    weakref_install(runtime);
}

void
caches_release(struct runtime *runtime)
{
    struct caches *caches = runtime->caches;
    map_release(&caches->interned);
    map_release(&caches->types);
    map_release(&caches->descriptors);
    map_release(&caches->wrappers);
    map_release(&caches->layouts);
    lookup_cache_free(caches->lookups);
    name_cache_free(caches->names);
    value_context_release(&caches->context);
    text_release(&caches->preview);
    VECTOR_RELEASE(&caches->printing);
    mem_free(caches);
    runtime->caches = NULL;
}

uint32_t
caches_flags(const struct runtime *runtime)
{
    return runtime->profile->immortal == PROFILE_IMMORTAL_NOTHING
               ? NODE_SHARED
               : NODE_IMMORTAL;
}

bool
caches_hold(struct runtime *runtime, struct object *object, const char *name)
{
    if (object->flags & NODE_IMMORTAL)
        return true;
    struct object *interpreter = runtime->interpreter;
    uint32_t slot = interpreter->slot_count;
    if (!slots_insert(runtime, interpreter, slot, 1, name))
        return false;
    slot_set(runtime, interpreter, slot, object);
    return true;
}
