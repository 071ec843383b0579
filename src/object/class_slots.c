/* For each entry of a table the first type in the order of the class that has
 * one of the entry's methods decides: a class of the scene, whose method is
 * called through an entry of scene_slots.h, or a built-in type, whose own entry
 * is taken. */
#include "object/class_slots.h"

#include <stddef.h>

#include "object/class.h"
#include "object/instance.h"
#include "object/lookup.h"
#include "object/scene_attributes.h"
#include "object/scene_slots.h"

typedef void (*entry)(void); /* any entry of a table */

struct slot_row {
    const char *names[2];
    size_t offset;     /* of the entry in struct type */
    entry scene;       /* what calls the scene's method */
};

#define ROW(first, second, member, function)                            \
    {{first, second}, offsetof(struct type, member), (entry)(function)}

static const struct slot_row rows[] = {
    ROW("__repr__", NULL, repr, scene_repr),
    ROW("__repr__", NULL, repr_object, scene_repr_object),
    ROW("__str__", NULL, str, scene_str),
    ROW("__str__", NULL, str_object, scene_str_object),
    ROW("__format__", NULL, format, scene_format),
    ROW("__format__", NULL, format_object, scene_format_object),
    ROW("__hash__", NULL, hash, scene_hash),
    ROW("__bool__", NULL, is_true, scene_is_true),
    ROW("__len__", NULL, length, scene_length),
    ROW("__length_hint__", NULL, length_hint, scene_length_hint),
    ROW("__getitem__", NULL, get_item, scene_get_item),
    ROW("__setitem__", "__delitem__", set_item, scene_set_item),
    ROW("__contains__", NULL, contains, scene_contains),
    ROW("__iter__", NULL, iterate, scene_iterate),
    ROW("__next__", NULL, next, scene_next),
    ROW("__call__", NULL, call, scene_call_object),
    ROW("__del__", NULL, del, scene_del)};

static void
set_entry(struct type *table, size_t offset, entry function)
{
    memcpy((char *)table + offset, &function, sizeof function);
}

static entry
get_entry(const struct type *table, size_t offset)
{
    entry function;
    memcpy(&function, (const char *)table + offset, sizeof function);
    return function;
}

/* Returns whether a class of the scene has the method; if a built-in type has,
 * stores that in *native (NULL: nobody has). */
static bool
is_of_scene(struct runtime *runtime, const struct type *table,
            const char *name, const struct type **native)
{
    const struct type *owner =
        name == NULL ? NULL : type_lookup_owner(runtime, table, name);
    if (owner != NULL && owner->class != NULL)
        return true;
    if (owner != NULL)
        *native = owner;
    return false;
}

static void
update_row(struct runtime *runtime, struct type *table,
           const struct slot_row *row)
{
    const struct type *native = NULL;
    bool scene = is_of_scene(runtime, table, row->names[0], &native) ||
                 is_of_scene(runtime, table, row->names[1], &native);
    entry function = NULL;
    if (scene)
        function = row->scene;
    else if (native != NULL)
        function = get_entry(native, row->offset);
    set_entry(table, row->offset, function);
}

/* One entry for six methods; the classes that have none of them compare as the
 * built-in type does that has ==. */
static void
update_comparison(struct runtime *runtime, struct type *table)
{
    const struct type *native = NULL;
    bool scene = false;
    for (size_t i = 0; i < 6 && !scene; i++)
        scene = is_of_scene(runtime, table, scene_comparisons[i], &native);
    bool plain = native == NULL || native == &object_type;
    table->compare = scene ? scene_compare : plain ? NULL : native->compare;
    table->compare_truth = scene || plain ? NULL : native->compare_truth;
    if (!scene && plain && table->hash == object_type.hash)
        table->hash = NULL;
}

static bool
has(struct runtime *runtime, const struct type *table, const char *name)
{
    const struct type *native;
    return is_of_scene(runtime, table, name, &native);
}

