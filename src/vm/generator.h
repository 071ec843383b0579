/*
 * generator: a call that can wait (Objects/genobject.c).
 *
 * A generator IS the frame of its function's call: an object of the language
 * whose slots are a frame's.  So what its variables hold while it waits is
 * explained, collected and let go of like what any object holds; while it runs,
 * the same node is the innermost running frame.  It is flagged NODE_SUSPENDED
 * when it waits, and only then shows its variables and its evaluation stack as
 * an object does.
 *
 * Whoever asks for the next value (a for loop, next(), `yield from`) runs it in
 * a loop of its own inside that operation.
 */
#ifndef REFSTEP_VM_GENERATOR_H
#define REFSTEP_VM_GENERATOR_H

#include "vm/state.h"

enum generator_state {
    GENERATOR_CREATED,
    GENERATOR_SUSPENDED,
    GENERATOR_RUNNING,
    GENERATOR_CLOSED
};

struct generator {
    struct frame frame;
    enum generator_state state;
    struct handled handled;  /* what its own except clauses handle */
};

extern const struct type generator_type;

static inline bool
object_is_generator(const struct object *object)
{
    return object->type == &generator_type;
}

static inline struct generator *
generator_of(struct object *object)
{
    return (struct generator *)(void *)object;
}

/* Ends the call that made a generator: gives it to the caller and finishes the
 * operands of the call. */
bool generator_give(struct machine *machine, struct frame *frame);

/* What came of letting a generator go on. */
enum generator_outcome {
    GENERATOR_FAILED,   /* an exception left it, or it could not go on */
    GENERATOR_YIELDED,  /* the value is in result */
    GENERATOR_RETURNED  /* so is this one */
};

/* What is sent to a generator. */
struct sent {
    struct object *value;
    struct ref from;   /* where it may be moved from; no holder: it stays */
};

/* Lets a generator go on with what is sent to it. */
enum generator_outcome generator_send(struct runtime *runtime,
                                      struct object *generator,
                                      const struct sent *sent,
                                      struct ref result);

/* Lets it go on by raising, where it waits, the exception that is being
 * raised. */
enum generator_outcome generator_raise(struct runtime *runtime,
                                       struct object *generator,
                                       struct ref result);

/* generator.close(): stores None, or what the generator returned. */
bool generator_close(struct runtime *runtime, struct object *generator,
                     struct ref result);

/* Makes a generator the innermost running frame, as going on does. */
void generator_enter(struct machine *machine, struct generator *generator);

/* Lets the running generator wait: what it yields is in its result. */
void generator_suspend(struct machine *machine, struct frame *frame);

/* Ends a generator that has stopped running: lets go of what its frame holds
 * but of its code. */
void generator_finish(struct runtime *runtime, struct generator *generator);

/* Returns the iterator that a waiting generator has delegated to with
 * `yield from`, or NULL. */
struct object *generator_delegate(struct object *generator);

#endif
