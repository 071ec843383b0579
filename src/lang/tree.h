/*
 * tree: the syntax tree of a scene, Python's own abstract grammar
 * (Parser/Python.asdl) with small changes: an `elif` is a clause of its `if`,
 * and parameters stand in one list in the order they are written.
 *
 * Everything lies in one arena.  A constant is a number in the table of
 * constants (constant.h), because what a constant IS, and who holds it,
 * matters here as much as what it is worth.
 */
#ifndef REFSTEP_LANG_TREE_H
#define REFSTEP_LANG_TREE_H

#include <stdint.h>

#include "lang/code.h"
#include "lang/constant.h"
#include "lang/source.h"

struct expression;
struct tree_statement;
struct scope;

/* Lists are arrays in the arena. */
struct expression_list {
    struct expression **items;
    size_t count;
};

struct statement_list {
    struct tree_statement **items;
    size_t count;
};

/* A name as it is written somewhere. */
struct identifier {
    const char *text; /* in the arena */
    struct place place;
};

struct identifier_list {
    struct identifier *items;
    size_t count;
};

enum parameter_kind {
    PARAMETER_POSITIONAL_ONLY,
    PARAMETER_PLAIN,
    PARAMETER_VARIADIC,         /* *args */
    PARAMETER_KEYWORD_ONLY,
    PARAMETER_VARIADIC_KEYWORDS /* **kwargs */
};

struct parameter {
    enum parameter_kind kind;
    struct identifier name;
    struct expression *annotation; /* or NULL */
    struct expression *value;      /* the default, or NULL */
};

struct parameter_list {
    struct parameter *items;
    size_t count;
};

/* An argument `name=value`, or `**value` where the name's text is NULL. */
struct keyword {
    struct identifier name;
    struct expression *value;
    struct place place;
};

struct keyword_list {
    struct keyword *items;
    size_t count;
};

/* `for target in iterable if … if …` of a comprehension. */
struct comprehension_clause {
    bool is_async;
    struct expression *target;
    struct expression *iterable;
    struct expression_list conditions;
};

struct clause_list {
    struct comprehension_clause *items;
    size_t count;
};

enum expression_kind {
    EXPRESSION_CONSTANT,
    EXPRESSION_NAME,
    EXPRESSION_ATTRIBUTE,
    EXPRESSION_SUBSCRIPT,
    EXPRESSION_SLICE,
    EXPRESSION_STARRED,
    EXPRESSION_TUPLE,
    EXPRESSION_LIST,
    EXPRESSION_SET,
    EXPRESSION_DICT,
    EXPRESSION_UNARY,
    EXPRESSION_NOT,
    EXPRESSION_BINARY,
    EXPRESSION_BOOLEAN,
    EXPRESSION_COMPARE,
    EXPRESSION_CONDITIONAL,
    EXPRESSION_NAMED,
    EXPRESSION_LAMBDA,
    EXPRESSION_CALL,
    EXPRESSION_JOINED,    /* an f-string */
    EXPRESSION_FORMATTED, /* a field of one */
    EXPRESSION_LIST_COMPREHENSION,
    EXPRESSION_SET_COMPREHENSION,
    EXPRESSION_DICT_COMPREHENSION,
    EXPRESSION_GENERATOR,
    EXPRESSION_YIELD,
    EXPRESSION_YIELD_FROM,
    EXPRESSION_AWAIT
};

/* What a comparison asks, the ordering ones numbered as enum comparison. */
enum relation {
    RELATION_LESS,
    RELATION_LESS_EQUAL,
    RELATION_EQUAL,
    RELATION_NOT_EQUAL,
    RELATION_GREATER,
    RELATION_GREATER_EQUAL,
    RELATION_IS,
    RELATION_IS_NOT,
    RELATION_IN,
    RELATION_NOT_IN
};

struct expression {
    enum expression_kind kind;
    struct place place;
    uint16_t height;     /* of the tree below, at least 1 */
    bool parenthesised;
    union {
        uint32_t constant;                     /* CONSTANT */
        struct { const char *text; } name;
        struct {
            struct expression *value;
            struct identifier name;
            const char *written; /* differs for private names */
        } attribute;
        struct { struct expression *value, *index; } subscript;
        struct { struct expression *lower, *upper, *step; } slice;
        struct expression *operand;            /* STARRED, NOT, AWAIT, YIELD
                                                  (may be NULL), YIELD_FROM */
        struct expression_list items;          /* TUPLE, LIST, SET, JOINED */
        struct {
            struct expression_list keys;       /* NULL: **value */
            struct expression_list values;
        } dict;
        struct {
            enum unary_operator operator;
            struct expression *operand;
        } unary;
        struct {
            enum binary_operator operator;
            struct expression *left, *right;
        } binary;
        struct {
            bool is_or;
            struct expression_list values;
        } boolean;
        struct {
            struct expression *left;
            enum relation *relations;          /* one for each of rest */
            struct expression_list rest;
        } compare;
        struct { struct expression *test, *body, *otherwise; } conditional;
        struct { struct expression *target, *value; } named;
        struct {
            struct parameter_list parameters;
            struct expression *body;
            struct scope *scope;
        } lambda;
        struct {
            struct expression *function;
            struct expression_list arguments;
            struct keyword_list keywords;
        } call;
        struct {
            struct expression *value;
            int conversion;                    /* 0, 's', 'r' or 'a' */
            struct expression *spec;           /* a JOINED, or NULL */
        } formatted;
        struct {
            struct expression *element;        /* of a dict: the key */
            struct expression *value;          /* of a dict */
            struct clause_list clauses;
            struct scope *scope;
        } comprehension;
    } as;
};

