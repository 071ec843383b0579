/*
 * spell: the words in boxes, in the characters that there are.
 *
 * One layout serves every character set, so a box leaves room for the longer
 * of two spellings.
 */
#ifndef REFSTEP_LAYOUT_SPELL_H
#define REFSTEP_LAYOUT_SPELL_H

#include <stdbool.h>

#include "base/text.h"

/* Appends words as they are, or in ASCII: … as .., ∞ as inf, what else is
 * beyond ASCII as \xNN, \uNNNN or \UNNNNNNNN. */
void spell_add(struct text *out, const char *words, bool ascii);

/* Returns the columns to keep free for words (NULL: none) in either
 * spelling; what a scene brings in other scripts may be cut in ASCII. */
int spell_columns(const char *words);

#endif
