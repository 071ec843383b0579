/* Built-in functions that ask an object what it is. */
#include "library/results.h"
#include "library/tables.h"
#include "object/asked_name.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/type_object.h"

static bool
identity(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    (void)self;
    return give_int(runtime, (int64_t)arguments->items[0]->address, result);
}

static bool
length(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    size_t length;
    (void)self;
    return object_length(runtime, arguments->items[0], &length)
           && give(runtime, atom_new_size(runtime, length), result);
}

static bool
hash(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    int64_t hash;
    (void)self;
    return object_hash(runtime, arguments->items[0], &hash)
           && give_int(runtime, hash, result);
}

static bool
is_instance(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    bool truth;
    (void)self;
    return object_is_instance(runtime, arguments->items[0],
                              arguments->items[1], &truth)
           && give_bool(runtime, truth, result);
}

static bool
is_subclass(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    struct object *type = arguments->items[0];
    bool truth;
    (void)self;
    if (!object_is_type(type))
        return raise_error(runtime, "TypeError",
                           "issubclass() arg 1 must be a class");
    return type_is_subclass(runtime, type_object_type(type),
                            arguments->items[1], &truth)
           && give_bool(runtime, truth, result);
}

static bool
is_callable(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    (void)self;
    return give_bool(runtime, object_is_callable(runtime, arguments->items[0]),
                     result);
}

/* ---- text --------------------------------------------------------------- */

static bool
representation(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    (void)self;
    return object_to_repr(runtime, arguments->items[0], result);
}

static bool
ascii(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    (void)self;
    if (object_ascii(runtime, arguments->items[0], &text))
        return give_text(runtime, &text, result);
    text_release(&text);
    return false;
}

static bool
format(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    (void)self;
    struct object *specification = arguments->count > 1
                                       ? arguments->items[1]
                                       : atom_new_str(runtime, "", 0);
    if (!specification)
        return false;
    if (!object_is_str(specification))
        return raise_error(runtime, "TypeError",
                           "format() argument 2 must be str, not %s",
                           specification->type->name);
    return object_to_format(runtime, arguments->items[0], specification,
                            result);
}

/* ---- attributes --------------------------------------------------------- */

/* Whether name can be one; function: for the message. */
static bool
check_name(struct runtime *runtime, const char *function,
           const struct object *name)
{
    /* The words of 3.13; before, "getattr(): attribute name must be
     * string". */
    if (!object_is_str(name))
        return runtime->profile->minor >= 11
                   ? raise_error(runtime, "TypeError",
                                 "attribute name must be string, not '%s'",
                                 name->type->name)
                   : raise_error(runtime, "TypeError",
                                 "%s(): attribute name must be string",
                                 function);
    return true;
}

static bool
get_attribute(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    (void)self;
    bool done = check_name(runtime, "getattr", arguments->items[1])
                && asked_name_get(runtime, arguments->items[0],
                                  arguments->items[1], result);
    if (done || arguments->count < 3 || !is_raised(runtime, "AttributeError"))
        return done;
    clear_error(runtime);
    return give(runtime, arguments->items[2], result);
}

static bool
has_attribute(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    (void)self;
    bool done = check_name(runtime, "hasattr", arguments->items[1])
                && asked_name_get(runtime, arguments->items[0],
                                  arguments->items[1], result);
    if (done)
        ref_set(runtime, result, NULL);
    else if (is_raised(runtime, "AttributeError"))
        clear_error(runtime);
    else
        return false;
    return give_bool(runtime, done, result);
}

static bool
change_attribute(struct runtime *runtime, const char *function,
                 const struct arguments *arguments, struct object *value,
                 struct ref result)
{
    struct text name = {0};
    /* The str itself becomes the name, unless there is one already. */
    if (value != NULL && object_is_str(arguments->items[1]))
        str_intern(runtime, arguments->items[1], true);
    if (!check_name(runtime, function, arguments->items[1]))
        return false;
    string_to_text(atom_string(arguments->items[1]), &name);
    bool done = object_set_attribute(runtime, arguments->items[0],
                                        text_string(&name), value);
    text_release(&name);
    return done && give_none(runtime, result);
}

static bool
set_attribute(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    (void)self;
    return change_attribute(runtime, "setattr", arguments,
                            arguments->items[2], result);
}

static bool
delete_attribute(struct runtime *runtime, struct object *self,
                 const struct arguments *arguments, struct ref result)
{
    (void)self;
    return change_attribute(runtime, "delattr", arguments, NULL, result);
}

const struct method builtins_objects[] = {
    {"id", identity, 1, 1, NULL, "the address of an object"},
    {"len", length, 1, 1, NULL, "the number of items"},
    {"hash", hash, 1, 1, NULL, "the hash of an object"},
    {"isinstance", is_instance, 2, 2, NULL, "whether it is of a type"},
    {"issubclass", is_subclass, 2, 2, NULL, "whether a type is another"},
    {"callable", is_callable, 1, 1, NULL, "whether it can be called"},
    {"repr", representation, 1, 1, NULL, "the text that stands for it"},
    {"ascii", ascii, 1, 1, NULL, "repr() with escapes beyond ASCII"},
    {"format", format, 1, 2, NULL, "the text by a specification"},
    {"getattr", get_attribute, 2, 3, NULL, "an attribute, or a default"},
    {"setattr", set_attribute, 3, 3, NULL, "set an attribute"},
    {"hasattr", has_attribute, 2, 2, NULL, "whether it has an attribute"},
    {"delattr", delete_attribute, 2, 2, NULL, "delete an attribute"},
    {0},
};
