/*
 * suggest: "Did you mean 'colour'?" (Python/suggestions.c).
 */
#ifndef REFSTEP_VM_SUGGEST_H
#define REFSTEP_VM_SUGGEST_H

#include <stddef.h>

/* Returns the one of count names that is closest to the misspelt word and
 * close enough, or NULL. */
const char *suggest_name(const char *word, char *const *names, size_t count);

#endif
