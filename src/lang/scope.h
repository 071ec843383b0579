/*
 * scope: which variable a name means, decided before any code is made
 * (Python/symtable.c).
 *
 * Every function, lambda, class, comprehension and the module is a scope.
 * Building notes what each scope does with each name; resolving then goes
 * down from the module and up again, and leaves every name of every scope with
 * the place where its variable lives.
 */
#ifndef REFSTEP_LANG_SCOPE_H
#define REFSTEP_LANG_SCOPE_H

#include "base/map.h"
#include "lang/parser.h"
#include "lang/tree.h"

enum scope_kind {
    SCOPE_MODULE,
    SCOPE_FUNCTION,
    SCOPE_LAMBDA,
    SCOPE_CLASS,
    SCOPE_COMPREHENSION, /* of lists, sets and dicts */
    SCOPE_GENERATOR      /* a generator expression */
};

/* What a scope does with a name. */
enum symbol_flag {
    SYMBOL_USED = 1 << 0,
    SYMBOL_BOUND = 1 << 1,
    SYMBOL_PARAMETER = 1 << 2,
    SYMBOL_GLOBAL = 1 << 3,    /* declared */
    SYMBOL_NONLOCAL = 1 << 4,  /* declared */
    SYMBOL_ANNOTATED = 1 << 5,
    SYMBOL_IMPORTED = 1 << 6,
    SYMBOL_ITERATION = 1 << 7  /* bound by `for` of a comprehension */
};

/* Where the variable lives. */
enum symbol_home {
    HOME_UNKNOWN,
    HOME_LOCAL,           /* in the frame; of a module or class: by name */
    HOME_CELL,            /* in a cell, as inner functions use it */
    HOME_FREE,            /* in a cell of an enclosing function */
    HOME_GLOBAL_DECLARED,
    HOME_GLOBAL           /* not bound here or around: global or built-in */
};

struct symbol {
    const char *name;     /* in the tree's arena */
    unsigned flags;
    enum symbol_home home;
    struct place place;   /* of its first appearance */
    bool passes;          /* of a class: inner functions use the variable of
                             this name of an enclosing function, whatever the
                             class itself does with it */
};

struct scope {
    enum scope_kind kind;
    const char *name;              /* of its code: "f", "<lambda>" */
    struct place place;
    struct scope *parent;          /* NULL: the module */
    struct scope **children;       /* in the arena, child_count of them */
    size_t child_count, child_capacity;
    struct symbol *symbols;        /* in order of appearance; in the arena */
    size_t symbol_count, symbol_capacity;
    struct map index;              /* name → number of its symbol; owned */
    bool is_inlined;               /* a comprehension without a frame of its
                                      own: its variables are those of the code
                                      around it (PEP 709) */
    bool has_class_cell;           /* a class: methods use super() or
                                      __class__ */
    bool is_generator;             /* has a yield */
    bool is_coroutine;
    struct place yield_place;
};

/* Builds and resolves the scopes of a module and hangs them on its tree.
 * Returns false with the workshop's diag set: a name declared global too late,
 * a parameter twice, and so on.  module->scope is to be released in any
 * case. */
bool scope_run(struct workshop *workshop, struct module *module);

/* Frees what scope and those inside it own beside the arena; NULL is
 * allowed. */
void scope_release(struct scope *scope);

/* Whether the scope is code of a function, not of a module or class. */
static inline bool
scope_is_function(const struct scope *scope)
{
    return scope->kind != SCOPE_MODULE && scope->kind != SCOPE_CLASS;
}

/* Returns the symbol, or NULL if the scope does not know the name. */
struct symbol *scope_find(const struct scope *scope, const char *name);

#endif
