/*
 * default: what every object can do: the entries of the type object
 * (object_repr … in Objects/typeobject.c).
 */
#ifndef REFSTEP_OBJECT_DEFAULT_H
#define REFSTEP_OBJECT_DEFAULT_H

#include "heap/runtime.h"

/* <__main__.C object at 0x…>. */
bool default_repr(struct runtime *runtime, struct object *object,
                  struct text *out);

/* What repr() gives. */
bool default_str(struct runtime *runtime, struct object *object,
                 struct text *out);

/* What str() gives; TypeError "unsupported format string passed to
 * C.__format__". */
bool default_format(struct runtime *runtime, struct object *object,
                    const char *specification, size_t length,
                    struct text *out);

/* By identity. */
bool default_hash(struct runtime *runtime, struct object *object,
                  int64_t *hash);

/* Equal to itself; != is the opposite of what == of the object's own type
 * says; not ordered. */
enum outcome default_compare(struct runtime *runtime, struct object *a,
                             struct object *b, enum comparison_kind kind,
                             bool *truth);

#endif
