#include "tui/objects.h"

#include <ctype.h>
#include <string.h>

#include "tui/overlay.h"

/* Holders and slots of one object that are looked at. */
enum { HOLDERS = 64, SLOTS = 200 };

/* Returns the boxes of the picture that is shown now; valid until another is
 * drawn. */
static const struct view_box *
shown_boxes(struct ui *ui, size_t *count)
{
    if (ui->moment != 0)
        (void)scene_view_draw_moment(ui->view, ui->stop, ui->moment, 0);
    else
        (void)scene_view_draw_since(ui->view, ui->since, ui->stop, 0);
    return scene_view_boxes(ui->view, count);
}

node_id
object_namespace(const struct world *world, node_id node)
{
    if (!world_is_alive(world, node) ||
        log_birth_of(world_log(world), node)->kind != NODE_FRAME)
        return node;
    static const char *const names[] = {"locals", "globals"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        uint32_t slot = world_find_slot(world, node, names[i]);
        node_id space =
            slot == UINT32_MAX ? 0 : world_slot(world, node, slot);
        if (space != 0 && log_birth_of(world_log(world), space)->kind ==
                              NODE_NAMESPACE)
            return space;
    }
    return node;
}

node_id
object_box(struct ui *ui, node_id node)
{
    size_t count;
    const struct view_box *boxes = shown_boxes(ui, &count);
    const struct world *world = ui_world(ui);
    for (size_t i = 0; i < count; i++) {
        if (boxes[i].node == node ||
            object_namespace(world, boxes[i].node) == node)
            return boxes[i].node;
    }
    return 0;
}

static node_id
find_in(const struct world *world, node_id holder, const char *name)
{
    uint32_t slot = world_find_slot(world, holder, name);
    return slot == UINT32_MAX ? 0 : world_slot(world, holder, slot);
}

node_id
object_named(const struct world *world, const char *name)
{
    size_t frames = world_frame_count(world);
    if (frames == 0)
        return 0;
    node_id inner = world_frame(world, frames - 1);
    node_id found = find_in(world, object_namespace(world, inner), name);
    return found != 0
               ? found
               : find_in(world,
                         object_namespace(world, world_frame(world, 0)),
                         name);
}

static void
focus(struct ui *ui, node_id node)
{
    ui->focus = node;
    ui->code_focus = false;
    ui->panned = false;
}

/* ---- Tab ---------------------------------------------------------------- */

static size_t
box_index(const struct view_box *boxes, size_t count, node_id node)
{
    size_t i = 0;
    while (i < count && boxes[i].node != node)
        i++;
    return i;
}

static void
focus_code(struct ui *ui)
{
    const struct stop *stop = session_stop(ui->session, ui->stop);
    ui->focus = 0;
    ui->code_focus = true;
    ui->code_line = stop->next > 0 ? stop->next : stop->ran;
    if (ui->code_line < 1)
        ui->code_line = 1;
}

void
object_focus_next(struct ui *ui, bool forward)
{
    size_t count;
    const struct view_box *boxes = shown_boxes(ui, &count);
    node_id now = ui_focused(ui);
    size_t at = box_index(boxes, count, now);
    bool none = now == 0 || at == count;

    if (ui->code_focus || none)
        at = forward ? 0 : count - 1;
    else if (forward)
        at++;
    else
        at--;
    /* The code's place is between the last box and the first. */
    if (at < count)
        focus(ui, boxes[at].node);
    else
        focus_code(ui);
}

/* ---- along arrows ------------------------------------------------------- */

struct found {
    node_id node; /* the only one, or the first */
    bool several;
    size_t count;
};

static void
add_found(struct found *found, node_id box)
{
    if (box == 0)
        return;
    if (found->node != 0 && found->node != box)
        found->several = true;
    if (found->node == 0)
        found->node = box;
    found->count++;
}

static struct found
find_holders(struct ui *ui, node_id node)
{
    struct found found = {0};
    struct holder holders[HOLDERS];
    const struct world *world = ui_world(ui);
    if (!world_is_alive(world, node))
        return found;
    size_t count = world_holders(world, node, holders, HOLDERS);
    for (size_t i = 0; i < count && i < HOLDERS; i++)
        add_found(&found, object_box(ui, holders[i].node));
    return found;
}

static struct found
find_targets(struct ui *ui, node_id node)
{
    struct found found = {0};
    const struct world *world = ui_world(ui);
    node_id from = object_namespace(world, node);
    if (!world_is_alive(world, from))
        return found;
    uint32_t count = world_slot_count(world, from);
    for (uint32_t i = 0; i < count && i < SLOTS; i++) {
        node_id target = world_slot(world, from, i);
        if (target != 0)
            add_found(&found, object_box(ui, target));
    }
    return found;
}

