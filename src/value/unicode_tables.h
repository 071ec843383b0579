/*
 * unicode_tables: what value/unicode.h answers from.  Tables are sorted by
 * code point; a run includes both ends and every step-th code point between.
 */
#ifndef REFSTEP_VALUE_UNICODE_TABLES_H
#define REFSTEP_VALUE_UNICODE_TABLES_H

#include "value/unicode.h"

struct unicode_run {
    uint32_t first;
    uint32_t last;
    uint32_t step;
};

/* A run whose code points all map to the one `difference` further on. */
struct unicode_shift {
    uint32_t first;
    uint32_t last;
    uint32_t step;
    int32_t difference;
};

/* A mapping to several code points; unused places are 0. */
struct unicode_special {
    uint32_t codepoint;
    enum unicode_case mapping;
    uint32_t result[UNICODE_CASE_LIMIT];
};

extern const struct unicode_run unicode_not_printable[];
extern const size_t unicode_not_printable_count;
extern const struct unicode_run unicode_alpha[];
extern const size_t unicode_alpha_count;
extern const struct unicode_run unicode_decimal[];
extern const size_t unicode_decimal_count;
extern const struct unicode_run unicode_digit[];
extern const size_t unicode_digit_count;
extern const struct unicode_run unicode_numeric[];
extern const size_t unicode_numeric_count;
extern const struct unicode_run unicode_space[];
extern const size_t unicode_space_count;
extern const struct unicode_run unicode_start[];
extern const size_t unicode_start_count;
extern const struct unicode_run unicode_not_start[];
extern const size_t unicode_not_start_count;
extern const struct unicode_run unicode_continue[];
extern const size_t unicode_continue_count;
extern const struct unicode_run unicode_upper[];
extern const size_t unicode_upper_count;
extern const struct unicode_run unicode_lower[];
extern const size_t unicode_lower_count;
extern const struct unicode_run unicode_title[];
extern const size_t unicode_title_count;
extern const struct unicode_run unicode_cased_other[];
extern const size_t unicode_cased_other_count;
extern const struct unicode_run unicode_ignorable[];
extern const size_t unicode_ignorable_count;

extern const struct unicode_shift unicode_to_upper[];
extern const size_t unicode_to_upper_count;
extern const struct unicode_shift unicode_to_lower[];
extern const size_t unicode_to_lower_count;
extern const struct unicode_shift unicode_to_title[];
extern const size_t unicode_to_title_count;
extern const struct unicode_shift unicode_to_fold[];
extern const size_t unicode_to_fold_count;
extern const struct unicode_special unicode_special[];
extern const size_t unicode_special_count;

#endif
