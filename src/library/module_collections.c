/*
 * collections in C: the types of collections that CPython writes in C; the
 * rest of the module is python/collections.py.
 */
#include "library/collections_types.h"
#include "library/deque.h"
#include "library/tables.h"

static const struct method functions[] = {{0}};

static const struct type *const types[] = {
    &defaultdict_type, &deque_type, &ordered_dict_type, &tuple_getter_type,
    NULL};

const struct library_module module_collections = {
    .name = "collections",
    .functions = functions,
    .types = types,
};
