/*
 * report: an exception as Python prints it: those that led to it, where each
 * came from, what it is, its notes (Python/pythonrun.c, Python/traceback.c,
 * Lib/traceback.py).
 */
#ifndef REFSTEP_VM_REPORT_H
#define REFSTEP_VM_REPORT_H

#include "vm/state.h"

/* Who reports: the interpreter about what nobody caught, the module traceback,
 * or the interpreter about what it ignores (PyErr_WriteUnraisable). */
enum reporter { REPORT_UNCAUGHT, REPORT_BY_LIBRARY, REPORT_IGNORED };

struct report_style {
    enum reporter by;
    bool alone;      /* without the exceptions that led to it */
    bool without_frames; /* no advice about names that frames know */
    bool has_limit;  /* of places: the first ones, or (below 0) the last */
    int64_t limit;
};

/* Appends the whole report of an exception, which the caller holds.  Code of
 * the scene may run (__str__); what it raises is forgotten.  message: what
 * str() gives of the exception is appended to it (NULL: it is not). */
void report_exception(struct machine *machine, struct object *exception,
                      const struct report_style *style, struct text *message,
                      struct text *out);

/* Appends what is known of the places that a traceback (NULL: none) names, a
 * "File …" line and the source each. */
void report_traceback(const struct machine *machine,
                      const struct object *traceback,
                      const struct report_style *style, struct text *out);

/* Whether a place is left out of reports: it is in the library. */
bool report_hides(const struct machine *machine, const struct code *code);

/* Appends the two lines or more about an instruction of code; without marks
 * for instruction UINT32_MAX. */
void report_place(const struct machine *machine, const struct code *code,
                  uint32_t line, uint32_t instruction,
                  const struct report_style *style, struct text *out);

/* Appends "TypeError: message", the last line of a report, without a line
 * end; the colon only where there is a message. */
void report_words(struct machine *machine, struct object *exception,
                  const struct report_style *style, struct text *out);

#endif
