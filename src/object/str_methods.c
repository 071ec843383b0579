/* The methods of str, on the operations of value/string.h. */
#include "object/str.h"

#include "base/mem.h"
#include "base/vector.h"
#include "object/container.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/sequence.h"
#include "object/store.h"
#include "object/tuple.h"

/* ---- reading arguments -------------------------------------------------- */

/* Stores the string of argument number (from 1) of a method; TypeError "find()
 * argument 1 must be str, not int" (number 0: "must be str, not int"). */
static bool
want_string(struct runtime *runtime, struct object *object,
            const char *method, int number, struct string **string)
{
    const char *given = is_none(object) ? "None" : object->type->name;
    *string = NULL;
    if (object_is_str(object)) {
        *string = atom_string(object);
        return true;
    }
    if (number == 0) /* find() and its like before 3.13 */
        return raise_error(runtime, "TypeError", "must be str, not %s",
                           object->type->name);
    return raise_error(runtime, "TypeError",
                       "%s() argument %d must be str, not %s", method, number,
                       given);
}

static bool
want_number(struct runtime *runtime, struct object *object,
            int64_t otherwise, int64_t *number)
{
    *number = otherwise;
    return object == NULL || atom_to_index(runtime, object, true, number);
}

/* ---- case, stripping, padding ------------------------------------------- */

#define CASE_METHOD(name, function)                                     \
    static bool name(METHOD_PARAMETERS)                                 \
    {                                                                   \
        (void)arguments;                                                \
        return store_fresh_string(runtime, result,                      \
                                  function(atom_string(self)));         \
    }

CASE_METHOD(upper, string_upper)
CASE_METHOD(lower, string_lower)
CASE_METHOD(title, string_title)
CASE_METHOD(capitalize, string_capitalize)
CASE_METHOD(swapcase, string_swap_case)
CASE_METHOD(casefold, string_case_fold)

static bool
strip_side(METHOD_PARAMETERS, enum string_side side, const char *name)
{
    struct string *set = NULL;
    if (arguments->count > 0 && !is_none(arguments->items[0])) {
        if (!object_is_str(arguments->items[0]))
            return raise_error(runtime, "TypeError",
                               "%s arg must be None or str", name);
        set = atom_string(arguments->items[0]);
    }
    return str_store(runtime, result, self,
                     string_strip(atom_string(self), set, side));
}

static bool
strip(METHOD_PARAMETERS)
{
    return strip_side(runtime, self, arguments, result, STRING_BOTH, "strip");
}

static bool
lstrip(METHOD_PARAMETERS)
{
    return strip_side(runtime, self, arguments, result, STRING_LEFT,
                      "lstrip");
}

static bool
rstrip(METHOD_PARAMETERS)
{
    return strip_side(runtime, self, arguments, result, STRING_RIGHT,
                      "rstrip");
}

static bool
pad_side(METHOD_PARAMETERS, enum string_side side)
{
    int64_t width;
    uint32_t fill = ' ';
    if (!atom_to_index(runtime, arguments->items[0], false, &width))
        return false;
    if (arguments->count > 1) {
        struct object *given = arguments->items[1];
        if (!object_is_str(given) || atom_string(given)->length != 1)
            return raise_error(
                runtime, "TypeError",
                object_is_str(given)
                    ? "The fill character must be exactly one character long"
                    : "The fill character must be a unicode character, not "
                      "%s",
                given->type->name);
        fill = string_at(atom_string(given), 0);
    }
    return str_store(runtime, result, self,
                     string_pad(atom_string(self), width, fill, side,
                                value_context_of(runtime)));
}

static bool
ljust(METHOD_PARAMETERS)
{
    return pad_side(runtime, self, arguments, result, STRING_RIGHT);
}

static bool
rjust(METHOD_PARAMETERS)
{
    return pad_side(runtime, self, arguments, result, STRING_LEFT);
}

static bool
center(METHOD_PARAMETERS)
{
    return pad_side(runtime, self, arguments, result, STRING_BOTH);
}