enum statement_kind {
    STATEMENT_EXPRESSION,
    STATEMENT_ASSIGN,
    STATEMENT_AUGMENTED,
    STATEMENT_ANNOTATED,
    STATEMENT_DELETE,
    STATEMENT_PASS,
    STATEMENT_BREAK,
    STATEMENT_CONTINUE,
    STATEMENT_RETURN,
    STATEMENT_RAISE,
    STATEMENT_ASSERT,
    STATEMENT_GLOBAL,
    STATEMENT_NONLOCAL,
    STATEMENT_IMPORT,
    STATEMENT_IMPORT_FROM,
    STATEMENT_IF,
    STATEMENT_WHILE,
    STATEMENT_FOR,
    STATEMENT_WITH,
    STATEMENT_TRY,
    STATEMENT_FUNCTION,
    STATEMENT_CLASS,
    STATEMENT_MATCH,
    STATEMENT_TYPE_ALIAS
};

/* `name.name as other`; other.text is NULL where there is none, and name.text
 * is "*" in `from m import *`. */
struct import_alias {
    struct identifier name;
    struct identifier other;
};

/* `if` or `elif`. */
struct if_clause {
    struct expression *test;
    struct statement_list body;
    struct place place; /* of the keyword */
};

struct with_item {
    struct expression *manager;
    struct expression *target; /* or NULL */
};

struct except_clause {
    struct expression *type; /* or NULL */
    struct identifier name;  /* text NULL: none */
    struct statement_list body;
    struct place place;
    bool is_group;           /* except* */
};

enum pattern_kind {
    PATTERN_VALUE,     /* a literal or a dotted name: value */
    PATTERN_SINGLETON, /* None, True, False: value */
    PATTERN_CAPTURE,   /* name, or _ (text NULL), or `patterns[0] as name` */
    PATTERN_STAR,      /* *name in a sequence; text NULL: *_ */
    PATTERN_SEQUENCE,
    PATTERN_MAPPING,   /* keys and patterns; **name */
    PATTERN_CLASS,     /* value(patterns, names=…) */
    PATTERN_OR
};

struct pattern {
    enum pattern_kind kind;
    struct place place;
    struct expression *value;
    struct identifier name;
    struct expression_list keys;
    struct identifier_list names; /* of the last patterns of a class */
    struct pattern **patterns;
    size_t pattern_count;
};

struct match_case {
    struct pattern *pattern;
    struct expression *guard; /* or NULL */
    struct statement_list body;
    struct place place;
};

/* A function or class; its place is that of `def`, `class` or `async`. */
struct definition {
    struct identifier name;            /* as it is bound */
    const char *written;               /* differs for private names */
    struct expression_list decorators;
    struct place *decorator_places;    /* of the @ */
    bool is_async;
    bool has_type_parameters;
    struct parameter_list parameters;  /* of a function */
    struct expression *returns;        /* of a function, or NULL */
    struct expression_list bases;      /* of a class */
    struct keyword_list keywords;      /* of a class */
    struct statement_list body;
    struct scope *scope;
};

struct tree_statement {
    enum statement_kind kind;
    struct place place;
    union {
        struct expression *expression; /* EXPRESSION; RETURN: or NULL */
        struct {
            struct expression_list targets;
            struct expression *value;
        } assign;
        struct {
            struct expression *target, *value;
            enum binary_operator operator;
        } augmented;
        struct {
            struct expression *target, *annotation;
            struct expression *value;  /* or NULL */
        } annotated;
        struct expression_list targets; /* DELETE */
        struct { struct expression *exception, *cause; } raise;
        struct { struct expression *test, *message; } assertion;
        struct identifier_list names;   /* GLOBAL, NONLOCAL */
        struct {
            struct identifier module;   /* of `from`: text may be "" */
            int level;
            struct import_alias *aliases;
            size_t alias_count;
        } import;
        struct {
            struct if_clause *clauses;
            size_t clause_count;
            struct statement_list otherwise;
        } branch;
        struct {
            bool is_async;
            struct expression *target;  /* FOR */
            struct expression *test;    /* WHILE: test; FOR: iterable */
            struct statement_list body, otherwise;
        } loop;
        struct {
            bool is_async;
            struct with_item *items;
            size_t item_count;
            struct statement_list body;
        } with;
        struct {
            struct statement_list body, otherwise, finally;
            struct place finally_place; /* of the keyword */
            struct except_clause *handlers;
            size_t handler_count;
        } guarded;
        struct definition definition;   /* FUNCTION, CLASS */
        struct {
            struct expression *subject;
            struct match_case *cases;
            size_t case_count;
        } match;
    } as;
};

/* A parsed scene. */
struct module {
    struct statement_list body;
    struct scope *scope;
};

/* Returns the string constant that is the docstring of a body, or NULL. */
const struct expression *tree_docstring(const struct statement_list *body,
                                        const struct constants *constants);

/* Whether one of the expressions is starred: [a, *b]. */
bool tree_has_starred(const struct expression_list *list);

/* Whether an annotated statement is of a bare name, so that a module keeps
 * the annotation. */
bool tree_annotates_name(const struct tree_statement *statement);

/* Returns what CPython calls an expression in messages ("function call"). */
const char *tree_expression_words(const struct expression *expression,
                                  const struct constants *constants);

#endif
