/* bisect: places in sorted sequences (Modules/_bisectmodule.c). */
#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"

enum search_slot { SEARCH_ITEM, SEARCH_KEY, SEARCH_INDEX, SEARCH_SLOT_COUNT };

/* A search: where in sequence value belongs. */
struct search {
    struct object *sequence, *value;
    struct object *key; /* or NULL */
    struct object *native;
    int64_t low, high;
    bool right;
};

static bool
read_bounds(struct runtime *runtime, const struct arguments *arguments,
            struct search *search)
{
    struct object *low = arguments_get(arguments, 2, "lo");
    struct object *high = arguments_get(arguments, 3, "hi");
    size_t length;
    search->low = 0;
    search->high = -1;
    if (low && !atom_to_index(runtime, low, false, &search->low))
        return false;
    if (search->low < 0)
        return raise_error(runtime, "ValueError",
                           "lo must be non-negative");
    if (high && high != atom_none(runtime)
        && !atom_to_index(runtime, high, false, &search->high))
        return false;
    if (search->high >= 0)
        return true;
    if (!object_length(runtime, search->sequence, &length))
        return false;
    search->high = (int64_t)length;
    return true;
}

/* Looks at item number middle: whether the place is before it. */
static bool
look(struct runtime *runtime, struct search *search, int64_t middle,
     bool *before)
{
    struct object *native = search->native;
    struct object *index = atom_new_int(runtime, middle);
    bool less;
    if (!index)
        return false;
    for (uint32_t i = 0; i < SEARCH_SLOT_COUNT; i++)
        slot_set(runtime, native, i, NULL);
    slot_set(runtime, native, SEARCH_INDEX, index);
    if (!object_get_item(runtime, search->sequence, index,
                         (struct ref){native, SEARCH_ITEM}))
        return false;
    struct object *item = native->slots[SEARCH_ITEM];
    if (search->key) {
        if (!object_call_one(runtime, search->key, item,
                             (struct ref){native, SEARCH_KEY}))
            return false;
        item = native->slots[SEARCH_KEY];
    }
    if (search->right) {
        if (!object_compare_truth(runtime, IS_LESS, search->value, item,
                                  &less))
            return false;
        *before = less;
        return true;
    }
    if (!object_compare_truth(runtime, IS_LESS, item, search->value, &less))
        return false;
    *before = !less;
    return true;
}

static bool
run_search(struct runtime *runtime, struct search *search)
{
    static const char *const names[SEARCH_SLOT_COUNT] = {
        "an item", "its key", "its index"};
    search->native =
        native_open(runtime, "bisect", names, SEARCH_SLOT_COUNT);
    bool done = search->native != NULL;
    while (done && search->low < search->high) {
        int64_t middle = (search->low + search->high) / 2;
        bool before = false;
        done = look(runtime, search, middle, &before);
        if (before)
            search->high = middle;
        else
            search->low = middle + 1;
    }
    if (search->native)
        native_close(runtime, search->native);
    return done;
}

/* Fills the search from the arguments of a function of the module. */
static bool
begin(struct runtime *runtime, const struct arguments *arguments,
      struct search *search)
{
    search->sequence = arguments_get(arguments, 0, "a");
    search->value = arguments_get(arguments, 1, "x");
    search->key = arguments_keyword(arguments, "key");
    if (!search->sequence || !search->value)
        return raise_error(runtime, "TypeError",
                           "function missing required argument '%s' "
                           "(pos %d)",
                           search->sequence ? "x" : "a",
                           search->sequence ? 2 : 1);
    if (search->key == atom_none(runtime))
        search->key = NULL;
    return read_bounds(runtime, arguments, search);
}

static bool
find(struct runtime *runtime, const struct arguments *arguments, bool right,
     struct ref result)
{
    struct search search = {.right = right};
    return begin(runtime, arguments, &search)
           && run_search(runtime, &search)
           && give_int(runtime, search.low, result);
}

static bool
bisect_left(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    (void)self;
    return find(runtime, arguments, false, result);
}

static bool
bisect_right(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    (void)self;
    return find(runtime, arguments, true, result);
}

/* Puts item, which is looked for by its key, into the sequence. */
static bool
insert(struct runtime *runtime, const struct arguments *arguments,
       bool right, struct ref result)
{
    static const char *const names[] = {"the key", "the method"};
    struct search search = {.right = right};
    if (!begin(runtime, arguments, &search))
        return false;
    struct object *item = search.value;
    struct object *native = native_open(runtime, "insort", names, 2);
    if (!native)
        return false;
    bool done = !search.key
                || object_call_one(runtime, search.key, item,
                                   (struct ref){native, 0});
    if (done && search.key)
        search.value = native->slots[0];
    done = done && run_search(runtime, &search);
    if (done && search.sequence->type == &list_type) {
        done = list_insert(runtime, search.sequence,
                           (uint32_t)search.low, item)
               && give_none(runtime, result);
    } else if (done) {
        struct object *index = atom_new_int(runtime, search.low);
        struct object *given[] = {index, item};
        struct arguments both = {given, 2, NULL, NULL, NULL};
        done = index
               && object_get_attribute(runtime, search.sequence, "insert",
                                       (struct ref){native, 1})
               && object_call(runtime, native->slots[1], &both, result);
        if (done)
            ref_set(runtime, result, atom_none(runtime));
    }
    native_close(runtime, native);
    return done;
}

static bool
insort_left(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    (void)self;
    return insert(runtime, arguments, false, result);
}

static bool
insort_right(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    (void)self;
    return insert(runtime, arguments, true, result);
}

static const char *const keywords[] = {"a", "x", "lo", "hi", "key", NULL};

static const struct method functions[] = {
    {"bisect_left", bisect_left, 0, 4, keywords,
     "The same, before items that are equal."},
    {"bisect_right", bisect_right, 0, 4, keywords,
     "The same, behind items that are equal."},
    {"insort_left", insort_left, 0, 4, keywords,
     "The same, before items that are equal."},
    {"insort_right", insort_right, 0, 4, keywords,
     "The same, behind items that are equal."},
    {0}};

const struct library_module module_bisect = {.name = "bisect",
                                             .functions = functions,
                                             .more = "_bisect_more"};
