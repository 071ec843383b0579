/*
 * itertools: the iterators of the module itertools (Modules/itertoolsmodule.c).
 *
 * Each is a type of its own whose slots are what CPython's struct refers to, in
 * the order of its traverse function, so that the trace shows them alike.  What
 * a call holds for a moment is in `result`, where only one object is held and
 * nothing can run that tells them apart, and in a native frame else.
 */
#ifndef REFSTEP_LIBRARY_ITERTOOLS_H
#define REFSTEP_LIBRARY_ITERTOOLS_H

#include "heap/native.h"
#include "object/function.h"
#include "object/iterator_type.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

/* itertools_endless.c */
extern const struct type count_type, cycle_type, repeat_type;
/* itertools_choose.c */
extern const struct type compress_type, dropwhile_type, takewhile_type;
extern const struct type filterfalse_type, islice_type, starmap_type;
/* itertools_join.c */
extern const struct type chain_type, accumulate_type, zip_longest_type;
extern const struct type pairwise_type, batched_type;
/* itertools_combine.c */
extern const struct type product_type, permutations_type, combinations_type;
extern const struct type combinations_with_replacement_type;
/* itertools_split.c */
extern const struct type groupby_type, grouper_type, tee_type, tee_data_type;

/* The function tee(iterable, n=2). */
bool itertools_tee(struct runtime *runtime, struct object *self,
                   const struct arguments *arguments, struct ref result);

/* Lets go of an object that a constructor stored before it failed. */
static inline bool
itertools_abandon(struct runtime *runtime, struct ref result)
{
    ref_set(runtime, result, NULL);
    return false;
}

/* Stores a new iterator with count empty slots, of size bytes. */
static inline bool
itertools_make(struct runtime *runtime, const struct type *type,
               uint32_t count, uint64_t size, struct ref result)
{
    return store(runtime, result, iterator_make(runtime, type, count, size));
}

/* Stores a tuple of empty slots, or the shared (). */
static inline bool
itertools_make_tuple(struct runtime *runtime, uint32_t count,
                     struct ref result)
{
    return store(runtime, result,
                 count == 0 ? tuple_empty(runtime)
                            : tuple_new(runtime, count));
}

#endif
