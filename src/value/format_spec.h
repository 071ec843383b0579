/*
 * format_spec: a parsed format specification, and padding as it says.  For the
 * files that implement value/format.h.
 */
#ifndef REFSTEP_VALUE_FORMAT_SPEC_H
#define REFSTEP_VALUE_FORMAT_SPEC_H

#include "value/value.h"

struct format_spec {
    uint32_t fill;
    uint32_t align;     /* '<' '>' '=' '^' */
    uint32_t sign;      /* '+' ' ' '-', or 0 */
    uint32_t separator; /* ',' '_', or 0 */
    uint32_t type;      /* 0: none given */
    bool has_align;
    bool coerces_zero; /* 'z' */
    bool alternate;
    int64_t width;     /* -1: none */
    int64_t precision; /* -1: none */
};

/* Reads text (parse_internal_render_format_spec, Python/formatter_unicode.c).
 * type and align are what the value's type has by default; type_name is for
 * messages.  ValueError. */
bool format_spec_parse(const struct string *text, uint32_t type,
                       const char *type_name, struct format_spec *spec,
                       struct value_context *context);

/* A number cut into what padding and grouping treat differently. */
struct format_number {
    bool negative;
    const char *prefix; /* "0x", or "" */
    const char *digits; /* the whole part, which is grouped */
    size_t digit_count;
    const char *rest; /* from the decimal point on */
    size_t rest_length;
};

/* Appends the number laid out as spec says. */
void format_number_add(const struct format_number *number,
                       const struct format_spec *spec,
                       struct string_builder *out);

/* Appends text padded to the width. */
void format_padded_add(const struct string *text, size_t length,
                       const struct format_spec *spec,
                       struct string_builder *out);

/* Sets ValueError "Unknown format code 'k' for object of type 'int'"; returns
 * false. */
bool format_fail_type(uint32_t type, const char *type_name,
                      struct value_context *context);

/* format() of a float or complex, with a parsed spec. */
bool format_real(double number, const struct format_spec *spec,
                 struct string_builder *out, struct value_context *context);
bool format_complex(struct value_complex_parts number,
                    const struct format_spec *spec, struct string_builder *out,
                    struct value_context *context);

#endif
