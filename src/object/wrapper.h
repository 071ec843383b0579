/*
 * wrapper: operators by their names.  Every operation that a built-in type has
 * in its table is an attribute of the type, `list.__len__`, an object of type
 * wrapper_descriptor that takes the object as its first argument; bound to an
 * object, `x.__len__`, it is a method-wrapper (slotdefs, Objects/typeobject.c,
 * and Objects/descrobject.c).
 *
 * It does what its type does, whatever an object's own class has in its place:
 * list.__len__(x) never asks a __len__ of the scene.
 */
#ifndef REFSTEP_OBJECT_WRAPPER_H
#define REFSTEP_OBJECT_WRAPPER_H

#include "heap/runtime.h"

/* Some special methods are no wrappers in CPython, but methods with an entry
 * in tp_methods (list.__reversed__, object.__format__): they have types that
 * are called like those of methods. */
extern const struct type wrapper_descriptor_type, wrapper_method_type;
extern const struct type method_wrapper_type, method_wrapper_builtin_type;

/* Returns the descriptor of the special method name that a built-in type has of
 * its own, not from its base; the interpreter holds it.  NULL: it has none.
 * None for __hash__ of types that cannot be hashed. */
struct object *wrapper_descriptor_of(struct runtime *runtime,
                                     const struct type *owner,
                                     const char *name);

static inline bool
object_is_wrapper(const struct object *object)
{
    return object->type == &wrapper_descriptor_type ||
           object->type == &wrapper_method_type;
}

/* Returns the built-in type that a wrapper belongs to. */
const struct type *wrapper_owner(const struct object *wrapper);

/* Does the wrapper's operation with self; TypeError "expected 1 argument, got
 * 0". */
bool wrapper_call(struct runtime *runtime, struct object *wrapper,
                  struct object *self, const struct arguments *arguments,
                  struct ref result);

/* Returns a new method-wrapper with count 0, or NULL with the run stopped. */
struct object *wrapper_bind(struct runtime *runtime, struct object *wrapper,
                            struct object *self);

/* Returns the special method of object's type or a base that is called name,
 * or NULL. */
struct object *wrapper_find(struct runtime *runtime, struct object *object,
                            const char *name);

#endif
