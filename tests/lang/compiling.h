/*
 * compiling: what the tests of lang share: texts compiled in one call.
 */
#ifndef REFSTEP_TESTS_LANG_COMPILING_H
#define REFSTEP_TESTS_LANG_COMPILING_H

#include "lang/compile.h"

/* A compiled text, or why there is none. */
struct compiled {
    bool done;
    struct unit unit;
    struct lesson lesson;
    struct diag diag;
};

/* Compiles a NUL-terminated text for a version such as "3.12". */
struct compiled compile_text(const char *text, const char *version);

/* The same for any bytes. */
struct compiled compile_bytes(const char *bytes, size_t length,
                              const char *version);

void compiled_release(struct compiled *compiled);

/* Writes the instructions of a code from the first to before the last as
 * names and arguments, parted by blanks, without STEP; owned by the caller
 * (mem_free). */
char *compiled_instructions(const struct unit *unit, size_t code);

/* Returns how many references a constant is given before the scene runs, by
 * the arena, by co_consts and by other constants; repr is Python's. -1: the
 * unit has no such constant, -2: it has several. */
int compiled_holders(const struct unit *unit, const char *repr);

#endif
