#include "vm/uncaught.h"

#include "heap/native.h"
#include "object/atom.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/module.h"
#include "object/namespace.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "object/traceback.h"
#include "vm/frame_object.h"
#include "vm/marks.h"
#include "vm/report.h"
#include "vm/report_holders.h"

/* Appends "TypeError: message", with the colon in any case. */
static void
describe(struct runtime *runtime, struct object *exception, struct text *out)
{
    text_add_format(out, "%s: ", exception->type->name);
    size_t length = out->length;
    if (object_str(runtime, exception, out))
        return;
    text_truncate(out, length);
    text_add_string(out, "<exception str() failed>");
}

enum { PLAIN_DEPTH = 3, PLAIN_ITEMS = 20 };

/* Whether str() and repr() of an object run nothing of the scene, and are not
 * long: a display tells them while the scene runs. */
static bool
is_plain(const struct object *object, int depth)
{
    if (object->type->class != NULL || depth == 0)
        return false;
    if (object_is_atom(object))
        return true;
    bool is_container = object->type == &tuple_type
                        || object->type == &list_type
                        || object->type == &dict_type;
    if (!is_container || object->slot_count > PLAIN_ITEMS)
        return false;
    for (uint32_t i = 0; i < object->slot_count; i++)
        if (object->slots[i] && !is_plain(object->slots[i], depth - 1))
            return false;
    return true;
}

/* Where the text of the exception could run code of the scene, its type must
 * do. */
static void
describe_plainly(struct runtime *runtime, struct object *exception,
                 struct text *out)
{
    const struct type *type = exception->type;
    const struct object *args = exception->slots[EXCEPTION_ARGS];
    bool has_own_text = type->str != exception_type("BaseException")->str;
    if (!has_own_text && is_plain(args, PLAIN_DEPTH))
        describe(runtime, exception, out);
    else
        text_add_string(out, type->name);
}

/* Tells the timeline about the exception, once. */
static void
announce(struct machine *machine, struct object *exception)
{
    struct runtime *runtime = machine->runtime;
    if (machine->described == exception->id)
        return;
    machine->described = exception->id;
    text_clear(&machine->exception);
    describe_plainly(runtime, exception, &machine->exception);
    log_append(runtime->log,
               (struct event){.kind = EVENT_EXCEPTION_RAISED,
                              .x = log_text(runtime->log,
                                            machine->exception.bytes,
                                            machine->exception.length)});
}

bool
traceback_add(struct machine *machine, struct frame *frame)
{
    struct runtime *runtime = machine->runtime;
    struct object *exception = ref_get(runtime->exception);
    const struct instruction *at =
        &frame->code->instructions[frame->next - 1];
    if (frame->code->flags & CODE_AS_C) {
        announce(machine, exception);
        return true;
    }
    struct object *frame_object = frame_object_of(runtime, frame);
    if (!frame_object
        || !traceback_push(runtime, exception, frame_object, at->line,
                           frame->next - 1))
        return false;
    announce(machine, exception);
    if (frame->code->flags & CODE_LIBRARY)
        return true;
    return machine_step(machine, STEP_EXCEPTION, (int)at->line,
                        (int)at->column, exception);
}

/* sys.exit(status): an int is the status, None is 0, all else is written. */
static void
exit_with(struct machine *machine, struct object *status)
{
    const struct value *value =
        status && object_is_atom(status) ? atom_value(status) : NULL;
    int64_t number = 0;
    machine->exit_status = 0;
    if (!status || (value && value->kind == VALUE_NONE))
        return;
    if (value && value->kind == VALUE_INT) {
        machine->exit_status = integer_to_int64(value->as.integer, &number)
                                   ? (int)(number & 0xFF)
                                   : 0xFF;
        return;
    }
    if (value && value->kind == VALUE_BOOL) {
        machine->exit_status = value->as.boolean;
        return;
    }
    machine->exit_status = 1;
    if (object_str(machine->runtime, status, &machine->traceback))
        text_add_byte(&machine->traceback, '\n');
}

/* Returns an attribute of sys that has been made or set, or NULL. */
static struct object *
find_in_sys(struct machine *machine, const char *name)
{
    struct object *module =
        machine->library->imported(machine->runtime, "sys");
    if (!module)
        return NULL;
    const struct object *names = module_namespace(module);
    uint32_t slot = namespace_find(names, name);
    return slot == UINT32_MAX ? NULL : names->slots[slot];
}

/* Reports at most the last sys.tracebacklimit places, where that is set. */
static void
limit_places(struct machine *machine, struct report_style *style)
{
    const struct object *limit = find_in_sys(machine, "tracebacklimit");
    if (!limit || !object_is_int(limit)
        || atom_value(limit)->kind != VALUE_INT
        || !integer_to_int64(atom_value(limit)->as.integer, &style->limit))
        return;
    style->has_limit = true;
    style->limit = style->limit > 0 ? -style->limit : 0;
}

