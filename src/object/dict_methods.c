/* The type dict: its table, operators and methods. */
#include "object/dict_type.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/container.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/operation.h"
#include "object/special.h"
#include "object/sequence.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "object/view.h"

/* Finds key; stores its hash and entry (UINT32_MAX: not there). */
static bool
look_up(struct runtime *runtime, struct object *dict, struct object *key,
        int64_t *hash, uint32_t *entry)
{
    return object_hash(runtime, key, hash) &&
           dict_lookup(runtime, dict, key, *hash, entry);
}

/* ---- entries of the type's table ---------------------------------------- */

/* The repr of an entry, which is held meanwhile (dict_repr). */
static bool
repr_entry(struct runtime *runtime, struct object *dict, uint32_t entry,
           struct text *out)
{
    static const char *const names[] = {"the key", "the value"};
    struct object *key = dict_key_at(dict, entry);
    struct object *value = dict_value_at(dict, entry);
    struct object *native = NULL;
    if (object_runs_scene(key) || object_runs_scene(value)) {
        native = native_open(runtime, "repr", names, 2);
        if (native == NULL)
            return false;
        slot_set(runtime, native, 0, key);
        slot_set(runtime, native, 1, value);
    }
    bool fine = object_repr(runtime, key, out);
    text_add_string(out, ": ");
    fine = fine && object_repr(runtime, value, out);
    if (native != NULL)
        native_close(runtime, native);
    return fine;
}

bool
dict_repr(struct runtime *runtime, struct object *dict, struct text *out)
{
    bool again;
    if (!repr_enter(runtime, dict, &again)) {
        if (again)
            text_add_string(out, "{...}");
        return again;
    }
    bool fine = true;
    text_add_byte(out, '{');
    for (uint32_t i = 0; i < dict_length(dict) && fine; i++) {
        if (i > 0)
            text_add_string(out, ", ");
        fine = repr_entry(runtime, dict, i, out);
    }
    text_add_byte(out, '}');
    repr_leave(runtime, dict);
    return fine;
}

/* dict_lookup while C code holds the key. */
static bool
find_holding(struct runtime *runtime, struct object *dict,
             struct object *key, int64_t hash, uint32_t *entry)
{
    static const char *const names[] = {"the key"};
    if (!object_runs_scene(key))
        return dict_lookup(runtime, dict, key, hash, entry);
    struct object *native = native_open(runtime, "dict ==", names, 1);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, key);
    bool fine = dict_lookup(runtime, dict, key, hash, entry);
    native_close(runtime, native);
    return fine;
}

enum outcome
dict_compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, bool *truth)
{
    if (!object_is_dict(a) || !object_is_dict(b) ||
        (kind != IS_EQUAL && kind != IS_NOT_EQUAL))
        return OUTCOME_NOT_IMPLEMENTED;
    bool same = dict_length(a) == dict_length(b);
    if (!enter_c(runtime, " in comparison"))
        return OUTCOME_FAILED;
    bool fine = true;
    for (uint32_t i = 0; i < dict_length(a) && same && fine; i++) {
        uint32_t entry;
        fine = find_holding(runtime, b, dict_key_at(a, i),
                            as_dict(a)->hashes[i], &entry);
        if (fine && entry == UINT32_MAX)
            same = false;
        else if (fine)
            fine = object_equal_holding(runtime, "dict ==",
                                        dict_value_at(a, i),
                                        dict_value_at(b, entry), true, true,
                                        &same);
    }
    leave_c(runtime);
    *truth = same == (kind == IS_EQUAL);
    return outcome_of(fine);
}

bool
dict_length_of(struct runtime *runtime, struct object *dict, size_t *length)
{
    (void)runtime;
    *length = dict_length(dict);
    return true;
}

bool
dict_get_item(struct runtime *runtime, struct object *dict, struct object *key,
         struct ref result)
{
    struct object *value;
    if (!dict_find(runtime, dict, key, &value))
        return false;
    bool found;
    if (value == NULL &&
        !special_ask(runtime, dict, "__missing__", key, result, &found))
        return false;
    if (value == NULL)
        return found || raise_with_object(runtime, "KeyError", key);
    return store(runtime, result, value);
}

bool
dict_delete(struct runtime *runtime, struct object *dict, struct object *key)
{
    int64_t hash;
    uint32_t entry;
    if (!look_up(runtime, dict, key, &hash, &entry))
        return false;
    if (entry == UINT32_MAX)
        return raise_with_object(runtime, "KeyError", key);
    dict_remove_entry(runtime, dict, entry);
    return true;
}

