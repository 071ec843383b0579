#include "value/value.h"

#include <math.h>
#include <string.h>

#include "value/real.h"

enum { COMPLEX_HASH_FACTOR = 1000003 };

/* None's from 3.12 on; before that, and for Ellipsis, it is an address. */
#define NONE_HASH     INT64_C(0xfca86420)
#define ELLIPSIS_HASH INT64_C(0x5bd1e995)

struct value
value_from_none(void)
{
    return (struct value){.kind = VALUE_NONE};
}

struct value
value_from_ellipsis(void)
{
    return (struct value){.kind = VALUE_ELLIPSIS};
}

struct value
value_from_bool(bool boolean)
{
    return (struct value){.kind = VALUE_BOOL, .as.boolean = boolean};
}

struct value
value_from_int64(int64_t number)
{
    return value_from_integer(integer_from_int64(number));
}

struct value
value_from_double(double number)
{
    return (struct value){.kind = VALUE_FLOAT, .as.real = number};
}

struct value
value_from_complex(double real, double imaginary)
{
    return (struct value){.kind = VALUE_COMPLEX,
                          .as.complex = {real, imaginary}};
}

struct value
value_from_integer(struct integer integer)
{
    return (struct value){.kind = VALUE_INT, .as.integer = integer};
}

struct value
value_from_string(struct string *string)
{
    return (struct value){.kind = VALUE_STR, .as.string = string};
}

struct value
value_from_bytes(struct bytes *bytes)
{
    return (struct value){.kind = VALUE_BYTES, .as.bytes = bytes};
}

struct value
value_from_c(const char *string)
{
    return value_from_string(string_from_c(string));
}

struct value
value_copy(const struct value *value)
{
    if (value->kind == VALUE_INT)
        integer_copy(value->as.integer);
    else if (value->kind == VALUE_STR)
        string_copy(value->as.string);
    else if (value->kind == VALUE_BYTES)
        bytes_copy(value->as.bytes);
    return *value;
}

void
value_release(struct value *value)
{
    if (value->kind == VALUE_INT)
        integer_release(&value->as.integer);
    else if (value->kind == VALUE_STR)
        string_release(value->as.string);
    else if (value->kind == VALUE_BYTES)
        bytes_release(value->as.bytes);
    *value = value_from_none();
}

const char *
value_type_name(enum value_kind kind)
{
    static const char *const names[] = {
        [VALUE_NONE] = "NoneType", [VALUE_ELLIPSIS] = "ellipsis",
        [VALUE_BOOL] = "bool",     [VALUE_INT] = "int",
        [VALUE_FLOAT] = "float",   [VALUE_COMPLEX] = "complex",
        [VALUE_STR] = "str",       [VALUE_BYTES] = "bytes",
    };
    return names[kind];
}

static bool
is_whole_number(const struct value *value)
{
    return value->kind == VALUE_BOOL || value->kind == VALUE_INT;
}

static bool
is_real_number(const struct value *value)
{
    return is_whole_number(value) || value->kind == VALUE_FLOAT;
}

/* Returns the number, borrowed. */
static struct integer
integer_of(const struct value *value)
{
    return value->kind == VALUE_BOOL ? integer_from_int64(value->as.boolean)
                                     : value->as.integer;
}

static enum value_order
order_of(int order)
{
    return order < 0 ? VALUE_LESS : order > 0 ? VALUE_GREATER : VALUE_EQUAL;
}

static enum value_order
compare_numbers(const struct value *a, const struct value *b)
{
    if (is_whole_number(a) && is_whole_number(b))
        return order_of(integer_compare(integer_of(a), integer_of(b)));
    if ((a->kind == VALUE_FLOAT && isnan(a->as.real)) ||
        (b->kind == VALUE_FLOAT && isnan(b->as.real)))
        return VALUE_UNORDERED;
    if (is_whole_number(a))
        return order_of(integer_compare_double(integer_of(a), b->as.real));
    if (is_whole_number(b))
        return order_of(-integer_compare_double(integer_of(b), a->as.real));
    return order_of((a->as.real > b->as.real) - (a->as.real < b->as.real));
}

enum value_order
value_compare(const struct value *a, const struct value *b)
{
    if (is_real_number(a) && is_real_number(b))
        return compare_numbers(a, b);
    if (a->kind != b->kind)
        return VALUE_INCOMPARABLE;
    if (a->kind == VALUE_STR)
        return order_of(string_compare(a->as.string, b->as.string));
    if (a->kind == VALUE_BYTES)
        return order_of(bytes_compare(a->as.bytes, b->as.bytes));
    return VALUE_INCOMPARABLE;
}

/* Compares a complex number with any number. */
static bool
equal_complex(const struct value *complex, const struct value *other)
{
    struct value real = value_from_double(complex->as.complex.real);
    if (other->kind == VALUE_COMPLEX)
        return complex->as.complex.real == other->as.complex.real &&
               complex->as.complex.imaginary == other->as.complex.imaginary;
    return complex->as.complex.imaginary == 0 && is_real_number(other) &&
           compare_numbers(&real, other) == VALUE_EQUAL;
}

