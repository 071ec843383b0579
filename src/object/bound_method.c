/* Bound methods: a function and the object that it is called with. */
#include "base/mem.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "value/hash.h"

struct object *
bound_method_new(struct runtime *runtime, struct object *function,
                 struct object *self)
{
    struct object *method =
        object_new(runtime, &bound_method_type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = 64,
                                          .block_size = 64});
    if (method == NULL ||
        !slots_insert(runtime, method, BOUND_FUNCTION, 1, "__func__") ||
        !slots_insert(runtime, method, BOUND_SELF, 1, "__self__"))
        return NULL;
    slot_set(runtime, method, BOUND_FUNCTION, function);
    slot_set(runtime, method, BOUND_SELF, self);
    return method;
}

static bool
get_function(struct runtime *runtime, struct object *method,
             struct ref result)
{
    return store(runtime, result, method->slots[BOUND_FUNCTION]);
}

static bool
get_self(struct runtime *runtime, struct object *method, struct ref result)
{
    return store(runtime, result, method->slots[BOUND_SELF]);
}

static bool
call_bound(struct runtime *runtime, struct object *method,
           const struct arguments *arguments, struct ref result)
{
    size_t given = arguments->count + arguments_keyword_count(arguments);
    struct object **items = mem_alloc_array(given + 1, sizeof *items);
    items[0] = method->slots[BOUND_SELF];
    for (size_t i = 0; i < given; i++)
        items[i + 1] = arguments->items[i];
    bool fine = object_call(runtime, method->slots[BOUND_FUNCTION],
                            &(struct arguments){items, arguments->count + 1,
                                                arguments->keywords, NULL,
                                                NULL},
                            result);
    mem_free(items);
    return fine;
}

/* Appends __qualname__, or __name__, of what is bound. */
static bool
add_name(struct runtime *runtime, struct object *function, struct text *out)
{
    static const char *const names[] = {"__qualname__", "__name__"};
    struct ref scratch = runtime_scratch(runtime);
    if (function->type == &function_type) {
        text_add_string(out, ((const struct function *)(const void *)function)
                                 ->qualified_name);
        return true;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!object_find_attribute(runtime, function, names[i], scratch))
            return false;
        const struct object *name = ref_get(scratch);
        bool is_str = name != NULL && object_is_str(name);
        if (is_str)
            string_to_text(atom_string(name), out);
        ref_set(runtime, scratch, NULL);
        if (is_str)
            return true;
    }
    text_add_byte(out, '?');
    return true;
}

static bool
repr_bound(struct runtime *runtime, struct object *method, struct text *out)
{
    text_add_string(out, "<bound method ");
    if (!add_name(runtime, method->slots[BOUND_FUNCTION], out))
        return false;
    text_add_string(out, " of ");
    if (!object_repr(runtime, method->slots[BOUND_SELF], out))
        return false;
    text_add_byte(out, '>');
    return true;
}

static bool
get_through(struct runtime *runtime, struct object *method, const char *name,
            struct ref result)
{
    return object_get_attribute(runtime, method->slots[BOUND_FUNCTION], name,
                                result);
}

/* Equal: the same object and equal functions. */
static enum outcome
compare_bound(struct runtime *runtime, struct object *a, struct object *b,
              enum comparison_kind kind, bool *truth)
{
    bool equal;
    if ((kind != IS_EQUAL && kind != IS_NOT_EQUAL) || b->type != a->type)
        return OUTCOME_NOT_IMPLEMENTED;
    if (!object_equal(runtime, a->slots[BOUND_FUNCTION],
                      b->slots[BOUND_FUNCTION], &equal))
        return OUTCOME_FAILED;
    equal = equal && a->slots[BOUND_SELF] == b->slots[BOUND_SELF];
    *truth = equal == (kind == IS_EQUAL);
    return OUTCOME_DONE;
}

static bool
hash_bound(struct runtime *runtime, struct object *method, int64_t *hash)
{
    int64_t other = hash_address(method->slots[BOUND_SELF]->address);
    if (!object_hash(runtime, method->slots[BOUND_FUNCTION], hash))
        return false;
    *hash ^= other;
    *hash = *hash == -1 ? -2 : *hash;
    return true;
}

static const struct getter bound_getters[] = {
    {"__func__", get_function}, {"__self__", get_self}, {NULL, NULL}};

/* types.MethodType(function, object). */
static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    (void)type;
    if (arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "method() takes no keyword arguments");
    if (!arguments_check(runtime, "method", arguments, 2, 2, NULL))
        return false;
    if (!object_is_callable(runtime, arguments->items[0]))
        return raise_error(runtime, "TypeError",
                           "first argument must be callable");
    if (is_none(arguments->items[1]))
        return raise_error(runtime, "TypeError", "%s must not be None",
                           runtime->profile->minor >= 11 ? "instance"
                                                         : "self");
    return store(runtime, result,
                 bound_method_new(runtime, arguments->items[0],
                                  arguments->items[1]));
}

const struct type bound_method_type = {.name = "method",
                                       .construct = construct,
                                       .flags = TYPE_TRACKED |
                                                TYPE_HAS_GC_HEAD |
                                                TYPE_WEAKLY_REFERABLE
                                                | TYPE_VECTORCALL,
                                       .scheme = SLOTS_NAMES,
                                       .struct_size = sizeof(struct object),
                                       .repr = repr_bound,
                                       .get_attribute = get_through,
                                       .call = call_bound,
                                       .compare_truth = compare_bound,
                                       .hash = hash_bound,
                                       .getters = bound_getters};
