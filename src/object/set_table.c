#include "object/set_table.h"

#include "base/mem.h"

enum { SMALLEST = 8, LINEAR_PROBES = 9, PERTURB_SHIFT = 5, LARGE = 50000 };

static void
clear_places(struct set_table *table, size_t count)
{
    table->places = mem_alloc_array(count, sizeof *table->places);
    for (size_t i = 0; i < count; i++)
        table->places[i].slot = SET_UNUSED;
    table->mask = count - 1;
    table->fill = table->used = 0;
}

void
set_table_init(struct set_table *table)
{
    clear_places(table, SMALLEST);
}

void
set_table_release(struct set_table *table)
{
    mem_free(table->places);
    table->places = NULL;
}

/* ---- probing ---- */

/* How many places after index are looked at one by one. */
static size_t
linear_probes(const struct set_table *table, size_t index)
{
    return index + LINEAR_PROBES <= table->mask ? LINEAR_PROBES : 0;
}

static void
advance(const struct set_table *table, struct set_probe *probe)
{
    if (probe->left > 0) {
        probe->left--;
        probe->end++;
        return;
    }
    probe->perturb >>= PERTURB_SHIFT;
    probe->index =
        (probe->index * 5 + 1 + probe->perturb) & table->mask;
    probe->left = linear_probes(table, probe->index);
    probe->end = probe->index;
}

static void
start(const struct set_table *table, int64_t hash, struct set_probe *probe)
{
    *probe = (struct set_probe){
        .started = true,
        .index = (size_t)hash & table->mask,
        .perturb = (size_t)hash,
        .free = SET_NOWHERE,
    };
    probe->left = linear_probes(table, probe->index);
    probe->end = probe->index;
}

size_t
set_table_probe(const struct set_table *table, int64_t hash,
                struct set_probe *probe)
{
    if (probe->started)
        advance(table, probe);
    else
        start(table, hash, probe);
    for (;; advance(table, probe)) {
        const struct set_place *place = &table->places[probe->end];
        if (place->slot == SET_UNUSED)
            return SET_NOWHERE;
        if (place->slot == SET_DUMMY)
            probe->free = probe->end;
        else if (place->hash == hash)
            return probe->end;
    }
}

/* ---- changing ---- */

/* Enters a member that is known not to be there, into a table without
 * dummies. */
static void
insert_clean(struct set_table *table, int64_t hash, int32_t slot)
{
    struct set_probe probe;
    start(table, hash, &probe);
    while (table->places[probe.end].slot != SET_UNUSED)
        advance(table, &probe);
    table->places[probe.end] = (struct set_place){hash, slot};
    table->fill++;
    table->used++;
}

static void
insert_all(struct set_table *table, const struct set_place *places,
           size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (places[i].slot >= 0)
            insert_clean(table, places[i].hash, places[i].slot);
}

void
set_table_resize(struct set_table *table, size_t used)
{
    struct set_table old = *table;
    size_t count = SMALLEST;
    while (count <= used)
        count <<= 1;
    if (count == SMALLEST && old.mask + 1 == SMALLEST &&
        old.fill == old.used)
        return;
    clear_places(table, count);
    insert_all(table, old.places, old.mask + 1);
    set_table_release(&old);
}

void
set_table_enter(struct set_table *table, const struct set_probe *probe,
                int64_t hash, int32_t slot, bool reuse)
{
    struct set_place entered = {hash, slot};
    table->used++;
    if (reuse && probe->free != SET_NOWHERE) {
        table->places[probe->free] = entered;
        return;
    }
    table->places[probe->end] = entered;
    table->fill++;
    if (table->fill * 5 >= table->mask * 3)
        set_table_resize(table, table->used > LARGE ? table->used * 2
                                                    : table->used * 4);
}

void
set_table_remove(struct set_table *table, size_t place)
{
    table->places[place] = (struct set_place){-1, SET_DUMMY};
    table->used--;
}

void
set_table_copy(struct set_table *table, const struct set_table *source)
{
    if (table->mask == source->mask && source->fill == source->used) {
        for (size_t i = 0; i <= source->mask; i++)
            table->places[i] = source->places[i];
        table->fill = source->fill;
        table->used = source->used;
    } else {
        insert_all(table, source->places, source->mask + 1);
    }
}
