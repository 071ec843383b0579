/*
 * event: what can happen to a heap, in pieces small enough to be undone.
 *
 * The simulator tells everything that it does as events; everything that a
 * user sees is made from them.  A node is anything that can hold references
 * or be referred to: objects first of all, and the holders that are no
 * objects of the language (the parser's arena, C code at work).  Nodes are
 * numbered from 1 in order of birth and a number is never used again.
 */
#ifndef REFSTEP_TIMELINE_EVENT_H
#define REFSTEP_TIMELINE_EVENT_H

#include <stddef.h>
#include <stdint.h>

typedef uint32_t node_id;  /* 0: none */
typedef uint32_t text_id;  /* a text kept by the log; 0: the empty text */
typedef uint32_t layout_id; /* a list of names of slots kept by the log; 0:
                               none */

enum event_kind {
#define EVENT(name, words) EVENT_##name,
#include "timeline/event.def"
#undef EVENT
    EVENT_KIND_COUNT
};

/* Slots are numbered up to this; limits.slots stays below. */
#define EVENT_SLOT_MAX 0x7FFFFFu
#define EVENT_SLOT(number) ((number) & EVENT_SLOT_MAX)

/* The meaning of the fields is in event.def; how events are kept, in
 * event_store.h. */
struct event {
    node_id node;
    uint32_t slot : 24;
    uint32_t kind : 7;               /* enum event_kind */
    uint32_t begins_instruction : 1; /* first event of a new micro-step */
    uint32_t x, y;
};

/* Most events are one change; OPERANDS_REPLACED is several in one.  Stores
 * the single changes that an event stands for, in order, and returns how many
 * they are. */
#define EVENT_MOST_PARTS 3
size_t event_parts(const struct event *event,
                   struct event parts[EVENT_MOST_PARTS]);

/* What a node is.  Only objects have a count that means something to the
 * user; the others are holders. */
enum node_kind {
    NODE_OBJECT,
    NODE_NAMESPACE, /* the dict of a module or class body: names → objects */
    NODE_FRAME,     /* a frame: variables, then the evaluation stack */
    NODE_CODE,      /* a code object, which holds its constants */
    NODE_ARENA,     /* the parser's references to what literals made */
    NODE_NATIVE     /* C code at work, and what it holds meanwhile */
};

#define NODE_KIND_COUNT (NODE_NATIVE + 1)

/* How the slots of a node are labelled. */
enum slot_scheme {
    SLOTS_NONE,
    SLOTS_INDEX,     /* [0], [1] …: list, tuple */
    SLOTS_PAIRS,     /* key, value, key, value …: dict */
    SLOTS_MEMBERS,   /* {}: set, frozenset */
    SLOTS_REFERENTS, /* ref[0], ref[1] …: iterators, views */
    SLOTS_NAMES      /* a name each, given when the slot is inserted */
};

enum node_flag {
    NODE_IMMORTAL = 1 << 0,   /* the count never changes (PEP 683) */
    NODE_SHARED = 1 << 1,     /* the interpreter holds it too: no number */
    NODE_ATOM = 1 << 2,       /* has a value to write and no slots */
    NODE_INTERNED = 1 << 3,
    NODE_TRACKED = 1 << 4,    /* known to the cycle collector */
    NODE_UNREACHABLE = 1 << 5,/* found to be garbage, not yet freed */
    NODE_OPAQUE = 1 << 6,     /* made by library code: inside not shown */
    NODE_HIDDEN = 1 << 7,     /* internal; never drawn as a box by default */
    NODE_DYING = 1 << 8,      /* its count reached 0; it lets go of things */
    NODE_SUSPENDED = 1 << 9,  /* a generator that waits; one is born so, and is
                                 itself the frame that runs */
    NODE_FOREIGN = 1 << 10,   /* of a class of the library: its attributes are
                                 shown, but not by their names */
    NODE_HEAP_TYPE = 1 << 12, /* a type of the library that is made at run
                                 time: shown as a base */
    NODE_RETYPED = 1 << 11    /* of another class than at birth: that in its
                                 slot "__class__" */
};

enum collector_phase {
    COLLECTOR_STARTED,     /* x: generation */
    COLLECTOR_CANDIDATE,   /* node: x references from outside are left */
    COLLECTOR_REACHABLE,   /* node is kept */
    COLLECTOR_GARBAGE,     /* node is unreachable */
    COLLECTOR_FINISHED     /* x: number of unreachable objects found */
};

enum step_kind {
    STEP_LINE,      /* before a statement */
    STEP_HEADER,    /* before a loop's next item or test, elif … */
    STEP_CALL,      /* a function has been entered, its parameters are set */
    STEP_RETURN,    /* a function is about to leave, with a value */
    STEP_EXCEPTION, /* an exception was raised in a frame */
    STEP_END,       /* after the last statement; the module's code lives */
    STEP_EXIT       /* after the module has ended and let go of its names */
};

/* Returns the enumerator's name without its prefix, in lower case with
 * spaces ("reference set"); for dumps and messages.  Static storage. */
const char *event_kind_name(enum event_kind kind);

/* Returns "line", "header" … as `refstep trace` writes them. */
const char *step_kind_name(enum step_kind kind);

#endif
