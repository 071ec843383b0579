/*
 * parser_state: what the files of the parser share; nobody else includes it.
 */
#ifndef REFSTEP_LANG_PARSER_STATE_H
#define REFSTEP_LANG_PARSER_STATE_H

#include "lang/parser.h"

struct parser {
    const char *private_class; /* whose body it is in; NULL: none */
    struct workshop *workshop;
    const struct token *tokens;
    size_t token_count;
    const struct token_list *list;
    size_t at;
    size_t depth;         /* of rules within rules */
    bool failed;
    bool failed_plainly;  /* with no more to say than "invalid syntax" */
    size_t failed_at;     /* the token that was being read then */
    struct diag error;    /* the first one, while failed */
};

typedef VECTOR(struct expression *) expression_vector;
typedef VECTOR(struct tree_statement *) statement_vector;

/* ---- tokens ---- */

/* Return the current token, the one count tokens further on (the last, past
 * the end), and the kind and the place of the current one. */
const struct token *parser_token(const struct parser *parser);
const struct token *parser_ahead(const struct parser *parser, size_t count);
enum token_kind parser_kind(const struct parser *parser);
struct place parser_place(const struct parser *parser);

/* Takes the token if it is of kind; returns whether it was. */
bool parser_accept(struct parser *parser, enum token_kind kind);

/* Takes it, or fails with "invalid syntax" there. */
void parser_expect(struct parser *parser, enum token_kind kind);

/* Takes it, or fails with "expected ':'" there. */
void parser_force(struct parser *parser, enum token_kind kind);

/* Whether the token is the name `text`. */
bool parser_is_word(const struct parser *parser, const char *text);

/* Takes a name. */
struct identifier parser_name(struct parser *parser);

/* The same as it is written: in a class body parser_name gives private names
 * (__x) with the class's in front (PEP 8's name mangling, _Py_Mangle). */
struct identifier parser_written_name(struct parser *parser);
const char *parser_mangle(struct parser *parser, const char *name);

/* Whether an expression can begin with the token. */
bool parser_begins_expression(const struct token *token);

/* ---- errors ---- */

/* Says what is wrong at a place, if nothing was wrong before. */
void parser_fail(struct parser *parser, struct place place,
                 const char *format, ...) TEXT_PRINTF(3, 4);

/* "invalid syntax", or what is better known, at the current token. */
void parser_fail_here(struct parser *parser);

/* A place to come back to, where two readings are possible. */
struct parser_mark {
    size_t at;
    size_t depth;
};

/* Returns the current token as such a place. */
struct parser_mark parser_remember(const struct parser *parser);

/* Forgets what was read since, and its error if there was one. */
void parser_return_to(struct parser *parser, struct parser_mark mark);

/* Counts a rule inside a rule; fails when there are too many.  Each enter has
 * its leave. */
bool parser_enter(struct parser *parser);
void parser_leave(struct parser *parser);

/* ---- nodes ---- */

/* Makes a node that begins at start. */
struct expression *parser_expression(struct parser *parser,
                                     enum expression_kind kind,
                                     struct place start);
struct tree_statement *parser_statement(struct parser *parser,
                                   enum statement_kind kind,
                                   struct place start);

/* Ends the node's place with the last token taken, and counts its height
 * from the child (NULL: none). */
struct expression *parser_close(struct parser *parser,
                                struct expression *node,
                                const struct expression *child);
void parser_adopt(struct parser *parser, struct expression *node,
                  const struct expression *child);
void parser_end_place(const struct parser *parser, struct place *place);
void parser_close_statement(struct parser *parser,
                            struct tree_statement *statement);

/* Move a vector into the arena and free it. */
struct expression_list parser_take(struct parser *parser,
                                   expression_vector *vector);
struct statement_list parser_take_statements(struct parser *parser,
                                             statement_vector *vector);

/* Copies count elements of size bytes into the arena. */
void *parser_copy(struct parser *parser, const void *items, size_t count,
                  size_t size);

/* Makes the node of a constant object. */
struct expression *parser_constant(struct parser *parser, uint32_t object,
                                   struct place start);

/* ---- expressions ---- */

/* Each reads what a rule of Python's grammar says from the current token on
 * and returns its node, of the parser's arena; after an error any node. */
struct expression *parse_expression(struct parser *parser);
struct expression *parse_named_expression(struct parser *parser);
struct expression *parse_star_expression(struct parser *parser);
struct expression *parse_star_expressions(struct parser *parser);
struct expression *parse_disjunction(struct parser *parser);
struct expression *parse_bitwise_or(struct parser *parser);
struct expression *parse_yield(struct parser *parser);
struct expression *parse_yield_or_expressions(struct parser *parser);
struct expression *parse_primary(struct parser *parser);
struct expression *parse_atom(struct parser *parser);
struct expression *parse_strings(struct parser *parser);
struct expression *parse_number(struct parser *parser);

/* Parses `a, *b` up to `in`, checked to be assignable. */
struct expression *parse_for_targets(struct parser *parser);

/* Parses `for x in y if z …`. */
struct clause_list parse_clauses(struct parser *parser);

/* Parses arguments after `(`, and the `)`. */
void parse_arguments(struct parser *parser,
                     struct expression_list *arguments,
                     struct keyword_list *keywords);

/* Parses parameters up to the closing token, which is left. */
struct parameter_list parse_parameters(struct parser *parser,
                                       enum token_kind closing);

/* ---- targets ---- */

enum target_use {
    TARGET_ASSIGN,
    TARGET_ASSIGN_ALONE, /* the only one, of a statement `target = value` */
    TARGET_FOR,
    TARGET_WITH,
    TARGET_DELETE
};

/* Fails unless the expression can be assigned to (deleted). */
void check_target(struct parser *parser, const struct expression *target,
                  enum target_use use);

/* Fails with what a single `=` where a test is wanted deserves. */
void fail_assignment_in_test(struct parser *parser,
                             const struct expression *left);

/* ---- statements ---- */

/* Parses statements up to a token of kind closing, which is left. */
struct statement_list parse_statements(struct parser *parser,
                                       enum token_kind closing);
/* Parses one line of statements with semicolons between them, and adds them. */
void parse_simple_statements(struct parser *parser,
                             statement_vector *statements);

/* Parses `:` and the block of what `words` ("'if' statement") on line. */
struct statement_list parse_block(struct parser *parser, const char *words,
                                  int line);
/* The same, where nothing but a colon can follow. */
struct statement_list parse_forced_block(struct parser *parser,
                                         const char *words, int line);
/* Parses a compound statement, or returns NULL where none begins. */
struct tree_statement *parse_compound(struct parser *parser);
struct tree_statement *parse_definition(struct parser *parser);
struct tree_statement *parse_match(struct parser *parser);

#endif
