#include "lang/literal.h"

#include "base/utf8.h"
#include "value/real.h"

/* Up to 3.10.6 there was no such limit; all six micro versions have it. */
enum { DECIMAL_DIGIT_LIMIT = 4300 };

struct literal_prefix
literal_prefix(const char *bytes, size_t length)
{
    struct literal_prefix prefix = {0};
    size_t i = 0;
    for (; i < length && bytes[i] != '\'' && bytes[i] != '"'; i++) {
        char letter = (char)(bytes[i] | 0x20);
        prefix.is_raw = prefix.is_raw || letter == 'r';
        prefix.is_bytes = prefix.is_bytes || letter == 'b';
    }
    prefix.length = i;
    prefix.quotes = i + 2 < length && bytes[i + 1] == bytes[i]
                            && bytes[i + 2] == bytes[i]
                        ? 3
                        : 1;
    return prefix;
}

static bool
integer_literal(const char *bytes, size_t length, int base,
                struct value *out, struct value_context *context)
{
    struct integer number;
    size_t digits = 0;
    for (size_t i = 0; i < length; i++)
        digits += bytes[i] != '_';
    if (base == 10 && digits > DECIMAL_DIGIT_LIMIT)
        return value_fail(
            context, VALUE_ERROR_VALUE,
            "Exceeds the limit (%d digits) for integer string conversion: "
            "value has %zu digits; use sys.set_int_max_str_digits() to "
            "increase the limit - Consider hexadecimal for huge integer "
            "literals to avoid decimal conversion limits.",
            DECIMAL_DIGIT_LIMIT, digits);
    if (!integer_parse_digits(bytes, length, base, &number, context))
        return false;
    *out = value_from_integer(number);
    return true;
}

bool
literal_number(const char *bytes, size_t length, struct value *out,
               struct value_context *context)
{
    if (length > 2 && bytes[0] == '0') {
        char letter = (char)(bytes[1] | 0x20);
        int base = letter == 'x'   ? 16
                   : letter == 'o' ? 8
                   : letter == 'b' ? 2
                                   : 0;
        if (base != 0)
            return integer_literal(bytes + 2, length - 2, base, out,
                                   context);
    }
    char last = (char)(bytes[length - 1] | 0x20);
    if (last == 'j') {
        double imaginary = real_parse_literal(bytes, length - 1);
        *out = value_from_complex(0.0, imaginary);
        return true;
    }
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '.' || (bytes[i] | 0x20) == 'e') {
            *out = value_from_double(real_parse_literal(bytes, length));
            return true;
        }
    }
    return integer_literal(bytes, length, 10, out, context);
}

static int
hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

/* Reads up to `count` hexadecimal digits; returns how many there are. */
static size_t
read_hex(const char *bytes, size_t length, size_t count, uint32_t *out)
{
    size_t i = 0;
    *out = 0;
    for (; i < count && i < length && hex_digit(bytes[i]) >= 0; i++)
        *out = *out * 16 + (uint32_t)hex_digit(bytes[i]);
    return i;
}

/* Reads up to three octal digits; returns how many there are. */
static size_t
read_octal(const char *bytes, size_t length, uint32_t *out)
{
    size_t i = 0;
    *out = 0;
    for (; i < 3 && i < length && bytes[i] >= '0' && bytes[i] <= '7'; i++)
        *out = *out * 8 + (uint32_t)(bytes[i] - '0');
    return i;
}

/* Returns what \n and the like stand for, or -1. */
static int
simple_escape(char letter)
{
    static const char letters[] = "\\'\"abfnrtv";
    static const char meanings[] = "\\'\"\a\b\f\n\r\t\v";
    const char *found = letter == '\0' ? NULL : strchr(letters, letter);
    return found == NULL ? -1 : (unsigned char)meanings[found - letters];
}

