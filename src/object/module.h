/*
 * module: an imported module: a table of functions, made into objects when
 * they are asked for, and attributes by name.  Shared with the interpreter,
 * and opaque.
 */
#ifndef REFSTEP_OBJECT_MODULE_H
#define REFSTEP_OBJECT_MODULE_H

#include "heap/runtime.h"

extern const struct type module_type;

/* Returns a new module with count 0.  name and functions (ended by a NULL
 * name, may be NULL) must outlive it. */
struct object *module_new(struct runtime *runtime, const char *name,
                          const struct method *functions);

/* What a module over names that are there already asks for the others. */
struct module_names {
    /* Stores what a name stands for; nothing: there is no such name. */
    bool (*find)(struct runtime *runtime, const char *name,
                 struct ref result);
    /* Calls visit for every name there is. */
    void (*each)(struct runtime *runtime,
                 void (*visit)(const char *name, void *data), void *data);
};

/* Returns a new module, with count 0, whose names are those of a namespace. */
struct object *module_new_over(struct runtime *runtime, const char *name,
                               struct object *namespace_,
                               const struct module_names *others);

/* Sets what makes the names that the module has not got yet: called once, when
 * a name is not found; it adds to the module's namespace.  False with an
 * exception raised. */
void module_set_more(struct object *module,
                     bool (*more)(struct runtime *runtime,
                                  struct object *module));

/* Adds a second table of functions, ended by a NULL name, and says which names
 * came with a version; both may be NULL. */
void module_add_functions(struct object *module,
                          const struct method *functions,
                          const struct since *since);

/* Returns what it was imported as: "collections.abc".  Borrowed. */
const char *module_name(const struct object *module);

/* Returns the namespace that its attributes are in, as far as they have been
 * asked for: the globals of a module that is written in Python. */
struct object *module_namespace(const struct object *module);

/* Stores an attribute. */
bool module_set(struct runtime *runtime, struct object *module,
                const char *name, struct object *value);

/* Makes all functions of the module that nobody has asked for yet. */
bool module_make_all(struct runtime *runtime, struct object *module);

/* Returns an attribute or function, borrowed; NULL when there is none (then
 * nothing is raised) or making it failed. */
struct object *module_find(struct runtime *runtime, struct object *module,
                           const char *name);

#endif
