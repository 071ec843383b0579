/*
 * collector: CPython's cycle collector (Modules/gcmodule.c, from 3.13
 * Python/gc.c): candidates, subtract internal references, what stays
 * positive is reachable from outside, the rest is garbage.  Every pass is
 * told to the timeline.
 */
#ifndef REFSTEP_HEAP_COLLECTOR_H
#define REFSTEP_HEAP_COLLECTOR_H

#include "heap/runtime.h"

/* What has happened to a generation. */
struct collector_statistics {
    size_t collections;
    size_t collected;
};

/* One for each runtime, which owns it. */
struct collector *collector_new(void);
void collector_free(struct collector *collector);

/* Starts / stops knowing about an object (PyObject_GC_Track). */
void collector_track(struct runtime *runtime, struct object *object);
void collector_untrack(struct runtime *runtime, struct object *object);

/* Collects generations 0 … generation (2: everything); stores how many
 * unreachable objects were found.  False when a finalizer failed the run. */
bool collector_collect(struct runtime *runtime, int generation,
                       size_t *found);

/* gc.enable, gc.disable, gc.isenabled. */
void collector_enable(struct runtime *runtime, bool enabled);
bool collector_is_enabled(const struct runtime *runtime);

/* gc.get_threshold, gc.set_threshold, gc.get_count. */
void collector_thresholds(const struct runtime *runtime, int thresholds[3]);
void collector_set_thresholds(struct runtime *runtime,
                              const int thresholds[3]);
void collector_counts(const struct runtime *runtime, int counts[3]);

/* Makes all that is known now as old as what exists before the scene begins
 * (profile: startup_generation). */
void collector_settle(struct runtime *runtime);

/* gc.set_debug, gc.get_debug: flags are the collector's to keep only.  saves
 * (DEBUG_SAVEALL): garbage is given to hooks.save_garbage, not freed. */
void collector_set_debug(struct runtime *runtime, int flags, bool saves);
int collector_debug(const struct runtime *runtime);

/* gc.freeze, gc.unfreeze, gc.get_freeze_count. */
void collector_freeze(struct runtime *runtime);
void collector_unfreeze(struct runtime *runtime);
size_t collector_frozen_count(const struct runtime *runtime);

/* gc.get_stats, of one generation. */
void collector_statistics(const struct runtime *runtime, int generation,
                          struct collector_statistics *statistics);

/* Calls visit for each object of a generation, in the collector's order, until
 * it returns false; what is made meanwhile is not visited.  visit must free
 * nothing.  Returns whether it went through. */
bool collector_each(struct runtime *runtime, int generation,
                    bool (*visit)(struct runtime *runtime,
                                  struct object *object, void *context),
                    void *context);

/* Returns whether object could be part of a cycle, as far as can be seen
 * without looking into it (_PyObject_GC_MAY_BE_TRACKED): whoever holds one must
 * be tracked. */
bool collector_may_track(const struct object *object);

/* Returns whether all slots of object hold what can be in no cycle. */
bool collector_is_plain(const struct object *object);

/* For object.c: puts an object that is flagged as tracked from birth into the
 * youngest list; takes out one that is dying.  No event: the flags tell. */
void collector_link(struct runtime *runtime, struct object *object);
void collector_unlink(struct runtime *runtime, struct object *object);

/* For object.c: a container was allocated (this may run a collection, where
 * the profile says so) or released. */
void collector_note_allocation(struct runtime *runtime);
void collector_note_release(struct runtime *runtime);

/* Runs the collection that is due, if one is: called by the machine at the
 * checks of its loop (profiles that run it there) and by object_new (the
 * others). */
bool collector_run_due(struct runtime *runtime);
bool collector_is_due(const struct runtime *runtime);

#endif
