/* gc: the cycle collector. */
#include "heap/collector.h"
#include "heap/native.h"
#include "library/gc_graph.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/caches.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"

/* dict[name] = number. */
static bool
set_number(struct runtime *runtime, struct object *dict, const char *name,
           int64_t number)
{
    struct object *key = str_intern_c(runtime, name, true);
    struct object *value = atom_new_int(runtime, number);
    return key && value && dict_set(runtime, dict, key, value);
}

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

/* ---- callbacks and garbage ---------------------------------------------- */

/* Calls one of gc.callbacks with what native holds. */
static void
call_back(struct runtime *runtime, struct object *callback,
          struct object *native)
{
    struct arguments arguments = {native->slots, 2, NULL, NULL, NULL};
    slot_set(runtime, native, 4, callback);
    if (!object_call(runtime, callback, &arguments, (struct ref){native, 5}))
        runtime->hooks.report_ignored(runtime, callback);
    slot_set(runtime, native, 5, NULL);
    slot_set(runtime, native, 4, NULL);
}

static bool
fill_info(struct runtime *runtime, struct object *info, int generation,
          size_t found)
{
    static const char *const names[] = {"generation", "collected",
                                        "uncollectable"};
    const int64_t numbers[] = {generation, (int64_t)found, 0};
    for (size_t i = 0; i < 3; i++)
        if (!set_number(runtime, info, names[i], numbers[i]))
            return false;
    return true;
}

/* hooks.collection (invoke_gc_callback). */
static void
tell_callbacks(struct runtime *runtime, bool starts, int generation,
               size_t found)
{
    static const char *const names[] = {"the phase", "the information",
                                        "the phase", "the information",
                                        "the callback", "what it returned"};
    struct object *list = runtime->gc_callbacks;
    if (list->slot_count == 0 || runtime->stopped)
        return;
    struct object *native = native_open(runtime, "gc.callbacks", names, 6);
    struct object *aside = native ? error_put_aside(runtime) : NULL;
    struct object *phase =
        native ? atom_new_c(runtime, starts ? "start" : "stop") : NULL;
    struct object *info = phase ? dict_new(runtime) : NULL;
    if (info) {
        slot_set(runtime, native, 0, phase);
        slot_set(runtime, native, 1, info);
        if (runtime->profile->gc_callback_arguments_built) {
            slot_set(runtime, native, 2, phase);
            slot_set(runtime, native, 3, info);
        }
        fill_info(runtime, info, generation, starts ? 0 : found);
        for (uint32_t i = 0; i < list->slot_count && !runtime->stopped; i++)
            call_back(runtime, list->slots[i], native);
    }
    if (native)
        native_close(runtime, native);
    error_bring_back(runtime, aside);
}

/* hooks.save_garbage. */
static void
save_garbage(struct runtime *runtime, struct object *object)
{
    list_append(runtime, runtime->gc_garbage, object);
}

/* The interpreter holds the lists, whatever becomes of the names. */
static bool
make_list(struct runtime *runtime, const char *name, struct object **list,
          struct ref result)
{
    *list = list_new(runtime);
    if (!*list || !caches_hold(runtime, *list, name))
        return false;
    runtime->hooks.collection = tell_callbacks;
    runtime->hooks.save_garbage = save_garbage;
    return give(runtime, *list, result);
}

static bool
make_garbage(struct runtime *runtime, struct ref result)
{
    return make_list(runtime, "gc.garbage", &runtime->gc_garbage, result);
}

static bool
make_callbacks(struct runtime *runtime, struct ref result)
{
    return make_list(runtime, "gc.callbacks", &runtime->gc_callbacks, result);
}

/* ---- flags -------------------------------------------------------------- */

enum debug_flag {
    DEBUG_STATS = 1,
    DEBUG_COLLECTABLE = 2,
    DEBUG_UNCOLLECTABLE = 4,
    DEBUG_SAVEALL = 32,
    DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL
};

static bool
set_debug(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    int64_t flags;
    (void)self;
    if (!atom_to_index(runtime, arguments->items[0], false, &flags))
        return false;
    /* What the others would make it write goes to the error stream. */
    collector_set_debug(runtime, (int)flags, flags & DEBUG_SAVEALL);
    return give_none(runtime, result);
}

static bool
get_debug(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_int(runtime, collector_debug(runtime), result);
}

