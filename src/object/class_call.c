/* C(…): making instances (type_call, object_new and object_init in
 * Objects/typeobject.c). */
#include "base/mem.h"
#include "heap/native.h"
#include "object/class.h"
#include "object/descriptor.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/instance.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

/* Whether a special method is that of a class of the scene, not inherited from
 * a built-in type. */
static bool
is_written(struct runtime *runtime, const struct type *type,
           const char *name)
{
    const struct type *owner = type_lookup_owner(runtime, type, name);
    return owner != NULL && owner->class != NULL;
}

/* "Can't instantiate abstract class A …" for the names in a set. */
static bool
fail_abstract(struct runtime *runtime, const struct type *type,
              const struct object *methods)
{
    static const char *const words[] = {
        "Can't instantiate abstract class %s with abstract methods %s",
        "Can't instantiate abstract class %s with abstract method%s %s",
        ("Can't instantiate abstract class %s without an implementation for "
         "abstract method%s %s")};
    int minor = runtime->profile->minor;
    struct text names = {0};
    VECTOR(const struct object *) sorted = {0};
    for (uint32_t i = 0; i < methods->slot_count; i++) {
        if (methods->slots[i] == NULL)
            continue;
        size_t at = sorted.count;
        VECTOR_PUSH(&sorted, methods->slots[i]);
        for (; at > 0 && string_compare(atom_string(sorted.items[at - 1]),
                                        atom_string(sorted.items[at])) > 0;
             at--) {
            const struct object *other = sorted.items[at];
            sorted.items[at] = sorted.items[at - 1];
            sorted.items[at - 1] = other;
        }
    }
    for (size_t i = 0; i < sorted.count; i++) {
        text_add_string(&names, i > 0 ? ", " : "");
        text_add_string(&names, minor >= 12 ? "'" : "");
        string_to_text(atom_string(sorted.items[i]), &names);
        text_add_string(&names, minor >= 12 ? "'" : "");
    }
    const char *plural = sorted.count > 1 ? "s" : "";
    if (minor < 9)
        raise_error(runtime, "TypeError", words[0], type->name,
                    text_string(&names));
    else
        raise_error(runtime, "TypeError", words[minor >= 12 ? 2 : 1],
                    type->name, plural, text_string(&names));
    VECTOR_RELEASE(&sorted);
    text_release(&names);
    return false;
}

static bool
check_abstract(struct runtime *runtime, const struct type *type)
{
    if (!class_of(type)->is_abstract)
        return true;
    struct object *methods = dict_find_c(
        runtime, class_dict(class_of(type)), "__abstractmethods__");
    return methods == NULL || methods->slot_count == 0 ||
           fail_abstract(runtime, type, methods);
}

/* object.__new__(C, …) and object.__init__(self, …) take no arguments of their
 * own; one of them lets those pass that the other, written in the scene, is
 * for. */
static bool
check_excess(struct runtime *runtime, const struct type *type,
             const struct arguments *arguments, bool in_new)
{
    if (arguments->count + arguments_keyword_count(arguments) == 0)
        return true;
    bool has_new = is_written(runtime, type, "__new__");
    bool has_init = is_written(runtime, type, "__init__");
    if (in_new ? has_new : has_init)
        return raise_error(
            runtime, "TypeError",
            in_new ? "object.__new__() takes exactly one argument (the type "
                     "to instantiate)"
                   : "object.__init__() takes exactly one argument (the "
                     "instance to initialize)");
    if (in_new && !has_init)
        return raise_error(runtime, "TypeError", "%s() takes no arguments",
                           type->name);
    if (!in_new && !has_new)
        return raise_error(runtime, "TypeError",
                           "%s.__init__() takes exactly one argument (the "
                           "instance to initialize)",
                           type->name);
    return true;
}

bool
class_create_plain(struct runtime *runtime, const struct type *type,
                   const struct arguments *arguments, struct ref result)
{
    if (type->class == NULL)
        return type->construct(runtime, type, arguments, result);
    return check_excess(runtime, type, arguments, true) &&
           check_abstract(runtime, type) &&
           instance_new(runtime, type, result);
}

