/*
 * dialect: what the compilers of the CPython versions do differently, as
 * data.  Only the compiler can tell these apart, so they are kept here and
 * not in the profile; the profile has what scenes see directly.
 */
#ifndef REFSTEP_LANG_DIALECT_H
#define REFSTEP_LANG_DIALECT_H

#include <stdbool.h>

#include "base/profile.h"

struct dialect {
    int minor;
    /* a loop takes an iterator, and a with statement enters and leaves its
     * manager, at the place of the whole statement, which marks no part of its
     * line (up to 3.12); later at that of the iterable or manager */
    bool places_whole_blocks;
    /* … and leaving happens at the last line that ran (up to 3.9) */
    bool leaves_at_last_line;
    /* decorators are called where `def` and `class` stand (up to 3.10) */
    bool decorates_at_definition;
    /* … and in the method-call form, which leaves a bound method as it is
     * (3.11+) */
    bool decorates_as_method;
    /* where a failed assertion is raised (see compile_assert) */
    enum dialect_assert_place {
        ASSERT_AT_STATEMENT,
        ASSERT_AT_COMPARISON, /* the last that it tested (3.11) */
        ASSERT_AT_TEST        /* (3.13) */
    } assert_place;
    /* the fields of an f-string are at its place (up to 3.11) */
    bool fields_at_string;
    /* match is the beginning of a statement (3.10+) */
    bool has_groups;          /* except* */
    bool has_match;
    /* slots of the evaluation stack that a handled exception takes: itself, or
     * its type, itself and its traceback (up to 3.10) */
    int exception_width;
    /* how many loops, try and with statements may stand inside each other */
    int block_limit;
    /* `if 0:` and `while 0:` are known to be dead before code is made, and
     * so make no constants (up to 3.9); later the finished code is cleaned */
    bool skips_constant_branches;
    /* what an assignment expression assigns is folded in the tree (3.10+);
     * before, only tuples were, in the finished code */
    bool folds_named;
    /* equal code objects are at the same places, columns and all: copies of
     * one finally clause (from 3.11 on) */
    bool compares_columns;
    /* a lambda returns at its line but at no column, and so does a constant
     * that it returns (3.12) */
    bool returns_at_no_column;
    /* unused constants at the end of co_consts are cut off (3.10, 3.11) */
    bool trims_constants;
    /* a tuple folded from loaded constants is merged with equal ones
     * (3.10+); before it was always a new one */
    bool merges_folded_tuples;
    /* the qualified name of a function is a constant (up to 3.10) */
    bool qualified_name_constant;
    /* annotations: a tuple of the names is a constant (up to 3.9) */
    bool annotation_names_tuple;
    /* `while` tests again at the end of its body, by instructions of their own,
     * which become warm apart from the first ones (3.10+) */
    bool while_tests_twice;
    /* at the end of an except clause its name is deleted while the exception
     * is still being handled (3.8) */
    bool forgets_in_handler;
    /* a finally clause is compiled once, before what it watches, and called
     * from every way out; leaving a with statement or an except clause needs
     * no constants (3.8) */
    bool calls_finally;
    /* what a class or mapping pattern has found is looked up item by item
     * (3.10) */
    bool match_subscripts;
    /* what stands between starred items is gathered in a tuple, and all are
     * joined at the end (3.8) */
    bool unpacks_groups;
    /* annotations are folded before they become text (3.8) */
    bool folds_annotation_texts;
    /* `assert` looks AssertionError up by its name (3.8) */
    bool names_assertion_error;
    /* a parameter that lives in a cell keeps its own place, empty, beside that
     * of the cell (up to 3.10) */
    bool cells_apart;
    /* code holds one tuple of the names of all its locals, not one of each
     * kind (3.11+) */
    bool locals_are_one_tuple;
    /* the else clause of a try statement is compiled before the handlers
     * (3.11+) */
    bool else_before_handlers;
    /* `for x in [v]` of a comprehension's further clauses is an assignment
     * (3.9+) */
    bool assigns_single_items;
    /* a class body notes its first line and the attributes that its methods
     * set (3.13) */
    bool class_tells_lines;
    /* displays and calls of more than 30 items are built one by one (3.10+) */
    int stack_guideline;
    /* the method-call form is used with keywords too (3.11+) */
    bool methods_with_keywords;
    /* x[a:b] without a slice object (3.12+) */
    bool short_slices;
    /* `'%s' % (x,)` becomes an f-string (3.11+; earlier never) */
    bool rewrites_percent;
    /* a constant that is loaded and dropped at once is not loaded (3.12+) */
    bool drops_dead_loads;
    /* code that no jump reaches is gone before tuples are folded (3.13) */
    bool drops_unreachable_first;
    /* a tuple of no items is folded too when the code is made (3.10+) */
    bool folds_empty_tuples;
    /* stores after an unpacked tuple are put in another order instead of
     * swapping (3.11+) */
    bool static_swaps;
    /* a format specification that ends with a field has an empty text after
     * it (3.12) */
    bool ends_spec_with_text;
    /* an f-string or specification of nothing at all is one empty text
     * (3.13) */
    bool keeps_empty_text;
};

/* Returns the dialect of a profile; static storage. */
const struct dialect *dialect_of(const struct profile *profile);

#endif
