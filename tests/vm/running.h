/*
 * running: runs a scene on a machine, for the tests of vm and library.
 */
#ifndef REFSTEP_TESTS_VM_RUNNING_H
#define REFSTEP_TESTS_VM_RUNNING_H

#include "lang/compile.h"
#include "timeline/world.h"
#include "vm/machine.h"

struct running {
    struct log *log;
    struct unit unit;
    struct lesson lesson;
    struct runtime runtime;
    struct machine *machine;
    enum machine_outcome outcome;
    struct world *world; /* at the step that shows the end */
};

/* Compiles source for a version ("3.12"), gives the machine to prepare (may
 * be NULL), and runs it; fails the test when it does not compile. */
void run_scene(struct running *running, const char *source,
               const char *version, void (*prepare)(struct machine *));
void run_release(struct running *running);

/* Returns the object that a global name refers to at the end, or 0. */
node_id run_global(const struct running *running, const char *name);

/* Returns its reference count there. */
uint64_t run_count(const struct running *running, const char *name);

/* Returns the exception that ended the scene, or "". */
const char *run_exception(const struct running *running);

/* Returns all that was printed. */
const char *run_output(const struct running *running);

/* Returns the number of steps of a kind. */
size_t run_steps(const struct running *running, enum step_kind kind);

/* Goes through all moments of the run and checks each world; fails the test
 * with what is wrong. */
void run_check_worlds(const struct running *running);

#endif
