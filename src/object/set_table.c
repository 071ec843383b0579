/* The tables of the types set and frozenset. */
#include "object/set_type.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/container.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/operation.h"
#include "object/store.h"
#include "value/hash.h"

/* The members are held by a list meanwhile (set_repr). */
static bool
write_members(struct runtime *runtime, struct object *set, struct text *out)
{
    struct object *native = native_open(runtime, "repr", NULL, 0);
    uint32_t count = set->slot_count;
    if (native == NULL ||
        !slots_insert(runtime, native, 0, count, "a member"))
        return false;
    size_t position = 0;
    for (uint32_t i = 0; i < count; i++)
        slot_set(runtime, native, i, set_next(set, &position));
    bool plain = set->type == &set_type, fine = true;
    if (!plain)
        text_add_format(out, "%s(", set->type->name);
    text_add_byte(out, '{');
    for (uint32_t i = 0; i < count && fine; i++) {
        text_add_string(out, i > 0 ? ", " : "");
        fine = object_repr(runtime, native->slots[i], out);
    }
    text_add_string(out, plain ? "}" : "})");
    native_close(runtime, native);
    return fine;
}

static bool
repr(struct runtime *runtime, struct object *set, struct text *out)
{
    if (set->slot_count == 0) {
        text_add_format(out, "%s()", set->type->name);
        return true;
    }
    bool again;
    if (!repr_enter(runtime, set, &again)) {
        if (again)
            text_add_format(out, "%s(...)", set->type->name);
        return again;
    }
    bool fine = write_members(runtime, set, out);
    repr_leave(runtime, set);
    return fine;
}

static bool
hash(struct runtime *runtime, struct object *set, int64_t *out)
{
    (void)runtime;
    uint32_t count = 0;
    int64_t *hashes = mem_alloc_array(set->slot_count, sizeof *hashes);
    size_t position = 0;
    while (set_next(set, &position) != NULL)
        hashes[count++] = set_hash_before(set, position);
    *out = hash_frozenset(hashes, count);
    mem_free(hashes);
    return true;
}

static bool
length_of(struct runtime *runtime, struct object *set, size_t *length)
{
    (void)runtime;
    *length = set->slot_count;
    return true;
}

static bool
iterate(struct runtime *runtime, struct object *set, struct ref result)
{
    return store(runtime, result,
                 iterator_new(runtime, &set_iterator_type, set));
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    if (!arguments_check(runtime, type->name, arguments, 0, 1, NULL))
        return false;
    return set_from_iterable(
        runtime, type, arguments->count == 0 ? NULL : arguments->items[0],
        result);
}

static bool
create(struct runtime *runtime, const struct type *type,
       const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return store(runtime, result, set_new(runtime, type));
}

static bool
initialize(struct runtime *runtime, struct object *set,
           const struct arguments *arguments)
{
    if (!arguments_check(runtime, "set", arguments, 0, 1, NULL))
        return false;
    if (set->slot_count > 0)
        set_clear(runtime, set);
    return arguments->count == 0 ||
           set_update(runtime, set, arguments->items[0]);
}

#define SET_TYPE                                                        \
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE |              \
             TYPE_WEAKLY_REFERABLE | TYPE_MATCHES_SELF,                 \
    .scheme = SLOTS_MEMBERS, .struct_size = sizeof(struct set),         \
    .release = set_release, .repr = repr, .compare_truth = set_compare, \
    .length = length_of, .binary = set_binary,                          \
    .binary_kinds = SET_OPERATORS,                                      \
    .contains = set_contains, .iterate = iterate,                       \
    .construct = construct, .unpacked_since = 9, .clear = set_clear,    \
    .finalize = set_finalize

const struct type set_type = {.name = "set",
                              SET_TYPE,
                              .create = create,
                              .initialize = initialize,
                              .in_place = set_in_place,
                              .in_place_kinds = SET_OPERATORS,
                              .methods = set_methods};

const struct type frozenset_type = {
    .name = "frozenset", SET_TYPE, .hash = hash, .methods = frozenset_methods};
