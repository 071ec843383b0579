/*
 * Reading floats.  What is read is rewritten as digits and an exponent,
 * without a decimal point, since strtod takes the locale's.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "value/real.h"
#include "value/string_make.h"

/* More than any exponent that matters, and far from overflow. */
enum { GREATEST_EXPONENT = 100000000 };

struct scanner {
    const char *at; /* NUL-terminated ASCII */
    struct text digits;
    int64_t exponent;
};

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads a run of digits, underscores between them; false if there is none or
 * an underscore stands wrong. */
static bool
scan_digits(struct scanner *scanner, bool is_fraction)
{
    bool found = false;
    while (is_digit(*scanner->at)) {
        found = true;
        text_add_byte(&scanner->digits, *scanner->at++);
        scanner->exponent -= is_fraction;
        if (*scanner->at == '_' && is_digit(scanner->at[1]))
            scanner->at++;
    }
    return found;
}

static bool
scan_exponent(struct scanner *scanner)
{
    const char *at = scanner->at + 1;
    bool negative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;
    if (!is_digit(*at))
        return false;
    int64_t exponent = 0;
    while (is_digit(*at)) {
        if (exponent < GREATEST_EXPONENT)
            exponent = exponent * 10 + (*at - '0');
        at++;
        if (*at == '_' && is_digit(at[1]))
            at++;
    }
    scanner->exponent += negative ? -exponent : exponent;
    scanner->at = at;
    return true;
}

/* Reads "inf", "infinity" or "nan" in any case. */
static bool
scan_word(struct scanner *scanner, double *out)
{
    static const struct {
        const char *word;
        double number;
    } words[] = {
        {"infinity", HUGE_VAL}, {"inf", HUGE_VAL}, {"nan", (double)NAN}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i].word);
        size_t same = 0;
        while (same < length &&
               (scanner->at[same] | 0x20) == words[i].word[same])
            same++;
        if (same < length)
            continue;
        scanner->at += length;
        *out = words[i].number;
        return true;
    }
    return false;
}

static bool
scan_unsigned(struct scanner *scanner, double *out)
{
    if (scan_word(scanner, out))
        return true;
    text_clear(&scanner->digits);
    scanner->exponent = 0;
    bool found = scan_digits(scanner, false);
    if (*scanner->at == '.') {
        scanner->at++;
        found |= scan_digits(scanner, true);
    }
    if (!found)
        return false;
    if ((*scanner->at | 0x20) == 'e')
        scan_exponent(scanner);
    text_add_format(&scanner->digits, "e%lld", (long long)scanner->exponent);
    *out = strtod(scanner->digits.bytes, NULL);
    return true;
}

/* Reads a number with an optional sign; leaves `at` where it was if there is
 * none. */
static bool
scan_signed(struct scanner *scanner, double *out)
{
    const char *start = scanner->at;
    bool negative = *scanner->at == '-';
    if (*scanner->at == '-' || *scanner->at == '+')
        scanner->at++;
    if (!scan_unsigned(scanner, out)) {
        scanner->at = start;
        return false;
    }
    if (negative)
        *out = -*out;
    return true;
}

bool
real_parse(const struct string *text, double *out,
           struct value_context *context)
{
    struct text plain = {0};
    string_add_plain(text, &plain);
    struct scanner scanner = {.at = text_string(&plain)};
    const char *end = scanner.at + plain.length;
    bool done = scan_signed(&scanner, out) && scanner.at == end;
    text_release(&plain);
    text_release(&scanner.digits);
    if (done)
        return true;
    struct text shown = {0};
    string_repr(text, &shown);
    value_fail(context, VALUE_ERROR_VALUE,
               "could not convert string to float: %s", text_string(&shown));
    text_release(&shown);
    return false;
}

double
real_parse_literal(const char *bytes, size_t length)
{
    struct text plain = {0};
    text_add(&plain, bytes, length);
    struct scanner scanner = {.at = text_string(&plain)};
    double number = 0;
    scan_unsigned(&scanner, &number);
    text_release(&plain);
    text_release(&scanner.digits);
    return number;
}

/* Reads "1", "2j", "1+2j", "j", "1-j"; leaves `at` behind what was read. */
static bool
scan_complex(struct scanner *scanner, struct value_complex_parts *out)
{
    double first;
    bool has_first = scan_signed(scanner, &first);
    if (has_first && *scanner->at != 'j' && *scanner->at != 'J') {
        out->real = first;
        if (*scanner->at != '+' && *scanner->at != '-')
            return true;
        has_first = scan_signed(scanner, &first);
    }
    if (!has_first) {
        first = *scanner->at == '-' ? -1.0 : 1.0;
        if (*scanner->at == '-' || *scanner->at == '+')
            scanner->at++;
    }
    out->imaginary = first;
    if (*scanner->at != 'j' && *scanner->at != 'J')
        return false;
    scanner->at++;
    return true;
}

static void
skip_blanks(struct scanner *scanner)
{
    while (*scanner->at == ' ' ||
           (*scanner->at >= '\t' && *scanner->at <= '\r'))
        scanner->at++;
}

/* Whether every underscore stands between two digits. */
static bool
has_good_underscores(const char *text)
{
    char before = '\0';
    for (; *text != '\0'; before = *text++) {
        if (*text == '_' && (!is_digit(before) || !is_digit(text[1])))
            return false;
    }
    return true;
}

static bool
fail_complex(const struct string *text, bool is_malformed,
             struct value_context *context)
{
    if (is_malformed)
        return value_fail(context, VALUE_ERROR_VALUE,
                          "complex() arg is a malformed string");
    struct text shown = {0};
    string_repr(text, &shown);
    value_fail(context, VALUE_ERROR_VALUE,
               "could not convert string to complex: %s", text_string(&shown));
    text_release(&shown);
    return false;
}

bool
real_parse_complex(const struct string *text, struct value_complex_parts *out,
                   struct value_context *context)
{
    struct text plain = {0};
    string_add_plain(text, &plain);
    struct scanner scanner = {.at = text_string(&plain)};
    const char *end = scanner.at + plain.length;
    bool in_parentheses = *scanner.at == '(';
    if (in_parentheses)
        scanner.at++;
    skip_blanks(&scanner);
    *out = (struct value_complex_parts){0, 0};
    bool done = scan_complex(&scanner, out);
    skip_blanks(&scanner);
    if (in_parentheses) {
        done = done && *scanner.at == ')';
        scanner.at += done;
        skip_blanks(&scanner);
    }
    done = done && scanner.at == end;
    bool is_malformed = has_good_underscores(text_string(&plain));
    text_release(&plain);
    text_release(&scanner.digits);
    return done || fail_complex(text, is_malformed, context);
}
