/*
 * fold: computes what a scene's text leaves to compute between constants, as
 * CPython does before it makes code (Python/ast_opt.c, the same from 3.8 to
 * 3.13): `2 * 30`, `(1, 2)`, `-1`, `(1, 2)[0]`, `x in [1, 2]`.
 *
 * Not folded: and/or, comparisons, slices, `%` of a str, whatever raises, and
 * what would get too large.  Each result is a new object that the arena holds;
 * where an operation gives back an operand itself (`+1000`, `'ab' * 1`) that
 * operand is held once more.
 */
#ifndef REFSTEP_LANG_FOLD_H
#define REFSTEP_LANG_FOLD_H

#include "lang/parser.h"

/* Folds the whole module, in place. */
void fold_run(struct workshop *workshop, struct module *module);

/* Computes left operator right.  Returns the object, held by the arena as
 * said above, or CONSTANT_NONE when it is not to be folded. */
uint32_t fold_binary(struct workshop *workshop,
                     enum binary_operator operator, uint32_t left,
                     uint32_t right);

/* The same for -x, +x, ~x and for `not x`. */
uint32_t fold_unary(struct workshop *workshop, enum unary_operator operator,
                    uint32_t operand);

/* The same for value[index]. */
uint32_t fold_subscript(struct workshop *workshop, uint32_t value,
                        uint32_t index);

/* Turns `'%s…' % (x, …)` into the JOINED that 3.11 and later make of it;
 * leaves node alone where they do. */
void fold_percent(struct workshop *workshop, struct expression *node);

#endif
