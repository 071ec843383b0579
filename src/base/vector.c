#include "base/vector.h"

enum { FIRST_CAPACITY = 8 };

void *
vector_grow(void *items, size_t needed, size_t *capacity, size_t size)
{
    if (needed <= *capacity)
        return items;
    size_t grown = *capacity > (size_t)-1 / 2 ? needed : *capacity * 2;
    if (grown < FIRST_CAPACITY)
        grown = FIRST_CAPACITY;
    if (grown < needed)
        grown = needed;
    void *resized = mem_resize_array(items, grown, size);
    *capacity = grown;
    return resized;
}
