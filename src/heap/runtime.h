/*
 * runtime: everything that one run of a scene shares: the heap, its log, the
 * profile and limits, the exception being raised, and the hook by which a
 * type calls back into the machine.
 */
#ifndef REFSTEP_HEAP_RUNTIME_H
#define REFSTEP_HEAP_RUNTIME_H

#include "base/limits.h"
#include "base/map.h"
#include "base/profile.h"
#include "base/text.h"
#include "heap/object.h"
#include "heap/type.h"
#include "timeline/log.h"

struct allocator; /* heap/allocator.h: addresses */
struct memory;    /* heap/memory.h: the table of objects, work stacks */
struct collector; /* heap/collector.h: the cycle collector */
struct caches;    /* object layer: small ints, interned strings, type objects,
                     method descriptors; object/caches.h */

/* What the machine provides to the layers below it. */
struct machine_hooks {
    /* Calls callable (any type) with borrowed arguments, running Python code
     * in a nested, depth-counted loop where it comes to that. */
    bool (*call)(struct runtime *runtime, struct object *callable,
                 const struct arguments *arguments, struct ref result);
    /* Stores, borrowed, the class and the object that super() without arguments
     * means; false with RuntimeError raised. */
    bool (*find_super)(struct runtime *runtime, struct object **type,
                       struct object **object);
    /* Stores an attribute of a code object (co_name …), about which only the
     * machine knows; stores nothing when there is none of that name. */
    bool (*code_attribute)(struct runtime *runtime, struct object *code,
                           const char *name, struct ref result);
    /* Set by whoever makes weak references: clears those to object, whose
     * weak_references is not NULL, and runs their callbacks. */
    void (*clear_weak_references)(struct runtime *runtime,
                                  struct object *object);
    /* The same for the collector: clears those to object, which is garbage,
     * and object itself if it is one; appends those whose callbacks are to be
     * called to the slots of calls, a native frame.  Then: calls them, and
     * returns how many died of that. */
    void (*clear_garbage_references)(struct runtime *runtime,
                                     struct object *object,
                                     struct object *calls);
    size_t (*call_garbage_callbacks)(struct runtime *runtime,
                                     struct object *calls);
    /* Set by the module gc when it is imported, else NULL: a collection starts
     * or has ended and found so much (gc.callbacks); garbage is to be kept
     * (gc.garbage). */
    void (*collection)(struct runtime *runtime, bool starts, int generation,
                       size_t found);
    void (*save_garbage)(struct runtime *runtime, struct object *object);
    /* Tells that the exception being raised was ignored in where, a function
     * that nobody waits for (PyErr_WriteUnraisable), and forgets it. */
    void (*report_ignored)(struct runtime *runtime, struct object *where);
};

/* Where the exception that is being handled is kept while its handler runs
 * (_PyErr_StackItem): HANDLED_SLOTS slots of a holder, the exception, its type
 * and its traceback, of which the last two are used only where the profile's
 * exc_state_holds_traceback says so.  A generator that runs has a place of its
 * own and looks further outside when it handles nothing. */
struct handled {
    struct ref place;
    struct handled *outer;
};

enum { HANDLED_SLOTS = 3 };

struct runtime {
    struct log *log;                /* borrowed */
    const struct profile *profile;  /* borrowed */
    struct limits limits;
    struct memory *memory;          /* owned */
    struct allocator *allocator;    /* owned */
    struct collector *collector;    /* owned */
    struct caches *caches;          /* owned, by the object layer */
    struct machine_hooks hooks;
    void *machine;                  /* of the vm layer */

    size_t object_count;            /* live objects */
    uint64_t heap_bytes;            /* simulated bytes in use */

    struct object *interpreter;     /* a NODE_NATIVE: what the interpreter
                                       itself holds, by name: interned
                                       strings, type objects, modules */
    struct object *gc_callbacks;    /* gc.callbacks and gc.garbage, which the */
    struct object *gc_garbage;      /* interpreter holds; NULL: none yet */
    struct ref exception;           /* the exception being raised; empty:
                                       none */
    struct handled *handled;        /* of the code that is running */
    struct handled handled_outside; /* of code outside of generators */
    bool has_finalizers;            /* letting go of something can run code of
                                       the scene: set for good by whoever
                                       makes the first class with __del__ or
                                       weak reference with a callback */
    const struct arguments *packed; /* borrowed: arguments of a call that come
                                       from a tuple and a dict, which are held
                                       already: f(*t, **d) */
    int64_t abc_version;            /* counts registrations with abstract base
                                       classes */
    bool stopped;                   /* a limit of the simulator ended the run;
                                       stop_message says which.  No except
                                       clause catches it */
    struct text stop_message;
    size_t work;                    /* units done so far, runtime_work() */
    int64_t clock;                  /* nanoseconds that time.sleep() and time
                                       let pass */
    unsigned c_depth;               /* nested calls of hooks.call, repr … */
};

/* Prepares *runtime: allocator, collector, interpreter node.  The object
 * layer's caches_init comes after. */
void runtime_init(struct runtime *runtime, struct log *log,
                  const struct profile *profile,
                  const struct limits *limits);

/* Frees all that is left, without events. */
void runtime_release(struct runtime *runtime);

/* Returns a place of the interpreter's for a reference that is on its way; it
 * is empty whenever code of the scene can run. */
struct ref runtime_scratch(const struct runtime *runtime);

/* ---- errors ------------------------------------------------------------- */

/* Raises an exception of a built-in type ("TypeError") with a message;
 * returns false.  The object layer gives the exception object its shape
 * (object/exception.h); heap only knows how to ask for it. */
bool raise_error(struct runtime *runtime, const char *type,
                 const char *format, ...) TEXT_PRINTF(3, 4);

/* Set by the object layer: makes an exception object of a built-in type and
 * stores it in place. */
typedef bool (*exception_maker)(struct runtime *runtime, const char *type,
                                const char *message, size_t length,
                                struct ref place);
void runtime_set_exception_maker(struct runtime *runtime,
                                 exception_maker maker);

/* Ends the run because a limit of the simulator was reached; returns false.
 * What ran stays viewable. */
bool stop_run(struct runtime *runtime, const char *format, ...)
    TEXT_PRINTF(2, 3);

/* Counts work that no step shows, so that one statement cannot take for ever:
 * a unit is one question to one object (its hash, its text, is it equal, the
 * next item) or WORK_BYTES bytes that are copied or read, some 50 ns.  False
 * with the run stopped at the limit. */
#define WORK_BYTES 256
bool runtime_overwork(struct runtime *runtime); /* at the limit */

static inline bool
runtime_work(struct runtime *runtime, size_t units)
{
    size_t limit = runtime->limits.work;
    if (units > limit || runtime->work > limit - units)
        return runtime_overwork(runtime);
    runtime->work += units;
    return true;
}

/* Returns whether an exception is being raised or the run was stopped. */
bool has_failed(const struct runtime *runtime);

/* Returns the exception that is being handled, or NULL. */
struct object *runtime_handled(const struct runtime *runtime);

/* Forgets the exception being raised. */
void clear_error(struct runtime *runtime);

/* Counts one more nested C call; false with RecursionError when too deep
 * ("maximum recursion depth exceeded" + what).  leave_c undoes it. */
bool enter_c(struct runtime *runtime, const char *what);
void leave_c(struct runtime *runtime);

#endif
