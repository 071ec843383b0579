/* generator.send, throw, close, and its attributes. */
#include "vm/generator_methods.h"

#include "heap/native.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/traceback.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "vm/frame_object.h"

static bool
call_send(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct sent sent = {.value = arguments->items[0]};
    return generator_end(runtime,
                         generator_send(runtime, self, &sent, result),
                         result);
}

/* ---- delegating --------------------------------------------------------- */

struct object *
generator_delegate(struct object *object)
{
    struct generator *generator = generator_of(object);
    struct frame *frame = &generator->frame;
    if (generator->state != GENERATOR_SUSPENDED
        || frame->code->instructions[frame->next].opcode
               != OPCODE_YIELD_FROM)
        return NULL;
    return frame_peek(frame, 1);
}

/* Closes the iterator that a generator delegates to, if that can be closed;
 * the generator counts as running meanwhile. */
static bool
close_delegate(struct runtime *runtime, struct generator *generator,
               struct object *iterator)
{
    static const char *const names[] = {"the iterator", "its close", "result"};
    static const struct arguments none = {NULL, 0, NULL, NULL, NULL};
    struct object *native = native_open(runtime, "close", names, 3);
    if (!native)
        return false;
    struct ref method = {native, 1}, result = {native, 2};
    generator->state = GENERATOR_RUNNING;
    slot_set(runtime, native, 0, iterator);
    bool done;
    if (object_is_generator(iterator)) {
        done = generator_close(runtime, iterator, result);
    } else {
        done = object_find_attribute(runtime, iterator, "close", method);
        if (ref_get(method))
            done = object_call(runtime, ref_get(method), &none, result);
    }
    generator->state = GENERATOR_SUSPENDED;
    native_close(runtime, native);
    return done;
}

/* ---- close -------------------------------------------------------------- */

void
generator_drop_locals(struct runtime *runtime, struct generator *generator)
{
    struct frame *frame = &generator->frame;
    struct object *self = &frame->object;
    uint32_t stack = frame->stack_top - frame->stack_base;
    generator->state = GENERATOR_CLOSED;
    self->finalized = true;
    frame->stack_top = frame->stack_base;
    slots_clear(runtime, self, 0, (uint32_t)frame->code->local_count, false);
    slots_clear(runtime, self, frame->stack_base, stack, false);
}

/* What a generator that was told to exit has done. */
static bool
finish_close(struct runtime *runtime, enum generator_outcome outcome,
             struct ref result)
{
    if (outcome == GENERATOR_YIELDED) {
        ref_set(runtime, result, NULL);
        return raise_error(runtime, "RuntimeError",
                           "generator ignored GeneratorExit");
    }
    if (outcome == GENERATOR_RETURNED) {
        if (!runtime->profile->close_keeps_function)
            ref_set(runtime, result, atom_none(runtime));
        return true;
    }
    if (!is_raised(runtime, "GeneratorExit")
        && !is_raised(runtime, "StopIteration"))
        return false;
    exception_keep_past(runtime, ref_get(runtime->exception));
    clear_error(runtime);
    return store_none(runtime, result);
}

bool
generator_close(struct runtime *runtime, struct object *object,
                struct ref result)
{
    struct generator *generator = generator_of(object);
    const struct profile *profile = runtime->profile;
    bool closed = true;
    if (generator->state == GENERATOR_CLOSED)
        return store_none(runtime, result);
    if (generator->state == GENERATOR_RUNNING)
        return raise_error(runtime, "ValueError",
                           "generator already executing");
    object_set_flags(runtime, object, object->flags);
    if (generator->state == GENERATOR_CREATED) {
        object_set_flags(runtime, object,
                         object->flags & ~(uint32_t)NODE_SUSPENDED);
        if (profile->close_unstarted_keeps_args)
            generator->state = GENERATOR_CLOSED;
        else
            generator_finish(runtime, generator);
        return store_none(runtime, result);
    }
    struct object *iterator = generator_delegate(object);
    if (iterator)
        closed = close_delegate(runtime, generator, iterator);
    bool watched = machine_find_handler(&generator->frame) != NULL;
    if (!iterator && !watched && profile->close_keeps_function) {
        object_set_flags(runtime, object,
                         object->flags & ~(uint32_t)NODE_SUSPENDED);
        generator_drop_locals(runtime, generator);
        return store_none(runtime, result);
    }
    if (closed)
        raise_error(runtime, "GeneratorExit", "%s", "");
    return finish_close(runtime, generator_raise(runtime, object, result),
                        result);
}

static bool
call_close(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return generator_close(runtime, self, result);
}

/* ---- throw -------------------------------------------------------------- */

static bool
is_exception_type(const struct object *object)
{
    return object_is_type(object)
           && (type_object_type(object)->flags & TYPE_EXCEPTION);
}

