/*
 * naming: what the screen calls things.  The same words stand in print, in
 * the manual and in the help.
 */
#include <string.h>

#include "base/utf8.h"
#include "playback/session_data.h"

/* Columns of an atom's value that is told in a sentence. */
#define VALUE_COLUMNS 32

static const char *
text_of(const struct session *session, text_id text)
{
    return log_text_bytes(session->log, text, NULL);
}

/* An atom by its value, cut where it would fill the line. */
static void
add_value(const struct session *session, const struct birth *birth,
          struct text *out)
{
    size_t length;
    const char *value = log_text_bytes(session->log, birth->preview, &length);
    size_t fits = utf8_fit(value, length, VALUE_COLUMNS);

    utf8_add_safe(out, value, fits);
    if (fits < length)
        text_add_string(out, "…");
}

bool
is_class_body(const struct log *log, const struct birth *birth)
{
    return birth->kind == NODE_FRAME &&
           strcmp(log_text_bytes(log, birth->type, NULL), "class") == 0;
}

static void
add_frame(const struct session *session, const struct birth *birth,
          struct text *out)
{
    const char *name = text_of(session, birth->name);

    if (strcmp(name, "<module>") == 0)
        text_add_string(out, "the module");
    else if (is_class_body(session->log, birth))
        text_add_format(out, "the body of class %s", name);
    else
        text_add_format(out, "%s()", name);
}

static void
add_object(const struct session *session, const struct birth *birth,
           struct text *out)
{
    const char *type = type_word(text_of(session, birth->type));

    if (birth->flags & NODE_ATOM) {
        add_value(session, birth, out);
    } else if (birth->name != 0 && strcmp(type, "type") == 0) {
        text_add_format(out, "class %s", text_of(session, birth->name));
    } else if (birth->name != 0) {
        if (strcmp(type, "builtin_function_or_method") == 0)
            type = "function";
        text_add_format(out, "%s %s", type, text_of(session, birth->name));
    } else if (birth_is_apart(birth)) {
        text_add_string(out, type);
    } else {
        text_add_format(out, "%s #%u", type, birth->serial);
    }
}

void
session_node_name(const struct session *session, node_id node,
                  struct text *out)
{
    const struct birth *birth = log_birth_of(session->log, node);

    switch (birth->kind) {
    case NODE_OBJECT:
        add_object(session, birth, out);
        break;
    case NODE_NAMESPACE:
        if (is_global_namespace(session->log, node))
            text_add_string(out, "the global variables");
        else
            text_add_format(out, "the names of %s %s",
                            text_of(session, birth->type),
                            text_of(session, birth->name));
        break;
    case NODE_FRAME:
        add_frame(session, birth, out);
        break;
    case NODE_CODE:
        text_add_format(out, "the code of %s", text_of(session, birth->name));
        break;
    case NODE_ARENA:
        text_add_string(out, "the parser");
        break;
    case NODE_NATIVE:
        text_add_string(out, text_of(session, birth->type));
        break;
    }
}

/* ---- stops ---- */

static void
add_entered(const struct session *session, const struct stop *stop,
            struct text *out)
{
    const struct birth *birth = log_birth_of(session->log, stop->entered);

    text_add_string(out, is_class_body(session->log, birth) ? "begins "
                         : stop->resumed                    ? "resumes "
                                                            : "calls ");
    add_frame(session, birth, out);
}

/* Adds the type of the exception of a stop. */
static void
add_raised(const struct session *session, const struct stop *stop,
           struct text *out)
{
    const char *words =
        text_of(session, log_step_at(session->log, stop->step)->exception);

    text_add(out, words, strcspn(words, ":"));
}

static void
add_leaving(const struct session *session, const struct step *step,
            struct text *out)
{
    const struct birth *birth = log_birth_of(session->log, step->frame);

    if (is_class_body(session->log, birth))
        text_add_format(out, "ends class %s",
                        text_of(session, birth->name));
    else
        text_add_string(out, query_step_yields(session->log, step)
                                 ? "yields"
                                 : "returns");
}

/* Appends what became of the line that ran before stop. */
static void
add_heading(const struct session *session, size_t stop, struct text *out)
{
    const struct stop *at = &session->stops.items[stop];

    if (stop == 0) {
        text_add_string(out, "before the first line");
        return;
    }
    if (at->kind == STEP_EXIT) {
        text_add_string(out, "the program has ended");
        return;
    }
    if (at->ran == 0) {
        text_add_string(out, "what happened");
        return;
    }
    if (at->kind == STEP_EXCEPTION &&
        session->stops.items[stop - 1].kind == STEP_EXCEPTION) {
        add_raised(session, at, out);
        text_add_format(out, " goes on to line %d", at->ran);
        return;
    }
    text_add_format(out, "line %d ", at->ran);
    if (at->entered != 0 && at->calls != at->ran)
        text_add_format(out, "ran; line %d ", at->calls);
    if (at->kind == STEP_END && session->ending == SESSION_RAISED) {
        const char *message = text_string(&session->message);

        text_add_string(out, "fails: ");
        text_add(out, message, strcspn(message, ":"));
        text_add_string(out, " ends the program");
    } else if (at->kind == STEP_EXCEPTION) {
        text_add_string(out, "raises ");
        add_raised(session, at, out);
    } else if (at->kind == STEP_RETURN) {
        add_leaving(session, log_step_at(session->log, at->step), out);
    } else if (at->entered != 0) {
        add_entered(session, at, out);
    } else {
        text_add_string(out, "ran");
    }
}

