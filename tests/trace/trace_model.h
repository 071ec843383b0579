/*
 * trace_model: what a reader of a trace knows after each record, whether the
 * records are whole or tell only what changed.
 */
#ifndef REFSTEP_TESTS_TRACE_TRACE_MODEL_H
#define REFSTEP_TESTS_TRACE_TRACE_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "base/vector.h"

struct model_object {
    bool listed;
    bool immortal;
    bool renumbered; /* its labels are [0], [1] … */
    struct text fields; /* all but slots, as they are written */
    VECTOR(char *) slots; /* "[LABEL,OBJECT]" each */
};

struct trace_model {
    VECTOR(char *) frames;
    VECTOR(struct model_object) objects; /* by number */
    unsigned long returned; /* number of the object; 0: none */
    struct text head;       /* the rest of the last record */
};

void trace_model_release(struct trace_model *model);

/* Reads one line; returns false if it is no step.  A whole record says anew
 * what there is. */
bool trace_model_read(struct trace_model *model, const char *line,
                      bool whole);

/* Appends all that is known, with addresses for numbers, so that it does not
 * matter how objects are numbered.  Immortal objects are left out: changes do
 * not tell when they cannot be reached any more. */
void trace_model_describe(const struct trace_model *model, struct text *out);

#endif
