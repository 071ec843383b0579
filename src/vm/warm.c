#include "vm/warm.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/class.h"
#include "object/code_object.h"
#include "object/descriptor.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/instance.h"
#include "object/lookup.h"
#include "object/scene_slots.h"
#include "vm/call.h"

enum { WARM_MISSES = 52 };

/* What an instruction has become. */
struct warm_site {
    const struct type *type; /* that it serves; NULL: another kind */
    uint64_t version;        /* of the class then */
    uint8_t runs;            /* 0: none yet, 1: once, 2: made over */
    uint8_t misses;          /* until it is made over again */
};

static struct code_object *
code_of(const struct frame *frame)
{
    return (struct code_object *)(void *)frame->code_object;
}

void
warm_round(const struct runtime *runtime, struct frame *frame)
{
    if (runtime->profile->warm_rounds > 0)
        code_of(frame)->rounds++;
}

static struct warm_site *
site_at_hand(struct machine *machine, const struct frame *frame)
{
    struct code_object *code = code_of(frame);
    if (code->warm == NULL)
        code->warm = mem_alloc_array(frame->code->instruction_count,
                                     sizeof(struct warm_site));
    struct warm_site *sites = code->warm;
    return &sites[machine->instruction - frame->code->instructions];
}

static uint64_t
version_of(const struct type *type)
{
    return type->class == NULL ? 0 : class_of(type)->version;
}

static void
make_over(struct warm_site *site, const struct type *type, bool possible)
{
    *site = (struct warm_site){.type = possible ? type : NULL,
                               .version = possible ? version_of(type) : 0,
                               .runs = 2,
                               .misses = WARM_MISSES};
}

/* Whether the instruction at hand serves type now; possible: it could be made
 * over for it. */
static bool
is_warm(struct machine *machine, const struct frame *frame,
        const struct type *type, bool possible)
{
    int rounds = machine->runtime->profile->warm_rounds;
    if (rounds > 0 && code_of(frame)->rounds < (uint32_t)rounds)
        return false;
    struct warm_site *site = site_at_hand(machine, frame);
    if (site->runs == 0 && rounds == 0) {
        site->runs = 1;
        return false;
    }
    if (site->runs < 2) {
        make_over(site, type, possible);
        return possible;
    }
    if (site->type == type && site->version == version_of(type))
        return possible;
    if (site->misses > 0) {
        site->misses--;
        return false;
    }
    make_over(site, type, possible);
    return possible;
}

/* Whether found is a function without frills that takes count arguments
 * (function_kind: SIMPLE_FUNCTION). */
static bool
is_simple(const struct object *found, uint32_t count)
{
    if (found == NULL || found->type != &function_type)
        return false;
    const struct code *code =
        code_object_code(found->slots[FUNCTION_CODE]);
    return !(code->flags & (CODE_VARIADIC | CODE_VARIADIC_KEYWORDS)) &&
           code->keyword_only_count == 0 && code->argument_count == count;
}

/* Puts function below the count operands on top and enters it with them. */
static bool
enter_function(struct machine *machine, struct frame *frame,
               struct object *function, uint32_t count)
{
    struct runtime *runtime = machine->runtime;
    for (uint32_t i = 0; i < count; i++)
        ref_move(runtime, frame_place(frame, i + 1), frame_place(frame, i));
    ref_set(runtime, frame_place(frame, count), function);
    frame->stack_top++;
    return call_from_places(machine, frame, count);
}

/* An instruction that has been made over for the __getitem__ of one class
 * serves all classes whose own an instruction has been made over for. */
static bool
is_warm_item(struct machine *machine, const struct frame *frame,
             const struct type *type, bool possible)
{
    int rounds = machine->runtime->profile->warm_rounds;
    bool counts = rounds == 0 || code_of(frame)->rounds >= (uint32_t)rounds;
    struct warm_site *site = counts ? site_at_hand(machine, frame) : NULL;
    if (site != NULL && site->runs == 2 && site->type != NULL && possible &&
        class_of(type)->item_version == class_of(type)->version)
        return true;
    if (!is_warm(machine, frame, type, possible))
        return false;
    class_of(type)->item_version = class_of(type)->version;
    return true;
}

