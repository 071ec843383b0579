/*
 * ctypes, as far as a count can be read with it:
 *
 *     ctypes.c_long.from_address(id(x)).value
 *
 * The first word of every object is its count (struct _object,
 * Include/object.h), and nothing else of the simulated memory has contents,
 * so only the address of a live object can be read.
 */
#include "library/answer.h"
#include "library/modules.h"
#include "object/function.h"
#include "object/module.h"

/* What an immortal object's first word holds (PEP 683). */
#define IMMORTAL_COUNT 4294967295

/* ---- c_long(…): a number of C, of its own or somewhere in memory ---- */

struct c_number {
    struct object object;
    uint64_t read_from; /* address; 0: the number is its own */
    int64_t own;
};

static bool
get_value(struct runtime *runtime, struct object *object, struct ref result)
{
    const struct c_number *number = (const void *)object;
    const struct object *there;

    if (number->read_from == 0)
        return answer(runtime, result, atom_new_int(runtime, number->own));
    there = object_at_address(runtime, number->read_from);
    if (there == NULL)
        return raise_error(runtime, "ValueError",
                           "no object begins at address 0x%llx now; real "
                           "memory may hold anything there",
                           (unsigned long long)number->read_from);
    return answer(runtime, result,
                  atom_new_int(runtime, there->flags & NODE_IMMORTAL
                                            ? IMMORTAL_COUNT
                                            : (int64_t)there->count));
}

static uint64_t
c_number_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return 128; /* sizeof(CDataObject), the same in all versions */
}

static const struct getter c_number_getters[] = {
    {"value", get_value},
    {NULL, NULL},
};

/* One type for each name, since type(o).__name__ can be read. */
#define C_NUMBER_TYPE(variable, text)           \
    static const struct type variable = {       \
        .name = text,                           \
        .struct_size = sizeof(struct c_number), \
        .size = c_number_size,                  \
        .getters = c_number_getters,            \
    }

C_NUMBER_TYPE(c_long_type, "c_long");
C_NUMBER_TYPE(c_ulong_type, "c_ulong");

static struct object *
c_number_new(struct runtime *runtime, const struct type *type,
             uint64_t address, int64_t own)
{
    struct object_birth birth = {
        .kind = NODE_OBJECT,
        .flags = NODE_OPAQUE,
        .size = 128,
        .block_size = 128,
    };
    struct object *object = object_new(runtime, type, &birth);
    struct c_number *number = (void *)object;

    if (object != NULL) {
        number->read_from = address;
        number->own = own;
    }
    return object;
}

/* ---- c_long: what can be called and has from_address ---- */

struct c_type {
    struct object object;
    const struct type *makes;
};

static bool
from_address(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    const struct c_type *type = (const void *)self;
    int64_t address;

    if (!object_is_int(arguments->items[0]))
        return raise_error(runtime, "TypeError", "integer expected");
    if (!atom_to_index(runtime, arguments->items[0], true, &address))
        return false;
    if (address == 0)
        return raise_error(runtime, "ValueError", "NULL pointer access");
    return answer(runtime, result,
                  c_number_new(runtime, type->makes, (uint64_t)address, 0));
}

static bool
call_type(struct runtime *runtime, struct object *callable,
          const struct arguments *arguments, struct ref result)
{
    const struct c_type *type = (const void *)callable;
    int64_t own = 0;

    if (arguments->count > 0 &&
        !atom_to_index(runtime, arguments->items[0], true, &own))
        return false;
    return answer(runtime, result,
                  c_number_new(runtime, type->makes, 0, own));
}

static bool
repr_type(struct runtime *runtime, struct object *object, struct text *out)
{
    const struct c_type *type = (const void *)object;

    (void)runtime;
    text_add_format(out, "<class 'ctypes.%s'>", type->makes->name);
    return true;
}

static const struct method type_methods[] = {
    {"from_address", from_address, 1, 1, NULL, "from_address(address)"},
    {NULL, NULL, 0, 0, NULL, NULL},
};

static const struct type c_type_type = {
    .name = "PyCSimpleType",
    .struct_size = sizeof(struct c_type),
    .repr = repr_type,
    .call = call_type,
    .methods = type_methods,
};

static bool
add_type(struct runtime *runtime, struct object *module, const char *name,
         const struct type *makes)
{
    struct object_birth birth = {
        .kind = NODE_OBJECT,
        .name = makes->name,
        .flags = NODE_SHARED | NODE_OPAQUE,
        .size = 1712,
        .block_size = 1712,
    };
    struct object *object = object_new(runtime, &c_type_type, &birth);

    if (object == NULL)
        return false;
    ((struct c_type *)(void *)object)->makes = makes;
    return module_set(runtime, module, name, object);
}

/* On 64-bit Linux c_ssize_t and c_longlong are other names of c_long. */
static const struct {
    const char *name;
    const struct type *makes;
} names[] = {
    {"c_long", &c_long_type},     {"c_ssize_t", &c_long_type},
    {"c_longlong", &c_long_type}, {"c_int64", &c_long_type},
    {"c_ulong", &c_ulong_type},   {"c_size_t", &c_ulong_type},
    {"c_ulonglong", &c_ulong_type}, {"c_uint64", &c_ulong_type},
};

static bool
fill(struct runtime *runtime, struct object *module)
{
    struct object *first;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        first = NULL;
        for (size_t j = 0; j < i && first == NULL; j++)
            if (names[j].makes == names[i].makes)
                first = module_find(runtime, module, names[j].name);
        if (first != NULL
                ? !module_set(runtime, module, names[i].name, first)
                : !add_type(runtime, module, names[i].name, names[i].makes))
            return false;
    }
    return true;
}

static const char *const attributes[] = {
    "c_int64", "c_long",   "c_longlong", "c_size_t",    "c_ssize_t",
    "c_uint64", "c_ulong", "c_ulonglong", NULL};

const struct module_definition ctypes_module = {"ctypes", NULL, attributes,
                                                fill};