/* Makes the exception that throw(type, value) means and stores it. */
static bool
make_exception(struct runtime *runtime, struct object *type,
               struct object *value, struct ref result)
{
    if (object_is_exception(type)) {
        if (value)
            return raise_error(runtime, "TypeError", "instance exception may "
                               "not have a separate value");
        return store(runtime, result, type);
    }
    if (!is_exception_type(type))
        return raise_error(runtime, "TypeError", "exceptions must be classes "
                           "or instances deriving from BaseException, not %s",
                           type->type->name);
    if (value && type_is(value->type, type_object_type(type)))
        return store(runtime, result, value);
    struct arguments arguments = {&value, value ? 1 : 0, NULL, NULL, NULL};
    if (value && value->type == &tuple_type)
        arguments = (struct arguments){value->slots, value->slot_count, NULL,
                                       NULL, NULL};
    if (!object_call(runtime, type, &arguments, result))
        return false;
    if (object_is_exception(ref_get(result)))
        return true;
    /* What a __new__ of the scene made instead. */
    struct text call = {0};
    if (object_repr(runtime, type, &call))
        raise_error(runtime, "TypeError",
                    "calling %s should have returned an instance of "
                    "BaseException, not %s",
                    text_string(&call), ref_get(result)->type->name);
    text_release(&call);
    ref_set(runtime, result, NULL);
    return false;
}

static bool throw_in(struct runtime *runtime, struct object *self,
                     const struct arguments *thrown, struct ref result);

/* Calls the iterator's own throw, if it has one, with what was thrown; *has:
 * whether. */
static bool
throw_into_iterator(struct runtime *runtime, struct object *iterator,
                    const struct arguments *thrown, bool *has,
                    struct ref result)
{
    static const char *const names[] = {"the iterator", "its throw"};
    struct object *native = native_open(runtime, "throw", names, 2);
    if (!native)
        return false;
    struct ref method = {native, 1};
    bool done;
    *has = true;
    slot_set(runtime, native, 0, iterator);
    if (object_is_generator(iterator)) {
        done = throw_in(runtime, iterator, thrown, result);
    } else {
        done = object_find_attribute(runtime, iterator, "throw", method);
        *has = !done || ref_get(method);
        done = done && *has
               && object_call(runtime, ref_get(method), thrown, result);
    }
    native_close(runtime, native);
    return done;
}

/* Goes on behind `yield from`, whose iterator is done: its value is that of the
 * StopIteration being raised; any other exception is raised there. */
static enum generator_outcome
leave_delegate(struct runtime *runtime, struct object *self,
               struct ref result)
{
    struct frame *frame = &generator_of(self)->frame;
    frame_drop(runtime, frame);
    frame->next++;
    if (!is_raised(runtime, "StopIteration"))
        return generator_raise(runtime, self, result);
    struct object *stop = ref_get(runtime->exception);
    struct object *value = stop->slots[EXCEPTION_FIRST];
    ref_set(runtime, result, value ? value : atom_none(runtime));
    clear_error(runtime);
    frame_push_object(runtime, frame, ref_get(result));
    ref_set(runtime, result, NULL);
    return generator_go_on(runtime, self, result);
}

/* Whether what was thrown means a GeneratorExit. */
static bool
is_exit(const struct object *thrown)
{
    const struct type *type =
        is_exception_type(thrown) ? type_object_type(thrown) : thrown->type;
    return type_is(type, exception_type("GeneratorExit"));
}

/* Lets the iterator that the generator delegates to have what was thrown;
 * *own: the generator itself is to have it, nothing came of that. */
static enum generator_outcome
throw_to_delegate(struct runtime *runtime, struct object *self,
                  const struct arguments *thrown, struct ref result,
                  bool *own)
{
    struct generator *generator = generator_of(self);
    struct object *iterator = generator_delegate(self);
    struct machine *machine = machine_of(runtime);
    bool has = true, links = runtime->profile->throw_links_frame
                             && object_is_generator(iterator);
    *own = false;
    if (is_exit(thrown->items[0])) {
        *own = close_delegate(runtime, generator, iterator);
        return *own ? GENERATOR_FAILED
                    : generator_raise(runtime, self, result);
    }
    if (links)
        generator_enter(machine, generator);
    generator->state = GENERATOR_RUNNING;
    bool yielded = throw_into_iterator(runtime, iterator, thrown, &has,
                                       result);
    if (!runtime->stopped && links)
        generator_suspend(machine, &generator->frame);
    generator->state = GENERATOR_SUSPENDED;
    *own = !has && !runtime->stopped;
    if (yielded)
        return GENERATOR_YIELDED;
    return *own || runtime->stopped ? GENERATOR_FAILED
                                    : leave_delegate(runtime, self, result);
}

/* What is thrown as a type begins with the traceback that comes with it. */
static void
set_traceback(struct runtime *runtime, struct object *exception,
              const struct arguments *thrown)
{
    struct object *traceback = thrown->count > 2 ? thrown->items[2] : NULL;
    if (object_is_exception(thrown->items[0]) && !traceback)
        return;
    if (traceback && is_none(traceback))
        traceback = NULL;
    if (runtime->profile->exc_state_holds_traceback)
        exception_go_back(runtime, exception, traceback);
    else
        slot_set(runtime, exception, EXCEPTION_TRACEBACK, traceback);
}

