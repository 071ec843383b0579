/*
 * The methods of bytes and bytearray.
 *
 * Most do what the method of str of that name does: the bytes are read as a
 * string of the characters below U+0100 and written back.  They differ where
 * characters have properties: only ASCII counts as letters and white space.
 */
#include "object/bytes_methods.h"

#include <string.h>

#include "base/mem.h"
#include "object/buffer.h"
#include "object/bytearray.h"
#include "object/container.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "value/bytes.h"

#define BYTES_FUNCTION(name)                                            \
    bool bytes_like_##name(struct runtime *runtime, struct object *self, \
                           const struct arguments *arguments,           \
                           struct ref result)

const char *const bytes_decode_keywords[] = {"encoding", "errors", NULL};
const char *const bytes_hex_keywords[] = {"sep", "bytes_per_sep", NULL};
const char *const bytes_tab_keywords[] = {"tabsize", NULL};
const char *const bytes_split_keywords[] = {"sep", "maxsplit", NULL};
const char *const bytes_lines_keywords[] = {"keepends", NULL};
const char *const bytes_delete_keywords[] = {"delete", NULL};

static const char SPACES[] = " \t\n\r\v\f";

/* ---- bytes as strings and back ------------------------------------------ */

static struct string *
string_of(const uint8_t *data, size_t length)
{
    struct string_builder builder;
    string_builder_init(&builder, NULL);
    for (size_t i = 0; i < length; i++)
        string_builder_add(&builder, data[i]);
    return string_builder_finish(&builder);
}

/* Returns the string of a bytes-like object; NULL with an error raised. */
static struct string *
read_bytes(struct runtime *runtime, struct object *object)
{
    struct buffer buffer;
    return object_buffer(runtime, object, &buffer)
               ? string_of(buffer.data, buffer.length)
               : NULL;
}

static struct string *
own_string(struct object *self)
{
    struct buffer buffer = {0};
    self->type->buffer(NULL, self, &buffer);
    return string_of(buffer.data, buffer.length);
}

/* Stores a string as bytes like self, and releases it; NULL: the context of
 * values says why.  An immutable self is given back when nothing changed. */
static bool
give_string(struct runtime *runtime, struct object *self,
            struct string *string, struct ref result)
{
    struct text bytes = {0};
    struct buffer own = {0};
    if (string == NULL)
        return raise_value_error(runtime, value_context_of(runtime));
    for (size_t i = 0; i < string->length; i++)
        text_add_byte(&bytes, (char)string_at(string, i));
    string_release(string);
    self->type->buffer(NULL, self, &own);
    if (self->type == &bytes_type && own.length == bytes.length &&
        (own.length == 0 ||
         memcmp(own.data, bytes.bytes, own.length) == 0)) {
        text_release(&bytes);
        return store(runtime, result, self);
    }
    return bytes_like_store_text(runtime, self, &bytes, result);
}

/* Stores the pieces as a list or tuple of objects like self. */
static bool
give_pieces(struct runtime *runtime, struct object *self,
            struct string_list *pieces, bool as_tuple, struct ref result)
{
    uint32_t count = (uint32_t)pieces->count;
    struct object *made = as_tuple ? tuple_new(runtime, count)
                                   : list_new(runtime);
    bool fine = store(runtime, result, made);
    for (uint32_t i = 0; fine && i < count; i++) {
        struct string *piece = string_copy(pieces->items[i]);
        struct text bytes = {0};
        for (size_t k = 0; k < piece->length; k++)
            text_add_byte(&bytes, (char)string_at(piece, k));
        string_release(piece);
        if (!as_tuple)
            fine = list_append(runtime, made, atom_none(runtime));
        struct ref place = {made, i};
        if (fine)
            ref_set(runtime, place, NULL);
        fine = fine && bytes_like_store_text(runtime, self, &bytes, place);
    }
    string_list_release(pieces);
    return fine;
}

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
    struct string *own = own_string(self);
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
    struct string *own = own_string(self);
    bool truth = string_is(own, STRING_IS_ASCII);
    (void)arguments;
    string_release(own);
    return store_bool(runtime, result, truth);
}

