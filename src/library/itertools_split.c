/* groupby and tee: one iterable, read by several iterators. */
#include "library/itertools.h"

#include "base/mem.h"

/* ---- groupby ------------------------------------------------------------ */

enum groupby_slot {
    GROUPBY_ITERATOR,
    GROUPBY_FUNCTION,
    GROUPBY_TARGET, /* the key of the group that was given last */
    GROUPBY_KEY,    /* of the item read last */
    GROUPBY_ITEM,
    GROUPBY_SLOTS
};

enum grouper_slot { GROUPER_PARENT, GROUPER_KEY, GROUPER_SLOTS };

struct groupby {
    struct object object;
    const struct object *current; /* the group being read; only compared */
};

static bool
construct_groupby(struct runtime *runtime, const struct type *type,
                  const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"iterable", "key", NULL};
    static const struct parameters parameters = {"groupby", names, 1, 2};
    struct object *given[2];
    uint64_t size = 80 + (uint64_t)runtime->profile->itertools_state_size;
    if (!arguments_take(runtime, &parameters, arguments, given) ||
        !itertools_make(runtime, type, GROUPBY_SLOTS, size, result))
        return false;
    struct object *made = ref_get(result);
    slot_set(runtime, made, GROUPBY_FUNCTION,
             given[1] != NULL ? given[1] : atom_none(runtime));
    return object_iterate(runtime, given[0],
                          (struct ref){made, GROUPBY_ITERATOR}) ||
           itertools_abandon(runtime, result);
}

/* Reads the next item and its key; *ended: there is none. */
static bool
step(struct runtime *runtime, struct object *groupby, bool *ended)
{
    static const char *const names[] = {"the item", "its key"};
    struct object *native = native_open(runtime, "groupby", names, 2);
    if (native == NULL)
        return false;
    struct ref item = {native, 0}, key = {native, 1};
    struct object *function = groupby->slots[GROUPBY_FUNCTION];
    bool fine =
        object_next(runtime, groupby->slots[GROUPBY_ITERATOR], item);
    *ended = fine && ref_get(item) == NULL;
    if (fine && !*ended)
        fine = is_none(function)
                   ? store(runtime, key, ref_get(item))
                   : object_call_one(runtime, function, ref_get(item), key);
    if (fine && !*ended) {
        slot_set(runtime, groupby, GROUPBY_ITEM, ref_get(item));
        slot_set(runtime, groupby, GROUPBY_KEY, ref_get(key));
    }
    native_close(runtime, native);
    return fine;
}

/* Whether the item read last belongs to the group whose key is in target. */
static bool
belongs(struct runtime *runtime, struct object *groupby, struct ref target,
        bool *truth)
{
    static const char *const names[] = {"the group's key", "the key"};
    struct object *native = native_open(runtime, "groupby", names, 2);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, ref_get(target));
    slot_set(runtime, native, 1, groupby->slots[GROUPBY_KEY]);
    bool fine = object_equal(runtime, native->slots[0], native->slots[1],
                             truth);
    native_close(runtime, native);
    return fine;
}

/* Makes the group that begins with the item read last. */
static bool
give_group(struct runtime *runtime, struct object *groupby,
           struct ref result)
{
    slot_set(runtime, groupby, GROUPBY_TARGET, groupby->slots[GROUPBY_KEY]);
    struct object *group =
        iterator_make(runtime, &grouper_type, GROUPER_SLOTS, 48);
    if (group == NULL)
        return false;
    slot_set(runtime, group, GROUPER_PARENT, groupby);
    slot_set(runtime, group, GROUPER_KEY, groupby->slots[GROUPBY_TARGET]);
    ((struct groupby *)(void *)groupby)->current = group;
    struct object *pair[] = {groupby->slots[GROUPBY_KEY], group};
    return store(runtime, result, tuple_from_items(runtime, pair, 2));
}

static bool
next_groupby(struct runtime *runtime, struct object *groupby,
             struct ref result)
{
    struct ref target = {groupby, GROUPBY_TARGET};
    bool ended = false;
    ((struct groupby *)(void *)groupby)->current = NULL;
    for (;;) {
        bool same = true;
        if (groupby->slots[GROUPBY_KEY] != NULL &&
            ref_get(target) == NULL)
            break;
        if (groupby->slots[GROUPBY_KEY] != NULL &&
            !belongs(runtime, groupby, target, &same))
            return false;
        if (!same)
            break;
        if (!step(runtime, groupby, &ended))
            return false;
        if (ended)
            return true;
    }
    return give_group(runtime, groupby, result);
}

const struct type groupby_type = {
    .name = "itertools.groupby",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct groupby),
    .iterate = iterator_itself,
    .next = next_groupby,
    .construct = construct_groupby,
};

static bool
next_grouper(struct runtime *runtime, struct object *group,
             struct ref result)
{
    struct object *groupby = group->slots[GROUPER_PARENT];
    bool ended = false, same;
    if (((struct groupby *)(void *)groupby)->current != group)
        return true;
    if (groupby->slots[GROUPBY_ITEM] == NULL &&
        !step(runtime, groupby, &ended))
        return false;
    if (ended)
        return true;
    if (!belongs(runtime, groupby, (struct ref){group, GROUPER_KEY}, &same))
        return false;
    if (!same)
        return true;
    ref_move(runtime, (struct ref){groupby, GROUPBY_ITEM}, result);
    slot_set(runtime, groupby, GROUPBY_KEY, NULL);
    return true;
}

