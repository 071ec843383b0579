#include "object/asked_name.h"
#include "object/exception.h"

#include "base/bug.h"
#include "heap/native.h"
#include "object/caches.h"
#include "object/exception_group.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"

enum { POINTER_SIZE = 8 };

enum exception_number {
#define EXCEPTION(name, base, family, since) NUMBER_##name,
#include "object/exceptions.def"
#undef EXCEPTION
    NUMBER_COUNT
};

static bool create(struct runtime *runtime, const struct type *type,
                   const struct arguments *arguments, struct ref result);
static bool initialize(struct runtime *runtime, struct object *exception,
                       const struct arguments *arguments);
static bool construct(struct runtime *runtime, const struct type *type,
                      const struct arguments *arguments, struct ref result);
static void clear(struct runtime *runtime, struct object *exception);

/* Members are fields of the C struct in CPython: types with different ones
 * cannot both be bases of one class, hence the sizes. */
#define ENTRIES(family)                                                    \
    .scheme = SLOTS_NAMES,                                                 \
    .struct_size =                                                         \
        sizeof(struct exception) + FAMILY_##family * POINTER_SIZE,         \
    .repr = exception_repr, .str = exception_str,                          \
    .str_object = exception_str_object,                                    \
    .construct = construct, .create = create, .initialize = initialize,    \
    .get_attribute = exception_get_attribute,                              \
    .set_attribute = exception_set_attribute, .clear = clear

/* Everything but BaseException itself inherits what all have. */
#define IS_BASE(exception) (NUMBER_##exception == NUMBER_BaseException)

/* The only one with two bases, and made at run time. */
#define IS_GROUP(exception) (NUMBER_##exception == NUMBER_ExceptionGroup)
static const struct type types[NUMBER_COUNT];
static const struct type *const group_order[] = {
    &types[NUMBER_ExceptionGroup], &types[NUMBER_BaseExceptionGroup],
    &types[NUMBER_Exception], &types[NUMBER_BaseException], &object_type};

static const struct type types[NUMBER_COUNT] = {
#define EXCEPTION(exception, parent, family, first)                        \
    [NUMBER_##exception] = {                                               \
        .name = #exception,                                                \
        .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_EXCEPTION          \
                 | TYPE_BASE                                               \
                 | (IS_GROUP(exception) ? TYPE_WEAKLY_REFERABLE : 0),      \
        .base = IS_BASE(exception) ? NULL : &types[NUMBER_##parent],       \
        .heap_since = IS_GROUP(exception) ? 11 : 0,                        \
        .order = IS_GROUP(exception) ? group_order : NULL,                 \
        .order_count = IS_GROUP(exception) ? 5 : 0,                        \
        .methods = IS_BASE(exception) ? exception_methods                  \
                   : NUMBER_##exception == NUMBER_BaseExceptionGroup       \
                       ? exception_group_methods                           \
                       : NULL,                                             \
        .since = IS_BASE(exception) ? exception_since : NULL,              \
        .getters = IS_BASE(exception) ? exception_getters                  \
                                      : exception_getters_##family,        \
        .setters = IS_BASE(exception) ? exception_setters                  \
                                      : exception_setters_##family,        \
        ENTRIES(family)},
#include "object/exceptions.def"
#undef EXCEPTION
};

static const struct {
    enum exception_family family;
    int since;
} facts[NUMBER_COUNT] = {
#define EXCEPTION(name, base, family, since) {FAMILY_##family, since},
#include "object/exceptions.def"
#undef EXCEPTION
};

const struct type *
exception_type(const char *name)
{
    for (size_t i = 0; i < NUMBER_COUNT; i++)
        if (strcmp(types[i].name, name) == 0)
            return &types[i];
    return NULL;
}

const struct type *
exception_type_known(const struct profile *profile, const char *name)
{
    const struct type *type = exception_type(name);
    return type != NULL && profile->minor >= facts[type - types].since
               ? type
               : NULL;
}

const struct type *
exception_type_at(size_t index)
{
    return index < NUMBER_COUNT ? &types[index] : NULL;
}

/* Returns the built-in type that a type is or derives from. */
static size_t
number_of(const struct type *type)
{
    while (type < &types[0] || type >= &types[NUMBER_COUNT])
        type = type->base;
    return (size_t)(type - types);
}

enum exception_family
exception_family_of(const struct type *type)
{
    return facts[number_of(type)].family;
}

bool
exception_can_be_caught(struct object *what)
{
    if (object_is_type(what))
        return (type_object_type(what)->flags & TYPE_EXCEPTION) != 0;
    if (what->type != &tuple_type)
        return false;
    for (uint32_t i = 0; i < what->slot_count; i++)
        if (!object_is_type(what->slots[i])
            || !(type_object_type(what->slots[i])->flags & TYPE_EXCEPTION))
            return false;
    return true;
}

bool
exception_matches(const struct type *type, struct object *what)
{
    if (what->type != &tuple_type)
        return type_is(type, type_object_type(what));
    for (uint32_t i = 0; i < what->slot_count; i++)
        if (type_is(type, type_object_type(what->slots[i])))
            return true;
    return false;
}

/* ---- birth -------------------------------------------------------------- */

uint32_t
exception_member_count(const struct runtime *runtime,
                       const struct type *type)
{
    enum exception_family family = exception_family_of(type);
    const struct exception_kind *kind = &exception_kinds[family];
    bool has_subject = family == FAMILY_ATTRIBUTE || family == FAMILY_NAME;
    uint32_t count = 0;
    if (has_subject && !runtime->profile->attribute_error_keeps_object)
        return 0;
    while (kind->members[count] != NULL)
        count++;
    if (family == FAMILY_IMPORT && !runtime->profile->import_error_name_from)
        count--;
    return count;
}

struct ref
exception_member(const struct runtime *runtime, struct object *exception,
                 const char *name)
{
    uint32_t count = exception_member_count(runtime, exception->type);
    const char *const *members =
        exception_kinds[exception_family_of(exception->type)].members;
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(members[i], name) == 0)
            return (struct ref){exception, EXCEPTION_FIRST + i};
    return (struct ref){NULL, 0};
}

