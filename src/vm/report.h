/*
 * report: an exception as Python prints it: those that led to it, where each
 * came from, what it is, its notes (Python/pythonrun.c, Python/traceback.c,
 * Lib/traceback.py).
 */
#ifndef REFSTEP_VM_REPORT_H
#define REFSTEP_VM_REPORT_H

#include "vm/state.h"

/* Appends the whole report of an exception, which the caller holds.  Code of
 * the scene may run (__str__); what it raises is forgotten.  by_library: as the
 * module traceback writes it, which differs in how classes are named.  message: what str() gives of the exception
 * is appended to it (NULL: it is not). */
void report_exception(struct machine *machine, struct object *exception,
                      bool by_library, struct text *message,
                      struct text *out);

/* Appends what is known of the places that a traceback (NULL: none) names, a
 * "File …" line and the source each. */
void report_traceback(const struct machine *machine,
                      const struct object *traceback, bool by_library,
                      struct text *out);

/* Appends "TypeError: message", the last line of a report, without a line
 * end; the colon only where there is a message. */
void report_words(struct machine *machine, struct object *exception,
                  bool by_library, struct text *out);

#endif
