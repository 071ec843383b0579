#include "object/exception.h"

#include <string.h>

#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

enum { GC_HEAD = 16 };

enum exception_index {
#define EXCEPTION(name, base) INDEX_##name,
#include "object/exceptions.def"
#undef EXCEPTION
    EXCEPTION_COUNT
};

/* ---- objects ---- */

static const char *const slot_names[] = {
    [EXCEPTION_ARGS] = "args",
    [EXCEPTION_TRACEBACK] = "__traceback__",
    [EXCEPTION_CAUSE] = "__cause__",
    [EXCEPTION_CONTEXT] = "__context__",
    [EXCEPTION_FIRST] = "(first)",
    [EXCEPTION_SECOND] = "(second)",
};

/* AttributeError and NameError keep what was looked for (PEP 657's
 * suggestions need it), where the version does. */
static bool
keeps_subject(const struct runtime *runtime, const struct type *type)
{
    return runtime->profile->attribute_error_keeps_object &&
           (type_is(type, exception_type("AttributeError")) ||
            type_is(type, exception_type("NameError")));
}

static uint64_t
size_of_type(const struct runtime *runtime, const struct type *type)
{
    uint64_t size = (uint64_t)runtime->profile->exception_size;
    if (keeps_subject(runtime, type))
        size += type_is(type, exception_type("AttributeError")) ? 16 : 8;
    return size;
}

struct object *
exception_new(struct runtime *runtime, const struct type *type,
              struct object *args)
{
    uint64_t size = size_of_type(runtime, type);
    struct object_birth birth = {
        .kind = NODE_OBJECT, .size = size, .block_size = size};
    struct object *object = object_new(runtime, type, &birth);
    if (object == NULL)
        return NULL;
    for (uint32_t i = 0; i <= EXCEPTION_SECOND; i++) {
        if (!slots_insert(runtime, object, i, 1, slot_names[i])) {
            object_discard(runtime, object);
            return NULL;
        }
    }
    slot_set(runtime, object, EXCEPTION_ARGS, args);
    return object;
}

static uint64_t
exception_size(struct runtime *runtime, struct object *object)
{
    return size_of_type(runtime, object->type) - GC_HEAD;
}

/* ---- text ---- */

static bool
str_exception(struct runtime *runtime, struct object *object,
              struct text *out)
{
    struct object *args = object->slots[EXCEPTION_ARGS];
    if (args->slot_count == 0)
        return true;
    if (args->slot_count > 1)
        return object_repr(runtime, args, out);
    if (type_is(object->type, exception_type("KeyError")))
        return object_repr(runtime, args->slots[0], out);
    return object_str(runtime, args->slots[0], out);
}

static bool
repr_exception(struct runtime *runtime, struct object *object,
               struct text *out)
{
    struct object *args = object->slots[EXCEPTION_ARGS];
    text_add_string(out, object->type->name);
    if (args->slot_count != 1)
        return object_repr(runtime, args, out);
    text_add_byte(out, '(');
    if (!object_repr(runtime, args->slots[0], out))
        return false;
    text_add_byte(out, ')');
    return true;
}

void
exception_describe(struct runtime *runtime, struct object *exception,
                   struct text *out)
{
    struct text message = {0};
    text_add_string(out, exception->type->name);
    if (!object_str(runtime, exception, &message)) {
        text_clear(&message);
        text_add_string(&message, "<exception str() failed>");
        clear_error(runtime);
    }
    if (message.length > 0) {
        text_add_string(out, ": ");
        text_add(out, message.bytes, message.length);
    }
    text_release(&message);
}

/* ---- attributes ---- */

static bool
construct_exception(struct runtime *runtime, const struct type *type,
                    const struct arguments *arguments, struct ref result)
{
    struct object *args;
    if (arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "%s() takes no keyword arguments", type->name);
    args = tuple_from_items(runtime, arguments->items,
                            (uint32_t)arguments->count);
    return args != NULL &&
           store(runtime, result, exception_new(runtime, type, args));
}

