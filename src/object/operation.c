/*
 * One file for one idea: look into the type's table, and say what CPython
 * says when there is nothing.  Operators and calls are in
 * operation_operators.c.
 */
#include "object/operation.h"

#include <string.h>

#include "heap/native.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "value/format.h"

enum { GC_HEAD = 16 };

/* ---- text ---- */

bool
object_repr(struct runtime *runtime, struct object *object, struct text *out)
{
    if (object->type->repr != NULL)
        return object->type->repr(runtime, object, out);
    text_add_format(out, "<%s object at 0x%llx>", object->type->name,
                    (unsigned long long)object->address);
    return true;
}

bool
object_str(struct runtime *runtime, struct object *object, struct text *out)
{
    if (object->type->str != NULL)
        return object->type->str(runtime, object, out);
    return object_repr(runtime, object, out);
}

bool
object_ascii(struct runtime *runtime, struct object *object,
             struct text *out)
{
    struct text repr = {0};
    bool fine = object_repr(runtime, object, &repr);
    if (fine) {
        struct string *string =
            string_from_utf8(text_string(&repr), repr.length);
        for (size_t i = 0; i < string->length; i++) {
            uint32_t codepoint = string_at(string, i);
            if (codepoint < 0x80)
                text_add_byte(out, (char)codepoint);
            else if (codepoint < 0x100)
                text_add_format(out, "\\x%02x", (unsigned)codepoint);
            else if (codepoint < 0x10000)
                text_add_format(out, "\\u%04x", (unsigned)codepoint);
            else
                text_add_format(out, "\\U%08x", (unsigned)codepoint);
        }
        string_release(string);
    }
    text_release(&repr);
    return fine;
}

bool
object_format(struct runtime *runtime, struct object *object,
              const char *specification, size_t length, struct text *out)
{
    if (object->type->format != NULL)
        return object->type->format(runtime, object, specification, length,
                                    out);
    if (length > 0)
        return raise_error(runtime, "TypeError",
                           "unsupported format string passed to "
                           "%s.__format__",
                           object->type->name);
    return object_str(runtime, object, out);
}

/* Stores the text made by add as a str. */
static bool
store_text(struct runtime *runtime, struct object *object,
           bool (*add)(struct runtime *, struct object *, struct text *),
           struct ref result)
{
    struct text text = {0};
    bool fine = add(runtime, object, &text) &&
                store(runtime, result,
                      atom_new_str(runtime, text_string(&text), text.length));
    text_release(&text);
    return fine;
}

bool
object_to_str(struct runtime *runtime, struct object *object,
              struct ref result)
{
    if (object->type == &str_type)
        return store(runtime, result, object);
    return store_text(runtime, object, object_str, result);
}

bool
object_to_repr(struct runtime *runtime, struct object *object,
               struct ref result)
{
    return store_text(runtime, object, object_repr, result);
}

/* ---- hash, truth, length, size ---- */

/* Types without == are hashed by address; those with it must say how. */
bool
object_hash(struct runtime *runtime, struct object *object, int64_t *hash)
{
    const struct type *type = object->type;
    if (type->hash != NULL)
        return type->hash(runtime, object, hash);
    if (type->compare != NULL || type->compare_truth != NULL)
        return raise_error(runtime, "TypeError", "unhashable type: '%s'",
                           type->name);
    *hash = (int64_t)((object->address >> 4) | (object->address << 60));
    return true;
}

bool
object_is_true(struct runtime *runtime, struct object *object, bool *truth)
{
    size_t length;
    if (object->type->is_true != NULL)
        return object->type->is_true(runtime, object, truth);
    *truth = true;
    if (object->type->length == NULL)
        return true;
    if (!object->type->length(runtime, object, &length))
        return false;
    *truth = length > 0;
    return true;
}

bool
object_length(struct runtime *runtime, struct object *object, size_t *length)
{
    if (object->type->length != NULL)
        return object->type->length(runtime, object, length);
    return raise_error(runtime, "TypeError",
                       "object of type '%s' has no len()",
                       object->type->name);
}

uint64_t
object_size(struct runtime *runtime, struct object *object)
{
    uint64_t head = object->type->flags & TYPE_HAS_GC_HEAD ? GC_HEAD : 0;
    return object->type->size(runtime, object) + head;
}

/* ---- items ---- */

/* list[int] is an alias object in CPython; a scene has none. */
bool
object_get_item(struct runtime *runtime, struct object *object,
                struct object *key, struct ref result)
{
    if (object->type->get_item != NULL)
        return object->type->get_item(runtime, object, key, result);
    if (object_is_type(object))
        return raise_error(runtime, "TypeError",
                           "type '%s' is not subscriptable in a scene",
                           type_object_type(object)->name);
    return raise_error(runtime, "TypeError",
                       "'%s' object is not subscriptable",
                       object->type->name);
}

