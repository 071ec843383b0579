/*
 * ascii: text for terminals and files that can show nothing else.
 */
#ifndef REFSTEP_EXPORT_ASCII_H
#define REFSTEP_EXPORT_ASCII_H

#include <stddef.h>

#include "base/text.h"

/* Appends length bytes of UTF-8 to out in ASCII: our own signs (arrows,
 * dashes, dots, the infinity sign) by what stands for them, all else beyond
 * U+007E as \xNN, \uNNNN or \UNNNNNNNN. */
void ascii_add(struct text *out, const char *bytes, size_t length);

#endif
