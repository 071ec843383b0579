#include "vm/code_attributes.h"

#include "lang/code.h"
#include "object/code_object.h"
#include "object/store.h"
#include "object/tuple.h"
#include "vm/state.h"

/* Stores a tuple of names. */
static bool
store_names(struct runtime *runtime, char *const *names, size_t count,
            struct ref result)
{
    struct object **items = mem_alloc_array(count + 1, sizeof *items);
    bool fine = true;
    for (size_t i = 0; fine && i < count; i++) {
        items[i] = str_intern_c(runtime, names[i], true);
        fine = items[i] != NULL;
    }
    struct object *tuple =
        fine ? tuple_from_items(runtime, items, (uint32_t)count) : NULL;
    mem_free(items);
    return store(runtime, result, tuple);
}

static bool
store_name(struct runtime *runtime, const char *name, struct ref result)
{
    return store(runtime, result, str_intern_c(runtime, name, true));
}

static bool
get_cells(struct runtime *runtime, const struct code *code,
          struct ref result)
{
    char **names = mem_alloc_array(code->cell_count + 1, sizeof *names);
    for (size_t i = 0; i < code->cell_count; i++)
        names[i] = code->locals[code->cells[i].local];
    bool fine = store_names(runtime, names, code->cell_count, result);
    mem_free(names);
    return fine;
}

/* CPython's CO_NEWLOCALS, and CO_NOFREE, which went with 3.11. */
enum { NEW_LOCALS = 2, NO_FREE = 64 };

static int64_t
flags_of(const struct runtime *runtime, const struct code *code)
{
    const uint32_t known = CODE_OPTIMIZED | CODE_VARIADIC
                           | CODE_VARIADIC_KEYWORDS | CODE_NESTED
                           | CODE_GENERATOR;
    int64_t flags = code->flags & known;
    if (flags & CODE_OPTIMIZED)
        flags |= NEW_LOCALS;
    if (code->cell_count + code->free_count == 0
        && !runtime->profile->frame_holds_function)
        flags |= NO_FREE;
    return flags;
}

static bool
get_number(struct runtime *runtime, const struct code *code,
           const char *name, struct ref result)
{
    const struct {
        const char *name;
        int64_t number;
    } rows[] = {
        {"co_argcount", code->argument_count},
        {"co_posonlyargcount", code->positional_only_count},
        {"co_kwonlyargcount", code->keyword_only_count},
        {"co_nlocals", (int64_t)code->variable_count},
        {"co_stacksize", code->stack_size},
        {"co_firstlineno", code->first_line},
        {"co_flags", flags_of(runtime, code)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0)
            return store_int(runtime, result, rows[i].number);
    return true;
}

/* By enum code_tuple. */
static const char *const tuple_names[CODE_TUPLE_COUNT] = {
    "co_names", "co_varnames", "co_cellvars", "co_freevars"};

static const char *const cached_names[CODE_TUPLE_COUNT] = {
    "(co_names)", "(co_varnames)", "(co_cellvars)", "(co_freevars)"};

static bool
make_tuple(struct runtime *runtime, const struct code *code,
           enum code_tuple which, struct ref result)
{
    switch (which) {
    case CODE_TUPLE_NAMES:
        return store_names(runtime, code->names, code->name_count, result);
    case CODE_TUPLE_LOCALS:
        return store_names(runtime, code->locals, code->variable_count,
                           result);
    case CODE_TUPLE_CELLS:
        return get_cells(runtime, code, result);
    default:
        return store_names(runtime,
                           code->locals + code->local_count
                               - code->free_count,
                           code->free_count, result);
    }
}

/* Code holds its names, and those of its variables too, from the beginning or
 * once they have been asked for (profile: code_keeps_names). */
static bool
get_tuple(struct runtime *runtime, struct object *object,
          enum code_tuple which, struct ref result)
{
    struct code_object *code = (struct code_object *)(void *)object;
    enum profile_code_names keeps = runtime->profile->code_keeps_names;
    bool is_own = which == CODE_TUPLE_NAMES || keeps == PROFILE_NAMES_IN_CODE;
    uint32_t *slot = &code->tuples[which];
    if (!is_own && keeps == PROFILE_NAMES_CACHED)
        slot = &code->cached[which];
    else if (!is_own)
        return make_tuple(runtime, code->code, which, result);
    if (*slot == 0) {
        uint32_t added = object->slot_count;
        if (!make_tuple(runtime, code->code, which, result) ||
            !slots_insert(runtime, object, added, 1, is_own
                              ? tuple_names[which] : cached_names[which]))
            return false;
        *slot = added;
        slot_set(runtime, object, added, ref_get(result));
    }
    return store(runtime, result, object->slots[*slot]);
}

bool
code_attribute(struct runtime *runtime, struct object *object,
               const char *name, struct ref result)
{
    const struct code *code = code_object_code(object);
    if (strcmp(name, "co_consts") == 0)
        return store(runtime, result, object->slots[CODE_OBJECT_CONSTANTS]);
    if (strcmp(name, "co_name") == 0)
        return store_name(runtime, code->name, result);
    if (strcmp(name, "co_qualname") == 0
        && runtime->profile->code_knows_qualified_name)
        return store_name(runtime, code->qualified_name, result);
    for (int i = 0; i < CODE_TUPLE_COUNT; i++)
        if (strcmp(name, tuple_names[i]) == 0)
            return get_tuple(runtime, object, (enum code_tuple)i, result);
    if (strcmp(name, "co_filename") == 0) {
        const struct machine *machine = runtime->machine;
        const char *file = machine_file_of(machine, code)->file_name;
        return store_name(runtime, file ? file : "<scene>", result);
    }
    return get_number(runtime, code, name, result);
}
