/*
 * advice: what a report adds to a misspelt name: "Did you mean: 'print'?",
 * "Did you forget to import 'math'?" (Python/suggestions.c up to 3.12,
 * _compute_suggestion_error in Lib/traceback.py).
 */
#ifndef REFSTEP_VM_ADVICE_H
#define REFSTEP_VM_ADVICE_H

#include "vm/report.h"

/* Appends what there is to say about an exception, which the caller holds,
 * after its message; mostly nothing.  Code of the scene may run (__dir__). */
void advice_add(struct machine *machine, struct object *exception,
                const struct report_style *style, struct text *out);

#endif
