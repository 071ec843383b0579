/*
 * list: slots are the items.
 *
 * Room is taken as list_resize does (Objects/listobject.c), so that sizes
 * agree with sys.getsizeof; the array of items is the object's buffer.
 */
#ifndef REFSTEP_OBJECT_LIST_H
#define REFSTEP_OBJECT_LIST_H

#include "heap/runtime.h"

struct list {
    struct object object;
    uint32_t allocated; /* items there is room for */
    bool changed;       /* set by every change of length, for list.sort */
};

extern const struct type list_type;

static inline bool
object_is_list(const struct object *object)
{
    return type_is(object->type, &list_type);
}

static inline uint32_t
list_length(const struct object *list)
{
    return list->slot_count;
}

/* All of the following that return an object return a new one with count 0,
 * or NULL with an error raised. */

/* Returns an empty list. */
struct object *list_new(struct runtime *runtime);

/* Returns a list of exact size whose items are moved from count slots of
 * holder, first on (BUILD_LIST). */
struct object *list_from_slots(struct runtime *runtime,
                               struct object *holder, uint32_t first,
                               uint32_t count);

/* Returns a list of exact size of count items. */
struct object *list_from_items(struct runtime *runtime,
                               struct object *const *items, uint32_t count);

/* Stores a list of iterable's items in result, which holds it already while it
 * is made: as C code makes one (PySequence_List: sorted(), *rest), or list()
 * does; they differ in how much room they take. */
bool list_from_iterable(struct runtime *runtime, struct object *iterable,
                        struct ref result);
bool list_from_call(struct runtime *runtime, struct object *iterable,
                    struct ref result);

/* Returns items start … end-1, 0 <= start, end <= length; start > end: none */
struct object *list_slice(struct runtime *runtime, struct object *list,
                          uint32_t start, uint32_t end);

/* list.append; _moved: the reference is moved from its place (LIST_APPEND). */
bool list_append(struct runtime *runtime, struct object *list,
                 struct object *item);
bool list_append_moved(struct runtime *runtime, struct object *list,
                       struct ref from);

/* list.insert, index already within 0 … length. */
bool list_insert(struct runtime *runtime, struct object *list,
                 uint32_t index, struct object *item);

/* list.extend and LIST_EXTEND. */
bool list_extend(struct runtime *runtime, struct object *list,
                 struct object *iterable);

/* Moves item index to result (if it has a holder) and closes the gap. */
void list_take(struct runtime *runtime, struct object *list, uint32_t index,
               struct ref result);

/* Removes all items, last to first. */
void list_clear(struct runtime *runtime, struct object *list);

/* Turns the order of the items round, in place. */
void list_reverse(struct runtime *runtime, struct object *list);

/* list.sort: stable, key may be NULL.  The list is empty while it runs
 * (ValueError "list modified during sort"). */
bool list_sort(struct runtime *runtime, struct object *list,
               struct object *key, bool reverse);

#endif
