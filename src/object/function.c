#include "object/function.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/code_object.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/globals.h"
#include "object/operation.h"
#include "object/own_dict.h"
#include "object/store.h"
#include "object/tuple.h"

static struct function *
as_function(const struct object *object)
{
    return (struct function *)(uintptr_t)object;
}

struct object *
function_new(struct runtime *runtime, struct object *code,
             struct object *globals, const char *name,
             const char *qualified_name)
{
    static const char *const names[FUNCTION_SLOT_COUNT] = {
        [FUNCTION_CODE] = "(code)",
        [FUNCTION_GLOBALS] = "(globals)",
        [FUNCTION_DOC] = "(doc)",
        [FUNCTION_DEFAULTS] = "__defaults__",
        [FUNCTION_KWDEFAULTS] = "__kwdefaults__",
        [FUNCTION_CLOSURE] = "__closure__",
        [FUNCTION_ANNOTATIONS] = "__annotations__",
        [FUNCTION_DICT] = "__dict__",
        [FUNCTION_MODULE] = "(module)"};
    uint64_t size = (uint64_t)runtime->profile->function_size;
    struct object *object =
        object_new(runtime, &function_type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .name = name,
                                          .size = size,
                                          .block_size = size});
    if (object == NULL)
        return NULL;
    struct function *function = as_function(object);
    function->name = mem_copy_string(name, strlen(name));
    function->qualified_name =
        mem_copy_string(qualified_name, strlen(qualified_name));
    for (uint32_t i = 0; i < FUNCTION_SLOT_COUNT; i++)
        if (!slots_insert(runtime, object, i, 1, names[i]))
            return NULL;
    slot_set(runtime, object, FUNCTION_CODE, code);
    slot_set(runtime, object, FUNCTION_GLOBALS, globals);
    return object;
}

static void
release(struct object *object)
{
    mem_free(as_function(object)->name);
    mem_free(as_function(object)->qualified_name);
}

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<function %s at 0x%llx>",
                    as_function(object)->qualified_name,
                    (unsigned long long)object->address);
    return true;
}

static void
clear(struct runtime *runtime, struct object *object)
{
    /* The code stays until the function itself goes (func_clear). */
    slots_clear(runtime, object, FUNCTION_GLOBALS,
                FUNCTION_SLOT_COUNT - FUNCTION_GLOBALS, false);
}

/* ---- attributes --------------------------------------------------------- */

static bool
store_slot(struct runtime *runtime, struct object *object,
           enum function_slot slot, struct ref result)
{
    struct object *there = object->slots[slot];
    return store(runtime, result,
                 there != NULL ? there : atom_none(runtime));
}

static bool
get_code(struct runtime *runtime, struct object *object, struct ref result)
{
    return store_slot(runtime, object, FUNCTION_CODE, result);
}

static bool
get_doc(struct runtime *runtime, struct object *object, struct ref result)
{
    return store_slot(runtime, object, FUNCTION_DOC, result);
}

static bool
get_defaults(struct runtime *runtime, struct object *object,
             struct ref result)
{
    return store_slot(runtime, object, FUNCTION_DEFAULTS, result);
}

static bool
get_kwdefaults(struct runtime *runtime, struct object *object,
               struct ref result)
{
    return store_slot(runtime, object, FUNCTION_KWDEFAULTS, result);
}

static bool
get_closure(struct runtime *runtime, struct object *object,
            struct ref result)
{
    return store_slot(runtime, object, FUNCTION_CLOSURE, result);
}

static bool
get_name(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 str_intern_c(runtime, as_function(object)->name, true));
}

static bool
get_qualified_name(struct runtime *runtime, struct object *object,
                   struct ref result)
{
    return store(
        runtime, result,
        str_intern_c(runtime, as_function(object)->qualified_name, true));
}

static bool
get_module(struct runtime *runtime, struct object *object, struct ref result)
{
    struct object *set = object->slots[FUNCTION_MODULE];
    struct object *globals = object->slots[FUNCTION_GLOBALS];
    if (set != NULL)
        return store(runtime, result, set);
    struct object *name =
        globals == NULL ? NULL : globals_find(runtime, globals, "__name__");
    return name == NULL ? store_none(runtime, result)
                        : store(runtime, result, name);
}

