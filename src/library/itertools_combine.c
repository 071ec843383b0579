/*
 * product, permutations, combinations: tuples chosen from pools of items.
 *
 * All hold their pool and the tuple they gave last, which they change and give
 * again where nobody else holds it.
 */
#include "library/itertools.h"

#include "base/mem.h"

enum chosen_slot { CHOSEN_POOL, CHOSEN_TUPLE, CHOSEN_SLOTS };

struct chosen {
    struct object object;
    uint32_t *indices; /* owned; product, combinations: of each item given;
                          permutations: all of the pool, in their order */
    uint32_t *cycles;  /* owned; permutations */
    uint32_t count;    /* items in a tuple */
    bool stopped;
};

static struct chosen *
as_chosen(struct object *object)
{
    return (struct chosen *)(void *)object;
}

static void
release(struct object *object)
{
    mem_free(as_chosen(object)->indices);
    mem_free(as_chosen(object)->cycles);
}

/* Stores a new one. */
static bool
make(struct runtime *runtime, const struct type *type, size_t count,
     uint64_t size, struct ref result)
{
    if (count > UINT32_MAX / 2)
        return raise_error(runtime, "OverflowError", "repeat argument too "
                                                     "large");
    if (!itertools_make(runtime, type, CHOSEN_SLOTS, size, result))
        return false;
    as_chosen(ref_get(result))->count = (uint32_t)count;
    return true;
}

/* Begins a step: makes the first tuple, of empty slots, or copies the one given
 * last if somebody holds it.  *first: it is the first. */
static bool
prepare(struct runtime *runtime, struct object *object, bool *first)
{
    struct ref tuple = {object, CHOSEN_TUPLE};
    uint32_t count = as_chosen(object)->count;
    struct object *last = ref_get(tuple);
    *first = last == NULL;
    if (last == NULL)
        return itertools_make_tuple(runtime, count, tuple);
    if (last->count <= 1 || count == 0)
        return true;
    return store(runtime, tuple,
                 tuple_from_items(runtime, last->slots, count));
}

/* Puts an item of a pool into the tuple. */
static void
choose(struct runtime *runtime, struct object *object, uint32_t place,
       struct object *pool, uint32_t index)
{
    slot_set(runtime, object->slots[CHOSEN_TUPLE], place,
             pool->slots[index]);
}

/* Ends a step. */
static bool
give_chosen(struct runtime *runtime, struct object *object, bool stopped,
            struct ref result)
{
    as_chosen(object)->stopped = stopped;
    return stopped ||
           store(runtime, result, object->slots[CHOSEN_TUPLE]);
}

/* ---- product ------------------------------------------------------------ */

static bool
hold_pools(struct runtime *runtime, struct object *made,
           const struct arguments *arguments)
{
    uint32_t count = as_chosen(made)->count;
    uint32_t given = (uint32_t)arguments->count;
    struct ref pools = {made, CHOSEN_POOL};
    if (!itertools_make_tuple(runtime, count, pools))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        struct ref pool = {ref_get(pools), i};
        if (i >= given)
            ref_set(runtime, pool, ref_get(pools)->slots[i - given]);
        else if (!tuple_from_iterable(runtime, arguments->items[i], pool))
            return false;
    }
    return true;
}

static bool
construct_product(struct runtime *runtime, const struct type *type,
                  const struct arguments *arguments, struct ref result)
{
    static const char *const keywords[] = {"repeat", NULL};
    int64_t repeat = 1;
    if (!arguments_check(runtime, "product", arguments, 0, -1, keywords))
        return false;
    struct object *given = arguments_keyword(arguments, "repeat");
    if (given != NULL && !atom_to_index(runtime, given, false, &repeat))
        return false;
    if (repeat < 0)
        return raise_error(runtime, "ValueError",
                           "repeat argument cannot be negative");
    if (arguments->count > 0 &&
        (uint64_t)repeat > UINT32_MAX / arguments->count)
        return raise_error(runtime, "OverflowError",
                           "repeat argument too large");
    size_t count = arguments->count * (size_t)repeat;
    if (!make(runtime, type, count, 96, result))
        return false;
    as_chosen(ref_get(result))->indices =
        mem_alloc_array(count + 1, sizeof(uint32_t));
    return hold_pools(runtime, ref_get(result), arguments) ||
           itertools_abandon(runtime, result);
}

