/* sys: the interpreter's view of itself. */
#include "object/special.h"
#include "heap/native.h"
#include "heap/collector.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/dict_type.h"
#include "object/exception.h"
#include "library/stream.h"
#include "object/function.h"
#include "object/list.h"
#include "object/module.h"
#include "object/operation.h"
#include "object/sequence.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "vm/machine.h"

/* What an immortal object's count reads (PEP 683). */
#define IMMORTAL_COUNT INT64_C(4294967295)

static bool
get_reference_count(struct runtime *runtime, struct object *self,
                    const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    (void)self;
    /* The argument is on the caller's stack, which counts by itself.  For what
     * the interpreter shares (small ints before 3.12, modules …) the answer is
     * the number of references that this run made; the interpreter's own are
     * not known, and scenes are not promised them. */
    if (object->flags & NODE_IMMORTAL)
        return give_int(runtime, IMMORTAL_COUNT, result);
    return give_int(runtime, (int64_t)object->count, result);
}

/* Calls __sizeof__ of the scene while a tuple holds the object. */
static bool
ask_size(struct runtime *runtime, struct object *native, int64_t *size,
         bool *found)
{
    struct object *object = native->slots[0];
    struct ref answer = {native, 1};
    if (!special_ask(runtime, object, "__sizeof__", NULL, answer, found)
        || !*found)
        return !has_failed(runtime);
    const struct object *given = ref_get(answer);
    if (!object_is_int(given))
        return raise_error(runtime, "TypeError",
                           "'%s' object cannot be interpreted as an integer",
                           given->type->name);
    if (!atom_to_index(runtime, ref_get(answer), true, size))
        return false;
    if (*size < 0)
        return raise_error(runtime, "ValueError",
                           "__sizeof__() should return >= 0");
    *size += (int64_t)(object_size(runtime, object)
                       - object_own_size(runtime, object));
    return true;
}

static bool
get_size(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"an argument", "the size"};
    struct object *object = arguments->items[0];
    (void)self;
    if (object_is_dict(object))
        dict_measure(runtime, object);
    int64_t size = (int64_t)object_size(runtime, object);
    if (special_of_scene(runtime, object, "__sizeof__")) {
        struct object *native = native_open(runtime, "getsizeof", names, 2);
        if (!native)
            return false;
        slot_set(runtime, native, 0, object);
        bool found, fine = ask_size(runtime, native, &size, &found);
        native_close(runtime, native);
        if (!fine)
            return false;
    }
    return give_int(runtime, size, result);
}

static bool
intern(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    struct object *str = arguments->items[0];
    (void)self;
    if (!object_is_str(str))
        return raise_error(runtime, "TypeError",
                           "intern() argument must be str, not %s",
                           str->type->name);
    return give(runtime, str_intern(runtime, str, false), result);
}

static bool
get_recursion_limit(struct runtime *runtime, struct object *self,
                    const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_int(runtime, (int64_t)runtime->limits.call_depth, result);
}

static bool
set_recursion_limit(struct runtime *runtime, struct object *self,
                    const struct arguments *arguments, struct ref result)
{
    int64_t limit;
    (void)self;
    if (!atom_to_index(runtime, arguments->items[0], false, &limit))
        return false;
    if (limit < 1)
        return raise_error(runtime, "ValueError",
                           "recursion limit must be greater or equal than 1");
    runtime->limits.call_depth = (size_t)limit;
    return give_none(runtime, result);
}

static bool
leave(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)result;
    if (arguments->count > 0)
        return raise_with_object(runtime, "SystemExit", arguments->items[0]);
    struct object *none = tuple_empty(runtime);
    struct object *exception =
        none ? exception_new(runtime, exception_type("SystemExit"), none)
             : NULL;
    return exception ? raise_exception(runtime, exception) : false;
}