#define FLAG(flag)                                                           \
    static bool make_##flag(struct runtime *runtime, struct ref result)      \
    {                                                                        \
        return give_int(runtime, flag, result);                              \
    }
FLAG(DEBUG_STATS)
FLAG(DEBUG_COLLECTABLE)
FLAG(DEBUG_UNCOLLECTABLE)
FLAG(DEBUG_SAVEALL)
FLAG(DEBUG_LEAK)
#undef FLAG

/* ---- freezing, statistics ----------------------------------------------- */

static bool
freeze(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    collector_freeze(runtime);
    return give_none(runtime, result);
}

static bool
unfreeze(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    collector_unfreeze(runtime);
    return give_none(runtime, result);
}

static bool
count_frozen(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_int(runtime, (int64_t)collector_frozen_count(runtime),
                    result);
}

static bool
add_statistics(struct runtime *runtime, struct object *list, int generation)
{
    struct collector_statistics statistics;
    struct object *dict = dict_new(runtime);
    collector_statistics(runtime, generation, &statistics);
    return dict && list_append(runtime, list, dict)
           && set_number(runtime, dict, "collections",
                         (int64_t)statistics.collections)
           && set_number(runtime, dict, "collected",
                         (int64_t)statistics.collected)
           && set_number(runtime, dict, "uncollectable", 0);
}

static bool
get_stats(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct object *list = list_new(runtime);
    (void)self;
    (void)arguments;
    if (!list)
        return false;
    ref_set(runtime, result, list);
    bool fine = true;
    for (int i = 0; i < 3 && fine; i++)
        fine = add_statistics(runtime, list, i);
    if (!fine)
        ref_set(runtime, result, NULL);
    return fine;
}

static bool
is_finalized(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    (void)self;
    return give_bool(runtime, arguments->items[0]->finalized, result);
}

static const struct constant_entry constants[] = {
    {"garbage", make_garbage},
    {"callbacks", make_callbacks},
    {"DEBUG_STATS", make_DEBUG_STATS},
    {"DEBUG_COLLECTABLE", make_DEBUG_COLLECTABLE},
    {"DEBUG_UNCOLLECTABLE", make_DEBUG_UNCOLLECTABLE},
    {"DEBUG_SAVEALL", make_DEBUG_SAVEALL},
    {"DEBUG_LEAK", make_DEBUG_LEAK},
    {0},
};

static const char *const collect_keywords[] = {"generation", NULL};

static const struct method functions[] = {
    {"collect", collect, 0, 1, collect_keywords,
     "run the collector, return how many it found"},
    {"is_tracked", is_tracked, 1, 1, NULL,
     "whether the collector knows the object"},
    {"is_finalized", is_finalized, 1, 1, NULL,
     "whether its finalizer has run"},
    {"enable", enable, 0, 0, NULL, "let the collector run by itself"},
    {"disable", disable, 0, 0, NULL, "let it run only when asked to"},
    {"isenabled", is_enabled, 0, 0, NULL, "whether it runs by itself"},
    {"get_count", get_count, 0, 0, NULL, "objects since the last runs"},
    {"get_threshold", get_threshold, 0, 0, NULL, "when it runs"},
    {"set_threshold", set_threshold, 1, 3, NULL, "set when it runs"},
    {"get_referents", gc_get_referents, 0, -1, NULL,
     "what the objects refer to"},
    {"get_referrers", gc_get_referrers, 0, -1, NULL,
     "who refers to one of the objects"},
    {"get_objects", gc_get_objects, 0, 1, collect_keywords,
     "all objects that the collector knows"},
    {"get_stats", get_stats, 0, 0, NULL, "what each generation went through"},
    {"set_debug", set_debug, 1, 1, NULL, "set the DEBUG flags"},
    {"get_debug", get_debug, 0, 0, NULL, "the DEBUG flags"},
    {"freeze", freeze, 0, 0, NULL,
     "keep all that is known out of collections"},
    {"unfreeze", unfreeze, 0, 0, NULL, "make it part of the oldest again"},
    {"get_freeze_count", count_frozen, 0, 0, NULL, "how many are frozen"},
    {0},
};

const struct library_module module_gc = {
    .name = "gc",
    .functions = functions,
    .constants = constants,
    .copied_until = 9,
};
