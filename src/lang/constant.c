#include "lang/constant.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

void
constants_release(struct constants *constants)
{
    for (size_t i = 0; i < constants->objects.count; i++) {
        struct constant *object = &constants->objects.items[i];
        if (object->kind == CONSTANT_VALUE)
            value_release(&object->value);
        mem_free(object->items);
    }
    VECTOR_RELEASE(&constants->objects);
    map_release(&constants->merged);
}

static uint32_t
add_object(struct constants *constants, struct constant object)
{
    VECTOR_PUSH(&constants->objects, object);
    return (uint32_t)(constants->objects.count - 1);
}

uint32_t
constant_add_value(struct constants *constants, struct value value)
{
    bool name_like = value.kind == VALUE_STR
                     && string_is_name_like(value.as.string);
    return add_object(constants, (struct constant){
                                     .kind = CONSTANT_VALUE,
                                     .value = value,
                                     .interned = name_like,
                                 });
}

uint32_t
constant_add_tuple(struct constants *constants, const uint32_t *items,
                   size_t count)
{
    uint32_t *copy = mem_alloc_array(count, sizeof *copy);
    for (size_t i = 0; i < count; i++)
        copy[i] = items[i];
    return add_object(constants, (struct constant){
                                     .kind = CONSTANT_TUPLE,
                                     .items = copy,
                                     .item_count = (uint32_t)count,
                                 });
}

uint32_t
constant_add_code(struct constants *constants, uint32_t code)
{
    return add_object(constants, (struct constant){.kind = CONSTANT_CODE,
                                                   .code = code});
}

void
constant_hold(struct constants *constants, uint32_t object,
              uint32_t references)
{
    constants->objects.items[object].arena_references += references;
}

struct constant *
constant_at(const struct constants *constants, uint32_t object)
{
    return &constants->objects.items[object];
}

const struct value *
constant_value(const struct constants *constants, uint32_t object)
{
    const struct constant *entry = &constants->objects.items[object];
    return entry->kind == CONSTANT_VALUE ? &entry->value : NULL;
}

/* Two objects have the same key exactly when one may stand for the other; in
 * a loose key numbers that are == are the same too. */
static void
add_double(struct text *key, double number)
{
    text_add_byte(key, 'f');
    text_add(key, (const char *)&number, sizeof number);
}

static void
add_real(struct text *key, double number, bool loose)
{
    if (loose && isfinite(number) && floor(number) == number) {
        struct text digits = {0};
        text_add_format(&digits, "%.0f", number == 0 ? 0.0 : number);
        text_add_format(key, "i%s;", text_string(&digits));
        text_release(&digits);
        return;
    }
    add_double(key, number);
}

static void
add_value_key(struct text *key, const struct value *value, uint32_t object,
              bool loose)
{
    switch (value->kind) {
    case VALUE_NONE:
        text_add_byte(key, 'N');
        return;
    case VALUE_ELLIPSIS:
        text_add_byte(key, 'E');
        return;
    case VALUE_BOOL:
        text_add_string(key, loose ? "i" : "b");
        text_add_string(key, value->as.boolean ? "1;" : "0;");
        return;
    case VALUE_INT:
        text_add_byte(key, 'i');
        integer_to_text(value->as.integer, 10, key);
        text_add_byte(key, ';');
        return;
    case VALUE_FLOAT:
        if (isnan(value->as.real))
            text_add_format(key, "n%u;", object);
        else
            add_real(key, value->as.real, loose);
        return;
    case VALUE_COMPLEX:
        if (loose && value->as.complex.imaginary == 0) {
            add_real(key, value->as.complex.real, loose);
            return;
        }
        text_add_byte(key, 'c');
        add_double(key, value->as.complex.real);
        add_double(key, value->as.complex.imaginary);
        return;
    case VALUE_STR: {
        struct text bytes = {0};
        string_to_text(value->as.string, &bytes);
        text_add_format(key, "s%zu:", bytes.length);
        text_add(key, text_string(&bytes), bytes.length);
        text_release(&bytes);
        return;
    }
    case VALUE_BYTES:
        text_add_format(key, "y%zu:", value->as.bytes->length);
        text_add(key, (const char *)value->as.bytes->data,
                 value->as.bytes->length);
        return;
    }
}

static void add_key(const struct constants *constants, uint32_t object,
                    bool loose, struct text *key);

static int
compare_texts(const void *a, const void *b)
{
    const struct text *left = a, *right = b;
    size_t common = left->length < right->length ? left->length
                                                 : right->length;
    int order = common == 0 ? 0 : memcmp(left->bytes, right->bytes, common);
    if (order != 0)
        return order;
    return (left->length > right->length) - (left->length < right->length);
}

