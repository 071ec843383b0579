/*
 * lexer: from text to tokens (Python's "Lexical analysis").
 *
 * The whole text is cut at once: the parser may then look ahead and go back
 * as it likes, and a text that does not end well (an open string, say) is
 * known before anything else is said about it, as in CPython.  Strings are
 * only cut out here; what they mean is decided in literal.h.  An f-string
 * becomes tokens of its own, as in Python 3.12 (PEP 701): START, then MIDDLE
 * for text and ordinary tokens between braces, then END.
 *
 *     f'a{b!r:>{w}}'   START  MIDDLE "a"  {  b  !  r  :  MIDDLE ">"  {  w  }  }
 *                      END
 */
#ifndef REFSTEP_LANG_LEXER_H
#define REFSTEP_LANG_LEXER_H

#include <stdint.h>

#include "lang/source.h"

enum token_kind {
#define TOKEN(name, words) TOKEN_##name,
#define KEYWORD(name, text) TOKEN_##name,
#define SIGN(name, text) TOKEN_##name,
#include "lang/token.def"
#undef TOKEN
#undef KEYWORD
#undef SIGN
    TOKEN_KIND_COUNT
};

struct token {
    enum token_kind kind;
    bool raw;        /* FSTRING_*: an r among the prefixes */
    bool in_spec;    /* FSTRING_MIDDLE: of a format specification */
    bool in_brackets; /* inside (), [] or {} */
    size_t start;    /* offsets into the source's text */
    size_t end;
    struct place place;
};

/* A comment, from its # to the end of the line. */
struct comment {
    size_t start, end;
    int line, column;
    bool alone; /* nothing but blanks before it on its line */
};

struct token_list {
    VECTOR(struct token) tokens;     /* the last is END or ERROR */
    VECTOR(struct comment) comments; /* by line */
    /* The innermost bracket still open at the end; 0 line: none. */
    int open_line, open_column;
    char open_bracket;
};

/* Cuts the text.  Where it cannot be cut, the list ends with ERROR and *diag
 * says why; returns false then.  The list is to be released in any case. */
bool lexer_run(const struct source *source, const struct limits *limits,
               struct token_list *list, struct diag *diag);

/* Frees the lists. */
void token_list_release(struct token_list *list);

/* Returns "if", "+=" … or a word like "newline"; static storage. */
const char *token_kind_text(enum token_kind kind);

#endif
