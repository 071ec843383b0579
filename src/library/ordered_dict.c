/*
 * collections.OrderedDict (Objects/odictobject.c): a dict beside a list of
 * nodes, each of which holds a key.
 *
 * The nodes are the slots of the dict's extension: the dict finds values, the
 * extension has the order, and every key is held twice.
 */
#include "library/collections_types.h"

#include "base/mem.h"
#include "base/vector.h"
#include "heap/native.h"
#include "object/container.h"
#include "object/dict_type.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "object/view.h"

enum { ORDERED_BASE = 128, NODE_BYTES = 32, POINTER_BYTES = 8 };

struct ordered_dict {
    struct dict dict;
    uint32_t node_count; /* of the nodes, which a key may be without while it
                            is taken out */
    uint64_t changes;
};

static struct ordered_dict *
as_ordered(const struct object *object)
{
    return (struct ordered_dict *)(uintptr_t)object;
}

static bool
is_ordered(const struct object *object)
{
    return type_is(object->type, &ordered_dict_type);
}

/* ---- the order ---------------------------------------------------------- */

uint32_t
ordered_length(const struct object *dict)
{
    return as_ordered(dict)->node_count;
}

struct object *
ordered_key_at(const struct object *dict, uint32_t index)
{
    return dict->extension->slots[index];
}

uint64_t
ordered_changes(const struct object *dict)
{
    return as_ordered(dict)->changes;
}

uint32_t
ordered_place(const struct object *dict, const struct object *key,
              uint32_t start)
{
    uint32_t count = ordered_length(dict);
    for (uint32_t i = start; i < count; i++)
        if (ordered_key_at(dict, i) == key)
            return i;
    for (uint32_t i = 0; i < start && i < count; i++)
        if (ordered_key_at(dict, i) == key)
            return i;
    return UINT32_MAX;
}

/* Reckons sys.getsizeof: the dict, its nodes, and a table that finds them. */
static void
tell_size(struct runtime *runtime, struct object *dict)
{
    uint64_t nodes = ordered_length(dict);
    uint64_t places = nodes > 0 ? as_ordered(dict)->dict.table_size : 0;
    uint64_t size = ORDERED_BASE + dict->buffer_size +
                    nodes * NODE_BYTES + places * POINTER_BYTES;
    as_ordered(dict)->changes++;
    if (size != dict->size)
        object_resize(runtime, dict, size);
}

/* Adds the node of a key that has just been added to the dict. */
static bool
add_node(struct runtime *runtime, struct object *dict, struct object *key)
{
    uint32_t place = as_ordered(dict)->node_count;
    if (!slots_insert(runtime, dict->extension, place, 1, "(key)"))
        return false;
    as_ordered(dict)->node_count++;
    slot_set(runtime, dict->extension, place, key);
    tell_size(runtime, dict);
    return true;
}

static bool
set_found(struct runtime *runtime, struct object *dict, struct object *key,
          int64_t hash, struct object *value)
{
    uint32_t entry;
    if (!dict_lookup(runtime, dict, key, hash, &entry))
        return false;
    if (entry == UINT32_MAX)
        return dict_add_entry(runtime, dict, key, hash, value) &&
               add_node(runtime, dict, key);
    slot_set(runtime, dict, 2 * entry + 1, value);
    /* The node of the key is looked for, too. */
    return dict_lookup(runtime, dict, key, hash, &entry);
}

static bool
set_hashed(struct runtime *runtime, struct object *dict, struct object *key,
           int64_t hash, struct object *value)
{
    static const char *const names[] = {"the key", "the value"};
    if (!object_runs_scene(key))
        return set_found(runtime, dict, key, hash, value);
    struct object *native = native_open(runtime, "OrderedDict", names, 2);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, key);
    slot_set(runtime, native, 1, value);
    bool fine = set_found(runtime, dict, key, hash, value);
    native_close(runtime, native);
    return fine;
}

static bool
set_key(struct runtime *runtime, struct object *dict, struct object *key,
        struct object *value)
{
    int64_t hash;
    return object_hash(runtime, key, &hash) &&
           set_hashed(runtime, dict, key, hash, value);
}

/* Finds the entry of a key; UINT32_MAX: it is not there. */
static bool
find_entry(struct runtime *runtime, struct object *dict, struct object *key,
           uint32_t *entry)
{
    int64_t hash;
    return object_hash(runtime, key, &hash) &&
           dict_lookup(runtime, dict, key, hash, entry);
}

