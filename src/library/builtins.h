/*
 * builtins: the built-in functions, a table for each file, ended by a NULL
 * name.
 */
#ifndef REFSTEP_LIBRARY_BUILTINS_H
#define REFSTEP_LIBRARY_BUILTINS_H

#include "heap/type.h"

extern const struct method output_functions[];   /* print, input … */
extern const struct method number_functions[];   /* abs, hex, round … */
extern const struct method sequence_functions[]; /* len, sorted, min … */
extern const struct method object_functions[];   /* id, repr, getattr … */

#endif
