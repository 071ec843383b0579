/*
 * twister: the Mersenne twister MT19937 of Makoto Matsumoto and Takuji
 * Nishimura ("Mersenne Twister: a 623-dimensionally equidistributed uniform
 * pseudo-random number generator", 1998), seeded as CPython seeds it, so that a
 * scene draws the same numbers.
 */
#ifndef REFSTEP_LIBRARY_TWISTER_H
#define REFSTEP_LIBRARY_TWISTER_H

#include <stddef.h>
#include <stdint.h>

enum { TWISTER_WORDS = 624 };

struct twister {
    uint32_t words[TWISTER_WORDS];
    uint32_t used; /* words given since they were last made */
};

/* Begins with a key of count words, 1 or more (init_by_array). */
void twister_seed(struct twister *twister, const uint32_t *key,
                  size_t count);

/* Returns the next 32 bits. */
uint32_t twister_next(struct twister *twister);

/* Returns the next float, 0 <= x < 1, of 53 random bits. */
double twister_float(struct twister *twister);

#endif
