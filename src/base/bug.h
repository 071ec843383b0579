/*
 * bug: the fourth kind of error, that we are wrong ourselves.
 */
#ifndef REFSTEP_BASE_BUG_H
#define REFSTEP_BASE_BUG_H

#include "base/text.h"

/* Says what is impossible, with the place, and aborts. */
#define BUG(...) bug_abort(__FILE__, __LINE__, __VA_ARGS__)

/* BUG(...) unless condition holds; also in release builds. */
#define BUG_UNLESS(condition, ...) \
    ((condition) ? (void)0 : BUG(__VA_ARGS__))

_Noreturn void bug_abort(const char *file, int line, const char *format, ...)
    TEXT_PRINTF(3, 4);

#endif
