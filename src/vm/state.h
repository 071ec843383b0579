/*
 * state: the inside of a machine, for the files of this folder only.
 */
#ifndef REFSTEP_VM_STATE_H
#define REFSTEP_VM_STATE_H

#include "base/text.h"
#include "base/vector.h"
#include "vm/frame.h"
#include "vm/machine.h"

/* A compiled file, and the objects made of it.  The first that a machine has
 * is the scene; others are the modules it imports and the texts that it runs.
 * They live as long as the machine, since functions refer to their code. */
struct loaded {
    const struct unit *unit;     /* borrowed */
    struct unit *owned;          /* the same, unless it is the scene's */
    struct object **constants;   /* owned array; by pool index, borrowed from
                                    the code objects and the arena */
    struct object **codes;       /* owned array; by index in unit->codes */
    const char *file_name;       /* borrowed; for tracebacks */
    char *own_name;              /* owned; the same, of texts */
    bool is_text;                /* the scene itself runs it: it is named in
                                    tracebacks, unlike the library */
    const char *source;          /* borrowed; may be NULL */
    size_t source_length;
};

struct machine {
    struct runtime *runtime;     /* borrowed */
    VECTOR(struct loaded *) loaded; /* owned; [0] is the scene */
    const struct machine_library *library; /* borrowed */
    VECTOR(char *) input;        /* owned lines */
    size_t input_used;

    struct object *arena;        /* a NODE_ARENA; NULL once it is gone */
    struct object *globals;      /* the module's namespace */
    struct object *builtins;     /* a namespace, filled when first asked */
    struct frame *module_frame;  /* NULL once it is gone */
    struct frame *current;       /* innermost running frame */

    size_t depth;                /* frames that run */
    size_t steps;
    const struct instruction *instruction; /* the one being run */
    struct object *exit_functions; /* what atexit was given; NULL: nothing */
    bool exited;                 /* SystemExit ended the scene */

    bool is_reraising;           /* the instruction at hand lets an exception
                                    go on as it came: no line of traceback */
    node_id described;           /* the exception that is… */
    struct text exception;       /* …described here: "TypeError: …" */
    struct text traceback;
    int exit_status;
};

static inline struct machine *
machine_of(struct runtime *runtime)
{
    return runtime->machine;
}

/* Returns the file that code was compiled from. */
const struct loaded *machine_file_of(const struct machine *machine,
                                     const struct code *code);

/* Emits a step of the current frame at a line and column, unless it runs code
 * of the library; false when a limit is reached.  value: what is returned, or
 * NULL; exception: its text. */
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

/* The same where it begins with the exception being raised, at the place where
 * machine->current is. */
bool machine_loop_raising(struct machine *machine, struct frame *until);

/* Returns what watches the instruction that a frame is at, or NULL. */
const struct handler *machine_find_handler(const struct frame *frame);

/* Lets the current frame end because of the exception being raised, after
 * having looked for a handler in it.  Returns whether a handler was found. */
bool machine_unwind_frame(struct machine *machine);

/* Leaves the current frame, which has stopped running: pops it, and frees it
 * or ends the generator that it is. */
void machine_leave_frame(struct machine *machine);

#endif
