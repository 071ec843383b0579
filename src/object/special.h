/*
 * special: special methods of classes of the scene, called from C code
 * (lookup_maybe_method, vectorcall_method and _PyObject_LookupSpecial in
 * Objects/typeobject.c).
 *
 * They are looked up in the type, never in the object itself.  While one runs,
 * C code holds it; where CPython binds it first, the object too.
 */
#ifndef REFSTEP_OBJECT_SPECIAL_H
#define REFSTEP_OBJECT_SPECIAL_H

#include "heap/runtime.h"

/* A special method that is about to be called. */
struct special {
    struct object *self;
    const char *name;           /* "__len__" */
    struct object *const *items; /* arguments without self */
    size_t count;
    bool binds;                 /* CPython makes a bound method of it first */
};

/* Calls a special method, if the type has it; *found tells.  False with an
 * exception raised. */
bool special_call(struct runtime *runtime, const struct special *special,
                  struct ref result, bool *found);

/* Returns the special method of a class of the scene, borrowed: what a class of
 * the scene itself defines under name, None included; NULL: there is none, or
 * a built-in type is the first to have it. */
struct object *special_of_scene(struct runtime *runtime,
                                const struct object *object,
                                const char *name);

/* Calls self.name() with bound self where a class of the scene has it (NULL in
 * *found: no), as functions written in C do that know no entry of the table for
 * it: round(), reversed(), bytes() … */
bool special_ask(struct runtime *runtime, struct object *self,
                 const char *name, struct object *argument,
                 struct ref result, bool *found);

#endif
