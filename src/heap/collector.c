/*
 * A collection, as CPython does it.  Candidates are the tracked objects of the
 * generation and all younger ones.
 *
 *  1. Each candidate gets a number: its count.
 *  2. Each slot of a candidate that refers to a candidate takes 1 off it: what
 *     is left are references from outside.
 *  3. Whoever has some left is reachable, and so is all that it refers to:
 *
 *         young  ──▶ A(1) ── B(0) ── C(0) ── D(2)
 *                     │ refers to C: C comes back, behind D
 *         unreachable ──▶ B
 *
 *     One pass over the list; what has 0 is put aside, and comes back to the
 *     end of the list when somebody reachable refers to it.
 *  4. What is still put aside is garbage: finalizers run, then each is told to
 *     let go of what it refers to, and dies of that.
 *
 * The order of the lists is CPython's, since finalizers run in it.
 */
#include "heap/collector.h"

#include "base/mem.h"
#include "heap/allocator.h"
#include "heap/native.h"

enum { GENERATIONS = 3, OLDEST = GENERATIONS - 1 };

enum gc_mark { MARK_NONE, MARK_CANDIDATE, MARK_PUT_ASIDE };

/* Lists are rings through a head, which is no object. */
struct collector {
    struct object heads[GENERATIONS];
    int thresholds[GENERATIONS];
    int counts[GENERATIONS];
    size_t long_lived_pending;
    size_t long_lived_total;
    struct object permanent;     /* what gc.freeze() took out of the others */
    struct collector_statistics statistics[GENERATIONS];
    int debug;
    bool saves_garbage;
    bool disabled;
    bool collecting;
    bool due;
};

/* ---- lists -------------------------------------------------------------- */

static void
list_init(struct object *head)
{
    head->gc_next = head->gc_previous = head;
}

static void
take_out(struct object *object)
{
    object->gc_previous->gc_next = object->gc_next;
    object->gc_next->gc_previous = object->gc_previous;
    object->gc_next = object->gc_previous = NULL;
}

static void
put_last(struct object *head, struct object *object)
{
    object->gc_previous = head->gc_previous;
    object->gc_next = head;
    head->gc_previous->gc_next = object;
    head->gc_previous = object;
}

/* Moves all of from behind all of to. */
static void
append_list(struct object *to, struct object *from)
{
    if (from->gc_next == from)
        return;
    struct object *last = to->gc_previous;
    last->gc_next = from->gc_next;
    from->gc_next->gc_previous = last;
    to->gc_previous = from->gc_previous;
    from->gc_previous->gc_next = to;
    list_init(from);
}

static size_t
list_size(const struct object *head)
{
    size_t size = 0;
    for (const struct object *o = head->gc_next; o != head; o = o->gc_next)
        size++;
    return size;
}

/* ---- the collector's life ----------------------------------------------- */

struct collector *
collector_new(void)
{
    struct collector *collector = mem_alloc(sizeof *collector);
    for (int i = 0; i < GENERATIONS; i++)
        list_init(&collector->heads[i]);
    list_init(&collector->permanent);
    return collector;
}

void
collector_free(struct collector *collector)
{
    mem_free(collector);
}

void
collector_link(struct runtime *runtime, struct object *object)
{
    put_last(&runtime->collector->heads[0], object);
}

void
collector_unlink(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    take_out(object);
}

void
collector_track(struct runtime *runtime, struct object *object)
{
    if (object->flags & NODE_TRACKED)
        return;
    object_set_flags(runtime, object, object->flags | NODE_TRACKED);
    collector_link(runtime, object);
}

void
collector_untrack(struct runtime *runtime, struct object *object)
{
    if (!(object->flags & NODE_TRACKED))
        return;
    take_out(object);
    object_set_flags(runtime, object,
                     object->flags & ~(uint32_t)NODE_TRACKED);
}

bool
collector_may_track(const struct object *object)
{
    unsigned flags = object->type->flags;
    bool is_static = object->address != 0 && object->block_size == 0;
    return (flags & TYPE_HAS_GC_HEAD) != 0 && !is_static &&
           (!(flags & TYPE_UNTRACKS) || (object->flags & NODE_TRACKED));
}

bool
collector_is_plain(const struct object *object)
{
    for (uint32_t i = 0; i < object->slot_count; i++)
        if (object->slots[i] != NULL && collector_may_track(object->slots[i]))
            return false;
    return object->extension == NULL ||
           collector_is_plain(object->extension);
}

/* ---- the passes --------------------------------------------------------- */

static void
tell(struct runtime *runtime, enum collector_phase phase, node_id node,
     uint64_t number)
{
    log_append(runtime->log,
               (struct event){.kind = EVENT_COLLECTOR,
                              .y = (uint32_t)phase,
                              .node = node,
                              .x = (uint32_t)number});
}

