#include "lang/lexer_state.h"

static bool
is_digit_of(char byte, int base)
{
    int digit = 99;
    if (byte >= '0' && byte <= '9')
        digit = byte - '0';
    else if (byte >= 'a' && byte <= 'f')
        digit = byte - 'a' + 10;
    else if (byte >= 'A' && byte <= 'F')
        digit = byte - 'A' + 10;
    return digit < base;
}

/* Steps over digits with single underscores between them. */
static bool
skip_digits(struct lexer *lexer, int base, const char *name)
{
    for (;;) {
        while (is_digit_of(lexer_peek(lexer, 0), base))
            lexer->at++;
        if (lexer_peek(lexer, 0) != '_')
            return true;
        lexer->at++;
        if (!is_digit_of(lexer_peek(lexer, 0), base))
            return lexer_fail(lexer, lexer_locate(lexer, lexer->at - 1),
                              "invalid %s literal", name);
    }
}

/* Whether what follows a number is a keyword that may touch it (`1if x`). */
static bool
keyword_follows(const struct lexer *lexer)
{
    static const char *const allowed[] = {"and", "else", "for", "if", "in",
                                          "is", "or", "not"};
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        size_t length = strlen(allowed[i]);
        if (lexer->at + length <= lexer->length
            && memcmp(lexer->text + lexer->at, allowed[i], length) == 0)
            return true;
    }
    return false;
}

static bool
end_number(struct lexer *lexer, struct cursor start, const char *name)
{
    if (lexer_name_character(lexer, lexer->at, false) > 0
        && !keyword_follows(lexer)) {
        size_t last = lexer->at > start.offset ? lexer->at - 1 : lexer->at;
        return lexer_fail(lexer, lexer_locate(lexer, last),
                          "invalid %s literal", name);
    }
    lexer_add(lexer, TOKEN_NUMBER, start);
    return true;
}

static bool
radix_number(struct lexer *lexer, struct cursor start, int base,
             const char *name)
{
    lexer->at += 2;
    if (lexer_peek(lexer, 0) == '_')
        lexer->at++;
    if (!is_digit_of(lexer_peek(lexer, 0), base)) {
        if (is_digit_of(lexer_peek(lexer, 0), 10))
            return lexer_fail(lexer, lexer_locate(lexer, lexer->at),
                              "invalid digit '%c' in %s literal",
                              lexer_peek(lexer, 0), name);
        return lexer_fail(lexer, lexer_locate(lexer, lexer->at - 1),
                          "invalid %s literal", name);
    }
    if (!skip_digits(lexer, base, name))
        return false;
    if (is_digit_of(lexer_peek(lexer, 0), 10))
        return lexer_fail(lexer, lexer_locate(lexer, lexer->at),
                          "invalid digit '%c' in %s literal",
                          lexer_peek(lexer, 0), name);
    return end_number(lexer, start, name);
}

/* Steps over an exponent, if there is one. */
static bool
skip_exponent(struct lexer *lexer)
{
    char byte = lexer_peek(lexer, 0);
    if (byte != 'e' && byte != 'E')
        return true;
    char sign = lexer_peek(lexer, 1);
    size_t ahead = sign == '+' || sign == '-' ? 2 : 1;
    if (!is_digit_of(lexer_peek(lexer, ahead), 10))
        return true; /* `1else`, or an error that the caller sees */
    lexer->at += ahead;
    return skip_digits(lexer, 10, "decimal");
}

static bool
decimal_number(struct lexer *lexer, struct cursor start)
{
    size_t first = lexer->at;
    bool is_integer = true;
    if (!skip_digits(lexer, 10, "decimal"))
        return false;
    size_t digits_end = lexer->at;
    if (lexer_peek(lexer, 0) == '.') {
        is_integer = false;
        lexer->at++;
        if (is_digit_of(lexer_peek(lexer, 0), 10)
            && !skip_digits(lexer, 10, "decimal"))
            return false;
    }
    size_t before = lexer->at;
    if (!skip_exponent(lexer))
        return false;
    is_integer = is_integer && lexer->at == before;
    char byte = lexer_peek(lexer, 0);
    if (byte == 'j' || byte == 'J') {
        lexer->at++;
        return end_number(lexer, start, "imaginary");
    }
    if (is_integer && lexer->text[first] == '0') {
        for (size_t i = first; i < digits_end; i++)
            if (lexer->text[i] != '0' && lexer->text[i] != '_')
                return lexer_fail(
                    lexer, start,
                    "leading zeros in decimal integer literals are not "
                    "permitted; use an 0o prefix for octal integers");
    }
    return end_number(lexer, start, "decimal");
}

bool
lexer_number(struct lexer *lexer)
{
    struct cursor start = lexer_locate(lexer, lexer->at);
    if (lexer_peek(lexer, 0) == '0') {
        switch (lexer_peek(lexer, 1)) {
        case 'x': case 'X':
            return radix_number(lexer, start, 16, "hexadecimal");
        case 'o': case 'O':
            return radix_number(lexer, start, 8, "octal");
        case 'b': case 'B':
            return radix_number(lexer, start, 2, "binary");
        default:
            break;
        }
    }
    return decimal_number(lexer, start);
}
