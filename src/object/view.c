#include "object/view.h"

#include "heap/native.h"
#include "object/container.h"
#include "object/dict.h"
#include "object/iterator.h"
#include "object/operation.h"
#include "object/set_type.h"
#include "object/store.h"
#include "object/tuple.h"

struct object *
view_new(struct runtime *runtime, const struct type *type,
         struct object *dict)
{
    struct object *view =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = 40,
                                          .block_size = 40});
    if (view == NULL || !slots_insert(runtime, view, 0, 1, NULL))
        return NULL;
    slot_set(runtime, view, 0, dict);
    return view;
}

bool
view_length_of(struct runtime *runtime, struct object *view, size_t *length)
{
    (void)runtime;
    *length = dict_length(view->slots[0]);
    return true;
}

static bool
repr_entry(struct runtime *runtime, struct object *view, uint32_t entry,
           struct text *out)
{
    struct object *dict = view->slots[0];
    if (view->type == &dict_keys_type)
        return object_repr(runtime, dict_key_at(dict, entry), out);
    if (view->type == &dict_values_type)
        return object_repr(runtime, dict_value_at(dict, entry), out);
    text_add_byte(out, '(');
    if (!object_repr(runtime, dict_key_at(dict, entry), out))
        return false;
    text_add_string(out, ", ");
    if (!object_repr(runtime, dict_value_at(dict, entry), out))
        return false;
    text_add_byte(out, ')');
    return true;
}

static bool
repr(struct runtime *runtime, struct object *view, struct text *out)
{
    bool again;
    if (!repr_enter(runtime, view, &again)) {
        if (again)
            text_add_string(out, "...");
        return again;
    }
    text_add_format(out, "%s([", view->type->name);
    bool fine = true;
    for (uint32_t i = 0; i < dict_length(view->slots[0]) && fine; i++) {
        if (i > 0)
            text_add_string(out, ", ");
        fine = repr_entry(runtime, view, i, out);
    }
    text_add_string(out, "])");
    repr_leave(runtime, view);
    return fine;
}

bool
view_contains(struct runtime *runtime, struct object *view, struct object *item,
         bool *truth)
{
    struct object *dict = view->slots[0], *value;
    *truth = false;
    if (type_is(view->type, &dict_keys_type)) {
        if (!dict_find(runtime, dict, item, &value))
            return false;
        *truth = value != NULL;
        return true;
    }
    if (!object_is_tuple(item) || item->slot_count != 2)
        return true;
    if (!dict_find(runtime, dict, item->slots[0], &value))
        return false;
    return value == NULL ||
           object_equal(runtime, value, item->slots[1], truth);
}

static bool
iterate(struct runtime *runtime, struct object *view, struct ref result)
{
    const struct type *type = view->type == &dict_keys_type
                                  ? &dict_key_iterator_type
                              : view->type == &dict_values_type
                                  ? &dict_value_iterator_type
                                  : &dict_item_iterator_type;
    return store(runtime, result,
                 iterator_new(runtime, type, view->slots[0]));
}

static bool
reverse(struct runtime *runtime, struct object *view, struct ref result)
{
    const struct type *type = view->type == &dict_keys_type
                                  ? &dict_reverse_key_iterator_type
                              : view->type == &dict_values_type
                                  ? &dict_reverse_value_iterator_type
                                  : &dict_reverse_item_iterator_type;
    return store(runtime, result,
                 iterator_new(runtime, type, view->slots[0]));
}

/* ---- views as sets ------------------------------------------------------ */

/* Opens a native frame with sets of what a and b give. */
static struct object *
hold_sets(struct runtime *runtime, struct object *a, struct object *b)
{
    static const char *const names[] = {"the left set", "the right set"};
    struct object *native = native_open(runtime, "dict view", names, 2);
    if (native == NULL)
        return NULL;
    if (set_from_iterable(runtime, &set_type, a, (struct ref){native, 0}) &&
        set_from_iterable(runtime, &set_type, b, (struct ref){native, 1}))
        return native;
    native_close(runtime, native);
    return NULL;
}

struct intersecting {
    struct object *view, *out;
};

static bool
add_common(struct runtime *runtime, void *context, struct object *item)
{
    struct intersecting *both = context;
    bool truth;
    return object_contains(runtime, both->view, item, &truth) &&
           (!truth || set_add(runtime, both->out, item));
}

