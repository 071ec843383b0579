#include "heap/runtime.h"

#include "base/bug.h"
#include "base/mem.h"
#include "heap/allocator.h"
#include "heap/collector.h"
#include "heap/memory.h"
#include "heap/native.h"

void
runtime_init(struct runtime *runtime, struct log *log,
             const struct profile *profile, const struct limits *limits)
{
    static const char *const names[] = {
        "(exception)", "(scratch)", "(exception being handled)",
        "(its type)", "(its traceback)"};
    *runtime = (struct runtime){.log = log,
                                .profile = profile,
                                .limits = *limits,
                                .memory = mem_alloc(sizeof(struct memory)),
                                .allocator = allocator_new(profile),
                                .collector = collector_new()};
    VECTOR_PUSH(&runtime->memory->objects, NULL); /* there is no node 0 */
    collector_set_thresholds(runtime,
                             (int[3]){profile->gc_threshold, 10, 10});
    runtime->interpreter = native_open(runtime, "interpreter", names, 5);
    BUG_UNLESS(runtime->interpreter != NULL, "limits leave no room at all");
    runtime->exception =
        (struct ref){runtime->interpreter, INTERPRETER_EXCEPTION};
    runtime->handled_outside.place =
        (struct ref){runtime->interpreter, INTERPRETER_HANDLED};
    runtime->handled = &runtime->handled_outside;
}

void
memory_free_object(struct memory *memory, struct object *object)
{
    if (object->type->release != NULL)
        object->type->release(object);
    if (object->extension != NULL) {
        memory_give_slots(memory, object->extension);
        memory_give(memory, object->extension,
                    object->extension->type->struct_size);
    }
    memory_give_slots(memory, object);
    memory_give(memory, object, object->type->struct_size);
}

void
runtime_release(struct runtime *runtime)
{
    struct memory *memory = runtime->memory;
    /* The last first: what describes others (classes) is older than they. */
    for (size_t i = memory->objects.count; i-- > 0;)
        if (memory->objects.items[i] != NULL)
            memory_free_object(memory, memory->objects.items[i]);
    VECTOR_RELEASE(&memory->objects);
    VECTOR_RELEASE(&memory->dying);
    arena_release(&memory->arena);
    mem_free(memory);
    allocator_free(runtime->allocator);
    collector_free(runtime->collector);
    text_release(&runtime->stop_message);
}

struct ref
runtime_scratch(const struct runtime *runtime)
{
    return (struct ref){runtime->interpreter, INTERPRETER_SCRATCH};
}

/* ---- spare memory ------------------------------------------------------- */

/* Whether a struct of size bytes is kept for the next; never where late uses
 * are to be found. */
static bool
is_spared(size_t size)
{
#if defined __SANITIZE_ADDRESS__
    return size == 0;
#else
    return size <= SPARE_LARGEST;
#endif
}

void *
memory_take(struct memory *memory, size_t size)
{
    if (!is_spared(size))
        return mem_alloc(size);
    size_t place = (size + SPARE_UNIT - 1) / SPARE_UNIT;
    struct spare *spare = memory->spares[place];
    if (spare == NULL)
        return arena_alloc(&memory->arena, place * SPARE_UNIT);
    memory->spares[place] = spare->next;
    return memset(spare, 0, size);
}

void
memory_give(struct memory *memory, void *block, size_t size)
{
    if (!is_spared(size)) {
        mem_free(block);
        return;
    }
    size_t place = (size + SPARE_UNIT - 1) / SPARE_UNIT;
    struct spare *spare = block;
    spare->next = memory->spares[place];
    memory->spares[place] = spare;
}

void
memory_take_slots(struct memory *memory, struct object *object,
                  uint32_t capacity)
{
    struct object **old = object->slots;
    size_t before = object->slot_capacity * sizeof *old;
    size_t bytes = capacity * sizeof *old;
    object->slot_capacity = capacity;
    if (old != NULL && !is_spared(before)) {
        object->slots = mem_resize_array(old, bytes, 1);
        memset((char *)object->slots + before, 0, bytes - before);
        return;
    }
    object->slots = memory_take(memory, bytes);
    if (old != NULL) {
        memcpy(object->slots, old, before);
        memory_give(memory, old, before);
    }
}

void
memory_give_slots(struct memory *memory, struct object *object)
{
    if (object->slots != NULL)
        memory_give(memory, object->slots,
                    object->slot_capacity * sizeof(struct object *));
    object->slots = NULL;
    object->slot_capacity = 0;
}

/* ---- errors ------------------------------------------------------------- */

void
runtime_set_exception_maker(struct runtime *runtime, exception_maker maker)
{
    runtime->memory->make_exception = maker;
}

bool
raise_error(struct runtime *runtime, const char *type, const char *format,
            ...)
{
    struct text message = {0};
    va_list arguments;
    va_start(arguments, format);
    text_add_format_list(&message, format, arguments);
    va_end(arguments);

    clear_error(runtime);
    exception_maker make = runtime->memory->make_exception;
    if (runtime->stopped)
        ; /* nothing is raised any more */
    else if (make == NULL)
        stop_run(runtime, "%s: %s", type, text_string(&message));
    else
        make(runtime, type, text_string(&message), message.length,
             runtime->exception);
    text_release(&message);
    return false;
}

bool
stop_run(struct runtime *runtime, const char *format, ...)
{
    if (runtime->stopped)
        return false;
    runtime->stopped = true;
    va_list arguments;
    va_start(arguments, format);
    text_add_format_list(&runtime->stop_message, format, arguments);
    va_end(arguments);
    return false;
}

bool
runtime_overwork(struct runtime *runtime)
{
    return stop_run(runtime, "this takes too long: more than %zu units of "
                    "work", runtime->limits.work);
}

bool
has_failed(const struct runtime *runtime)
{
    return runtime->stopped || ref_get(runtime->exception) != NULL;
}

struct object *
runtime_handled(const struct runtime *runtime)
{
    const struct handled *handled = runtime->handled;
    while (handled != NULL && ref_get(handled->place) == NULL)
        handled = handled->outer;
    return handled == NULL ? NULL : ref_get(handled->place);
}

void
clear_error(struct runtime *runtime)
{
    if (ref_get(runtime->exception) != NULL)
        ref_set(runtime, runtime->exception, NULL);
}

bool
enter_c(struct runtime *runtime, const char *what)
{
    if (runtime->c_depth >= runtime->limits.call_depth)
        return raise_error(runtime, "RecursionError",
                           "maximum recursion depth exceeded%s", what);
    runtime->c_depth++;
    return true;
}

void
leave_c(struct runtime *runtime)
{
    BUG_UNLESS(runtime->c_depth > 0, "left more often than entered");
    runtime->c_depth--;
}