/* Returns the entry of the node at a place, without asking the key anything. */
static uint32_t
entry_of_node(const struct object *dict, uint32_t place)
{
    const struct object *key = ordered_key_at(dict, place);
    uint32_t entry = 0, count = dict_length(dict);
    if (place + 1 == count && dict_key_at(dict, place) == key)
        return place;
    while (entry + 1 < count && dict_key_at(dict, entry) != key)
        entry++;
    return entry;
}

/* Moves the key of a node, if there is one, to a place that may have no holder,
 * and removes the node; the entry stays. */
static void
take_node(struct runtime *runtime, struct object *dict, uint32_t place,
          struct ref key)
{
    struct ref node = {dict->extension, place};
    if (place == UINT32_MAX)
        return;
    if (key.holder != NULL)
        ref_move(runtime, node, key);
    else
        ref_set(runtime, node, NULL);
    slots_remove(runtime, dict->extension, place, 1, "(key)");
    as_ordered(dict)->node_count--;
}

static void
take_entry(struct runtime *runtime, struct object *dict, uint32_t entry,
           struct ref value)
{
    dict_take_entry(runtime, dict, entry, (struct ref){NULL, 0}, value,
                    false);
    tell_size(runtime, dict);
}

/* Removes a key and its value, which is moved to result unless that has no
 * holder.  The node is looked for `before` times, and the entry `after` times
 * when the node has gone: all of them may compare keys. */
static bool
remove_key(struct runtime *runtime, struct object *dict, struct object *key,
           int before, int after, bool *found, struct ref result)
{
    int64_t hash;
    uint32_t entry = UINT32_MAX;
    *found = false;
    if (!object_hash(runtime, key, &hash))
        return false;
    for (int i = 0; i < before; i++)
        if (!dict_lookup(runtime, dict, key, hash, &entry))
            return false;
        else if (entry == UINT32_MAX)
            return true;
    uint32_t place = ordered_place(dict, dict_key_at(dict, entry), 0);
    take_node(runtime, dict, place, (struct ref){NULL, 0});
    for (int i = 0; i < after; i++)
        if (!dict_lookup(runtime, dict, key, hash, &entry))
            return false;
        else if (entry == UINT32_MAX)
            return true;
    *found = true;
    take_entry(runtime, dict, entry, result);
    return true;
}

static bool
delete_key(struct runtime *runtime, struct object *dict, struct object *key)
{
    bool found;
    if (!remove_key(runtime, dict, key, 1, 1, &found, (struct ref){NULL, 0}))
        return false;
    return found || raise_with_object(runtime, "KeyError", key);
}

static bool
set_item(struct runtime *runtime, struct object *dict, struct object *key,
         struct object *value)
{
    return value == NULL ? delete_key(runtime, dict, key)
                         : set_key(runtime, dict, key, value);
}

static void
clear(struct runtime *runtime, struct object *dict)
{
    struct object *nodes = dict->extension;
    uint32_t count = ordered_length(dict);
    for (uint32_t i = 0; i < count; i++) {
        slot_set(runtime, nodes, 0, NULL);
        slots_remove(runtime, nodes, 0, 1, "(key)");
    }
    as_ordered(dict)->node_count = 0;
    dict_clear(runtime, dict);
    tell_size(runtime, dict);
}

/* ---- making and filling ------------------------------------------------- */

static bool
create(struct runtime *runtime, const struct type *type,
       const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    struct object *dict = object_new(
        runtime, type,
        &(struct object_birth){.kind = NODE_OBJECT,
                               .size = ORDERED_BASE,
                               .block_size = ORDERED_BASE});
    if (dict == NULL)
        return false;
    dict_table_begin(runtime, dict);
    return store(runtime, result, dict);
}

/* ---- methods ------------------------------------------------------------ */

static bool
update(METHOD_PARAMETERS)
{
    return ordered_update(runtime, self, arguments) &&
           store_none(runtime, result);
}

static bool
copy(METHOD_PARAMETERS)
{
    (void)arguments;
    if (!create(runtime, &ordered_dict_type, NULL, result))
        return false;
    for (uint32_t i = 0; i < ordered_length(self); i++) {
        struct object *key = ordered_key_at(self, i);
        int64_t hash;
        uint32_t entry;
        if (!object_hash(runtime, key, &hash) ||
            !dict_lookup(runtime, self, key, hash, &entry) ||
            !set_hashed(runtime, ref_get(result), key, hash,
                        dict_value_at(self, entry)))
            return false;
    }
    return true;
}