/* ---- searching ---------------------------------------------------------- */

/* Returns the part to be looked for: a byte's number or a bytes-like
 * object. */
static struct string *
read_part(struct runtime *runtime, struct object *object)
{
    uint8_t byte;
    if (!object_is_int(object)) {
        if (object_has_buffer(object))
            return read_bytes(runtime, object);
        raise_error(runtime, "TypeError",
                    "argument should be integer or bytes-like object, not "
                    "'%s'",
                    object->type->name);
        return NULL;
    }
    return bytes_like_byte(runtime, object, &byte) ? string_of(&byte, 1)
                                                   : NULL;
}

/* Reads the optional start and end. */
static bool
read_bounds(struct runtime *runtime, const struct arguments *arguments,
            size_t length, int64_t *start, int64_t *end)
{
    struct object *first = arguments_get(arguments, 1, "");
    struct object *last = arguments_get(arguments, 2, "");
    *start = 0;
    *end = INT64_MAX;
    if (first != NULL && !is_none(first) &&
        !atom_to_index(runtime, first, true, start))
        return false;
    if (last != NULL && !is_none(last) &&
        !atom_to_index(runtime, last, true, end))
        return false;
    string_clip(length, start, end);
    return true;
}

enum search { FIND_FIRST, FIND_LAST, INDEX_FIRST, INDEX_LAST, COUNT };

static bool
search(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result,
       enum search what)
{
    struct string *part = read_part(runtime, arguments->items[0]);
    if (part == NULL)
        return false;
    struct string *own = own_string(self);
    int64_t start, end, found = -1;
    bool fine = read_bounds(runtime, arguments, own->length, &start, &end);
    if (fine && what == COUNT) {
        found = (int64_t)string_count(own, part, start, end);
    } else if (fine) {
        size_t at = what == FIND_FIRST || what == INDEX_FIRST
                        ? string_find(own, part, start, end)
                        : string_find_last(own, part, start, end);
        found = at == STRING_NOT_FOUND ? -1 : (int64_t)at;
    }
    string_release(own);
    string_release(part);
    if (fine && found < 0 && (what == INDEX_FIRST || what == INDEX_LAST))
        return raise_error(runtime, "ValueError", "subsection not found");
    return fine && store_int(runtime, result, found);
}

#define SEARCH_FUNCTION(name, what)                                     \
    BYTES_FUNCTION(name)                                                \
    {                                                                   \
        return search(runtime, self, arguments, result, what);          \
    }

SEARCH_FUNCTION(find, FIND_FIRST)
SEARCH_FUNCTION(rfind, FIND_LAST)
SEARCH_FUNCTION(index, INDEX_FIRST)
SEARCH_FUNCTION(rindex, INDEX_LAST)
SEARCH_FUNCTION(count, COUNT)

static bool
has_affix(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, bool at_end, struct ref result)
{
    struct object *given = arguments->items[0];
    bool many = object_is_tuple(given), truth = false, fine = true;
    struct string *own = own_string(self);
    int64_t start, end;
    fine = read_bounds(runtime, arguments, own->length, &start, &end);
    uint32_t count = many ? given->slot_count : 1;
    for (uint32_t i = 0; fine && !truth && i < count; i++) {
        struct object *part = many ? given->slots[i] : given;
        if (!many && !object_has_buffer(part)) {
            fine = raise_error(runtime, "TypeError",
                               "%s first arg must be bytes or a tuple of "
                               "bytes, not %s",
                               at_end ? "endswith" : "startswith",
                               part->type->name);
            break;
        }
        struct string *affix = read_bytes(runtime, part);
        fine = affix != NULL;
        if (fine)
            truth = at_end ? string_ends_with(own, affix, start, end)
                           : string_starts_with(own, affix, start, end);
        string_release(affix);
    }
    string_release(own);
    return fine && store_bool(runtime, result, truth);
}

BYTES_FUNCTION(startswith)
{
    return has_affix(runtime, self, arguments, false, result);
}