bool
value_equal(const struct value *a, const struct value *b)
{
    if (a->kind == VALUE_COMPLEX)
        return equal_complex(a, b);
    if (b->kind == VALUE_COMPLEX)
        return equal_complex(b, a);
    if (a->kind == VALUE_STR && b->kind == VALUE_STR)
        return string_equal(a->as.string, b->as.string);
    if (a->kind == b->kind && !is_real_number(a) && a->kind != VALUE_BYTES)
        return true;
    return value_compare(a, b) == VALUE_EQUAL;
}

static int64_t
hash_complex(struct value_complex_parts number)
{
    uint64_t hash = (uint64_t)real_hash(number.real) +
                    COMPLEX_HASH_FACTOR * (uint64_t)real_hash(number.imaginary);
    return hash == UINT64_MAX ? -2 : (int64_t)hash;
}

int64_t
value_hash(const struct value *value, const struct profile *profile)
{
    switch (value->kind) {
    case VALUE_NONE:
        return NONE_HASH;
    case VALUE_ELLIPSIS:
        return ELLIPSIS_HASH;
    case VALUE_BOOL:
    case VALUE_INT:
        return integer_hash(integer_of(value));
    case VALUE_FLOAT:
        return real_hash(value->as.real);
    case VALUE_COMPLEX:
        return hash_complex(value->as.complex);
    case VALUE_STR:
        return string_hash(value->as.string, profile);
    case VALUE_BYTES:
        return bytes_hash(value->as.bytes, profile);
    }
    return 0;
}

void
value_repr(const struct value *value, struct text *out)
{
    switch (value->kind) {
    case VALUE_NONE:
        text_add_string(out, "None");
        break;
    case VALUE_ELLIPSIS:
        text_add_string(out, "Ellipsis");
        break;
    case VALUE_BOOL:
        text_add_string(out, value->as.boolean ? "True" : "False");
        break;
    case VALUE_INT:
        if (!integer_try_decimal(value->as.integer, out))
            text_add_string(out, "<big int>");
        break;
    case VALUE_FLOAT:
        real_repr(value->as.real, out);
        break;
    case VALUE_COMPLEX:
        real_repr_complex(value->as.complex, out);
        break;
    case VALUE_STR:
        string_repr(value->as.string, out);
        break;
    case VALUE_BYTES:
        bytes_repr(value->as.bytes, out);
        break;
    }
}

void
value_str(const struct value *value, struct text *out)
{
    if (value->kind == VALUE_STR)
        string_to_text(value->as.string, out);
    else
        value_repr(value, out);
}

void
value_preview(const struct value *value, size_t limit, struct text *out)
{
    bool is_all;
    if (value->kind == VALUE_STR) {
        is_all = string_repr_start(value->as.string, limit, out);
    } else if (value->kind == VALUE_BYTES) {
        is_all = bytes_repr_start(value->as.bytes, limit, out);
    } else {
        /* Only numbers are left, whose repr is ASCII and bounded. */
        size_t start = out->length;
        value_repr(value, out);
        is_all = out->length - start <= limit;
        if (!is_all)
            text_truncate(out, start + limit);
    }
    if (!is_all)
        text_add_string(out, "…");
}

struct string *
value_to_string(const struct value *value, struct value_context *context)
{
    if (value->kind == VALUE_STR)
        return string_copy(value->as.string);
    struct text shown = {0};
    struct string *result = NULL;
    if (value->kind != VALUE_INT) {
        value_repr(value, &shown);
        result = string_from_utf8(text_string(&shown), shown.length);
    } else if (integer_to_decimal(value->as.integer, &shown, context)) {
        result = string_from_utf8(text_string(&shown), shown.length);
    }
    text_release(&shown);
    return result;
}

bool
value_is_true(const struct value *value)
{
    switch (value->kind) {
    case VALUE_NONE:
        return false;
    case VALUE_ELLIPSIS:
        return true;
    case VALUE_BOOL:
    case VALUE_INT:
        return integer_sign(integer_of(value)) != 0;
    case VALUE_FLOAT:
        return value->as.real != 0;
    case VALUE_COMPLEX:
        return value->as.complex.real != 0 || value->as.complex.imaginary != 0;
    case VALUE_STR:
        return value->as.string->length > 0;
    case VALUE_BYTES:
        return value->as.bytes->length > 0;
    }
    return false;
}

size_t
value_size(const struct value *value, const struct profile *profile)
{
    enum { SINGLETON_SIZE = 16, FLOAT_SIZE = 24, COMPLEX_SIZE = 32 };
    switch (value->kind) {
    case VALUE_NONE:
    case VALUE_ELLIPSIS:
        return SINGLETON_SIZE;
    case VALUE_BOOL:
    case VALUE_INT:
        return integer_size(integer_of(value), profile);
    case VALUE_FLOAT:
        return FLOAT_SIZE;
    case VALUE_COMPLEX:
        return COMPLEX_SIZE;
    case VALUE_STR:
        return string_size(value->as.string, profile);
    case VALUE_BYTES:
        return bytes_size(value->as.bytes);
    }
    return 0;
}