/* What sys.exc_info() is made of: NULL where there is nothing. */
static bool
get_exception_info(struct runtime *runtime, struct object *self,
                   const struct arguments *arguments, struct ref result)
{
    struct object *none = atom_none(runtime);
    struct object *handled = runtime_handled(runtime);
    struct object *items[] = {none, none, none};
    (void)self;
    (void)arguments;
    if (handled) {
        struct object *traceback = handled->slots[EXCEPTION_TRACEBACK];
        items[0] = type_object_of(runtime, handled->type);
        items[1] = handled;
        items[2] = traceback ? traceback : none;
    }
    return give_tuple(runtime, items, 3, result);
}

static bool
get_exception(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    struct object *handled = runtime_handled(runtime);
    (void)self;
    (void)arguments;
    return handled ? give(runtime, handled, result)
                   : give_none(runtime, result);
}

/* ---- constants ---------------------------------------------------------- */

static bool
make_version(struct runtime *runtime, struct ref result)
{
    struct text text = {0};
    text_add_format(&text, "3.%d.%d (refstep)", runtime->profile->minor,
                    runtime->profile->micro);
    return give_text(runtime, &text, result);
}

/* sys.version_info: a tuple whose items have names too. */
static bool
get_version_item(struct runtime *runtime, struct object *object,
                 struct object *key, struct ref result)
{
    return tuple_type.get_item(runtime, object, key, result);
}

static bool
iterate_version(struct runtime *runtime, struct object *object,
                struct ref result)
{
    return tuple_type.iterate(runtime, object, result);
}

static bool
hash_version(struct runtime *runtime, struct object *object, int64_t *hash)
{
    return tuple_type.hash(runtime, object, hash);
}

static bool
show_version(struct runtime *runtime, struct object *object,
             struct text *out)
{
    static const char *const names[] = {"major", "minor", "micro",
                                        "releaselevel", "serial"};
    text_add_string(out, "sys.version_info(");
    for (uint32_t i = 0; i < object->slot_count; i++) {
        text_add_format(out, "%s%s=", i > 0 ? ", " : "", names[i]);
        if (!object_repr(runtime, object->slots[i], out))
            return false;
    }
    text_add_byte(out, ')');
    return true;
}

#define VERSION_PART(function_name, index)                                  \
    static bool function_name(struct runtime *runtime,                      \
                              struct object *object, struct ref result)     \
    {                                                                       \
        return give(runtime, object->slots[index], result);                 \
    }

VERSION_PART(get_major, 0)
VERSION_PART(get_minor, 1)
VERSION_PART(get_micro, 2)
VERSION_PART(get_level, 3)
VERSION_PART(get_serial, 4)

static const struct getter version_getters[] = {
    {"major", get_major},        {"minor", get_minor},
    {"micro", get_micro},        {"releaselevel", get_level},
    {"serial", get_serial},      {0},
};

static const struct type version_info_type = {
    .name = "version_info",
    .base = &tuple_type,
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_RELEASES_BACKWARD,
    .scheme = SLOTS_INDEX,
    .struct_size = sizeof(struct object),
    .repr = show_version,
    .hash = hash_version,
    .compare_truth = sequence_compare,
    .length = sequence_length,
    .get_item = get_version_item,
    .contains = sequence_contains,
    .iterate = iterate_version,
    .getters = version_getters,
};

static bool
make_version_info(struct runtime *runtime, struct ref result)
{
    enum { PARTS = 5, SIZE = 40 + 8 * PARTS };
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .flags = NODE_SHARED | NODE_OPAQUE,
                                 .size = SIZE,
                                 .block_size = SIZE + 16};
    struct object *items[PARTS] = {
        atom_new_int(runtime, 3),
        atom_new_int(runtime, runtime->profile->minor),
        atom_new_int(runtime, runtime->profile->micro),
        atom_new_c(runtime, "final"),
        atom_new_int(runtime, 0),
    };
    struct object *info = object_new(runtime, &version_info_type, &birth);
    if (!info || !slots_insert(runtime, info, 0, PARTS, NULL))
        return false;
    for (uint32_t i = 0; i < PARTS; i++)
        slot_set(runtime, info, i, items[i]);
    return give(runtime, info, result);
}

