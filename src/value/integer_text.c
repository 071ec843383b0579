#include <math.h>

#include "base/mem.h"
#include "value/integer_big.h"
#include "value/string_make.h"

/* DIGIT_LIMIT is sys.get_int_max_str_digits(). */
enum { DIGIT_LIMIT = 4300, INVALID_DIGIT = 99 };

static void
add_small(int64_t number, int base, struct text *out)
{
    char digits[65];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] =
            "0123456789abcdefghijklmnopqrstuvwxyz"[rest % (unsigned)base];
        rest /= (unsigned)base;
    } while (rest != 0);
    if (number < 0)
        digits[--at] = '-';
    text_add(out, digits + at, sizeof digits - at);
}

void
integer_to_text(struct integer number, int base, struct text *out)
{
    if (number.big == NULL) {
        add_small(number.small, base, out);
        return;
    }
    /* mpz_sizeinbase knows neither the sign nor the NUL. */
    size_t room = mpz_sizeinbase(number.big->number, base) + 2;
    char *digits = mem_alloc(room);
    mpz_get_str(digits, base, number.big->number);
    text_add_string(out, digits);
    mem_free(digits);
}

static bool
fail_digits(struct value_context *context, size_t count)
{
    const char *limit = context->profile->digit_limit;
    if (count == 0)
        return value_fail(
            context, VALUE_ERROR_VALUE,
            "Exceeds the limit (%s) for integer string conversion; use "
            "sys.set_int_max_str_digits() to increase the limit",
            limit);
    return value_fail(
        context, VALUE_ERROR_VALUE,
        "Exceeds the limit (%s) for integer string conversion: value has "
        "%zu digits; use sys.set_int_max_str_digits() to increase the limit",
        limit, count);
}

bool
integer_try_decimal(struct integer number, struct text *out)
{
    size_t start = out->length;
    /* Ten digits take more than 33 bits: no need to convert to know. */
    if (integer_bit_length(number) / 33 > DIGIT_LIMIT / 10 + 1)
        return false;
    integer_to_text(number, 10, out);
    size_t digits = out->length - start - (integer_sign(number) < 0);
    if (digits > DIGIT_LIMIT)
        text_truncate(out, start);
    return digits <= DIGIT_LIMIT;
}

bool
integer_to_decimal(struct integer number, struct text *out,
                   struct value_context *context)
{
    return integer_try_decimal(number, out) || fail_digits(context, 0);
}

static int
digit_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'z')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'Z')
        return digit - 'A' + 10;
    return INVALID_DIGIT;
}

static bool
parse_big(const char *digits, size_t length, int base, struct integer *out,
          struct value_context *context)
{
    if (!integer_check_bits((double)length * log2(base), context))
        return false;
    char *clean = mem_alloc(length + 1);
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        if (digits[i] != '_')
            clean[count++] = digits[i];
    }
    struct integer_big *big = integer_big_new();
    mpz_set_str(big->number, clean, base);
    mem_free(clean);
    *out = integer_normalize(big);
    return true;
}

bool
integer_parse_digits(const char *digits, size_t length, int base,
                     struct integer *out, struct value_context *context)
{
    int64_t number = 0;
    for (size_t i = 0; i < length; i++) {
        if (digits[i] == '_')
            continue;
        if (__builtin_mul_overflow(number, base, &number) ||
            __builtin_add_overflow(number, digit_value(digits[i]), &number))
            return parse_big(digits, length, base, out, context);
    }
    *out = integer_from_int64(number);
    return true;
}

/* A number being read: what is left of the text. */
struct reader {
    const char *at;
    const char *end;
    int base;
    bool negative;
};

static bool
skip_prefix(struct reader *reader)
{
    static const struct {
        char letter;
        int base;
    } prefixes[] = {{'b', 2}, {'o', 8}, {'x', 16}};
    if (reader->end - reader->at < 2 || reader->at[0] != '0')
        return false;
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        if ((reader->at[1] | 0x20) != prefixes[i].letter ||
            (reader->base != 0 && reader->base != prefixes[i].base))
            continue;
        reader->at += 2;
        reader->base = prefixes[i].base;
        if (reader->at < reader->end && *reader->at == '_')
            reader->at++;
        return true;
    }
    return false;
}

/* Reads sign and prefix and settles the base. */
static void
read_start(struct reader *reader)
{
    if (reader->at < reader->end && (*reader->at == '+' || *reader->at == '-'))
        reader->negative = *reader->at++ == '-';
    if (!skip_prefix(reader) && reader->base == 0) {
        /* Without a prefix a leading 0 may only be followed by zeros. */
        reader->base = 10;
        const char *at = reader->at;
        while (at < reader->end && (*at == '0' || *at == '_'))
            at++;
        if (at > reader->at && *reader->at == '0' && at < reader->end)
            reader->base = 1;
    }
}

/* Returns how many digits are left, 0 if it is not a number. */
static size_t
count_digits(const struct reader *reader)
{
    size_t digits = 0;
    bool after_digit = false;
    for (const char *at = reader->at; at < reader->end; at++) {
        bool is_digit = digit_value(*at) < reader->base;
        if (!is_digit && (*at != '_' || !after_digit))
            return 0;
        after_digit = is_digit;
        digits += is_digit;
    }
    return after_digit ? digits : 0;
}

static bool
fail_literal(const struct string *text, int base, struct value_context *context)
{
    enum { SHOWN = 200 };
    struct text shown = {0};
    string_repr_start(text, SHOWN, &shown);
    value_fail(context, VALUE_ERROR_VALUE,
               "invalid literal for int() with base %d: %s", base,
               text_string(&shown));
    text_release(&shown);
    return false;
}

bool
integer_parse(const struct string *text, int base, struct integer *out,
              struct value_context *context)
{
    if (base != 0 && (base < 2 || base > 36))
        return value_fail(context, VALUE_ERROR_VALUE,
                          "int() base must be >= 2 and <= 36, or 0");
    struct text plain = {0};
    string_add_plain(text, &plain);
    struct reader reader = {.at = text_string(&plain), .base = base};
    reader.end = reader.at + plain.length;
    read_start(&reader);
    size_t digits = count_digits(&reader);
    bool is_power_of_two = (reader.base & (reader.base - 1)) == 0;
    bool done = false;
    struct integer number;
    if (digits == 0) {
        fail_literal(text, base, context);
    } else if (digits > DIGIT_LIMIT && !is_power_of_two) {
        fail_digits(context, digits);
    } else if (integer_parse_digits(reader.at, (size_t)(reader.end - reader.at),
                                    reader.base, &number, context)) {
        *out = reader.negative ? integer_negate(number) : integer_copy(number);
        integer_release(&number);
        done = true;
    }
    text_release(&plain);
    return done;
}
