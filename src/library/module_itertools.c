/* itertools: its iterators are types, in the files itertools_*.c. */
#include "library/itertools.h"
#include "library/tables.h"

static const struct method functions[] = {
    {"tee", itertools_tee, 1, 2, NULL, "several iterators over one iterable"},
    {0},
};

static const struct type *const types[] = {
    &accumulate_type,   &batched_type,  &chain_type,
    &combinations_type, &combinations_with_replacement_type,
    &compress_type,     &count_type,    &cycle_type,
    &dropwhile_type,    &filterfalse_type, &groupby_type,
    &islice_type,       &pairwise_type, &permutations_type,
    &product_type,      &repeat_type,   &starmap_type,
    &takewhile_type,    &zip_longest_type, NULL};

static const struct since later[] = {
    {"pairwise", 10}, {"batched", 12}, {0}};

const struct library_module module_itertools = {
    .name = "itertools",
    .functions = functions,
    .types = types,
    .since = later,
};
