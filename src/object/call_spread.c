/* Calls with a tuple and a dict (PyObject_Call, Objects/call.c). */
#include "base/mem.h"
#include "heap/native.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/tuple.h"

struct object *
arguments_lay_out(struct runtime *runtime, struct object *tuple,
                  struct object *dict)
{
    uint32_t positional = tuple->slot_count;
    uint32_t named = dict_length(dict);
    uint32_t count = positional + named + 1;
    const char **names = mem_alloc_array(count, sizeof *names);
    struct object **keys = mem_alloc_array(named, sizeof *keys);
    for (uint32_t i = 0; i < count; i++)
        names[i] = i + 1 < count ? "an argument" : "the keywords";
    struct object *native = native_open(runtime, "f(**d)", names, count);
    for (uint32_t i = 0; native != NULL && i < positional; i++)
        slot_set(runtime, native, i, tuple->slots[i]);
    for (uint32_t i = 0; native != NULL && i < named; i++) {
        keys[i] = dict_key_at(dict, i);
        slot_set(runtime, native, positional + i, dict_value_at(dict, i));
    }
    struct object *keywords =
        native != NULL ? tuple_from_items(runtime, keys, named) : NULL;
    mem_free(names);
    mem_free(keys);
    if (keywords == NULL)
        return NULL;
    slot_set(runtime, native, count - 1, keywords);
    return native;
}

/* What takes tuple and dict as they are does not hold what was laid out.
 * Returns a copy of it; the names of the keywords stay. */
static struct object **
only_names(struct runtime *runtime, struct object *native)
{
    uint32_t count = native->slot_count - 1;
    struct object **items = mem_alloc_array(count, sizeof *items);
    memcpy(items, native->slots, count * sizeof *items);
    slots_clear(runtime, native, 0, count, false);
    return items;
}

bool
object_call_spread(struct runtime *runtime, struct object *callable,
                   struct object *tuple, struct object *dict,
                   struct ref result)
{
    struct arguments arguments = {tuple->slots, tuple->slot_count, NULL, tuple,
                                  NULL};
    struct object *native = NULL;
    struct object **items = NULL;
    if (dict != NULL && dict_length(dict) > 0) {
        native = arguments_lay_out(runtime, tuple, dict);
        if (native == NULL)
            return false;
        arguments.items = native->slots;
        arguments.keywords = native->slots[native->slot_count - 1];
        arguments.dict = dict;
        if (!(callable->type->flags & TYPE_VECTORCALL))
            arguments.items = items = only_names(runtime, native);
    }
    const struct arguments *before = runtime->packed;
    runtime->packed = &arguments;
    bool done = object_call(runtime, callable, &arguments, result);
    runtime->packed = before;
    mem_free(items);
    if (native != NULL)
        native_close(runtime, native);
    return done;
}

void
call_name(struct runtime *runtime, struct object *callable, struct text *out)
{
    if (callable->type == &function_type) {
        const struct function *function = (const struct function *)callable;
        if (runtime->profile->functions_named_with_owner)
            text_add_format(out, "__main__.%s", function->qualified_name);
        else
            text_add_string(out, function->name);
    } else if (callable->type == &bound_method_type) {
        call_name(runtime, callable->slots[BOUND_FUNCTION], out);
    } else if (callable->type == &builtin_type) {
        const struct builtin *builtin = (const struct builtin *)callable;
        if (builtin->owner && runtime->profile->functions_named_with_owner)
            text_add_format(out, "%s.", builtin->owner->name);
        text_add_string(out, builtin->method->name);
    } else if (!object_str(runtime, callable, out)) {
        clear_error(runtime);
    }
}