static bool
zfill(METHOD_PARAMETERS)
{
    int64_t width;
    if (!atom_to_index(runtime, arguments->items[0], false, &width))
        return false;
    return str_store(runtime, result, self,
                     string_zero_fill(atom_string(self), width,
                                      value_context_of(runtime)));
}

static bool
expandtabs(METHOD_PARAMETERS)
{
    struct object *given = arguments_get(arguments, 0, "tabsize");
    int64_t width = 8;
    if (given != NULL && !atom_to_c_int(runtime, given, &width))
        return false;
    return str_store(runtime, result, self,
                     string_expand_tabs(atom_string(self), width,
                                        value_context_of(runtime)));
}

/* ---- searching ---------------------------------------------------------- */

enum search { FIND_FIRST, FIND_LAST, INDEX_FIRST, INDEX_LAST, COUNT };

static bool
search(METHOD_PARAMETERS, enum search what, const char *name)
{
    struct string *string = atom_string(self), *part;
    int64_t start, end;
    int number = runtime->profile->minor >= 13;
    if (!want_string(runtime, arguments->items[0], name, number, &part) ||
        !arguments_bounds(runtime, arguments, string->length, &start, &end))
        return false;
    if (what == COUNT)
        return store_int(runtime, result,
                         (int64_t)string_count(string, part, start, end));
    size_t at = what == FIND_FIRST || what == INDEX_FIRST
                    ? string_find(string, part, start, end)
                    : string_find_last(string, part, start, end);
    if (at != STRING_NOT_FOUND)
        return store_int(runtime, result, (int64_t)at);
    if (what == FIND_FIRST || what == FIND_LAST)
        return store_int(runtime, result, -1);
    return raise_error(runtime, "ValueError", "substring not found");
}

static bool
find(METHOD_PARAMETERS)
{
    return search(runtime, self, arguments, result, FIND_FIRST, "find");
}

static bool
rfind(METHOD_PARAMETERS)
{
    return search(runtime, self, arguments, result, FIND_LAST, "rfind");
}

static bool
index_of(METHOD_PARAMETERS)
{
    return search(runtime, self, arguments, result, INDEX_FIRST, "index");
}

static bool
index_last(METHOD_PARAMETERS)
{
    return search(runtime, self, arguments, result, INDEX_LAST, "rindex");
}

static bool
count(METHOD_PARAMETERS)
{
    return search(runtime, self, arguments, result, COUNT, "count");
}

/* startswith and endswith, for a str or a tuple of them. */
static bool
affix(METHOD_PARAMETERS, bool at_end)
{
    const struct string *string = atom_string(self);
    struct object *parts = arguments->items[0];
    bool many = object_is_tuple(parts);
    int64_t start, end;
    if (!arguments_bounds(runtime, arguments, string->length, &start, &end))
        return false;
    uint32_t number = many ? parts->slot_count : 1;
    for (uint32_t i = 0; i < number; i++) {
        struct object *part = many ? parts->slots[i] : parts;
        if (!object_is_str(part))
            return raise_error(runtime, "TypeError",
                               many ? "tuple for %s must only contain str, "
                                      "not %s"
                                    : "%s first arg must be str or a tuple "
                                      "of str, not %s",
                               at_end ? "endswith" : "startswith",
                               part->type->name);
        if (at_end ? string_ends_with(string, atom_string(part), start, end)
                   : string_starts_with(string, atom_string(part), start,
                                        end))
            return store_bool(runtime, result, true);
    }
    return store_bool(runtime, result, false);
}

static bool
startswith(METHOD_PARAMETERS)
{
    return affix(runtime, self, arguments, result, false);
}

static bool
endswith(METHOD_PARAMETERS)
{
    return affix(runtime, self, arguments, result, true);
}

#define CLASS_METHOD(name, which)                                       \
    static bool name(METHOD_PARAMETERS)                                 \
    {                                                                   \
        (void)arguments;                                                \
        return store_bool(runtime, result,                              \
                          string_is(atom_string(self), which));         \
    }

