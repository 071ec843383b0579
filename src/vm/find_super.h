/*
 * find_super: what super() without arguments means: the class whose body the
 * running function stands in, and the function's first argument.
 */
#ifndef REFSTEP_VM_FIND_SUPER_H
#define REFSTEP_VM_FIND_SUPER_H

#include "heap/runtime.h"

/* The hook of runtime: stores both, borrowed; false with RuntimeError "super():
 * no arguments" … raised (super_init_without_args, Objects/typeobject.c). */
bool find_super(struct runtime *runtime, struct object **type,
                struct object **object);

#endif
