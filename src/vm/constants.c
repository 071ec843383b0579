#include "vm/constants.h"

#include "object/atom.h"
#include "object/code_object.h"
#include "object/set.h"
#include "object/tuple.h"

/* What is being made. */
struct making {
    struct runtime *runtime;
    struct loaded *loaded;
};

static struct object *make(struct making *making, uint32_t index);

/* Whether the scene uses text as a name, of a variable or anything else: from
 * 3.13 on a constant that equals a name is that immortal name. */
static bool
is_a_name(const struct unit *unit, const struct value *value)
{
    for (size_t i = 0; i < unit->code_count; i++) {
        const struct code *code = &unit->codes[i];
        for (size_t k = 0; k < code->name_count; k++)
            if (string_equal_c(value->as.string, code->names[k]))
                return true;
        for (size_t k = 0; k < code->local_count; k++)
            if (string_equal_c(value->as.string, code->locals[k]))
                return true;
    }
    return false;
}

static struct object *
make_value(struct making *making, const struct constant *constant)
{
    struct object *atom = atom_new(making->runtime, &constant->value);
    if (!atom || !constant->interned || constant->value.kind != VALUE_STR)
        return atom;
    return str_intern(making->runtime, atom,
                      is_a_name(making->loaded->unit, &constant->value));
}

/* Makes all items of a tuple or frozenset; false at a limit. */
static struct object **
make_items(struct making *making, const struct constant *constant)
{
    struct object **items =
        mem_alloc_array(constant->item_count, sizeof *items);
    for (uint32_t i = 0; i < constant->item_count; i++) {
        items[i] = make(making, constant->items[i]);
        if (!items[i]) {
            mem_free(items);
            return NULL;
        }
    }
    return items;
}

static struct object *
make_tuple(struct making *making, const struct constant *constant)
{
    struct runtime *runtime = making->runtime;
    struct object **items = make_items(making, constant);
    if (!items)
        return NULL;
    struct object *tuple =
        tuple_from_items(runtime, items, constant->item_count);
    mem_free(items);
    if (tuple && !runtime->profile->constant_tuples_tracked)
        tuple_maybe_untrack(runtime, tuple);
    return tuple;
}

/* The compiler makes each constant frozenset anew from the members of the
 * first, in the order that they have there (merge_consts_recursive,
 * Python/compile.c): where hashes collide, that is not the order in the
 * source. */
static struct object *
rebuild_frozenset(struct runtime *runtime, struct object *first)
{
    if (first->slot_count == 0)
        return first;
    struct object *set = set_new(runtime, &frozenset_type);
    struct object *item;
    size_t position = 0;
    while (set && (item = set_next(first, &position)) != NULL)
        if (!set_add(runtime, set, item))
            set = NULL;
    object_discard(runtime, first);
    return set;
}

static struct object *
make_frozenset(struct making *making, const struct constant *constant)
{
    struct runtime *runtime = making->runtime;
    struct object **items = make_items(making, constant);
    if (!items)
        return NULL;
    struct object *set = constant->item_count == 0
                             ? frozenset_empty(runtime)
                             : set_new(runtime, &frozenset_type);
    for (uint32_t i = 0; set && i < constant->item_count; i++)
        if (!set_add(runtime, set, items[i]))
            set = NULL;
    mem_free(items);
    return set ? rebuild_frozenset(runtime, set) : NULL;
}

/* By enum code_tuple. */
static const char *const tuple_names[CODE_TUPLE_COUNT] = {
    "co_names", "co_varnames", "co_cellvars", "co_freevars"};

/* Lets code hold one more tuple, which is a constant of the scene too. */
static bool
hold_tuple(struct making *making, struct object *code, enum code_tuple which,
           uint32_t index)
{
    if (index == UINT32_MAX)
        return true;
    struct object *tuple = make(making, index);
    uint32_t slot = code->slot_count;
    if (!tuple || !slots_insert(making->runtime, code, slot, 1,
                                tuple_names[which]))
        return false;
    ((struct code_object *)(void *)code)->tuples[which] = slot;
    slot_set(making->runtime, code, slot, tuple);
    return true;
}

static struct object *
make_code(struct making *making, uint32_t index)
{
    struct runtime *runtime = making->runtime;
    const struct code *code = &making->loaded->unit->codes[index];
    struct object *constants = make(making, code->constants);
    if (!constants)
        return NULL;
    struct object *object = code_object_new(runtime, code, code->name);
    if (!object)
        return NULL;
    slot_set(runtime, object, CODE_OBJECT_CONSTANTS, constants);
    making->loaded->codes[index] = object;
    for (size_t i = 0; i < CODE_TUPLE_COUNT; i++)
        if (!hold_tuple(making, object, (enum code_tuple)i, code->tuples[i]))
            return NULL;
    return object;
}

/* Returns the object of a pool entry, made now if it is not there yet.  Depth
 * is bounded by the compiler's limit of nesting. */
static struct object *
make(struct making *making, uint32_t index)
{
    if (making->loaded->constants[index])
        return making->loaded->constants[index];
    const struct constant *constant = &making->loaded->unit->pool[index];
    struct object *object = NULL;
    switch (constant->kind) {
    case CONSTANT_VALUE:
        object = make_value(making, constant);
        break;
    case CONSTANT_TUPLE:
        object = make_tuple(making, constant);
        break;
    case CONSTANT_FROZENSET:
        object = make_frozenset(making, constant);
        break;
    case CONSTANT_CODE:
        object = make_code(making, constant->code);
        break;
    }
    making->loaded->constants[index] = object;
    return object;
}

bool
constants_hold_literals(struct runtime *runtime, const struct loaded *loaded,
                        struct object *holder, const char *name)
{
    const struct unit *unit = loaded->unit;
    uint32_t total = 0, next = holder->slot_count;
    for (size_t i = 0; i < unit->pool_count; i++)
        total += unit->pool[i].arena_references;
    if (!slots_insert(runtime, holder, next, total, name))
        return false;
    for (size_t i = 0; i < unit->pool_count; i++) {
        uint32_t count = unit->pool[i].arena_references;
        if (count > 0)
            slots_fill(runtime, holder, next, count, loaded->constants[i]);
        next += count;
    }
    return true;
}

bool
constants_fill_arena(struct machine *machine)
{
    static const struct type arena_type = {
        .name = "parser",
        .scheme = SLOTS_INDEX,
        .struct_size = sizeof(struct object),
    };
    struct runtime *runtime = machine->runtime;
    machine->arena = object_new(runtime, &arena_type,
                                &(struct object_birth){.kind = NODE_ARENA});
    return machine->arena
           && constants_hold_literals(runtime, machine->loaded.items[0],
                                      machine->arena, NULL);
}

bool
constants_make(struct runtime *runtime, struct loaded *loaded)
{
    const struct unit *unit = loaded->unit;
    struct making making = {runtime, loaded};
    loaded->constants =
        mem_alloc_array(unit->pool_count, sizeof *loaded->constants);
    loaded->codes = mem_alloc_array(unit->code_count, sizeof *loaded->codes);
    for (uint32_t i = 0; i < unit->pool_count; i++)
        if (!make(&making, i))
            return false;
    return loaded->codes[0] || make_code(&making, 0);
}

void
constants_release_arena(struct machine *machine)
{
    struct object *arena = machine->arena;
    if (!arena)
        return;
    machine->arena = NULL;
    slots_clear(machine->runtime, arena, 0, arena->slot_count, false);
    object_discard(machine->runtime, arena);
}
