/*
 * modules: the simulated modules, one file each.
 */
#ifndef REFSTEP_LIBRARY_MODULES_H
#define REFSTEP_LIBRARY_MODULES_H

#include "heap/runtime.h"

struct module_definition {
    const char *name;
    const struct method *functions;  /* ended by a NULL name */
    const char *const *attributes;   /* names that fill sets; NULL at end */
    /* Sets the attributes of a new module; false with an error raised.  NULL:
     * it has none. */
    bool (*fill)(struct runtime *runtime, struct object *module);
};

extern const struct module_definition copy_module, ctypes_module, gc_module,
    math_module, sys_module;

#endif
