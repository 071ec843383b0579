/*
 * memoryview: the bytes of another object, read and written in place, as a
 * line of numbers (Objects/memoryobject.c).
 */
#ifndef REFSTEP_OBJECT_MEMORYVIEW_H
#define REFSTEP_OBJECT_MEMORYVIEW_H

#include "heap/type.h"

extern const struct type memoryview_type;

#endif