void
session_heading(const struct session *session, size_t since, size_t stop,
                struct text *out)
{
    add_heading(session, stop, out);
    if (since + 1 < stop)
        text_add_format(out, "; all of %zu steps", stop - since);
}

/* ---- places ---- */

/* Returns the code object that holds a tuple as its co_consts, or 0. */
static node_id
code_of_constants(const struct world *world, node_id tuple)
{
    const struct log *log = world_log(world);
    struct holder holders[4];
    size_t count = world_holders(world, tuple, holders, 4);

    for (size_t i = 0; i < count && i < 4; i++)
        if (log_birth_of(log, holders[i].node)->kind == NODE_CODE)
            return holders[i].node;
    return 0;
}

static bool
is_stack(const char *slot_name)
{
    return strcmp(slot_name, "(stack)") == 0;
}

/* Returns whether a frame waits for a call that it has made. */
static bool
is_waiting(const struct world *world, node_id frame)
{
    size_t count = world_frame_count(world);

    for (size_t i = 0; i + 1 < count; i++)
        if (world_frame(world, i) == frame)
            return true;
    return false;
}

static void
add_frame_place(const struct session *session, const struct world *world,
                struct holder place, struct text *out)
{
    const char *name =
        text_of(session, world_slot_name(world, place.node, place.slot));
    const struct birth *birth = log_birth_of(session->log, place.node);

    if (is_stack(name)) {
        text_add_string(out, "the evaluation stack of ");
        add_frame(session, birth, out);
        if (is_waiting(world, place.node))
            text_add_string(out, ", during the call");
    } else if (strcmp(name, "(function)") == 0) {
        text_add_string(out, "the running call of ");
        add_frame(session, birth, out);
    } else if (strncmp(name, HIDDEN_LOCAL, strlen(HIDDEN_LOCAL)) == 0) {
        text_add_format(out, "%s of the comprehension",
                        name + strlen(HIDDEN_LOCAL));
    } else if (name[0] == '(') {
        text_add_string(out, "the frame of ");
        add_frame(session, birth, out);
    } else {
        text_add_format(out, "%s of ", name);
        add_frame(session, birth, out);
    }
}

static bool
is_namespace_of(const struct log *log, node_id node, const char *what)
{
    const struct birth *birth = log_birth_of(log, node);

    return birth->kind == NODE_NAMESPACE &&
           strcmp(log_text_bytes(log, birth->type, NULL), what) == 0;
}

static bool
is_class_namespace(const struct log *log, node_id node)
{
    return is_namespace_of(log, node, "class");
}

bool
is_global_namespace(const struct log *log, node_id node)
{
    return is_namespace_of(log, node, "module") &&
           strcmp(log_text_bytes(log, log_birth_of(log, node)->name, NULL),
                  "__main__") == 0;
}

/* Adds "global x", "x of class A", "x of module gc". */
static void
add_name_place(const struct session *session, const struct world *world,
               struct holder place, struct text *out)
{
    const struct birth *birth = log_birth_of(session->log, place.node);
    const char *name =
        text_of(session, world_slot_name(world, place.node, place.slot));

    if (is_global_namespace(session->log, place.node))
        text_add_format(out, "global %s", name);
    else
        text_add_format(out, "%s of %s %s", name,
                        text_of(session, birth->type),
                        text_of(session, birth->name));
}

/* Returns the class that has a tuple as its __mro__, or 0. */
static node_id
class_of_order(const struct world *world, node_id tuple)
{
    node_id holders[8];
    size_t count;

    if (!world_is_of_type(world, tuple, "tuple"))
        return 0;
    count = world_holder_nodes(world, tuple, holders, 8);
    for (size_t i = 0; i < count && i < 8; i++) {
        uint32_t slot = !world_is_class(world, holders[i])
                            ? UINT32_MAX
                            : world_find_slot(world, holders[i], "(mro)");

        if (slot != UINT32_MAX &&
            world_slot(world, holders[i], slot) == tuple)
            return holders[i];
    }
    return 0;
}

/* Names the places that a class has for itself; false: it is none. */
static bool
add_class_place(const struct session *session, const struct world *world,
                struct holder place, struct text *out)
{
    node_id class = class_of_order(world, place.node);
    const struct birth *birth = log_birth_of(session->log, place.node);

