/*
 * frame: a call that is running, with its variables and its evaluation
 * stack.
 *
 * A frame is a holder on the heap like any other: what its variables refer
 * to, and what lies on its stack, are slots, so a count in the middle of a
 * line is explained by looking at the frame.  The slots, in order:
 *
 *     module:    (hidden) … globals (code) (stack) (stack) …
 *     class:     (hidden) … locals (code) (stack) (stack) …
 *     function:  x y z … (function) (code) (stack) …     3.11 and later
 *                x y z … (code) (globals) (stack) …      before
 *
 * A function's variables are there from the start, parameters first, and
 * empty until they are bound; so are, hidden, those of comprehensions that run
 * in the frame of a module.  What is in parentheses are no variables: what
 * CPython's frame owns besides (struct _frame, from 3.11 on struct
 * _PyInterpreterFrame).  Only the slots below stack_top are in use.
 */
#ifndef REFSTEP_VM_FRAME_H
#define REFSTEP_VM_FRAME_H

#include "heap/object.h"
#include "heap/stack_place.h"
#include "heap/runtime.h"
#include "lang/code.h"

struct frame {
    struct object object;
    const struct code *code;     /* borrowed from the unit */
    struct object *code_object;  /* held by a slot */
    struct object *constants;    /* the tuple co_consts, held by the code */
    struct object *globals;      /* the module's namespace, held by a slot or
                                    by the function */
    struct object *names;        /* where a module's or class's names are, held
                                    by a slot; NULL: a function.  A namespace,
                                    or what __prepare__ gave */
    uint32_t function_slot;      /* index of the slot (function), where there
                                    is one */
    struct frame *caller;        /* borrowed; NULL: called from outside */
    struct ref result;           /* returns_to_c: where the returned value
                                    goes; no holder: nowhere (module) */
    struct object *arguments;    /* owned; a native frame that holds the
                                    arguments while the call runs, or NULL */
    uint32_t object_slot;        /* index of the slot of the frame's object
                                    (vm/frame_object.h); 0: it has none */
    uint32_t locals_slot;        /* index of the slot of the dict that locals()
                                    gives; 0: it has none */
    uint32_t stack_base;         /* index of the first stack slot */
    uint32_t stack_top;          /* index of the first free one */
    uint32_t next;               /* index of the next instruction */
    int line;                    /* of the last step, 0: none yet */
    bool gives_argument;         /* an __init__ that was called without C code:
                                    what arguments holds is what the call
                                    gives, and None must be returned */
    bool returns_to_c;           /* called by C code: the loop that runs it
                                    ends when it does */
    uint32_t operands;           /* else: the caller's stack slot where the
                                    returned value belongs, which replaces
                                    what still lies from there on */
};

/* The places of a stack that calls need beyond the code's own count: the
 * result is stored above the operands before they go. */
enum { FRAME_EXTRA_STACK = 4 };

/* Returns a new module frame for code_object over the namespace globals, not
 * yet running; NULL with MemoryError raised. */
struct frame *frame_new_module(struct runtime *runtime,
                               struct object *code_object,
                               struct object *globals);

/* Returns a new frame for a call of a function, with empty variables; its
 * slot (function), where there is one, is empty as well: the call moves or
 * copies its reference to the function there. */
struct frame *frame_new_function(struct runtime *runtime,
                                 struct object *code_object,
                                 struct object *globals);

/* The same for the body of a class, whose names go into names (slot "locals",
 * after its cells). */
struct frame *frame_new_class(struct runtime *runtime,
                              struct object *code_object,
                              struct object *globals, struct object *names);

/* Makes the cells of the frame's variables that inner functions use, and moves
 * parameters into them; puts the cells of closure (a tuple, or NULL), which
 * the function has from outside, into their places.  False with MemoryError
 * raised. */
bool frame_make_cells(struct runtime *runtime, struct frame *frame,
                      struct object *closure);

/* Returns the place of the function in a function's frame; no holder: the
 * frame of this profile does not own it. */
struct ref frame_function_place(struct runtime *runtime,
                                struct frame *frame);

/* Tells the timeline that the frame starts or stops running, unless it runs
 * code of the library. */
void frame_push(struct runtime *runtime, struct frame *frame);
void frame_pop(struct runtime *runtime, struct frame *frame);

/* Empties a frame that has stopped running, variables first to last, then
 * what it owns besides (_PyFrame_ClearExceptCode), and frees it, and then the
 * native frame of its arguments. */
void frame_free(struct runtime *runtime, struct frame *frame);

/* ---- the evaluation stack ----------------------------------------------- */

/* Returns the object depth places below the top (1: the top itself). */
static inline struct object *
frame_peek(const struct frame *frame, uint32_t depth)
{
    return frame->object.slots[frame->stack_top - depth];
}

/* Returns the place depth places below the top (0: the free one above). */
static inline struct ref
frame_place(struct frame *frame, uint32_t depth)
{
    return (struct ref){&frame->object, frame->stack_top - depth};
}

/* Pushes a new reference to target. */
static inline void
frame_push_object(struct runtime *runtime, struct frame *frame,
                  struct object *target)
{
    place_fill(runtime, &frame->object, frame->stack_top++, target);
}

/* Drops the top, which may be empty. */
static inline void
frame_drop(struct runtime *runtime, struct frame *frame)
{
    place_empty(runtime, &frame->object, --frame->stack_top);
}

/* Returns where a call's returned value is to be stored. */
struct ref frame_result_place(struct frame *frame);

/* Finishes an operation whose count operands lie on top of the stack and
 * whose result was stored in the free place above them: drops the operands,
 * first to last or (backward) last to first, and moves the result to where
 * the first of them was. */
void frame_finish(struct runtime *runtime, struct frame *frame,
                  uint32_t count, bool backward);

/* Drops the count places on top, first to last or backward. */
void frame_drop_many(struct runtime *runtime, struct frame *frame,
                     uint32_t count, bool backward);

#endif
