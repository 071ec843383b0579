#include "timeline/number_array.h"

#include <string.h>

#include "base/bug.h"
#include "base/mem.h"

void
number_array_release(struct number_array *array)
{
    if (array->capacity > 0)
        mem_free(array->at.many);
    *array = (struct number_array){0};
}

static void
grow(struct number_array *array, uint64_t needed)
{
    BUG_UNLESS(needed <= UINT32_MAX, "an array of more than 2^32 slots");
    if (needed <= (array->capacity == 0 ? NUMBER_ARRAY_FEW : array->capacity))
        return;
    uint64_t capacity = (uint64_t)array->capacity * 2;
    if (capacity < 4)
        capacity = 4;
    if (capacity < needed)
        capacity = needed;
    if (capacity > UINT32_MAX)
        capacity = UINT32_MAX;
    if (array->capacity > 0) {
        array->at.many =
            mem_resize_array(array->at.many, capacity, sizeof(uint32_t));
    } else {
        uint32_t *many = mem_resize_array(NULL, capacity, sizeof *many);
        memcpy(many, array->at.few, sizeof array->at.few);
        array->at.many = many;
    }
    array->capacity = (uint32_t)capacity;
}

/* Gives room back when three quarters of it are unused, so that repeated
 * growing and shrinking by one costs no copies. */
static void
shrink(struct number_array *array)
{
    if (array->capacity <= 8 || array->count >= array->capacity / 4)
        return;
    uint32_t capacity = array->capacity / 2;
    array->at.many =
        mem_resize_array(array->at.many, capacity, sizeof(uint32_t));
    array->capacity = capacity;
}

void
number_array_insert(struct number_array *array, uint32_t index,
                    uint32_t count, uint32_t value)
{
    BUG_UNLESS(index <= array->count, "insertion past the end");
    grow(array, (uint64_t)array->count + count);
    uint32_t *items = number_array_items(array);
    memmove(items + index + count, items + index,
            (array->count - index) * sizeof *items);
    if (value == 0)
        memset(items + index, 0, count * sizeof *items);
    else
        for (uint32_t i = 0; i < count; i++)
            items[index + i] = value;
    array->count += count;
}

void
number_array_remove(struct number_array *array, uint32_t index,
                    uint32_t count)
{
    BUG_UNLESS(index <= array->count && count <= array->count - index,
               "removal past the end");
    uint32_t *items = number_array_items(array);
    memmove(items + index, items + index + count,
            (array->count - index - count) * sizeof *items);
    array->count -= count;
    shrink(array);
}
