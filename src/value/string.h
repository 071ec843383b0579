/*
 * string: immutable text, by code point.
 *
 * Kept as CPython keeps it (PEP 393): 1, 2 or 4 bytes for every character, the
 * smallest that the widest one needs.  So indexing takes constant time, and
 * sizes and hashes follow from the representation.  Surrogates are allowed, as
 * in Python.  A string is shared by a reference count of its own, which has
 * nothing to do with the counts of a scene.
 *
 * Arguments are borrowed, results belong to the caller (string_release).
 * Operations that can make something larger than limits->string_bytes take a
 * context, check before they allocate, and return NULL with VALUE_ERROR_LIMIT;
 * with VALUE_ERROR_MEMORY where no machine has the memory.
 * Positions and lengths are in code points.
 */
#ifndef REFSTEP_VALUE_STRING_H
#define REFSTEP_VALUE_STRING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/profile.h"
#include "base/text.h"
#include "value/context.h"

#define STRING_NOT_FOUND ((size_t)-1)

struct string {
    size_t references;
    size_t length;
    unsigned char width; /* bytes for each character: 1, 2 or 4 */
    bool ascii;          /* width 1 and all below 128 */
    unsigned char data[];
};

/* Makes a string of length bytes of UTF-8 (surrogates in three bytes are
 * read as such; other invalid bytes become U+FFFD). */
struct string *string_from_utf8(const char *bytes, size_t length);
/* The same for a NUL-terminated one. */
struct string *string_from_c(const char *bytes);
struct string *string_from_codepoint(uint32_t codepoint);
struct string *string_from_codepoints(const uint32_t *codepoints, size_t count);
struct string *string_empty(void);

/* Returns another owned reference. */
struct string *string_copy(const struct string *string);

/* Gives a reference back; NULL is allowed. */
void string_release(struct string *string);

/* Returns the code point at index, which must be below the length. */
uint32_t string_at(const struct string *string, size_t index);

/* Appends the string as UTF-8 (surrogates as three bytes each). */
void string_to_text(const struct string *string, struct text *out);

/* Appends repr(): Python's choice of quotes, and escapes for what is not
 * printable. */
void string_repr(const struct string *string, struct text *out);
/* Appends the first `limit` code points of repr(); returns whether that was
 * all of it. */
bool string_repr_start(const struct string *string, size_t limit,
                       struct text *out);
/* Appends UTF-8, what repr() gave, with all beyond ASCII escaped: ascii(). */
void string_add_escaped(const char *bytes, size_t length, struct text *out);

bool string_equal(const struct string *a, const struct string *b);
bool string_equal_c(const struct string *a, const char *text);
/* Returns a negative number, 0 or a positive one, by code point. */
int string_compare(const struct string *a, const struct string *b);

/* Returns CPython's hash with PYTHONHASHSEED=0. */
int64_t string_hash(const struct string *string, const struct profile *profile);

/* Returns sys.getsizeof. */
size_t string_size(const struct string *string, const struct profile *profile);

/* Whether the compiler interns such a constant (only ASCII letters, digits
 * and '_'; the empty one too). */
bool string_is_name_like(const struct string *string);

/* --- builder: a string in the making ----------------------------------- */

/* Widens as it goes.  When the limit is passed the builder fails, later
 * additions do nothing, and string_builder_finish returns NULL. */
struct string_builder {
    struct string *string; /* owned; NULL: empty */
    size_t capacity;       /* in characters of the string's width */
    uint32_t widest;       /* all code points so far, or'ed */
    bool failed;
    struct value_context *context; /* borrowed; NULL: no limit */
};

void string_builder_init(struct string_builder *builder,
                         struct value_context *context);
void string_builder_release(struct string_builder *builder);
void string_builder_add(struct string_builder *builder, uint32_t codepoint);
void string_builder_add_repeated(struct string_builder *builder,
                                 uint32_t codepoint, size_t count);
void string_builder_add_string(struct string_builder *builder,
                               const struct string *string);
void string_builder_add_slice(struct string_builder *builder,
                              const struct string *string, size_t start,
                              size_t end);
void string_builder_add_utf8(struct string_builder *builder, const char *bytes,
                             size_t length);
/* Returns the string (or NULL when the limit was passed, the error in the
 * context) and leaves an empty builder, which needs no release. */
struct string *string_builder_finish(struct string_builder *builder);

/* --- making new strings ------------------------------------------------ */

struct string *string_concat(const struct string *a, const struct string *b,
                             struct value_context *context);