    if (class != 0) {
        text_add_string(out, "the __mro__ of ");
        session_node_name(session, class, out);
        return true;
    }
    if (world_is_of_type(world, place.node, "getset_descriptor") ||
        world_is_of_type(world, place.node, "member_descriptor")) {
        text_add_format(out, "its descriptor %s",
                        text_of(session, birth->name));
        return true;
    }
    if (!world_is_class(world, place.node))
        return false;
    if (strcmp(text_of(session, world_slot_name(world, place.node,
                                                place.slot)),
               "(base)") == 0)
        text_add_string(out, "the __base__ of ");
    session_node_name(session, place.node, out);
    return true;
}

static void
add_object_place(const struct session *session, const struct world *world,
                 struct holder place, struct text *out)
{
    node_id code = code_of_constants(world, place.node), owner;

    if (code != 0) {
        text_add_string(out, "the program text, as a constant of ");
        text_add_string(out,
                        text_of(session,
                                log_birth_of(session->log, code)->name));
        return;
    }
    if (add_class_place(session, world, place, out))
        return;
    if (world_is_of_type(world, place.node, "cell")) {
        session_node_name(session, place.node, out);
        return;
    }
    owner = world_part_owner(world, place.node, NULL);
    if (owner != 0 || world_has_named_places(world, place.node)) {
        session_node_name(session, owner != 0 ? owner : place.node, out);
        text_add_byte(out, ' ');
        world_place_label(world, owner != 0 ? owner : place.node, place, out);
        return;
    }
    session_node_name(session, place.node, out);
    if (log_birth_of(session->log, place.node)->scheme == SLOTS_REFERENTS ||
        log_birth_of(session->log, place.node)->scheme == SLOTS_MEMBERS)
        return;
    text_add_byte(out, ' ');
    world_slot_label(world, place.node, place.slot, out);
}

void
name_place(const struct session *session, const struct world *world,
           struct holder place, struct text *out)
{
    const struct birth *birth = log_birth_of(session->log, place.node);

    switch (birth->kind) {
    case NODE_NAMESPACE:
        add_name_place(session, world, place, out);
        break;
    case NODE_FRAME:
        add_frame_place(session, world, place, out);
        break;
    case NODE_CODE:
        text_add_string(out, "the code of ");
        text_add_string(out, text_of(session, birth->name));
        break;
    case NODE_ARENA:
        text_add_string(out, "the program text, as the parser read it");
        break;
    case NODE_NATIVE:
        text_add_format(out, "%s: %s", text_of(session, birth->type),
                        text_of(session, world_slot_name(world, place.node,
                                                         place.slot)));
        break;
    case NODE_OBJECT:
        add_object_place(session, world, place, out);
        break;
    }
}

/* Returns whether a slot of an object is nobody's business. */
static bool
is_internal_slot(const struct session *session, const struct world *world,
                 struct holder place)
{
    const char *name;

    if (world_slot_names(world, place.node) == NULL)
        return false;
    name = text_of(session,
                   world_slot_name(world, place.node, place.slot));
    return name[0] == '(' || strcmp(name, "__class__") == 0;
}

/* Returns whether an object, or what it is a part of, shows nothing of what
 * it refers to. */
static bool
is_opaque(const struct world *world, node_id node)
{
    node_id owner = world_part_owner(world, node, NULL);

    return ((world_flags(world, node) |
             (owner != 0 ? world_flags(world, owner) : 0)) &
            NODE_OPAQUE) != 0;
}

bool
place_is_drawn(const struct session *session, const struct world *world,
               struct holder place)
{
    const struct birth *birth = log_birth_of(session->log, place.node);
    const char *name;

    switch (birth->kind) {
    case NODE_NAMESPACE:
        name = text_of(session, world_slot_name(world, place.node,
                                                place.slot));
        return strcmp(name, "__annotations__") != 0 &&
               (is_global_namespace(session->log, place.node) ||
                is_class_namespace(session->log, place.node));
    case NODE_FRAME:
        name = text_of(session, world_slot_name(world, place.node,
                                                place.slot));
        return name[0] != '(';
    case NODE_OBJECT:
        return !(world_flags(world, place.node) & NODE_HIDDEN) &&
               !is_opaque(world, place.node) &&
               code_of_constants(world, place.node) == 0 &&
               class_of_order(world, place.node) == 0 &&
               !is_internal_slot(session, world, place);
    default:
        return false;
    }
}

bool
namespace_is_of_frame(const struct world *world, node_id namespace)
{
    static const char *const slots[] = {"globals", "locals"};
    size_t frames = world_frame_count(world);

    for (size_t i = 0; i < 2 * frames; i++) {
        node_id frame = world_frame(world, i / 2);
        uint32_t slot = world_find_slot(world, frame, slots[i % 2]);

        if (slot != UINT32_MAX &&
            world_slot(world, frame, slot) == namespace)
            return true;
    }
    return false;
}
