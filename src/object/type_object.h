/*
 * type_object: types as objects: `list`, `type(x)`.  One for each struct type,
 * made when first asked for; immortal from 3.12, shared before.
 */
#ifndef REFSTEP_OBJECT_TYPE_OBJECT_H
#define REFSTEP_OBJECT_TYPE_OBJECT_H

#include "heap/runtime.h"

struct type_object {
    struct object object;
    const struct type *represents;
};

extern const struct type type_type;   /* type(type) */
extern const struct type object_type; /* object; NULL as a base means it */

/* Returns the object of a type, held by the interpreter; NULL with an error
 * raised. */
struct object *type_object_of(struct runtime *runtime,
                              const struct type *type);

/* Makes object the one of type, for classes of the scene (NULL: forgets). */
void type_object_register(struct runtime *runtime, const struct type *type,
                          struct object *object);

static inline bool
object_is_type(const struct object *object)
{
    return type_is(object->type, &type_type);
}

static inline const struct type *
type_object_type(const struct object *object)
{
    return ((const struct type_object *)(const void *)object)->represents;
}

/* isinstance(object, what) / issubclass(type, what): what is a type or a tuple
 * of such, in any depth.  TypeError "isinstance() arg 2 must be a type, a tuple
 * of types, or a union". */
bool object_is_instance(struct runtime *runtime, struct object *object,
                        struct object *what, bool *truth);
bool type_is_subclass(struct runtime *runtime, const struct type *type,
                      struct object *what, bool *truth);

/* The construct of a type that has both: create, then initialize (type_call,
 * Objects/typeobject.c). */
bool type_create_and_initialize(struct runtime *runtime,
                                const struct type *type,
                                const struct arguments *arguments,
                                struct ref result);

#endif