bool
class_initialize_plain(struct runtime *runtime, struct object *object,
                       const struct arguments *arguments)
{
    return object->type->class == NULL ||
           check_excess(runtime, object->type, arguments, false);
}

/* ---- calling a class ----------------------------------------------------- */

enum { HELD_ARGUMENTS, HELD_KEYWORDS, HELD_METHOD, HELD_RESULT, HELD_COUNT };

static const char *const held_names[HELD_COUNT] = {
    "the arguments", "the keyword arguments", "the method", "the result"};

struct creation {
    struct runtime *runtime;
    const struct type *type;
    const struct arguments *arguments;
    bool packed; /* somebody holds a tuple and a dict of them already */
    struct object *native;
};

/* CPython calls a class with a tuple and a dict of the arguments.  made: what
 * was made of them already, or NULL: an exception keeps that very tuple. */
static bool
hold_arguments(struct creation *creation, const struct object *made)
{
    struct runtime *runtime = creation->runtime;
    const struct arguments *arguments = creation->arguments;
    creation->native =
        native_open(runtime, creation->type->name, held_names, HELD_COUNT);
    if (creation->native == NULL)
        return false;
    if (creation->packed)
        return true;
    bool is_kept = made != NULL && object_is_exception(made);
    struct object *tuple =
        is_kept ? made->slots[EXCEPTION_ARGS]
                : tuple_from_items(runtime, arguments->items,
                                   (uint32_t)arguments->count);
    if (tuple == NULL)
        return false;
    slot_set(runtime, creation->native, HELD_ARGUMENTS, tuple);
    size_t named = arguments_keyword_count(arguments);
    if (named == 0)
        return true;
    struct object *dict = dict_new(runtime);
    if (dict == NULL)
        return false;
    slot_set(runtime, creation->native, HELD_KEYWORDS, dict);
    for (uint32_t i = 0; i < named; i++)
        if (!dict_set(runtime, dict, arguments->keywords->slots[i],
                      arguments->items[arguments->count + i]))
            return false;
    return true;
}

/* Keyword arguments of a dict are laid side by side with the others, and all of
 * them held, while a function runs (_PyStack_UnpackDict). */
static struct object *
hold_items(struct runtime *runtime, struct object *const *items,
           uint32_t count)
{
    struct object *native = native_open(runtime, "f(**d)", NULL, 0);
    if (native == NULL ||
        !slots_insert(runtime, native, 0, count, "an argument"))
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        slot_set(runtime, native, i, items[i]);
    return native;
}

bool
class_call_first(struct runtime *runtime, struct object *function,
                 struct object *first, const struct arguments *arguments,
                 struct ref result)
{
    size_t named = arguments_keyword_count(arguments);
    size_t count = arguments->count + named;
    size_t before = first != NULL;
    struct object *few[8];
    struct object **items = few;
    if (count + 1 > sizeof few / sizeof *few)
        items = mem_alloc_array(count + 1, sizeof *items);
    items[0] = first;
    for (size_t i = 0; i < count; i++)
        items[i + before] = arguments->items[i];
    bool lays_out = named > 0 && (function->type->flags & TYPE_VECTORCALL);
    struct object *native =
        lays_out ? hold_items(runtime, items, (uint32_t)(count + before))
                 : NULL;
    bool done = (!lays_out || native != NULL) &&
                object_call(runtime, function,
                            &(struct arguments){items,
                                                arguments->count + before,
                                                arguments->keywords, NULL,
                                                NULL},
                            result);
    if (native != NULL)
        native_close(runtime, native);
    if (items != few)
        mem_free(items);
    return done;
}

/* Calls function with first and the arguments. */
static bool
call_with(struct creation *creation, struct object *function,
          struct object *first, struct ref result)
{
    return class_call_first(creation->runtime, function, first,
                            creation->arguments, result);
}

static bool
call_new(struct creation *creation, struct ref result)
{
    struct runtime *runtime = creation->runtime;
    const struct type *type = creation->type;
    struct object *found = type_lookup(runtime, type, "__new__");
    struct ref method = {creation->native, HELD_METHOD};
    if (!descriptor_get(runtime, found, NULL, type, method))
        return false;
    bool done = call_with(creation, ref_get(method), type->class, result);
    ref_set(runtime, method, NULL);
    return done;
}

