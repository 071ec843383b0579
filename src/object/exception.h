/*
 * exception: the built-in exceptions, one type each from one table, and their
 * objects.
 */
#ifndef REFSTEP_OBJECT_EXCEPTION_H
#define REFSTEP_OBJECT_EXCEPTION_H

#include "heap/runtime.h"

enum exception_slot {
    EXCEPTION_ARGS,
    EXCEPTION_TRACEBACK,
    EXCEPTION_CAUSE,
    EXCEPTION_CONTEXT,
    EXCEPTION_FIRST, /* AttributeError "(obj)"; NameError "(name)";
                        StopIteration "(value)"; SystemExit "(code)" */
    EXCEPTION_SECOND /* AttributeError "(name)" */
};

/* Returns the type of a built-in exception ("KeyError"), or NULL. */
const struct type *exception_type(const char *name);

/* The same, NULL also where this profile has no such type. */
const struct type *exception_type_known(const struct profile *profile,
                                        const char *name);

/* Returns exception type number index, BaseException first, every base before
 * what derives from it; NULL past the last.  For the table of built-ins. */
const struct type *exception_type_at(size_t index);

static inline bool
object_is_exception(const struct object *object)
{
    return (object->type->flags & TYPE_EXCEPTION) != 0;
}

/* Returns a new exception with count 0 whose args are the tuple args. */
struct object *exception_new(struct runtime *runtime,
                             const struct type *type, struct object *args);

/* Makes exception the one being raised (replacing another), with the one being
 * handled as its context (_PyErr_SetObject); returns false. */
bool raise_exception(struct runtime *runtime, struct object *exception);

/* Gives an exception that begins to be raised its context: the one being
 * handled, unless it is that itself. */
void exception_set_context(struct runtime *runtime,
                           struct object *exception);

/* Makes exception, raised before, the one being raised again as it is; returns
 * false. */
bool exception_restore(struct runtime *runtime, struct object *exception);

/* Sets __cause__, NULL for None; a context is not shown from then on. */
void exception_set_cause(struct runtime *runtime, struct object *exception,
                         struct object *cause);

/* Raises an exception of a built-in type in place of the one being raised,
 * which becomes its cause and context (_PyErr_FormatFromCause); returns
 * false. */
bool raise_from_raised(struct runtime *runtime, const char *type,
                       const char *message);

/* Adds a note to the exception being raised (_PyErr_FormatNote). */
void note_raised(struct runtime *runtime, const char *message);

/* Raises an exception again with the traceback that it had when it was caught,
 * where versions keep that apart: the exception holds the one it has come to
 * have since then until it is caught again (RERAISE, PyException_SetTraceback
 * in the handler). */
void exception_go_back(struct runtime *runtime, struct object *exception,
                       struct object *traceback);

/* An exception is caught by the scene: it lets go of what exception_go_back
 * left; or C code ends it: what it went back to is dropped. */
void exception_forget_past(struct runtime *runtime,
                           struct object *exception);
void exception_keep_past(struct runtime *runtime, struct object *exception);

/* Whether the context is not shown (__suppress_context__). */
bool exception_hides_context(struct object *exception);

/* Raises type(argument), as KeyError does with the key; returns false. */
bool raise_with_object(struct runtime *runtime, const char *type,
                       struct object *argument);

/* Raises StopIteration-like ends: whether the exception being raised is of a
 * built-in type or derives from it. */
bool is_raised(const struct runtime *runtime, const char *type);

/* Raises AttributeError "'list' object has no attribute 'foo'"; NameError or
 * what derives from it, whose message is format with one %s for the name
 * ("name '%s' is not defined").  They hold their subject where the profile says
 * so.  Return false. */
bool raise_attribute_error(struct runtime *runtime, struct object *object,
                           const char *name);
bool raise_name_error(struct runtime *runtime, const char *type,
                      const char *name, const char *format);

/* Whether what stands after `except` can be caught at all: an exception type
 * or a tuple of them. */
bool exception_can_be_caught(struct object *what);

/* Whether an exception of a type is caught by that. */
bool exception_matches(const struct type *type, struct object *what);

/* Gives the AttributeError being raised the object and the name that it is
 * about, where the profile says so and it has neither. */
void attribute_error_keep(struct runtime *runtime, struct object *object,
                          const char *name);

/* Returns the slot of a member ("name", "obj" …); no holder: this profile has
 * no such one. */
struct ref exception_member(const struct runtime *runtime,
                            struct object *exception, const char *name);

/* Sets the hook of heap/runtime.h; part of caches_init. */
void exceptions_install(struct runtime *runtime);

#endif