CLASS_METHOD(is_alpha, STRING_IS_ALPHA)
CLASS_METHOD(is_digit, STRING_IS_DIGIT)
CLASS_METHOD(is_decimal, STRING_IS_DECIMAL)
CLASS_METHOD(is_numeric, STRING_IS_NUMERIC)
CLASS_METHOD(is_alnum, STRING_IS_ALNUM)
CLASS_METHOD(is_space, STRING_IS_SPACE)
CLASS_METHOD(is_upper, STRING_IS_UPPER)
CLASS_METHOD(is_lower, STRING_IS_LOWER)
CLASS_METHOD(is_title, STRING_IS_TITLE)
CLASS_METHOD(is_identifier, STRING_IS_IDENTIFIER)
CLASS_METHOD(is_printable, STRING_IS_PRINTABLE)
CLASS_METHOD(is_ascii, STRING_IS_ASCII)

/* ---- taking apart and putting together ---------------------------------- */

static bool
replace(METHOD_PARAMETERS)
{
    struct string *old, *new;
    int64_t limit;
    if (!want_string(runtime, arguments->items[0], "replace", 1, &old) ||
        !want_string(runtime, arguments->items[1], "replace", 2, &new) ||
        !want_number(runtime, arguments_get(arguments, 2, "count"), -1,
                     &limit))
        return false;
    if (arguments->items[0] == arguments->items[1])
        return str_store(runtime, result, self,
                         string_copy(atom_string(self)));
    struct string *replaced =
        string_replace(atom_string(self), old, new, limit,
                       value_context_of(runtime));
    if (replaced == atom_string(self))
        return str_store(runtime, result, self, replaced);
    return store_fresh_string(runtime, result, replaced);
}

static bool
remove_affix(METHOD_PARAMETERS, bool at_end, const char *name)
{
    struct string *string = atom_string(self), *part;
    if (!want_string(runtime, arguments->items[0], name, 1, &part))
        return false;
    size_t length = string->length;
    int64_t whole = (int64_t)length;
    if (at_end && part->length > 0 &&
        string_ends_with(string, part, 0, whole))
        return str_store(runtime, result, self,
                         string_slice(string, 0, length - part->length));
    if (!at_end && string_starts_with(string, part, 0, whole))
        return str_store(runtime, result, self,
                         string_slice(string, part->length, length));
    return store(runtime, result, self);
}

static bool
removeprefix(METHOD_PARAMETERS)
{
    return remove_affix(runtime, self, arguments, result, false,
                        "removeprefix");
}

static bool
removesuffix(METHOD_PARAMETERS)
{
    return remove_affix(runtime, self, arguments, result, true,
                        "removesuffix");
}

static bool
split_from(METHOD_PARAMETERS, bool from_right)
{
    struct object *separator = arguments_get(arguments, 0, "sep");
    struct string *at = NULL;
    int64_t limit;
    if (!want_number(runtime, arguments_get(arguments, 1, "maxsplit"), -1,
                     &limit))
        return false;
    if (separator != NULL && !is_none(separator)) {
        if (!object_is_str(separator))
            return raise_error(runtime, "TypeError",
                               "must be str or None, not %s",
                               separator->type->name);
        at = atom_string(separator);
        if (at->length == 0)
            return raise_error(runtime, "ValueError", "empty separator");
    }
    struct string_list pieces = {0};
    string_split(atom_string(self), at, limit, from_right, &pieces);
    /* What is left behind the last split at blanks is always a slice. */
    struct object *whole = at == NULL && limit == 0 ? NULL : self;
    return store(runtime, result,
                 str_pieces(runtime, whole, &pieces, false));
}

static bool
split(METHOD_PARAMETERS)
{
    return split_from(runtime, self, arguments, result, false);
}

static bool
rsplit(METHOD_PARAMETERS)
{
    return split_from(runtime, self, arguments, result, true);
}