static bool
is_view(const struct object *object)
{
    return type_is(object->type, &dict_keys_type) ||
           type_is(object->type, &dict_items_type);
}

static uint32_t
view_length(const struct object *view)
{
    return dict_length(view->slots[0]);
}

/* What both have, in the order of the other, or of the smaller view
 * (_PyDictView_Intersect, Objects/dictobject.c). */
static bool
intersect(struct runtime *runtime, struct object *a, struct object *b,
          struct object *out)
{
    bool swap = !is_view(a) || (is_view(b) && view_length(b) > view_length(a));
    struct intersecting both = {swap ? b : a, out};
    return each_item(runtime, "dict view", swap ? a : b, add_common, &both);
}

enum outcome
view_binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    bool fine;
    if (kind != OPERATOR_AND && kind != OPERATOR_OR &&
        kind != OPERATOR_XOR && kind != OPERATOR_SUBTRACT)
        return OUTCOME_NOT_IMPLEMENTED;
    if (!set_from_iterable(runtime, &set_type,
                           kind == OPERATOR_AND ? NULL : a, result))
        return OUTCOME_FAILED;
    struct object *out = ref_get(result);
    if (kind == OPERATOR_AND)
        fine = intersect(runtime, a, b, out);
    else if (kind == OPERATOR_OR)
        fine = set_update(runtime, out, b);
    else if (kind == OPERATOR_XOR)
        fine = set_flip(runtime, out, b);
    else
        fine = set_subtract(runtime, out, b);
    if (!fine)
        ref_set(runtime, result, NULL);
    return outcome_of(fine);
}

static bool
is_set_like(const struct object *object)
{
    return object_is_set(object) || is_view(object);
}

enum outcome
view_compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, bool *truth)
{
    if (!is_set_like(a) || !is_set_like(b))
        return OUTCOME_NOT_IMPLEMENTED;
    struct object *native = hold_sets(runtime, a, b);
    if (native == NULL)
        return OUTCOME_FAILED;
    enum outcome outcome = set_compare(runtime, native->slots[0],
                                       native->slots[1], kind, truth);
    native_close(runtime, native);
    return outcome;
}

static bool
isdisjoint(struct runtime *runtime, struct object *view,
           const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"what both have"};
    struct object *native = native_open(runtime, "isdisjoint", names, 1);
    if (native == NULL)
        return false;
    struct ref common = {native, 0};
    bool fine =
        view_binary(runtime, OPERATOR_AND, view, arguments->items[0],
                    common) == OUTCOME_DONE &&
        store_bool(runtime, result, ref_get(common)->slot_count == 0);
    native_close(runtime, native);
    return fine;
}

/* Each type has a table of its own, since a method knows its type by it. */
#define SET_METHODS                                                          \
    {                                                                        \
        {"isdisjoint", isdisjoint, 1, 1, NULL, "Whether nothing is in both."}, \
        {NULL, NULL, 0, 0, NULL, NULL}                                       \
    }

static const struct method methods_of_keys[] = SET_METHODS;
static const struct method methods_of_items[] = SET_METHODS;

static bool
get_mapping(struct runtime *runtime, struct object *view, struct ref result)
{
    return store(runtime, result, view->slots[0]);
}

static const struct getter getters[] = {{"mapping", get_mapping},
                                        {NULL, NULL}};

#define VIEW_TYPE                                                       \
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD, .scheme = SLOTS_REFERENTS, \
    .struct_size = sizeof(struct object), .repr = repr,                 \
    .length = view_length_of, .iterate = iterate, .reverse = reverse,         \
    .getters = getters

const struct type dict_keys_type = {.name = "dict_keys",
                                    VIEW_TYPE,
                                    .contains = view_contains,
                                    .methods = methods_of_keys,
                                    .binary = view_binary,
                                    .binary_kinds = SET_OPERATORS,
                                    .compare_truth = view_compare};
const struct type dict_values_type = {.name = "dict_values", VIEW_TYPE};
const struct type dict_items_type = {.name = "dict_items",
                                     VIEW_TYPE,
                                     .contains = view_contains,
                                    .methods = methods_of_items,
                                     .binary = view_binary,
                                    .binary_kinds = SET_OPERATORS,
                                     .compare_truth = view_compare};