BYTES_FUNCTION(endswith)
{
    return has_affix(runtime, self, arguments, true, result);
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
    struct string *own = own_string(self);
    struct string *made = string_pad(own, width, fill.data[0], side,
                                     value_context_of(runtime));
    string_release(own);
    return give_string(runtime, self, made, result);
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
    struct string *own = own_string(self);
    struct string *made =
        string_zero_fill(own, width, value_context_of(runtime));
    string_release(own);
    return give_string(runtime, self, made, result);
}

BYTES_FUNCTION(expandtabs)
{
    struct object *given = arguments_get(arguments, 0, "tabsize");
    int64_t width = 8;
    if (given != NULL && !atom_to_index(runtime, given, true, &width))
        return false;
    struct string *own = own_string(self);
    struct string *made =
        string_expand_tabs(own, width, value_context_of(runtime));
    string_release(own);
    return give_string(runtime, self, made, result);
}

static bool
strip_side(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, enum string_side side,
           struct ref result)
{
    struct string *set =
        arguments->count > 0 && !is_none(arguments->items[0])
            ? read_bytes(runtime, arguments->items[0])
            : string_from_c(SPACES);
    if (set == NULL)
        return false;
    struct string *own = own_string(self);
    struct string *made = string_strip(own, set, side);
    string_release(own);
    string_release(set);
    return give_string(runtime, self, made, result);
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
    struct string *affix = read_bytes(runtime, arguments->items[0]);
    if (affix == NULL)
        return false;
    struct string *own = own_string(self);
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
    return give_string(runtime, self, made, result);
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
    struct string *old = read_bytes(runtime, arguments->items[0]);
    struct string *new =
        old != NULL ? read_bytes(runtime, arguments->items[1]) : NULL;
    if (new == NULL) {
        string_release(old);
        return false;
    }
    struct string *own = own_string(self);
    struct string *made =
        string_replace(own, old, new, limit, value_context_of(runtime));
    string_release(own);
    string_release(old);
    string_release(new);
    return give_string(runtime, self, made, result);
}

/* ---- splitting and joining ---------------------------------------------- */

/* Splits at ASCII white space: what str would take for more of it is put
 * aside. */
static bool
split_any(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, bool from_right,
          struct ref result)
{
    struct object *given = arguments_get(arguments, 0, "sep");
    struct object *count = arguments_get(arguments, 1, "maxsplit");
    struct string_list pieces = {0};
    int64_t limit = -1;
    if (count != NULL && !atom_to_index(runtime, count, true, &limit))
        return false;
    struct string *separator = NULL;
    if (given != NULL && !is_none(given)) {
        separator = read_bytes(runtime, given);
        if (separator == NULL)
            return false;
        if (separator->length == 0) {
            string_release(separator);
            return raise_error(runtime, "ValueError", "empty separator");
        }
    }
    struct string *own = own_string(self);
    string_split(own, separator, limit, from_right, &pieces);
    string_release(own);
    string_release(separator);
    return give_pieces(runtime, self, &pieces, false, result);
}

BYTES_FUNCTION(split)
{
    return split_any(runtime, self, arguments, false, result);
}

BYTES_FUNCTION(rsplit)
{
    return split_any(runtime, self, arguments, true, result);
}

BYTES_FUNCTION(splitlines)
{
    struct object *given = arguments_get(arguments, 0, "keepends");
    struct buffer own = {0};
    bool keep = false, fine = true;
    if (given != NULL && !object_is_true(runtime, given, &keep))
        return false;
    struct object *list = list_new(runtime);
    if (!store(runtime, result, list))
        return false;
    self->type->buffer(runtime, self, &own);
    for (size_t from = 0; fine && from < own.length;) {
        size_t end = from;
        while (end < own.length && own.data[end] != '\n' &&
               own.data[end] != '\r')
            end++;
        size_t next = end + (end < own.length);
        if (next < own.length && own.data[end] == '\r' &&
            own.data[next] == '\n')
            next++;
        fine = list_append(runtime, list, atom_none(runtime));
        struct ref place = {list, list_length(list) - 1};
        ref_set(runtime, place, NULL);
        fine = fine && bytes_like_store(runtime, self, own.data + from,
                                        (keep ? next : end) - from, place);
        from = next;
    }
    return fine;
}

