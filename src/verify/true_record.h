/*
 * true_record: what a real CPython had at one moment of a scene, as the tracer
 * (tracer.py, where the lines are described) wrote it.
 *
 * The text of the lines stays with the reader; names and labels point into
 * it.
 */
#ifndef REFSTEP_VERIFY_TRUE_RECORD_H
#define REFSTEP_VERIFY_TRUE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "base/vector.h"

/* A name or label, and the number of an object. */
struct true_edge {
    size_t label;    /* offset of its NUL-terminated text */
    uint32_t object;
};

struct true_frame {
    size_t name;     /* offset of its text */
    size_t first;    /* of its variables, in record.variables */
    size_t count;
};

#define TRUE_COUNT_SHARED UINT64_MAX /* not the scene's alone */

struct true_object {
    size_t type;     /* offset of its text */
    size_t value;    /* the same, of the repr of an atom; SIZE_MAX: none */
    uint64_t count;  /* or TRUE_COUNT_SHARED */
    bool is_opaque;  /* its inside is no promise */
    size_t first;    /* of its slots, in record.slots */
    size_t slot_count;
};

struct true_record {
    int line, column; /* line 0: the end */
    VECTOR(struct true_frame) frames; /* outermost first */
    VECTOR(struct true_edge) variables;
    VECTOR(struct true_object) objects;
    VECTOR(struct true_edge) slots;
    struct text texts; /* owned; all names, types, values and labels */
};

enum true_line {
    TRUE_LINE_TAKEN,  /* the record goes on */
    TRUE_LINE_WHOLE,  /* the record is whole now */
    TRUE_LINE_PLACE,  /* record->line and ->column are a place of records */
    TRUE_LINE_RAISED, /* the scene ended with an exception; text 0 */
    TRUE_LINE_DEEP,   /* there are no more records */
    TRUE_LINE_WRONG   /* no line of a tracer */
};

/* Takes a line without its newline into the record.  A line R empties it
 * first. */
enum true_line true_record_take(struct true_record *record, const char *line,
                                size_t length);

/* Frees its lists and texts. */
void true_record_release(struct true_record *record);

/* Returns the text at an offset; valid until the next line is taken. */
static inline const char *
true_record_text(const struct true_record *record, size_t offset)
{
    return text_string(&record->texts) + offset;
}

#endif