/* Whether what object holds counts as held by an instance that lives. */
static bool
is_seen_through(const struct runtime *runtime, const struct object *object)
{
    if (object->seen_through == 0)
        return false;
    const struct object *owner = object_by_id(runtime, object->seen_through);
    return owner != NULL && !(owner->flags & NODE_DYING);
}

/* Calls see for what object refers to, in the order of its traverse function:
 * attributes behind an extension first, lists and tuples from their ends. */
static void
traverse(struct runtime *runtime, struct object *object,
         void (*see)(struct object *target, struct object *young),
         struct object *young)
{
    uint32_t count = object->slot_count;
    bool backward = object->type->flags & TYPE_RELEASES_BACKWARD;
    if (object->extension != NULL && !object->is_extension)
        traverse(runtime, object->extension, see, young);
    for (uint32_t i = 0; i < count; i++) {
        struct object *target =
            object->slots[backward ? count - 1 - i : i];
        if (target == NULL)
            continue;
        if (target->seen_through == object->id &&
            is_seen_through(runtime, target))
            traverse(runtime, target, see, young);
        else if (target->gc_mark != MARK_NONE)
            see(target, young);
    }
}

/* What candidates refer to are no references from outside. */
static void
subtract(struct object *target, struct object *young)
{
    (void)young;
    target->gc_references--;
}

/* Passes 1 and 2.  An object with count 0 is in the hands of C code that has
 * just made it. */
static void
count_outside(struct runtime *runtime, struct object *young)
{
    struct object *o;
    for (o = young->gc_next; o != young; o = o->gc_next) {
        o->gc_references = o->count == 0 ? 1 : (int64_t)o->count;
        o->gc_mark = MARK_CANDIDATE;
    }
    for (o = young->gc_next; o != young; o = o->gc_next)
        if (!is_seen_through(runtime, o))
            traverse(runtime, o, subtract, young);
    for (o = young->gc_next; o != young; o = o->gc_next)
        tell(runtime, COLLECTOR_CANDIDATE, o->id, (uint64_t)o->gc_references);
}

/* What a reachable object refers to is reachable. */
static void
reach(struct object *target, struct object *young)
{
    if (target->gc_mark == MARK_PUT_ASIDE) {
        take_out(target);
        put_last(young, target);
        target->gc_mark = MARK_CANDIDATE;
        target->gc_references = 1;
    } else if (target->gc_references == 0) {
        target->gc_references = 1;
    }
}

/* Pass 3: parts young; its rest is reachable. */
static void
part(struct runtime *runtime, struct object *young,
     struct object *unreachable)
{
    struct object *o = young->gc_next;
    while (o != young) {
        struct object *next;
        if (o->gc_references > 0) {
            if (!is_seen_through(runtime, o))
                traverse(runtime, o, reach, young);
            next = o->gc_next;
            o->gc_mark = MARK_NONE;
            tell(runtime, COLLECTOR_REACHABLE, o->id, 0);
        } else {
            next = o->gc_next;
            take_out(o);
            put_last(unreachable, o);
            o->gc_mark = MARK_PUT_ASIDE;
        }
        o = next;
    }
}

static void
clear_marks(struct object *head)
{
    for (struct object *o = head->gc_next; o != head; o = o->gc_next)
        o->gc_mark = MARK_NONE;
}

static void
forget_plain(struct runtime *runtime, struct object *head, unsigned flag)
{
    struct object *o = head->gc_next;
    while (o != head) {
        struct object *next = o->gc_next;
        if ((o->type->flags & flag) && collector_is_plain(o))
            collector_untrack(runtime, o);
        o = next;
    }
}

static size_t
flag_garbage(struct runtime *runtime, struct object *head)
{
    size_t count = 0;
    for (struct object *o = head->gc_next; o != head; o = o->gc_next) {
        tell(runtime, COLLECTOR_GARBAGE, o->id, 0);
        object_set_flags(runtime, o, o->flags | NODE_UNREACHABLE);
        count++;
    }
    return count;
}

/* Runs the finalizers of garbage, in order; returns whether there were any. */
static bool
finalize_all(struct runtime *runtime, struct object *head,
             struct object *holder)
{
    bool ran = false;
    struct object done;
    list_init(&done);
    while (head->gc_next != head) {
        struct object *o = head->gc_next;
        take_out(o);
        put_last(&done, o);
        if (!type_has_finalizer(o->type) ||
            (o->finalized && o->type->del != NULL))
            continue;
        o->finalized = true;
        ran = true;
        slot_set(runtime, holder, 0, o);
        object_finalize(runtime, o);
        slot_set(runtime, holder, 0, NULL);
    }
    append_list(head, &done);
    return ran;
}

/* After finalizers: takes out of head what has become reachable; all of it,
 * where the profile gives up as soon as something has. */
