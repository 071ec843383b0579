/* What sets have in common with other sets, dicts and iterables.  The order in
 * which a result is built is CPython's, since it decides how it is printed. */
#include "object/set_type.h"

#include "heap/native.h"
#include "object/container.h"
#include "object/dict_type.h"
#include "object/operation.h"
#include "object/store.h"

const struct type *
set_base(const struct object *set)
{
    return type_is(set->type, &set_type) ? &set_type : &frozenset_type;
}

/* ---- a set of any iterable ---------------------------------------------- */

/* Opens a native frame whose slot 0 holds a set of iterable's items: itself if
 * it is one. */
struct object *
set_hold(struct runtime *runtime, struct object *iterable)
{
    static const char *const names[] = {"the items"};
    struct object *native = native_open(runtime, "set", names, 1);
    if (native == NULL)
        return NULL;
    if (object_is_set(iterable))
        slot_set(runtime, native, 0, iterable);
    else if (!set_from_iterable(runtime, &set_type, iterable,
                                (struct ref){native, 0})) {
        native_close(runtime, native);
        return NULL;
    }
    return native;
}

/* Opens a native frame that holds an item, if that can be seen; NULL: it
 * cannot, or the run was stopped. */
static struct object *
hold_item(struct runtime *runtime, struct object *item)
{
    static const char *const names[] = {"the item"};
    struct object *native = object_runs_scene(item)
                                ? native_open(runtime, "set", names, 1)
                                : NULL;
    if (native != NULL)
        slot_set(runtime, native, 0, item);
    return native;
}

/* Looks for a member of another set in a set or in a dict. */
static bool
has_hashed(struct runtime *runtime, struct object *in, struct object *item,
           int64_t hash, bool *found)
{
    uint32_t place;
    bool is_set = object_is_set(in);
    struct object *native = !is_set && runtime->profile->set_lookup_holds
                                ? hold_item(runtime, item)
                                : NULL;
    bool fine = is_set ? set_lookup_other(runtime, in, item, hash, &place)
                       : dict_lookup(runtime, in, item, hash, &place);
    if (native != NULL)
        native_close(runtime, native);
    *found = fine && place != UINT32_MAX;
    return fine;
}

/* Adds to out the members of `from` that are in `in`, a set or a dict, or are
 * not. */
static bool
add_filtered(struct runtime *runtime, struct object *out,
             struct object *from, struct object *in, bool wanted)
{
    size_t position = 0;
    struct object *item;
    while ((item = set_next(from, &position)) != NULL) {
        int64_t hash = set_hash_before(from, position);
        bool found;
        if (!has_hashed(runtime, in, item, hash, &found))
            return false;
        if (found == wanted && !set_add_hashed(runtime, out, item, hash))
            return false;
    }
    return true;
}

struct intersecting {
    struct object *out, *set;
};

static bool
intersect_item(struct runtime *runtime, void *context, struct object *item)
{
    struct intersecting *both = context;
    int64_t hash;
    uint32_t place;
    return object_hash(runtime, item, &hash) &&
           set_lookup(runtime, both->set, item, hash, &place) &&
           (place == UINT32_MAX ||
            (set_add_hashed(runtime, both->out, item, hash) &&
             !(runtime->profile->intersection_stops &&
               both->out->slot_count >= both->set->slot_count)));
}

/* out gets what is in both; the smaller set is gone through. */
bool
set_intersect(struct runtime *runtime, struct object *out, struct object *set,
          struct object *other)
{
    if (!object_is_set(other)) {
        struct intersecting both = {out, set};
        return each_item(runtime, "set.intersection", other, intersect_item,
                         &both) ||
               !has_failed(runtime);
    }
    if (other->slot_count > set->slot_count)
        return add_filtered(runtime, out, set, other, true);
    return add_filtered(runtime, out, other, set, true);
}

static bool
discard_item(struct runtime *runtime, void *context, struct object *item)
{
    return set_discard(runtime, context, item, NULL);
}

/* Discards a member of another set, whose hash is known. */
static bool
discard_hashed(struct runtime *runtime, struct object *set,
               struct object *item, int64_t hash, bool *found)
{
    uint32_t place;
    if (!set_lookup_other(runtime, set, item, hash, &place))
        return false;
    *found = place != UINT32_MAX;
    if (*found)
        set_remove_place(runtime, set, place, (struct ref){NULL, 0});
    return true;
}

