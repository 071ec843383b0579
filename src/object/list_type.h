/*
 * list_type: what the files of the type list share.
 */
#ifndef REFSTEP_OBJECT_LIST_TYPE_H
#define REFSTEP_OBJECT_LIST_TYPE_H

#include "object/list.h"

extern const struct method list_methods[];

/* Entries of the type's table: list.__new__, list.__init__. */
bool list_create(struct runtime *runtime, const struct type *type,
                 const struct arguments *arguments, struct ref result);
bool list_initialize(struct runtime *runtime, struct object *list,
                     const struct arguments *arguments);

/* The object as what it is: of list or a type derived from it. */
struct list *as_list(struct object *object);

/* Takes or gives back room for a length of size, as list_resize does; called
 * before the slots change when it grows, afterwards when it shrinks. */
void list_make_room(struct runtime *runtime, struct object *list,
                    uint32_t size);

/* Inserts empty slots; removes slots with what they refer to (slots_drop). */
bool list_open_gap(struct runtime *runtime, struct object *list,
                   uint32_t index, uint32_t count);
void list_drop(struct runtime *runtime, struct object *list, uint32_t index,
               uint32_t count, bool backward);

/* Puts items into empty slots from index on. */
void list_put_items(struct runtime *runtime, struct object *list,
                    uint32_t index, struct object *const *items,
                    uint32_t count);

#endif
