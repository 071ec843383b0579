/*
 * code: what the compiler makes of a scene: code objects and constants as
 * plain data, without any object of the running scene.
 *
 * The shape is CPython's (PEP 626 positions, co_consts, co_names,
 * co_varnames), because counts in the middle of a line ARE the references on
 * the evaluation stack and in co_consts.  Constants are where it must be
 * exact: all code of one unit (a module with all its functions) shares one
 * pool, in which an index means identity; a pool entry also tells how many
 * references the parser's arena owns to it while the scene runs (see
 * Python/pythonrun.c: the arena of `python3 scene.py` lives until the module
 * has run).
 */
#ifndef REFSTEP_LANG_CODE_H
#define REFSTEP_LANG_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/profile.h"
#include "value/value.h"

enum opcode {
#define OPCODE(name, argument) OPCODE_##name,
#include "lang/opcode.def"
#undef OPCODE
    OPCODE_COUNT
};

enum unary_operator { UNARY_NEGATIVE, UNARY_POSITIVE, UNARY_INVERT };

enum binary_operator {
    BINARY_ADD, BINARY_SUBTRACT, BINARY_MULTIPLY, BINARY_MATRIX_MULTIPLY,
    BINARY_TRUE_DIVIDE, BINARY_FLOOR_DIVIDE, BINARY_REMAINDER, BINARY_POWER,
    BINARY_LEFT_SHIFT, BINARY_RIGHT_SHIFT, BINARY_AND, BINARY_OR, BINARY_XOR,
    BINARY_OPERATOR_COUNT
};

enum comparison {
    COMPARE_LESS, COMPARE_LESS_EQUAL, COMPARE_EQUAL, COMPARE_NOT_EQUAL,
    COMPARE_GREATER, COMPARE_GREATER_EQUAL
};

/* The argument of STEP, numbered as timeline's enum step_kind (which lang
 * cannot see); the other kinds of step are made by the machine. */
enum code_step { CODE_STEP_LINE = 0, CODE_STEP_HEADER = 1, CODE_STEP_END = 5 };

/* What an argument counts or indexes is said in opcode.def; as in CPython a
 * CONSTANT is an index into the code's own co_consts (that is, into the items
 * of pool[code.constants]), a NAME into names, a LOCAL into locals, a TARGET
 * into instructions. */
struct instruction {
    uint8_t opcode;
    uint32_t argument;
    uint32_t line;   /* of what the instruction was compiled from, from 1 */
    uint32_t column; /* from 1, in code points */
};

/* Where the text ends that an instruction was compiled from: as places end,
 * behind its last character. */
struct extent {
    uint32_t end_line, end_column;
};

/* Where an exception goes that is raised by the instructions from start up to
 * end: the stack is emptied down to depth, the exception is pushed, and the
 * code goes on at target (PEP 626 and Objects/exception_handling_notes.txt;
 * up to 3.10 CPython kept blocks in the frame instead). */
struct handler {
    uint32_t start, end;
    uint32_t target;
    uint32_t depth;
};

enum constant_kind {
    CONSTANT_VALUE,     /* an atom */
    CONSTANT_TUPLE,     /* items are pool indices */
    CONSTANT_FROZENSET, /* items are pool indices, in insertion order */
    CONSTANT_CODE       /* code: index into unit.codes */
};

struct constant {
    enum constant_kind kind;
    struct value value;      /* CONSTANT_VALUE */
    uint32_t *items;         /* owned; CONSTANT_TUPLE, CONSTANT_FROZENSET */
    uint32_t item_count;
    uint32_t code;           /* CONSTANT_CODE */
    uint32_t arena_references; /* held by the parser's arena */
    bool interned;           /* str: made only of letters, digits and _, or
                                a name: one object in the whole process */
};

enum code_flag {
    CODE_OPTIMIZED = 1,      /* a function: locals are in the frame */
    CODE_VARIADIC = 4,       /* *args */
    CODE_VARIADIC_KEYWORDS = 8, /* **kwargs */
    CODE_NESTED = 16,
    CODE_GENERATOR = 32,
    CODE_LIBRARY = 1 << 24   /* ours: of another file than the scene's: it has
                                no steps and its frames are not shown */,
    CODE_AS_C = 1 << 25      /* of a module that CPython writes in C: its frames
                                leave no traces */
};

/* The kind of a local, CPython's co_localspluskinds. */
enum local_kind { LOCAL_FAST = 1, LOCAL_CELL = 2, LOCAL_FREE = 4 };

/* A variable that inner functions use: a call puts a new cell there. */
struct cell_local {
    uint32_t local;      /* where the cell belongs */
    uint32_t argument;   /* the parameter whose value moves into it, which may
                            be the same local; UINT32_MAX: none */
};

/* The tuples of names that code holds.  From 3.11 on it has one of all its
 * locals, and co_varnames and so on are made when they are asked for. */
enum code_tuple {
    CODE_TUPLE_NAMES,  /* co_names */
    CODE_TUPLE_LOCALS, /* co_varnames; from 3.11 of all locals */
    CODE_TUPLE_CELLS,  /* co_cellvars; up to 3.10 */
    CODE_TUPLE_FREE,   /* co_freevars; up to 3.10 */
    CODE_TUPLE_COUNT
};

struct code {
    char *name;                /* co_name: "<module>", "f"; owned */
    char *qualified_name;      /* co_qualname; owned */
    uint32_t flags;            /* enum code_flag */
    uint32_t first_line;
    uint32_t first_column;     /* of its definition; 0: the module's */
    uint32_t argument_count;   /* positional, with positional-only */
    uint32_t positional_only_count;
    uint32_t keyword_only_count;
    uint32_t stack_size;       /* most slots the evaluation stack needs */
    struct instruction *instructions; /* owned */
    struct extent *extents;    /* owned; one for each instruction */
    size_t instruction_count;
    struct handler *handlers;  /* owned; in order, none overlap */
    size_t handler_count;
    uint32_t constants;        /* pool index of the tuple co_consts */
    uint32_t tuples[CODE_TUPLE_COUNT]; /* the code also holds these: a pool
                                  index where such a tuple is a constant of
                                  the scene too (the compiler merges equal
                                  ones), UINT32_MAX where nobody can see it */
    char **names;              /* co_names; owned */
    size_t name_count;
    char **locals;             /* co_varnames, then cells, then free; owned.
                                  Parameters first */
    uint8_t *local_kinds;      /* owned */
    size_t local_count;
    size_t variable_count;     /* length of co_varnames */
    struct cell_local *cells;  /* co_cellvars; owned */
    size_t cell_count;
    size_t free_count;         /* length of co_freevars: the last locals */
};

/* A compiled scene.  The pool also has what no code object holds but the
 * arena does, where that holds something of interest in its turn (the (9401,)
 * of `(9401,) * 3`). */
struct unit {
    struct constant *pool;     /* owned */
    size_t pool_count;
    struct code *codes;        /* owned; [0] is the module's */
    size_t code_count;
    int last_line;             /* line of the source's last line: where "end"
                                  stands */
};

/* Frees everything in the unit. */
void unit_release(struct unit *unit);

/* Returns "LOAD_CONST" and so on; static storage. */
const char *opcode_name(enum opcode opcode);

/* Appends a listing of the unit, as dis would show it, for tests and for
 * whoever wonders. */
void unit_dump(const struct unit *unit, struct text *out);

#endif