static void
keep_resurrected(struct runtime *runtime, struct object *head,
                 struct object *old)
{
    struct object still;
    list_init(&still);
    count_outside(runtime, head);
    part(runtime, head, &still);
    if (runtime->profile->resurrection_keeps_all && head->gc_next != head) {
        clear_marks(&still);
        append_list(head, &still);
    }
    for (struct object *o = head->gc_next; o != head; o = o->gc_next)
        object_set_flags(runtime, o,
                         o->flags & ~(uint32_t)NODE_UNREACHABLE);
    append_list(old, head);
    clear_marks(&still);
    append_list(head, &still);
}

/* Pass 4: lets each object of garbage go of what it refers to. */
static void
take_apart(struct runtime *runtime, struct object *head, struct object *old,
           struct object *holder)
{
    bool saves = runtime->collector->saves_garbage &&
                 runtime->hooks.save_garbage != NULL;
    while (head->gc_next != head) {
        struct object *o = head->gc_next;
        if (saves) {
            object_set_flags(runtime, o,
                             o->flags & ~(uint32_t)NODE_UNREACHABLE);
            runtime->hooks.save_garbage(runtime, o);
        } else if (o->type->clear != NULL) {
            slot_set(runtime, holder, 0, o);
            o->type->clear(runtime, o);
            slot_set(runtime, holder, 0, NULL);
        }
        if (head->gc_next == o) { /* it lives on, and may die later */
            take_out(o);
            put_last(old, o);
        }
    }
}

/* Clears all weak references to garbage; what is still alive and wanted to
 * know is told (handle_weakrefs).  Returns how many of those died of it. */
static size_t
clear_weak_references(struct runtime *runtime, struct object *head)
{
    struct object *calls = native_open(runtime, "collector", NULL, 0);
    if (calls == NULL)
        return 0;
    for (struct object *o = head->gc_next; o != head; o = o->gc_next)
        runtime->hooks.clear_garbage_references(runtime, o, calls);
    size_t died = runtime->hooks.call_garbage_callbacks(runtime, calls);
    native_close(runtime, calls);
    return died;
}

static size_t
dispose(struct runtime *runtime, struct object *garbage, struct object *old)
{
    static const char *const names[] = {"the garbage being taken apart"};
    clear_marks(garbage);
    size_t found = flag_garbage(runtime, garbage);
    size_t told = 0;
    if (found == 0)
        return 0;
    struct object *holder = native_open(runtime, "collector", names, 1);
    if (holder == NULL) {
        append_list(old, garbage);
        return found;
    }
    if (runtime->hooks.clear_garbage_references != NULL)
        told = clear_weak_references(runtime, garbage);
    if (finalize_all(runtime, garbage, holder)) {
        keep_resurrected(runtime, garbage, old);
        found = list_size(garbage);
    }
    take_apart(runtime, garbage, old, holder);
    native_close(runtime, holder);
    return found + told;
}

/* What the interpreter itself has is long-lived too. */
static void
note_long_lived(struct runtime *runtime)
{
    struct collector *collector = runtime->collector;
    collector->long_lived_pending = 0;
    collector->long_lived_total = list_size(&collector->heads[OLDEST]) +
                                  (size_t)runtime->profile->gc_startup_objects;
}

/* Moves what is reachable to the next generation, without what need not be
 * known any longer; returns the list in which it is now. */
static struct object *
grow_old(struct runtime *runtime, int generation)
{
    struct collector *collector = runtime->collector;
    struct object *young = &collector->heads[generation];
    forget_plain(runtime, young, TYPE_UNTRACKS);
    if (generation == OLDEST) {
        forget_plain(runtime, young, TYPE_UNTRACKS_LATE);
        note_long_lived(runtime);
        return young;
    }
    if (generation == OLDEST - 1)
        collector->long_lived_pending += list_size(young);
    append_list(&collector->heads[generation + 1], young);
    return &collector->heads[generation + 1];
}

/* The passes of one collection; returns how much garbage there was. */
static size_t
run_passes(struct runtime *runtime, int generation)
{
    struct collector *collector = runtime->collector;
    struct object garbage;
    tell(runtime, COLLECTOR_STARTED, 0, (uint64_t)generation);
    if (generation < OLDEST)
        collector->counts[generation + 1]++;
    for (int i = 0; i <= generation; i++)
        collector->counts[i] = 0;

    struct object *young = &collector->heads[generation];
    for (int i = 0; i < generation; i++)
        append_list(young, &collector->heads[i]);
    list_init(&garbage);
    count_outside(runtime, young);
    part(runtime, young, &garbage);
    struct object *old = grow_old(runtime, generation);
    size_t found = dispose(runtime, &garbage, old);
    if (generation == OLDEST)
        allocator_clear_lists(runtime->allocator);
    tell(runtime, COLLECTOR_FINISHED, 0, found);
    collector->statistics[generation].collections++;
    collector->statistics[generation].collected += found;
    return found;
}