static bool
hex_escape(const char *bytes, size_t length, size_t *at,
           struct string_builder *out, struct value_context *context)
{
    char letter = bytes[*at];
    size_t wanted = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    uint32_t codepoint;
    size_t read = read_hex(bytes + *at + 1, length - *at - 1, wanted,
                           &codepoint);
    if (read < wanted)
        return value_fail(
            context, VALUE_ERROR_VALUE,
            "(unicode error) 'unicodeescape' codec can't decode bytes in "
            "position %zu-%zu: truncated \\%s escape",
            *at - 1, *at + read,
            letter == 'x' ? "xXX" : letter == 'u' ? "uXXXX" : "UXXXXXXXX");
    if (codepoint > 0x10FFFF)
        return value_fail(
            context, VALUE_ERROR_VALUE,
            "(unicode error) 'unicodeescape' codec can't decode bytes in "
            "position %zu-%zu: illegal Unicode character",
            *at - 1, *at + read);
    string_builder_add(out, codepoint);
    *at += 1 + wanted;
    return true;
}

/* Appends the escape whose letter is at *at and moves behind it. */
static bool
string_escape(const char *bytes, size_t length, size_t *at,
              struct string_builder *out, struct value_context *context)
{
    char letter = bytes[*at];
    uint32_t codepoint;
    size_t octal = read_octal(bytes + *at, length - *at, &codepoint);
    if (octal > 0) {
        string_builder_add(out, codepoint);
        *at += octal;
        return true;
    }
    if (letter == 'x' || letter == 'u' || letter == 'U')
        return hex_escape(bytes, length, at, out, context);
    if (letter == 'N')
        return value_fail(context, VALUE_ERROR_VALUE,
                          "\\N{…} escapes are not supported; write the "
                          "character itself or \\uXXXX");
    int meaning = simple_escape(letter);
    if (meaning >= 0)
        string_builder_add(out, (uint32_t)meaning);
    else if (letter != '\n') {
        string_builder_add(out, '\\');
        return true; /* the letter is read as itself */
    }
    ++*at;
    return true;
}

bool
literal_string(const char *bytes, size_t length, bool is_raw,
               struct string_builder *out, struct value_context *context)
{
    for (size_t i = 0; i < length;) {
        if (bytes[i] == '\\' && !is_raw && i + 1 < length) {
            i++;
            if (!string_escape(bytes, length, &i, out, context))
                return false;
            continue;
        }
        size_t size;
        string_builder_add(out, utf8_decode(bytes + i, length - i, &size));
        i += size;
    }
    return true;
}

/* As string_escape, for bytes. */
static bool
bytes_escape(const char *bytes, size_t length, size_t *at, struct text *out,
             struct value_context *context)
{
    char letter = bytes[*at];
    uint32_t byte;
    size_t octal = read_octal(bytes + *at, length - *at, &byte);
    if (octal > 0) {
        text_add_byte(out, (char)(byte & 0xFF));
        *at += octal;
        return true;
    }
    if (letter == 'x') {
        if (read_hex(bytes + *at + 1, length - *at - 1, 2, &byte) < 2)
            return value_fail(context, VALUE_ERROR_VALUE,
                              "(value error) invalid \\x escape at "
                              "position %zu",
                              *at - 1);
        text_add_byte(out, (char)byte);
        *at += 3;
        return true;
    }
    int meaning = simple_escape(letter);
    if (meaning >= 0)
        text_add_byte(out, (char)meaning);
    else if (letter != '\n') {
        text_add_byte(out, '\\');
        return true;
    }
    ++*at;
    return true;
}

bool
literal_bytes(const char *bytes, size_t length, bool is_raw,
              struct text *out, struct value_context *context)
{
    for (size_t i = 0; i < length;) {
        if ((unsigned char)bytes[i] >= 0x80)
            return value_fail(context, VALUE_ERROR_VALUE,
                              "bytes can only contain ASCII literal "
                              "characters");
        if (bytes[i] == '\\' && !is_raw && i + 1 < length) {
            i++;
            if (!bytes_escape(bytes, length, &i, out, context))
                return false;
            continue;
        }
        text_add_byte(out, bytes[i++]);
    }
    return true;
}