static bool
get_globals(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct object *globals = object->slots[FUNCTION_GLOBALS];
    if (globals == NULL)
        return store_none(runtime, result);
    struct object *dict = globals_dict(runtime, globals);
    return dict != NULL && store(runtime, result, dict);
}

/* These two come to life when they are first asked for. */
static bool
get_made(struct runtime *runtime, struct object *object,
         enum function_slot slot, struct ref result)
{
    if (object->slots[slot] == NULL) {
        struct object *dict = dict_new(runtime);
        if (dict == NULL)
            return false;
        slot_set(runtime, object, slot, dict);
    }
    return store(runtime, result, object->slots[slot]);
}

/* The compiler gives a tuple of names and values (3.10+), which becomes a dict
 * when somebody asks (func_get_annotation_dict). */
static bool
unfold_annotations(struct runtime *runtime, struct object *object)
{
    struct object *tuple = object->slots[FUNCTION_ANNOTATIONS];
    if (tuple == NULL || tuple->type != &tuple_type)
        return true;
    struct object *dict = dict_new(runtime);
    if (dict == NULL)
        return false;
    object_pin(dict);
    bool done = true;
    for (uint32_t i = 0; done && i + 1 < tuple->slot_count; i += 2)
        done = dict_set(runtime, dict, tuple->slots[i],
                        tuple->slots[i + 1]);
    if (done)
        slot_set(runtime, object, FUNCTION_ANNOTATIONS, dict);
    object_unpin(runtime, dict);
    return done;
}

static bool
get_annotations(struct runtime *runtime, struct object *object,
                struct ref result)
{
    if (!unfold_annotations(runtime, object))
        return false;
    return get_made(runtime, object, FUNCTION_ANNOTATIONS, result);
}

static bool
get_dict(struct runtime *runtime, struct object *object, struct ref result)
{
    return get_made(runtime, object, FUNCTION_DICT, result);
}

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    return own_dict_get(runtime, object, FUNCTION_DICT, name, result);
}

/* Attributes that are slots and may be written; NULL value: None again. */
static const struct {
    const char *name;
    enum function_slot slot;
    const struct type *type; /* that a value must be of, or NULL: any */
    const char *words;
} writable[] = {
    {"__defaults__", FUNCTION_DEFAULTS, &tuple_type, "a tuple object"},
    {"__kwdefaults__", FUNCTION_KWDEFAULTS, &dict_type, "a dict object"},
    {"__doc__", FUNCTION_DOC, NULL, NULL},
    {"__module__", FUNCTION_MODULE, NULL, NULL},
    {"__annotations__", FUNCTION_ANNOTATIONS, &dict_type, "a dict object"},
    {"__dict__", FUNCTION_DICT, &dict_type, NULL}};

static bool
set_slot(struct runtime *runtime, struct object *object, size_t row,
         struct object *value)
{
    bool none = value == NULL || is_none(value);
    bool is_dict = writable[row].slot == FUNCTION_DICT;
    if (is_dict && value == NULL)
        return raise_error(runtime, "TypeError", "cannot delete __dict__");
    if (is_dict && !object_is_dict(value))
        return raise_error(runtime, "TypeError",
                           "__dict__ must be set to a dictionary, not a "
                           "'%s'",
                           value->type->name);
    if (!none && writable[row].type != NULL &&
        !type_is(value->type, writable[row].type))
        return raise_error(runtime, "TypeError", "%s must be set to %s",
                           writable[row].name, writable[row].words);
    slot_set(runtime, object, writable[row].slot, none ? NULL : value);
    return true;
}

static bool
set_name(struct runtime *runtime, struct object *object, const char *name,
         struct object *value)
{
    struct function *function = as_function(object);
    char **place = strcmp(name, "__name__") == 0 ? &function->name
                                                 : &function->qualified_name;
    if (value == NULL || !object_is_str(value))
        return raise_error(runtime, "TypeError",
                           "%s must be set to a string object", name);
    struct text text = {0};
    string_to_text(atom_string(value), &text);
    mem_free(*place);
    *place = text_take(&text);
    return true;
}

/* Returns how many variables of functions around it a code needs. */
static size_t
free_count(struct runtime *runtime, struct object *native,
           struct object *code)
{
    slot_set(runtime, native, 0, NULL);
    if (!runtime->hooks.code_attribute(runtime, code, "co_freevars",
                                       (struct ref){native, 0}))
        return 0;
    return native->slots[0]->slot_count;
}