/* count <= 0 gives the empty string. */
struct string *string_repeat(const struct string *string, int64_t count,
                             struct value_context *context);
/* Characters start … end-1; 0 <= start <= end <= length.  The whole string
 * is shared, not copied. */
struct string *string_slice(const struct string *string, size_t start,
                            size_t end);
/* count characters start, start+step, …; all must lie inside. */
struct string *string_slice_step(const struct string *string, size_t start,
                                 ptrdiff_t step, size_t count);
/* separator.join(pieces). */
struct string *string_join(const struct string *separator,
                           const struct string *const *pieces, size_t count,
                           struct value_context *context);
/* At most limit replacements, all of them when it is negative. */
struct string *string_replace(const struct string *string,
                              const struct string *old,
                              const struct string *new, int64_t limit,
                              struct value_context *context);
struct string *string_expand_tabs(const struct string *string, int64_t tab_size,
                                  struct value_context *context);
struct string *string_zero_fill(const struct string *string, int64_t width,
                                struct value_context *context);

enum string_side { STRING_LEFT = 1, STRING_RIGHT = 2, STRING_BOTH = 3 };

/* Pads to width with fill: ljust pads STRING_RIGHT, rjust STRING_LEFT, center
 * STRING_BOTH (the odd one goes where CPython puts it). */
struct string *string_pad(const struct string *string, int64_t width,
                          uint32_t fill, enum string_side side,
                          struct value_context *context);
/* Strips the characters of set (NULL: white space) from the sides. */
struct string *string_strip(const struct string *string,
                            const struct string *set, enum string_side side);

/* Case, with the full mappings of Unicode ('ß'.upper() is 'SS').  They may
 * grow a string threefold, beyond any limit; that is accepted. */
struct string *string_upper(const struct string *string);
struct string *string_lower(const struct string *string);
struct string *string_title(const struct string *string);
struct string *string_capitalize(const struct string *string);
struct string *string_swap_case(const struct string *string);
struct string *string_case_fold(const struct string *string);

/* --- looking into strings ---------------------------------------------- */

/* Turns a Python start and end (negative: from the end) into 0 <= start,
 * end <= length; start may come out past end, which finds nothing. */
void string_clip(size_t length, int64_t *start, int64_t *end);

/* Finds part within [start, end) (clipped as above by the caller); returns
 * its position or STRING_NOT_FOUND.  An empty part is found when
 * start <= end. */
size_t string_find(const struct string *string, const struct string *part,
                   int64_t start, int64_t end);
size_t string_find_last(const struct string *string, const struct string *part,
                        int64_t start, int64_t end);
/* Counts without overlap. */
size_t string_count(const struct string *string, const struct string *part,
                    int64_t start, int64_t end);
bool string_contains(const struct string *string, const struct string *part);
bool string_starts_with(const struct string *string, const struct string *part,
                        int64_t start, int64_t end);
bool string_ends_with(const struct string *string, const struct string *part,
                      int64_t start, int64_t end);

/* isalpha() and the like: true when every character is of the class (and
 * there is one; isascii and isprintable are true for ''). */
enum string_class {
    STRING_IS_ALPHA,
    STRING_IS_DIGIT,
    STRING_IS_DECIMAL,
    STRING_IS_NUMERIC,
    STRING_IS_ALNUM,
    STRING_IS_SPACE,
    STRING_IS_UPPER,
    STRING_IS_LOWER,
    STRING_IS_TITLE,
    STRING_IS_IDENTIFIER,
    STRING_IS_PRINTABLE,
    STRING_IS_ASCII
};
bool string_is(const struct string *string, enum string_class which);

/* --- splitting --------------------------------------------------------- */

/* Strings in order; owns both the array and the strings. */
struct string_list {
    struct string **items;
    size_t count;
    size_t capacity;
};

/* Releases the strings and frees the array. */
void string_list_release(struct string_list *list);

/* Splits at separator (not empty; NULL: at runs of white space), at most
 * limit times (negative: everywhere), from the left or from the right; appends
 * the pieces in order to list. */
void string_split(const struct string *string, const struct string *separator,
                  int64_t limit, bool from_right, struct string_list *list);
void string_split_lines(const struct string *string, bool keep_ends,
                        struct string_list *list);
/* partition() and rpartition(): appends three strings; separator is not
 * empty. */
void string_partition(const struct string *string,
                      const struct string *separator, bool from_right,
                      struct string_list *list);

#endif