static bool
call_init(struct creation *creation, struct object *object)
{
    struct runtime *runtime = creation->runtime;
    struct ref result = {creation->native, HELD_RESULT};
    struct ref method = {creation->native, HELD_METHOD};
    bool unbound;
    if (!special_lookup(runtime, object, "__init__", method, &unbound))
        return false;
    bool done = call_with(creation, ref_get(method),
                          unbound ? object : NULL, result);
    ref_set(runtime, method, NULL);
    if (done && !is_none(ref_get(result)))
        done = raise_error(runtime, "TypeError",
                           "__init__() should return None, not '%s'",
                           type_short_name(ref_get(result)->type));
    ref_set(runtime, result, NULL);
    return done;
}

static bool
create(struct creation *creation, bool written, struct ref result)
{
    struct runtime *runtime = creation->runtime;
    const struct type *type = creation->type;
    if (written)
        return call_new(creation, result);
    if (class_of(type)->solid == &object_type)
        return class_create_plain(runtime, type, creation->arguments,
                                  result);
    if (!check_abstract(runtime, type))
        return false;
    if (type->create != NULL)
        return type->create(runtime, type, creation->arguments, result);
    if (type->construct != NULL)
        return type->construct(runtime, type, creation->arguments, result);
    return raise_error(runtime, "TypeError", "cannot create '%s' instances",
                       type->name);
}

static bool
initialize(struct creation *creation, bool written, struct object *object)
{
    if (written)
        return call_init(creation, object);
    if (object->type->initialize != NULL)
        return object->type->initialize(creation->runtime, object,
                                        creation->arguments);
    if (object->type->class != NULL &&
        class_of(object->type)->solid == &object_type)
        return class_initialize_plain(creation->runtime, object,
                                      creation->arguments);
    return true;
}

bool
class_call(struct runtime *runtime, struct object *class,
           const struct arguments *arguments, struct ref result)
{
    const struct type *type = type_object_type(class);
    struct creation creation = {runtime, type, arguments,
                                runtime->packed == arguments, NULL};
    bool has_new = is_written(runtime, type, "__new__");
    bool has_init = is_written(runtime, type, "__init__");
    bool is_exception = (type->flags & TYPE_EXCEPTION) != 0;
    if (is_exception && !has_new && !has_init)
        return type->construct(runtime, type, arguments, result);
    if ((has_new || (has_init && !is_exception))
        && !hold_arguments(&creation, NULL))
        return false;
    bool done = create(&creation, has_new, result);
    struct object *object = done ? ref_get(result) : NULL;
    if (done && type_is(object->type, type)) {
        if (object->type != type)
            has_init = is_written(runtime, object->type, "__init__");
        if (has_init && creation.native == NULL)
            done = hold_arguments(&creation, object);
        done = done && initialize(&creation, has_init, object);
    }
    if (creation.native != NULL)
        native_close(runtime, creation.native);
    if (!done)
        ref_set(runtime, result, NULL);
    return done;
}

/* ---- object.__new__ and object.__init__ as functions --------------------- */

static bool
new_object(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    struct object *class = arguments->count > 0 ? arguments->items[0] : NULL;
    (void)self;
    if (class == NULL)
        return raise_error(runtime, "TypeError",
                           "object.__new__(): not enough arguments");
    if (!object_is_type(class))
        return raise_error(runtime, "TypeError",
                           "object.__new__(X): X is not a type object (%s)",
                           type_short_name(class->type));
    const struct type *type = type_object_type(class);
    const struct type *solid =
        type->class != NULL ? class_of(type)->solid : type;
    if (solid != &object_type)
        return raise_error(runtime, "TypeError",
                           "object.__new__(%s) is not safe, use %s.__new__()",
                           type->name, solid->name);
    struct arguments rest = {arguments->items + 1, arguments->count - 1,
                             arguments->keywords, NULL, NULL};
    return class_create_plain(runtime, type, &rest, result);
}

static const char *const any_keyword[] = {"", NULL};

const struct method object_new_method = {
    "__new__", new_object, 0, -1, any_keyword, NULL};