static bool
clear_all(METHOD_PARAMETERS)
{
    (void)arguments;
    clear(runtime, self);
    return store_none(runtime, result);
}

static bool
setdefault(METHOD_PARAMETERS)
{
    static const char *const names[] = {"key", "default", NULL};
    static const struct parameters parameters = {"setdefault", names, 1, 2};
    struct object *given[2];
    uint32_t entry;
    if (!arguments_take(runtime, &parameters, arguments, given) ||
        !find_entry(runtime, self, given[0], &entry))
        return false;
    if (entry != UINT32_MAX)
        return store(runtime, result, dict_value_at(self, entry));
    struct object *value =
        given[1] != NULL ? given[1] : atom_none(runtime);
    return object_set_item(runtime, self, given[0], value) &&
           store(runtime, result, value);
}

/* Whether what is taken out of an object of a derived class goes through the
 * methods of that class. */
static bool
asks_class(const struct runtime *runtime, const struct object *dict)
{
    return runtime->profile->ordered_pop_asks_class &&
           dict->type != &ordered_dict_type;
}

/* Takes the value of a key out, whose node is gone already.  given: the key,
 * and what to give instead (NULL: an error). */
static bool
take_as_class_does(struct runtime *runtime, struct object *dict,
                   struct object *const *given, struct ref value)
{
    bool found;
    if (!object_contains(runtime, dict, given[0], &found))
        return false;
    if (found)
        return object_get_item(runtime, dict, given[0], value) &&
               object_delete_item(runtime, dict, given[0]);
    return given[1] != NULL
               ? store(runtime, value, given[1])
               : raise_with_object(runtime, "KeyError", given[0]);
}

static bool
pop_held(METHOD_PARAMETERS)
{
    static const char *const names[] = {"key", "default", NULL};
    static const struct parameters parameters = {"pop", names, 1, 2};
    struct object *given[2];
    int after = runtime->profile->ordered_pop_asks_twice ? 2 : 1;
    bool found;
    if (!arguments_take(runtime, &parameters, arguments, given))
        return false;
    if (asks_class(runtime, self)) {
        uint32_t entry;
        if (!find_entry(runtime, self, given[0], &entry))
            return false;
        if (entry != UINT32_MAX)
            take_node(runtime, self,
                      ordered_place(self, dict_key_at(self, entry), 0),
                      (struct ref){NULL, 0});
        return take_as_class_does(runtime, self, given, result);
    }
    if (!remove_key(runtime, self, given[0], 2, after, &found, result))
        return false;
    if (found)
        return true;
    return given[1] != NULL
               ? store(runtime, result, given[1])
               : raise_with_object(runtime, "KeyError", given[0]);
}

static bool
pop(METHOD_PARAMETERS)
{
    if (!runtime->profile->ordered_pop_packs)
        return pop_held(runtime, self, arguments, result);
    return method_call_packed(runtime, "OrderedDict.pop", pop_held, self,
                              arguments, result);
}

static bool
popitem(METHOD_PARAMETERS)
{
    static const char *const names[] = {"last", NULL};
    static const struct parameters parameters = {"popitem", names, 0, 1};
    struct object *given[1];
    bool last = true;
    uint32_t entry, count = ordered_length(self);
    if (!arguments_take(runtime, &parameters, arguments, given) ||
        (given[0] != NULL && !object_is_true(runtime, given[0], &last)))
        return false;
    if (count == 0) {
        struct object *message =
            atom_new_c(runtime, "dictionary is empty");
        return message != NULL &&
               raise_with_object(runtime, "KeyError", message);
    }
    uint32_t place = last ? count - 1 : 0;
    entry = entry_of_node(self, place);
    struct object *pair = tuple_new(runtime, 2);
    if (!store(runtime, result, pair))
        return false;
    take_node(runtime, self, place, (struct ref){pair, 0});
    if (asks_class(runtime, self))
        return take_as_class_does(
            runtime, self, (struct object *[]){pair->slots[0], NULL},
            (struct ref){pair, 1});
    take_entry(runtime, self, entry, (struct ref){pair, 1});
    return true;
}

