/*
 * report_holders: what CPython holds of an exception while it prints it, which
 * its __str__ can see.
 *
 * Up to 3.12 C code prints what nobody caught (PyErr_PrintEx in
 * Python/pythonrun.c), then the module traceback does, in Python: it makes a
 * TracebackException of each exception first, the last one raised before those
 * that led to it, and prints them all afterwards.
 */
#ifndef REFSTEP_VM_REPORT_HOLDERS_H
#define REFSTEP_VM_REPORT_HOLDERS_H

#include "vm/state.h"

enum report_holders {
    HOLDERS_UNCAUGHT,  /* the variables of sys */
    HOLDERS_IGNORED,   /* PyErr_WriteUnraisable, and what it gives the hook,
                          besides the exception itself */
    HOLDERS_PRINTED,   /* print_exception, in C */
    HOLDERS_MODULE,    /* traceback.print_exception */
    HOLDERS_DESCRIBED, /* a call of TracebackException */
    HOLDERS_MADE,      /* the TracebackException */
    HOLDERS_TEXT,      /* str(), called by _safe_string */
};

/* Opens a native frame with these references to an exception, its class and
 * its traceback.  Returns NULL with an error raised. */
struct object *report_hold(struct runtime *runtime, enum report_holders kind,
                           struct object *exception);

/* Makes a native frame hold object under a name, NULL: nothing. */
bool report_hold_also(struct runtime *runtime, struct object *native,
                      const char *name, struct object *object);

/* Makes a native frame hold what led to an exception, too, where CPython's
 * variables do: its cause, up to 3.10 always its context as well. */
bool report_hold_origins(struct runtime *runtime, struct object *native,
                         struct object *exception);

#endif
