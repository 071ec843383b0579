#include "lang/lexer_state.h"

size_t
lexer_string_prefix(const struct lexer *lexer)
{
    static const char *const prefixes[] = {"", "r", "u", "b", "f", "br",
                                           "rb", "fr", "rf"};
    char seen[3] = "";
    for (size_t length = 0; length < 3; length++) {
        char byte = lexer_peek(lexer, length);
        if (byte == '"' || byte == '\'') {
            for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
                if (strcmp(prefixes[i], seen) == 0)
                    return length;
            return SIZE_MAX;
        }
        if (length == 2 || byte == '\0')
            break;
        seen[length] = (char)(byte | 0x20);
    }
    return SIZE_MAX;
}

static bool
prefix_has(const struct lexer *lexer, size_t prefix, char letter)
{
    for (size_t i = 0; i < prefix; i++)
        if ((lexer_peek(lexer, i) | 0x20) == letter)
            return true;
    return false;
}

static bool
quotes_here(const struct lexer *lexer, char quote, size_t quotes)
{
    for (size_t i = 0; i < quotes; i++)
        if (lexer_peek(lexer, i) != quote)
            return false;
    return true;
}

/* The string that began at start is not closed before lexer->at. */
static bool
fail_open(struct lexer *lexer, struct cursor start, size_t quotes,
          const char *what)
{
    if (quotes == 1 && lexer->modes.count > 0) {
        /* The quote was rather meant to close the f-string around it. */
        const struct lexer_mode *mode =
            &lexer->modes.items[lexer->modes.count - 1];
        if (mode->kind == MODE_FIELD
            && lexer->text[start.offset] == mode->quote)
            return lexer_fail(lexer, start, "f-string: expecting '}'");
    }
    struct cursor end = lexer_locate(lexer, lexer->at);
    return lexer_fail(lexer, start,
                      "unterminated %s%s literal (detected at line %d)",
                      quotes == 3 ? "triple-quoted " : "", what,
                      quotes == 3 && end.column == 1 ? end.line - 1
                                                     : end.line);
}

static bool
plain_string(struct lexer *lexer, struct cursor start, size_t prefix,
             size_t quotes)
{
    char quote = lexer_peek(lexer, prefix);
    lexer->at += prefix + quotes;
    while (!quotes_here(lexer, quote, quotes)) {
        char byte = lexer_peek(lexer, 0);
        if (lexer->at >= lexer->length || (byte == '\n' && quotes == 1))
            return fail_open(lexer, start, quotes, "string");
        if (byte == '\\' && lexer->at + 1 < lexer->length)
            lexer->at++;
        lexer->at++;
    }
    lexer->at += quotes;
    lexer_add(lexer, TOKEN_STRING, start);
    return true;
}

static bool
open_fstring(struct lexer *lexer, struct cursor start, size_t prefix,
             size_t quotes)
{
    if (lexer->modes.count >= lexer->limits->nesting)
        return lexer_fail(lexer, start, "too many nested f-strings");
    struct lexer_mode mode = {
        .kind = MODE_TEXT,
        .quote = lexer_peek(lexer, prefix),
        .quotes = quotes,
        .raw = prefix_has(lexer, prefix, 'r'),
        .start = start,
    };
    lexer->at += prefix + quotes;
    lexer_add(lexer, TOKEN_FSTRING_START, start)->raw = mode.raw;
    VECTOR_PUSH(&lexer->modes, mode);
    return true;
}

bool
lexer_string(struct lexer *lexer, size_t prefix)
{
    struct cursor start = lexer_locate(lexer, lexer->at);
    char quote = lexer_peek(lexer, prefix);
    size_t quotes = lexer_peek(lexer, prefix + 1) == quote
                            && lexer_peek(lexer, prefix + 2) == quote
                        ? 3
                        : 1;
    if (prefix_has(lexer, prefix, 'f'))
        return open_fstring(lexer, start, prefix, quotes);
    return plain_string(lexer, start, prefix, quotes);
}

/* Steps over an escape, \N{…} as a whole. */
static void
skip_escape(struct lexer *lexer, bool raw)
{
    char next = lexer_peek(lexer, 1);
    lexer->at++;
    if (raw && (next == '{' || next == '}'))
        return;
    if (!raw && next == 'N' && lexer_peek(lexer, 1) == '{') {
        size_t i = lexer->at;
        while (i < lexer->length && lexer->text[i] != '}'
               && lexer->text[i] != '\n')
            i++;
        lexer->at = i;
        return;
    }
    /* \{ is a backslash and then a field, in Python too */
    if (next != '{' && next != '}' && lexer->at < lexer->length)
        lexer->at++;
}

static void
add_middle(struct lexer *lexer, struct cursor start,
           const struct lexer_mode *mode)
{
    if (lexer->at == start.offset)
        return;
    struct token *token = lexer_add(lexer, TOKEN_FSTRING_MIDDLE, start);
    token->raw = mode->raw;
    token->in_spec = mode->kind == MODE_SPEC;
}

static bool
open_field(struct lexer *lexer, const struct lexer_mode *mode)
{
    struct cursor start = lexer_locate(lexer, lexer->at);
    if (lexer->modes.count >= lexer->limits->nesting)
        return lexer_fail(lexer, start, "f-string: expressions nested too "
                                        "deeply");
    struct lexer_mode field = *mode;
    field.kind = MODE_FIELD;
    field.level = lexer->brackets.count + 1;
    lexer->at++;
    lexer_add(lexer, TOKEN_LEFT_BRACE, start);
    VECTOR_PUSH(&lexer->brackets,
                (struct bracket){'{', start.line, start.column});
    VECTOR_PUSH(&lexer->modes, field);
    return true;
}

static bool
close_fstring(struct lexer *lexer, size_t quotes)
{
    struct cursor start = lexer_locate(lexer, lexer->at);
    lexer->at += quotes;
    lexer_add(lexer, TOKEN_FSTRING_END, start);
    lexer->modes.count--;
    return true;
}

/* In text braces are doubled to mean themselves; in a specification never. */
bool
lexer_fstring_text(struct lexer *lexer)
{
    struct lexer_mode mode = lexer->modes.items[lexer->modes.count - 1];
    struct cursor start = lexer_locate(lexer, lexer->at);
    bool in_spec = mode.kind == MODE_SPEC;
    for (;;) {
        char byte = lexer_peek(lexer, 0);
        bool doubled = !in_spec && lexer_peek(lexer, 1) == byte;
        if (lexer->at >= lexer->length
            || (byte == '\n' && mode.quotes == 1)) {
            return in_spec ? lexer_fail(lexer, mode.start,
                                        "f-string: expecting '}'")
                           : fail_open(lexer, mode.start, mode.quotes,
                                       "f-string");
        }
        if (quotes_here(lexer, mode.quote, mode.quotes)) {
            if (in_spec)
                return lexer_fail(lexer, lexer_locate(lexer, lexer->at),
                                  "f-string: expecting '}'");
            add_middle(lexer, start, &mode);
            return close_fstring(lexer, mode.quotes);
        }
        if (byte == '{' && !doubled) {
            add_middle(lexer, start, &mode);
            return open_field(lexer, &mode);
        }
        if (byte == '}' && in_spec) {
            add_middle(lexer, start, &mode);
            lexer->modes.count--;
            return true;
        }
        if (byte == '}' && !doubled)
            return lexer_fail(lexer, lexer_locate(lexer, lexer->at),
                              "f-string: single '}' is not allowed");
        if (byte == '\\')
            skip_escape(lexer, mode.raw);
        else
            lexer->at += doubled && (byte == '{' || byte == '}') ? 2 : 1;
    }
}