static bool
move_to_end(METHOD_PARAMETERS)
{
    static const char *const names[] = {"key", "last", NULL};
    static const struct parameters parameters = {"move_to_end", names, 1, 2};
    struct object *given[2];
    bool last = true;
    uint32_t entry, count = ordered_length(self);
    if (!arguments_take(runtime, &parameters, arguments, given) ||
        (given[1] != NULL && !object_is_true(runtime, given[1], &last)) ||
        !find_entry(runtime, self, given[0], &entry))
        return false;
    if (entry == UINT32_MAX)
        return raise_with_object(runtime, "KeyError", given[0]);
    uint32_t from = ordered_place(self, dict_key_at(self, entry), 0);
    if (from == UINT32_MAX)
        return raise_with_object(runtime, "KeyError", given[0]);
    uint32_t to = last ? count - 1 : 0;
    uint32_t *order = mem_alloc_array(count, sizeof *order);
    for (uint32_t i = 0, next = 0; i < count; i++, next++) {
        next += next == from;
        if (i == to) {
            order[i] = from;
            next--;
        } else {
            order[i] = next;
        }
    }
    if (from != to) {
        slots_permute(runtime, self->extension, 0, order, count);
        as_ordered(self)->changes++;
    }
    mem_free(order);
    return store_none(runtime, result);
}

static bool
keys(METHOD_PARAMETERS)
{
    (void)arguments;
    return ordered_view(runtime, self, ORDERED_KEYS, result);
}

static bool
values(METHOD_PARAMETERS)
{
    (void)arguments;
    return ordered_view(runtime, self, ORDERED_VALUES, result);
}

static bool
items(METHOD_PARAMETERS)
{
    (void)arguments;
    return ordered_view(runtime, self, ORDERED_ITEMS, result);
}

struct from_keys {
    struct object *dict, *value;
};

static bool
add_key(struct runtime *runtime, void *context, struct object *item)
{
    struct from_keys *from = context;
    return object_set_item(runtime, from->dict, item, from->value);
}

static bool
fromkeys(METHOD_PARAMETERS)
{
    static const char *const names[] = {"iterable", "value", NULL};
    static const struct parameters parameters = {"fromkeys", names, 1, 2};
    struct object *given[2];
    (void)self;
    if (!arguments_take(runtime, &parameters, arguments, given) ||
        !create(runtime, &ordered_dict_type, NULL, result))
        return false;
    struct from_keys from = {
        ref_get(result), given[1] != NULL ? given[1] : atom_none(runtime)};
    return each_item(runtime, "OrderedDict.fromkeys", given[0], add_key,
                     &from);
}

/* ---- entries of the type's table ---------------------------------------- */

/* Shows it as a list of its items, which is made first. */
static bool
show_pairs(struct runtime *runtime, struct object *dict, struct text *out)
{
    static const char *const names[] = {"the items"};
    struct object *native = native_open(runtime, "repr", names, 1);
    if (native == NULL)
        return false;
    struct object *pairs = list_new(runtime);
    bool fine = store(runtime, (struct ref){native, 0}, pairs);
    for (uint32_t i = 0; fine && i < ordered_length(dict); i++) {
        struct object *item[] = {ordered_key_at(dict, i), NULL};
        fine = dict_find(runtime, dict, item[0], &item[1]);
        struct object *pair =
            fine ? tuple_from_items(runtime, item, 2) : NULL;
        fine = pair != NULL && list_append(runtime, pairs, pair);
    }
    fine = fine && object_repr(runtime, pairs, out);
    native_close(runtime, native);
    return fine;
}

/* Shows it as dict(dict) shows itself. */
static bool
show_dict(struct runtime *runtime, struct object *dict, struct text *out)
{
    static const char *const names[] = {"the dict to show"};
    struct object *native = native_open(runtime, "repr", names, 1);
    if (native == NULL)
        return false;
    struct object *plain = dict_new_called(runtime);
    bool fine = store(runtime, (struct ref){native, 0}, plain) &&
                dict_update(runtime, plain, dict) &&
                object_repr(runtime, plain, out);
    native_close(runtime, native);
    return fine;
}

static bool
repr(struct runtime *runtime, struct object *dict, struct text *out)
{
    bool again, fine = true;
    if (!repr_enter(runtime, dict, &again)) {
        if (again)
            text_add_string(out, "...");
        return again;
    }
    text_add_format(out, "%s(", type_short_name(dict->type));
    if (ordered_length(dict) > 0)
        fine = runtime->profile->ordered_dict_shows_dict
                   ? show_dict(runtime, dict, out)
                   : show_pairs(runtime, dict, out);
    text_add_byte(out, ')');
    repr_leave(runtime, dict);
    return fine;
}

