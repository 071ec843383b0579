#include "object/default.h"

#include "object/atom.h"
#include "object/class.h"
#include "object/dict.h"
#include "object/operation.h"
#include "value/hash.h"

/* Appends the name of a type with the module that it says it is from. */
static void
write_type_name(struct runtime *runtime, const struct type *type,
                struct text *out)
{
    if (type->class == NULL) {
        text_add_string(out, type->name);
        return;
    }
    const struct class *class = class_of(type);
    const struct string *module = type_module(runtime, type);
    if (module != NULL) {
        string_to_text(module, out);
        text_add_byte(out, '.');
    }
    text_add_string(out, class->qualified_name);
}

bool
default_repr(struct runtime *runtime, struct object *object, struct text *out)
{
    text_add_byte(out, '<');
    write_type_name(runtime, object->type, out);
    text_add_format(out, " object at 0x%llx>",
                    (unsigned long long)object->address);
    return true;
}

bool
default_str(struct runtime *runtime, struct object *object, struct text *out)
{
    return object_repr(runtime, object, out);
}

bool
default_format(struct runtime *runtime, struct object *object,
               const char *specification, size_t length, struct text *out)
{
    (void)specification;
    if (length > 0)
        return raise_error(
            runtime, "TypeError",
            "unsupported format string passed to %s.__format__",
            object->type->name);
    return object_str(runtime, object, out);
}

bool
default_hash(struct runtime *runtime, struct object *object, int64_t *hash)
{
    (void)runtime;
    *hash = hash_address(object->address);
    return true;
}

/* The opposite of what == says (object_richcompare, Py_NE). */
static enum outcome
compare_not_equal(struct runtime *runtime, struct object *a,
                  struct object *b, bool *truth)
{
    const struct type *type = a->type;
    if (type->compare_truth == NULL || type->compare_truth == default_compare)
        return OUTCOME_NOT_IMPLEMENTED;
    enum outcome outcome =
        type->compare_truth(runtime, a, b, IS_EQUAL, truth);
    *truth = !*truth;
    return outcome;
}

enum outcome
default_compare(struct runtime *runtime, struct object *a, struct object *b,
                enum comparison_kind kind, bool *truth)
{
    if (kind == IS_NOT_EQUAL)
        return compare_not_equal(runtime, a, b, truth);
    *truth = true;
    return kind == IS_EQUAL && a == b ? OUTCOME_DONE
                                      : OUTCOME_NOT_IMPLEMENTED;
}
