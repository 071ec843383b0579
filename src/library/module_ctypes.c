/*
 * ctypes, as far as lessons use it: c_long.from_address(id(x)).value reads the
 * first word of an object, which is its reference count.
 */
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/function.h"
#include "object/type_object.h"

/* ---- numbers in memory -------------------------------------------------- */

/* A type of C; what all names for it share. */
struct c_kind {
    const char *name; /* type(n).__name__ */
    unsigned bits;
    bool is_signed;
};

/* A number that lies at an address. */
struct c_number {
    struct object object;
    const struct c_kind *kind;
    uint64_t address;
};

/* The type itself: `ctypes.c_long`. */
struct c_type {
    struct object object;
    const struct c_kind *kind;
};

/* An immortal object's count as 64 bits. */
#define IMMORTAL_COUNT UINT64_C(4294967295)

/* Reads the count of the object that lives at an address. */
static bool
read_count(struct runtime *runtime, uint64_t address, uint64_t *count)
{
    struct object *object = object_at_address(runtime, address);
    if (!object || object->address != address)
        return stop_run(runtime, "nothing lives at address 0x%llx: reading "
                        "it in Python would give any number, or crash",
                        (unsigned long long)address);
    *count = object->flags & NODE_IMMORTAL ? IMMORTAL_COUNT : object->count;
    return true;
}

static bool
get_value(struct runtime *runtime, struct object *object, struct ref result)
{
    const struct c_number *number = (const struct c_number *)object;
    uint64_t count;
    if (!read_count(runtime, number->address, &count))
        return false;
    if (number->kind->bits == 32)
        return give_int(runtime,
                        number->kind->is_signed ? (int32_t)(uint32_t)count
                                                : (int64_t)(uint32_t)count,
                        result);
    return give_int(runtime, (int64_t)count, result);
}

static bool
refuse_change(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    (void)object;
    (void)value;
    return stop_run(runtime, "setting .%s would write into memory, which is "
                    "not simulated", name);
}

static bool
show_number(struct runtime *runtime, struct object *object, struct text *out)
{
    const struct c_number *number = (const struct c_number *)object;
    uint64_t count;
    if (!read_count(runtime, number->address, &count))
        return false;
    text_add_format(out, "%s(%lld)", number->kind->name, (long long)count);
    return true;
}

static const struct getter number_getters[] = {{"value", get_value}, {0}};

#define NUMBER_TYPE(type_name)                                            \
    {                                                                     \
        .name = type_name, .struct_size = sizeof(struct c_number),        \
        .scheme = SLOTS_REFERENTS, .repr = show_number,                   \
        .set_attribute = refuse_change, .getters = number_getters         \
    }

static const struct type c_long_type = NUMBER_TYPE("c_long");
static const struct type c_ulong_type = NUMBER_TYPE("c_ulong");
static const struct type c_int_type = NUMBER_TYPE("c_int");
static const struct type c_uint_type = NUMBER_TYPE("c_uint");

static const struct c_kind kinds[] = {
    {"c_long", 64, true},
    {"c_ulong", 64, false},
    {"c_int", 32, true},
    {"c_uint", 32, false},
};
static const struct type *const number_types[] = {
    &c_long_type, &c_ulong_type, &c_int_type, &c_uint_type};

/* ---- their types -------------------------------------------------------- */

static bool
from_address(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    const struct c_kind *kind = ((const struct c_type *)self)->kind;
    int64_t address;
    if (!object_is_int(arguments->items[0]))
        return raise_error(runtime, "TypeError", "integer expected");
    if (!atom_to_index(runtime, arguments->items[0], false, &address))
        return false;
    struct object_birth birth = {
        .kind = NODE_OBJECT, .size = 128, .block_size = 128 + 16};
    struct object *object =
        object_new(runtime, number_types[kind - kinds], &birth);
    if (!object)
        return false;
    ((struct c_number *)object)->kind = kind;
    ((struct c_number *)object)->address = (uint64_t)address;
    return give(runtime, object, result);
}

