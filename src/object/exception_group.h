/*
 * exception_group: exceptions that hold others (PEP 654), and what except*
 * does with them.
 */
#ifndef REFSTEP_OBJECT_EXCEPTION_GROUP_H
#define REFSTEP_OBJECT_EXCEPTION_GROUP_H

#include "object/exception_type.h"

/* Whether object is an exception group. */
bool object_is_group(const struct object *object);

/* Returns the tuple of the exceptions in a group, borrowed. */
struct object *exception_group_members(struct object *group);

/* __new__: stores a group of a type, or of the derived one that its members
 * allow. */
bool exception_group_create(struct runtime *runtime, const struct type *type,
                            const struct arguments *arguments,
                            struct ref result);

/* Entries of the tables. */
extern const struct method exception_group_methods[];
bool exception_group_str(struct runtime *runtime, struct object *group,
                         struct text *out);

/* What one except* clause catches: splits exception into the part that is of
 * the types `what` and the rest, each stored unless it is nothing; an exception
 * that is no group is put into one (exception_group_match of
 * Python/ceval.c). */
bool exception_group_match(struct runtime *runtime, struct object *exception,
                           struct object *what, struct ref match,
                           struct ref rest);

/* Stores what is to be raised behind the except* clauses, unless it is
 * nothing: original is what they were given, left is a list of what they raised
 * and did not catch (_PyExc_PrepReraiseStar). */
bool exception_group_reraise(struct runtime *runtime,
                             struct object *original, struct object *left,
                             struct ref result);

#endif