static enum outcome
compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, bool *truth)
{
    bool same = true;
    enum outcome outcome = dict_compare(runtime, a, b, IS_EQUAL, &same);
    if (outcome != OUTCOME_DONE || (kind != IS_EQUAL && kind != IS_NOT_EQUAL))
        return outcome == OUTCOME_FAILED ? outcome
                                         : OUTCOME_NOT_IMPLEMENTED;
    uint32_t count = ordered_length(a);
    bool holds = runtime->profile->ordered_compare_holds;
    for (uint32_t i = 0; is_ordered(a) && is_ordered(b) && same && i < count;
         i++)
        if (!object_equal_holding(runtime, "OrderedDict",
                                  ordered_key_at(a, i),
                                  ordered_key_at(b, i), holds, holds, &same))
            return OUTCOME_FAILED;
    *truth = same == (kind == IS_EQUAL);
    return OUTCOME_DONE;
}

static bool
iterate(struct runtime *runtime, struct object *dict, struct ref result)
{
    return ordered_iterate(runtime, dict, ORDERED_KEYS, false, result);
}

static bool
reverse(struct runtime *runtime, struct object *dict, struct ref result)
{
    return ordered_iterate(runtime, dict, ORDERED_KEYS, true, result);
}

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    if (kind != OPERATOR_OR || !object_is_dict(a) || !object_is_dict(b) ||
        !runtime->profile->dict_unions)
        return OUTCOME_NOT_IMPLEMENTED;
    return outcome_of(create(runtime, &ordered_dict_type, NULL, result) &&
                      ordered_add_dict(runtime, ref_get(result), a) &&
                      ordered_add_dict(runtime, ref_get(result), b));
}

static enum outcome
in_place(struct runtime *runtime, enum operator_kind kind, struct object *a,
         struct object *b, struct ref result)
{
    if (kind != OPERATOR_OR || !runtime->profile->dict_unions)
        return OUTCOME_NOT_IMPLEMENTED;
    return outcome_of(
        ordered_update(runtime, a,
                    &(struct arguments){.items = &b, .count = 1}) &&
        store(runtime, result, a));
}

static const char *const any_keywords[] = {"", NULL};

static const struct method methods[] = {
    {"clear", clear_all, 0, 0, NULL, "Remove all items from od."},
    {"copy", copy, 0, 0, NULL, "od.copy() -> a shallow copy of od"},
    {"items", items, 0, 0, NULL, ""},
    {"keys", keys, 0, 0, NULL, ""},
    {"move_to_end", move_to_end, 0, 2, any_keywords,
     "Move an existing element to the end."},
    {"pop", pop, 0, 2, any_keywords, "Remove a key, return its value."},
    {"popitem", popitem, 0, 1, any_keywords, "Remove and return a pair."},
    {"setdefault", setdefault, 0, 2, any_keywords,
     "Insert key with a value of default if key is not there."},
    {"update", update, 0, -1, any_keywords, ""},
    {"values", values, 0, 0, NULL, ""},
    {NULL, NULL, 0, 0, NULL, NULL}};

/* Only of derived classes; those of the type itself keep none here. */
static bool
get_dict(struct runtime *runtime, struct object *object, struct ref result)
{
    if (object->type->class != NULL)
        return store(runtime, result, instance_dict(runtime, object));
    return raise_error(runtime, "AttributeError",
                       "'%s' object has no attribute '__dict__'",
                       type_short_name(object->type));
}

static const struct getter getters[] = {{"__dict__", get_dict},
                                        {NULL, NULL}};

static const struct method class_methods[] = {
    {"fromkeys", fromkeys, 0, 2, any_keywords,
     "Create a new ordered dictionary with keys from iterable."},
    {NULL, NULL, 0, 0, NULL, NULL}};

const struct type ordered_dict_type = {
    .name = "collections.OrderedDict",
    .base = &dict_type,
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE | TYPE_EXTENDED |
             TYPE_WEAKLY_REFERABLE | TYPE_OWN_DICT,
    .scheme = SLOTS_PAIRS,
    .struct_size = sizeof(struct ordered_dict),
    .release = dict_release,
    .repr = repr,
    .compare_truth = compare,
    .length = dict_length_of,
    .binary = binary,
    .since = dict_since,
    .binary_kinds = OPERATOR_BIT(OPERATOR_OR),
    .in_place_kinds = OPERATOR_BIT(OPERATOR_OR),
    .in_place = in_place,
    .get_item = dict_get_item,
    .set_item = set_item,
    .contains = dict_contains,
    .iterate = iterate,
    .reverse = reverse,
    .create = create,
    .initialize = ordered_update,
    .construct = type_create_and_initialize,
    .clear = clear,
    .methods = methods,
    .getters = getters,
    .class_methods = class_methods,
};
