/*
 * wrapper_table: which special method stands for which entry of the table of a
 * built-in type, one row for each name.
 */
#ifndef REFSTEP_OBJECT_WRAPPER_TABLE_H
#define REFSTEP_OBJECT_WRAPPER_TABLE_H

#include "heap/runtime.h"

struct wrapper_row;

/* An operation of a built-in type that is asked for by name. */
struct wrapped {
    const struct type *owner; /* whose entry it is */
    const struct wrapper_row *row;
    struct object *self;
    struct object *const *items; /* the arguments without self */
    const struct arguments *arguments;
};

/* The entry of a type's table. */
enum wrapper_entry {
    ENTRY_REPR,
    ENTRY_STR,
    ENTRY_FORMAT,
    ENTRY_HASH,
    ENTRY_COMPARE,
    ENTRY_LENGTH,
    ENTRY_IS_TRUE,
    ENTRY_GET_ITEM,
    ENTRY_SET_ITEM,
    ENTRY_CONTAINS,
    ENTRY_ITERATE,
    ENTRY_NEXT,
    ENTRY_BINARY,
    ENTRY_IN_PLACE,
    ENTRY_UNARY,
    ENTRY_INITIALIZE,
    ENTRY_CALL,
    ENTRY_OBJECT,      /* object has it, and no other type */
    ENTRY_ATTRIBUTE,   /* the same, as a slot wrapper */
    ENTRY_REVERSED,
    ENTRY_LENGTH_HINT
};

struct wrapper_row {
    const char *name;
    enum wrapper_entry entry;
    unsigned kind;         /* of an operator or comparison */
    int minimum, maximum;  /* arguments; -1: any number, and keywords */
    bool (*call)(struct runtime *runtime, const struct wrapped *wrapped,
                 struct ref result);
};

/* Returns the row of name, or NULL. */
const struct wrapper_row *wrapper_row_find(const char *name);

/* Returns row number index, or NULL past the last. */
const struct wrapper_row *wrapper_row_at(size_t index);

/* Returns whether a built-in type has the entry of its own. */
bool wrapper_row_is_in(const struct wrapper_row *row,
                       const struct type *type);

/* Returns whether CPython has it in the type's methods. */
bool wrapper_row_is_method(const struct wrapper_row *row,
                           const struct type *type);

#endif
