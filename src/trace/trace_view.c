#include "trace/trace_view.h"

#include <string.h>

static bool
text_is(const struct log *log, text_id text, const char *expected)
{
    return strcmp(log_text_bytes(log, text, NULL), expected) == 0;
}

/* Returns whether a slot of a node with this name (0: it has none) is listed
 * when it refers to something. */
static bool
shows_name(const struct log *log, text_id name)
{
    return name == 0 || log_text_bytes(log, name, NULL)[0] != '(';
}

/* Returns whether a name is one of __these__, which a module has from its
 * beginning. */
static bool
is_dunder(const struct log *log, text_id name)
{
    size_t length;
    const char *bytes = log_text_bytes(log, name, &length);
    return length > 4 && memcmp(bytes, "__", 2) == 0 &&
           memcmp(bytes + length - 2, "__", 2) == 0;
}

node_id
trace_variables_node(const struct world *world, node_id frame)
{
    static const char *const names[] = {"locals", "globals"};
    const struct log *log = world_log(world);
    const struct birth *birth = log_birth_of(log, frame);
    if (text_is(log, birth->type, "function") || birth_is_generator(birth))
        return frame;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        uint32_t slot = world_find_slot(world, frame, names[i]);
        node_id node =
            slot == UINT32_MAX ? 0 : world_slot(world, frame, slot);
        if (node != 0 &&
            (log_birth_of(log, node)->kind == NODE_NAMESPACE ||
             log_birth_of(log, node)->scheme == SLOTS_PAIRS))
            return node;
    }
    return frame;
}

static bool
is_cell(const struct log *log, node_id node)
{
    const struct birth *birth = log_birth_of(log, node);
    return birth->kind == NODE_OBJECT && text_is(log, birth->type, "cell");
}

/* Returns what a slot of a function's frame shows: a captured variable lives
 * in a cell, which may be empty. */
static struct trace_variable
look_into_cell(const struct world *world, struct trace_variable variable)
{
    if (!is_cell(world_log(world), variable.object))
        return variable;
    variable.cell = variable.object;
    variable.object = world_slot_count(world, variable.cell) > 0
                          ? world_slot(world, variable.cell, 0)
                          : 0;
    return variable;
}

/* Returns the name of the variable in a slot of a generator. */
static text_id
strip_local(const struct log *log, text_id name)
{
    size_t length, prefix = strlen(GENERATOR_LOCAL);
    const char *bytes = log_text_bytes(log, name, &length);
    if (length <= prefix || strncmp(bytes, GENERATOR_LOCAL, prefix) != 0)
        return name;
    return log_find_text(log, bytes + prefix, length - prefix);
}

/* Lists the variables of a class body that are in a dict of __prepare__. */
static void
list_pairs(const struct world *world, node_id dict,
           struct trace_variables *out)
{
    const struct log *log = world_log(world);
    uint32_t count;
    const node_id *slots = world_slots(world, dict, &count);
    const text_id *names = world_slot_names(world, dict);
    for (uint32_t i = 0; i + 1 < count; i += 2) {
        size_t length;
        if (names != NULL && names[i] != 0)
            return; /* attributes of an instance of a class come behind */
        if (slots[i] == 0 || slots[i + 1] == 0
            || !(world_flags(world, slots[i]) & NODE_ATOM))
            continue;
        const char *key =
            log_text_bytes(log, world_preview(world, slots[i]), &length);
        if (length < 2 || key[0] != '\'')
            continue;
        text_id name = log_find_text(log, key + 1, length - 2);
        if (name != 0 && !is_dunder(log, name))
            VECTOR_PUSH(&out->list,
                        (struct trace_variable){name, slots[i + 1], 0});
    }
}

void
trace_list_variables(const struct world *world, node_id frame,
                     struct trace_variables *out)
{
    const struct log *log = world_log(world);
    node_id node = trace_variables_node(world, frame);
    const text_id *names = world_slot_names(world, node);
    bool is_generator = birth_is_generator(log_birth_of(log, node));
    uint32_t count;
    const node_id *slots = world_slots(world, node, &count);
    out->list.count = 0;
    if (node != frame && log_birth_of(log, node)->scheme == SLOTS_PAIRS) {
        list_pairs(world, node, out);
        return;
    }
    for (uint32_t i = 0; names != NULL && i < count; i++) {
        if (slots[i] == 0 || !shows_name(log, names[i]))
            continue;
        if (node != frame && is_dunder(log, names[i]))
            continue;
        struct trace_variable variable = {names[i], slots[i], 0};
        if (is_generator)
            variable.name = strip_local(log, names[i]);
        if (node == frame)
            variable = look_into_cell(world, variable);
        VECTOR_PUSH(&out->list, variable);
    }
}

