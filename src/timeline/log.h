/*
 * log: the timeline itself, an append-only list of events and the tables
 * that they point into.
 *
 * The simulator appends; everyone else reads.  What never changes about a
 * node is told once, at its birth, and can be asked for at any time, so that
 * a layout can know about nodes that are yet to come.
 */
#ifndef REFSTEP_TIMELINE_LOG_H
#define REFSTEP_TIMELINE_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "timeline/event.h"
#include "timeline/event_store.h"

struct log; /* opaque */

/* Everything about a node that never changes. */
struct birth {
    enum node_kind kind : 4;
    enum slot_scheme scheme : 3;
    bool extended : 1;   /* behind the slots of its scheme are others, which
                            have names: attributes of a derived list … */
    uint32_t flags : 24; /* enum node_flag at birth */
    uint32_t serial;   /* list #serial: from 1 among nodes of this type */
    text_id type;      /* type(o).__name__; for holders what they are:
                          "module", "function", "parser", "list.sort" … */
    text_id name;      /* functions, frames, code: their name; else 0 */
    text_id preview;   /* atoms: repr, cut at LOG_PREVIEW_MAX characters */
    layout_id layout;  /* the slots it is born with, all empty; 0: none */
    node_id referent;  /* weak references: what they refer to until they are
                          cleared, without holding it; else 0 */
    uint32_t size;     /* bytes at birth, as sys.getsizeof */
    uint32_t length;   /* atoms: full length of the repr in characters */
    uint32_t event;    /* index of its NODE_BORN event, BIRTH_UNTOLD: it has
                          none; filled by the log */
    uint64_t address;  /* 0: has none */
};

#define LOG_PREVIEW_MAX 200
#define BIRTH_UNTOLD UINT32_MAX
#define BIRTH_FLAGS(flags) ((flags) & 0xFFFFFFu)

/* Nodes that are numbered apart (log_number_apart) have larger numbers. */
#define LOG_APART_FROM 1000000u

/* Returns whether a library made a node for itself, when it was loaded. */
static inline bool
birth_is_apart(const struct birth *birth)
{
    return birth->serial > LOG_APART_FROM;
}

struct step {
    int line;      /* from 1; 0: none (exit) */
    unsigned column : 24;    /* from 1, in code points */
    enum step_kind kind : 8;
    node_id frame; /* innermost running frame */
    node_id value; /* STEP_RETURN: what is returned; STEP_EXCEPTION: what is
                      raised; else 0 */
    text_id exception; /* STEP_EXCEPTION, STEP_END: "TypeError: …"; else 0 */
    uint32_t event; /* index of its STEP event; filled by the log */
};

/* Returns an empty log (log_free).  limit: events it takes at most, below
 * 2^32 in any case. */
struct log *log_new(size_t limit);
void log_free(struct log *log);

/* Lets the log take about so many bytes at most; SIZE_MAX, as at first: any
 * number. */
void log_limit_bytes(struct log *log, size_t bytes);

/* ---- writing, by the simulator ------------------------------------------- */

/* What the log begins with: the end, where events are written.  It is known
 * here so that writing one, which happens more often than anything else, needs
 * no call. */
struct log_end {
    uint32_t *next;          /* where the next event goes */
    size_t room;             /* so many events certainly can be written */
    node_id holder;          /* as event_store.h says */
    uint32_t begins;         /* WRITTEN_BEGINS: with the next event that is no
                                STEP an instruction begins; else 0 */
    bool full;               /* what comes now is lost */
};

/* Makes room where there is none; false when a limit is reached. */
bool log_make_room(struct log *log);

/* Keeps what is asked later about calls and cleared weak references. */
void log_note(struct log *log, enum event_kind kind, node_id node);

/* Writes an event of any length. */
void log_write_long(struct log_end *end, enum event_kind kind, node_id node,
                    uint32_t slot, uint32_t x, uint32_t y);

static inline struct log_end *
log_end_of(struct log *log)
{
    return (struct log_end *)(void *)log;
}

/* Keeps a copy of length bytes (UTF-8) and returns its id; equal texts get
 * equal ids. */
text_id log_text(struct log *log, const char *bytes, size_t length);

/* Returns the id of the digits of a number below LOG_NUMBERS; there is nothing
 * to keep. */
#define LOG_NUMBERS 0x80000000u
static inline text_id
log_number(uint32_t number)
{
    return LOG_NUMBERS | number;
}

/* Keeps a copy of the names of count slots, of which many nodes may be born
 * (frames of one function), and returns its id.  Each call makes a new one. */
layout_id log_layout(struct log *log, const text_id *names, size_t count);

/* Numbers a new node, keeps *birth (serial and event are filled in) and
 * appends its NODE_BORN.  Serials count nodes of one kind and type.  When
 * the log is full the node has a number and a birth without an event
 * (BIRTH_UNTOLD): it never comes to life in a world. */
node_id log_birth(struct log *log, const struct birth *birth);

