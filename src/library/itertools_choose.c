/* Iterators that leave out items of another: compress, dropwhile, takewhile,
 * filterfalse, islice; and starmap. */
#include "library/itertools.h"

#include "base/mem.h"

/* What a call holds while it asks about an item. */
enum asking_slot { ASKING_ITEM, ASKING_ANSWER, ASKING_SLOTS };

static struct object *
open_asking(struct runtime *runtime, const char *what)
{
    static const char *const names[ASKING_SLOTS] = {"the item",
                                                    "the answer"};
    return native_open(runtime, what, names, ASKING_SLOTS);
}

static struct ref
item_of(struct object *asking)
{
    return (struct ref){asking, ASKING_ITEM};
}

/* Asks whether test(item) is true; test None: whether item is. */
static bool
ask(struct runtime *runtime, struct object *asking, struct object *test,
    bool *truth)
{
    struct ref answer = {asking, ASKING_ANSWER};
    if (is_none(test))
        return object_is_true(runtime, ref_get(item_of(asking)), truth);
    bool fine =
        object_call_one(runtime, test, ref_get(item_of(asking)), answer) &&
        object_is_true(runtime, ref_get(answer), truth);
    ref_set(runtime, answer, NULL);
    return fine;
}

/* Closes the frame; its item is what is given if keep. */
static bool
finish(struct runtime *runtime, struct object *asking, bool fine, bool keep,
       struct ref result)
{
    if (fine && keep)
        ref_move(runtime, item_of(asking), result);
    native_close(runtime, asking);
    return fine;
}

/* ---- compress ----------------------------------------------------------- */

static bool
construct_compress(struct runtime *runtime, const struct type *type,
                   const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"data", "selectors", NULL};
    static const struct parameters parameters = {"compress", names, 2, 2};
    struct object *given[2];
    if (!arguments_take(runtime, &parameters, arguments, given) ||
        !itertools_make(runtime, type, 2, 48, result))
        return false;
    struct object *made = ref_get(result);
    return (object_iterate(runtime, given[0], (struct ref){made, 0}) &&
            object_iterate(runtime, given[1], (struct ref){made, 1})) ||
           itertools_abandon(runtime, result);
}

static bool
next_compress(struct runtime *runtime, struct object *object,
              struct ref result)
{
    struct object *asking = open_asking(runtime, "compress");
    if (asking == NULL)
        return false;
    struct ref item = item_of(asking), selector = {asking, ASKING_ANSWER};
    bool fine, keep = false, more;
    do {
        ref_set(runtime, item, NULL);
        ref_set(runtime, selector, NULL);
        fine = object_next(runtime, object->slots[0], item) &&
               (ref_get(item) == NULL ||
                object_next(runtime, object->slots[1], selector));
        more = fine && ref_get(selector) != NULL;
        if (more)
            fine = object_is_true(runtime, ref_get(selector), &keep);
    } while (fine && more && !keep);
    return finish(runtime, asking, fine, more && keep, result);
}

const struct type compress_type = {.name = "itertools.compress",
                                   ITERATOR_TRACKED,
                                   .next = next_compress,
                                   .construct = construct_compress};

/* ---- dropwhile, takewhile, filterfalse, starmap: function, iterable ----- */

enum tested_slot { TESTED_ITERATOR, TESTED_FUNCTION, TESTED_SLOTS };

static bool
construct_tested(struct runtime *runtime, const struct type *type,
                 const struct arguments *arguments, struct ref result)
{
    uint64_t size =
        type == &dropwhile_type || type == &takewhile_type ? 56 : 48;
    if (!arguments_check(runtime, type_short_name(type), arguments, 2, 2,
                         NULL) ||
        !itertools_make(runtime, type, TESTED_SLOTS, size, result))
        return false;
    struct object *made = ref_get(result);
    if (!object_iterate(runtime, arguments->items[1],
                        (struct ref){made, TESTED_ITERATOR}))
        return itertools_abandon(runtime, result);
    slot_set(runtime, made, TESTED_FUNCTION, arguments->items[0]);
    return true;
}

/* position: 1 once the first item was given. */
static bool
next_dropwhile(struct runtime *runtime, struct object *object,
               struct ref result)
{
    struct object *source = object->slots[TESTED_ITERATOR];
    if (as_iterator(object)->position == 1)
        return object_next(runtime, source, result);
    struct object *asking = open_asking(runtime, "dropwhile");
    if (asking == NULL)
        return false;
    struct ref item = item_of(asking);
    bool fine, drop = false;
    do {
        ref_set(runtime, item, NULL);
        fine = object_next(runtime, source, item) &&
               (ref_get(item) == NULL ||
                ask(runtime, asking, object->slots[TESTED_FUNCTION], &drop));
    } while (fine && ref_get(item) != NULL && drop);
    bool more = fine && ref_get(item) != NULL;
    if (more)
        as_iterator(object)->position = 1;
    return finish(runtime, asking, fine, more, result);
}

/* position: 1 once it is over. */
static bool
next_takewhile(struct runtime *runtime, struct object *object,
               struct ref result)
{
    if (as_iterator(object)->position == 1)
        return true;
    struct object *asking = open_asking(runtime, "takewhile");
    if (asking == NULL)
        return false;
    bool take = false;
    bool fine = object_next(runtime, object->slots[TESTED_ITERATOR],
                            item_of(asking));
    bool more = fine && ref_get(item_of(asking)) != NULL;
    if (more)
        fine = ask(runtime, asking, object->slots[TESTED_FUNCTION], &take);
    if (more && fine && !take)
        as_iterator(object)->position = 1;
    return finish(runtime, asking, fine, more && take, result);
}

