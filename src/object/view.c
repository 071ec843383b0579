#include "object/view.h"

#include "heap/native.h"
#include "object/container.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/iterator.h"
#include "object/operation.h"
#include "object/set.h"
#include "object/store.h"
#include "object/tuple.h"

/* sizeof(_PyDictViewObject) and the collector's head. */
enum { VIEW_SIZE = 24, GC_HEAD = 16 };

static struct object *
dict_of(const struct object *view)
{
    return view->slots[0];
}

struct object *
view_new(struct runtime *runtime, const struct type *type,
         struct object *dict)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .size = VIEW_SIZE + GC_HEAD,
                                 .block_size = VIEW_SIZE + GC_HEAD};
    struct object *view = object_new(runtime, type, &birth);
    if (view == NULL)
        return NULL;
    if (!slots_insert(runtime, view, 0, 1, NULL)) {
        object_discard(runtime, view);
        return NULL;
    }
    slot_set(runtime, view, 0, dict);
    return view;
}

static uint64_t
view_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return VIEW_SIZE;
}

static bool
view_length(struct runtime *runtime, struct object *object, size_t *length)
{
    (void)runtime;
    *length = dict_length(dict_of(object));
    return true;
}

/* ---- text ---- */

static bool
add_entry(struct runtime *runtime, const struct object *view, uint32_t entry,
          struct text *out)
{
    struct object *dict = dict_of(view);
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
repr_view(struct runtime *runtime, struct object *object, struct text *out)
{
    bool again, fine = true;
    if (!repr_enter(runtime, object, &again)) {
        if (again)
            text_add_string(out, "...");
        return again;
    }
    text_add_format(out, "%s([", object->type->name);
    for (uint32_t i = 0; fine && i < dict_length(dict_of(object)); i++) {
        if (i > 0)
            text_add_string(out, ", ");
        fine = add_entry(runtime, object, i, out);
    }
    text_add_string(out, "])");
    repr_leave(runtime, object);
    return fine;
}

/* ---- items ---- */

static bool
iterate_view(struct runtime *runtime, struct object *object,
             struct ref result)
{
    const struct type *type = object->type == &dict_keys_type
                                  ? &dict_key_iterator_type
                              : object->type == &dict_values_type
                                  ? &dict_value_iterator_type
                                  : &dict_item_iterator_type;
    return store(runtime, result,
                 iterator_new(runtime, type, dict_of(object)));
}

static bool
contains_key(struct runtime *runtime, struct object *object,
             struct object *item, bool *truth)
{
    struct object *value;
    if (!dict_find(runtime, dict_of(object), item, &value))
        return false;
    *truth = value != NULL;
    return true;
}

static bool
contains_item(struct runtime *runtime, struct object *object,
              struct object *item, bool *truth)
{
    struct object *value;
    *truth = false;
    if (!object_is_tuple(item) || item->slot_count != 2)
        return true;
    if (!dict_find(runtime, dict_of(object), item->slots[0], &value))
        return false;
    return value == NULL ||
           object_equal(runtime, value, item->slots[1], truth);
}

/* ---- as sets ---- */

static bool
is_set_like(const struct object *object)
{
    return object_is_set(object) || object->type == &dict_keys_type ||
           object->type == &dict_items_type;
}

/* Whether all of a is in b. */
static bool
is_contained(struct runtime *runtime, void *context, struct object *item)
{
    struct object *const *pair = context;
    bool truth;
    if (!object_contains(runtime, pair[0], item, &truth))
        return false;
    return truth;
}

static enum outcome
compare_view(struct runtime *runtime, struct object *a, struct object *b,
             enum comparison_kind kind, bool *truth)
{
    size_t i, j;
    if (!is_set_like(a) || !is_set_like(b))
        return OUTCOME_NOT_IMPLEMENTED;
    if (!object_length(runtime, a, &i) || !object_length(runtime, b, &j))
        return OUTCOME_FAILED;
    bool backward = kind == IS_GREATER || kind == IS_GREATER_EQUAL;
    struct object *container = backward ? a : b;
    struct object *parts = backward ? b : a;
    bool possible = kind == IS_EQUAL || kind == IS_NOT_EQUAL ? i == j
                    : kind == IS_LESS                        ? i < j
                    : kind == IS_LESS_EQUAL                  ? i <= j
                    : kind == IS_GREATER                     ? i > j
                                                             : i >= j;
    *truth = possible && each_item(runtime, "comparing views", parts,
                                   is_contained, &container);
    if (has_failed(runtime))
        return OUTCOME_FAILED;
    *truth = *truth != (kind == IS_NOT_EQUAL);
    return OUTCOME_DONE;
}

/* keys & other and so on make a set of the view and go on with that. */
static enum outcome
view_binary(struct runtime *runtime, enum operator_kind kind,
            struct object *a, struct object *b, struct ref result)
{
    struct object *made;
    bool fine;
    if (kind != OPERATOR_AND && kind != OPERATOR_OR &&
        kind != OPERATOR_XOR && kind != OPERATOR_SUBTRACT)
        return OUTCOME_NOT_IMPLEMENTED;
    if (!set_from_iterable(runtime, &set_type, a, result))
        return OUTCOME_FAILED;
    made = ref_get(result);
    static const char *const names[] = {"the other operand as a set",
                                        "the result"};
    struct object *native =
        native_open(runtime, "combining views", names, 2);
    fine = set_from_iterable(runtime, &set_type, b,
                             (struct ref){native, 0}) &&
           object_binary(runtime, kind, made, native->slots[0],
                         (struct ref){native, 1});
    ref_set(runtime, result, NULL);
    if (fine)
        ref_move(runtime, (struct ref){native, 1}, result);
    native_close(runtime, native);
    return fine ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* ---- the types ---- */

#define VIEW_OPERATIONS                                            \
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,                      \
    .scheme = SLOTS_REFERENTS, .struct_size = sizeof(struct object), \
    .size = view_size, .length = view_length, .repr = repr_view,   \
    .iterate = iterate_view

const struct type dict_keys_type = {
    .name = "dict_keys",
    VIEW_OPERATIONS,
    .contains = contains_key,
    .compare_truth = compare_view,
    .binary = view_binary,
};

const struct type dict_values_type = {
    .name = "dict_values",
    VIEW_OPERATIONS,
};

const struct type dict_items_type = {
    .name = "dict_items",
    VIEW_OPERATIONS,
    .contains = contains_item,
    .compare_truth = compare_view,
    .binary = view_binary,
};