bool
object_set_item(struct runtime *runtime, struct object *object,
                struct object *key, struct object *value)
{
    if (object->type->set_item != NULL)
        return object->type->set_item(runtime, object, key, value);
    return raise_error(runtime, "TypeError",
                       "'%s' object does not support item assignment",
                       object->type->name);
}

bool
object_delete_item(struct runtime *runtime, struct object *object,
                   struct object *key)
{
    if (object->type->set_item != NULL)
        return object->type->set_item(runtime, object, key, NULL);
    return raise_error(runtime, "TypeError",
                       object->type->get_item != NULL
                           ? "'%s' object doesn't support item deletion"
                           : "'%s' object does not support item deletion",
                       object->type->name);
}

/* ---- iterators ---- */

bool
object_iterate(struct runtime *runtime, struct object *object,
               struct ref result)
{
    if (object->type->iterate != NULL)
        return object->type->iterate(runtime, object, result);
    return raise_error(runtime, "TypeError", "'%s' object is not iterable",
                       object->type->name);
}

bool
object_next(struct runtime *runtime, struct object *iterator,
            struct ref result)
{
    if (iterator->type->next != NULL)
        return iterator->type->next(runtime, iterator, result);
    return raise_error(runtime, "TypeError",
                       "'%s' object is not an iterator",
                       iterator->type->name);
}

enum { SEARCH_ITERATOR, SEARCH_ITEM };
static const char *const search_slots[] = {"the iterator", "the item"};

/* Looks for item among what object iterates over. */
static bool
search(struct runtime *runtime, struct object *object, struct object *item,
       bool *truth)
{
    struct object *native = native_open(runtime, "in", search_slots, 2);
    struct ref place = {native, SEARCH_ITEM};
    bool fine = object_iterate(runtime, object,
                               (struct ref){native, SEARCH_ITERATOR});
    *truth = false;
    while (fine && !*truth) {
        fine = object_next(runtime, native->slots[SEARCH_ITERATOR], place);
        if (!fine || ref_get(place) == NULL)
            break;
        fine = object_equal(runtime, ref_get(place), item, truth);
        ref_set(runtime, place, NULL);
    }
    native_close(runtime, native);
    return fine;
}

bool
object_contains(struct runtime *runtime, struct object *object,
                struct object *item, bool *truth)
{
    if (object->type->contains != NULL)
        return object->type->contains(runtime, object, item, truth);
    if (object->type->iterate == NULL)
        return raise_error(runtime, "TypeError",
                           "argument of type '%s' is not iterable",
                           object->type->name);
    return search(runtime, object, item, truth);
}

/* ---- unpacking ---- */

static bool
fail_few(struct runtime *runtime, int before, int after, size_t got)
{
    return raise_error(runtime, "ValueError",
                       after < 0 ? "not enough values to unpack (expected "
                                   "%d, got %zu)"
                                 : "not enough values to unpack (expected "
                                   "at least %d, got %zu)",
                       after < 0 ? before : before + after, got);
}

/* Slot of the item number index of count on a stack from first on. */
static struct ref
unpack_place(struct ref first, uint32_t count, uint32_t index)
{
    first.slot += count - 1 - index;
    return first;
}

/* A list or tuple is not iterated over: its items are taken. */
static bool
unpack_sequence(struct runtime *runtime, struct object *object,
                uint32_t count, struct ref first)
{
    if (object->slot_count > count)
        return raise_error(runtime, "ValueError",
                           "too many values to unpack (expected %u)", count);
    if (object->slot_count < count)
        return fail_few(runtime, (int)count, -1, object->slot_count);
    for (uint32_t i = count; i > 0; i--)
        ref_set(runtime, unpack_place(first, count, i - 1),
                object->slots[i - 1]);
    return true;
}

/* Gets the items before a star, or all there must be. */
static bool
unpack_first(struct runtime *runtime, struct object *iterator, int before,
             int after, struct ref first)
{
    uint32_t count = (uint32_t)(after < 0 ? before : before + 1 + after);
    for (int i = 0; i < before; i++) {
        struct ref place = unpack_place(first, count, (uint32_t)i);
        if (!object_next(runtime, iterator, place))
            return false;
        if (ref_get(place) == NULL)
            return fail_few(runtime, before, after, (size_t)i);
    }
    return true;
}

/* Puts the rest into a list and moves the last items out of it. */
static bool
unpack_rest(struct runtime *runtime, struct object *iterator, int before,
            int after, struct ref first)
{
    uint32_t count = (uint32_t)(before + 1 + after);
    struct ref star = unpack_place(first, count, (uint32_t)before);
    if (!list_from_iterable(runtime, iterator, star))
        return false;
    struct object *list = ref_get(star);
    uint32_t length = list_length(list);
    if (length < (uint32_t)after)
        return fail_few(runtime, before, after, (size_t)before + length);
    for (uint32_t i = (uint32_t)after; i > 0; i--)
        list_take(runtime, list, list_length(list) - 1,
                  unpack_place(first, count, (uint32_t)before + i));
    return true;
}

