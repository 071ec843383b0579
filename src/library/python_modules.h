/*
 * python_modules: the modules of the library that are written in Python, as
 * CPython's own are: src/library/python/NAME.py, made part of the program by
 * embed.sh.
 *
 * Such a module is compiled for the profile when a scene first imports it,
 * and run as a file of its own (vm/machine.h: machine_run_unit), so whatever
 * it makes is made by the same code that runs scenes, and what its functions
 * hold while they run are the variables and stacks of their frames, as in
 * CPython.
 */
#ifndef REFSTEP_LIBRARY_PYTHON_MODULES_H
#define REFSTEP_LIBRARY_PYTHON_MODULES_H

#include "heap/runtime.h"

struct python_module {
    const char *name;         /* "enum", "collections.abc" */
    const char *const *lines; /* its text, ended by NULL */
};

/* Returns the module called name, or NULL. */
const struct python_module *python_module_find(const char *name);

/* Returns module number index, in order of their names; NULL past the last. */
const struct python_module *python_module_at(size_t index);

/* Compiles and runs the module with its names in the namespace globals.
 * result is a place for what that leaves, which is nothing of interest.
 * False with an exception raised. */
bool python_module_run(struct runtime *runtime,
                       const struct python_module *module,
                       struct object *globals, struct ref result);

/* Returns whether the module binds name at its top level. */
bool python_module_has(const struct python_module *module, const char *name);

/* Calls see with each name that the module binds for its users. */
void python_module_names(const struct python_module *module,
                         void (*see)(const char *name, void *data),
                         void *data);

#endif