/* Fills the first tuple; false: a pool is empty. */
static bool
fill_first(struct runtime *runtime, struct object *object)
{
    struct object *pools = object->slots[CHOSEN_POOL];
    for (uint32_t i = 0; i < pools->slot_count; i++)
        if (pools->slots[i]->slot_count == 0)
            return false;
    for (uint32_t i = 0; i < pools->slot_count; i++)
        choose(runtime, object, i, pools->slots[i], 0);
    return true;
}

/* Turns the rightmost pool on, like the last wheel of a counter. */
static bool
turn_on(struct runtime *runtime, struct object *object)
{
    struct object *pools = object->slots[CHOSEN_POOL];
    uint32_t *indices = as_chosen(object)->indices;
    for (uint32_t i = pools->slot_count; i-- > 0;) {
        struct object *pool = pools->slots[i];
        indices[i] = (indices[i] + 1) % pool->slot_count;
        choose(runtime, object, i, pool, indices[i]);
        if (indices[i] != 0)
            return true;
    }
    return false;
}

static bool
next_product(struct runtime *runtime, struct object *object,
             struct ref result)
{
    bool first;
    if (as_chosen(object)->stopped)
        return true;
    if (!prepare(runtime, object, &first))
        return false;
    bool more = first ? fill_first(runtime, object)
                      : turn_on(runtime, object);
    return give_chosen(runtime, object, !more, result);
}

/* ---- from one pool ------------------------------------------------------ */

/* Reads `iterable, r` and makes the object, holding the pool. */
static bool
construct_chosen(struct runtime *runtime, const struct type *type,
                 const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"iterable", "r", NULL};
    bool permutes = type == &permutations_type;
    struct parameters parameters = {type_short_name(type), names,
                                    permutes ? 1 : 2, 2};
    struct object *given[2];
    static const char *const held[] = {"the pool"};
    int64_t count = -1;
    if (!arguments_take(runtime, &parameters, arguments, given))
        return false;
    struct object *native =
        native_open(runtime, parameters.function, held, 1);
    if (native == NULL)
        return false;
    bool fine = tuple_from_iterable(runtime, given[0],
                                    (struct ref){native, 0});
    struct object *pool = native->slots[0];
    if (fine && given[1] != NULL && !(permutes && is_none(given[1]))) {
        if (permutes && !object_is_int(given[1]))
            fine = raise_error(runtime, "TypeError",
                               "Expected int as r");
        fine = fine && atom_to_index(runtime, given[1], false, &count);
        if (fine && count < 0)
            fine = raise_error(runtime, "ValueError",
                               "r must be non-negative");
    } else if (fine) {
        count = pool->slot_count;
    }
    fine = fine &&
           make(runtime, type, (size_t)count, permutes ? 128 : 88, result);
    if (fine)
        ref_move(runtime, (struct ref){native, 0},
                 (struct ref){ref_get(result), CHOSEN_POOL});
    native_close(runtime, native);
    return fine;
}

/* Begins with items 0, 1, 2 …; of a pool that is too small there are none. */
static bool
construct_ordered(struct runtime *runtime, const struct type *type,
                  const struct arguments *arguments, struct ref result)
{
    if (!construct_chosen(runtime, type, arguments, result))
        return false;
    struct chosen *chosen = as_chosen(ref_get(result));
    uint32_t size = chosen->object.slots[CHOSEN_POOL]->slot_count;
    chosen->stopped = chosen->count > size;
    if (chosen->stopped)
        return true;
    chosen->indices = mem_alloc_array(size + 1, sizeof(uint32_t));
    chosen->cycles = mem_alloc_array(chosen->count + 1, sizeof(uint32_t));
    for (uint32_t i = 0; i < size; i++)
        chosen->indices[i] = i;
    for (uint32_t i = 0; i < chosen->count; i++)
        chosen->cycles[i] = size - i;
    return true;
}

