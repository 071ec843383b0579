/* gc: the cycle collector. */
#include "heap/collector.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/list.h"
#include "object/tuple.h"

static bool
collect(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    struct object *given = arguments_get(arguments, 0, "generation");
    int64_t generation = 2;
    size_t found;
    (void)self;
    if (given && !atom_to_index(runtime, given, false, &generation))
        return false;
    if (generation < 0 || generation > 2)
        return raise_error(runtime, "ValueError", "invalid generation");
    return collector_collect(runtime, (int)generation, &found)
           && give(runtime, atom_new_size(runtime, found), result);
}

static bool
is_tracked(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    (void)self;
    return give_bool(runtime,
                     (arguments->items[0]->flags & NODE_TRACKED) != 0,
                     result);
}

static bool
enable(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    collector_enable(runtime, true);
    return give_none(runtime, result);
}

static bool
disable(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    collector_enable(runtime, false);
    return give_none(runtime, result);
}

static bool
is_enabled(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_bool(runtime, collector_is_enabled(runtime), result);
}

static bool
give_three(struct runtime *runtime, const int numbers[3], struct ref result)
{
    struct object *items[3];
    for (int i = 0; i < 3; i++)
        items[i] = atom_new_int(runtime, numbers[i]);
    return give_tuple(runtime, items, 3, result);
}

static bool
get_count(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    int counts[3];
    (void)self;
    (void)arguments;
    collector_counts(runtime, counts);
    return give_three(runtime, counts, result);
}

static bool
get_threshold(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    int thresholds[3];
    (void)self;
    (void)arguments;
    collector_thresholds(runtime, thresholds);
    return give_three(runtime, thresholds, result);
}

static bool
set_threshold(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    int thresholds[3];
    (void)self;
    collector_thresholds(runtime, thresholds);
    for (size_t i = 0; i < arguments->count; i++) {
        int64_t number;
        if (!atom_to_index(runtime, arguments->items[i], false, &number))
            return false;
        thresholds[i] = number > INT32_MAX ? INT32_MAX : (int)number;
    }
    collector_set_thresholds(runtime, thresholds);
    return give_none(runtime, result);
}

/* ---- referents ---------------------------------------------------------- */

static bool
add_referent(struct runtime *runtime, struct object *list,
             struct object *object)
{
    /* Holders that are no objects of the language are passed over. */
    if (!object || object->kind != NODE_OBJECT)
        return true;
    return list_append(runtime, list, object);
}

/* Appends what object refers to, in the order of its traverse function:
 * lists and tuples last to first, dicts value before key, and of a dict with
 * str keys only the values (dict_traverse). */
static bool
add_referents(struct runtime *runtime, struct object *list,
              struct object *object)
{
    uint32_t count = object->slot_count;
    if (object_is_dict(object)) {
        bool str_keys = true;
        for (uint32_t i = 0; i < count; i += 2)
            str_keys = str_keys && object_is_str(object->slots[i]);
        for (uint32_t i = 0; i < count; i += 2)
            if (!add_referent(runtime, list, object->slots[i + 1])
                || (!str_keys
                    && !add_referent(runtime, list, object->slots[i])))
                return false;
        return true;
    }
    bool backward = object_is_list(object) || object_is_tuple(object);
    for (uint32_t i = 0; i < count; i++)
        if (!add_referent(runtime, list,
                          object->slots[backward ? count - 1 - i : i]))
            return false;
    return true;
}

static bool
get_referents(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    struct object *list = list_new(runtime);
    (void)self;
    if (!list)
        return false;
    ref_set(runtime, result, list);
    for (size_t i = 0; i < arguments->count; i++)
        if (!add_referents(runtime, list, arguments->items[i])) {
            ref_set(runtime, result, NULL);
            return false;
        }
    return true;
}

static bool
make_garbage(struct runtime *runtime, struct ref result)
{
    return give(runtime, list_new(runtime), result);
}

static const struct constant_entry constants[] = {
    {"garbage", make_garbage},
    {0},
};

static const char *const collect_keywords[] = {"generation", NULL};

static const struct method functions[] = {
    {"collect", collect, 0, 1, collect_keywords,
     "run the collector, return how many it found"},
    {"is_tracked", is_tracked, 1, 1, NULL,
     "whether the collector knows the object"},
    {"enable", enable, 0, 0, NULL, "let the collector run by itself"},
    {"disable", disable, 0, 0, NULL, "let it run only when asked to"},
    {"isenabled", is_enabled, 0, 0, NULL, "whether it runs by itself"},
    {"get_count", get_count, 0, 0, NULL, "objects since the last runs"},
    {"get_threshold", get_threshold, 0, 0, NULL, "when it runs"},
    {"set_threshold", set_threshold, 1, 3, NULL, "set when it runs"},
    {"get_referents", get_referents, 0, -1, NULL,
     "what the objects refer to"},
    {0},
};

const struct library_module module_gc = {"gc", functions, constants, false,
                                         NULL};
