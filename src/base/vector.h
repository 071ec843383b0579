/*
 * vector: a growable array of any element type.
 *
 *     VECTOR(int) numbers = {0};
 *     VECTOR_PUSH(&numbers, 7);
 *     numbers.items[0];  numbers.count;
 *     VECTOR_RELEASE(&numbers);
 *
 * The zeroed struct is an empty vector.  The vector owns its array, not what
 * the elements point to.
 */
#ifndef REFSTEP_BASE_VECTOR_H
#define REFSTEP_BASE_VECTOR_H

#include <stddef.h>

#include "base/mem.h"

#define VECTOR(type)         \
    struct                   \
    {                        \
        type *items;         \
        size_t count;        \
        size_t capacity;     \
    }

/* Makes room for `extra` more elements. */
#define VECTOR_RESERVE(vector, extra)                                   \
    ((vector)->count + (extra) <= (vector)->capacity                    \
         ? (void)0                                                      \
         : (void)((vector)->items = vector_grow(                        \
                      (vector)->items, (vector)->count + (extra),       \
                      &(vector)->capacity, sizeof *(vector)->items)))

/* Appends one element. */
#define VECTOR_PUSH(vector, ...)                                        \
    do {                                                                \
        VECTOR_RESERVE(vector, 1);                                      \
        (vector)->items[(vector)->count++] = (__VA_ARGS__);             \
    } while (0)

/* Frees the array and leaves an empty vector. */
#define VECTOR_RELEASE(vector)                                          \
    (mem_free((vector)->items), (vector)->items = NULL,                 \
     (vector)->count = (vector)->capacity = 0)

/* Returns items resized so that needed elements of size bytes fit, at least
 * doubling, and updates *capacity.  For the macros above. */
void *vector_grow(void *items, size_t needed, size_t *capacity, size_t size);

#endif
