/*
 * code_attributes: co_name, co_varnames … of code objects.
 */
#ifndef REFSTEP_VM_CODE_ATTRIBUTES_H
#define REFSTEP_VM_CODE_ATTRIBUTES_H

#include "heap/runtime.h"

/* The hook code_attribute of heap/runtime.h. */
bool code_attribute(struct runtime *runtime, struct object *object,
                    const char *name, struct ref result);

#endif