static bool
partition_at(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, bool from_right,
             struct ref result)
{
    struct string_list pieces = {0};
    struct string *separator = read_bytes(runtime, arguments->items[0]);
    if (separator == NULL)
        return false;
    if (separator->length == 0) {
        string_release(separator);
        return raise_error(runtime, "ValueError", "empty separator");
    }
    struct string *own = own_string(self);
    string_partition(own, separator, from_right, &pieces);
    string_release(own);
    string_release(separator);
    return give_pieces(runtime, self, &pieces, true, result);
}

BYTES_FUNCTION(partition)
{
    return partition_at(runtime, self, arguments, false, result);
}

BYTES_FUNCTION(rpartition)
{
    return partition_at(runtime, self, arguments, true, result);
}

struct joining {
    struct buffer separator;
    struct text *out;
    uint32_t number;
};

static bool
join_item(struct runtime *runtime, void *context, struct object *item)
{
    struct joining *joining = context;
    struct buffer part;
    if (!object_has_buffer(item))
        return raise_error(runtime, "TypeError",
                           "sequence item %u: expected a bytes-like object, "
                           "%s found",
                           joining->number, item->type->name);
    if (!object_buffer(runtime, item, &part))
        return false;
    if (joining->number++ > 0)
        text_add(joining->out, (const char *)joining->separator.data,
                 joining->separator.length);
    text_add(joining->out, (const char *)part.data, part.length);
    return true;
}

BYTES_FUNCTION(join)
{
    struct text made = {0};
    struct joining joining = {.out = &made};
    self->type->buffer(runtime, self, &joining.separator);
    if (arguments->items[0]->type->iterate == NULL)
        return raise_error(runtime, "TypeError",
                           "can only join an iterable");
    if (each_item(runtime, "bytes.join", arguments->items[0], join_item,
                  &joining))
        return bytes_like_store_text(runtime, self, &made, result);
    text_release(&made);
    return false;
}

/* ---- encodings and tables ----------------------------------------------- */

/* Appends a str argument, or what is usual. */
static bool
read_name(struct runtime *runtime, struct object *given, const char *usual,
          struct text *out)
{
    if (given != NULL)
        return object_str(runtime, given, out);
    text_add_string(out, usual);
    return true;
}

BYTES_FUNCTION(decode)
{
    struct object *given = arguments_get(arguments, 0, "encoding");
    struct object *wanted = arguments_get(arguments, 1, "errors");
    struct buffer own = {0};
    struct text encoding = {0}, errors = {0};
    bool fine = read_name(runtime, given, "utf-8", &encoding) &&
                read_name(runtime, wanted, "strict", &errors);
    self->type->buffer(runtime, self, &own);
    struct bytes *bytes = bytes_new(own.data, own.length);
    struct string *decoded =
        fine ? bytes_decode_mending(bytes, text_string(&encoding),
                                    text_string(&errors),
                                    value_context_of(runtime))
             : NULL;
    bytes_release(bytes);
    text_release(&encoding);
    text_release(&errors);
    if (fine && decoded == NULL)
        return raise_codec_error(runtime, self);
    return fine && store_string(runtime, result, decoded);
}

BYTES_FUNCTION(hex)
{
    struct object *separator = arguments_get(arguments, 0, "sep");
    struct object *count = arguments_get(arguments, 1, "bytes_per_sep");
    struct buffer own = {0}, sign = {0};
    struct text made = {0};
    int64_t each = 1;
    if (count != NULL && !atom_to_index(runtime, count, true, &each))
        return false;
    if (separator != NULL && object_is_str(separator)) {
        string_to_text(atom_string(separator), &made);
        sign.length = made.length;
    } else if (separator != NULL) {
        if (!object_buffer(runtime, separator, &sign))
            return false;
        text_add(&made, (const char *)sign.data, sign.length);
    }
    if (separator != NULL && sign.length != 1) {
        text_release(&made);
        return raise_error(runtime, "ValueError",
                           "sep must be length 1.");
    }
    char between = separator != NULL ? made.bytes[0] : 0;
    text_clear(&made);
    self->type->buffer(runtime, self, &own);
    for (size_t i = 0; i < own.length; i++) {
        size_t group = (size_t)(each < 0 ? -each : each);
        size_t behind = each < 0 ? i : own.length - i;
        if (i > 0 && separator != NULL && group > 0 && behind % group == 0)
            text_add_byte(&made, between);
        text_add_format(&made, "%02x", own.data[i]);
    }
    bool fine = store(runtime, result,
                      atom_new_str(runtime, text_string(&made),
                                   made.length));
    text_release(&made);
    return fine;
}

