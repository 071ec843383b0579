#include "tui/inside.h"

#include <string.h>

#include "base/mem.h"

/* Events of one instruction that are told; a bulk operation has more. */
enum { EVENTS_TOLD = 40 };

/* ---- moving ------------------------------------------------------------- */

static size_t
moment_of(const struct ui *ui, size_t stop)
{
    return session_stop(ui->session, stop)->moment;
}

void
inside_forward(struct ui *ui)
{
    size_t last = ui_last_stop(ui);
    if (ui->stop >= last) {
        ui_say(ui, "this is the last step");
        return;
    }
    world_seek(ui->world,
               ui->moment != 0 ? ui->moment : moment_of(ui, ui->stop));
    size_t next = world_next_instruction(ui->world);
    if (next >= moment_of(ui, ui->stop + 1) || next <= ui->moment)
        ui_reveal(ui, ui->stop + 1);
    else
        ui->moment = next;
}

void
inside_back(struct ui *ui)
{
    size_t from = ui->moment;
    if (from == 0 && ui->stop == 0) {
        ui_say(ui, "this is the beginning");
        return;
    }
    size_t stop = from != 0 ? ui->stop : ui->stop - 1;
    world_seek(ui->world, from != 0 ? from : moment_of(ui, ui->stop));
    size_t back = world_previous_instruction(ui->world);
    ui_reveal(ui, stop);
    if (back > moment_of(ui, stop))
        ui->moment = back;
}

/* ---- telling ------------------------------------------------------------ */

struct place {
    node_id node;
    uint32_t slot;
};

static const struct birth *
birth_of(const struct ui *ui, node_id node)
{
    return log_birth_of(session_log(ui->session), node);
}

static void
add_place(const struct ui *ui, struct place place, struct text *out)
{
    const struct birth *birth = birth_of(ui, place.node);
    struct text label = {0};
    if (world_is_alive(ui->world, place.node) &&
        place.slot < world_slot_count(ui->world, place.node))
        world_slot_label(ui->world, place.node, place.slot, &label);
    const char *name = text_string(&label);
    if (birth->kind == NODE_NAMESPACE) {
        text_add_string(out, name);
    } else if (birth->kind == NODE_FRAME && strcmp(name, "(stack)") == 0) {
        text_add_string(out, "the evaluation stack");
    } else {
        session_node_name(ui->session, place.node, out);
        text_add_format(out, " %s", name);
    }
    text_release(&label);
}

static bool
has_number(const struct ui *ui, node_id node)
{
    return birth_of(ui, node)->kind == NODE_OBJECT &&
           world_is_alive(ui->world, node) &&
           !(world_flags(ui->world, node) & (NODE_IMMORTAL | NODE_SHARED));
}

static void
tell(struct ui *ui, enum happening_kind kind, struct text *words)
{
    struct happening happening = {.kind = kind, .words = text_take(words)};
    VECTOR_PUSH(&ui->inside, happening);
}

/* Adds the new count of node, which had `before` references. */
static void
tell_count(struct ui *ui, node_id node, uint64_t before)
{
    struct happening *last = &ui->inside.items[ui->inside.count - 1];
    struct text count = {0};
    if (!has_number(ui, node))
        return;
    last->subject = node;
    last->before = before;
    last->after = world_count(ui->world, node);
    session_node_name(ui->session, node, &count);
    text_add_format(&count, "   refs %llu → %llu",
                    (unsigned long long)before,
                    (unsigned long long)last->after);
    last->count = text_take(&count);
}

static void
tell_set(struct ui *ui, const struct event *event, const uint64_t before[2])
{
    struct text words = {0};
    add_place(ui, (struct place){event->node, event->slot}, &words);
    if (event->y != 0) {
        text_add_string(&words, " refers to ");
        session_node_name(ui->session, event->y, &words);
        tell(ui, event->x != 0 ? HAPPENING_REBOUND : HAPPENING_BOUND,
             &words);
        tell_count(ui, event->y, before[1]);
    } else {
        text_add_string(&words, " lets go of ");
        session_node_name(ui->session, event->x, &words);
        tell(ui, HAPPENING_UNBOUND, &words);
        tell_count(ui, event->x, before[0]);
    }
}

