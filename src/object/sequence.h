/*
 * sequence: what list and tuple have in common: both are their slots.
 */
#ifndef REFSTEP_OBJECT_SEQUENCE_H
#define REFSTEP_OBJECT_SEQUENCE_H

#include "heap/runtime.h"

/* Makes a sequence of the type from items: list_from_items, … */
typedef struct object *(*sequence_maker)(struct runtime *runtime,
                                         struct object *const *items,
                                         uint32_t count);

/* Entries of type tables. */
bool sequence_repr(struct runtime *runtime, struct object *sequence,
                   struct text *out);
bool sequence_length(struct runtime *runtime, struct object *sequence,
                     size_t *length);
bool sequence_contains(struct runtime *runtime, struct object *sequence,
                       struct object *item, bool *truth);
enum outcome sequence_compare(struct runtime *runtime, struct object *a,
                              struct object *b, enum comparison_kind kind,
                              bool *truth);

/* Stores key as an index into sequence.  IndexError with message (NULL:
 * false, and nothing is raised); TypeError "list indices must be integers or
 * slices, not str". */
bool sequence_index(struct runtime *runtime, struct object *sequence,
                    struct object *key, const char *message,
                    uint32_t *index);

/* Stores sequence[slice], made by maker. */
bool sequence_get_slice(struct runtime *runtime, struct object *sequence,
                        struct object *slice, sequence_maker maker,
                        struct ref result);

/* a + b; fits: whether b is of the type called name.  a * n. */
enum outcome sequence_concat(struct runtime *runtime, struct object *a,
                             struct object *b, sequence_maker maker,
                             const char *name, bool fits, struct ref result);
enum outcome sequence_repeat(struct runtime *runtime, struct object *a,
                             struct object *b, sequence_maker maker,
                             struct ref result);

/* Stores the int number of `sequence * number`; OverflowError when it is beyond
 * 64 bits. */
bool sequence_times(struct runtime *runtime, struct object *number,
                    int64_t *times);

/* Refuses a sequence of more items than there may be: MemoryError where no
 * machine has room for them, else the run ends.  Returns false. */
bool sequence_refuse(struct runtime *runtime, double count, const char *type);

/* Finds item in items start … end-1 (Python's numbering of bounds). */
bool sequence_find(struct runtime *runtime, struct object *sequence,
                   struct object *item, int64_t start, int64_t end,
                   uint32_t *index, bool *found);

/* The methods count and index. */
bool sequence_count_method(struct runtime *runtime, struct object *self,
                           const struct arguments *arguments,
                           struct ref result);
bool sequence_index_method(struct runtime *runtime, struct object *self,
                           const struct arguments *arguments,
                           struct ref result);

/* Opens a native frame called what whose slot 0 holds a list or tuple of
 * iterable's items (PySequence_Fast): iterable itself if it is one and not
 * the same object as other.  NULL with an error raised. */
struct object *sequence_hold(struct runtime *runtime, const char *what,
                             struct object *iterable, struct object *other);
void sequence_let_go(struct runtime *runtime, struct object *native);

#endif
