/*
 * call: calling functions of the scene, and what lies where meanwhile.
 *
 * A call finds on the stack, from its first operand on,
 *
 *     NULL function a b …     or, of a method,     function self a b …
 *
 * A built-in function borrows a, b … from there and its result takes the
 * place of them all.  A function of the scene gets a frame: up to 3.10 its
 * variables are new references and the operands wait until it returns; from
 * 3.11 on the operands are moved into its variables (profile:
 * caller_keeps_args).
 */
#ifndef REFSTEP_VM_CALL_H
#define REFSTEP_VM_CALL_H

#include "vm/state.h"

/* Calls with count arguments from the stack of frame; keywords: the tuple of
 * names that lies on top of them, or NULL.  A function of the scene is only
 * entered. */
bool call_from_stack(struct machine *machine, struct frame *frame,
                     uint32_t count, struct object *keywords);

/* Calls with a spread tuple and, perhaps, a spread dict (CALL_FUNCTION_EX). */
bool call_spread(struct machine *machine, struct frame *frame,
                 bool has_keywords);

/* Enters a function that lies below count arguments on the stack, as a call of
 * a method does. */
bool call_from_places(struct machine *machine, struct frame *frame,
                      uint32_t count);

/* Ends the current frame with the value on top of its stack. */
bool call_return(struct machine *machine, struct frame *frame);

/* The hook of runtime: calls from C code. */
bool call_from_c(struct runtime *runtime, struct object *callable,
                 const struct arguments *arguments, struct ref result);

/* Runs the body of a class from C code: its names go into names, and result
 * gets the cell of __class__, or None. */
bool call_class_body(struct runtime *runtime, struct object *function,
                     struct object *names, struct ref result);

#endif