/* Goes to the only one; lets the user choose from several: holders stand
 * first in the inspector, targets last. */
static void
go_or_choose(struct ui *ui, const struct found *found, bool targets,
             const char *none)
{
    if (found->node == 0) {
        ui_say(ui, "%s", none);
    } else if (!found->several) {
        focus(ui, found->node);
    } else {
        overlay_open(ui, OVERLAY_INSPECTOR);
        ui->overlay.picking = true;
        size_t choices = overlay_choices(ui);
        if (targets && choices >= found->count)
            ui->overlay.selected = choices - found->count;
    }
}

/* Without a focus there is nowhere to begin: the first box gets it. */
static bool
has_focus(struct ui *ui)
{
    if (ui_focused(ui) != 0)
        return true;
    ui->code_focus = false;
    object_focus_next(ui, true);
    return false;
}

void
object_follow(struct ui *ui)
{
    if (!has_focus(ui))
        return;
    struct found found = find_targets(ui, ui_focused(ui));
    go_or_choose(ui, &found, true, "it refers to nothing that is drawn");
}

void
object_referrer(struct ui *ui)
{
    if (!has_focus(ui))
        return;
    struct found found = find_holders(ui, ui_focused(ui));
    go_or_choose(ui, &found, false,
                 "nothing that is drawn refers to it; Enter lists all");
}

/* ---- search ------------------------------------------------------------- */

static void
describe_slots(struct ui *ui, node_id node, struct text *out)
{
    const struct world *world = ui_world(ui);
    const struct log *log = session_log(ui->session);
    node_id from = object_namespace(world, node);
    uint32_t slots = world_slot_count(world, from);
    bool is_frame = log_birth_of(log, node)->kind == NODE_FRAME;
    for (uint32_t i = 0; i < slots && i < SLOTS; i++) {
        node_id target = world_slot(world, from, i);
        size_t label = out->length;
        if (is_frame && target != 0 && object_box(ui, target) != 0)
            continue; /* the variable is found as what it refers to */
        world_slot_label(world, from, i, out);
        if (text_string(out)[label] == '(' ||
            strncmp(text_string(out) + label, "__", 2) == 0) {
            text_truncate(out, label); /* is not shown */
            continue;
        }
        text_add_byte(out, ' ');
        if (target != 0 && log_birth_of(log, target)->flags & NODE_ATOM)
            session_node_name(ui->session, target, out);
        text_add_byte(out, ' ');
    }
}

/* Appends all by which a box can be found: name, address, slots, values, and
 * the variables that refer to it. */
static void
describe(struct ui *ui, node_id node, struct text *out)
{
    const struct world *world = ui_world(ui);
    const struct log *log = session_log(ui->session);
    const struct birth *birth = log_birth_of(log, node);
    struct holder holders[HOLDERS];

    session_node_name(ui->session, node, out);
    text_add_format(out, " 0x%llx %llu ",
                    (unsigned long long)birth->address,
                    (unsigned long long)birth->address);
    if (!world_is_alive(world, node))
        return;
    describe_slots(ui, node, out);
    size_t count = world_holders(world, node, holders, HOLDERS);
    for (size_t i = 0; i < count && i < HOLDERS; i++) {
        if (log_birth_of(log, holders[i].node)->kind == NODE_OBJECT)
            continue;
        world_slot_label(world, holders[i].node, holders[i].slot, out);
        text_add_byte(out, ' ');
    }
}

static bool
contains(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (; *text != '\0'; text++) {
        size_t i = 0;
        while (i < length && tolower((unsigned char)text[i]) ==
                                 tolower((unsigned char)word[i]))
            i++;
        if (i == length)
            return true;
    }
    return false;
}

void
object_search(struct ui *ui, bool forward)
{
    size_t count;
    const char *word = text_string(&ui->searched);
    const struct view_box *boxes = shown_boxes(ui, &count);
    size_t at = box_index(boxes, count, ui_focused(ui));

    if (*word == '\0') {
        ui_say(ui, "/ searches");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct text text = {0};
        if (at >= count)
            at = forward ? 0 : count - 1;
        else
            at = (at + (forward ? 1 : count - 1)) % count;
        describe(ui, boxes[at].node, &text);
        bool found = contains(text_string(&text), word);
        text_release(&text);
        if (found) {
            focus(ui, boxes[at].node);
            return;
        }
    }
    ui_say(ui, "no object at this step has “%s”", word);
}
