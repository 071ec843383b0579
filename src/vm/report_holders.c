#include "vm/report_holders.h"

#include "heap/native.h"
#include "object/exception.h"
#include "object/type_object.h"

enum part { PART_VALUE, PART_TYPE, PART_TRACEBACK };

struct holder {
    const char *name;
    enum part part;
    int since, until; /* versions of CPython; 0: all */
};

struct holders {
    const char *what;
    const struct holder *items;
    size_t count;
};

static const struct holder uncaught[] = {
    {"sys.last_exc", PART_VALUE, 12, 0},
    {"sys.last_type", PART_TYPE, 0, 0},
    {"sys.last_value", PART_VALUE, 0, 0},
    {"sys.last_traceback", PART_TRACEBACK, 0, 0},
};

static const struct holder ignored[] = {
    {"exc_type", PART_TYPE, 0, 0},
    {"exc_tb", PART_TRACEBACK, 0, 0},
    {"hook_args.exc_type", PART_TYPE, 0, 0},
    {"hook_args.exc_value", PART_VALUE, 0, 0},
    {"hook_args.exc_traceback", PART_TRACEBACK, 0, 0},
};

static const struct holder printed[] = {
    {"value", PART_VALUE, 0, 0},
    {"tb", PART_TRACEBACK, 0, 10},
};

static const struct holder module[] = {
    {"exc of _print_exception_bltin()", PART_VALUE, 0, 0},
    {"exc of print_exception()", PART_VALUE, 0, 0},
    {"value of print_exception()", PART_VALUE, 0, 0},
    {"tb of print_exception()", PART_TRACEBACK, 0, 0},
};

/* The arguments lie on the stack of the caller, in the tuple for __init__, in
 * the array that holds those with names as well, and in its variables. */
static const struct holder described[] = {
    {"an argument", PART_TYPE, 0, 0},
    {"an argument", PART_VALUE, 0, 0},
    {"an argument", PART_TRACEBACK, 0, 0},
    {"an item of the arguments", PART_TYPE, 0, 0},
    {"an item of the arguments", PART_VALUE, 0, 0},
    {"an item of the arguments", PART_TRACEBACK, 0, 0},
    {"an argument of __init__", PART_TYPE, 0, 0},
    {"an argument of __init__", PART_VALUE, 0, 0},
    {"an argument of __init__", PART_TRACEBACK, 0, 0},
    {"exc_type", PART_TYPE, 0, 0},
    {"exc_value", PART_VALUE, 0, 0},
    {"exc_traceback", PART_TRACEBACK, 0, 0},
};

static const struct holder made[] = {
    {"_exc_type", PART_TYPE, 0, 0},
};

static const struct holder text[] = {
    {"value of _safe_string()", PART_VALUE, 0, 0},
    {"the argument of str()", PART_VALUE, 0, 0},
};

#define HOLDERS(what, items) {what, items, sizeof items / sizeof items[0]}

static const struct holders tables[] = {
    [HOLDERS_UNCAUGHT] = HOLDERS("PyErr_Print", uncaught),
    [HOLDERS_IGNORED] = HOLDERS("PyErr_WriteUnraisable", ignored),
    [HOLDERS_PRINTED] = HOLDERS("print_exception", printed),
    [HOLDERS_MODULE] = HOLDERS("traceback", module),
    [HOLDERS_DESCRIBED] = HOLDERS("TracebackException", described),
    [HOLDERS_MADE] = HOLDERS("TracebackException", made),
    [HOLDERS_TEXT] = HOLDERS("_safe_string", text),
};

bool
report_hold_also(struct runtime *runtime, struct object *native,
                 const char *name, struct object *object)
{
    uint32_t slot = native->slot_count;
    if (!object)
        return true;
    if (!slots_insert(runtime, native, slot, 1, name))
        return false;
    slot_set(runtime, native, slot, object);
    return true;
}

static struct object *
part_of(struct runtime *runtime, struct object *exception, enum part part)
{
    switch (part) {
    case PART_TYPE:
        return type_object_of(runtime, exception->type);
    case PART_TRACEBACK:
        return exception->slots[EXCEPTION_TRACEBACK];
    case PART_VALUE:
        break;
    }
    return exception;
}

struct object *
report_hold(struct runtime *runtime, enum report_holders kind,
            struct object *exception)
{
    const struct holders *table = &tables[kind];
    int minor = runtime->profile->minor;
    struct object *native = native_open(runtime, table->what, NULL, 0);
    if (!native)
        return NULL;
    for (size_t i = 0; i < table->count; i++) {
        const struct holder *holder = &table->items[i];
        bool is_there = minor >= holder->since
                        && (holder->until == 0 || minor <= holder->until);
        if (is_there
            && !report_hold_also(
                runtime, native, holder->name,
                part_of(runtime, exception, holder->part))) {
            native_close(runtime, native);
            return NULL;
        }
    }
    return native;
}

bool
report_hold_origins(struct runtime *runtime, struct object *native,
                    struct object *exception)
{
    struct object *cause = exception->slots[EXCEPTION_CAUSE];
    struct object *context = exception->slots[EXCEPTION_CONTEXT];
    bool has_both = runtime->profile->report_holds_both_origins;
    return report_hold_also(runtime, native, "cause", cause)
           && ((cause && !has_both)
               || report_hold_also(runtime, native, "context", context));
}