static bool
make_greatest_size(struct runtime *runtime, struct ref result)
{
    return give_int(runtime, INT64_MAX, result);
}

static bool
make_platform(struct runtime *runtime, struct ref result)
{
    return give(runtime, atom_new_c(runtime, "linux"), result);
}

static bool
make_byte_order(struct runtime *runtime, struct ref result)
{
    return give(runtime, atom_new_c(runtime, "little"), result);
}

static bool
make_input(struct runtime *runtime, struct ref result)
{
    return give(runtime, stream_new(runtime, STREAM_INPUT), result);
}

static bool
make_output(struct runtime *runtime, struct ref result)
{
    return give(runtime, stream_new(runtime, STREAM_OUTPUT), result);
}

static bool
make_errors(struct runtime *runtime, struct ref result)
{
    return give(runtime, stream_new(runtime, STREAM_ERROR), result);
}

static bool
make_arguments(struct runtime *runtime, struct ref result)
{
    struct object *name = atom_new_c(runtime, "scene.py");
    return name && give(runtime, list_from_items(runtime, &name, 1), result);
}

static bool
make_path(struct runtime *runtime, struct ref result)
{
    struct object *folder = str_intern_c(runtime, "", true);
    return folder && give(runtime, list_from_items(runtime, &folder, 1),
                          result);
}

static bool
make_number(struct runtime *runtime, struct ref result)
{
    const struct profile *profile = runtime->profile;
    return give_int(runtime, 0x030000f0 | profile->minor << 16
                    | profile->micro << 8, result);
}

/* sys._getframe(depth) */
static bool
get_frame(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    int64_t depth = 0;
    (void)self;
    if (arguments->count > 0
        && !atom_to_c_int(runtime, arguments->items[0], &depth))
        return false;
    return machine_frame_at(runtime, depth < 0 ? 0 : (size_t)depth, result);
}

/* sys.excepthook(type, exception, traceback): writes the traceback. */
static bool
report_uncaught(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    (void)self;
    if (object_is_exception(arguments->items[1]))
        machine_report(runtime, arguments->items[1], NULL, &text);
    machine_complain(runtime, &text);
    text_release(&text);
    return give_none(runtime, result);
}

static const struct constant_entry constants[] = {
    {"path", make_path},
    {"hexversion", make_number},
    {"stdin", make_input},
    {"stdout", make_output},
    {"stderr", make_errors},
    {"argv", make_arguments},
    {"version", make_version},
    {"version_info", make_version_info},
    {"maxsize", make_greatest_size},
    {"platform", make_platform},
    {"byteorder", make_byte_order},
    {0},
};

static const struct method functions[] = {
    {"getrefcount", get_reference_count, 1, 1, NULL,
     "the reference count, with the one that the argument is"},
    {"getsizeof", get_size, 1, 2, NULL, "the size in bytes"},
    {"intern", intern, 1, 1, NULL, "the one object for a text"},
    {"getrecursionlimit", get_recursion_limit, 0, 0, NULL,
     "how deep calls may go"},
    {"setrecursionlimit", set_recursion_limit, 1, 1, NULL,
     "set how deep calls may go"},
    {"exc_info", get_exception_info, 0, 0, NULL,
     "type, exception and traceback of what is being handled"},
    {"exception", get_exception, 0, 0, NULL, "what is being handled"},
    {"_getframe", get_frame, 0, 1, NULL, "the frame that runs"},
    {"excepthook", report_uncaught, 3, 3, NULL,
     "write a traceback to standard error"},
    {"__excepthook__", report_uncaught, 3, 3, NULL,
     "write a traceback to standard error"},
    {"exit", leave, 0, 1, NULL, "end the program"},
    {0},
};

const struct library_module module_sys = {
    .name = "sys",
    .functions = functions,
    .constants = constants,
    .more = "_sys_more",
    .copied_until = 11,
    .set_later = " path argv ",
};