/* Appends an event, as its fields: what compilers can see through. */
static inline void
log_write(struct log *log, enum event_kind kind, node_id node, uint32_t slot,
          uint32_t x, uint32_t y)
{
    struct log_end *end = log_end_of(log);
    if (end->room == 0 && !log_make_room(log))
        return;
    if (kind == EVENT_FRAME_PUSHED || kind == EVENT_FRAME_POPPED
        || kind == EVENT_WEAKREF_CLEARED)
        log_note(log, kind, node);
    end->room--;
    if (node != end->holder || (x != 0 && y != 0)) {
        log_write_long(end, kind, node, slot, x, y);
        return;
    }
    end->next[0] = (uint32_t)kind | end->begins
                   | (x != 0 ? WRITTEN_X : WRITTEN_Y)
                   | slot << WRITTEN_SLOT_SHIFT;
    end->next[1] = x | y;
    end->next += 2;
    end->begins = 0;
}

/* Appends an event (begins_instruction is filled in by the log). */
static inline void
log_append(struct log *log, struct event event)
{
    log_write(log, event.kind, event.node, event.slot, event.x, event.y);
}

/* From now on nodes are numbered apart (or no longer): what a library makes for
 * itself must not take the small numbers, by which a reader calls what the
 * scene makes.  Returns whether they were before. */
bool log_number_apart(struct log *log, bool apart);

/* Gives a node another number. */
void log_set_serial(struct log *log, node_id node, uint32_t serial);

/* Returns whether a limit was reached; what was appended after
 * that is lost, so whoever runs a scene must stop it then. */
static inline bool
log_is_full(struct log *log)
{
    return log_end_of(log)->full;
}

/* The next event appended begins a new instruction: a micro-step.  A STEP
 * itself begins none; what follows it does. */
static inline void
log_begin_instruction(struct log *log)
{
    log_end_of(log)->begins = WRITTEN_BEGINS;
}

/* Appends step, whose frame's line was old_line before; returns its number,
 * from 0. */
size_t log_step(struct log *log, const struct step *step, int old_line);

/* Keeps a permutation of count numbers and appends SLOTS_PERMUTED for the
 * slots of node from slot on. */
void log_permute(struct log *log, node_id node, uint32_t slot,
                 const uint32_t *permutation, size_t count);

/* Appends length bytes of the scene's output. */
void log_output(struct log *log, const char *bytes, size_t length);

/* ---- reading ------------------------------------------------------------- */

/* Returns how many events there are, and event number index of them, which
 * stays where it is. */
size_t log_event_count(const struct log *log);
const struct event *log_event(const struct log *log, size_t index);

/* The same for many: returns the events from index on that lie together in
 * memory and stores how many they are (0 and NULL past the last).  The other
 * way: returns the events that lie together before index, the first of them;
 * the last is the one just before index. */
const struct event *log_events_from(const struct log *log, size_t index,
                                    size_t *count);
const struct event *log_events_before(const struct log *log, size_t index,
                                      size_t *count);
size_t log_step_count(const struct log *log);
const struct step *log_step_at(const struct log *log, size_t number);

/* A frame began or stopped running. */
struct call {
    size_t event; /* index of the FRAME_PUSHED or FRAME_POPPED */
    node_id frame;
    bool begins;
};

/* Returns all of them, in order, and stores how many they are; valid until the
 * next event. */
const struct call *log_calls(const struct log *log, size_t *count);

/* Returns how many nodes were ever born; their ids are 1 … that. */
node_id log_node_count(const struct log *log);
const struct birth *log_birth_of(const struct log *log, node_id node);

/* Returns whether a node is a generator: an object that is the frame of its
 * call.  Its slots "local x" are the variables, those called GENERATOR_STACK
 * the evaluation stack. */
#define GENERATOR_LOCAL "local "

/* What the names of slots of a module's or a class body's frame begin with
 * that have the variables of a comprehension. */
#define HIDDEN_LOCAL "(hidden) "

/* The name of the interpreter's slots that hold names of attributes which a
 * scene computed, until others take their places: CPython does so by
 * addresses, so that no one can tell when. */
#define METHOD_CACHE "method cache"

/* Returns the name of the variable in a slot of a generator, without that; any
 * other name as it is. */
const char *generator_variable(const char *slot);
#define GENERATOR_STACK "(stack)"
static inline bool
birth_is_generator(const struct birth *birth)
{
    return birth->flags & NODE_SUSPENDED;
}

/* Returns the index of the event that cleared a weak reference, SIZE_MAX if
 * none did. */
size_t log_cleared(const struct log *log, node_id node);

/* Returns a text, NUL-terminated; length may be NULL. */
const char *log_text_bytes(const struct log *log, text_id text,
                           size_t *length);

/* Returns the id of a text that was kept, or 0. */
text_id log_find_text(const struct log *log, const char *bytes,
                      size_t length);

/* Returns the permutation number index and stores its length. */
const uint32_t *log_permutation(const struct log *log, uint32_t index,
                                size_t *count);

/* Returns the names of a layout and stores how many there are. */
const text_id *log_layout_names(const struct log *log, layout_id layout,
                                size_t *count);

/* Returns all output ever written; a world knows how much of it there is at
 * its moment. */
const char *log_output_bytes(const struct log *log, size_t *length);

/* Returns the bytes of memory that the log takes. */
size_t log_memory(const struct log *log);

#endif
