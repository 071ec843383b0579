#include "object/exception.h"

#include "base/bug.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

enum { SLOT = 8 };

enum exception_kind {
#define EXCEPTION(name, base, first, second) KIND_##name,
#include "object/exceptions.def"
#undef EXCEPTION
    KIND_COUNT
};

/* Names of the slots that a type has besides those of all. */
static const char *const own_slots[KIND_COUNT][2] = {
#define EXCEPTION(name, base, first, second) {first, second},
#include "object/exceptions.def"
#undef EXCEPTION
};

static bool exception_repr(struct runtime *runtime, struct object *exception,
                           struct text *out);
static bool exception_str(struct runtime *runtime, struct object *exception,
                          struct text *out);
static bool construct(struct runtime *runtime, const struct type *type,
                      const struct arguments *arguments, struct ref result);
static bool get_attribute(struct runtime *runtime, struct object *exception,
                          const char *name, struct ref result);
static void clear(struct runtime *runtime, struct object *exception);

static const struct type types[KIND_COUNT] = {
#define EXCEPTION(exception, parent, first, second)                     \
    [KIND_##exception] = {                                              \
        .name = #exception,                                             \
        .base = KIND_##parent == KIND_##exception ? NULL                \
                                                  : &types[KIND_##parent], \
        .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_EXCEPTION |     \
                 TYPE_BASE,                                             \
        .scheme = SLOTS_NAMES,                                          \
        .struct_size = sizeof(struct object),                           \
        .repr = exception_repr,                                         \
        .str = exception_str,                                           \
        .construct = construct,                                         \
        .get_attribute = get_attribute,                                 \
        .clear = clear},
#include "object/exceptions.def"
#undef EXCEPTION
};

const struct type *
exception_type(const char *name)
{
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (strcmp(types[i].name, name) == 0)
            return &types[i];
    return NULL;
}

const struct type *
exception_type_at(size_t index)
{
    return index < KIND_COUNT ? &types[index] : NULL;
}

/* ---- birth -------------------------------------------------------------- */

/* Returns the built-in type that a type is or derives from. */
static size_t
kind_of(const struct type *type)
{
    while (type < &types[0] || type >= &types[KIND_COUNT])
        type = type->base;
    return (size_t)(type - types);
}

/* Returns how many slots a built-in type has besides those of all. */
static uint32_t
own_slot_count(const struct runtime *runtime, size_t kind)
{
    const struct type *type = &types[kind];
    bool has_subject = type_is(type, &types[KIND_AttributeError]) ||
                       type_is(type, &types[KIND_NameError]);
    if (own_slots[kind][0] == NULL ||
        (has_subject && !runtime->profile->attribute_error_keeps_object))
        return 0;
    return own_slots[kind][1] == NULL ? 1 : 2;
}

struct object *
exception_new(struct runtime *runtime, const struct type *type,
              struct object *args)
{
    static const char *const names[] = {
        [EXCEPTION_ARGS] = "args",
        [EXCEPTION_TRACEBACK] = "__traceback__",
        [EXCEPTION_CAUSE] = "__cause__",
        [EXCEPTION_CONTEXT] = "__context__"};
    const char *const *own = own_slots[kind_of(type)];
    uint32_t own_count = own_slot_count(runtime, kind_of(type));
    uint64_t size =
        (uint64_t)runtime->profile->exception_size + own_count * SLOT;
    struct object *exception =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = size,
                                          .block_size = size});
    if (exception == NULL)
        return NULL;
    for (uint32_t i = 0; i < EXCEPTION_FIRST + own_count; i++)
        if (!slots_insert(runtime, exception, i, 1,
                          i < EXCEPTION_FIRST ? names[i]
                                              : own[i - EXCEPTION_FIRST]))
            return NULL;
    slot_set(runtime, exception, EXCEPTION_ARGS, args);
    size_t kind = kind_of(type);
    if (kind == KIND_StopIteration || kind == KIND_SystemExit)
        slot_set(runtime, exception, EXCEPTION_FIRST,
                 args->slot_count > 0 ? args->slots[0] : atom_none(runtime));
    return exception;
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    if (arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "%s() takes no keyword arguments", type->name);
    struct object *args = tuple_from_items(runtime, arguments->items,
                                           (uint32_t)arguments->count);
    struct object *exception =
        args == NULL ? NULL : exception_new(runtime, type, args);
    return store(runtime, result, exception);
}

/* ---- raising ------------------------------------------------------------ */

/* Chains must have an end: where exception is part of the other one's, that
 * ends before it. */
void
exception_set_context(struct runtime *runtime, struct object *exception)
{
    struct object *handled = runtime_handled(runtime);
    if (handled == NULL || handled == exception)
        return;
    struct object *at = handled, *slow = handled;
    for (bool odd = false; at->slots[EXCEPTION_CONTEXT] != NULL;
         odd = !odd) {
        struct object *context = at->slots[EXCEPTION_CONTEXT];
        if (context == exception) {
            slot_set(runtime, at, EXCEPTION_CONTEXT, NULL);
            break;
        }
        at = context;
        slow = odd ? slow->slots[EXCEPTION_CONTEXT] : slow;
        if (at == slow)
            break;
    }
    slot_set(runtime, exception, EXCEPTION_CONTEXT, handled);
}

void
exception_set_cause(struct runtime *runtime, struct object *exception,
                    struct object *cause)
{
    slot_set(runtime, exception, EXCEPTION_CAUSE, cause);
}

bool
exception_restore(struct runtime *runtime, struct object *exception)
{
    if (!runtime->stopped)
        ref_set(runtime, runtime->exception, exception);
    return false;
}