static bool
splitlines(METHOD_PARAMETERS)
{
    struct object *given = arguments_get(arguments, 0, "keepends");
    bool keep = false;
    if (given != NULL && !object_is_true(runtime, given, &keep))
        return false;
    struct string_list pieces = {0};
    string_split_lines(atom_string(self), keep, &pieces);
    return store(runtime, result, str_pieces(runtime, self, &pieces, false));
}

static bool
partition_from(METHOD_PARAMETERS, bool from_right)
{
    struct object *separator = arguments->items[0];
    if (!object_is_str(separator))
        return raise_error(runtime, "TypeError", "must be str, not %s",
                           separator->type->name);
    if (atom_string(separator)->length == 0)
        return raise_error(runtime, "ValueError", "empty separator");
    struct string_list pieces = {0};
    string_partition(atom_string(self), atom_string(separator), from_right,
                     &pieces);
    return store(runtime, result, str_pieces(runtime, self, &pieces, true));
}

static bool
partition(METHOD_PARAMETERS)
{
    return partition_from(runtime, self, arguments, result, false);
}

static bool
rpartition(METHOD_PARAMETERS)
{
    return partition_from(runtime, self, arguments, result, true);
}

/* Stores the pieces of a list or tuple, joined; the only one of it is given
 * back itself. */
static bool
join_items(struct runtime *runtime, struct object *self,
           const struct object *list, struct ref result)
{
    uint32_t count = list->slot_count;
    for (uint32_t i = 0; i < count; i++)
        if (!object_is_str(list->slots[i]))
            return raise_error(runtime, "TypeError",
                               "sequence item %u: expected str instance, %s "
                               "found",
                               i, list->slots[i]->type->name);
    if (count == 1 && list->slots[0]->type == &str_type)
        return store(runtime, result, list->slots[0]);
    const struct string **pieces = mem_alloc_array(count, sizeof *pieces);
    for (uint32_t i = 0; i < count; i++)
        pieces[i] = atom_string(list->slots[i]);
    bool fine = runtime_work(runtime, count) &&
                store_fresh_string(runtime, result,
                                   string_join(atom_string(self), pieces,
                                               count,
                                               value_context_of(runtime)));
    mem_free(pieces);
    return fine;
}

static bool
join(METHOD_PARAMETERS)
{
    struct object *iterable = arguments->items[0];
    if (iterable->type == &list_type || iterable->type == &tuple_type)
        return join_items(runtime, self, iterable, result);
    if (iterable->type->iterate == NULL && iterable->type->get_item == NULL)
        return raise_error(runtime, "TypeError", "can only join an iterable");
    struct object *native =
        sequence_hold(runtime, "str.join", iterable, NULL);
    if (native == NULL)
        return false;
    bool fine = join_items(runtime, self, native->slots[0], result);
    sequence_let_go(runtime, native);
    return fine;
}

static bool
encode(METHOD_PARAMETERS)
{
    struct object *given = arguments_get(arguments, 0, "encoding");
    struct object *wanted = arguments_get(arguments, 1, "errors");
    struct text name = {0}, errors = {0};
    if (given == NULL)
        text_add_string(&name, "utf-8");
    else if (!object_str(runtime, given, &name))
        return false;
    if (wanted != NULL && !object_str(runtime, wanted, &errors))
        return false;
    struct value_context *context = value_context_of(runtime);
    struct bytes *bytes =
        bytes_encode_mending(atom_string(self), text_string(&name),
                             text_string(&errors), context);
    text_release(&name);
    text_release(&errors);
    if (bytes == NULL)
        return raise_codec_error(runtime, self);
    struct value value = value_from_bytes(bytes);
    return store_value(runtime, result, &value);
}

static bool
format_map(METHOD_PARAMETERS)
{
    struct arguments mapping = {.items = arguments->items, .count = SIZE_MAX};
    return str_format(runtime, self, &mapping, result);
}

static const char *const sep_keywords[] = {"sep", "maxsplit", NULL};
static const char *const tabs_keywords[] = {"tabsize", NULL};
static const char *const lines_keywords[] = {"keepends", NULL};
static const char *const encode_keywords[] = {"encoding", "errors", NULL};
static const char *const any_keywords[] = {"", NULL};

