/*
 * The methods of bytes and bytearray: case, classes, padding, stripping and
 * replacing.  Most do what the method of str of that name does.  They differ
 * where characters have properties: only ASCII counts as letters and white
 * space.
 */
#include "object/bytes_methods.h"

#include "object/buffer.h"
#include "object/bytearray.h"
#include "object/bytes_string.h"
#include "object/function.h"
#include "object/store.h"
#include "value/string.h"

const char *const bytes_decode_keywords[] = {"encoding", "errors", NULL};
const char *const bytes_hex_keywords[] = {"sep", "bytes_per_sep", NULL};
const char *const bytes_tab_keywords[] = {"tabsize", NULL};
const char *const bytes_split_keywords[] = {"sep", "maxsplit", NULL};
const char *const bytes_lines_keywords[] = {"keepends", NULL};
const char *const bytes_delete_keywords[] = {"delete", NULL};

/* ---- case and classes --------------------------------------------------- */

static bool
is_upper(uint8_t byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool
is_lower(uint8_t byte)
{
    return byte >= 'a' && byte <= 'z';
}

enum casing { UPPER, LOWER, SWAP, TITLE, CAPITALIZE };

static bool
change_case(struct runtime *runtime, struct object *self, enum casing how,
            struct ref result)
{
    struct buffer own = {0};
    struct text made = {0};
    bool in_word = false;
    self->type->buffer(runtime, self, &own);
    for (size_t i = 0; i < own.length; i++) {
        uint8_t byte = own.data[i];
        bool letter = is_upper(byte) || is_lower(byte);
        bool up = how == UPPER || (how == SWAP && is_lower(byte)) ||
                  (how == TITLE && !in_word) ||
                  (how == CAPITALIZE && i == 0);
        if (letter)
            byte = (uint8_t)(up ? byte & ~0x20 : byte | 0x20);
        in_word = letter;
        text_add_byte(&made, (char)byte);
    }
    return bytes_like_store_text(runtime, self, &made, result);
}

#define CASE_FUNCTION(name, how)                                        \
    BYTES_FUNCTION(name)                                                \
    {                                                                   \
        (void)arguments;                                                \
        return change_case(runtime, self, how, result);                 \
    }

CASE_FUNCTION(upper, UPPER)
CASE_FUNCTION(lower, LOWER)
CASE_FUNCTION(swapcase, SWAP)
CASE_FUNCTION(title, TITLE)
CASE_FUNCTION(capitalize, CAPITALIZE)

/* Bytes beyond ASCII are of no class; '\1' stands for them here. */
static bool
is_class(struct runtime *runtime, struct object *self,
         enum string_class which, struct ref result)
{
    struct string *own = bytes_string_own(self);
    struct string_builder builder;
    string_builder_init(&builder, NULL);
    for (size_t i = 0; i < own->length; i++) {
        uint32_t byte = string_at(own, i);
        bool other = byte >= 0x80 || (byte >= 0x1C && byte <= 0x1F);
        string_builder_add(&builder, other ? 1 : byte);
    }
    struct string *plain = string_builder_finish(&builder);
    bool truth = string_is(plain, which);
    string_release(own);
    string_release(plain);
    return store_bool(runtime, result, truth);
}

#define CLASS_FUNCTION(name, which)                                     \
    BYTES_FUNCTION(name)                                                \
    {                                                                   \
        (void)arguments;                                                \
        return is_class(runtime, self, which, result);                  \
    }

CLASS_FUNCTION(isalnum, STRING_IS_ALNUM)
CLASS_FUNCTION(isalpha, STRING_IS_ALPHA)
CLASS_FUNCTION(isdigit, STRING_IS_DIGIT)
CLASS_FUNCTION(islower, STRING_IS_LOWER)
CLASS_FUNCTION(isspace, STRING_IS_SPACE)
CLASS_FUNCTION(istitle, STRING_IS_TITLE)
CLASS_FUNCTION(isupper, STRING_IS_UPPER)

BYTES_FUNCTION(isascii)
{
    struct string *own = bytes_string_own(self);
    bool truth = string_is(own, STRING_IS_ASCII);
    (void)arguments;
    string_release(own);
    return store_bool(runtime, result, truth);
}

/* ---- padding, stripping, replacing -------------------------------------- */

static bool
pad(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, const char *name,
    enum string_side side, struct ref result)
{
    int64_t width;
    struct buffer fill = {(const uint8_t *)" ", 1, 0};
    if (!atom_to_index(runtime, arguments->items[0], true, &width))
        return false;
    if (arguments->count > 1) {
        struct object *given = arguments->items[1];
        bool known = type_is(given->type, &bytes_type) ||
                     object_is_bytearray(given);
        if (known && !object_buffer(runtime, given, &fill))
            return false;
        if (!known || fill.length != 1)
            return raise_error(runtime, "TypeError",
                               "%s() argument 2 must be a byte string of "
                               "length 1, not %s",
                               name, given->type->name);
    }
    struct string *own = bytes_string_own(self);
    struct string *made = string_pad(own, width, fill.data[0], side,
                                     value_context_of(runtime));
    string_release(own);
    return bytes_string_give(runtime, self, made, result);
}

BYTES_FUNCTION(center)
{
    return pad(runtime, self, arguments, "center", STRING_BOTH, result);
}

BYTES_FUNCTION(ljust)
{
    return pad(runtime, self, arguments, "ljust", STRING_RIGHT, result);
}

BYTES_FUNCTION(rjust)
{
    return pad(runtime, self, arguments, "rjust", STRING_LEFT, result);
}

BYTES_FUNCTION(zfill)
{
    int64_t width;
    if (!atom_to_index(runtime, arguments->items[0], true, &width))
        return false;
    struct string *own = bytes_string_own(self);
    struct string *made =
        string_zero_fill(own, width, value_context_of(runtime));
    string_release(own);
    return bytes_string_give(runtime, self, made, result);
}

BYTES_FUNCTION(expandtabs)
{
    struct object *given = arguments_get(arguments, 0, "tabsize");
    int64_t width = 8;
    if (given != NULL && !atom_to_c_int(runtime, given, &width))
        return false;
    struct string *own = bytes_string_own(self);
    struct string *made =
        string_expand_tabs(own, width, value_context_of(runtime));
    string_release(own);
    return bytes_string_give_new(runtime, self, made, result);
}

static bool
strip_side(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, enum string_side side,
           struct ref result)
{
    struct string *set =
        arguments->count > 0 && !is_none(arguments->items[0])
            ? bytes_string_read(runtime, arguments->items[0])
            : string_from_c(BYTES_SPACES);
    if (set == NULL)
        return false;
    struct string *own = bytes_string_own(self);
    struct string *made = string_strip(own, set, side);
    string_release(own);
    string_release(set);
    return bytes_string_give(runtime, self, made, result);
}

BYTES_FUNCTION(strip)
{
    return strip_side(runtime, self, arguments, STRING_BOTH, result);
}

BYTES_FUNCTION(lstrip)
{
    return strip_side(runtime, self, arguments, STRING_LEFT, result);
}

BYTES_FUNCTION(rstrip)
{
    return strip_side(runtime, self, arguments, STRING_RIGHT, result);
}

static bool
remove_affix(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, bool at_end,
             struct ref result)
{
    struct string *affix = bytes_string_read(runtime, arguments->items[0]);
    if (affix == NULL)
        return false;
    struct string *own = bytes_string_own(self);
    size_t length = own->length, part = affix->length;
    bool there =
        at_end ? string_ends_with(own, affix, 0, (int64_t)length)
               : string_starts_with(own, affix, 0, (int64_t)length);
    struct string *made =
        !there   ? string_copy(own)
        : at_end ? string_slice(own, 0, length - part)
                 : string_slice(own, part, length);
    string_release(own);
    string_release(affix);
    return bytes_string_give(runtime, self, made, result);
}

BYTES_FUNCTION(removeprefix)
{
    return remove_affix(runtime, self, arguments, false, result);
}

BYTES_FUNCTION(removesuffix)
{
    return remove_affix(runtime, self, arguments, true, result);
}

BYTES_FUNCTION(replace)
{
    int64_t limit = -1;
    if (arguments->count > 2 &&
        !atom_to_index(runtime, arguments->items[2], true, &limit))
        return false;
    struct string *old = bytes_string_read(runtime, arguments->items[0]);
    struct string *new =
        old != NULL ? bytes_string_read(runtime, arguments->items[1]) : NULL;
    if (new == NULL) {
        string_release(old);
        return false;
    }
    struct string *own = bytes_string_own(self);
    struct string *made =
        string_replace(own, old, new, limit, value_context_of(runtime));
    string_release(own);
    string_release(old);
    string_release(new);
    return bytes_string_give(runtime, self, made, result);
}
