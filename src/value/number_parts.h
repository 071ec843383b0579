/*
 * number_parts: what the files of number.h share.
 */
#ifndef REFSTEP_VALUE_NUMBER_PARTS_H
#define REFSTEP_VALUE_NUMBER_PARTS_H

#include "value/value.h"

/* The types of numbers, each holding the ones before it. */
enum number_rank { NUMBER_NONE, NUMBER_WHOLE, NUMBER_REAL, NUMBER_COMPLEX };

/* Returns the rank of a kind; NUMBER_NONE for what is no number. */
enum number_rank number_rank(enum value_kind kind);

/* Returns the number of an int or bool, borrowed. */
struct integer number_integer(const struct value *value);

/* Converts an int, bool or float; OverflowError. */
bool number_to_double(const struct value *value, double *out,
                      struct value_context *context);

#endif
