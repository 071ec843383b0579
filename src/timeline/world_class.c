#include "timeline/world_class.h"

#include <string.h>

enum { DICT_SLOT, ORDER_SLOT, BASES_SLOT, LEAST_SLOTS };

static bool
text_is(const struct log *log, text_id text, const char *expected)
{
    return strcmp(log_text_bytes(log, text, NULL), expected) == 0;
}

bool
world_is_class(const struct world *world, node_id node)
{
    const struct log *log = world_log(world);
    if (log_birth_of(log, node)->kind != NODE_OBJECT ||
        world_slot_count(world, node) < LEAST_SLOTS)
        return false;
    const text_id *names = world_slot_names(world, node);
    return names != NULL && text_is(log, names[ORDER_SLOT], "(mro)") &&
           text_is(log, names[DICT_SLOT], "(dict)");
}

/* Returns the text of a str node without its quotes. */
static const char *
key_text(const struct world *world, node_id key, size_t *length)
{
    const char *bytes =
        log_text_bytes(world_log(world), world_preview(world, key), length);
    if (*length < 2)
        return bytes;
    *length -= 2;
    return bytes + 1;
}

/* What every class has, or what stands for its members. */
static bool
is_usual(const struct world *world, node_id key, node_id value)
{
    static const char *const names[] = {
        "__dict__",     "__weakref__",           "__module__",
        "__doc__",      "__qualname__",          "__static_attributes__",
        "__slots__",    "__firstlineno__"};
    const struct log *log = world_log(world);
    text_id type = log_birth_of(log, value)->type;
    if (text_is(log, type, "member_descriptor") ||
        text_is(log, type, "getset_descriptor"))
        return true;
    size_t length;
    const char *text = key_text(world, key, &length);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length && memcmp(names[i], text, length) == 0)
            return true;
    return false;
}

uint32_t
world_class_next(const struct world *world, node_id node, uint32_t from,
                 struct holder *place)
{
    node_id bases = world_slot(world, node, BASES_SLOT);
    node_id dict = world_slot(world, node, DICT_SLOT);
    uint32_t base_count = bases == 0 ? 0 : world_slot_count(world, bases);
    uint32_t count = dict == 0 ? 0 : world_slot_count(world, dict) / 2;
    for (uint32_t i = from; i < base_count; i++) {
        *place = (struct holder){bases, i};
        node_id base = world_slot(world, bases, i);
        if (base != 0 && (world_is_class(world, base) ||
                          world_flags(world, base) & NODE_HEAP_TYPE))
            return i;
    }
    uint32_t first = from < base_count ? 0 : from - base_count;
    for (uint32_t i = first; i < count; i++) {
        *place = (struct holder){dict, 2 * i + 1};
        node_id key = world_slot(world, dict, 2 * i);
        node_id value = world_slot(world, dict, 2 * i + 1);
        if (key != 0 && value != 0 && !is_usual(world, key, value))
            return base_count + i;
    }
    return UINT32_MAX;
}

void
world_class_label(const struct world *world, node_id node,
                  struct holder place, struct text *out)
{
    if (place.node == world_slot(world, node, BASES_SLOT)) {
        text_add_format(out, "base[%u]", place.slot);
        return;
    }
    size_t length;
    const char *text = key_text(
        world, world_slot(world, place.node, place.slot & ~1u), &length);
    text_add_byte(out, '.');
    text_add(out, text, length);
}

node_id
world_class_of_part(const struct world *world, node_id node)
{
    enum { FEW = 8 };
    node_id holders[FEW];
    enum slot_scheme scheme = log_birth_of(world_log(world), node)->scheme;
    if (scheme != SLOTS_PAIRS && scheme != SLOTS_INDEX)
        return 0;
    size_t count = world_holder_nodes(world, node, holders, FEW);
    for (size_t i = 0; i < count && i < FEW; i++)
        if (world_is_class(world, holders[i]) &&
            (world_slot(world, holders[i], DICT_SLOT) == node ||
             world_slot(world, holders[i], BASES_SLOT) == node))
            return holders[i];
    return 0;
}
