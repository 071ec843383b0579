/*
 * super: attributes of an object as a class further on in its order has them
 * (super_getattro, Objects/typeobject.c).
 */
#ifndef REFSTEP_OBJECT_SUPER_H
#define REFSTEP_OBJECT_SUPER_H

#include "heap/runtime.h"

extern const struct type super_type;

/* Stores what super(type, object).name is, without making the object super;
 * found tells whether there is one.  unbound: a method is stored as a function
 * that takes the object, and *is_method is true.  TypeError "super(type, obj):
 * obj must be an instance or subtype of type". */
struct super_request {
    struct object *type, *object;
    const char *name;
    bool unbound;
};
bool super_lookup(struct runtime *runtime,
                  const struct super_request *request, struct ref result,
                  bool *is_method);

#endif
