/* Giving a class other bases (type_set_bases, Objects/typeobject.c). */
#include "object/class.h"
#include "object/exception.h"
#include "object/tuple.h"

/* Computes the order of a class and of all that derives from it anew. */
static bool
order_again(struct runtime *runtime, struct class *class)
{
    const struct type **order;
    size_t count;
    struct object *bases = class->head.object.slots[CLASS_BASES];
    if (!class_find_order(runtime, &class->table, bases, &order, &count) ||
        !class_set_order(runtime, class, order, count))
        return false;
    for (size_t i = 0; i < class->subclasses.count; i++)
        if (!order_again(runtime, (struct class *)(void *)
                                      class->subclasses.items[i]))
            return false;
    return true;
}

static bool
check_new_bases(struct runtime *runtime, const struct class *class,
                struct object *value)
{
    if (!object_is_tuple(value))
        return raise_error(runtime, "TypeError",
                           "can only assign tuple to %s.__bases__, not %s",
                           class->name, type_short_name(value->type));
    if (value->slot_count == 0)
        return raise_error(runtime, "TypeError",
                           "can only assign non-empty tuple to "
                           "%s.__bases__, not ()",
                           class->name);
    for (uint32_t i = 0; i < value->slot_count; i++) {
        struct object *base = value->slots[i];
        if (!object_is_type(base))
            return raise_error(runtime, "TypeError",
                               "%s.__bases__ must be tuple of classes, not "
                               "'%s'",
                               class->name, base->type->name);
        if (type_is(type_object_type(base), &class->table))
            return raise_error(runtime, "TypeError",
                               "a __bases__ item causes an inheritance "
                               "cycle");
    }
    return true;
}

bool
class_refuse_delete(struct runtime *runtime, const struct class *class,
                    const char *name)
{
    return raise_error(runtime, "TypeError",
                       runtime->profile->minor >= 10
                           ? "cannot delete '%2$s' attribute of "
                             "immutable type '%1$s'"
                           : "can't delete %s.%s",
                       class->name, name);
}

bool
class_set_bases(struct runtime *runtime, struct class *class,
                const char *name, struct object *value)
{
    struct object *object = &class->head.object;
    if (value == NULL)
        return class_refuse_delete(runtime, class, name);
    if (!check_new_bases(runtime, class, value))
        return false;
    const struct type *base = class_best_base(runtime, value);
    if (base == NULL)
        return false;
    const struct type *solid =
        base->class != NULL ? class_of(base)->solid : base;
    if (solid != class->solid || type_has_dict(base) !=
                                     type_has_dict(class->table.base))
        return raise_error(runtime, "TypeError",
                           "__bases__ assignment: '%s' object layout "
                           "differs from '%s'",
                           base->name, class->table.base->name);
    class_forget(runtime, object);
    type_object_register(runtime, &class->table, object);
    slot_set(runtime, object, CLASS_BASES, value);
    slot_set(runtime, object, CLASS_BASE, type_object_of(runtime, base));
    class->table.base = base;
    class_note_bases(class);
    if (!order_again(runtime, class))
        return false;
    class_modified(runtime, class);
    return true;
}
