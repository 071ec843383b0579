#include "library/results.h"

#include "object/atom.h"
#include "object/tuple.h"

bool
give(struct runtime *runtime, struct object *object, struct ref result)
{
    if (!object)
        return false;
    ref_set(runtime, result, object);
    return true;
}

bool
give_none(struct runtime *runtime, struct ref result)
{
    return give(runtime, atom_none(runtime), result);
}

bool
give_bool(struct runtime *runtime, bool truth, struct ref result)
{
    return give(runtime, atom_new_bool(runtime, truth), result);
}

bool
give_int(struct runtime *runtime, int64_t number, struct ref result)
{
    return give(runtime, atom_new_int(runtime, number), result);
}

bool
give_float(struct runtime *runtime, double number, struct ref result)
{
    return give(runtime, atom_new_float(runtime, number), result);
}

bool
give_text(struct runtime *runtime, struct text *text, struct ref result)
{
    struct object *made =
        atom_new_str(runtime, text_string(text), text->length);
    text_release(text);
    return give(runtime, made, result);
}

bool
give_value(struct runtime *runtime, struct value *value, struct ref result)
{
    return give(runtime, atom_take(runtime, value), result);
}

bool
give_tuple(struct runtime *runtime, struct object **items, uint32_t count,
           struct ref result)
{
    for (uint32_t i = 0; i < count; i++)
        if (!items[i])
            return false;
    return give(runtime, tuple_from_items(runtime, items, count), result);
}
