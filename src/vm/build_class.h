/*
 * build_class: the function that a class statement calls with the function of
 * its body, its name and its bases (builtin___build_class__,
 * Python/bltinmodule.c).
 */
#ifndef REFSTEP_VM_BUILD_CLASS_H
#define REFSTEP_VM_BUILD_CLASS_H

#include "heap/type.h"

#define build_class_name "__build_class__"

/* The built-in function: finds the metaclass, lets it prepare a namespace, runs
 * the body in it, and calls the metaclass. */
extern const struct method build_class_method;

#endif
