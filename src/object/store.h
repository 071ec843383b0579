/*
 * store: how operations of types give their result.
 */
#ifndef REFSTEP_OBJECT_STORE_H
#define REFSTEP_OBJECT_STORE_H

#include "object/atom.h"

/* Stores object in result; NULL means that an error has been raised. */
static inline bool
store(struct runtime *runtime, struct ref result, struct object *object)
{
    if (object == NULL)
        return false;
    ref_set(runtime, result, object);
    return true;
}

static inline bool
store_none(struct runtime *runtime, struct ref result)
{
    return store(runtime, result, atom_none(runtime));
}

static inline bool
store_bool(struct runtime *runtime, struct ref result, bool truth)
{
    return store(runtime, result, atom_new_bool(runtime, truth));
}

static inline bool
store_int(struct runtime *runtime, struct ref result, int64_t number)
{
    return store(runtime, result, atom_new_int(runtime, number));
}

/* Takes value over. */
static inline bool
store_value(struct runtime *runtime, struct ref result, struct value *value)
{
    return store(runtime, result, atom_take(runtime, value));
}

/* Takes string over; NULL: the context of value_context_of says why. */
static inline bool
store_string(struct runtime *runtime, struct ref result,
             struct string *string)
{
    return store(runtime, result, atom_take_string(runtime, string));
}

/* The same for a str that is always a new object. */
static inline bool
store_fresh_string(struct runtime *runtime, struct ref result,
                   struct string *string)
{
    return store(runtime, result, atom_take_fresh_string(runtime, string));
}

/* The same for the outcome of an operator. */
static inline enum outcome
outcome_of(bool done)
{
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static inline bool
is_none(const struct object *object)
{
    return object->type == &none_type;
}

#endif
