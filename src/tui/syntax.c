#include "tui/syntax.h"

#include <stdbool.h>
#include <string.h>

#include "layout/canvas.h"

static const char *const keywords[] = {
    "False", "None", "True", "and", "as", "assert", "async", "await",
    "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
    "while", "with", "yield",
};

struct scan {
    const char *line;
    size_t length;
    size_t at;
    uint8_t *styles;
};

static void
mark(struct scan *scan, size_t end, enum canvas_style style)
{
    if (scan->styles != NULL)
        memset(scan->styles + scan->at, (int)style, end - scan->at);
    scan->at = end;
}

static bool
is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

static bool
is_keyword(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (strlen(keywords[i]) == length &&
            memcmp(keywords[i], word, length) == 0)
            return true;
    }
    return false;
}

static bool
is_triple(const struct scan *scan, size_t at, char quote)
{
    return at + 2 < scan->length && scan->line[at] == quote &&
           scan->line[at + 1] == quote && scan->line[at + 2] == quote;
}

/* Goes on in a string in triple quotes; returns the state after it. */
static enum syntax_state
scan_triple(struct scan *scan, size_t from, enum syntax_state state)
{
    char quote = state == SYNTAX_IN_QUOTES ? '\'' : '"';
    for (size_t i = from; i < scan->length; i++) {
        if (scan->line[i] == '\\') {
            i++;
        } else if (is_triple(scan, i, quote)) {
            mark(scan, i + 3, STYLE_STRING);
            return SYNTAX_CODE;
        }
    }
    mark(scan, scan->length, STYLE_STRING);
    return state;
}

/* A string that begins at the quote `from`. */
static enum syntax_state
scan_string(struct scan *scan, size_t from)
{
    char quote = scan->line[from];
    if (is_triple(scan, from, quote))
        return scan_triple(scan, from + 3,
                           quote == '"' ? SYNTAX_IN_DOUBLE_QUOTES
                                        : SYNTAX_IN_QUOTES);
    size_t i = from + 1;
    while (i < scan->length && scan->line[i] != quote)
        i += scan->line[i] == '\\' ? 2 : 1;
    mark(scan, i + 1 < scan->length ? i + 1 : scan->length, STYLE_STRING);
    return SYNTAX_CODE;
}

/* A word, which may be the prefix of a string. */
static enum syntax_state
scan_word(struct scan *scan)
{
    size_t end = scan->at;
    while (end < scan->length && is_word(scan->line[end]))
        end++;
    bool quote = end < scan->length && end - scan->at <= 2 &&
                 (scan->line[end] == '"' || scan->line[end] == '\'');
    if (quote && strspn(scan->line + scan->at, "rRbBuUfF") >=
                     end - scan->at)
        return scan_string(scan, end);
    mark(scan, end,
         is_keyword(scan->line + scan->at, end - scan->at) ? STYLE_KEYWORD
                                                           : STYLE_CODE);
    return SYNTAX_CODE;
}

enum syntax_state
syntax_line(const char *line, size_t length, enum syntax_state state,
            uint8_t *styles)
{
    struct scan scan = {line, length, 0, styles};
    if (state != SYNTAX_CODE)
        state = scan_triple(&scan, 0, state);
    while (scan.at < length) {
        char c = line[scan.at];
        if (c == '#')
            mark(&scan, length, STYLE_COMMENT);
        else if (c == '"' || c == '\'')
            state = scan_string(&scan, scan.at);
        else if (is_word(c))
            state = scan_word(&scan);
        else
            mark(&scan, scan.at + 1, STYLE_CODE);
    }
    return state;
}
