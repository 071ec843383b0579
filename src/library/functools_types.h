/*
 * functools_types: the types of functools that CPython writes in C
 * (Modules/_functoolsmodule.c).
 */
#ifndef REFSTEP_LIBRARY_FUNCTOOLS_TYPES_H
#define REFSTEP_LIBRARY_FUNCTOOLS_TYPES_H

#include "heap/runtime.h"

/* functools.partial: slots func, args, keywords, __dict__. */
extern const struct type partial_type;

/* What lru_cache gives: _lru_cache_wrapper(function, maxsize, typed, info). */
extern const struct type lru_cache_type;

#endif
