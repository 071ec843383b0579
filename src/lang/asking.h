/*
 * asking: whether `#: ask` asks something that can be answered.
 *
 * A query is answered from the world and runs nothing, so it is made of
 * names, `.name`, `[0]`, constants, refs(x), freed(x), len(x), `is` and
 * comparisons only.
 */
#ifndef REFSTEP_LANG_ASKING_H
#define REFSTEP_LANG_ASKING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/limits.h"

/* Checks length bytes of a query.  Returns false with a message (without a
 * place) in *diag. */
bool asking_check(const char *bytes, size_t length,
                 const struct limits *limits, struct diag *diag);

#endif
