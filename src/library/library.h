/*
 * library: what a scene finds without defining it: the built-in functions and
 * types, and the simulated modules.
 *
 * Each module is a file with a table of its functions and a function that
 * sets its other attributes; each group of built-ins is a file with a table.
 * Whoever adds a function adds a line to a table.
 */
#ifndef REFSTEP_LIBRARY_LIBRARY_H
#define REFSTEP_LIBRARY_LIBRARY_H

#include "base/text.h"
#include "vm/machine.h"

/* What the machine asks; static storage. */
extern const struct machine_library scene_library;

/* Returns whether there is a module of this name, and whether it has a
 * name. */
bool library_has_module(const char *module);
bool library_has_name(const char *module, const char *name);

/* Append the names of all modules, or of all that is in one of them, parted
 * by ", ". */
void library_list_modules(struct text *out);
void library_list_names(const char *module, struct text *out);

#endif
