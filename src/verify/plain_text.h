/*
 * plain_text: text without addresses, which are others in every run.
 */
#ifndef REFSTEP_VERIFY_PLAIN_TEXT_H
#define REFSTEP_VERIFY_PLAIN_TEXT_H

#include "base/text.h"

/* Puts the word ADDRESS for every number in hexadecimal (0x…) and every one of
 * twelve digits or more that stands alone, as repr() and id() give them. */
void plain_text(struct text *text);

#endif
