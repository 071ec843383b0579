/* count, cycle and repeat. */
#include "library/itertools.h"

#include "object/list.h"
#include "object/exception.h"

/* ---- count -------------------------------------------------------------- */

enum count_slot { COUNT_NUMBER, COUNT_STEP, COUNT_SLOTS };

/* Where it counts ints by 1 the next one is no object: position. */
static bool
is_number(const struct object *object)
{
    return object->type->binary != NULL && object->type->get_item == NULL;
}

/* Whether counting is done without objects: an int of 64 bits, by 1. */
static bool
counts_fast(struct runtime *runtime, struct object *start,
            struct object *step, int64_t *first)
{
    int64_t by = 1;
    *first = 0;
    if ((start != NULL && !object_is_int(start)) ||
        (step != NULL && !object_is_int(step)))
        return false;
    bool fits = (start == NULL || atom_to_index(runtime, start, false,
                                                first)) &&
                (step == NULL || atom_to_index(runtime, step, false, &by));
    if (!fits)
        clear_error(runtime);
    return fits && by == 1 && *first != INT64_MAX;
}

static bool
construct_count(struct runtime *runtime, const struct type *type,
                const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"start", "step", NULL};
    static const struct parameters parameters = {"count", names, 0, 2};
    struct object *given[2];
    int64_t first;
    if (!arguments_take(runtime, &parameters, arguments, given))
        return false;
    struct object *start = given[0], *step = given[1];
    if ((start != NULL && !is_number(start)) ||
        (step != NULL && !is_number(step)))
        return raise_error(runtime, "TypeError", "a number is required");
    bool fast = counts_fast(runtime, start, step, &first);
    if (!itertools_make(runtime, type, COUNT_SLOTS, 56, result))
        return false;
    struct object *made = ref_get(result);
    as_iterator(made)->position = first;
    if (!fast)
        slot_set(runtime, made, COUNT_NUMBER,
                 start != NULL ? start : atom_new_int(runtime, 0));
    slot_set(runtime, made, COUNT_STEP,
             step != NULL ? step : atom_new_int(runtime, 1));
    return true;
}

static bool
next_count(struct runtime *runtime, struct object *object, struct ref result)
{
    struct ref number = {object, COUNT_NUMBER};
    struct iterator *iterator = as_iterator(object);
    if (ref_get(number) == NULL && iterator->position != INT64_MAX)
        return store_int(runtime, result, iterator->position++);
    if (ref_get(number) == NULL &&
        !store_int(runtime, number, iterator->position))
        return false;
    if (!object_binary(runtime, OPERATOR_ADD, ref_get(number),
                       object->slots[COUNT_STEP], result))
        return false;
    ref_swap(runtime, result, number);
    return true;
}

static bool
repr_count(struct runtime *runtime, struct object *object, struct text *out)
{
    struct object *number = object->slots[COUNT_NUMBER];
    struct object *step = object->slots[COUNT_STEP];
    int64_t by = 0;
    text_add_string(out, "count(");
    if (number == NULL)
        text_add_format(out, "%lld",
                        (long long)as_iterator(object)->position);
    else if (!object_repr(runtime, number, out))
        return false;
    if (object_is_int(step) && !atom_to_index(runtime, step, true, &by))
        return false;
    if (by != 1) {
        text_add_string(out, ", ");
        if (!object_repr(runtime, step, out))
            return false;
    }
    text_add_byte(out, ')');
    return true;
}

const struct type count_type = {.name = "itertools.count",
                                ITERATOR_TRACKED,
                                .repr = repr_count,
                                .next = next_count,
                                .construct = construct_count};

/* ---- cycle -------------------------------------------------------------- */

enum cycle_slot { CYCLE_ITERATOR, CYCLE_SAVED, CYCLE_SLOTS };

static bool
construct_cycle(struct runtime *runtime, const struct type *type,
                const struct arguments *arguments, struct ref result)
{
    if (!arguments_check(runtime, "cycle", arguments, 1, 1, NULL) ||
        !itertools_make(runtime, type, CYCLE_SLOTS, 64, result))
        return false;
    struct object *made = ref_get(result);
    return (object_iterate(runtime, arguments->items[0],
                           (struct ref){made, CYCLE_ITERATOR}) &&
            store(runtime, (struct ref){made, CYCLE_SAVED},
                  list_new(runtime))) ||
           itertools_abandon(runtime, result);
}

static bool
next_cycle(struct runtime *runtime, struct object *object, struct ref result)
{
    struct object *saved = object->slots[CYCLE_SAVED];
    if (object->slots[CYCLE_ITERATOR] != NULL) {
        if (!object_next(runtime, object->slots[CYCLE_ITERATOR], result))
            return false;
        if (ref_get(result) != NULL)
            return list_append(runtime, saved, ref_get(result));
        slot_set(runtime, object, CYCLE_ITERATOR, NULL);
    }
    if (list_length(saved) == 0)
        return true;
    int64_t position = as_iterator(object)->position;
    as_iterator(object)->position = (position + 1) % list_length(saved);
    return store(runtime, result, saved->slots[position]);
}

const struct type cycle_type = {.name = "itertools.cycle",
                                ITERATOR_TRACKED,
                                .next = next_cycle,
                                .construct = construct_cycle};

/* ---- repeat ------------------------------------------------------------- */

static bool
construct_repeat(struct runtime *runtime, const struct type *type,
                 const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"object", "times", NULL};
    static const struct parameters parameters = {"repeat", names, 1, 2};
    struct object *given[2];
    int64_t times = -1;
    if (!arguments_take(runtime, &parameters, arguments, given))
        return false;
    if (given[1] != NULL && !atom_to_index(runtime, given[1], false, &times))
        return false;
    if (!itertools_make(runtime, type, 1, 48, result))
        return false;
    struct object *made = ref_get(result);
    as_iterator(made)->length = given[1] != NULL && times < 0 ? 0 : times;
    slot_set(runtime, made, 0, given[0]);
    return true;
}

/* length: how often it is still to be given; -1: for ever. */
static bool
next_repeat(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct iterator *iterator = as_iterator(object);
    if (iterator->length == 0)
        return true;
    if (iterator->length > 0)
        iterator->length--;
    return store(runtime, result, object->slots[0]);
}

static bool
hint_repeat(struct runtime *runtime, struct object *object, size_t *length)
{
    if (as_iterator(object)->length < 0)
        return raise_error(runtime, "TypeError", "len() of unsized object");
    *length = (size_t)as_iterator(object)->length;
    return true;
}

static bool
repr_repeat(struct runtime *runtime, struct object *object, struct text *out)
{
    int64_t left = as_iterator(object)->length;
    text_add_string(out, "repeat(");
    if (!object_repr(runtime, object->slots[0], out))
        return false;
    if (left >= 0)
        text_add_format(out, ", %lld", (long long)left);
    text_add_byte(out, ')');
    return true;
}

const struct type repeat_type = {.name = "itertools.repeat",
                                 ITERATOR_TRACKED,
                                 .repr = repr_repeat,
                                 .next = next_repeat,
                                 .length_hint = hint_repeat,
                                 .construct = construct_repeat};