bool
dict_set_item(struct runtime *runtime, struct object *dict, struct object *key,
         struct object *value)
{
    return value == NULL ? dict_delete(runtime, dict, key)
                         : dict_set(runtime, dict, key, value);
}

bool
dict_contains(struct runtime *runtime, struct object *dict, struct object *key,
         bool *truth)
{
    struct object *value;
    if (!dict_find(runtime, dict, key, &value))
        return false;
    *truth = value != NULL;
    return true;
}

bool
dict_iterate(struct runtime *runtime, struct object *dict, struct ref result)
{
    return store(runtime, result,
                 iterator_new(runtime, &dict_key_iterator_type, dict));
}

bool
dict_reverse(struct runtime *runtime, struct object *dict, struct ref result)
{
    return store(
        runtime, result,
        iterator_new(runtime, &dict_reverse_key_iterator_type, dict));
}

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    if (kind != OPERATOR_OR || !object_is_dict(a) || !object_is_dict(b) ||
        !runtime->profile->dict_unions)
        return OUTCOME_NOT_IMPLEMENTED;
    struct object *copy = dict_copy(runtime, a);
    return outcome_of(store(runtime, result, copy) &&
                      dict_update(runtime, copy, b));
}

enum outcome
dict_in_place(struct runtime *runtime, enum operator_kind kind,
              struct object *a, struct object *b, struct ref result)
{
    if (kind != OPERATOR_OR || !runtime->profile->dict_unions)
        return OUTCOME_NOT_IMPLEMENTED;
    return outcome_of(dict_update(runtime, a, b) &&
                      store(runtime, result, a));
}

/* ---- methods ------------------------------------------------------------ */

static bool
get(METHOD_PARAMETERS)
{
    struct object *value;
    if (!dict_find(runtime, self, arguments->items[0], &value))
        return false;
    if (value == NULL)
        value = arguments->count > 1 ? arguments->items[1]
                                     : atom_none(runtime);
    return store(runtime, result, value);
}

static bool
setdefault(METHOD_PARAMETERS)
{
    struct object *key = arguments->items[0];
    struct object *value = arguments->count > 1 ? arguments->items[1]
                                                : atom_none(runtime);
    int64_t hash;
    uint32_t entry;
    if (!look_up(runtime, self, key, &hash, &entry))
        return false;
    if (entry != UINT32_MAX)
        return store(runtime, result, dict_value_at(self, entry));
    return dict_add_entry(runtime, self, key, hash, value) &&
           store(runtime, result, value);
}

static bool
pop(METHOD_PARAMETERS)
{
    struct object *key = arguments->items[0];
    int64_t hash;
    uint32_t entry = UINT32_MAX;
    /* An empty dict does not ask for the hash. */
    if (dict_length(self) > 0 && !look_up(runtime, self, key, &hash, &entry))
        return false;
    if (entry != UINT32_MAX) {
        dict_take_entry(runtime, self, entry, (struct ref){NULL, 0}, result,
                        false);
        return true;
    }
    if (arguments->count > 1)
        return store(runtime, result, arguments->items[1]);
    return raise_with_object(runtime, "KeyError", key);
}

static bool
popitem(METHOD_PARAMETERS)
{
    (void)arguments;
    uint32_t length = dict_length(self);
    if (length == 0) {
        struct object *message =
            atom_new_c(runtime, "popitem(): dictionary is empty");
        return message != NULL &&
               raise_with_object(runtime, "KeyError", message);
    }
    struct object *entry[2] = {dict_key_at(self, length - 1),
                               dict_value_at(self, length - 1)};
    struct object *pair = tuple_from_items(runtime, entry, 2);
    struct ref none = {NULL, 0};
    if (pair == NULL)
        return false;
    dict_take_entry(runtime, self, length - 1, none, none, true);
    return store(runtime, result, pair);
}

bool
dict_add_keywords(struct runtime *runtime, struct object *dict,
                  const struct arguments *arguments)
{
    size_t count = arguments_keyword_count(arguments);
    for (size_t i = 0; i < count; i++)
        if (!dict_set(runtime, dict, arguments->keywords->slots[i],
                      arguments->items[arguments->count + i]))
            return false;
    return true;
}

static bool
update_held(METHOD_PARAMETERS)
{
    if (arguments->count > 0 &&
        !dict_update(runtime, self, arguments->items[0]))
        return false;
    return dict_add_keywords(runtime, self, arguments) &&
           store_none(runtime, result);
}

