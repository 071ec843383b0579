/*
 * value: what Python's immutable atoms are worth, without their identity.
 *
 * A value is not an object: it has no address and no count in the scene.  The
 * compiler keeps constants as values and folds them, the types int, float, str
 * … of the simulated heap hold one each, and both use the operations of this
 * folder, so a folded `2 + 3` and a computed one cannot differ.
 *
 * Values are small and copied freely; large payloads are shared underneath.
 * Functions borrow the values they are given; a value they return or store
 * belongs to the caller (value_release).
 */
#ifndef REFSTEP_VALUE_VALUE_H
#define REFSTEP_VALUE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/profile.h"
#include "base/text.h"
#include "value/bytes.h"
#include "value/context.h"
#include "value/integer.h"
#include "value/string.h"

enum value_kind {
    VALUE_NONE,
    VALUE_ELLIPSIS,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_FLOAT,
    VALUE_COMPLEX,
    VALUE_STR,
    VALUE_BYTES
};

struct value_complex_parts {
    double real;
    double imaginary;
};

struct value {
    enum value_kind kind;
    union {
        bool boolean;
        struct integer integer; /* owned */
        double real;            /* VALUE_FLOAT */
        struct value_complex_parts complex;
        struct string *string; /* one reference */
        struct bytes *bytes;   /* one reference */
    } as;
};

struct value value_from_none(void);
struct value value_from_ellipsis(void);
struct value value_from_bool(bool boolean);
struct value value_from_int64(int64_t number);
struct value value_from_double(double number);
struct value value_from_complex(double real, double imaginary);
/* These three take ownership of what they are given. */
struct value value_from_integer(struct integer integer);
struct value value_from_string(struct string *string);
struct value value_from_bytes(struct bytes *bytes);
/* Makes a str of a NUL-terminated UTF-8 string. */
struct value value_from_c(const char *string);

/* Returns another owned reference to the same value. */
struct value value_copy(const struct value *value);

/* Gives the value back and leaves None. */
void value_release(struct value *value);

/* Returns the name of the type: "int", "NoneType". */
const char *value_type_name(enum value_kind kind);

/* Python's ==: 1 == 1.0 == True; NaN is not equal to itself. */
bool value_equal(const struct value *a, const struct value *b);

enum value_order {
    VALUE_LESS,
    VALUE_EQUAL,
    VALUE_GREATER,
    VALUE_UNORDERED,   /* a NaN is among them: every < <= > >= is False */
    VALUE_INCOMPARABLE /* TypeError: '<' not supported between … */
};

/* Orders a and b as < does. */
enum value_order value_compare(const struct value *a, const struct value *b);

/* Returns hash(value) with PYTHONHASHSEED=0.  What CPython hashes by address
 * gets a constant: Ellipsis, None (0xfca86420, as 3.12 has it), and NaN (0;
 * from 3.10 on it is the object's identity, which the caller must mix in). */
int64_t value_hash(const struct value *value, const struct profile *profile);

/* Appends repr(value) / str(value) as UTF-8.  For an int beyond the digit limit
 * of integer_to_decimal, where Python raises, they write "<big int>";
 * value_to_string fails. */
void value_repr(const struct value *value, struct text *out);
void value_str(const struct value *value, struct text *out);

/* Returns str(value); a str is shared, not copied.  NULL on failure (int with
 * too many digits). */
struct string *value_to_string(const struct value *value,
                               struct value_context *context);

/* Appends a preview of repr(value): its first limit code points, and then "…"
 * if there are more.  Converts no more of the value than it shows. */
void value_preview(const struct value *value, size_t limit, struct text *out);

/* Returns bool(value). */
bool value_is_true(const struct value *value);

/* Returns sys.getsizeof(value). */
size_t value_size(const struct value *value, const struct profile *profile);

#endif