static bool
discard_members(struct runtime *runtime, struct object *set,
                struct object *other)
{
    size_t position = 0;
    struct object *item;
    bool found;
    while ((item = set_next(other, &position)) != NULL)
        if (!discard_hashed(runtime, set, item,
                            set_hash_before(other, position), &found))
            return false;
    return true;
}

/* The same for what both have, where other is much larger. */
static bool
discard_common(struct runtime *runtime, struct object *set,
               struct object *other)
{
    static const char *const names[] = {"what is taken out"};
    bool is_larger = other->slot_count / 8 > set->slot_count;
    if (!runtime->profile->set_subtract_intersects)
        return discard_members(runtime, set, other);
    struct object *native = native_open(runtime, "set.difference", names, 1);
    if (native == NULL)
        return false;
    struct ref taken = {native, 0};
    bool fine = store(runtime, taken,
                      is_larger ? set_new(runtime, set_base(set)) : other);
    if (fine && is_larger)
        fine = set_intersect(runtime, ref_get(taken), set, other);
    fine = fine && discard_members(runtime, set, ref_get(taken));
    native_close(runtime, native);
    return fine;
}

/* set -= other. */
bool
set_subtract(struct runtime *runtime, struct object *set, struct object *other)
{
    if (other == set) {
        set_clear(runtime, set);
        return true;
    }
    if (!object_is_set(other))
        return each_item(runtime, "set.difference", other, discard_item,
                         set);
    return discard_common(runtime, set, other);
}

/* Stores set - other. */
bool
set_difference(struct runtime *runtime, const struct type *type,
           struct object *set, struct object *other, struct ref result)
{
    /* What is much smaller is taken off a copy; otherwise members are looked
     * up one by one (set_difference). */
    bool copies = (!object_is_set(other) && other->type != &dict_type) ||
                  set->slot_count / 4 > (object_is_set(other)
                                             ? other->slot_count
                                             : dict_length(other));
    struct object *out = copies ? set_copy(runtime, type, set)
                                : set_new(runtime, type);
    if (!store(runtime, result, out))
        return false;
    if (copies)
        return set_subtract(runtime, out, other);
    return add_filtered(runtime, out, set, other, false);
}

/* Takes a member of something else out of set, or adds it. */
static bool
flip_hashed(struct runtime *runtime, struct object *set, struct object *item,
            int64_t hash)
{
    bool found;
    return discard_hashed(runtime, set, item, hash, &found) &&
           (found || set_add_hashed(runtime, set, item, hash));
}

static bool
flip_members(struct runtime *runtime, struct object *set,
             struct object *other)
{
    size_t position = 0;
    struct object *item;
    while ((item = set_next(other, &position)) != NULL)
        if (!flip_hashed(runtime, set, item,
                         set_hash_before(other, position)))
            return false;
    return true;
}

static bool
flip_keys(struct runtime *runtime, struct object *set, struct object *dict)
{
    bool fine = true;
    for (uint32_t i = 0; fine && i < dict_length(dict); i++) {
        struct object *key = dict_key_at(dict, i);
        struct object *native = runtime->profile->set_lookup_holds
                                    ? NULL
                                    : hold_item(runtime, key);
        fine = flip_hashed(runtime, set, key, as_dict(dict)->hashes[i]);
        if (native != NULL)
            native_close(runtime, native);
    }
    return fine;
}

/* set ^= other. */
bool
set_flip(struct runtime *runtime, struct object *set, struct object *other)
{
    if (other == set) {
        set_clear(runtime, set);
        return true;
    }
    if (other->type == &dict_type)
        return flip_keys(runtime, set, other);
    if (object_is_set(other) && !runtime->profile->set_flip_holds)
        return flip_members(runtime, set, other);
    struct object *native = set_hold(runtime, other);
    if (native == NULL)
        return false;
    bool fine = flip_members(runtime, set, native->slots[0]);
    native_close(runtime, native);
    return fine;
}

bool
set_intersect_here(struct runtime *runtime, struct object *set,
               struct object *other)
{
    static const char *const names[] = {"the items of both"};
    struct object *native =
        native_open(runtime, "set.intersection_update", names, 1);
    if (native == NULL)
        return false;
    struct object *both = set_new(runtime, &set_type);
    bool fine = store(runtime, (struct ref){native, 0}, both) &&
                set_intersect(runtime, both, set, other);
    if (fine)
        set_take_body(runtime, set, both);
    native_close(runtime, native);
    return fine;
}
