/*
 * collections_types: the types of collections that CPython writes in C, besides
 * deque: defaultdict and OrderedDict.
 */
#ifndef REFSTEP_LIBRARY_COLLECTIONS_TYPES_H
#define REFSTEP_LIBRARY_COLLECTIONS_TYPES_H

#include "heap/runtime.h"

extern const struct type defaultdict_type, ordered_dict_type;

/* _tuplegetter(index, documentation): a field of a named tuple. */
extern const struct type tuple_getter_type;

/* What the order of an OrderedDict is in: a hidden object whose slots hold the
 * keys, first to last, as CPython's linked list of nodes does. */
uint32_t ordered_length(const struct object *dict);
struct object *ordered_key_at(const struct object *dict, uint32_t index);

/* Returns the place of a key of the dict; start: where it is looked for
 * first. */
uint32_t ordered_place(const struct object *dict, const struct object *key,
                       uint32_t start);

/* Returns a number that every change of the order changes. */
uint64_t ordered_changes(const struct object *dict);

/* Adds what another dict has. */
bool ordered_add_dict(struct runtime *runtime, struct object *dict,
                      struct object *other);

/* OrderedDict.update(…): adds what is given, in its order. */
bool ordered_update(struct runtime *runtime, struct object *dict,
                    const struct arguments *arguments);

/* keys(), values(), items(), iter(), reversed() of an OrderedDict
 * (ordered_views.c). */
extern const struct type ordered_iterator_type, ordered_keys_type;
extern const struct type ordered_values_type, ordered_items_type;

enum ordered_kind { ORDERED_KEYS, ORDERED_VALUES, ORDERED_ITEMS };

/* Store an iterator over an OrderedDict, from its end if backward, or a view
 * of it; false with an error raised. */
bool ordered_iterate(struct runtime *runtime, struct object *dict,
                     enum ordered_kind kind, bool backward,
                     struct ref result);
bool ordered_view(struct runtime *runtime, struct object *dict,
                  enum ordered_kind kind, struct ref result);

#endif