static bool
set_code(struct runtime *runtime, struct object *object,
         struct object *value)
{
    static const char *const names[] = {"the names"};
    if (value == NULL || value->type != &code_type)
        return raise_error(runtime, "TypeError",
                           "__code__ must be set to a code object");
    struct object *native = native_open(runtime, "__code__", names, 1);
    if (native == NULL)
        return false;
    size_t had =
        free_count(runtime, native, object->slots[FUNCTION_CODE]);
    size_t has = free_count(runtime, native, value);
    native_close(runtime, native);
    if (had != has)
        return raise_error(runtime, "ValueError",
                           "%s() requires a code object with %zu free vars, "
                           "not %zu",
                           as_function(object)->name, had, has);
    slot_set(runtime, object, FUNCTION_CODE, value);
    return true;
}

static bool
set_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    if (strcmp(name, "__code__") == 0)
        return set_code(runtime, object, value);
    static const char *const fixed[] = {"__closure__", "__globals__",
                                        "__builtins__"};
    for (size_t i = 0; i < sizeof writable / sizeof *writable; i++)
        if (strcmp(writable[i].name, name) == 0)
            return set_slot(runtime, object, i, value);
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (strcmp(fixed[i], name) == 0)
            return raise_error(runtime, "AttributeError",
                               "readonly attribute");
    if (strcmp(name, "__name__") == 0 || strcmp(name, "__qualname__") == 0)
        return set_name(runtime, object, name, value);
    if (runtime->profile->functions_have_type_params
        && strcmp(name, "__type_params__") == 0 && value != NULL
        && value == tuple_empty(runtime))
        return true;
    return own_dict_set(runtime, object, FUNCTION_DICT, name, value);
}

/* f.__get__(object, type) */
static bool
bind(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    return store(runtime, result,
                 is_none(object) ? self
                                 : bound_method_new(runtime, self, object));
}

static const struct method methods[] = {{"__get__", bind, 1, 2, NULL, NULL},
                                        {0}};

/* Functions of scenes have no type parameters. */
static bool
get_type_params(struct runtime *runtime, struct object *object,
                struct ref result)
{
    (void)object;
    if (runtime->profile->functions_have_type_params)
        return store(runtime, result, tuple_empty(runtime));
    return raise_error(runtime, "AttributeError",
                       "'function' object has no attribute "
                       "'__type_params__'");
}

static const struct getter getters[] = {
    {"__code__", get_code},
    {"__doc__", get_doc},
    {"__defaults__", get_defaults},
    {"__kwdefaults__", get_kwdefaults},
    {"__closure__", get_closure},
    {"__annotations__", get_annotations},
    {"__dict__", get_dict},
    {"__name__", get_name},
    {"__qualname__", get_qualified_name},
    {"__module__", get_module},
    {"__type_params__", get_type_params},
    {"__globals__", get_globals},
    {NULL, NULL}};

/* Stores an attribute of the code in place, which must be empty. */
static bool
read_code(struct runtime *runtime, struct object *code, const char *name,
          struct ref place)
{
    return runtime->hooks.code_attribute != NULL &&
           runtime->hooks.code_attribute(runtime, code, name, place);
}

/* Whether closure is what the free variables ask for. */
static bool
check_closure(struct runtime *runtime, struct object *closure,
              const struct object *names, struct object *code)
{
    bool is_tuple = closure != NULL && object_is_tuple(closure);
    uint32_t wanted = names->slot_count;
    uint32_t given = is_tuple ? closure->slot_count : 0;
    if (!is_tuple && wanted > 0)
        return raise_error(runtime, "TypeError",
                           "arg 5 (closure) must be tuple");
    if (!is_tuple && closure != NULL)
        return raise_error(runtime, "TypeError",
                           "arg 5 (closure) must be None or tuple");
    if (given == wanted)
        return true;
    struct text name = {0};
    struct ref scratch = runtime_scratch(runtime);
    if (read_code(runtime, code, "co_name", scratch))
        (void)object_str(runtime, ref_get(scratch), &name);
    ref_set(runtime, scratch, NULL);
    raise_error(runtime, "ValueError",
                "%s requires closure of length %u, not %u",
                text_string(&name), wanted, given);
    text_release(&name);
    return false;
}

