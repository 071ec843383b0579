#include <string.h>

#include "base/vector.h"
#include "value/string.h"
#include "value/unicode.h"

void
string_list_release(struct string_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        string_release(list->items[i]);
    VECTOR_RELEASE(list);
}

static void
add_slice(struct string_list *list, const struct string *string, size_t start,
          size_t end)
{
    VECTOR_PUSH(list, string_slice(string, start, end));
}

static void
split_blanks(const struct string *string, uint64_t limit,
             struct string_list *list)
{
    size_t at = 0;
    size_t end = string->length;
    for (;;) {
        while (at < end && unicode_is_space(string_at(string, at)))
            at++;
        if (at == end)
            return;
        if (limit-- == 0)
            break;
        size_t start = at;
        while (at < end && !unicode_is_space(string_at(string, at)))
            at++;
        add_slice(list, string, start, at);
    }
    add_slice(list, string, at, end);
}

/* Adds the pieces last first. */
static void
split_blanks_back(const struct string *string, uint64_t limit,
                  struct string_list *list)
{
    size_t end = string->length;
    for (;;) {
        while (end > 0 && unicode_is_space(string_at(string, end - 1)))
            end--;
        if (end == 0)
            return;
        if (limit-- == 0)
            break;
        size_t stop = end;
        while (end > 0 && !unicode_is_space(string_at(string, end - 1)))
            end--;
        add_slice(list, string, end, stop);
    }
    add_slice(list, string, 0, end);
}

static void
split_at(const struct string *string, const struct string *separator,
         uint64_t limit, struct string_list *list)
{
    size_t at = 0;
    while (limit-- > 0) {
        size_t found = string_find(string, separator, (int64_t)at,
                                   (int64_t)string->length);
        if (found == STRING_NOT_FOUND)
            break;
        add_slice(list, string, at, found);
        at = found + separator->length;
    }
    add_slice(list, string, at, string->length);
}

/* Adds the pieces last first. */
static void
split_at_back(const struct string *string, const struct string *separator,
              uint64_t limit, struct string_list *list)
{
    size_t end = string->length;
    while (limit-- > 0) {
        size_t found = string_find_last(string, separator, 0, (int64_t)end);
        if (found == STRING_NOT_FOUND)
            break;
        add_slice(list, string, found + separator->length, end);
        end = found;
    }
    add_slice(list, string, 0, end);
}

static void
reverse(struct string **items, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct string *kept = items[i];
        items[i] = items[count - 1 - i];
        items[count - 1 - i] = kept;
    }
}

void
string_split(const struct string *string, const struct string *separator,
             int64_t limit, bool from_right, struct string_list *list)
{
    uint64_t most = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    size_t first = list->count;
    if (separator == NULL && from_right)
        split_blanks_back(string, most, list);
    else if (separator == NULL)
        split_blanks(string, most, list);
    else if (from_right)
        split_at_back(string, separator, most, list);
    else
        split_at(string, separator, most, list);
    if (from_right && list->count > first)
        reverse(list->items + first, list->count - first);
}

void
string_split_lines(const struct string *string, bool keep_ends,
                   struct string_list *list)
{
    size_t at = 0;
    while (at < string->length) {
        size_t stop = at;
        while (stop < string->length &&
               !unicode_is_line_break(string_at(string, stop)))
            stop++;
        size_t next = stop < string->length ? stop + 1 : stop;
        if (next < string->length && string_at(string, stop) == '\r' &&
            string_at(string, next) == '\n')
            next++;
        add_slice(list, string, at, keep_ends ? next : stop);
        at = next;
    }
}

void
string_partition(const struct string *string, const struct string *separator,
                 bool from_right, struct string_list *list)
{
    int64_t end = (int64_t)string->length;
    size_t found = from_right ? string_find_last(string, separator, 0, end)
                              : string_find(string, separator, 0, end);
    if (found != STRING_NOT_FOUND) {
        add_slice(list, string, 0, found);
        VECTOR_PUSH(list, string_copy(separator));
        add_slice(list, string, found + separator->length, string->length);
        return;
    }
    if (!from_right)
        VECTOR_PUSH(list, string_copy(string));
    VECTOR_PUSH(list, string_empty());
    VECTOR_PUSH(list, string_empty());
    if (from_right)
        VECTOR_PUSH(list, string_copy(string));
}
