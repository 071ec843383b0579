/*
 * utf8_tables: the ranges of code points behind utf8_width and
 * utf8_is_unsafe.  Each table is sorted; ranges include both ends.
 */
#ifndef REFSTEP_BASE_UTF8_TABLES_H
#define REFSTEP_BASE_UTF8_TABLES_H

#include <stddef.h>
#include <stdint.h>

struct utf8_range {
    uint32_t first;
    uint32_t last;
};

extern const struct utf8_range utf8_wide[];
extern const size_t utf8_wide_count;
extern const struct utf8_range utf8_zero[];
extern const size_t utf8_zero_count;
extern const struct utf8_range utf8_unsafe[];
extern const size_t utf8_unsafe_count;

#endif
