#include "vm/frame.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/cell.h"
#include "object/code_object.h"
#include "vm/frame_object.h"
#include "vm/generator.h"

static const struct type frame_type = {
    .name = "frame",
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct frame),
};

static void
add_name(struct runtime *runtime, text_id *names, size_t *count,
         const char *name)
{
    names[(*count)++] = log_text(runtime->log, name, strlen(name));
}

/* Names the slots of a frame as the box of whoever runs it shows them: a
 * generator's are seen while it waits. */
static void
name_locals(struct runtime *runtime, const struct code *code, text_id *names,
            size_t *count)
{
    bool is_generator = (code->flags & CODE_GENERATOR) != 0;
    bool is_function = (code->flags & CODE_OPTIMIZED) != 0;
    struct text name = {0};
    for (size_t i = 0; i < code->local_count; i++) {
        text_clear(&name);
        const char *local = code->locals[i];
        text_add_format(&name, "%s%s",
                        is_generator  ? GENERATOR_LOCAL
                        : is_function ? ""
                                      : HIDDEN_LOCAL,
                        local);
        log_text(runtime->log, local, strlen(local));
        add_name(runtime, names, count, text_string(&name));
    }
    text_release(&name);
}

/* Returns the layout of the frames of a code, which it keeps. */
static layout_id
layout_of(struct runtime *runtime, struct code_object *object,
          const char *names_slot)
{
    if (object->layout != 0)
        return object->layout;
    const struct code *code = object->code;
    bool is_function = (code->flags & CODE_OPTIMIZED) != 0;
    bool is_generator = (code->flags & CODE_GENERATOR) != 0;
    bool owns_function = runtime->profile->frame_holds_function;
    size_t stack = code->stack_size + FRAME_EXTRA_STACK;
    size_t count = 0;
    text_id *names = mem_alloc_array(
        code->local_count + 4 + HANDLED_SLOTS + stack, sizeof *names);
    name_locals(runtime, code, names, &count);
    if (names_slot)
        add_name(runtime, names, &count, names_slot);
    if (is_function && owns_function)
        add_name(runtime, names, &count, "(function)");
    add_name(runtime, names, &count, "(code)");
    if (is_function && !owns_function)
        add_name(runtime, names, &count, "(globals)");
    for (size_t i = 0; is_generator && i < HANDLED_SLOTS; i++)
        add_name(runtime, names, &count, "(handled)");
    for (size_t i = 0; i < stack; i++)
        add_name(runtime, names, &count, GENERATOR_STACK);
    object->layout = log_layout(runtime->log, names, count);
    mem_free(names);
    return object->layout;
}

/* What a frame is, for those who look at it. */
struct frame_kind {
    const char *name;
    const char *names_slot; /* of its namespace, or NULL */
};

static const struct frame_kind module_kind = {"module", "globals"};
static const struct frame_kind function_kind = {"function", NULL};
static const struct frame_kind class_kind = {"class", "locals"};

/* A generator is an object with a size. */
static void
be_generator(const struct runtime *runtime, const struct code *code,
             struct object_birth *birth)
{
    const struct profile *profile = runtime->profile;
    uint64_t stack = code->stack_size;
    if (stack < (uint64_t)profile->generator_least_stack)
        stack = (uint64_t)profile->generator_least_stack;
    uint64_t slots = code->local_count + stack;
    birth->kind = NODE_OBJECT;
    birth->type_name = NULL;
    birth->flags |= NODE_SUSPENDED;
    birth->size = (uint64_t)profile->generator_size
                  + (uint64_t)profile->generator_slot_size * slots;
    birth->block_size = birth->size;
}

