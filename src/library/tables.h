/*
 * tables: the tables of the library, for the files of this folder only.
 */
#ifndef REFSTEP_LIBRARY_TABLES_H
#define REFSTEP_LIBRARY_TABLES_H

#include "heap/runtime.h"

/* Built-in functions by theme, each ended by a NULL name. */
extern const struct method builtins_output[];
extern const struct method builtins_names[];
extern const struct method builtins_numbers[];
extern const struct method builtins_sequences[];
extern const struct method builtins_objects[];
extern const struct method builtins_code[];

/* abs(), for operator.abs too. */
bool builtin_absolute(struct runtime *runtime, struct object *self,
                      const struct arguments *arguments, struct ref result);

/* An attribute of a module that is no function; it is made when the module
 * is. */
struct constant_entry {
    const char *name;
    bool (*make)(struct runtime *runtime, struct ref result);
};

/* A module of the library. */
struct library_module {
    const char *name;
    const struct method *functions;         /* ended by a NULL name */
    const struct constant_entry *constants; /* ended by a NULL name, or NULL */
    bool written_in_python; /* its functions are of the type function */
    const struct type *const *types; /* ended by NULL, or NULL */
    const struct method *further;           /* more functions, or NULL */
    const struct since *since; /* of names that came later, or NULL */
    int copied_until;       /* the last 3.x that keeps a copy of the names for
                               another interpreter (single-phase modules) */
    const char *set_later;  /* constants that are not in it, as " path argv " */
    const char *more;       /* a file of src/library/python that makes further
                               names of the module, when one is asked for */
};

/* The type of functions of modules that are written in Python. */
extern const struct type library_function_type;

extern const struct library_module module_abc;
extern const struct library_module module_array;
extern const struct library_module module_bisect;
extern const struct library_module module_collections;
extern const struct library_module module_ctypes;
extern const struct library_module module_functools;
extern const struct library_module module_gc;
extern const struct library_module module_heapq;
extern const struct library_module module_itertools;
extern const struct library_module module_math;
extern const struct library_module module_operator;
extern const struct library_module module_refstep;
extern const struct library_module module_random;
extern const struct library_module module_sys;
extern const struct library_module module_time;
extern const struct library_module module_traceback;
extern const struct library_module module_weakref, module_atexit;

#endif
