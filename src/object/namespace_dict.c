#include "object/namespace_dict.h"

#include "heap/native.h"
#include "object/caches.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/namespace.h"
#include "object/operation.h"
#include "object/store.h"

enum { NAMES };

static struct object *
names_of(const struct object *dict)
{
    return dict->slots[NAMES];
}

struct object *
namespace_behind(const struct object *dict)
{
    return names_of(dict);
}

struct object *
namespace_dict_of(struct runtime *runtime, struct object *space)
{
    struct object *dict = namespace_as_dict(space);
    if (dict != NULL)
        return dict;
    dict = object_new(runtime, &namespace_dict_type,
                      &(struct object_birth){
                          .kind = NODE_OBJECT,
                          .flags = NODE_OPAQUE | NODE_SHARED,
                          .size = 232,
                          .block_size = 232});
    if (dict == NULL || !slots_insert(runtime, dict, 0, 1, "(names)"))
        return NULL;
    slot_set(runtime, dict, NAMES, space);
    if (!caches_hold(runtime, dict, "globals()"))
        return NULL;
    namespace_set_dict(space, dict);
    return dict;
}

/* Returns a new dict, with count 0, of the names that are bound now; NULL with
 * an error raised. */
static struct object *
namespace_snapshot(struct runtime *runtime, struct object *space)
{
    static const char *const names[] = {"the names"};
    struct object *native = native_open(runtime, "dict", names, 1);
    struct object *dict = native == NULL ? NULL : dict_new(runtime);
    if (dict == NULL)
        return NULL;
    slot_set(runtime, native, 0, dict);
    bool fine = true;
    for (uint32_t i = 0; fine && i < space->slot_count; i++)
        fine = space->slots[i] == NULL ||
               dict_set_c(runtime, dict, namespace_name(space, i),
                          space->slots[i]);
    object_pin(dict);
    native_close(runtime, native);
    dict->count--;
    if (fine)
        return dict;
    object_discard(runtime, dict);
    return NULL;
}

/* Returns the slot of a key, or UINT32_MAX. */
static uint32_t
find(const struct object *dict, const struct object *key)
{
    struct text name = {0};
    uint32_t slot = UINT32_MAX;
    if (object_is_str(key)) {
        string_to_text(atom_string(key), &name);
        slot = namespace_find(names_of(dict), text_string(&name));
    }
    text_release(&name);
    return slot;
}

/* ---- operations --------------------------------------------------------- */

static bool
length(struct runtime *runtime, struct object *dict, size_t *length)
{
    (void)runtime;
    *length = 0;
    for (uint32_t i = 0; i < names_of(dict)->slot_count; i++)
        *length += names_of(dict)->slots[i] != NULL;
    return true;
}

static bool
raise_key(struct runtime *runtime, struct object *key)
{
    struct text text = {0};
    if (object_repr(runtime, key, &text))
        raise_error(runtime, "KeyError", "%s", text_string(&text));
    text_release(&text);
    return false;
}

static bool
get_item(struct runtime *runtime, struct object *dict, struct object *key,
         struct ref result)
{
    uint32_t slot = find(dict, key);
    if (slot == UINT32_MAX)
        return raise_key(runtime, key);
    return store(runtime, result, names_of(dict)->slots[slot]);
}

static bool
set_item(struct runtime *runtime, struct object *dict, struct object *key,
         struct object *value)
{
    struct text name = {0};
    if (!object_is_str(key))
        return raise_error(runtime, "TypeError",
                           "names of a module are strings here");
    string_to_text(atom_string(key), &name);
    bool fine = value != NULL
                    ? namespace_set(runtime, names_of(dict),
                                    text_string(&name), value)
                    : namespace_delete(runtime, names_of(dict),
                                       text_string(&name));
    text_release(&name);
    return fine || runtime->stopped || raise_key(runtime, key);
}

static bool
contains(struct runtime *runtime, struct object *dict, struct object *key,
         bool *truth)
{
    (void)runtime;
    *truth = find(dict, key) != UINT32_MAX;
    return true;
}

/* Stores a snapshot of the names. */
static bool
snapshot(struct runtime *runtime, struct object *dict, struct ref result)
{
    return store(runtime, result,
                 namespace_snapshot(runtime, names_of(dict)));
}

