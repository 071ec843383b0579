/*
 * builder: a code object in the making.
 *
 * Code is first a list of instructions whose jumps name labels; when all of it
 * is there, builder_finish cleans it as CPython's optimiser does, as far as
 * that decides which constants stay in co_consts and what the evaluation
 * stack holds:
 *
 *   - a jump that depends on a constant is decided (`while True:`),
 *   - a tuple of loaded constants is one constant (`def f(a=1, b=2)`),
 *   - unpacking a tuple just built is swapping (`a, b = b, a`),
 *   - code that cannot be reached goes, and (from 3.10 on) constants with it.
 *
 * (Python/peephole.c up to 3.9, compile.c 3.10 and 3.11, flowgraph.c later.)
 */
#ifndef REFSTEP_LANG_BUILDER_H
#define REFSTEP_LANG_BUILDER_H

#include "base/map.h"
#include "lang/parser.h"
#include "lang/scope.h"

typedef uint32_t label_id;

struct builder_instruction {
    uint8_t opcode;
    uint32_t argument;   /* of a jump: a label */
    uint32_t line, column;
    struct extent extent;
    uint32_t companion;  /* index of a constant that is in use with it but
                            not loaded, + 1; 0: none */
    bool is_folded;      /* a LOAD_CONST that was a tuple being built */
    uint32_t region;     /* index + 1 of the region it stands in; 0: none */
};

/* A list of names without repetitions. */
struct name_table {
    VECTOR(char *) names; /* owned */
    struct map index;
};

/* Instructions that one handler watches: where it stands, and how much of the
 * evaluation stack it leaves (known when the code is finished). */
struct region {
    label_id target;
    uint32_t depth;
};

/* What stands between a statement and the end of its function, and must be
 * left when a return, break or continue leaves it (compile.c: fblockinfo). */
enum block_kind {
    BLOCK_WHILE,
    BLOCK_FOR,             /* its iterator is on the stack */
    BLOCK_TRY,             /* watched by except clauses */
    BLOCK_HANDLERS,        /* among except clauses */
    BLOCK_HANDLER,         /* in an except clause; forgets `name` at its end */
    BLOCK_GROUP_HANDLER,   /* in an except* clause, which nothing leaves */
    BLOCK_FINALLY,         /* watched by a finally clause */
    BLOCK_FINALLY_HANDLER, /* in the copy of that for exceptions */
    BLOCK_WITH,            /* __exit__ is on the stack */
    BLOCK_VALUE            /* what is to be returned is on the stack */
};

struct block {
    enum block_kind kind;
    struct place place;
    uint32_t region;       /* the one outside of it */
    label_id again, done;  /* loops */
    const struct tree_statement *statement; /* BLOCK_FINALLY */
    const char *name;      /* BLOCK_HANDLER, or NULL; in the tree */
    bool is_left;          /* some return, break or continue leaves it */
};

/* The argument of a LOAD_CONST of None that makes no place in co_consts. */
#define BUILDER_ANY_NONE UINT32_MAX

struct builder {
    struct builder *outer;
    const struct scope *scope;
    const struct scope *inlined;       /* the comprehension without a frame
                                          that is being compiled, or NULL */
    char *qualified_name;              /* owned */
    VECTOR(struct builder_instruction) code;
    VECTOR(size_t) labels;             /* where each stands; SIZE_MAX: not
                                          placed yet */
    VECTOR(uint32_t) constants;        /* objects, as in co_consts */
    struct map constant_index;         /* object → index */
    struct name_table names, locals;
    struct name_table cells, free;     /* by name; in instructions a cell has
                                          the number of its place here, free
                                          ones after the cells */
    struct name_table assigned;        /* of a class: what its methods assign
                                          to as `self.name` */
    VECTOR(struct block) blocks;       /* outermost first */
    VECTOR(struct region) regions;
    uint32_t region;                   /* of what is being compiled, as in
                                          struct builder_instruction */
    struct place place;                /* of what is being compiled */
    bool has_returned;                 /* nothing has been emitted or placed
                                          since a return */
    uint32_t argument_count, positional_only_count, keyword_only_count;
    uint32_t flags;
};

/* Begins a code object in scope, within that of outer (NULL: a module), in the
 * caller's storage; and gives back what it owns. */
void builder_init(struct builder *builder, struct builder *outer,
                  const struct scope *scope);
void builder_release(struct builder *builder);

/* Appends an instruction at the builder's place. */
void builder_emit(struct builder *builder, enum opcode opcode,
                  uint32_t argument);

/* Returns a label that stands nowhere yet; puts it here. */
label_id builder_label(struct builder *builder);
void builder_place(struct builder *builder, label_id label);

/* Enters object, which must stand for its equals, into co_consts and returns
 * its index there. */
uint32_t builder_constant(struct builder *builder, uint32_t object);

/* Returns the home of the variable that name means at this place of the
 * code. */
enum symbol_home builder_home(const struct builder *builder,
                              const char *name);

/* Returns the number of a variable that lives in a cell of the code's own or
 * (is_free) of a function around it. */
uint32_t builder_cell(const struct builder *builder, const char *name,
                      bool is_free);

/* Enters a name and returns its index. */
uint32_t name_table_enter(struct name_table *table, const char *name);

/* Forgets the name that was entered last. */
void name_table_drop_last(struct name_table *table);

/* Cleans the code and moves it to *code; merges co_consts with equal ones of
 * the unit.  The builder is empty afterwards. */
void builder_finish(struct builder *builder, struct workshop *workshop,
                    struct code *code);

#endif