/* Raises what was thrown, in the generator. */
static enum generator_outcome
throw_here(struct runtime *runtime, struct object *self,
           const struct arguments *thrown, struct ref result)
{
    static const char *const names[] = {"the exception", "its type",
                                        "its value"};
    struct object *value = thrown->count > 1 ? thrown->items[1] : NULL;
    struct object *places = thrown->count > 2 ? thrown->items[2] : NULL;
    if (places && !is_none(places) && places->type != &traceback_type) {
        raise_error(runtime, "TypeError",
                    "throw() third argument must be a traceback object");
        return GENERATOR_FAILED;
    }
    struct object *native = native_open(runtime, "throw", names, 3);
    if (!native)
        return GENERATOR_FAILED;
    slot_set(runtime, native, 1, thrown->items[0]);
    slot_set(runtime, native, 2, value);
    bool made = make_exception(runtime, thrown->items[0],
                               value && is_none(value) ? NULL : value,
                               (struct ref){native, 0});
    if (made) {
        clear_error(runtime);
        set_traceback(runtime, native->slots[0], thrown);
        ref_move(runtime, (struct ref){native, 0}, runtime->exception);
    }
    native_close(runtime, native);
    /* Where making it fails, that is what is raised there. */
    return made || (is_exception_type(thrown->items[0]) && !runtime->stopped)
               ? generator_raise(runtime, self, result)
               : GENERATOR_FAILED;
}

/* Raises what was thrown where the generator waits, or where the iterator does
 * that it delegates to. */
static bool
throw_in(struct runtime *runtime, struct object *self,
         const struct arguments *thrown, struct ref result)
{
    enum generator_outcome outcome = GENERATOR_FAILED;
    bool own = true;
    if (generator_of(self)->state == GENERATOR_RUNNING)
        return raise_error(runtime, "ValueError",
                           "generator already executing");
    if (generator_delegate(self))
        outcome = throw_to_delegate(runtime, self, thrown, result, &own);
    if (own)
        outcome = throw_here(runtime, self, thrown, result);
    return generator_end(runtime, outcome, result);
}

/* What throw() is given is held by a tuple in some versions. */
static void
pack_arguments(struct runtime *runtime, const struct arguments *arguments,
               struct ref place)
{
    if (!runtime->profile->throw_packs_arguments)
        return;
    struct object *tuple = tuple_from_items(runtime, arguments->items,
                                            (uint32_t)arguments->count);
    if (tuple)
        ref_set(runtime, place, tuple);
}

static bool
call_throw(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"the arguments"};
    struct object *native = native_open(runtime, "throw", names, 1);
    if (!native)
        return false;
    pack_arguments(runtime, arguments, (struct ref){native, 0});
    bool done = throw_in(runtime, self, arguments, result);
    native_close(runtime, native);
    return done;
}

const struct method generator_methods[] = {
    {"send", call_send, 1, 1, NULL, "send a value into the generator"},
    {"throw", call_throw, 1, 3, NULL, "raise an exception in the generator"},
    {"close", call_close, 0, 0, NULL, "raise GeneratorExit in the generator"},
    {NULL, NULL, 0, 0, NULL, NULL}};

/* ---- attributes --------------------------------------------------------- */

static bool
get_running(struct runtime *runtime, struct object *object, struct ref result)
{
    return store_bool(runtime, result,
                      generator_of(object)->state == GENERATOR_RUNNING);
}

static bool
get_suspended(struct runtime *runtime, struct object *object,
              struct ref result)
{
    return store_bool(runtime, result,
                      generator_of(object)->state == GENERATOR_SUSPENDED);
}

static bool
get_frame(struct runtime *runtime, struct object *object, struct ref result)
{
    struct generator *generator = generator_of(object);
    if (generator->state == GENERATOR_CLOSED)
        return store_none(runtime, result);
    return store(runtime, result,
                 frame_object_of(runtime, &generator->frame));
}

static bool
get_delegate(struct runtime *runtime, struct object *object,
             struct ref result)
{
    struct object *iterator = generator_delegate(object);
    return store(runtime, result, iterator ? iterator : atom_none(runtime));
}

static bool
get_code(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result, generator_of(object)->frame.code_object);
}

static bool
get_name(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 str_intern_c(runtime, generator_of(object)->frame.code->name,
                              true));
}

static bool
get_qualified_name(struct runtime *runtime, struct object *object,
                   struct ref result)
{
    const struct code *code = generator_of(object)->frame.code;
    return store(runtime, result,
                 str_intern_c(runtime, code->qualified_name, true));
}

const struct getter generator_getters[] = {
    {"gi_frame", get_frame},
    {"gi_running", get_running},
    {"gi_suspended", get_suspended},
    {"gi_yieldfrom", get_delegate},
    {"gi_code", get_code},
    {"__name__", get_name},
    {"__qualname__", get_qualified_name},
    {NULL, NULL}};
