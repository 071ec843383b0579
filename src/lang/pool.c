#include "lang/pool.h"

#include "base/mem.h"

/* Numbers in the pool by number among the constants; CONSTANT_NONE: not
 * taken. */
struct selection {
    const struct constants *constants;
    struct compiler *compiler;
    bool *wanted;
    bool *wanted_codes;
    size_t count;
};

/* Depth is bounded by how deeply the scene nests. */
static void
want(struct selection *selection, uint32_t object)
{
    if (selection->wanted[object])
        return;
    selection->wanted[object] = true;
    const struct constant *entry =
        &selection->constants->objects.items[object];
    for (uint32_t i = 0; i < entry->item_count; i++)
        want(selection, entry->items[i]);
    if (entry->kind == CONSTANT_CODE) {
        selection->wanted_codes[entry->code] = true;
        want(selection,
             selection->compiler->codes.items[entry->code].constants);
    }
}

/* Adds containers of the arena that hold what is wanted.  Items are older
 * than what holds them, but for merged ones: hence the repetition. */
static void
want_holders(struct selection *selection)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (uint32_t i = 0; i < selection->count; i++) {
            const struct constant *entry =
                &selection->constants->objects.items[i];
            if (selection->wanted[i] || entry->arena_references == 0)
                continue;
            for (uint32_t k = 0; k < entry->item_count; k++) {
                if (selection->wanted[entry->items[k]]) {
                    want(selection, i);
                    changed = true;
                    break;
                }
            }
        }
    }
}

static void
move_objects(const struct selection *selection, const uint32_t *moved,
             const uint32_t *moved_codes, struct unit *unit)
{
    struct constants *constants =
        selection->compiler->workshop->constants;
    size_t kept = 0;
    for (size_t i = 0; i < selection->count; i++)
        kept += selection->wanted[i];
    unit->pool = mem_alloc_array(kept, sizeof *unit->pool);
    for (size_t i = 0; i < selection->count; i++) {
        struct constant *entry = &constants->objects.items[i];
        if (!selection->wanted[i])
            continue;
        for (uint32_t k = 0; k < entry->item_count; k++)
            entry->items[k] = moved[entry->items[k]];
        if (entry->kind == CONSTANT_CODE)
            entry->code = moved_codes[entry->code];
        unit->pool[unit->pool_count++] = *entry;
        *entry = (struct constant){.kind = CONSTANT_CODE};
    }
}

/* Notes where the functions that code makes are defined. */
static void
note_columns(struct unit *unit, const struct code *code)
{
    const struct constant *constants = &unit->pool[code->constants];
    for (size_t i = 1; i < code->instruction_count; i++) {
        const struct instruction *make = &code->instructions[i];
        const struct instruction *load = make - 1;
        if (make->opcode != OPCODE_MAKE_FUNCTION
            || load->opcode != OPCODE_LOAD_CONST)
            continue;
        const struct constant *made =
            &unit->pool[constants->items[load->argument]];
        unit->codes[made->code].first_column = make->column;
    }
}

/* The codes that stay are moved to the front; the others are left to the
 * compiler. */
static void
move_codes(const struct selection *selection, const uint32_t *moved,
           struct unit *unit)
{
    struct compiler *compiler = selection->compiler;
    unit->codes =
        mem_alloc_array(compiler->codes.count, sizeof *unit->codes);
    for (size_t i = 0; i < compiler->codes.count; i++) {
        if (!selection->wanted_codes[i])
            continue;
        struct code code = compiler->codes.items[i];
        code.constants = moved[code.constants];
        for (size_t k = 0; k < CODE_TUPLE_COUNT; k++)
            if (code.tuples[k] != CONSTANT_NONE)
                code.tuples[k] = moved[code.tuples[k]];
        unit->codes[unit->code_count++] = code;
        compiler->codes.items[i] = (struct code){0};
    }
}

/* Returns the new number of each that is wanted. */
static uint32_t *
number(const bool *wanted, size_t count)
{
    uint32_t *moved = mem_alloc_array(count + 1, sizeof *moved);
    uint32_t next = 0;
    for (size_t i = 0; i < count; i++)
        moved[i] = wanted[i] ? next++ : CONSTANT_NONE;
    return moved;
}

void
pool_take(struct compiler *compiler, struct unit *unit)
{
    struct constants *constants = compiler->workshop->constants;
    struct selection selection = {.constants = constants,
                                  .compiler = compiler,
                                  .count = constants->objects.count};
    selection.wanted = mem_alloc(selection.count + 1);
    selection.wanted_codes = mem_alloc(compiler->codes.count + 1);
    selection.wanted_codes[0] = true;
    want(&selection, compiler->codes.items[0].constants);
    want_holders(&selection);
    uint32_t *moved = number(selection.wanted, selection.count);
    uint32_t *moved_codes =
        number(selection.wanted_codes, compiler->codes.count);
    move_objects(&selection, moved, moved_codes, unit);
    move_codes(&selection, moved, unit);
    for (size_t i = 0; i < unit->code_count; i++)
        note_columns(unit, &unit->codes[i]);
    mem_free(moved_codes);
    mem_free(moved);
    mem_free(selection.wanted_codes);
    mem_free(selection.wanted);
}