static bool
show_type(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<class 'ctypes.%s'>",
                    ((const struct c_type *)object)->kind->name);
    return true;
}

static bool
refuse_call(struct runtime *runtime, struct object *callable,
            const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    (void)result;
    return stop_run(runtime, "%s() is not simulated: only "
                    "%s.from_address(id(x)).value is",
                    ((const struct c_type *)callable)->kind->name,
                    ((const struct c_type *)callable)->kind->name);
}

static const struct method from_address_method = {
    "from_address", from_address, 1, 1, NULL,
    "what lies at an address, as a C number"};

/* c_long.from_address is made anew whenever it is asked for, also to be called
 * at once: types look their attributes up in a way of their own, so there is
 * no short cut for methods (_PyObject_GetMethod).  From 3.13 on it is of a type
 * of its own, and refers to the metatype too. */
static bool
call_method(struct runtime *runtime, struct object *callable,
            const struct arguments *arguments, struct ref result)
{
    return method_call(runtime, NULL, &from_address_method,
                       callable->slots[1], arguments, result);
}

static bool
show_method(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out,
                    "<built-in method from_address of "
                    "_ctypes.PyCSimpleType object at 0x%llx>",
                    (unsigned long long)object->slots[1]->address);
    return true;
}

static const struct type c_method_type = {
    .name = "builtin_method",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct object),
    .repr = show_method,
    .call = call_method,
};

static bool
get_from_address(struct runtime *runtime, struct object *object,
                 struct ref result)
{
    struct object_birth birth = {
        .kind = NODE_OBJECT, .size = 72 + 8, .block_size = 64 + 16};
    if (!runtime->profile->from_address_in_metatype)
        return give(runtime,
                    builtin_new_bound(runtime, object->type,
                                      &from_address_method, object),
                    result);
    struct object *metatype = type_object_of(runtime, object->type);
    struct object *method =
        metatype ? object_new(runtime, &c_method_type, &birth) : NULL;
    if (!method || !slots_insert(runtime, method, 0, 2, NULL))
        return false;
    slot_set(runtime, method, 0, metatype);
    slot_set(runtime, method, 1, object);
    return give(runtime, method, result);
}

static const struct getter type_getters[] = {
    {"from_address", get_from_address}, {0}};

static const struct type c_type_type = {
    .name = "PyCSimpleType",
    .struct_size = sizeof(struct c_type),
    .repr = show_type,
    .call = refuse_call,
    .getters = type_getters,
};

static bool
make_type(struct runtime *runtime, size_t which, struct ref result)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .name = kinds[which].name,
                                 .flags = NODE_SHARED,
                                 .size = 1064,
                                 .block_size = 1064};
    struct object *object = object_new(runtime, &c_type_type, &birth);
    if (object)
        ((struct c_type *)object)->kind = &kinds[which];
    return give(runtime, object, result);
}

/* On 64-bit Linux many names are the same type (ctypes/__init__.py); they
 * share it through the module's table of constants. */
static bool
make_long(struct runtime *runtime, struct ref result)
{
    return make_type(runtime, 0, result);
}

static bool
make_ulong(struct runtime *runtime, struct ref result)
{
    return make_type(runtime, 1, result);
}

static bool
make_int(struct runtime *runtime, struct ref result)
{
    return make_type(runtime, 2, result);
}

static bool
make_uint(struct runtime *runtime, struct ref result)
{
    return make_type(runtime, 3, result);
}

static const struct constant_entry constants[] = {
    {"c_long", make_long},      {"c_ssize_t", make_long},
    {"c_longlong", make_long},  {"c_int64", make_long},
    {"c_ulong", make_ulong},    {"c_size_t", make_ulong},
    {"c_ulonglong", make_ulong}, {"c_uint64", make_ulong},
    {"c_int", make_int},        {"c_int32", make_int},
    {"c_uint", make_uint},      {"c_uint32", make_uint},
    {0},
};

static const struct method functions[] = {{0}};

const struct library_module module_ctypes = {
    .name = "ctypes",
    .functions = functions,
    .constants = constants,
    .written_in_python = true,
};