enum made { MADE_NAME, MADE_QUALIFIED, MADE_FREE, MADE_COUNT };

/* Stores a function of what FunctionType was given; made: what its code
 * says. */
static bool
make(struct runtime *runtime, struct object *const *given,
     struct object *native, struct ref result)
{
    enum { CODE, GLOBALS, NAME, DEFAULTS, CLOSURE };
    struct text name = {0}, qualified = {0};
    struct object *own = given[NAME] ? given[NAME] : native->slots[MADE_NAME];
    bool fine = object_str(runtime, own, &name) &&
                object_str(runtime, native->slots[MADE_QUALIFIED],
                           &qualified);
    struct object *function =
        fine ? function_new(runtime, given[CODE],
                            globals_behind(given[GLOBALS]),
                            text_string(&name), text_string(&qualified))
             : NULL;
    text_release(&name);
    text_release(&qualified);
    if (function == NULL)
        return false;
    ref_set(runtime, result, function);
    if (function->slots[FUNCTION_GLOBALS]->kind != NODE_NAMESPACE)
        object_set_flags(runtime, function,
                         function->flags | NODE_SHARED | NODE_OPAQUE);
    const struct object *constants = given[CODE]->slots[0];
    if (constants->slot_count > 0 && object_is_str(constants->slots[0]))
        slot_set(runtime, function, FUNCTION_DOC, constants->slots[0]);
    slot_set(runtime, function, FUNCTION_DEFAULTS, given[DEFAULTS]);
    slot_set(runtime, function, FUNCTION_CLOSURE, given[CLOSURE]);
    return true;
}

static bool
fail_argument(struct runtime *runtime, const char *name, const char *wanted,
              const struct object *given)
{
    return raise_error(runtime, "TypeError",
                       "function() argument '%s' must be %s, not %s", name,
                       wanted, is_none(given) ? "None"
                                              : type_short_name(given->type));
}

/* types.FunctionType(code, globals, name, argdefs, closure). */
static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    static const char *const keywords[] = {"code", "globals", "name",
                                           "argdefs", "closure", NULL};
    static const struct parameters parameters = {"function", keywords, 2, 5};
    static const char *const names[MADE_COUNT] = {"the name", "the full name",
                                                  "the free variables"};
    struct object *given[5];
    (void)type;
    if (!arguments_take(runtime, &parameters, arguments, given))
        return false;
    for (size_t i = 2; i < 5; i++)
        if (given[i] != NULL && is_none(given[i]))
            given[i] = NULL;
    if (given[0]->type != &code_type)
        return fail_argument(runtime, "code", "code", given[0]);
    if (globals_behind(given[1]) == NULL)
        return fail_argument(runtime, "globals", "dict", given[1]);
    if (given[2] != NULL && !object_is_str(given[2]))
        return raise_error(runtime, "TypeError",
                           "arg 3 (name) must be None or string");
    if (given[3] != NULL && !object_is_tuple(given[3]))
        return raise_error(runtime, "TypeError",
                           "arg 4 (defaults) must be None or tuple");
    struct object *native = native_open(runtime, "function", names,
                                        MADE_COUNT);
    if (native == NULL)
        return false;
    bool has_full = runtime->profile->code_knows_qualified_name;
    bool fine =
        read_code(runtime, given[0], "co_name",
                  (struct ref){native, MADE_NAME}) &&
        read_code(runtime, given[0], has_full ? "co_qualname" : "co_name",
                  (struct ref){native, MADE_QUALIFIED}) &&
        read_code(runtime, given[0], "co_freevars",
                  (struct ref){native, MADE_FREE}) &&
        check_closure(runtime, given[4], native->slots[MADE_FREE],
                      given[0]) &&
        make(runtime, given, native, result);
    native_close(runtime, native);
    return fine;
}

const struct type function_type = {.name = "function",
                                   .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD |
                                            TYPE_WEAKLY_REFERABLE
                                            | TYPE_VECTORCALL | TYPE_METHOD,
                                   .scheme = SLOTS_NAMES,
                                   .struct_size = sizeof(struct function),
                                   .release = release,
                                   .construct = construct,
                                   .repr = repr,
                                   .get_attribute = get_attribute,
                                   .set_attribute = set_attribute,
                                   .clear = clear,
                                   .methods = methods,
                                   .getters = getters};
