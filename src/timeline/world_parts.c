#include "timeline/world_parts.h"

#include <string.h>

/* Holders of a part that are looked at, tracebacks one after the other. */
enum { FEW = 8, TRACEBACKS_MAX = 64, DOUBTS_LOOKED_AT = 16 };

/* Where a function keeps what its parameters are by default. */
#define DEFAULTS "__defaults__"
#define KEYWORD_DEFAULTS "__kwdefaults__"

static const char *
name_of(const struct world *world, struct holder place)
{
    return log_text_bytes(world_log(world),
                          world_slot_name(world, place.node, place.slot),
                          NULL);
}

text_id
world_type(const struct world *world, node_id node)
{
    const struct log *log = world_log(world);
    bool retyped = world_is_alive(world, node)
                   && (world_flags(world, node) & NODE_RETYPED) != 0;
    uint32_t slot = retyped ? world_find_slot(world, node, "__class__")
                            : UINT32_MAX;
    node_id class = slot == UINT32_MAX ? 0 : world_slot(world, node, slot);
    return class == 0 ? log_birth_of(log, node)->type
                      : log_birth_of(log, class)->name;
}

bool
world_is_of_type(const struct world *world, node_id node, const char *type)
{
    const struct birth *birth = log_birth_of(world_log(world), node);
    return birth->kind == NODE_OBJECT &&
           strcmp(log_text_bytes(world_log(world), birth->type, NULL),
                  type) == 0;
}

bool
world_is_exception(const struct world *world, node_id node)
{
    const struct log *log = world_log(world);
    const text_id *names = world_slot_names(world, node);
    uint32_t count = world_slot_count(world, node);
    /* The slots of BaseException come first, and "args" first of them. */
    return log_birth_of(log, node)->scheme == SLOTS_NAMES && count > 1 &&
           names != NULL &&
           strcmp(log_text_bytes(log, names[0], NULL), "args") == 0 &&
           strcmp(log_text_bytes(log, names[1], NULL), "__traceback__") == 0;
}

