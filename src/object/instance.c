#include "object/instance.h"

#include "base/mem.h"
#include "object/dict_type.h"
#include "object/exception.h"
#include "object/store.h"

/* The node whose slots are members, values and class. */
static struct object *
node_of(struct object *object)
{
    return object->extension != NULL ? object->extension : object;
}

static struct instance *
instance_of(struct object *object)
{
    return (struct instance *)(void *)node_of(object);
}

/* ---- birth --------------------------------------------------------------- */

/* The bytes of the array of values: their number and order in front. */
static uint64_t
values_bytes(uint32_t capacity)
{
    return (uint64_t)capacity * 8 + ((capacity + 2 + 7) & ~7U);
}

/* The same where the values lie in the block of the instance: each new
 * instance of a class has room for one less, so that blocks of different
 * sizes are asked for (_PyInlineValuesSize, Include/internal/pycore_dict.h). */
static uint64_t
inline_values_bytes(const struct profile *profile, const struct class *class)
{
    if (!profile->instance_block_shrinks || !class->has_dict ||
        class->member_count > 0)
        return 0;
    uint32_t room = class->keys->usable + class->keys->count;
    return ((room + 7) & ~7U) + (uint64_t)(room + 1) * 8;
}

/* Gives an object that has just been made the slots of its class. */
bool
instance_prepare(struct runtime *runtime, struct object *object)
{
    struct class *class = class_of(object->type);
    struct object *node = node_of(object);
    struct instance *instance = instance_of(object);
    uint32_t count = class->member_count;
    for (const struct class *owner = class; owner != NULL;
         owner = class_of(owner->table.base)) {
        uint32_t own = (uint32_t)owner->members.count;
        for (uint32_t i = 0; i < own; i++)
            if (!slots_insert(runtime, node, node->slot_count, 1,
                              owner->members.items[i]))
                return false;
        if (owner->member_count == own)
            break;
    }
    if (!slots_insert(runtime, node, count, 1, "__class__"))
        return false;
    slot_set(runtime, node, count, &class->head.object);
    const struct profile *profile = runtime->profile;
    if (class->has_dict && !profile->instance_dict_eager && node == object &&
        !(profile->values_need_plain_object && count > 0)) {
        struct shared_keys *keys = class->keys;
        if (keys->usable > 1)
            keys->usable--;
        instance->value_capacity = (uint8_t)(keys->usable + keys->count);
        if (!profile->instance_block_shrinks)
            object_set_buffer(runtime, object,
                              values_bytes(instance->value_capacity));
    }
    return true;
}

bool
instance_new(struct runtime *runtime, const struct type *type,
             struct ref result)
{
    struct class *class = class_of(type);
    uint64_t size = class->instance_size;
    uint64_t values = inline_values_bytes(runtime->profile, class);
    struct object *object =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = size,
                                          .block_size = size + values});
    return store(runtime, result, object);
}

/* ---- values in slots ----------------------------------------------------- */

/* Whether the attributes of an object are slots of its own. */
static bool
has_values(const struct instance *instance)
{
    return instance->value_capacity > 0 && !instance->has_dict_slot;
}

static struct class *
class_of_object(const struct object *object)
{
    return class_of(object->type);
}

/* The slots of the class are the last ones, __class__ the very last: those of
 * a built-in base (the order of an OrderedDict) may come and go before them. */
static uint32_t
first_value(struct object *object)
{
    const struct instance *instance = instance_of(object);
    return node_of(object)->slot_count - 1 - instance->has_dict_slot -
           instance->value_count;
}

static void
note_bound(struct instance *instance, uint32_t index)
{
    instance->order[instance->bound++] = (uint8_t)index;
}

static void
note_unbound(struct instance *instance, uint32_t index)
{
    uint32_t place = 0;
    while (instance->order[place] != index)
        place++;
    instance->bound--;
    memmove(instance->order + place, instance->order + place + 1,
            instance->bound - place);
}

/* Makes the slots of the first shared keys up to number index. */
static bool
open_values(struct runtime *runtime, struct object *object, uint32_t index)
{
    struct instance *instance = instance_of(object);
    const struct shared_keys *keys = class_of_object(object)->keys;
    uint32_t first = first_value(object);
    while (instance->value_count <= index) {
        if (!slots_insert(runtime, object, first + instance->value_count, 1,
                          keys->names[instance->value_count]))
            return false;
        instance->value_count++;
    }
    return true;
}

