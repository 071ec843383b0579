/*
 * integer_big: the inside of struct integer, for the files that implement it.
 */
#ifndef REFSTEP_VALUE_INTEGER_BIG_H
#define REFSTEP_VALUE_INTEGER_BIG_H

#include <gmp.h>

#include "value/integer.h"

struct integer_big {
    size_t references;
    mpz_t number;
};

/* Room to see a small integer as a GMP number without allocating. */
struct integer_view {
    mp_limb_t limbs[64 / GMP_NUMB_BITS + 1];
    mpz_t number;
};

/* Returns number as GMP has it, to be read only, valid as long as both number
 * and view are. */
mpz_srcptr integer_view(struct integer number, struct integer_view *view);

/* Returns a new big number of value 0, to be filled and normalized.  GMP
 * allocates through base/mem from here on. */
struct integer_big *integer_big_new(void);

/* Takes big and returns its number in canonical form. */
struct integer integer_normalize(struct integer_big *big);

/* Checks that a number of so many bits may be made. */
bool integer_check_bits(double bits, struct value_context *context);

#endif
