/*
 * agreement: holds a timeline against what a real CPython had, statement by
 * statement.
 *
 * The lines of the tracer (tracer.py) are taken one after the other.  Before
 * each statement, and at the end, the two must agree in the line, the running
 * frames and their variables, which names share an object, types, slots, the
 * values of atoms, and every count that is the scene's alone.
 */
#ifndef REFSTEP_VERIFY_AGREEMENT_H
#define REFSTEP_VERIFY_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "timeline/log.h"

struct agreement; /* opaque */

/* One thing in which they differ; the texts are owned by the agreement. */
struct difference {
    int line;     /* of the statement about to run; 0: the end */
    char *what;   /* "count of x[0] (list)", "names of f" … */
    char *theirs; /* what CPython has */
    char *ours;
};

/* Returns a comparison with log, which must outlive it (agreement_free). */
struct agreement *agreement_new(const struct log *log);
void agreement_free(struct agreement *agreement);

/* Takes a line of the tracer without its newline.  Returns false if it is
 * none, or if a comparison makes no sense any more because the two are at
 * different statements. */
bool agreement_take(struct agreement *agreement, const char *line,
                    size_t length);

/* To be called after the last line: whether both have come to their end is a
 * thing to agree in, too.  Returns whether the tracer told of the end. */
bool agreement_finish(struct agreement *agreement);

/* Compares what was printed in all. */
void agreement_compare_output(struct agreement *agreement, const char *bytes,
                              size_t length);

/* Returns how many statements, and how many counts at them, were compared. */
size_t agreement_statements(const struct agreement *agreement);
size_t agreement_counts(const struct agreement *agreement);

/* Returns how many differences were found, and difference number index, of
 * which only the first AGREEMENT_KEPT are kept. */
#define AGREEMENT_KEPT 1000
size_t agreement_difference_count(const struct agreement *agreement);
const struct difference *
agreement_difference(const struct agreement *agreement, size_t index);

#endif
