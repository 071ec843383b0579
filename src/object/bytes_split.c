/* Methods of bytes and bytearray that take apart and put together. */
#include "object/buffer.h"
#include "object/bytes_methods.h"
#include "object/bytes_string.h"
#include "object/container.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/sequence.h"
#include "object/store.h"
#include "object/tuple.h"
#include "value/string.h"

/* Stores the bytes of a piece; new: even all of immutable bytes are not
 * self. */
static bool
give_piece(struct runtime *runtime, struct object *self, bool new,
           const void *data, size_t length, struct ref place)
{
    struct buffer own = {0};
    self->type->buffer(runtime, self, &own);
    if (!new && self->type == &bytes_type && length == own.length)
        return store(runtime, place, self);
    return bytes_like_store(runtime, self, data, length, place);
}

/* Stores the pieces as a list or tuple of objects like self; new: none of
 * them is self. */
static bool
give_pieces(struct runtime *runtime, struct object *self, bool new,
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
        fine = fine && give_piece(runtime, self, new, text_string(&bytes),
                                  bytes.length, place);
        text_release(&bytes);
    }
    string_list_release(pieces);
    return fine;
}

/* Returns what to split at, which the caller releases; NULL with an error
 * raised, for one of no length too. */
static struct string *
read_separator(struct runtime *runtime, struct object *object)
{
    struct string *separator = bytes_string_read(runtime, object);
    if (separator == NULL || separator->length > 0)
        return separator;
    string_release(separator);
    raise_error(runtime, "ValueError", "empty separator");
    return NULL;
}

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
        separator = read_separator(runtime, given);
        if (separator == NULL)
            return false;
    }
    struct string *own = bytes_string_own(self);
    string_split(own, separator, limit, from_right, &pieces);
    string_release(own);
    bool slices = separator == NULL && limit == 0;
    string_release(separator);
    return give_pieces(runtime, self, slices, &pieces, false, result);
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
        fine = fine && give_piece(runtime, self, false, own.data + from,
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
    struct string *separator = read_separator(runtime, arguments->items[0]);
    if (separator == NULL)
        return false;
    struct string *own = bytes_string_own(self);
    string_partition(own, separator, from_right, &pieces);
    string_release(own);
    string_release(separator);
    return give_pieces(runtime, self, false, &pieces, true, result);
}

BYTES_FUNCTION(partition)
{
    return partition_at(runtime, self, arguments, false, result);
}

BYTES_FUNCTION(rpartition)
{
    return partition_at(runtime, self, arguments, true, result);
}

/* Stores the pieces of a list or tuple, joined; the only one of it is given
 * back itself. */
static bool
join_pieces(struct runtime *runtime, struct object *self,
            struct object *list, struct ref result)
{
    struct text made = {0};
    struct buffer separator, part;
    if (self->type == &bytes_type && list->slot_count == 1 &&
        list->slots[0]->type == &bytes_type)
        return store(runtime, result, list->slots[0]);
    self->type->buffer(runtime, self, &separator);
    bool fine = runtime_work(runtime, list->slot_count);
    for (uint32_t i = 0; fine && i < list->slot_count; i++) {
        struct object *item = list->slots[i];
        fine = object_has_buffer(item)
                   ? object_buffer(runtime, item, &part)
                   : raise_error(runtime, "TypeError",
                                 "sequence item %u: expected a bytes-like "
                                 "object, %s found",
                                 i, item->type->name);
        if (fine && i > 0)
            text_add(&made, (const char *)separator.data, separator.length);
        if (fine)
            text_add(&made, (const char *)part.data, part.length);
    }
    if (fine)
        return bytes_like_store_text(runtime, self, &made, result);
    text_release(&made);
    return false;
}

BYTES_FUNCTION(join)
{
    struct object *iterable = arguments->items[0];
    if (iterable->type->iterate == NULL && iterable->type->get_item == NULL)
        return raise_error(runtime, "TypeError",
                           "can only join an iterable");
    struct object *native =
        sequence_hold(runtime, "bytes.join", iterable, NULL);
    if (native == NULL)
        return false;
    bool fine = join_pieces(runtime, self, native->slots[0], result);
    sequence_let_go(runtime, native);
    return fine;
}
