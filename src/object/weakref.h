/*
 * weakref: weak references and proxies (Objects/weakrefobject.c).
 *
 * A weak reference knows its referent without holding it: that is no slot,
 * so it counts for nothing.  Its one slot, __callback__, holds what is to be
 * called when the referent has gone.  All weak references to an object form a
 * list that begins at its weak_references, in CPython's order: the shared
 * reference without a callback, the shared proxy, then all others, newest
 * first.
 */
#ifndef REFSTEP_OBJECT_WEAKREF_H
#define REFSTEP_OBJECT_WEAKREF_H

#include "heap/runtime.h"

enum weakref_slot { WEAKREF_CALLBACK };

struct weak_reference {
    struct object object;
    struct object *referent;         /* borrowed; NULL: it is gone */
    struct weak_reference *next;     /* in the referent's list */
    struct weak_reference *previous;
    int64_t hash;                    /* of the referent, once asked for */
    bool hashed;
};

/* weakref.ref, the two types of proxies: named as the profile names them. */
const struct type *weakref_reference_type(const struct runtime *runtime);
const struct type *weakref_proxy_type(const struct runtime *runtime);
const struct type *weakref_callable_proxy_type(const struct runtime *runtime);

/* Returns whether object is a weakref.ref (or of a class derived from it) / a
 * proxy. */
bool object_is_reference(const struct object *object);
bool object_is_proxy(const struct object *object);

static inline struct weak_reference *
as_weak(const struct object *object)
{
    return (struct weak_reference *)(uintptr_t)object;
}

/* Stores a weak reference of type to referent in result: the shared one where
 * there is one and callback is NULL.  TypeError "cannot create weak reference
 * to 'list' object". */
bool weakref_make(struct runtime *runtime, const struct type *type,
                  struct object *referent, struct object *callback,
                  struct ref result);

/* Returns the first in the list of weak references to object, or NULL. */
struct weak_reference *weakref_first(const struct object *object);

/* Sets the hooks of runtime for objects that die; part of caches_init. */
void weakref_install(struct runtime *runtime);

#endif
