#include "value/unicode.h"

#include "value/unicode_tables.h"

/* Returns the run that codepoint lies in, or NULL. */
static const struct unicode_run *
find_run(uint32_t codepoint, const struct unicode_run *runs, size_t count)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct unicode_run *run = &runs[middle];
        if (codepoint > run->last)
            low = middle + 1;
        else if (codepoint < run->first)
            high = middle;
        else
            return (codepoint - run->first) % run->step == 0 ? run : NULL;
    }
    return NULL;
}

#define IS_IN(codepoint, table)                                                \
    (find_run(codepoint, table, table##_count) != NULL)

bool
unicode_is_printable(uint32_t codepoint)
{
    if (codepoint < 0x7F)
        return codepoint >= ' ';
    return !IS_IN(codepoint, unicode_not_printable);
}

static bool
is_ascii_letter(uint32_t codepoint)
{
    return (codepoint | 0x20) >= 'a' && (codepoint | 0x20) <= 'z';
}

bool
unicode_is_alpha(uint32_t codepoint)
{
    if (codepoint < 0x80)
        return is_ascii_letter(codepoint);
    return IS_IN(codepoint, unicode_alpha);
}

bool
unicode_is_decimal(uint32_t codepoint)
{
    return unicode_decimal_value(codepoint) >= 0;
}

bool
unicode_is_digit(uint32_t codepoint)
{
    return unicode_is_decimal(codepoint) || IS_IN(codepoint, unicode_digit);
}

bool
unicode_is_numeric(uint32_t codepoint)
{
    return unicode_is_digit(codepoint) || IS_IN(codepoint, unicode_numeric);
}

bool
unicode_is_space(uint32_t codepoint)
{
    return IS_IN(codepoint, unicode_space);
}

bool
unicode_is_upper(uint32_t codepoint)
{
    return IS_IN(codepoint, unicode_upper);
}

bool
unicode_is_lower(uint32_t codepoint)
{
    return IS_IN(codepoint, unicode_lower);
}

bool
unicode_is_title(uint32_t codepoint)
{
    return IS_IN(codepoint, unicode_title);
}

bool
unicode_is_cased(uint32_t codepoint)
{
    return unicode_is_lower(codepoint) || unicode_is_upper(codepoint) ||
           unicode_is_title(codepoint) || IS_IN(codepoint, unicode_cased_other);
}

bool
unicode_is_case_ignorable(uint32_t codepoint)
{
    return IS_IN(codepoint, unicode_ignorable);
}

bool
unicode_is_identifier_start(uint32_t codepoint)
{
    if (codepoint < 0x80)
        return codepoint == '_' || is_ascii_letter(codepoint);
    if (IS_IN(codepoint, unicode_start))
        return true;
    return unicode_is_alpha(codepoint) && !IS_IN(codepoint, unicode_not_start);
}

bool
unicode_is_identifier_continue(uint32_t codepoint)
{
    return unicode_is_identifier_start(codepoint) ||
           IS_IN(codepoint, unicode_continue);
}

bool
unicode_is_line_break(uint32_t codepoint)
{
    return (codepoint >= '\n' && codepoint <= '\r') ||
           (codepoint >= 0x1C && codepoint <= 0x1E) || codepoint == 0x85 ||
           codepoint == 0x2028 || codepoint == 0x2029;
}

int
unicode_decimal_value(uint32_t codepoint)
{
    if (codepoint < 0x80)
        return codepoint >= '0' && codepoint <= '9' ? (int)codepoint - '0' : -1;
    const struct unicode_run *run =
        find_run(codepoint, unicode_decimal, unicode_decimal_count);
    return run == NULL ? -1 : (int)(codepoint - run->first) % 10;
}

static const struct unicode_special *
find_special(uint32_t codepoint, enum unicode_case mapping)
{
    size_t low = 0;
    size_t high = unicode_special_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (unicode_special[middle].codepoint < codepoint)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < unicode_special_count; low++) {
        if (unicode_special[low].codepoint != codepoint)
            return NULL;
        if (unicode_special[low].mapping == mapping)
            return &unicode_special[low];
    }
    return NULL;
}

static bool
shift(uint32_t codepoint, const struct unicode_shift *shifts, size_t count,
      uint32_t *out)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct unicode_shift *run = &shifts[middle];
        if (codepoint > run->last) {
            low = middle + 1;
        } else if (codepoint < run->first) {
            high = middle;
        } else {
            if ((codepoint - run->first) % run->step != 0)
                return false;
            *out = (uint32_t)((int32_t)codepoint + run->difference);
            return true;
        }
    }
    return false;
}

/* Returns the length of the mapping that has an entry of its own, else 0. */
static size_t
map_listed(uint32_t codepoint, enum unicode_case mapping,
           uint32_t out[UNICODE_CASE_LIMIT])
{
    static const struct {
        const struct unicode_shift *shifts;
        const size_t *count;
    } tables[] = {
        [UNICODE_UPPER] = {unicode_to_upper, &unicode_to_upper_count},
        [UNICODE_LOWER] = {unicode_to_lower, &unicode_to_lower_count},
        [UNICODE_TITLE] = {unicode_to_title, &unicode_to_title_count},
        [UNICODE_FOLD] = {unicode_to_fold, &unicode_to_fold_count},
    };
    const struct unicode_special *special = find_special(codepoint, mapping);
    if (special == NULL)
        return shift(codepoint, tables[mapping].shifts, *tables[mapping].count,
                     out);
    size_t length = 0;
    while (length < UNICODE_CASE_LIMIT && special->result[length] != 0) {
        out[length] = special->result[length];
        length++;
    }
    return length;
}

size_t
unicode_map(uint32_t codepoint, enum unicode_case mapping,
            uint32_t out[UNICODE_CASE_LIMIT])
{
    size_t length = map_listed(codepoint, mapping, out);
    /* Title and fold list only what differs from upper and lower. */
    if (length == 0 && mapping == UNICODE_TITLE)
        length = map_listed(codepoint, UNICODE_UPPER, out);
    if (length == 0 && mapping == UNICODE_FOLD)
        length = map_listed(codepoint, UNICODE_LOWER, out);
    if (length > 0)
        return length;
    out[0] = codepoint;
    return 1;
}
