/*
 * item_format: the numbers that array and memoryview keep as bytes, by the
 * letters of the modules array and struct.
 */
#ifndef REFSTEP_OBJECT_ITEM_FORMAT_H
#define REFSTEP_OBJECT_ITEM_FORMAT_H

#include "heap/runtime.h"

struct item_format {
    char code;
    uint8_t size; /* bytes */
    bool is_signed, is_float;
    const char *name; /* in messages: "signed char" */
};

/* Returns the format of a letter, or NULL. */
const struct item_format *item_format_find(char code);

/* Stores the number at data as an object. */
bool item_get(struct runtime *runtime, const struct item_format *format,
              const uint8_t *data, struct ref result);

/* Writes a number; OverflowError, TypeError. */
bool item_put(struct runtime *runtime, const struct item_format *format,
              struct object *object, uint8_t *data);

#endif
