/*
 * lesson: what a scene says to people: title card, narration, directives,
 * closing card.  Plain data, by line; Python ignores all of it.
 */
#ifndef REFSTEP_LANG_LESSON_H
#define REFSTEP_LANG_LESSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/vector.h"

enum directive_kind {
    DIRECTIVE_ASK,    /* text: the query; second: the question or "" */
    DIRECTIVE_FOCUS,  /* text: names, blank-separated */
    DIRECTIVE_HIDE,   /* text: globs, blank-separated */
    DIRECTIVE_PAUSE,
    DIRECTIVE_INPUT,  /* text: the line that input() gets */
    DIRECTIVE_NOTE,   /* text: for the speaker */
    DIRECTIVE_PYTHON, /* text: "3.12"; header only, as the next three */
    DIRECTIVE_LEVEL,  /* text: names, counts or gc */
    DIRECTIVE_TIME,   /* text: "3m" */
    DIRECTIVE_MISCONCEPTION /* text: its id */
};

struct directive {
    enum directive_kind kind;
    char *text;   /* owned, never NULL */
    char *second; /* owned, never NULL */
    int line;     /* where it stands, from 1 */
    int statement; /* line of the statement it stands above; 0: the header */
};

/* A comment block above a statement, or at the end of its line. */
struct narration {
    int statement; /* line of the statement's first token */
    int end;       /* its last line */
    char *text;    /* owned; paragraphs joined by blanks, parted by \n\n */
};

/* The extent of every statement, for marking code. */
struct statement {
    int line, column; /* first token, from 1 */
    int end_line;
    int depth;        /* nesting of blocks, 0: module level */
    bool is_assert;
};

struct warning {
    int line;
    char *message; /* owned */
};

struct lesson {
    char *title;        /* first line of the docstring or "" ; owned */
    char *introduction; /* the rest of it, paragraphs parted by \n\n; owned */
    char *closing;      /* comment after the last statement or ""; owned */
    VECTOR(struct narration) narrations;  /* by line */
    VECTOR(struct directive) directives;  /* by line */
    VECTOR(struct statement) statements;  /* by line */
    VECTOR(struct warning) warnings;
    int docstring_line, docstring_end; /* 0: there is none */
};

/* Frees everything in the lesson. */
void lesson_release(struct lesson *lesson);

/* Returns the narration of the statement that begins on line, or NULL. */
const struct narration *lesson_narration(const struct lesson *lesson,
                                         int line);

#endif