/* Returns the layout of exceptions of a type, made once. */
static layout_id
layout_of(struct runtime *runtime, const struct type *type)
{
    static const char *const names[] = {
        [EXCEPTION_ARGS] = "args",
        [EXCEPTION_TRACEBACK] = "__traceback__",
        [EXCEPTION_CAUSE] = "__cause__",
        [EXCEPTION_CONTEXT] = "__context__"};
    enum exception_family family = exception_family_of(type);
    struct map *layouts = &runtime->caches->layouts;
    uint64_t known;
    if (map_get(layouts, family, &known))
        return (layout_id)known;
    const char *const *members = exception_kinds[family].members;
    uint32_t count = exception_member_count(runtime, type);
    text_id texts[EXCEPTION_FIRST + EXCEPTION_MEMBERS_MAX];
    struct text name = {0};
    for (uint32_t i = 0; i < EXCEPTION_FIRST + count; i++) {
        text_clear(&name);
        if (i < EXCEPTION_FIRST)
            text_add_string(&name, names[i]);
        else
            text_add_format(&name, "(%s)", members[i - EXCEPTION_FIRST]);
        texts[i] = log_text(runtime->log, name.bytes, name.length);
    }
    text_release(&name);
    layout_id layout =
        log_layout(runtime->log, texts, EXCEPTION_FIRST + count);
    map_set(layouts, family, layout);
    return layout;
}

struct object *
exception_make(struct runtime *runtime, const struct type *type,
               struct object *args)
{
    uint64_t size = (uint64_t)runtime->profile->exception_size
                    + exception_member_count(runtime, type) * POINTER_SIZE;
    if (exception_family_of(type) == FAMILY_OS)
        size += 8; /* `written`, a number */
    struct object *exception =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .layout = layout_of(runtime, type),
                                          .size = size,
                                          .block_size = size});
    if (exception != NULL)
        slot_set(runtime, exception, EXCEPTION_ARGS, args);
    return exception;
}

/* Takes the arguments of T(…) into members. */
static bool
take(struct runtime *runtime, struct object *exception,
     const struct arguments *arguments)
{
    const struct exception_kind *kind =
        &exception_kinds[exception_family_of(exception->type)];
    if (kind->take != NULL)
        return kind->take(runtime, exception, arguments);
    if (arguments_keyword_count(arguments) == 0)
        return true;
    return raise_error(runtime, "TypeError",
                       "%s() takes no keyword arguments",
                       exception->type->name);
}

struct object *
exception_new(struct runtime *runtime, const struct type *type,
              struct object *args)
{
    struct object *exception = exception_make(runtime, type, args);
    struct arguments arguments = {.items = args->slots,
                                  .count = args->slot_count};
    if (exception == NULL || exception_family_of(type) == FAMILY_NONE)
        return exception;
    return take(runtime, exception, &arguments) ? exception : NULL;
}

struct object *
exception_arguments(struct runtime *runtime,
                    const struct arguments *arguments)
{
    /* CPython keeps the very tuple that it was called with. */
    if (arguments->tuple != NULL && arguments->tuple->type == &tuple_type)
        return arguments->tuple;
    return tuple_from_items(runtime, arguments->items,
                            (uint32_t)arguments->count);
}