BYTES_FUNCTION(translate)
{
    struct object *table = arguments->items[0];
    struct object *delete = arguments_get(arguments, 1, "delete");
    struct buffer own = {0}, map = {NULL, 256, 0}, gone = {0};
    struct text made = {0};
    if ((!is_none(table) && !object_buffer(runtime, table, &map)) ||
        (delete != NULL && !object_buffer(runtime, delete, &gone)))
        return false;
    if (map.length != 256)
        return raise_error(runtime, "ValueError",
                           "translation table must be 256 characters long");
    self->type->buffer(runtime, self, &own);
    for (size_t i = 0; i < own.length; i++) {
        uint8_t byte = own.data[i];
        if (gone.length == 0 || memchr(gone.data, byte, gone.length) == NULL)
            text_add_byte(&made,
                          (char)(map.data != NULL ? map.data[byte] : byte));
    }
    return bytes_like_store_text(runtime, self, &made, result);
}

/* ---- methods of the types ----------------------------------------------- */

static int
digit_of(uint32_t codepoint)
{
    if (codepoint >= '0' && codepoint <= '9')
        return (int)codepoint - '0';
    codepoint |= 0x20;
    return codepoint >= 'a' && codepoint <= 'f' ? (int)codepoint - 'a' + 10
                                                : -1;
}

BYTES_FUNCTION(fromhex)
{
    struct object *given = arguments->items[0];
    struct text made = {0};
    if (!object_is_str(given))
        return raise_error(runtime, "TypeError",
                           "fromhex() argument must be str, not %s",
                           given->type->name);
    const struct string *digits = atom_string(given);
    for (size_t i = 0; i < digits->length;) {
        uint32_t first = string_at(digits, i++);
        if (first < 0x80 && first != 0 && strchr(SPACES, (int)first))
            continue;
        int high = digit_of(first), low = -1;
        size_t wrong = high < 0 ? i - 1 : i;
        if (high >= 0 && i < digits->length)
            low = digit_of(string_at(digits, i++));
        if (low < 0) {
            text_release(&made);
            return raise_error(runtime, "ValueError",
                               "non-hexadecimal number found in fromhex() "
                               "arg at position %zu",
                               wrong);
        }
        text_add_byte(&made, (char)(high << 4 | low));
    }
    const struct type *type = type_object_type(self);
    bool array = type_is(type, &bytearray_type);
    struct object *object =
        array ? bytearray_new(runtime, made.bytes, made.length) : NULL;
    struct value value = value_from_none();
    if (!array) {
        value = value_from_bytes(bytes_new(text_string(&made), made.length));
        object = atom_take(runtime, &value);
    }
    text_release(&made);
    return store(runtime, result, object);
}

BYTES_FUNCTION(maketrans)
{
    struct buffer from, to;
    uint8_t table[256];
    (void)self;
    if (!object_buffer(runtime, arguments->items[0], &from) ||
        !object_buffer(runtime, arguments->items[1], &to))
        return false;
    if (from.length != to.length)
        return raise_error(runtime, "ValueError",
                           "maketrans arguments must have same length");
    for (size_t i = 0; i < 256; i++)
        table[i] = (uint8_t)i;
    for (size_t i = 0; i < from.length; i++)
        table[from.data[i]] = to.data[i];
    struct value value = value_from_bytes(bytes_new(table, 256));
    return store_value(runtime, result, &value);
}