/* Returns the waiting generator whose frame object node is, or node. */
node_id
trace_slots_of(const struct world *world, node_id node)
{
    enum { MANY = 16 };
    const struct log *log = world_log(world);
    const struct birth *birth = log_birth_of(log, node);
    struct holder holders[MANY];
    if (birth->kind != NODE_OBJECT || !text_is(log, birth->type, "frame"))
        return node;
    size_t count = world_holders(world, node, holders, MANY);
    for (size_t i = 0; i < count && i < MANY; i++) {
        node_id holder = holders[i].node;
        if (birth_is_generator(log_birth_of(log, holder))
            && world_flags(world, holder) & NODE_SUSPENDED
            && text_is(log, world_slot_names(world, holder)[holders[i].slot],
                       "(frame)"))
            return holder;
    }
    return node;
}

/* Whether a slot of a generator is listed: for its frame object the variables
 * only. */
static bool
shows_generator_name(const struct log *log, text_id name, bool is_frame)
{
    return strncmp(log_text_bytes(log, name, NULL), GENERATOR_LOCAL,
                   strlen(GENERATOR_LOCAL)) == 0
           || (!is_frame && text_is(log, name, GENERATOR_STACK));
}

/* What the collector tells about an object of the library: references without
 * names. */
static bool
is_foreign(const struct world *world, node_id node)
{
    return world_flags(world, node) & NODE_FOREIGN
           && world_slot_names(world, node) != NULL;
}

/* Of an object of a class of the scene only the attributes are shown, not what
 * the iterator holds that it is besides. */
static bool
shows_referent(const struct world *world, node_id node, uint32_t slot)
{
    const struct log *log = world_log(world);
    const text_id *names = world_slot_names(world, node);
    if (names != NULL && names[slot] == 0
        && !(world_flags(world, node) & NODE_FOREIGN))
        return false;
    return log_birth_of(log, world_slot(world, node, slot))->kind
           == NODE_OBJECT;
}

uint32_t
trace_next_slot(const struct world *world, node_id node, uint32_t from)
{
    const struct log *log = world_log(world);
    node_id source = trace_slots_of(world, node);
    const struct birth *birth = log_birth_of(log, source);
    if (birth->kind != NODE_OBJECT || birth->scheme == SLOTS_NONE ||
        world_flags(world, node) & NODE_OPAQUE)
        return TRACE_NO_SLOT;
    struct holder place;
    if (world_is_class(world, node))
        return world_class_next(world, node, from, &place);
    bool is_generator = birth_is_generator(birth), is_frame = source != node;
    node = source;
    if (is_generator && !(world_flags(world, node) & NODE_SUSPENDED))
        return TRACE_NO_SLOT;
    uint32_t count;
    const node_id *slots = world_slots(world, node, &count);
    const text_id *names = world_slot_names(world, node);
    for (uint32_t i = from; i < count; i++) {
        if (slots[i] == 0)
            continue;
        if (is_generator && !shows_generator_name(log, names[i], is_frame))
            continue;
        if (names != NULL && !is_generator
            && !shows_name(log, names[i]))
            continue;
        if (is_foreign(world, node) && text_is(log, names[i], "__class__"))
            continue;
        if (birth->scheme == SLOTS_REFERENTS &&
            !shows_referent(world, node, i))
            continue;
        return i;
    }
    return TRACE_NO_SLOT;
}

node_id
trace_slot(const struct world *world, node_id node, uint32_t slot)
{
    struct holder place = {trace_slots_of(world, node), slot};
    if (world_is_class(world, node))
        (void)world_class_next(world, node, slot, &place);
    return world_slot(world, place.node, place.slot);
}

void
trace_slot_label(const struct world *world, node_id node, uint32_t slot,
                 struct text *out)
{
    struct holder place;
    const struct birth *birth = log_birth_of(world_log(world), node);
    /* Weak references tell their members by name even so. */
    if (is_foreign(world, node) && birth->scheme == SLOTS_NAMES
        && birth->referent == 0) {
        uint32_t number = 0, at = trace_next_slot(world, node, 0);
        while (at < slot) {
            number++;
            at = trace_next_slot(world, node, at + 1);
        }
        text_add_format(out, "ref[%u]", number);
        return;
    }
    if (!world_is_class(world, node)) {
        world_slot_label(world, trace_slots_of(world, node), slot, out);
        return;
    }
    (void)world_class_next(world, node, slot, &place);
    world_class_label(world, node, place, out);
}
