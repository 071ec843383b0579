/*
 * answer: how a built-in function gives its result.
 */
#ifndef REFSTEP_LIBRARY_ANSWER_H
#define REFSTEP_LIBRARY_ANSWER_H

#include "object/atom.h"

/* Stores object in result; NULL means that an error has been raised. */
static inline bool
answer(struct runtime *runtime, struct ref result, struct object *object)
{
    if (object == NULL)
        return false;
    ref_set(runtime, result, object);
    return true;
}

static inline bool
answer_none(struct runtime *runtime, struct ref result)
{
    return answer(runtime, result, atom_none(runtime));
}

static inline bool
answer_bool(struct runtime *runtime, struct ref result, bool truth)
{
    return answer(runtime, result, atom_new_bool(runtime, truth));
}

static inline bool
answer_text(struct runtime *runtime, struct ref result, struct text *text)
{
    struct object *object =
        atom_new_str(runtime, text_string(text), text->length);

    text_release(text);
    return answer(runtime, result, object);
}

/* Takes value over. */
static inline bool
answer_value(struct runtime *runtime, struct ref result, struct value *value)
{
    return answer(runtime, result, atom_take(runtime, value));
}

/* Raises what a function of value/ reported. */
static inline bool
fail_value(struct runtime *runtime)
{
    return raise_value_error(runtime, value_context_of(runtime));
}

static inline bool
is_none(const struct object *object)
{
    return object_is_atom(object) &&
           atom_value(object)->kind == VALUE_NONE;
}

#endif