const char *
type_word(const char *type)
{
    static const char *const words[][2] = {
        {"ReferenceType", "weakref"},
        {"ProxyType", "weak proxy"},
        {"CallableProxyType", "weak proxy"},
        {"weakproxy", "weak proxy"},
        {"weakcallableproxy", "weak proxy"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(type, words[i][0]) == 0)
            return words[i][1];
    return type;
}

/* ---- parts -------------------------------------------------------------- */

/* Whether what a slot of this name refers to is a part of the slot's
 * object. */
static bool
is_part_slot(const struct world *world, struct holder place,
             const struct map *apart)
{
    node_id part = world_slot(world, place.node, place.slot);
    const char *name = name_of(world, place);
    if (part == 0 || (name[0] != '_' && name[0] != 'a') ||
        (apart != NULL && map_get(apart, part, NULL)))
        return false;
    if (strcmp(name, "args") == 0)
        return world_is_exception(world, place.node);
    if (strcmp(name, "__closure__") == 0 || strcmp(name, DEFAULTS) == 0)
        return world_is_of_type(world, part, "tuple");
    if (strcmp(name, "__traceback__") == 0)
        return world_is_of_type(world, part, "traceback");
    return (strcmp(name, "__dict__") == 0 ||
            strcmp(name, KEYWORD_DEFAULTS) == 0) &&
           world_is_of_type(world, part, "dict") &&
           (apart != NULL || world_count(world, part) == 1);
}

static bool
is_part_of(const struct world *world, node_id owner, node_id node,
           const struct map *apart)
{
    if (world_slot_names(world, owner) == NULL)
        return false;
    uint32_t count;
    const node_id *slots = world_slots(world, owner, &count);
    for (uint32_t slot = 0; slot < count; slot++) {
        if (slots[slot] == node &&
            is_part_slot(world, (struct holder){owner, slot}, apart))
            return true;
    }
    return false;
}

node_id
world_part_owner(const struct world *world, node_id node,
                 const struct map *apart)
{
    const struct birth *birth = log_birth_of(world_log(world), node);
    node_id owner = world_class_of_part(world, node);
    bool is_traceback = world_is_of_type(world, node, "traceback");
    if (birth->kind != NODE_OBJECT || owner != 0 ||
        (apart != NULL && map_get(apart, node, NULL)))
        return owner;
    if (birth->scheme != SLOTS_INDEX && birth->scheme != SLOTS_PAIRS &&
        !is_traceback)
        return 0;
    for (int i = 0; i < TRACEBACKS_MAX; i++) {
        node_id holders[FEW];
        node_id outer = 0;
        size_t count = world_holder_nodes(world, node, holders, FEW);
        for (size_t h = 0; h < count && h < FEW; h++) {
            if (is_part_of(world, holders[h], node, apart))
                return holders[h];
            if (is_traceback &&
                world_is_of_type(world, holders[h], "traceback"))
                outer = holders[h];
        }
        if (outer == 0)
            return 0;
        node = outer;
    }
    return 0;
}

/* ---- places ------------------------------------------------------------- */

/* A walk over the places of an object. */
struct walk {
    const struct world *world;
    const struct map *apart;
    world_place_visitor *visit;
    void *context;
};

bool
world_has_named_places(const struct world *world, node_id node)
{
    return log_birth_of(world_log(world), node)->scheme == SLOTS_NAMES ||
           world_is_class(world, node);
}

static bool
visit_class(const struct walk *walk, node_id node)
{
    struct holder place;
    uint32_t at = 0;
    while ((at = world_class_next(walk->world, node, at, &place)) !=
           UINT32_MAX) {
        if (!walk->visit(walk->context, place))
            return false;
        at++;
    }
    return true;
}

/* The frames of a chain of tracebacks, the outermost first. */
static bool
visit_tracebacks(const struct walk *walk, node_id traceback)
{
    for (int i = 0; i < TRACEBACKS_MAX && traceback != 0; i++) {
        uint32_t frame = world_find_slot(walk->world, traceback, "tb_frame");
        uint32_t next = world_find_slot(walk->world, traceback, "tb_next");
        if (frame != UINT32_MAX &&
            world_slot(walk->world, traceback, frame) != 0 &&
            !walk->visit(walk->context, (struct holder){traceback, frame}))
            return false;
        traceback = next == UINT32_MAX
                        ? 0
                        : world_slot(walk->world, traceback, next);
    }
    return true;
}

/* The items of a tuple, or the values of a dict. */
static bool
visit_part(const struct walk *walk, node_id part)
{
    const struct birth *birth = log_birth_of(world_log(walk->world), part);
    uint32_t step = birth->scheme == SLOTS_PAIRS ? 2 : 1;
    uint32_t count = world_slot_count(walk->world, part);
    if (world_is_of_type(walk->world, part, "traceback"))
        return visit_tracebacks(walk, part);
    for (uint32_t slot = step - 1; slot < count; slot += step) {
        if (world_slot(walk->world, part, slot) != 0 &&
            !walk->visit(walk->context, (struct holder){part, slot}))
            return false;
    }
    return true;
}

/* What nobody asks for is left out: annotations of functions, which some
 * decorators make even where there are none.  Of a generator only variables
 * are shown, and those only while it is suspended: else they are its running
 * frame's. */
static bool
is_visible(const struct world *world, const struct birth *birth,
           struct holder place)
{
    const char *name = name_of(world, place);
    if (birth_is_generator(birth))
        return world_flags(world, place.node) & NODE_SUSPENDED &&
               strncmp(name, GENERATOR_LOCAL, strlen(GENERATOR_LOCAL)) == 0;
    return name[0] != '(' && strcmp(name, "__class__") != 0 &&
           strcmp(name, "__annotations__") != 0;
}

void
world_each_place(const struct world *world, node_id node,
                 const struct map *apart, world_place_visitor *visit,
                 void *context)
{
    const struct walk walk = {world, apart, visit, context};
    const struct birth *birth = log_birth_of(world_log(world), node);
    uint32_t count;
    const node_id *slots = world_slots(world, node, &count);
    bool goes_on = true;
    if (world_is_class(world, node)) {
        (void)visit_class(&walk, node);
        return;
    }
    if (world_slot_names(world, node) == NULL)
        return;
    for (uint32_t slot = world_has_named_places(world, node)
                             ? 0
                             : world_item_count(world, node);
         slot < count && goes_on; slot++) {
        struct holder place = {node, slot};
        if (slots[slot] == 0 || !is_visible(world, birth, place))
            continue;
        if (is_part_slot(world, place, apart))
            goes_on = visit_part(&walk, slots[slot]);
        else
            goes_on = visit(context, place);
    }
}

/* ---- labels ------------------------------------------------------------- */

/* The name of the variable of a cell, of the function of a frame. */
static void
add_target_name(const struct world *world, node_id owner,
                struct holder place, struct text *out)
{
    node_id target = world_slot(world, place.node, place.slot);
    const struct birth *birth = log_birth_of(world_log(world), target);
    const char *name = log_text_bytes(world_log(world), birth->name, NULL);
    if (world_is_of_type(world, place.node, "traceback"))
        text_add_format(out, "in %s",
                        strcmp(name, "<module>") == 0 ? "the module" : name);
    else if (world_is_of_type(world, target, "cell") && birth->name != 0)
        text_add_string(out, name);
    else {
        if (world_is_exception(world, owner))
            text_add_string(out, "args");
        else if (world_is_of_type(world, owner, "function"))
            text_add_string(out, DEFAULTS);
        world_slot_label(world, place.node, place.slot, out);
    }
}

/* Returns whether a slot of owner with this name refers to node. */
static bool
is_in_slot(const struct world *world, node_id owner, const char *name,
           node_id node)
{
    uint32_t slot = world_find_slot(world, owner, name);
    return slot != UINT32_MAX && world_slot(world, owner, slot) == node;
}

/* ".x" for a key 'x', else the label that a dict gives. */
static void
add_attribute(const struct world *world, struct holder place,
              struct text *out)
{
    node_id key = world_slot(world, place.node, place.slot & ~1u);
    size_t length;
    const char *text =
        key == 0 ? ""
                 : log_text_bytes(world_log(world),
                                  world_preview(world, key), &length);
    if (key == 0 || text[0] != '\'' || length < 2) {
        world_slot_label(world, place.node, place.slot, out);
        return;
    }
    text_add_byte(out, '.');
    text_add(out, text + 1, length - 2);
}

void
world_place_label(const struct world *world, node_id node,
                  struct holder place, struct text *out)
{
    const struct log *log = world_log(world);
    const struct birth *birth = log_birth_of(log, place.node);
    if (world_is_class(world, node) && place.node != node) {
        if (birth->scheme == SLOTS_INDEX &&
            world_slot_count(world, place.node) == 1)
            text_add_string(out, "base");
        else
            world_class_label(world, node, place, out);
    } else if (world_is_of_type(world, node, "cell")) {
        return; /* its title says what it is */
    } else if (place.node == node &&
               (birth_is_generator(birth) ||
                world_is_of_type(world, node, "frame"))) {
        const char *name = name_of(world, place);
        size_t prefix = strlen(GENERATOR_LOCAL);
        bool is_local = strncmp(name, GENERATOR_LOCAL, prefix) == 0;
        text_add_string(out, is_local ? name + prefix : name);
    } else if (place.node == node) {
        world_slot_label(world, node, place.slot, out);
    } else if (birth->scheme == SLOTS_PAIRS &&
               is_in_slot(world, node, KEYWORD_DEFAULTS, place.node)) {
        text_add_string(out, KEYWORD_DEFAULTS);
        world_slot_label(world, place.node, place.slot, out);
    } else if (birth->scheme == SLOTS_PAIRS) {
        add_attribute(world, place, out);
    } else {
        add_target_name(world, node, place, out);
    }
}

void
world_shown_label(const struct world *world, node_id node, uint32_t slot,
                  struct text *out)
{
    const struct log *log = world_log(world);
    const char *type =
        log_text_bytes(log, log_birth_of(log, node)->type, NULL);
    size_t length = strlen(type), at = out->length;
    world_slot_label(world, node, slot, out);
    if (strncmp(text_string(out) + at, "ref[", 4) != 0)
        return;
    if (strcmp(type, "deque") == 0) {
        struct text index = {0};
        text_add_string(&index, text_string(out) + at + 3);
        text_truncate(out, at);
        text_add(out, text_string(&index), index.length);
        text_release(&index);
        return;
    }
    text_truncate(out, at);
    text_add_string(out, length > 8 && strcmp(type + length - 8,
                                              "iterator") == 0
                             ? "over"
                             : "uses");
}

bool
world_is_in_method_cache(const struct world *world, struct holder place)
{
    return log_birth_of(world_log(world), place.node)->kind == NODE_NATIVE &&
           world_slot_names(world, place.node) != NULL &&
           strcmp(name_of(world, place), METHOD_CACHE) == 0;
}

bool
world_count_is_doubtful(const struct world *world, node_id node)
{
    uint64_t kinds[NODE_KIND_COUNT];
    struct holder holders[DOUBTS_LOOKED_AT];
    size_t count;

    if (!(log_birth_of(world_log(world), node)->flags & NODE_ATOM) ||
        !world_is_of_type(world, node, "str"))
        return false;
    world_count_by_kind(world, node, kinds);
    if (kinds[NODE_NATIVE] == 0)
        return false;
    count = world_holders(world, node, holders, DOUBTS_LOOKED_AT);
    for (size_t i = 0; i < count && i < DOUBTS_LOOKED_AT; i++)
        if (world_is_in_method_cache(world, holders[i]))
            return true;
    return false;
}
