#include "value/string.h"
#include "value/unicode.h"

enum { SIGMA = 0x3A3, FINAL_SIGMA = 0x3C2, SMALL_SIGMA = 0x3C3 };

/* Whether the capital sigma at index ends a word: something cased before it
 * and nothing cased after it, characters that do not matter skipped. */
static bool
is_final_sigma(const struct string *string, size_t index)
{
    size_t i = index;
    while (i > 0 && unicode_is_case_ignorable(string_at(string, i - 1)))
        i--;
    if (i == 0 || !unicode_is_cased(string_at(string, i - 1)))
        return false;
    i = index + 1;
    while (i < string->length &&
           unicode_is_case_ignorable(string_at(string, i)))
        i++;
    return i == string->length || !unicode_is_cased(string_at(string, i));
}

static void
add_mapped(struct string_builder *out, const struct string *string,
           size_t index, enum unicode_case mapping)
{
    uint32_t codepoint = string_at(string, index);
    if (mapping == UNICODE_LOWER && codepoint == SIGMA) {
        string_builder_add(out, is_final_sigma(string, index) ? FINAL_SIGMA
                                                              : SMALL_SIGMA);
        return;
    }
    uint32_t mapped[UNICODE_CASE_LIMIT];
    size_t count = unicode_map(codepoint, mapping, mapped);
    for (size_t i = 0; i < count; i++)
        string_builder_add(out, mapped[i]);
}

static struct string *
map_all(const struct string *string, enum unicode_case mapping)
{
    struct string_builder out;
    string_builder_init(&out, NULL);
    for (size_t i = 0; i < string->length; i++)
        add_mapped(&out, string, i, mapping);
    return string_builder_finish(&out);
}

struct string *
string_upper(const struct string *string)
{
    return map_all(string, UNICODE_UPPER);
}

struct string *
string_lower(const struct string *string)
{
    return map_all(string, UNICODE_LOWER);
}

struct string *
string_case_fold(const struct string *string)
{
    return map_all(string, UNICODE_FOLD);
}

struct string *
string_title(const struct string *string)
{
    struct string_builder out;
    string_builder_init(&out, NULL);
    bool after_cased = false;
    for (size_t i = 0; i < string->length; i++) {
        add_mapped(&out, string, i,
                   after_cased ? UNICODE_LOWER : UNICODE_TITLE);
        after_cased = unicode_is_cased(string_at(string, i));
    }
    return string_builder_finish(&out);
}

struct string *
string_capitalize(const struct string *string)
{
    struct string_builder out;
    string_builder_init(&out, NULL);
    for (size_t i = 0; i < string->length; i++)
        add_mapped(&out, string, i, i == 0 ? UNICODE_TITLE : UNICODE_LOWER);
    return string_builder_finish(&out);
}

struct string *
string_swap_case(const struct string *string)
{
    struct string_builder out;
    string_builder_init(&out, NULL);
    for (size_t i = 0; i < string->length; i++) {
        uint32_t codepoint = string_at(string, i);
        if (unicode_is_upper(codepoint))
            add_mapped(&out, string, i, UNICODE_LOWER);
        else if (unicode_is_lower(codepoint))
            add_mapped(&out, string, i, UNICODE_UPPER);
        else
            string_builder_add(&out, codepoint);
    }
    return string_builder_finish(&out);
}