static void
tell_move(struct ui *ui, const struct event *event)
{
    struct text words = {0};
    node_id target = world_slot(ui->world, event->x, event->y);
    add_place(ui, (struct place){event->x, event->y}, &words);
    text_add_string(&words, " takes over ");
    if (target != 0)
        session_node_name(ui->session, target, &words);
    text_add_string(&words, " from ");
    add_place(ui, (struct place){event->node, event->slot}, &words);
    tell(ui, HAPPENING_COUNT, &words);
}

static void
tell_node(struct ui *ui, node_id node, enum happening_kind kind,
          const char *words)
{
    struct text text = {0};
    if (birth_of(ui, node)->flags & NODE_HIDDEN)
        return;
    session_node_name(ui->session, node, &text);
    text_add_format(&text, " %s", words);
    tell(ui, kind, &text);
}

/* The world has just had this event; before: what the counts of its x and y
 * were. */
static void
tell_event(struct ui *ui, const struct event *event,
           const uint64_t before[2])
{
    struct text words = {0};
    switch ((enum event_kind)event->kind) {
    case EVENT_REFERENCE_SET:
        tell_set(ui, event, before);
        break;
    case EVENT_REFERENCE_MOVED:
        tell_move(ui, event);
        break;
    case EVENT_NODE_BORN:
        if (birth_of(ui, event->node)->kind == NODE_OBJECT)
            tell_node(ui, event->node, HAPPENING_BORN, "is made");
        break;
    case EVENT_NODE_FREED:
        if (birth_of(ui, event->node)->kind == NODE_OBJECT)
            tell_node(ui, event->node, HAPPENING_FREED, "is freed");
        break;
    case EVENT_FRAME_PUSHED:
        tell_node(ui, event->node, HAPPENING_CALLED, "starts");
        break;
    case EVENT_FRAME_POPPED:
        tell_node(ui, event->node, HAPPENING_RETURNED, "ends");
        break;
    case EVENT_SLOTS_FILLED:
        session_node_name(ui->session, event->node, &words);
        text_add_format(&words, " gets %u references to ", event->x);
        session_node_name(ui->session, event->y, &words);
        tell(ui, HAPPENING_BOUND, &words);
        break;
    case EVENT_OUTPUT_WRITTEN:
        text_add_string(&words, "something is printed");
        tell(ui, HAPPENING_SUMMARY, &words);
        break;
    case EVENT_EXCEPTION_RAISED:
        text_add_string(&words, log_text_bytes(session_log(ui->session),
                                               event->x, NULL));
        tell(ui, HAPPENING_RAISED, &words);
        break;
    default:
        break;
    }
}

static uint64_t
count_of(const struct ui *ui, node_id node)
{
    return node != 0 && world_is_alive(ui->world, node)
               ? world_count(ui->world, node)
               : 0;
}

/* Tells the changes of the event at a moment, each with the counts before. */
static void
tell_parts(struct ui *ui, size_t moment, const struct event *event)
{
    struct event parts[EVENT_MOST_PARTS];
    uint64_t before[EVENT_MOST_PARTS][2] = {{0}};
    size_t count = event_parts(event, parts);
    world_seek(ui->world, moment);
    for (size_t i = 0; i < count; i++)
        if (parts[i].kind == EVENT_REFERENCE_SET) {
            before[i][0] = count_of(ui, parts[i].x);
            before[i][1] = count_of(ui, parts[i].y);
        }
    world_seek(ui->world, moment + 1);
    for (size_t i = 0; i < count; i++)
        tell_event(ui, &parts[i], before[i]);
}

void
inside_release(struct ui *ui)
{
    for (size_t i = 0; i < ui->inside.count; i++) {
        mem_free(ui->inside.items[i].words);
        mem_free(ui->inside.items[i].count);
    }
    VECTOR_RELEASE(&ui->inside);
    ui->inside_moment = 0;
}

const struct happening *
inside_happenings(struct ui *ui, size_t *count)
{
    if (ui->inside_moment != ui->moment) {
        const struct log *log = session_log(ui->session);
        inside_release(ui);
        world_seek(ui->world, ui->moment);
        size_t first = world_previous_instruction(ui->world);
        for (size_t i = first; i < ui->moment && i < first + EVENTS_TOLD;
             i++) {
            const struct event *event = log_event(log, i);
            tell_parts(ui, i, event);
        }
        ui->inside_moment = ui->moment;
    }
    *count = ui->inside.count;
    return ui->inside.items;
}