static size_t
collect(struct runtime *runtime, int generation)
{
    struct collector *collector = runtime->collector;
    void (*watch)(struct runtime *, bool, int, size_t) =
        runtime->hooks.collection;
    collector->collecting = true;
    if (watch != NULL)
        watch(runtime, true, generation, 0);
    size_t found = run_passes(runtime, generation);
    if (watch != NULL)
        watch(runtime, false, generation, found);
    collector->collecting = false;
    return found;
}

/* ---- when it runs ------------------------------------------------------- */

bool
collector_collect(struct runtime *runtime, int generation, size_t *found)
{
    *found = 0;
    if (!runtime->collector->collecting)
        *found = collect(runtime, generation);
    return !runtime->stopped;
}

bool
collector_run_due(struct runtime *runtime)
{
    struct collector *collector = runtime->collector;
    if (!collector->due || collector->collecting)
        return true;
    collector->due = false;
    for (int i = OLDEST; i >= 0; i--) {
        if (collector->counts[i] <= collector->thresholds[i])
            continue;
        if (i == OLDEST && collector->long_lived_pending <
                               collector->long_lived_total / 4)
            continue;
        collect(runtime, i);
        break;
    }
    return !runtime->stopped;
}

bool
collector_is_due(const struct runtime *runtime)
{
    return runtime->collector->due;
}

void
collector_note_allocation(struct runtime *runtime)
{
    struct collector *collector = runtime->collector;
    collector->counts[0]++;
    if (collector->counts[0] <= collector->thresholds[0] ||
        collector->thresholds[0] == 0 || collector->disabled ||
        collector->collecting || has_failed(runtime))
        return;
    collector->due = true;
    if (runtime->profile->gc_runs_in_allocation)
        collector_run_due(runtime);
}

void
collector_note_release(struct runtime *runtime)
{
    if (runtime->collector->counts[0] > 0)
        runtime->collector->counts[0]--;
}

void
collector_enable(struct runtime *runtime, bool enabled)
{
    runtime->collector->disabled = !enabled;
}

bool
collector_is_enabled(const struct runtime *runtime)
{
    return !runtime->collector->disabled;
}

void
collector_thresholds(const struct runtime *runtime, int thresholds[3])
{
    for (int i = 0; i < GENERATIONS; i++)
        thresholds[i] = runtime->collector->thresholds[i];
}

void
collector_set_thresholds(struct runtime *runtime, const int thresholds[3])
{
    for (int i = 0; i < GENERATIONS; i++)
        runtime->collector->thresholds[i] = thresholds[i];
}

void
collector_counts(const struct runtime *runtime, int counts[3])
{
    for (int i = 0; i < GENERATIONS; i++)
        counts[i] = runtime->collector->counts[i];
}

/* ---- what gc asks ------------------------------------------------------- */

void
collector_settle(struct runtime *runtime)
{
    struct collector *collector = runtime->collector;
    int generation = runtime->profile->startup_generation;
    for (int i = 0; i < generation; i++) {
        append_list(&collector->heads[generation], &collector->heads[i]);
        collector->counts[i] = 0;
    }
    note_long_lived(runtime);
}

void
collector_set_debug(struct runtime *runtime, int flags, bool saves)
{
    runtime->collector->debug = flags;
    runtime->collector->saves_garbage = saves;
}

int
collector_debug(const struct runtime *runtime)
{
    return runtime->collector->debug;
}

void
collector_freeze(struct runtime *runtime)
{
    struct collector *collector = runtime->collector;
    for (int i = 0; i < GENERATIONS; i++) {
        append_list(&collector->permanent, &collector->heads[i]);
        collector->counts[i] = 0;
    }
}

void
collector_unfreeze(struct runtime *runtime)
{
    struct collector *collector = runtime->collector;
    append_list(&collector->heads[OLDEST], &collector->permanent);
}

size_t
collector_frozen_count(const struct runtime *runtime)
{
    return list_size(&runtime->collector->permanent);
}

void
collector_statistics(const struct runtime *runtime, int generation,
                     struct collector_statistics *statistics)
{
    *statistics = runtime->collector->statistics[generation];
}

bool
collector_each(struct runtime *runtime, int generation,
               bool (*visit)(struct runtime *runtime, struct object *object,
                             void *context),
               void *context)
{
    struct object *head = &runtime->collector->heads[generation];
    struct object *last = head->gc_previous;
    if (last == head)
        return true;
    struct object *o = head->gc_next;
    while (visit(runtime, o, context)) {
        if (o == last)
            return true;
        o = o->gc_next;
    }
    return false;
}
