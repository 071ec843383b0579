/*
 * constant: the objects that compiling makes, and who holds them.
 *
 * A scene's literal is not just a value.  CPython makes one object for every
 * literal it parses (held by the parser's arena), one for every expression it
 * folds (held by the arena too), and some in the compiler (not held by it);
 * of equal ones the first that code refers to stands for all.  Counts and `is`
 * of a scene depend on it, so here each of them is an entry of its own:
 *
 *     x = (9401,) * 3
 *
 *     #0  9401      arena 1                        the literal
 *     #1  3         arena 1                        the literal
 *     #2  (#0,)     arena 1                        folded
 *     #3  (#0, #0, #0)  arena 1, in co_consts      folded from #2 and #1
 *
 *     count of 9401: arena 1 + item of #2 1 + items of #3 3 = 5
 *
 * (Python/ast_opt.c for folding, merge_const_one and _PyCode_ConstantKey for
 * merging.)
 */
#ifndef REFSTEP_LANG_CONSTANT_H
#define REFSTEP_LANG_CONSTANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/map.h"
#include "base/vector.h"
#include "lang/code.h"
#include "value/value.h"

/* Entries are numbered from 0 and never removed. */
struct constants {
    VECTOR(struct constant) objects; /* owned, with all they own */
    struct map merged;               /* key of a value → the entry that
                                        stands for it */
};

#define CONSTANT_NONE UINT32_MAX

/* Frees everything. */
void constants_release(struct constants *constants);

/* Adds an object; takes the value / copies the items.  No one holds it. */
uint32_t constant_add_value(struct constants *constants,
                            struct value value);
uint32_t constant_add_tuple(struct constants *constants,
                            const uint32_t *items, size_t count);
uint32_t constant_add_frozenset(struct constants *constants,
                                const uint32_t *items, size_t count);
uint32_t constant_add_code(struct constants *constants, uint32_t code);

/* Lets the arena hold the object `references` times more. */
void constant_hold(struct constants *constants, uint32_t object,
                   uint32_t references);

/* Returns the entry; valid until the next is added. */
struct constant *constant_at(const struct constants *constants,
                             uint32_t object);

/* Returns the value of an atom, or NULL for tuples, sets and code. */
const struct value *constant_value(const struct constants *constants,
                                   uint32_t object);

/* Returns the object that stands for all equal to this one, which is the
 * first that was asked for, with the same done for the items of a tuple.  A
 * frozenset is made anew the first time, as CPython does. */
uint32_t constant_merge(struct constants *constants, uint32_t object);

/* The same for a tuple that the compiler makes of objects that stand for
 * their equals already, without looking at the items. */
uint32_t constant_share(struct constants *constants, uint32_t tuple);

/* Whether CPython's bool() of it is true. */
bool constant_is_true(const struct constants *constants, uint32_t object);

#endif
