/*
 * trace_writer: a timeline as JSON lines, for other programs.
 *
 * First a header, then a record for each step, then, where the scene could
 * not be run to its end, an error.  Every record is whole and can be used
 * alone: frames, outermost first, with their variables, and every object
 * that can be reached from them through its slots.
 *
 *     {"refstep":1,"scene":"a.py","python":"3.12","title":"…"}
 *     {"step":4,"event":"line","line":6,"column":1,"function":"<module>",
 *      "output":"","frames":[{"function":"<module>","line":6,
 *      "variables":{"x":1}}],
 *      "objects":{"1":{"type":"list","address":"0x7f5a3c0010c0","size":56,
 *                      "count":1,"slots":[]}}}
 *     {"error":{"line":7,"column":1,"message":"…"}}
 *
 * (a record is one line).  Objects have small numbers, given as they first
 * appear, that stay theirs.  `count` is null for what the interpreter's own
 * tables hold too.  The text is ASCII.
 *
 * What a simulator's nodes mean here: variables of a frame are its named
 * slots, or, where the frame has a slot "globals" or "locals" that refers to
 * a namespace, the names of that except __these__.  A name that begins with
 * "(" is internal.  A variable of a function that refers to a cell shows
 * what the cell holds.
 *
 * A weak reference has "weak":OBJECT, which need not be among the objects,
 * since a weak reference reaches nothing; null once that is gone.
 *
 * Changes only: a record has "frames":[KEPT,FRAME,…] when they are not as in
 * the record before: the first KEPT frames are, these others follow.
 * "objects" has objects that are new, whole, and of others only the fields
 * that are not as before, and "gone" lists the numbers of objects that cannot
 * be reached any more (one that can be again comes whole; immortal ones
 * stay).  Instead of all slots an object may have
 * "splice":[FROM,REMOVED,[[LABEL,OBJECT],…]]: of the slots listed before,
 * REMOVED from number FROM on are replaced by others; labels with numbers go
 * on counting after them.
 *
 * Holders: each object also has "holders":[[HOLDER,SLOT],…], every reference
 * that its count counts; HOLDER is the number of an object or, in words, what
 * else holds it.
 */
#ifndef REFSTEP_TRACE_TRACE_WRITER_H
#define REFSTEP_TRACE_TRACE_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "timeline/log.h"

/* Where the text goes: write takes length bytes and returns false to stop.
 * It gets whole lines only. */
struct trace_sink {
    bool (*write)(void *context, const char *bytes, size_t length);
    void *context;
};

/* The scene could not be run to its end: a message and its place. */
struct trace_error {
    int line;   /* from 1; 0: none */
    int column; /* from 1; 0: none */
    const char *message;
};

struct trace_request {
    const char *scene;  /* file name */
    const char *python; /* "3.12" */
    const char *title;  /* may be empty */
    const struct trace_error *error; /* NULL: there is none */
    bool changes; /* only what changed since the step before */
    bool holders; /* with who holds each object */
};

/* Writes the whole log.  log may be NULL where a scene was refused before its
 * first step.  Returns false if the sink stopped it. */
bool trace_write(const struct log *log, const struct trace_request *request,
                 struct trace_sink sink);

#endif