/* BaseException.__new__. */
static bool
create(struct runtime *runtime, const struct type *type,
       const struct arguments *arguments, struct ref result)
{
    if (exception_family_of(type) == FAMILY_GROUP)
        return exception_group_create(runtime, type, arguments, result);
    struct object *args = exception_arguments(runtime, arguments);
    if (type == &types[NUMBER_OSError] && arguments->count >= 2)
        type = exception_type_of_errno(arguments->items[0]);
    return args != NULL
           && store(runtime, result, exception_make(runtime, type, args));
}

/* BaseException.__init__. */
static bool
initialize(struct runtime *runtime, struct object *exception,
           const struct arguments *arguments)
{
    struct object *args = exception_arguments(runtime, arguments);
    if (args == NULL)
        return false;
    slot_set(runtime, exception, EXCEPTION_ARGS, args);
    return take(runtime, exception, arguments);
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    if (!create(runtime, type, arguments, result))
        return false;
    if (take(runtime, ref_get(result), arguments))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}

static void
clear(struct runtime *runtime, struct object *exception)
{
    slots_clear(runtime, exception, 0, exception->slot_count, false);
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

bool
raise_from_raised(struct runtime *runtime, const char *type,
                  const char *message)
{
    static const char *const names[] = {"the cause"};
    struct object *native = native_open(runtime, type, names, 1);
    if (native == NULL)
        return false;
    ref_move(runtime, runtime->exception, (struct ref){native, 0});
    raise_error(runtime, type, "%s", message);
    struct object *raised = ref_get(runtime->exception);
    if (raised != NULL) {
        exception_set_cause(runtime, raised, native->slots[0]);
        slot_set(runtime, raised, EXCEPTION_CONTEXT, native->slots[0]);
    }
    native_close(runtime, native);
    return false;
}

void
exception_set_cause(struct runtime *runtime, struct object *exception,
                    struct object *cause)
{
    slot_set(runtime, exception, EXCEPTION_CAUSE, cause);
    as_exception(exception)->hides_context = true;
}

void
exception_go_back(struct runtime *runtime, struct object *exception,
                  struct object *traceback)
{
    struct exception *parts = as_exception(exception);
    struct object *since = exception->slots[EXCEPTION_TRACEBACK];
    if (since == traceback)
        return;
    if (parts->past_slot == 0) {
        struct ref dict = exception_dict_place(runtime, exception);
        if (dict.holder == NULL ||
            !slots_insert(runtime, exception, dict.slot + 1, 1,
                          "(traceback)"))
            return;
        parts->past_slot = dict.slot + 1;
    }
    slot_set(runtime, exception, parts->past_slot, since);
    slot_set(runtime, exception, EXCEPTION_TRACEBACK, traceback);
}

void
exception_forget_past(struct runtime *runtime, struct object *exception)
{
    uint32_t slot = as_exception(exception)->past_slot;
    if (slot != 0)
        slot_set(runtime, exception, slot, NULL);
}

void
exception_keep_past(struct runtime *runtime, struct object *exception)
{
    uint32_t slot = as_exception(exception)->past_slot;
    if (slot == 0 || exception->slots[slot] == NULL)
        return;
    slot_set(runtime, exception, EXCEPTION_TRACEBACK,
             exception->slots[slot]);
    slot_set(runtime, exception, slot, NULL);
}

bool
exception_hides_context(struct object *exception)
{
    return as_exception(exception)->hides_context;
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
    struct object *text = NULL;
    if (length > 0 && (text = atom_new_str(runtime, message, length)) == NULL)
        return false;
    struct object *args = tuple_from_items(runtime, &text, length > 0);
    struct object *exception =
        args == NULL ? NULL : exception_new(runtime, type, args);
    if (!store(runtime, place, exception))
        return false;
    exception_set_context(runtime, exception);
    return true;
}

bool
raise_codec_error(struct runtime *runtime, struct object *subject)
{
    struct value_context *context = value_context_of(runtime);
    const struct value_error *error = &context->error;
    bool decodes = error->kind == VALUE_ERROR_DECODE;
    if (!decodes && error->kind != VALUE_ERROR_ENCODE)
        return raise_value_error(runtime, context);
    struct object *items[] = {atom_new_c(runtime, error->encoding), subject,
                              atom_new_size(runtime, error->start),
                              atom_new_size(runtime, error->end),
                              atom_new_c(runtime, error->reason)};
    value_context_clear(context);
    struct object *args = tuple_from_items(runtime, items, 5);
    struct object *exception =
        args == NULL ? NULL
                     : exception_new(runtime,
                                     exception_type(
                                         decodes ? "UnicodeDecodeError"
                                                 : "UnicodeEncodeError"),
                                     args);
    return exception != NULL && raise_exception(runtime, exception);
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
        !runtime->profile->attribute_error_keeps_object ||
        exception->slots[EXCEPTION_FIRST] != NULL ||
        exception->slots[EXCEPTION_SECOND] != NULL)
        return;
    struct object *str = asked_name_or_interned(runtime, name);
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