/* Returns what the scene has put in the place of sys.excepthook, or NULL. */
static struct object *
hook_of_scene(struct machine *machine)
{
    struct object *hook = find_in_sys(machine, "excepthook");
    return hook && hook->type != &builtin_type ? hook : NULL;
}

enum finish_slot {
    FINISH_TYPE, FINISH_VALUE, FINISH_TRACEBACK, FINISH_RESULT,
    FINISH_SLOT_COUNT
};

/* Reports the exception being raised under a heading.  Returns the native
 * frame that holds it now, or NULL. */
static struct object *
report_aside(struct machine *machine, const char *heading)
{
    const struct report_style style = {.by = REPORT_UNCAUGHT};
    struct object *aside = error_put_aside(machine->runtime);
    if (!aside)
        return NULL;
    text_add_string(&machine->traceback, heading);
    report_exception(machine, aside->slots[0], &style, NULL,
                     &machine->traceback);
    return aside;
}

/* Calls it; what it raises is reported before the exception itself. */
static void
call_hook(struct machine *machine, struct object *native,
          struct object *hook)
{
    struct runtime *runtime = machine->runtime;
    const struct report_style style = {.by = REPORT_UNCAUGHT};
    struct object *exception = native->slots[FINISH_VALUE];
    const struct arguments arguments = {.items = &native->slots[FINISH_TYPE],
                                        .count = 3};
    if (object_call(runtime, hook, &arguments,
                    (struct ref){native, FINISH_RESULT})
        || !has_failed(runtime))
        return;
    struct object *aside =
        report_aside(machine, "Error in sys.excepthook:\n");
    if (!aside)
        return;
    text_add_string(&machine->traceback, "\nOriginal exception was:\n");
    report_exception(machine, exception, &style, NULL, &machine->traceback);
    native_close(runtime, aside);
}

/* Reports the exception in a native frame, which becomes that of
 * PyErr_PrintEx. */
static void
print_uncaught(struct machine *machine, struct object *native)
{
    struct runtime *runtime = machine->runtime;
    struct object *exception = native->slots[FINISH_VALUE];
    struct object *places = exception->slots[EXCEPTION_TRACEBACK];
    struct object *hook = hook_of_scene(machine);
    slot_set(runtime, native, FINISH_TYPE,
             type_object_of(runtime, exception->type));
    slot_set(runtime, native, FINISH_TRACEBACK,
             places ? places : atom_none(runtime));
    struct object *last = report_hold(runtime, HOLDERS_UNCAUGHT, exception);
    if (hook) {
        describe_plainly(runtime, exception, &machine->exception);
        call_hook(machine, native, hook);
    } else {
        text_add_format(&machine->exception, "%s: ", exception->type->name);
        struct report_style style = {.by = REPORT_UNCAUGHT};
        limit_places(machine, &style);
        report_exception(machine, exception, &style, &machine->exception,
                         &machine->traceback);
    }
    if (last)
        native_close(runtime, last);
}

void
traceback_finish(struct machine *machine)
{
    static const char *const names[FINISH_SLOT_COUNT] = {
        "its class", "the exception", "its traceback", "the answer"};
    struct runtime *runtime = machine->runtime;
    machine->exited = is_raised(runtime, "SystemExit");
    machine->exit_status = 1;
    struct object *native =
        native_open(runtime, "PyErr_Print", names, FINISH_SLOT_COUNT);
    if (!native)
        return;
    struct ref held = {native, FINISH_VALUE};
    ref_move(runtime, runtime->exception, held);
    text_clear(&machine->exception);
    if (machine->exited) {
        describe(runtime, ref_get(held), &machine->exception);
        clear_error(runtime);
        exit_with(machine, ref_get(held)->slots[EXCEPTION_FIRST]);
    } else {
        print_uncaught(machine, native);
    }
    if (!runtime->stopped && ref_get(runtime->exception))
        clear_error(runtime);
    ref_move(runtime, held, runtime->exception);
    native_close(runtime, native);
}

/* What has no traceback was raised by C code called from here. */
static void
add_current_frame(struct machine *machine, struct object *exception)
{
    struct frame *frame = machine->current;
    if (!frame || exception->slots[EXCEPTION_TRACEBACK] || frame->next == 0)
        return;
    struct object *object = frame_object_of(machine->runtime, frame);
    if (object)
        traceback_push(machine->runtime, exception, object,
                       frame->code->instructions[frame->next - 1].line,
                       frame->next - 1);
}

