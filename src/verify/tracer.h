/*
 * tracer: the text of tracer.py, which runs a scene in a real CPython and
 * tells the counts there; part of the program, so that it is always there.
 */
#ifndef REFSTEP_VERIFY_TRACER_H
#define REFSTEP_VERIFY_TRACER_H

/* Its lines, each with its newline; NULL at the end. */
extern const char *const tracer_lines[];

#endif