static bool
update(METHOD_PARAMETERS)
{
    return method_call_packed(runtime, "dict.update", update_held, self,
                              arguments, result);
}

static bool
keys(METHOD_PARAMETERS)
{
    (void)arguments;
    return store(runtime, result,
                 view_new(runtime, &dict_keys_type, self));
}

static bool
values(METHOD_PARAMETERS)
{
    (void)arguments;
    return store(runtime, result,
                 view_new(runtime, &dict_values_type, self));
}

static bool
items(METHOD_PARAMETERS)
{
    (void)arguments;
    return store(runtime, result,
                 view_new(runtime, &dict_items_type, self));
}

static bool
copy(METHOD_PARAMETERS)
{
    (void)arguments;
    return store(runtime, result, dict_copy(runtime, self));
}

static bool
clear(METHOD_PARAMETERS)
{
    (void)arguments;
    dict_clear(runtime, self);
    return store_none(runtime, result);
}

struct from_keys {
    struct object *dict, *value;
};

static bool
add_key(struct runtime *runtime, void *context, struct object *item)
{
    struct from_keys *from = context;
    return dict_set(runtime, from->dict, item, from->value);
}

static bool
fromkeys(METHOD_PARAMETERS)
{
    (void)self;
    struct from_keys from = {
        dict_new_called(runtime),
        arguments->count > 1 ? arguments->items[1] : atom_none(runtime)};
    return store(runtime, result, from.dict) &&
           each_item(runtime, "dict.fromkeys", arguments->items[0], add_key,
                     &from);
}

static const char *const any_keywords[] = {"", NULL};

const struct method dict_methods[] = {
    {"clear", clear, 0, 0, NULL, "Remove all items from D."},
    {"copy", copy, 0, 0, NULL, "Return a shallow copy of D."},
    {"get", get, 1, 2, NULL, "Return the value for key, else default."},
    {"items", items, 0, 0, NULL, "A set-like view of D's items."},
    {"keys", keys, 0, 0, NULL, "A set-like view of D's keys."},
    {"pop", pop, 1, 2, NULL, "Remove a key and return its value."},
    {"popitem", popitem, 0, 0, NULL, "Remove and return the last pair."},
    {"setdefault", setdefault, 1, 2, NULL,
     "Insert key with a value of default if key is not in D."},
    {"update", update, 0, 1, any_keywords, "Update D from E and F."},
    {"values", values, 0, 0, NULL, "A view of D's values."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct method class_methods[] = {
    {"fromkeys", fromkeys, 1, 2, NULL,
     "Create a new dictionary with keys from iterable."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static bool
create(struct runtime *runtime, const struct type *type,
       const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return store(runtime, result, dict_new_derived(runtime, type));
}

static bool
initialize(struct runtime *runtime, struct object *dict,
           const struct arguments *arguments)
{
    return arguments_check(runtime, "dict", arguments, 0, 1, any_keywords) &&
           (arguments->count == 0 ||
            dict_update(runtime, dict, arguments->items[0])) &&
           dict_add_keywords(runtime, dict, arguments);
}

void
dict_release(struct object *object)
{
    mem_free(as_dict(object)->hashes);
    mem_free(as_dict(object)->index);
    shared_keys_let_go(as_dict(object)->split);
}

const struct since dict_since[] = {
    {"__or__", 9}, {"__ror__", 9}, {"__ior__", 9}, {NULL, 0}};

const struct type dict_type = {.name = "dict",
                               .flags = TYPE_HAS_GC_HEAD | TYPE_BASE |
                                        TYPE_UNTRACKS_LATE | TYPE_MAPPING |
                                        TYPE_MATCHES_SELF,
                               .scheme = SLOTS_PAIRS,
                               .struct_size = sizeof(struct dict),
                               .release = dict_release,
                               .repr = dict_repr,
                               .compare_truth = dict_compare,
                               .length = dict_length_of,
                               .binary = binary,
                               .since = dict_since,
                               .binary_kinds = OPERATOR_BIT(OPERATOR_OR),
                               .in_place_kinds = OPERATOR_BIT(OPERATOR_OR),
                               .in_place = dict_in_place,
                               .get_item = dict_get_item,
                               .set_item = dict_set_item,
                               .contains = dict_contains,
                               .iterate = dict_iterate,
                               .reverse = dict_reverse,
                               .construct = type_create_and_initialize,
                               .unpacked_since = 9,
                               .create = create,
                               .initialize = initialize,
                               .clear = dict_clear,
                               .methods = dict_methods,
                               .class_methods = class_methods,
                               .free_list = FREE_LIST_DICT};
