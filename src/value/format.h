/*
 * format: numbers and text written to a specification: format() and f-strings
 * (the "format specification mini-language"), the replacement fields of
 * str.format, and one conversion of the % operator.
 */
#ifndef REFSTEP_VALUE_FORMAT_H
#define REFSTEP_VALUE_FORMAT_H

#include "value/value.h"

/* format(value, spec).  spec may be empty or NULL (then it is str(value)).
 * Returns NULL with ValueError or TypeError in CPython's words. */
struct string *value_format(const struct value *value,
                            const struct string *spec,
                            struct value_context *context);

/* One part of a str.format text: literal text, then perhaps a field.
 * All strings are owned (format_part_release). */
struct format_part {
    struct string *literal;
    bool has_field;
    struct string *name; /* "0.name[key]"; empty: the next argument */
    struct string *spec; /* may itself contain fields */
    uint32_t conversion; /* 'r', 's', 'a', or 0 */
};

/* Reads the next part of text from *position on and moves it; false at the
 * end, and on an error (then the context says so: its kind is not
 * VALUE_ERROR_NONE).  (MarkupIterator_next, Objects/stringlib) */
bool format_next_part(const struct string *text, size_t *position,
                      struct format_part *part, struct value_context *context);
void format_part_release(struct format_part *part);

/* One step of a field's name: what "0", ".name" and "[key]" are in
 * "0.name[key]". */
struct format_step {
    bool is_attribute; /* ".name" */
    bool is_number;    /* a decimal index, in `number` */
    int64_t number;
    struct string *name; /* owned; empty for "the next argument" */
};

/* Reads the next step of name and moves *position, which starts at 0 and is
 * no index; the first step is the argument itself.  Returns false at the end
 * and on ValueError, as format_next_part does.  The caller releases
 * step->name. */
bool format_next_step(const struct string *name, size_t *position,
                      struct format_step *step, struct value_context *context);

/* A conversion of the % operator, as in "%-5.2f". */
struct percent_spec {
    struct string *key; /* "%(key)s", owned; NULL: none */
    bool left, plus, space, alternate, zero;
    bool star_width; /* the width is the next argument */
    bool star_precision;
    int64_t width;     /* -1: none */
    int64_t precision; /* -1: none */
    uint32_t type;     /* 'd', 's', …; '%' for %% */
    size_t index;      /* where the type stands, for messages */
};

/* Reads the conversion that starts after the '%' at *position - 1 and moves
 * *position behind it; ValueError "incomplete format". */
bool percent_parse(const struct string *text, size_t *position,
                   struct percent_spec *spec, struct value_context *context);
void percent_spec_release(struct percent_spec *spec);

/* Appends one converted value.  For 's', 'r' and 'a' value must already be the
 * str to show; for '%' it is not looked at and may be NULL.  Star widths must
 * have been stored in width and precision.  Errors in CPython's words; for
 * objects that are no values there is percent_fail_type. */
bool percent_add(struct string_builder *out, const struct percent_spec *spec,
                 const struct value *value, struct value_context *context);

/* Sets the TypeError that a conversion gives for an object of type_name
 * ("%d format: a real number is required, not list"); returns false. */
bool percent_fail_type(const struct percent_spec *spec, const char *type_name,
                       struct value_context *context);

#endif