static void
update_operators(struct runtime *runtime, struct type *table)
{
    const struct type *solid = class_of(table)->solid;
    table->scene_kinds = table->scene_in_place_kinds = 0;
    table->scene_unary_kinds = 0;
    for (unsigned kind = 0; kind < OPERATOR_KINDS; kind++) {
        const struct scene_operator *names = &scene_operators[kind];
        if (has(runtime, table, names->name) ||
            has(runtime, table, names->reflected))
            table->scene_kinds |= OPERATOR_BIT(kind);
        if (has(runtime, table, names->in_place))
            table->scene_in_place_kinds |= OPERATOR_BIT(kind);
    }
    for (unsigned kind = 0; kind < UNARY_KINDS; kind++)
        if (has(runtime, table, scene_unaries[kind]))
            table->scene_unary_kinds |= OPERATOR_BIT(kind);
    table->sequence_kinds = solid->sequence_kinds & ~table->scene_kinds;
    table->binary = table->scene_kinds != 0 ? scene_binary : solid->binary;
    table->in_place =
        table->scene_in_place_kinds != 0 ? scene_in_place : solid->in_place;
    table->unary =
        table->scene_unary_kinds != 0 ? scene_unary : solid->unary;
    table->power =
        has(runtime, table, "__pow__") ? scene_power : solid->power;
}

/* ---- objects with a C struct of their own -------------------------------- */

static void
clear(struct runtime *runtime, struct object *object)
{
    instance_clear(runtime, object);
    const struct type *solid = class_of(object->type)->solid;
    if (solid->clear != NULL)
        solid->clear(runtime, object);
}

/* Whether dict and weak references of objects are in front of them. */
static bool
manages_dict(const struct runtime *runtime, const struct class *class)
{
    const struct profile *profile = runtime->profile;
    bool variable = class->solid->flags & TYPE_VARIABLE;
    return class->has_dict && !type_has_dict(class->solid) &&
           !profile->instance_dict_eager &&
           (!variable || profile->managed_weak_references);
}

static bool
adds_weak(const struct class *class)
{
    return class->has_weak_references &&
           !type_has_weak_references(class->solid);
}

uint32_t
class_front_size(const struct runtime *runtime, const struct class *class)
{
    bool managed_weak =
        adds_weak(class) && runtime->profile->managed_weak_references;
    return manages_dict(runtime, class) || managed_weak ? 16 : 0;
}

/* Returns the bytes that a class adds to the objects of its built-in base, as
 * sys.getsizeof counts them. */
static uint32_t
extra_size(const struct runtime *runtime, const struct class *class)
{
    const struct type *solid = class->solid;
    bool has_dict = class->has_dict && !type_has_dict(solid);
    uint32_t front = class_front_size(runtime, class) +
                     (solid->flags & TYPE_HAS_GC_HEAD ? 0 : 16);
    if (solid->flags & TYPE_SIZES_ITSELF)
        return front;
    uint32_t words =
        class->member_count +
        (has_dict && !manages_dict(runtime, class)) +
        (adds_weak(class) && !runtime->profile->managed_weak_references);
    return front + 8 * words;
}

static void
extend_objects(struct runtime *runtime, struct class *class)
{
    struct type *table = &class->table;
    table->flags |= TYPE_EXTENDED;
    if (class->solid->scheme == SLOTS_NONE)
        table->scheme = SLOTS_NAMES;
    table->clear = clear;
    table->extra_size = extra_size(runtime, class);
}

void
class_slots_update(struct runtime *runtime, struct class *class)
{
    struct type *table = &class->table;
    if (class->solid != &object_type && !type_is(table, &type_type))
        extend_objects(runtime, class);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        update_row(runtime, table, &rows[i]);
    scene_attributes_update(runtime, table);
    update_comparison(runtime, table);
    update_operators(runtime, table);
    if (table->del != NULL)
        runtime->has_finalizers = true;
}
