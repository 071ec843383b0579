/*
 * lexer_state: what the files of the lexer share; nobody else includes it.
 */
#ifndef REFSTEP_LANG_LEXER_STATE_H
#define REFSTEP_LANG_LEXER_STATE_H

#include "lang/lexer.h"

/* Where in the text the lexer's next place is counted from. */
struct cursor {
    size_t offset;
    int line, column;
};

struct bracket {
    char opener;
    int line, column;
};

/* What the text at hand means inside f-strings; outside of them no mode. */
enum lexer_mode_kind {
    MODE_TEXT,  /* literal text, up to the quotes or a field */
    MODE_FIELD, /* an expression, up to its closing brace */
    MODE_SPEC   /* a format specification, up to the field's brace */
};

struct lexer_mode {
    enum lexer_mode_kind kind;
    size_t level;   /* MODE_FIELD: open brackets, its brace included */
    char quote;     /* of the f-string */
    size_t quotes;  /* 1 or 3 */
    bool raw;
    struct cursor start; /* of the f-string */
};

struct lexer {
    const char *text;
    size_t length;
    size_t at;               /* the next byte to read */
    struct cursor cursor;    /* not behind at */
    const struct limits *limits;
    struct token_list *list;
    struct diag *diag;
    bool failed;
    VECTOR(struct bracket) brackets;
    VECTOR(struct lexer_mode) modes;
    VECTOR(int) indents;     /* columns with tabs to 8, the outermost 0 */
    VECTOR(int) plain_indents; /* columns with tabs as 1 */
};

/* Returns the byte `ahead` of the next one; 0 past the end. */
char lexer_peek(const struct lexer *lexer, size_t ahead);

/* Moves the cursor on to offset, not before it, and returns it. */
struct cursor lexer_locate(struct lexer *lexer, size_t offset);

/* Reports an error at a cursor and ends the list; returns false. */
bool lexer_fail(struct lexer *lexer, struct cursor where,
                const char *format, ...) TEXT_PRINTF(3, 4);

/* Appends a token that began at start and ends at lexer->at. */
struct token *lexer_add(struct lexer *lexer, enum token_kind kind,
                        struct cursor start);

/* Reads a number, a string, an f-string's opening, or the next part of the
 * f-string text or format specification that the lexer stands in.  False
 * when it failed. */
bool lexer_number(struct lexer *lexer);
bool lexer_string(struct lexer *lexer, size_t prefix);
bool lexer_fstring_text(struct lexer *lexer);

/* Returns how many bytes of string prefix stand here before a quote;
 * SIZE_MAX: no string begins here. */
size_t lexer_string_prefix(const struct lexer *lexer);

/* Returns the bytes of the identifier character at offset; 0: there is
 * none.  start: it is to be the first one. */
size_t lexer_name_character(const struct lexer *lexer, size_t offset,
                            bool start);

#endif