static bool
set_value(struct runtime *runtime, struct object *object, uint32_t index,
          struct object *value)
{
    struct instance *instance = instance_of(object);
    if (!open_values(runtime, object, index))
        return false;
    uint32_t slot = first_value(object) + index;
    if (object->slots[slot] == NULL)
        note_bound(instance, index);
    slot_set(runtime, object, slot, value);
    return true;
}

static struct object *
value_at(struct object *object, uint32_t index)
{
    const struct instance *instance = instance_of(object);
    return index < instance->value_count
               ? object->slots[first_value(object) + index]
               : NULL;
}

/* ---- a dict -------------------------------------------------------------- */

static struct ref
dict_place(struct object *object)
{
    return (struct ref){node_of(object), first_value(object)};
}

/* Makes the slot __dict__, if there is none. */
static bool
open_dict_slot(struct runtime *runtime, struct object *object)
{
    struct instance *instance = instance_of(object);
    if (instance->has_dict_slot)
        return true;
    struct ref place = dict_place(object);
    if (!slots_insert(runtime, place.holder, place.slot, 1, "__dict__"))
        return false;
    instance->has_dict_slot = true;
    return true;
}

/* Moves the values into dict, oldest first, and takes their slots away. */
static bool
move_values(struct runtime *runtime, struct object *object,
            struct object *dict)
{
    struct instance *instance = instance_of(object);
    const struct shared_keys *keys = class_of_object(object)->keys;
    uint32_t first = first_value(object);
    for (uint32_t i = 0; i < instance->bound; i++) {
        uint32_t index = instance->order[i];
        if (!dict_set_c_moved(runtime, dict, keys->names[index] + 1,
                              (struct ref){object, first + index}))
            return false;
    }
    while (instance->value_count > 0) {
        uint32_t index = --instance->value_count;
        slots_remove(runtime, object, first + index, 1, keys->names[index]);
    }
    instance->bound = instance->value_capacity = 0;
    /* The array of values is the dict's now. */
    dict->buffer_address = object->buffer_address;
    dict->buffer_size = object->buffer_size;
    object->buffer_address = object->buffer_size = 0;
    return true;
}

struct object *
instance_dict(struct runtime *runtime, struct object *object)
{
    struct instance *instance = instance_of(object);
    struct object *dict =
        instance->has_dict_slot ? ref_get(dict_place(object)) : NULL;
    if (dict != NULL)
        return dict;
    dict = dict_new(runtime);
    if (dict == NULL)
        return NULL;
    if (runtime->profile->instance_dict_eager || has_values(instance))
        dict_share_keys(runtime, dict, class_of_object(object)->keys);
    object_pin(dict);
    bool fine = move_values(runtime, object, dict) &&
                open_dict_slot(runtime, object);
    if (fine)
        ref_set(runtime, dict_place(object), dict);
    if (runtime->profile->instance_dict_shares_values &&
        node_of(object) == object)
        dict->seen_through = object->id;
    object_unpin(runtime, dict);
    return fine ? dict : NULL;
}

bool
instance_set_dict(struct runtime *runtime, struct object *object,
                  struct object *dict)
{
    struct instance *instance = instance_of(object);
    if (!open_dict_slot(runtime, object))
        return false;
    if (ref_get(dict_place(object)) != NULL)
        ref_get(dict_place(object))->seen_through = 0;
    ref_set(runtime, dict_place(object), dict);
    uint32_t first = first_value(object) + 1;
    const struct shared_keys *keys = class_of_object(object)->keys;
    slots_clear(runtime, object, first, instance->value_count, false);
    while (instance->value_count > 0) {
        uint32_t index = --instance->value_count;
        slots_remove(runtime, object, first + index, 1, keys->names[index]);
    }
    instance->bound = instance->value_capacity = 0;
    return true;
}

/* ---- attributes ---------------------------------------------------------- */

struct object *
instance_find(struct runtime *runtime, struct object *object,
              const char *name)
{
    const struct instance *instance = instance_of(object);
    if (instance->has_dict_slot) {
        struct object *dict = ref_get(dict_place(object));
        return dict == NULL ? NULL : dict_find_c(runtime, dict, name);
    }
    if (instance->value_capacity == 0)
        return NULL;
    uint32_t index = shared_keys_find(class_of_object(object)->keys, name);
    return index == UINT32_MAX ? NULL : value_at(object, index);
}

