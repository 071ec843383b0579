/*
 * parser: from tokens to the syntax tree.
 *
 * A hand-written recursive descent over the whole grammar of Python 3.13; what
 * refstep cannot run yet is parsed too and refused later, so that it can be
 * refused by name.  After the first error the parser stands at the last token
 * and every rule runs out by itself: no rule has to ask whether another one
 * failed, and none may loop without taking a token.
 *
 * Messages and their places are CPython's (Grammar/python.gram, the invalid_
 * rules), as far as a single pass can tell them.
 */
#ifndef REFSTEP_LANG_PARSER_H
#define REFSTEP_LANG_PARSER_H

#include "base/arena.h"
#include "base/limits.h"
#include "lang/dialect.h"
#include "lang/lexer.h"
#include "lang/tree.h"

/* What a scene is compiled with and into, from parsing on. */
struct workshop {
    const struct source *source;
    const struct limits *limits;
    const struct profile *profile;
    const struct dialect *dialect;
    struct arena *arena;          /* the tree and all that hangs on it */
    struct constants *constants;
    struct value_context *context;
    struct diag *diag;
    bool is_library;              /* what is compiled is no scene: no steps */
    bool is_expression;           /* it is one expression, whose value the code
                                     returns (eval) */
};

/* Parses the tokens, which the lexer cut without an error unless lexed is
 * false (then *diag of the workshop already says why, and stays unless a
 * parser error would hide it).  Returns false with *diag set. */
bool parser_run(struct workshop *workshop, const struct token_list *tokens,
                bool lexed, struct module *module);

#endif