/* A set's members have no order. */
static void
add_set_key(const struct constants *constants, const struct constant *set,
            bool loose, struct text *key)
{
    struct text *keys = mem_alloc_array(set->item_count, sizeof *keys);
    for (uint32_t i = 0; i < set->item_count; i++)
        add_key(constants, set->items[i], loose, &keys[i]);
    qsort(keys, set->item_count, sizeof *keys, compare_texts);
    text_add_format(key, "z%u(", set->item_count);
    for (uint32_t i = 0; i < set->item_count; i++) {
        text_add(key, text_string(&keys[i]), keys[i].length);
        text_release(&keys[i]);
    }
    mem_free(keys);
}

static void
add_key(const struct constants *constants, uint32_t object, bool loose,
        struct text *key)
{
    const struct constant *entry = &constants->objects.items[object];
    switch (entry->kind) {
    case CONSTANT_VALUE:
        add_value_key(key, &entry->value, object, loose);
        return;
    case CONSTANT_TUPLE:
        text_add_format(key, "t%u(", entry->item_count);
        for (uint32_t i = 0; i < entry->item_count; i++)
            add_key(constants, entry->items[i], loose, key);
        return;
    case CONSTANT_FROZENSET:
        add_set_key(constants, entry, loose, key);
        return;
    case CONSTANT_CODE:
        text_add_format(key, "o%u;", entry->code);
        return;
    }
}

uint32_t
constant_add_frozenset(struct constants *constants, const uint32_t *items,
                       size_t count)
{
    uint32_t set = constant_add_tuple(constants, items, 0);
    uint32_t *members = mem_alloc_array(count, sizeof *members);
    uint32_t member_count = 0;
    struct map seen = {0};
    struct text key = {0};
    for (size_t i = 0; i < count; i++) {
        text_clear(&key);
        add_key(constants, items[i], true, &key);
        if (map_get_string(&seen, text_string(&key), key.length, NULL))
            continue;
        map_set_string(&seen, text_string(&key), key.length, 1);
        members[member_count++] = items[i];
    }
    text_release(&key);
    map_release(&seen);
    struct constant *entry = &constants->objects.items[set];
    mem_free(entry->items);
    entry->kind = CONSTANT_FROZENSET;
    entry->items = members;
    entry->item_count = member_count;
    return set;
}

/* Replaces the items of object by those that stand for them. */
static void
merge_items(struct constants *constants, uint32_t object)
{
    uint32_t count = constants->objects.items[object].item_count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t item = constants->objects.items[object].items[i];
        uint32_t merged = constant_merge(constants, item);
        constants->objects.items[object].items[i] = merged;
    }
}

uint32_t
constant_merge(struct constants *constants, uint32_t object)
{
    struct text key = {0};
    uint64_t found;
    add_key(constants, object, false, &key);
    if (map_get_string(&constants->merged, text_string(&key), key.length,
                       &found)) {
        text_release(&key);
        return (uint32_t)found;
    }
    enum constant_kind kind = constants->objects.items[object].kind;
    uint32_t count = constants->objects.items[object].item_count;
    if (kind == CONSTANT_TUPLE) {
        map_set_string(&constants->merged, text_string(&key), key.length,
                       object);
        merge_items(constants, object);
    } else if (kind == CONSTANT_FROZENSET && count > 0) {
        object = constant_add_frozenset(
            constants, constants->objects.items[object].items, count);
        merge_items(constants, object);
    }
    map_set_string(&constants->merged, text_string(&key), key.length,
                   object);
    text_release(&key);
    return object;
}

uint32_t
constant_share(struct constants *constants, uint32_t tuple)
{
    struct text key = {0};
    uint64_t found = tuple;
    add_key(constants, tuple, false, &key);
    if (!map_get_string(&constants->merged, text_string(&key), key.length,
                        &found))
        map_set_string(&constants->merged, text_string(&key), key.length,
                       tuple);
    text_release(&key);
    return (uint32_t)found;
}

bool
constant_is_true(const struct constants *constants, uint32_t object)
{
    const struct constant *entry = &constants->objects.items[object];
    switch (entry->kind) {
    case CONSTANT_VALUE:
        return value_is_true(&entry->value);
    case CONSTANT_TUPLE:
    case CONSTANT_FROZENSET:
        return entry->item_count > 0;
    case CONSTANT_CODE:
        break;
    }
    return true;
}
