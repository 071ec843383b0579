/*
 * class_nature: whose a class is, and what that says about it and its
 * instances.
 *
 * What library code made is shown, but not looked into: classes of modules
 * that are written in Python, classes that a decorator or metaclass of such a
 * module has finished (dataclasses, enumerations, named tuples), and the
 * instances of the first, unless their module is one whose objects lessons
 * look into.
 */
#ifndef REFSTEP_OBJECT_CLASS_NATURE_H
#define REFSTEP_OBJECT_CLASS_NATURE_H

#include "object/class.h"

/* Sets the flags of a class that has been made or changed, and those with
 * which its instances are born. */
void class_classify(struct runtime *runtime, struct class *class);

#endif