bool
raise_exception(struct runtime *runtime, struct object *exception)
{
    exception_restore(runtime, exception);
    if (!runtime->stopped)
        exception_set_context(runtime, exception);
    return false;
}

bool
raise_with_object(struct runtime *runtime, const char *type,
                  struct object *argument)
{
    struct object *args = tuple_from_items(runtime, &argument, 1);
    struct object *exception =
        args == NULL
            ? NULL
            : exception_new(runtime, exception_type(type), args);
    return exception != NULL && raise_exception(runtime, exception);
}

static bool
make_exception(struct runtime *runtime, const char *name,
               const char *message, size_t length, struct ref place)
{
    const struct type *type = exception_type(name);
    BUG_UNLESS(type != NULL, "there is no exception %s", name);
    struct object *text = atom_new_str(runtime, message, length);
    struct object *args =
        text == NULL ? NULL : tuple_from_items(runtime, &text, 1);
    struct object *exception =
        args == NULL ? NULL : exception_new(runtime, type, args);
    if (!store(runtime, place, exception))
        return false;
    exception_set_context(runtime, exception);
    return true;
}

void
exceptions_install(struct runtime *runtime)
{
    runtime_set_exception_maker(runtime, make_exception);
}

bool
is_raised(const struct runtime *runtime, const char *type)
{
    struct object *exception = ref_get(runtime->exception);
    return !runtime->stopped && exception != NULL &&
           type_is(exception->type, exception_type(type));
}

bool
raise_attribute_error(struct runtime *runtime, struct object *object,
                      const char *name)
{
    raise_error(runtime, "AttributeError",
                "'%s' object has no attribute '%s'", object->type->name,
                name);
    attribute_error_keep(runtime, object, name);
    return false;
}

void
attribute_error_keep(struct runtime *runtime, struct object *object,
                     const char *name)
{
    struct object *exception = ref_get(runtime->exception);
    if (exception == NULL ||
        !runtime->profile->attribute_error_keeps_object)
        return;
    struct object *str = str_intern_c(runtime, name, true);
    slot_set(runtime, exception, EXCEPTION_FIRST, object);
    if (str != NULL)
        slot_set(runtime, exception, EXCEPTION_SECOND, str);
}

bool
raise_name_error(struct runtime *runtime, const char *type, const char *name,
                 const char *format)
{
    struct text message = {0};
    text_add_format(&message, format, name);
    raise_error(runtime, type, "%s", text_string(&message));
    text_release(&message);
    struct object *exception = ref_get(runtime->exception);
    if (exception != NULL && runtime->profile->attribute_error_keeps_object) {
        struct object *str = str_intern_c(runtime, name, true);
        if (str != NULL)
            slot_set(runtime, exception, EXCEPTION_FIRST, str);
    }
    return false;
}

/* ---- what exceptions do ------------------------------------------------- */

static bool
exception_repr(struct runtime *runtime, struct object *exception,
               struct text *out)
{
    struct object *args = exception->slots[EXCEPTION_ARGS];
    text_add_format(out, "%s(", exception->type->name);
    for (uint32_t i = 0; args != NULL && i < args->slot_count; i++) {
        if (i > 0)
            text_add_string(out, ", ");
        if (!object_repr(runtime, args->slots[i], out))
            return false;
    }
    text_add_byte(out, ')');
    return true;
}

static bool
exception_str(struct runtime *runtime, struct object *exception,
              struct text *out)
{
    struct object *args = exception->slots[EXCEPTION_ARGS];
    if (args == NULL || args->slot_count == 0)
        return true;
    if (args->slot_count > 1)
        return object_str(runtime, args, out);
    if (type_is(exception->type, &types[KIND_KeyError]))
        return object_repr(runtime, args->slots[0], out);
    return object_str(runtime, args->slots[0], out);
}

void
exception_describe(struct runtime *runtime, struct object *exception,
                   struct text *out)
{
    struct text message = {0};
    text_add_string(out, exception->type->name);
    if (!object_str(runtime, exception, &message)) {
        clear_error(runtime);
        text_clear(&message);
        text_add_string(&message, "<exception str() failed>");
    }
    if (message.length > 0)
        text_add_format(out, ": %s", text_string(&message));
    text_release(&message);
}

static const struct {
    const char *name;
    enum exception_slot slot;
} attributes[] = {{"args", EXCEPTION_ARGS},
                  {"__traceback__", EXCEPTION_TRACEBACK},
                  {"__cause__", EXCEPTION_CAUSE},
                  {"__context__", EXCEPTION_CONTEXT}};

static bool
get_attribute(struct runtime *runtime, struct object *exception,
              const char *name, struct ref result)
{
    struct object *found = NULL;
    bool known = false;
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (strcmp(attributes[i].name, name) == 0) {
            known = true;
            found = exception->slots[attributes[i].slot];
        }
    const char *const *own = own_slots[kind_of(exception->type)];
    uint32_t own_count = own_slot_count(runtime, kind_of(exception->type));
    for (uint32_t i = 0; i < own_count; i++)
        if (strncmp(own[i] + 1, name, strlen(name)) == 0 &&
            own[i][strlen(name) + 1] == ')') {
            known = true;
            found = exception->slots[EXCEPTION_FIRST + i];
        }
    if (!known)
        return raise_attribute_error(runtime, exception, name);
    return store(runtime, result,
                 found != NULL ? found : atom_none(runtime));
}

static void
clear(struct runtime *runtime, struct object *exception)
{
    slots_clear(runtime, exception, 0, exception->slot_count, false);
}