bool
instance_has_values(struct object *object)
{
    const struct instance *instance = instance_of(object);
    if (!instance->has_dict_slot)
        return has_values(instance);
    const struct object *dict = ref_get(dict_place(object));
    return dict != NULL && dict->seen_through == object->id;
}

static bool
unset(struct runtime *runtime, struct object *object, const char *name,
      bool *found)
{
    struct instance *instance = instance_of(object);
    *found = false;
    if (!has_values(instance)) {
        /* Made even if nothing is in it (_PyObjectDict_SetItem). */
        struct object *dict = instance_dict(runtime, object);
        return dict != NULL && dict_delete_c(runtime, dict, name, found);
    }
    uint32_t index = shared_keys_find(class_of_object(object)->keys, name);
    if (index == UINT32_MAX || value_at(object, index) == NULL)
        return true;
    *found = true;
    note_unbound(instance, index);
    slot_set(runtime, object, first_value(object) + index, NULL);
    return true;
}

/* A dict has outgrown the keys that it shared: its own are shared from now on,
 * unless others still have the old ones (_PyObjectDict_SetItem, up to 3.10). */
static void
renew_keys(struct runtime *runtime, struct class *class, struct object *dict)
{
    struct shared_keys *old = class->keys;
    if (!runtime->profile->instance_dict_eager)
        return;
    class->keys = old->holders == 1 ? dict_give_keys(runtime, dict) : NULL;
    shared_keys_let_go(old);
}

bool
instance_set(struct runtime *runtime, struct object *object,
             const char *name, struct object *value, bool *found)
{
    struct instance *instance = instance_of(object);
    if (value == NULL)
        return unset(runtime, object, name, found);
    *found = true;
    if (has_values(instance)) {
        struct shared_keys *keys = class_of_object(object)->keys;
        uint32_t index = shared_keys_find(keys, name);
        if (index == UINT32_MAX)
            index = shared_keys_add(keys, name);
        if (index < instance->value_capacity)
            return set_value(runtime, object, index, value);
    }
    struct object *dict = instance_dict(runtime, object);
    if (dict == NULL)
        return false;
    struct class *class = class_of_object(object);
    bool shares = class->keys != NULL && dict_keys_of(dict) == class->keys;
    if (!dict_set_c(runtime, dict, name, value))
        return false;
    if (shares && dict_keys_of(dict) == NULL)
        renew_keys(runtime, class, dict);
    return true;
}

struct ref
instance_member(struct object *object, const struct class *class,
                uint32_t index)
{
    return (struct ref){node_of(object), first_value(object) -
                                             class->member_count + index};
}

void
instance_clear(struct runtime *runtime, struct object *object)
{
    struct object *node = node_of(object);
    struct instance *instance = instance_of(object);
    instance->bound = 0;
    slots_clear(runtime, node, 0, node->slot_count - 1, false);
}

/* ---- another class ------------------------------------------------------- */

static bool
are_alike(const struct class *a, const struct class *b)
{
    return a->solid == b->solid && a->member_count == b->member_count &&
           a->has_dict == b->has_dict &&
           a->has_weak_references == b->has_weak_references;
}

bool
instance_set_class(struct runtime *runtime, struct object *object,
                   struct object *value)
{
    if (value == NULL)
        return raise_error(runtime, "TypeError",
                           "can't delete __class__ attribute");
    if (!object_is_type(value))
        return raise_error(runtime, "TypeError",
                           "__class__ must be set to a class, not '%s' "
                           "object",
                           value->type->name);
    const struct type *type = type_object_type(value);
    if (type->class == NULL || object->type->class == NULL)
        return raise_error(runtime, "TypeError",
                           runtime->profile->minor >= 10
                               ? "__class__ assignment only supported for "
                                 "mutable types or ModuleType subclasses"
                               : "__class__ assignment only supported for "
                                 "heap types or ModuleType subclasses");
    if (!are_alike(class_of(type), class_of(object->type)))
        return raise_error(runtime, "TypeError",
                           "__class__ assignment: '%s' object layout "
                           "differs from '%s'",
                           type->name, object->type->name);
    if (has_values(instance_of(object)) &&
        instance_dict(runtime, object) == NULL)
        return false;
    struct object *node = node_of(object);
    object->type = type;
    slot_set(runtime, node, node->slot_count - 1, value);
    object_set_flags(runtime, object, object->flags | NODE_RETYPED);
    return true;
}
