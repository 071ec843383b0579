/*
 * library: what a scene finds without defining it: the built-in functions and
 * types, and the modules that can be imported.
 *
 * Everything is a table: name, function, how many arguments.  An object is
 * made when a scene first asks for the name.  Modules are a file each
 * (module_*.c), built-in functions a file for each theme (builtins_*.c).
 */
#ifndef REFSTEP_LIBRARY_LIBRARY_H
#define REFSTEP_LIBRARY_LIBRARY_H

#include "base/profile.h"
#include <stdbool.h>

#include "base/text.h"

struct machine;
struct object;
struct runtime;

/* Gives machine the built-ins and modules. */
void library_install(struct machine *machine);

/* Returns whether a scene can import the module, and whether the module has
 * the name (false for a module that there is not). */
bool library_has_module(const char *module);
/* Whether Python has a module of that name, here or not. */
bool library_is_standard(const char *module);
bool library_has_name(const char *module, const char *name);

/* Returns the module called name if a scene has imported it; else NULL. */
struct object *library_module_made(struct runtime *runtime,
                                   const char *name);

/* Append the names of all modules / of all that a module has, separated by
 * ", ", in order of their tables; nothing for a module that there is not. */
void library_list_modules(struct text *out);
void library_list_names(const char *module, struct text *out);

/* Returns whether name is a built-in of Python that a scene cannot use
 * (open …). */
bool library_refuses_builtin(const char *name);

#endif
