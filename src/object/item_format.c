#include "object/item_format.h"

#include <string.h>

#include "object/store.h"
#include "value/integer.h"
#include "value/number.h"

static const struct item_format formats[] = {
    {'b', 1, true, false, "signed char"},
    {'B', 1, false, false, "unsigned byte integer"},
    {'h', 2, true, false, "signed short integer"},
    {'H', 2, false, false, "unsigned short"},
    {'i', 4, true, false, "signed integer"},
    {'I', 4, false, false, "unsigned int"},
    {'l', 8, true, false, "signed long"},
    {'L', 8, false, false, "unsigned long"},
    {'q', 8, true, false, "signed long long"},
    {'Q', 8, false, false, "unsigned long long"},
    {'f', 4, true, true, "float"},
    {'d', 8, true, true, "double"},
};

const struct item_format *
item_format_find(char code)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i].code == code)
            return &formats[i];
    return NULL;
}

bool
item_get(struct runtime *runtime, const struct item_format *format,
         const uint8_t *data, struct ref result)
{
    if (format->is_float) {
        double number;
        float half;
        if (format->size == 4) {
            memcpy(&half, data, sizeof half);
            number = (double)half;
        } else {
            memcpy(&number, data, sizeof number);
        }
        return store(runtime, result, atom_new_float(runtime, number));
    }
    struct value value = value_from_integer(
        integer_from_bytes(data, format->size, true, format->is_signed));
    return store_value(runtime, result, &value);
}

static bool
put_float(struct runtime *runtime, const struct item_format *format,
          struct object *object, uint8_t *data)
{
    struct value_context *context = value_context_of(runtime);
    double number;
    if (!object_is_atom(object) || atom_value(object)->kind < VALUE_BOOL ||
        atom_value(object)->kind > VALUE_FLOAT)
        return raise_error(runtime, "TypeError",
                           "must be real number, not %s",
                           object->type->name);
    if (!value_to_float(atom_value(object), &number, context))
        return raise_value_error(runtime, context);
    float half = (float)number;
    memcpy(data, format->size == 4 ? (void *)&half : (void *)&number,
           format->size);
    return true;
}

bool
item_put(struct runtime *runtime, const struct item_format *format,
         struct object *object, uint8_t *data)
{
    struct value_context *context = value_context_of(runtime);
    if (format->is_float)
        return put_float(runtime, format, object, data);
    if (!object_is_int(object))
        return raise_error(runtime, "TypeError",
                           runtime->profile->minor < 10
                               ? "an integer is required (got type %s)"
                               : "'%s' object cannot be interpreted as an "
                                 "integer",
                           object->type->name);
    const struct value *value = atom_value(object);
    struct integer number =
        value->kind == VALUE_BOOL ? integer_from_int64(value->as.boolean)
                                  : value->as.integer;
    if (integer_to_bytes(number, data, format->size, true,
                         format->is_signed, context))
        return true;
    bool below = integer_sign(number) < 0;
    value_context_clear(context);
    if (format->size > 2 && !format->is_signed && below)
        return raise_error(runtime, "OverflowError",
                           "can't convert negative value to unsigned int");
    if (format->size == 8)
        return raise_error(runtime, "OverflowError",
                           "int too big to convert");
    return raise_error(runtime, "OverflowError", "%s is %s than %s",
                       format->name, below ? "less" : "greater",
                       below ? "minimum" : "maximum");
}
