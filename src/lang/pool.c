#include "lang/pool.h"

#include "base/mem.h"

/* Numbers in the pool by number among the constants; CONSTANT_NONE: not
 * taken. */
struct selection {
    const struct constants *constants;
    bool *wanted;
    size_t count;
};

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
move_objects(struct constants *constants, const struct selection *selection,
             const uint32_t *moved, struct unit *unit)
{
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
        unit->pool[unit->pool_count++] = *entry;
        *entry = (struct constant){.kind = CONSTANT_CODE};
    }
}

void
pool_take(struct compiler *compiler, struct unit *unit)
{
    struct constants *constants = compiler->workshop->constants;
    struct selection selection = {.constants = constants,
                                  .count = constants->objects.count};
    selection.wanted = mem_alloc(selection.count + 1);
    unit->codes = compiler->codes.items;
    unit->code_count = compiler->codes.count;
    compiler->codes.items = NULL;
    compiler->codes.count = compiler->codes.capacity = 0;
    for (size_t i = 0; i < unit->code_count; i++)
        want(&selection, unit->codes[i].constants);
    want_holders(&selection);
    uint32_t *moved =
        mem_alloc_array(selection.count + 1, sizeof *moved);
    uint32_t next = 0;
    for (size_t i = 0; i < selection.count; i++)
        moved[i] = selection.wanted[i] ? next++ : CONSTANT_NONE;
    move_objects(constants, &selection, moved, unit);
    for (size_t i = 0; i < unit->code_count; i++)
        unit->codes[i].constants = moved[unit->codes[i].constants];
    mem_free(moved);
    mem_free(selection.wanted);
}