const struct type grouper_type = {.name = "itertools._grouper",
                                  ITERATOR_TRACKED,
                                  .next = next_grouper};

/* ---- tee ---------------------------------------------------------------- */

/* Items are kept in blocks, each holding the next, which die when the slowest
 * of the iterators has passed them. */
enum { TEE_BLOCK = 57 };

/* A block: slot 0 holds the iterator, the last one the next block; between
 * them are the items read so far. */
struct tee_data {
    struct object object;
    bool busy; /* an item is being read */
};

static struct object *
make_block(struct runtime *runtime, struct object *source)
{
    struct object *block = iterator_make(runtime, &tee_data_type, 2, 512);
    if (block != NULL)
        slot_set(runtime, block, 0, source);
    return block;
}

static struct object *
make_tee(struct runtime *runtime, struct object *block, int64_t position)
{
    uint64_t size = 56 + (uint64_t)runtime->profile->itertools_state_size;
    struct object *made = iterator_make(runtime, &tee_type, 1, size);
    if (made != NULL) {
        slot_set(runtime, made, 0, block);
        as_iterator(made)->position = position;
    }
    return made;
}

/* Reads one more item into a block, before the slot of the next block. */
static bool
read_item(struct runtime *runtime, struct object *block, struct ref result)
{
    struct tee_data *data = (struct tee_data *)(void *)block;
    if (data->busy)
        return raise_error(runtime, "RuntimeError",
                           "cannot re-enter the tee iterator");
    data->busy = true;
    bool fine = object_next(runtime, block->slots[0], result);
    data->busy = false;
    if (!fine || ref_get(result) == NULL)
        return fine;
    uint32_t place = block->slot_count - 1;
    if (!slots_insert(runtime, block, place, 1, NULL))
        return false;
    slot_set(runtime, block, place, ref_get(result));
    return true;
}

/* Goes on to the block after the one in slot 0. */
static bool
next_block(struct runtime *runtime, struct object *tee)
{
    struct object *block = tee->slots[0];
    struct ref link = {block, block->slot_count - 1};
    if (ref_get(link) == NULL &&
        !store(runtime, link, make_block(runtime, block->slots[0])))
        return false;
    slot_set(runtime, tee, 0, ref_get(link));
    as_iterator(tee)->position = 0;
    return true;
}

static bool
next_tee(struct runtime *runtime, struct object *tee, struct ref result)
{
    struct iterator *state = as_iterator(tee);
    if (state->position >= TEE_BLOCK && !next_block(runtime, tee))
        return false;
    struct object *block = tee->slots[0];
    uint32_t slot = (uint32_t)state->position + 1;
    bool fine = slot < block->slot_count - 1
                    ? store(runtime, result, block->slots[slot])
                    : read_item(runtime, block, result);
    if (fine && ref_get(result) != NULL)
        state->position++;
    return fine;
}

static bool
copy_tee(struct runtime *runtime, struct object *tee,
         const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return store(runtime, result,
                 make_tee(runtime, tee->slots[0],
                          as_iterator(tee)->position));
}

/* Stores the first of the iterators that tee() gives.  What is no tee is asked
 * for an iterator twice: by tee() and by the tee that is made. */
static bool
first_tee(struct runtime *runtime, struct object *iterable,
          struct ref result)
{
    static const char *const names[] = {"the iterator", "its iterator"};
    if (!object_iterate(runtime, iterable, result))
        return false;
    if (ref_get(result)->type == &tee_type)
        return true;
    struct object *native = native_open(runtime, "tee", names, 2);
    if (native == NULL)
        return false;
    ref_move(runtime, result, (struct ref){native, 0});
    bool fine = object_iterate(runtime, native->slots[0],
                               (struct ref){native, 1});
    struct object *block =
        fine ? make_block(runtime, native->slots[1]) : NULL;
    fine = block != NULL &&
           store(runtime, result, make_tee(runtime, block, 0));
    native_close(runtime, native);
    return fine;
}

bool
itertools_tee(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    int64_t count = 2;
    (void)self;
    if (arguments->count > 1 &&
        !atom_to_index(runtime, arguments->items[1], false, &count))
        return false;
    if (count < 0)
        return raise_error(runtime, "ValueError", "n must be >= 0");
    if (count > UINT16_MAX)
        return stop_run(runtime, "tee() of more than %d iterators",
                        UINT16_MAX);
    if (!itertools_make_tuple(runtime, (uint32_t)count, result))
        return false;
    struct object *tuple = ref_get(result);
    if (count > 0 && !first_tee(runtime, arguments->items[0],
                                (struct ref){tuple, 0}))
        return itertools_abandon(runtime, result);
    for (uint32_t i = 1; i < count; i++)
        if (!copy_tee(runtime, tuple->slots[0], NULL,
                      (struct ref){tuple, i}))
            return itertools_abandon(runtime, result);
    return true;
}

static const struct method tee_methods[] = {
    {"__copy__", copy_tee, 0, 0, NULL, "Another iterator over the same."},
    {NULL, NULL, 0, 0, NULL, NULL}};

const struct type tee_type = {
    .name = "itertools._tee",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_WEAKLY_REFERABLE,
    ITERATOR_TYPE,
    .next = next_tee,
    .methods = tee_methods};

const struct type tee_data_type = {
    .name = "itertools._tee_dataobject",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct tee_data),
};