static bool
next_filterfalse(struct runtime *runtime, struct object *object,
                 struct ref result)
{
    struct object *asking = open_asking(runtime, "filterfalse");
    if (asking == NULL)
        return false;
    struct ref item = item_of(asking);
    bool fine, drop = true;
    do {
        ref_set(runtime, item, NULL);
        fine = object_next(runtime, object->slots[TESTED_ITERATOR], item) &&
               (ref_get(item) == NULL ||
                ask(runtime, asking, object->slots[TESTED_FUNCTION], &drop));
    } while (fine && ref_get(item) != NULL && drop);
    return finish(runtime, asking, fine, ref_get(item) != NULL, result);
}

static bool
next_starmap(struct runtime *runtime, struct object *object,
             struct ref result)
{
    struct object *asking = open_asking(runtime, "starmap");
    if (asking == NULL)
        return false;
    struct ref given = item_of(asking), all = {asking, ASKING_ANSWER};
    bool fine = object_next(runtime, object->slots[TESTED_ITERATOR], given);
    if (fine && ref_get(given) != NULL) {
        fine = tuple_from_iterable(runtime, ref_get(given), all);
        ref_set(runtime, given, NULL);
        struct object *tuple = ref_get(all);
        if (fine)
            fine = object_call(runtime, object->slots[TESTED_FUNCTION],
                               &(struct arguments){.items = tuple->slots,
                                                   .count =
                                                       tuple->slot_count},
                               result);
    }
    native_close(runtime, asking);
    return fine;
}

#define TESTED_TYPE(type_name, next_function)                           \
    {                                                                   \
        .name = "itertools." type_name, ITERATOR_TRACKED,               \
        .next = next_function, .construct = construct_tested            \
    }

const struct type dropwhile_type = TESTED_TYPE("dropwhile", next_dropwhile);
const struct type takewhile_type = TESTED_TYPE("takewhile", next_takewhile);
const struct type filterfalse_type =
    TESTED_TYPE("filterfalse", next_filterfalse);
const struct type starmap_type = TESTED_TYPE("starmap", next_starmap);

/* ---- islice ------------------------------------------------------------- */

struct islice {
    struct object object;
    int64_t next; /* index of the next item to give */
    int64_t stop; /* -1: none */
    int64_t step;
    int64_t count; /* items taken so far */
};

static struct islice *
as_islice(struct object *object)
{
    return (struct islice *)(void *)object;
}

/* Reads an index, None or a number from minimum on. */
static bool
read_index(struct runtime *runtime, struct object *given, int64_t usual,
           int64_t minimum, const char *message, int64_t *index)
{
    *index = usual;
    if (given == NULL || is_none(given))
        return true;
    if (object_is_int(given) && atom_to_index(runtime, given, false, index) &&
        *index >= minimum)
        return true;
    clear_error(runtime);
    return raise_error(runtime, "ValueError", "%s", message);
}

static bool
construct_islice(struct runtime *runtime, const struct type *type,
                 const struct arguments *arguments, struct ref result)
{
#define RANGE_OF_INDEX "must be None or an integer: 0 <= x <= sys.maxsize."
    static const char *const stop_message =
        "Stop argument for islice() " RANGE_OF_INDEX;
    static const char *const indices_message =
        "Indices for islice() " RANGE_OF_INDEX;
    static const char *const step_message =
        "Step for islice() must be a positive integer or None.";
    int64_t start = 0, stop = -1, step = 1;
    if (!arguments_check(runtime, "islice", arguments, 2, 4, NULL))
        return false;
    struct object *const *items = arguments->items;
    bool fine =
        arguments->count == 2
            ? read_index(runtime, items[1], -1, 0, stop_message, &stop)
            : read_index(runtime, items[2], -1, 0, stop_message, &stop) &&
                  read_index(runtime, items[1], 0, 0, indices_message,
                             &start);
    if (fine && arguments->count == 4)
        fine = read_index(runtime, items[3], 1, 1, step_message, &step);
    if (!fine || !itertools_make(runtime, type, 1, 72, result))
        return false;
    struct object *made = ref_get(result);
    as_islice(made)->next = start;
    as_islice(made)->stop = stop;
    as_islice(made)->step = step;
    return object_iterate(runtime, items[0], (struct ref){made, 0}) ||
           itertools_abandon(runtime, result);
}

/* Takes one item; *ended: there was none. */
static bool
take_one(struct runtime *runtime, struct object *object, struct ref result,
         bool *ended)
{
    if (!object_next(runtime, object->slots[0], result))
        return false;
    *ended = ref_get(result) == NULL;
    if (!*ended)
        as_islice(object)->count++;
    return true;
}

static bool
next_islice(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct islice *slice = as_islice(object);
    bool ended = false;
    if (object->slots[0] == NULL)
        return true;
    while (!ended && slice->count < slice->next) {
        if (!take_one(runtime, object, result, &ended))
            return false;
        ref_set(runtime, result, NULL);
    }
    if (!ended && (slice->stop == -1 || slice->count < slice->stop)) {
        if (!take_one(runtime, object, result, &ended))
            return false;
    } else {
        ended = true;
    }
    if (ended) {
        slot_set(runtime, object, 0, NULL);
        return true;
    }
    bool beyond = slice->next > INT64_MAX - slice->step;
    if (!beyond)
        slice->next += slice->step;
    if (beyond || (slice->stop != -1 && slice->next > slice->stop))
        slice->next = slice->stop == -1 ? INT64_MAX : slice->stop;
    return true;
}

const struct type islice_type = {
    .name = "itertools.islice",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct islice),
    .iterate = iterator_itself,
    .next = next_islice,
    .construct = construct_islice,
};