/* Calls a method of a snapshot. */
static bool
call_of_snapshot(struct runtime *runtime, struct object *dict,
                 const char *name, const struct arguments *arguments,
                 struct ref result)
{
    static const char *const names[] = {"the names", "the method"};
    struct object *native = native_open(runtime, "globals()", names, 2);
    if (native == NULL)
        return false;
    bool fine = snapshot(runtime, dict, (struct ref){native, 0}) &&
                object_get_attribute(runtime, native->slots[0], name,
                                     (struct ref){native, 1}) &&
                object_call(runtime, native->slots[1], arguments, result);
    native_close(runtime, native);
    return fine;
}

static const struct arguments none = {NULL, 0, NULL, NULL, NULL};

static bool
iterate(struct runtime *runtime, struct object *dict, struct ref result)
{
    return call_of_snapshot(runtime, dict, "__iter__", &none, result);
}

static bool
repr(struct runtime *runtime, struct object *dict, struct text *out)
{
    static const char *const names[] = {"the names"};
    struct object *native = native_open(runtime, "globals()", names, 1);
    bool fine = native != NULL &&
                snapshot(runtime, dict, (struct ref){native, 0}) &&
                object_repr(runtime, native->slots[0], out);
    if (native != NULL)
        native_close(runtime, native);
    return fine;
}

/* ---- methods ------------------------------------------------------------ */

#define SNAPSHOT_METHOD(name)                                               \
    static bool call_##name(struct runtime *runtime, struct object *self,   \
                            const struct arguments *arguments,              \
                            struct ref result)                              \
    {                                                                       \
        return call_of_snapshot(runtime, self, #name, arguments, result);   \
    }

SNAPSHOT_METHOD(keys)
SNAPSHOT_METHOD(values)
SNAPSHOT_METHOD(items)
SNAPSHOT_METHOD(copy)
SNAPSHOT_METHOD(get)

static bool
call_pop(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct object *key = arguments->items[0];
    if (find(self, key) == UINT32_MAX && arguments->count > 1)
        return store(runtime, result, arguments->items[1]);
    return get_item(runtime, self, key, result) &&
           set_item(runtime, self, key, NULL);
}

static bool
call_setdefault(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result)
{
    struct object *key = arguments->items[0];
    struct object *value = arguments->count > 1 ? arguments->items[1]
                                                : atom_none(runtime);
    if (find(self, key) == UINT32_MAX &&
        !set_item(runtime, self, key, value))
        return false;
    return get_item(runtime, self, key, result);
}

static bool
call_update(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"the names"};
    struct object *native = native_open(runtime, "update", names, 1);
    struct object *dict = native == NULL ? NULL : dict_new(runtime);
    if (dict == NULL)
        return false;
    slot_set(runtime, native, 0, dict);
    bool fine = arguments->count == 0 ||
                dict_update(runtime, dict, arguments->items[0]);
    for (uint32_t i = 0; fine && i < dict_length(dict); i++)
        fine = set_item(runtime, self, dict_key_at(dict, i),
                        dict_value_at(dict, i));
    struct object *keywords = arguments->keywords;
    for (uint32_t i = 0; fine && keywords && i < keywords->slot_count; i++)
        fine = set_item(runtime, self, keywords->slots[i],
                        arguments->items[arguments->count + i]);
    native_close(runtime, native);
    return fine && store_none(runtime, result);
}

static const struct method methods[] = {
    {"keys", call_keys, 0, 0, NULL, "the names"},
    {"values", call_values, 0, 0, NULL, "what the names refer to"},
    {"items", call_items, 0, 0, NULL, "both"},
    {"copy", call_copy, 0, 0, NULL, "a dict of the names"},
    {"get", call_get, 1, 2, NULL, "what a name refers to, or a default"},
    {"pop", call_pop, 1, 2, NULL, "unbind a name"},
    {"setdefault", call_setdefault, 1, 2, NULL, "bind a name unless it is"},
    {"update", call_update, 0, 1, NULL, "bind many names"},
    {NULL, NULL, 0, 0, NULL, NULL}};

static void
clear(struct runtime *runtime, struct object *object)
{
    slots_clear(runtime, object, 0, object->slot_count, false);
}

const struct type namespace_dict_type = {
    .name = "dict",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .clear = clear,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
    .repr = repr,
    .length = length,
    .get_item = get_item,
    .set_item = set_item,
    .contains = contains,
    .iterate = iterate,
    .methods = methods};