const struct method str_methods[] = {
    {"capitalize", capitalize, 0, 0, NULL, "Return a capitalized version."},
    {"casefold", casefold, 0, 0, NULL, "Return a version for comparisons."},
    {"center", center, 1, 2, NULL, "Return a centered string."},
    {"count", count, 1, 3, NULL, "Count non-overlapping occurrences."},
    {"encode", encode, 0, 2, encode_keywords, "Encode to bytes."},
    {"endswith", endswith, 1, 3, NULL, "Whether it ends with a suffix."},
    {"expandtabs", expandtabs, 0, 1, tabs_keywords, "Expand tabs."},
    {"find", find, 1, 3, NULL, "Return the lowest index, or -1."},
    {"format", str_format, 0, -1, any_keywords, "Format with arguments."},
    {"format_map", format_map, 1, 1, NULL, "Format with a mapping."},
    {"index", index_of, 1, 3, NULL, "Return the lowest index."},
    {"isalnum", is_alnum, 0, 0, NULL, "Whether all are alphanumeric."},
    {"isalpha", is_alpha, 0, 0, NULL, "Whether all are alphabetic."},
    {"isascii", is_ascii, 0, 0, NULL, "Whether all are ASCII."},
    {"isdecimal", is_decimal, 0, 0, NULL, "Whether all are decimal."},
    {"isdigit", is_digit, 0, 0, NULL, "Whether all are digits."},
    {"isidentifier", is_identifier, 0, 0, NULL, "Whether it is a name."},
    {"islower", is_lower, 0, 0, NULL, "Whether it is lower case."},
    {"isnumeric", is_numeric, 0, 0, NULL, "Whether all are numeric."},
    {"isprintable", is_printable, 0, 0, NULL, "Whether all are printable."},
    {"isspace", is_space, 0, 0, NULL, "Whether all are white space."},
    {"istitle", is_title, 0, 0, NULL, "Whether it is title-cased."},
    {"isupper", is_upper, 0, 0, NULL, "Whether it is upper case."},
    {"join", join, 1, 1, NULL, "Concatenate any number of strings."},
    {"ljust", ljust, 1, 2, NULL, "Return a left-justified string."},
    {"lower", lower, 0, 0, NULL, "Return a copy in lower case."},
    {"lstrip", lstrip, 0, 1, NULL, "Remove leading white space."},
    {"partition", partition, 1, 1, NULL, "Split at the first separator."},
    {"removeprefix", removeprefix, 1, 1, NULL, "Remove a prefix."},
    {"removesuffix", removesuffix, 1, 1, NULL, "Remove a suffix."},
    {"replace", replace, 2, 3, NULL, "Replace all occurrences."},
    {"rfind", rfind, 1, 3, NULL, "Return the highest index, or -1."},
    {"rindex", index_last, 1, 3, NULL, "Return the highest index."},
    {"rjust", rjust, 1, 2, NULL, "Return a right-justified string."},
    {"rpartition", rpartition, 1, 1, NULL, "Split at the last separator."},
    {"rsplit", rsplit, 0, 2, sep_keywords, "Split from the right."},
    {"rstrip", rstrip, 0, 1, NULL, "Remove trailing white space."},
    {"split", split, 0, 2, sep_keywords, "Return a list of substrings."},
    {"splitlines", splitlines, 0, 1, lines_keywords, "Return the lines."},
    {"startswith", startswith, 1, 3, NULL, "Whether it begins so."},
    {"strip", strip, 0, 1, NULL, "Remove white space at both ends."},
    {"swapcase", swapcase, 0, 0, NULL, "Swap upper and lower case."},
    {"title", title, 0, 0, NULL, "Return a title-cased copy."},
    {"translate", str_translate, 1, 1, NULL, "Map by a table."},
    {"upper", upper, 0, 0, NULL, "Return a copy in upper case."},
    {"zfill", zfill, 1, 1, NULL, "Pad with zeros on the left."},
    {NULL, NULL, 0, 0, NULL, NULL}};
