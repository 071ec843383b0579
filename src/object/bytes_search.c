/* Methods of bytes and bytearray that look for a part. */
#include "object/buffer.h"
#include "object/bytes_methods.h"
#include "object/bytes_string.h"
#include "object/function.h"
#include "object/store.h"
#include "object/tuple.h"
#include "value/string.h"

/* Returns the part to be looked for: a byte's number or a bytes-like
 * object. */
static struct string *
read_part(struct runtime *runtime, struct object *object)
{
    uint8_t byte;
    if (!object_is_int(object)) {
        if (object_has_buffer(object))
            return bytes_string_read(runtime, object);
        raise_error(runtime, "TypeError",
                    "argument should be integer or bytes-like object, not "
                    "'%s'",
                    object->type->name);
        return NULL;
    }
    return bytes_like_byte(runtime, object, &byte) ? bytes_string_of(&byte, 1)
                                                   : NULL;
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
    struct string *own = bytes_string_own(self);
    int64_t start, end, found = -1;
    bool fine = arguments_bounds(runtime, arguments, own->length, &start, &end);
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
    struct string *own = bytes_string_own(self);
    int64_t start, end;
    fine = arguments_bounds(runtime, arguments, own->length, &start, &end);
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
        struct string *affix = bytes_string_read(runtime, part);
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