/* Makes a frame; names: the namespace of a module, or NULL. */
static struct frame *
make_frame(struct runtime *runtime, const struct frame_kind *kind,
           struct object *code_object, struct object *globals,
           struct object *names)
{
    const struct code *code = code_object_code(code_object);
    bool is_generator = (code->flags & CODE_GENERATOR) != 0;
    /* A generator shows what it holds, whoever wrote it. */
    uint32_t library = is_generator ? NODE_HIDDEN : NODE_HIDDEN | NODE_OPAQUE;
    struct object_birth birth = {
        .kind = NODE_FRAME,
        .type_name = kind->name,
        .name = code->name,
        .flags = code->flags & CODE_LIBRARY ? library : 0,
        .layout = layout_of(runtime,
                            (struct code_object *)(void *)code_object,
                            kind->names_slot),
    };
    if (is_generator)
        be_generator(runtime, code, &birth);
    struct object *object = object_new(
        runtime, is_generator ? &generator_type : &frame_type, &birth);
    struct frame *frame = (struct frame *)object;
    if (!frame)
        return NULL;
    frame->code = code;
    frame->code_object = code_object;
    frame->constants = code_object->slots[CODE_OBJECT_CONSTANTS];
    frame->globals = globals;
    frame->names = names;
    bool owns_function = !names && runtime->profile->frame_holds_function;
    uint32_t next = (uint32_t)code->local_count;
    if (names)
        slot_set(runtime, object, next++, names);
    frame->function_slot = next;
    next += owns_function;
    slot_set(runtime, object, next++, code_object);
    if (!names && !owns_function)
        slot_set(runtime, object, next++, globals);
    next += is_generator ? HANDLED_SLOTS : 0;
    frame->stack_base = frame->stack_top = next;
    object->finalized = true; /* until a generator has something to close */
    return frame;
}

struct frame *
frame_new_module(struct runtime *runtime, struct object *code_object,
                 struct object *globals)
{
    struct frame *frame =
        make_frame(runtime, &module_kind, code_object, globals, globals);
    if (frame && !frame_make_cells(runtime, frame, NULL)) {
        frame_free(runtime, frame);
        return NULL;
    }
    return frame;
}

struct frame *
frame_new_function(struct runtime *runtime, struct object *code_object,
                   struct object *globals)
{
    return make_frame(runtime, &function_kind, code_object, globals, NULL);
}

struct frame *
frame_new_class(struct runtime *runtime, struct object *code_object,
                struct object *globals, struct object *names)
{
    return make_frame(runtime, &class_kind, code_object, globals, names);
}

bool
frame_make_cells(struct runtime *runtime, struct frame *frame,
                 struct object *closure)
{
    const struct code *code = frame->code;
    for (size_t i = 0; i < code->cell_count; i++) {
        const struct cell_local *place = &code->cells[i];
        struct object *cell =
            cell_new(runtime, code->locals[place->local], NULL);
        if (!cell)
            return false;
        if (place->argument != UINT32_MAX)
            ref_move(runtime, (struct ref){&frame->object, place->argument},
                     (struct ref){cell, 0});
        slot_set(runtime, &frame->object, place->local, cell);
    }
    uint32_t first = (uint32_t)(code->local_count - code->free_count);
    for (uint32_t i = 0; i < code->free_count; i++)
        slot_set(runtime, &frame->object, first + i, closure->slots[i]);
    return true;
}

struct ref
frame_function_place(struct runtime *runtime, struct frame *frame)
{
    if (frame->names || !runtime->profile->frame_holds_function)
        return (struct ref){NULL, 0};
    return (struct ref){&frame->object, frame->function_slot};
}

void
frame_push(struct runtime *runtime, struct frame *frame)
{
    if (!(frame->code->flags & CODE_LIBRARY))
        log_append(runtime->log, (struct event){.kind = EVENT_FRAME_PUSHED,
                                                .node = frame->object.id});
}

void
frame_pop(struct runtime *runtime, struct frame *frame)
{
    if (!(frame->code->flags & CODE_LIBRARY))
        log_append(runtime->log, (struct event){.kind = EVENT_FRAME_POPPED,
                                                .node = frame->object.id});
}

void
frame_free(struct runtime *runtime, struct frame *frame)
{
    struct object *arguments = frame->arguments;
    frame_object_take_over(runtime, frame);
    slots_clear(runtime, &frame->object, 0, frame->object.slot_count, false);
    object_discard(runtime, &frame->object);
    if (arguments)
        native_close(runtime, arguments);
}

struct ref
frame_result_place(struct frame *frame)
{
    if (frame->returns_to_c)
        return frame->result;
    return frame_place(frame->caller, 0);
}

void
frame_drop_many(struct runtime *runtime, struct frame *frame, uint32_t count,
                bool backward)
{
    frame->stack_top -= count;
    slots_clear(runtime, &frame->object, frame->stack_top, count, backward);
}

void
frame_finish(struct runtime *runtime, struct frame *frame, uint32_t count,
             bool backward)
{
    frame->stack_top -= count;
    slots_finish(runtime, &frame->object, frame->stack_top, count, backward);
    frame->stack_top++;
}