static bool
construct_replaced(struct runtime *runtime, const struct type *type,
                   const struct arguments *arguments, struct ref result)
{
    if (!construct_chosen(runtime, type, arguments, result))
        return false;
    struct chosen *chosen = as_chosen(ref_get(result));
    uint32_t size = chosen->object.slots[CHOSEN_POOL]->slot_count;
    chosen->stopped = size == 0 && chosen->count > 0;
    if (!chosen->stopped)
        chosen->indices =
            mem_alloc_array(chosen->count + 1, sizeof(uint32_t));
    return true;
}

static void
choose_from(struct runtime *runtime, struct object *object, uint32_t first)
{
    const struct chosen *chosen = as_chosen(object);
    for (uint32_t i = first; i < chosen->count; i++)
        choose(runtime, object, i, object->slots[CHOSEN_POOL],
               chosen->indices[i]);
}

/* Moves index i to the end of those not chosen. */
static void
move_to_end(uint32_t *indices, uint32_t i, uint32_t size)
{
    uint32_t moved = indices[i];
    for (uint32_t k = i; k + 1 < size; k++)
        indices[k] = indices[k + 1];
    indices[size - 1] = moved;
}

/* Stores in *changed the first place that changes; false at the end. */
static bool
permute(struct chosen *chosen, uint32_t size, uint32_t *changed)
{
    for (uint32_t i = chosen->count; i-- > 0;) {
        if (--chosen->cycles[i] == 0) {
            move_to_end(chosen->indices, i, size);
            chosen->cycles[i] = size - i;
            continue;
        }
        uint32_t other = size - chosen->cycles[i];
        uint32_t index = chosen->indices[i];
        chosen->indices[i] = chosen->indices[other];
        chosen->indices[other] = index;
        *changed = i;
        return true;
    }
    return false;
}

static bool
combine(struct chosen *chosen, uint32_t size, uint32_t *changed)
{
    uint32_t i = chosen->count;
    while (i > 0 && chosen->indices[i - 1] == i - 1 + size - chosen->count)
        i--;
    if (i == 0)
        return false;
    *changed = i - 1;
    chosen->indices[i - 1]++;
    for (; i < chosen->count; i++)
        chosen->indices[i] = chosen->indices[i - 1] + 1;
    return true;
}

static bool
combine_replaced(struct chosen *chosen, uint32_t size, uint32_t *changed)
{
    uint32_t i = chosen->count;
    while (i > 0 && chosen->indices[i - 1] == size - 1)
        i--;
    if (i == 0)
        return false;
    *changed = i - 1;
    uint32_t index = chosen->indices[i - 1] + 1;
    for (i--; i < chosen->count; i++)
        chosen->indices[i] = index;
    return true;
}

static bool
next_chosen(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct chosen *chosen = as_chosen(object);
    uint32_t size = object->slots[CHOSEN_POOL]->slot_count, changed = 0;
    bool first, more;
    if (chosen->stopped)
        return true;
    if (!prepare(runtime, object, &first))
        return false;
    if (first)
        more = true;
    else if (object->type == &permutations_type)
        more = permute(chosen, size, &changed);
    else if (object->type == &combinations_type)
        more = combine(chosen, size, &changed);
    else
        more = combine_replaced(chosen, size, &changed);
    if (more)
        choose_from(runtime, object, changed);
    return give_chosen(runtime, object, !more, result);
}

#define CHOSEN_TYPE(type_name, next_function, constructor)              \
    {                                                                   \
        .name = "itertools." type_name,                                 \
        .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,                       \
        .scheme = SLOTS_REFERENTS,                                      \
        .struct_size = sizeof(struct chosen), .release = release,       \
        .iterate = iterator_itself, .next = next_function,              \
        .construct = constructor                                        \
    }

const struct type product_type =
    CHOSEN_TYPE("product", next_product, construct_product);
const struct type permutations_type =
    CHOSEN_TYPE("permutations", next_chosen, construct_ordered);
const struct type combinations_type =
    CHOSEN_TYPE("combinations", next_chosen, construct_ordered);
const struct type combinations_with_replacement_type =
    CHOSEN_TYPE("combinations_with_replacement", next_chosen,
                construct_replaced);
