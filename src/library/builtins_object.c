#include <string.h>

#include "library/answer.h"
#include "library/builtins.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/type_object.h"

static bool
id_(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, struct ref result)
{
    (void)self;
    return answer(runtime, result,
                  atom_new_int(runtime,
                               (int64_t)arguments->items[0]->address));
}

static bool
hash_(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    int64_t hash;

    (void)self;
    return object_hash(runtime, arguments->items[0], &hash) &&
           answer(runtime, result, atom_new_int(runtime, hash));
}

static bool
repr_(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    (void)self;
    return object_to_repr(runtime, arguments->items[0], result);
}

static bool
ascii_(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    struct text out = {0};

    (void)self;
    if (!object_ascii(runtime, arguments->items[0], &out)) {
        text_release(&out);
        return false;
    }
    return answer_text(runtime, result, &out);
}

static bool
format_(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    struct text specification = {0}, out = {0};
    bool fine;

    (void)self;
    if (arguments->count > 1 && !object_is_str(arguments->items[1]))
        return raise_error(runtime, "TypeError",
                           "format() argument 2 must be str, not %s",
                           arguments->items[1]->type->name);
    if (arguments->count > 1)
        string_to_text(atom_string(arguments->items[1]), &specification);
    fine = object_format(runtime, arguments->items[0],
                         text_string(&specification), specification.length,
                         &out);
    text_release(&specification);
    if (fine)
        return answer_text(runtime, result, &out);
    text_release(&out);
    return false;
}

/* ---- types ---- */

static bool
isinstance_(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    bool truth;

    (void)self;
    return object_is_instance(runtime, arguments->items[0],
                              arguments->items[1], &truth) &&
           answer_bool(runtime, result, truth);
}

static bool
issubclass_(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    bool truth;

    (void)self;
    if (!object_is_type(arguments->items[0]))
        return raise_error(runtime, "TypeError",
                           "issubclass() arg 1 must be a class");
    return type_is_subclass(runtime, type_object_type(arguments->items[0]),
                            arguments->items[1], &truth) &&
           answer_bool(runtime, result, truth);
}

static bool
callable_(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    (void)self;
    return answer_bool(runtime, result,
                       arguments->items[0]->type->call != NULL);
}

/* ---- attributes by name ---- */

/* Makes a name of the second argument; false unless it is a str. */
static bool
get_name(struct runtime *runtime, const struct arguments *arguments,
         const char *function, struct text *name)
{
    struct object *given = arguments->items[1];

    if (!object_is_str(given))
        return raise_error(runtime, "TypeError",
                           "%s attribute name must be string, not '%s'",
                           function, given->type->name);
    string_to_text(atom_string(given), name);
    return true;
}

static bool
getattr_(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct text name = {0};
    bool fine;

    (void)self;
    if (!get_name(runtime, arguments, "getattr():", &name))
        return false;
    fine = object_get_attribute(runtime, arguments->items[0],
                                text_string(&name), result);
    text_release(&name);
    if (!fine && arguments->count == 3 && !runtime->stopped &&
        is_raised(runtime, "AttributeError")) {
        clear_error(runtime);
        return answer(runtime, result, arguments->items[2]);
    }
    return fine;
}

static bool
hasattr_(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct text name = {0};
    bool found;

    (void)self;
    if (!get_name(runtime, arguments, "hasattr():", &name))
        return false;
    found = object_get_attribute(runtime, arguments->items[0],
                                 text_string(&name), result);
    text_release(&name);
    if (!found && (runtime->stopped || !is_raised(runtime, "AttributeError")))
        return false;
    if (found)
        ref_set(runtime, result, NULL);
    else
        clear_error(runtime);
    return answer_bool(runtime, result, found);
}

static bool
setattr_(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct text name = {0};
    bool fine;

    (void)self;
    if (!get_name(runtime, arguments, "setattr():", &name))
        return false;
    fine = object_set_attribute(runtime, arguments->items[0],
                                text_string(&name), arguments->items[2]);
    text_release(&name);
    return fine && answer_none(runtime, result);
}

static bool
delattr_(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct text name = {0};
    bool fine;

    (void)self;
    if (!get_name(runtime, arguments, "delattr():", &name))
        return false;
    fine = object_set_attribute(runtime, arguments->items[0],
                                text_string(&name), NULL);
    text_release(&name);
    return fine && answer_none(runtime, result);
}

const struct method object_functions[] = {
    {"ascii", ascii_, 1, 1, NULL, "ascii(obj, /)"},
    {"callable", callable_, 1, 1, NULL, "callable(obj, /)"},
    {"delattr", delattr_, 2, 2, NULL, "delattr(obj, name, /)"},
    {"format", format_, 1, 2, NULL, "format(value, format_spec='', /)"},
    {"getattr", getattr_, 2, 3, NULL, "getattr(object, name, default)"},
    {"hasattr", hasattr_, 2, 2, NULL, "hasattr(obj, name, /)"},
    {"hash", hash_, 1, 1, NULL, "hash(obj, /)"},
    {"id", id_, 1, 1, NULL, "id(obj, /)"},
    {"isinstance", isinstance_, 2, 2, NULL,
     "isinstance(obj, class_or_tuple, /)"},
    {"issubclass", issubclass_, 2, 2, NULL,
     "issubclass(cls, class_or_tuple, /)"},
    {"repr", repr_, 1, 1, NULL, "repr(obj, /)"},
    {"setattr", setattr_, 3, 3, NULL, "setattr(obj, name, value, /)"},
    {NULL, NULL, 0, 0, NULL, NULL},
};
