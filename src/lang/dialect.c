#include "lang/dialect.h"

#include <stddef.h>

#include "base/bug.h"

static const struct dialect dialects[] = {
    {
        .minor = 8,
        .forgets_in_handler = true,
        .calls_finally = true,
        .exception_width = 3,
        .cells_apart = true,
        .block_limit = 20,
        .unpacks_groups = true,
        .names_assertion_error = true,
        .folds_annotation_texts = true,
        .skips_constant_branches = true,
        .qualified_name_constant = true,
        .annotation_names_tuple = true,
    },
    {
        .minor = 9,
        .assigns_single_items = true,
        .exception_width = 3,
        .cells_apart = true,
        .block_limit = 20,
        .skips_constant_branches = true,
        .qualified_name_constant = true,
        .annotation_names_tuple = true,
    },
    {
        .minor = 10,
        .has_match = true,
        .match_subscripts = true,
        .assigns_single_items = true,
        .exception_width = 3,
        .cells_apart = true,
        .block_limit = 20,
        .folds_named = true,
        .trims_constants = true,
        .merges_folded_tuples = true,
        .folds_empty_tuples = true,
        .qualified_name_constant = true,
        .while_tests_twice = true,
        .stack_guideline = 30,
    },
    {
        .minor = 11,
        .locals_are_one_tuple = true,
        .else_before_handlers = true,
        .compares_columns = true,
        .has_match = true,
        .assigns_single_items = true,
        .exception_width = 1,
        .block_limit = 20,
        .folds_named = true,
        .trims_constants = true,
        .merges_folded_tuples = true,
        .folds_empty_tuples = true,
        .while_tests_twice = true,
        .stack_guideline = 30,
        .methods_with_keywords = true,
        .rewrites_percent = true,
        .static_swaps = true,
    },
    {
        .minor = 12,
        .locals_are_one_tuple = true,
        .else_before_handlers = true,
        .has_match = true,
        .assigns_single_items = true,
        .exception_width = 1,
        .block_limit = 20,
        .folds_named = true,
        .merges_folded_tuples = true,
        .folds_empty_tuples = true,
        .while_tests_twice = true,
        .stack_guideline = 30,
        .methods_with_keywords = true,
        .short_slices = true,
        .drops_dead_loads = true,
        .rewrites_percent = true,
        .static_swaps = true,
        .ends_spec_with_text = true,
    },
    {
        .minor = 13,
        .locals_are_one_tuple = true,
        .else_before_handlers = true,
        .compares_columns = true,
        .has_match = true,
        .assigns_single_items = true,
        .exception_width = 1,
        .block_limit = 21,
        .folds_named = true,
        .merges_folded_tuples = true,
        .drops_unreachable_first = true,
        .class_tells_lines = true,
        .folds_empty_tuples = true,
        .stack_guideline = 30,
        .methods_with_keywords = true,
        .short_slices = true,
        .drops_dead_loads = true,
        .rewrites_percent = true,
        .static_swaps = true,
        .keeps_empty_text = true,
    },
};

const struct dialect *
dialect_of(const struct profile *profile)
{
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
        if (dialects[i].minor == profile->minor)
            return &dialects[i];
    BUG("no dialect for Python %s", profile->name);
}