static bool
expect_end(struct runtime *runtime, struct object *iterator,
           struct ref place, int before)
{
    if (!object_next(runtime, iterator, place))
        return false;
    if (ref_get(place) == NULL)
        return true;
    ref_set(runtime, place, NULL);
    return raise_error(runtime, "ValueError",
                       "too many values to unpack (expected %d)", before);
}

static bool
unpack_iterator(struct runtime *runtime, struct object *object, int before,
                int after, struct ref first)
{
    struct object *native =
        native_open(runtime, "unpacking", search_slots, 2);
    struct ref iterator = {native, SEARCH_ITERATOR};
    bool fine = object_iterate(runtime, object, iterator) &&
                unpack_first(runtime, ref_get(iterator), before, after,
                             first);
    if (fine && after >= 0)
        fine = unpack_rest(runtime, ref_get(iterator), before, after, first);
    else if (fine)
        fine = expect_end(runtime, ref_get(iterator),
                          (struct ref){native, SEARCH_ITEM}, before);
    native_close(runtime, native);
    return fine;
}

bool
object_unpack(struct runtime *runtime, struct object *object, int before,
              int after, struct ref first)
{
    uint32_t count = (uint32_t)(after < 0 ? before : before + 1 + after);
    bool fine;
    if (object->type->iterate == NULL)
        return raise_error(runtime, "TypeError",
                           "cannot unpack non-iterable %s object",
                           object->type->name);
    if (after < 0 &&
        (object->type == &tuple_type || object->type == &list_type))
        fine = unpack_sequence(runtime, object, count, first);
    else
        fine = unpack_iterator(runtime, object, before, after, first);
    if (!fine)
        for (uint32_t i = 0; i < count; i++)
            ref_set(runtime, unpack_place(first, count, i), NULL);
    return fine;
}

/* ---- attributes ---- */

static const struct getter *
find_getter(const struct type *type, const char *name)
{
    for (; type != NULL; type = type->base) {
        const struct getter *getter = type->getters;
        for (; getter != NULL && getter->name != NULL; getter++)
            if (strcmp(getter->name, name) == 0)
                return getter;
    }
    return NULL;
}

/* Returns the type in which a method is found, and the method. */
static const struct type *
find_owner(const struct type *type, const char *name,
           const struct method **found)
{
    for (; type != NULL; type = type->base) {
        const struct method *method = type->methods;
        for (; method != NULL && method->name != NULL; method++) {
            if (strcmp(method->name, name) == 0) {
                *found = method;
                return type;
            }
        }
    }
    return NULL;
}

/* What is no method. */
static bool
get_other(struct runtime *runtime, struct object *object, const char *name,
          struct ref result)
{
    const struct getter *getter = find_getter(object->type, name);
    if (getter != NULL)
        return getter->get(runtime, object, result);
    if (strcmp(name, "__class__") == 0)
        return store(runtime, result,
                     type_object_of(runtime, object->type));
    if (object->type->get_attribute != NULL)
        return object->type->get_attribute(runtime, object, name, result);
    return raise_attribute_error(runtime, object, name);
}

bool
object_get_attribute(struct runtime *runtime, struct object *object,
                     const char *name, struct ref result)
{
    const struct method *method;
    const struct type *owner = find_owner(object->type, name, &method);
    if (owner != NULL)
        return store(runtime, result,
                     builtin_new_bound(runtime, owner, method, object));
    return get_other(runtime, object, name, result);
}

bool
object_get_method(struct runtime *runtime, struct object *object,
                  const char *name, struct ref function, bool *is_method)
{
    const struct method *method;
    const struct type *owner = find_owner(object->type, name, &method);
    *is_method = owner != NULL;
    if (owner != NULL)
        return store(runtime, function,
                     method_descriptor_of(runtime, owner, method));
    return get_other(runtime, object, name, function);
}

/* A type without attributes of its own says whether the name is there. */
bool
object_set_attribute(struct runtime *runtime, struct object *object,
                     const char *name, struct object *value)
{
    const struct method *method;
    bool known = find_owner(object->type, name, &method) != NULL ||
                 find_getter(object->type, name) != NULL;
    if (object->type->set_attribute != NULL)
        return object->type->set_attribute(runtime, object, name, value);
    if (known)
        return raise_error(runtime, "AttributeError",
                           "'%s' object attribute '%s' is read-only",
                           object->type->name, name);
    return raise_attribute_error(runtime, object, name);
}

/* ---- calling ---- */

bool
object_call(struct runtime *runtime, struct object *callable,
            const struct arguments *arguments, struct ref result)
{
    if (callable->type->call == NULL)
        return raise_error(runtime, "TypeError",
                           "'%s' object is not callable",
                           callable->type->name);
    return callable->type->call(runtime, callable, arguments, result);
}

bool
object_call_one(struct runtime *runtime, struct object *callable,
                struct object *argument, struct ref result)
{
    struct arguments arguments = {&argument, 1, NULL};
    return object_call(runtime, callable, &arguments, result);
}
