#include "heap/collector.h"
#include "library/answer.h"
#include "library/modules.h"
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
    if (given != NULL && !atom_to_index(runtime, given, false, &generation))
        return false;
    if (generation < 0 || generation > 2)
        return raise_error(runtime, "ValueError", "invalid generation");
    return collector_collect(runtime, (int)generation, &found) &&
           answer(runtime, result, atom_new_size(runtime, found));
}

static bool
is_tracked(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    (void)self;
    return answer_bool(runtime, result,
                       (arguments->items[0]->flags & NODE_TRACKED) != 0);
}

static bool
enable(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    collector_enable(runtime, true);
    return answer_none(runtime, result);
}

static bool
disable(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    collector_enable(runtime, false);
    return answer_none(runtime, result);
}

static bool
isenabled(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return answer_bool(runtime, result, collector_is_enabled(runtime));
}

/* ---- numbers of the generations ---- */

static bool
answer_three(struct runtime *runtime, const int numbers[3],
             struct ref result)
{
    struct object *items[3];

    for (int i = 0; i < 3; i++) {
        items[i] = atom_new_int(runtime, numbers[i]);
        if (items[i] == NULL)
            return false;
    }
    return answer(runtime, result, tuple_from_items(runtime, items, 3));
}

static bool
get_threshold(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    int thresholds[3];

    (void)self;
    (void)arguments;
    collector_thresholds(runtime, thresholds);
    return answer_three(runtime, thresholds, result);
}

static bool
set_threshold(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    int thresholds[3];
    int64_t number;

    (void)self;
    collector_thresholds(runtime, thresholds);
    for (size_t i = 0; i < arguments->count; i++) {
        if (!atom_to_index(runtime, arguments->items[i], true, &number))
            return false;
        thresholds[i] = number > INT32_MAX   ? INT32_MAX
                        : number < INT32_MIN ? INT32_MIN
                                             : (int)number;
    }
    collector_set_thresholds(runtime, thresholds);
    return answer_none(runtime, result);
}

static bool
get_count(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    int counts[3];

    (void)self;
    (void)arguments;
    collector_counts(runtime, counts);
    return answer_three(runtime, counts, result);
}

/* ---- who refers to whom ---- */

/* gc.get_referents: what the slots of each argument refer to. */
static bool
get_referents(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    struct object *list = list_new(runtime);

    (void)self;
    if (!answer(runtime, result, list))
        return false;
    for (size_t i = 0; i < arguments->count; i++) {
        struct object *object = arguments->items[i];

        for (uint32_t slot = 0; slot < object->slot_count; slot++)
            if (object->slots[slot] != NULL &&
                !list_append(runtime, list, object->slots[slot]))
                return false;
    }
    return true;
}

static const char *const collect_keywords[] = {"generation", NULL};

static const struct method functions[] = {
    {"collect", collect, 0, 1, collect_keywords, "collect(generation=2)"},
    {"disable", disable, 0, 0, NULL, "disable()"},
    {"enable", enable, 0, 0, NULL, "enable()"},
    {"get_count", get_count, 0, 0, NULL, "get_count()"},
    {"get_referents", get_referents, 0, -1, NULL, "get_referents(*objs)"},
    {"get_threshold", get_threshold, 0, 0, NULL, "get_threshold()"},
    {"is_tracked", is_tracked, 1, 1, NULL, "is_tracked(obj, /)"},
    {"isenabled", isenabled, 0, 0, NULL, "isenabled()"},
    {"set_threshold", set_threshold, 1, 3, NULL,
     "set_threshold(threshold0, threshold1, threshold2)"},
    {NULL, NULL, 0, 0, NULL, NULL},
};

const struct module_definition gc_module = {"gc", functions, NULL, NULL};