static const struct {
    const char *name;
    enum exception_slot slot;
} attributes[] = {
    {"args", EXCEPTION_ARGS},
    {"__traceback__", EXCEPTION_TRACEBACK},
    {"__cause__", EXCEPTION_CAUSE},
    {"__context__", EXCEPTION_CONTEXT},
};

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    struct object *args = object->slots[EXCEPTION_ARGS];
    bool has_code = strcmp(name, "code") == 0 &&
                    type_is(object->type, exception_type("SystemExit"));
    bool has_value = strcmp(name, "value") == 0 &&
                     type_is(object->type, exception_type("StopIteration"));
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (strcmp(name, attributes[i].name) == 0) {
            struct object *found = object->slots[attributes[i].slot];
            return store(runtime, result, found ? found : atom_none(runtime));
        }
    }
    if (has_code || has_value)
        return store(runtime, result,
                     args->slot_count > 0 ? args->slots[0]
                                          : atom_none(runtime));
    return raise_attribute_error(runtime, object, name);
}

/* ---- the types ---- */

static const struct type types[EXCEPTION_COUNT] = {
#define EXCEPTION(exception, parent)                                     \
    [INDEX_##exception] = {                                              \
        .name = #exception,                                              \
        .base = INDEX_##exception == INDEX_##parent                      \
                    ? NULL                                               \
                    : &types[INDEX_##parent],                            \
        .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_EXCEPTION |      \
                 TYPE_BASE,                                              \
        .scheme = SLOTS_NAMES,                                           \
        .struct_size = sizeof(struct object),                            \
        .size = exception_size,                                          \
        .repr = repr_exception,                                          \
        .str = str_exception,                                            \
        .get_attribute = get_attribute,                                  \
        .construct = construct_exception,                                \
    },
#include "object/exceptions.def"
#undef EXCEPTION
};

const struct type *
exception_type(const char *name)
{
    for (size_t i = 0; i < EXCEPTION_COUNT; i++)
        if (strcmp(types[i].name, name) == 0)
            return &types[i];
    return NULL;
}

const struct type *
exception_type_at(size_t index)
{
    return index < EXCEPTION_COUNT ? &types[index] : NULL;
}

/* ---- raising ---- */

/* Makes an exception of a built-in type with one argument, or none (NULL). */
static struct object *
make(struct runtime *runtime, const char *type, struct object *argument)
{
    struct object *args = argument ? tuple_from_items(runtime, &argument, 1)
                                   : tuple_empty(runtime);
    return args ? exception_new(runtime, exception_type(type), args) : NULL;
}

static bool
make_with_message(struct runtime *runtime, const char *type,
                  const char *message, size_t length, struct ref place)
{
    struct object *text =
        length > 0 ? atom_new_str(runtime, message, length) : NULL;
    if (length > 0 && text == NULL)
        return false;
    return store(runtime, place, make(runtime, type, text));
}

void
exceptions_install(struct runtime *runtime)
{
    runtime_set_exception_maker(runtime, make_with_message);
}

bool
raise_exception(struct runtime *runtime, struct object *exception)
{
    ref_set(runtime, runtime->exception, exception);
    return false;
}

bool
raise_with_object(struct runtime *runtime, const char *type,
                  struct object *argument)
{
    struct object *exception = make(runtime, type, argument);
    return exception != NULL && raise_exception(runtime, exception);
}

bool
is_raised(const struct runtime *runtime, const char *type)
{
    const struct object *raised = ref_get(runtime->exception);
    return raised != NULL && type_is(raised->type, exception_type(type));
}

/* Puts what was looked for, and where, into the exception being raised. */
static void
keep_subject(struct runtime *runtime, const char *name,
             struct object *object)
{
    struct object *raised = ref_get(runtime->exception);
    if (raised == NULL || !keeps_subject(runtime, raised->type))
        return;
    slot_set(runtime, raised, EXCEPTION_FIRST,
             str_intern_c(runtime, name, true));
    if (object != NULL)
        slot_set(runtime, raised, EXCEPTION_SECOND, object);
}

bool
raise_attribute_error(struct runtime *runtime, struct object *object,
                      const char *name)
{
    raise_error(runtime, "AttributeError",
                "'%s' object has no attribute '%s'", object->type->name,
                name);
    keep_subject(runtime, name, object);
    return false;
}

bool
raise_name_error(struct runtime *runtime, const char *type, const char *name,
                 const char *format)
{
    struct text message = {0};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    text_add_format(&message, format, name);
#pragma GCC diagnostic pop
    raise_error(runtime, type, "%s", text_string(&message));
    text_release(&message);
    keep_subject(runtime, name, NULL);
    return false;
}