/* Writes to the traceback that the exception being raised was ignored, and
 * forgets it (PyErr_WriteUnraisable): heading and repr(where), with a colon
 * between them or after both. */
static void
write_ignored(struct machine *machine, const char *heading,
              bool colon_first, struct object *where)
{
    static const char *const names[] = {"the exception that is ignored",
                                        "hook_args.object"};
    struct runtime *runtime = machine->runtime;
    if (runtime->stopped || !ref_get(runtime->exception))
        return;
    struct object *native =
        native_open(runtime, "PyErr_WriteUnraisable", names, 2);
    if (!native)
        return;
    ref_move(runtime, runtime->exception, (struct ref){native, 0});
    const struct report_style style = {.by = REPORT_IGNORED, .alone = true};
    if (runtime->profile->ignored_tells_frame)
        add_current_frame(machine, native->slots[0]);
    slot_set(runtime, native, 1, where);
    struct object *held =
        report_hold(runtime, HOLDERS_IGNORED, native->slots[0]);
    text_add_string(&machine->traceback, heading);
    text_add_string(&machine->traceback, colon_first ? ": " : " ");
    if (!object_repr(runtime, where, &machine->traceback))
        clear_error(runtime);
    text_add_string(&machine->traceback, colon_first ? "\n" : ":\n");
    report_exception(machine, native->slots[0], &style, NULL,
                     &machine->traceback);
    machine->described = 0;
    text_clear(&machine->exception);
    if (held)
        native_close(runtime, held);
    native_close(runtime, native);
}

void
traceback_ignore_in(struct runtime *runtime, struct object *where)
{
    write_ignored(machine_of(runtime), "Exception ignored in", true, where);
}

void
traceback_fail_at_exit(struct machine *machine, struct object *function)
{
    struct runtime *runtime = machine->runtime;
    const char *heading = runtime->profile->exit_heading;
    if (heading) {
        write_ignored(machine, heading,
                      runtime->profile->exit_heading_has_colon, function);
        return;
    }
    struct object *aside =
        report_aside(machine, "Error in atexit._run_exitfuncs:\n");
    if (!aside)
        return;
    native_close(runtime, aside);
    machine->described = 0;
    text_clear(&machine->exception);
}

/* ---- for the module traceback -------------------------------------------- */

static struct report_style
library_style(const struct machine_report *report)
{
    return (struct report_style){.by = REPORT_BY_LIBRARY,
                                 .alone = report && report->alone,
                                 .has_limit = report && report->has_limit,
                                 .limit = report ? report->limit : 0};
}

void
machine_report(struct runtime *runtime, struct object *exception,
               const struct machine_report *report, struct text *out)
{
    struct report_style style = library_style(report);
    report_exception(machine_of(runtime), exception, &style, NULL, out);
}

void
machine_report_places(struct runtime *runtime,
                      const struct object *traceback,
                      const struct machine_report *report, struct text *out)
{
    struct report_style style = library_style(report);
    report_traceback(machine_of(runtime), traceback, &style, out);
}

void
machine_report_words(struct runtime *runtime, struct object *exception,
                     struct text *out)
{
    struct report_style style = library_style(NULL);
    style.without_frames = true;
    report_words(machine_of(runtime), exception, &style, out);
}

bool
machine_place_of(struct runtime *runtime, struct object *object,
                 struct machine_place *place)
{
    struct machine *machine = machine_of(runtime);
    struct report_style style = library_style(NULL);
    bool is_entry = object->type == &traceback_type;
    const struct traceback *entry =
        (const struct traceback *)(const void *)object;
    struct object *frame =
        is_entry ? object->slots[TRACEBACK_FRAME] : object;
    const struct code *code = frame_object_cast(frame)->code;
    if (report_hides(machine, code))
        return false;
    const struct loaded *file = machine_file_of(machine, code);
    place->file_name = file->file_name ? file->file_name : "<scene>";
    place->name = code->name;
    place->line = is_entry ? entry->line : frame_object_line(frame);
    if (file->source)
        marks_line(file->source, file->source_length, place->line,
                   &place->source);
    report_place(machine, code, place->line,
                 is_entry ? entry->instruction : UINT32_MAX, &style,
                 &place->text);
    return true;
}

bool
machine_frame_at(struct runtime *runtime, size_t depth, struct ref result)
{
    struct frame *frame = machine_of(runtime)->current;
    while (frame && depth-- > 0)
        frame = frame->caller;
    if (!frame)
        return raise_error(runtime, "ValueError",
                           "call stack is not deep enough");
    struct object *object = frame_object_of(runtime, frame);
    return object && store(runtime, result, object);
}

void
machine_complain(struct runtime *runtime, const struct text *text)
{
    text_add(&machine_of(runtime)->traceback, text->bytes, text->length);
}