bool
warm_get_item(struct machine *machine, struct frame *frame, bool *entered)
{
    *entered = false;
    if (!machine->runtime->profile->warm_getitem)
        return true;
    const struct type *type = frame_peek(frame, 2)->type;
    struct object *found =
        type->get_item == scene_get_item
            ? type_lookup(machine->runtime, type, "__getitem__")
            : NULL;
    if (!is_warm_item(machine, frame, type, is_simple(found, 2)))
        return true;
    *entered = true;
    return enter_function(machine, frame, found, 2);
}

/* A class that has a __getattribute__ of the scene, and no __getattr__. */
static struct object *
find_getattribute(struct runtime *runtime, const struct type *type)
{
    const struct type *owner =
        type_lookup_owner(runtime, type, "__getattribute__");
    if (owner == NULL || owner->class == NULL ||
        type_lookup(runtime, type, "__getattr__") != NULL)
        return NULL;
    return type_lookup(runtime, type, "__getattribute__");
}

static bool
enter_getattribute(struct machine *machine, struct frame *frame,
                   struct object *function, const char *name)
{
    struct runtime *runtime = machine->runtime;
    struct object *text = str_intern_c(runtime, name, true);
    if (text == NULL)
        return false;
    frame_push_object(runtime, frame, text);
    return enter_function(machine, frame, function, 2);
}

bool
warm_get_attribute(struct machine *machine, struct frame *frame,
                   const char *name, bool *entered)
{
    struct runtime *runtime = machine->runtime;
    *entered = false;
    if (!runtime->profile->warm_property)
        return true;
    const struct type *type = frame_peek(frame, 1)->type;
    if (type->class == NULL)
        return true;
    struct object *function = find_getattribute(runtime, type);
    bool overridden = function != NULL;
    if (!overridden) {
        struct object *found = type_lookup(runtime, type, name);
        function = found != NULL && found->type == &property_type
                       ? found->slots[PROPERTY_GET]
                       : NULL;
    }
    bool simple = is_simple(function, overridden ? 2 : 1);
    if (!is_warm(machine, frame, type, simple))
        return true;
    *entered = true;
    return overridden ? enter_getattribute(machine, frame, function, name)
                      : enter_function(machine, frame, function, 1);
}

/* Whether instances are made by object.__new__ and keep their attributes in
 * themselves (get_init_for_simple_managed_python_class). */
static bool
is_plain_class(struct runtime *runtime, const struct object *callable)
{
    if (callable->type != &type_type)
        return false;
    const struct type *type = type_object_type(callable);
    if (type->class == NULL || class_of(type)->solid != &object_type ||
        !class_of(type)->has_dict || class_of(type)->is_abstract)
        return false;
    const struct type *owner = type_lookup_owner(runtime, type, "__new__");
    return owner == NULL || owner->class == NULL;
}

bool
warm_construct(struct machine *machine, struct frame *frame, uint32_t first,
               uint32_t count, bool *entered)
{
    static const char *const names[] = {"the new object"};
    struct runtime *runtime = machine->runtime;
    struct object *callable = frame->object.slots[first + 1];
    *entered = false;
    if (!runtime->profile->warm_init || !object_is_type(callable))
        return true;
    const struct type *type = type_object_type(callable);
    struct object *init = is_plain_class(runtime, callable)
                              ? type_lookup(runtime, type, "__init__")
                              : NULL;
    if (!is_warm(machine, frame, type, is_simple(init, count + 1)))
        return true;
    struct object *native = native_open(runtime, type->name, names, 1);
    if (native == NULL ||
        !instance_new(runtime, type, (struct ref){native, 0}))
        return false;
    slot_set(runtime, &frame->object, first, init);
    slot_set(runtime, &frame->object, first + 1, native->slots[0]);
    *entered = true;
    if (!call_from_places(machine, frame, count + 1))
        return false;
    machine->current->arguments = native;
    machine->current->gives_argument = true;
    return true;
}

bool
warm_sets_item(struct machine *machine, struct frame *frame)
{
    const struct type *type = frame_peek(frame, 2)->type;
    return machine->runtime->profile->warm_getitem &&
           is_warm(machine, frame, type, type == &dict_type);
}

bool
warm_is_str_call(struct machine *machine, struct frame *frame,
                 const struct object *callable, uint32_t count)
{
    struct runtime *runtime = machine->runtime;
    if (!runtime->profile->warm_str || !object_is_type(callable))
        return false;
    const struct type *type = type_object_type(callable);
    return is_warm(machine, frame, type, type == &str_type && count == 1);
}
