/*
 * state: the inside of a machine, for the files of this folder only.
 */
#ifndef REFSTEP_VM_STATE_H
#define REFSTEP_VM_STATE_H

#include "base/text.h"
#include "base/vector.h"
#include "vm/frame.h"
#include "vm/machine.h"

/* One line of a traceback: where a frame was when an exception passed. */
struct trace_entry {
    const char *function; /* borrowed from the unit */
    uint32_t line;
};

struct machine {
    struct runtime *runtime;     /* borrowed */
    const struct unit *unit;     /* borrowed */
    const struct machine_library *library; /* borrowed */
    VECTOR(char *) input;        /* owned lines */
    size_t input_used;

    struct object **constants;   /* owned array; by pool index, borrowed from
                                    the code objects and the arena */
    struct object **codes;       /* owned array; by index in unit->codes */
    uint32_t *columns;           /* owned array; by index in unit->codes: where
                                    the definition of a function begins */
    struct object *arena;        /* a NODE_ARENA; NULL once it is gone */
    struct object *globals;      /* the module's namespace */
    struct object *builtins;     /* a namespace, filled when first asked */
    struct frame *module_frame;  /* NULL once it is gone */
    struct frame *current;       /* innermost running frame */

    size_t depth;                /* frames that run */
    size_t steps;
    const struct instruction *instruction; /* the one being run */
    bool has_functions;          /* a function was ever made */

    VECTOR(struct trace_entry) trace; /* innermost first */
    struct text exception;       /* "TypeError: …" of an uncaught one */
    struct text traceback;
    const char *file_name;       /* borrowed; for tracebacks */
    const char *source;          /* borrowed; may be NULL */
    size_t source_length;
    int exit_status;
};

static inline struct machine *
machine_of(struct runtime *runtime)
{
    return runtime->machine;
}

/* Emits a step of the current frame at a line and column; false when a limit
 * is reached.  value: what is returned, or NULL; exception: its text. */
bool machine_step(struct machine *machine, enum step_kind kind, int line,
                  int column, struct object *value);

/* Does what the interpreter's loop looks for at a jump back, at a call and
 * after one: a collection that is due, where the profile runs it there. */
bool machine_check(struct machine *machine);

/* Whether one more level of calls may begin; RecursionError "maximum recursion
 * depth exceeded" + what, if not.  in_c: what begins is no frame, but C code
 * that CPython counts where the profile says so (Py_EnterRecursiveCall). */
bool machine_check_depth(struct machine *machine, bool in_c,
                         const char *what);

/* Runs frames from machine->current on until the frame `until`, which is one
 * of them, has returned; false when an exception left it (it is gone then,
 * too) or the run was stopped. */
bool machine_loop(struct machine *machine, struct frame *until);

/* Lets the current frame end because of the exception being raised, after
 * having looked for a handler in it.  Returns whether a handler was found. */
bool machine_unwind_frame(struct machine *machine);

/* Leaves the current frame, which has stopped running: pops and frees it. */
void machine_leave_frame(struct machine *machine);

#endif
