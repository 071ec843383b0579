/*
 * number_array: a growable array of 32-bit numbers that keeps one or two in
 * itself, as most objects have no more slots than that.  Private to the
 * timeline.  The zeroed struct is an empty array.
 */
#ifndef REFSTEP_TIMELINE_NUMBER_ARRAY_H
#define REFSTEP_TIMELINE_NUMBER_ARRAY_H

#include <stddef.h>
#include <stdint.h>

#define NUMBER_ARRAY_FEW 2

struct number_array {
    union {
        uint32_t few[NUMBER_ARRAY_FEW]; /* capacity 0 */
        uint32_t *many;                 /* owned */
    } at;
    uint32_t count;
    uint32_t capacity;
};

static inline uint32_t *
number_array_items(struct number_array *array)
{
    return array->capacity == 0 ? array->at.few : array->at.many;
}

static inline const uint32_t *
number_array_read(const struct number_array *array)
{
    return array->capacity == 0 ? array->at.few : array->at.many;
}

/* Frees what it owns; the array is empty afterwards. */
void number_array_release(struct number_array *array);

/* Inserts count copies of value before index (at most array->count). */
void number_array_insert(struct number_array *array, uint32_t index,
                         uint32_t count, uint32_t value);

/* Removes count numbers from index on, which must be there. */
void number_array_remove(struct number_array *array, uint32_t index,
                         uint32_t count);

#endif
