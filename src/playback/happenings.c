/*
 * happenings: what a step did, in words.
 *
 * Only what the step's own events touched is looked at: the nodes they name
 * are compared in the world before and the world after, so that what a line
 * did and undid again (temporaries, a call's arguments) is not told.
 */
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "playback/changed_places.h"
#include "playback/session_data.h"

/* A container's changed slots that are told one by one. */
#define SLOTS_TOLD 3
/* Variables of a call that are named when it has returned. */
#define VARIABLES_TOLD 4

struct teller {
    struct session *session;
    const struct world *before;
    const struct world *now;
    VECTOR(node_id) touched; /* in order of first mention */
    struct map is_touched;
    struct map is_told;      /* objects whose count has been told */
    size_t passing;          /* objects made and freed within the step */
    bool called;             /* a call began and ended within the step */
    size_t from, to;         /* the step's events */
};

void
happenings_clear(struct answers *answers)
{
    for (size_t i = 0; i < answers->happenings.count; i++) {
        mem_free(answers->happenings.items[i].words);
        mem_free(answers->happenings.items[i].count);
    }
    answers->happenings.count = 0;
}

/* ---- what was touched ---- */

static void
touch(struct teller *teller, node_id node)
{
    if (node == 0 || map_get(&teller->is_touched, node, NULL))
        return;
    map_set(&teller->is_touched, node, 1);
    VECTOR_PUSH(&teller->touched, node);
}

static void
touch_event(struct teller *teller, const struct event *event)
{
    switch ((enum event_kind)event->kind) {
    case EVENT_REFERENCE_SET:
    case EVENT_OPERANDS_REPLACED:
        touch(teller, event->node);
        touch(teller, event->x);
        touch(teller, event->y);
        break;
    case EVENT_REFERENCE_MOVED:
        touch(teller, event->node);
        touch(teller, event->x);
        break;
    case EVENT_SLOTS_FILLED:
        touch(teller, event->node);
        touch(teller, event->y);
        break;
    case EVENT_STEP:
    case EVENT_OUTPUT_WRITTEN:
    case EVENT_COLLECTOR:
    case EVENT_EXCEPTION_RAISED:
        break;
    default:
        touch(teller, event->node);
        break;
    }
}

/* ---- who is worth a sentence ---- */

static const struct birth *
birth_of(const struct teller *teller, node_id node)
{
    return log_birth_of(teller->session->log, node);
}

static bool
was_alive(const struct teller *teller, node_id node)
{
    return world_is_alive(teller->before, node);
}

static bool
is_alive(const struct teller *teller, node_id node)
{
    return world_is_alive(teller->now, node);
}

static bool
is_shown_object(const struct teller *teller, node_id node)
{
    const struct birth *birth = birth_of(teller, node);

    return birth->kind == NODE_OBJECT && !(birth->flags & NODE_HIDDEN);
}

/* Whether the object's count means something to the user. */
static bool
has_number(const struct teller *teller, node_id node)
{
    const struct world *world =
        is_alive(teller, node) ? teller->now : teller->before;

    return world_is_alive(world, node) && is_shown_object(teller, node) &&
           !(world_flags(world, node) & (NODE_IMMORTAL | NODE_SHARED));
}

/* Whether an object lived at a stop, so that it has been shown. */
static bool
was_seen(const struct teller *teller, node_id node)
{
    const struct log *log = teller->session->log;
    size_t step = query_step_showing(log, birth_of(teller, node)->event);

    return step != QUERY_NO_STEP &&
           query_count_at(teller->session->query, node, step) > 0;
}

static uint64_t
count_in(const struct world *world, node_id node)
{
    return world_is_alive(world, node) ? world_count(world, node) : 0;
}

/* ---- telling ---- */

static struct happening *
tell(struct teller *teller, enum happening_kind kind, struct text *words)
{
    struct answers *answers = &teller->session->answers;
    struct happening happening = {.kind = kind, .words = text_take(words)};

    VECTOR_PUSH(&answers->happenings, happening);
    return &answers->happenings.items[answers->happenings.count - 1];
}

/* Names an object; an atom that is counted with its type. */
static void
add_typed(const struct teller *teller, node_id node, struct text *words)
{
    const struct birth *birth = birth_of(teller, node);

    if (birth->flags & NODE_ATOM && has_number(teller, node)) {
        text_add_string(words, log_text_bytes(teller->session->log,
                                              birth->type, NULL));
        text_add_byte(words, ' ');
    }
    session_node_name(teller->session, node, words);
}

/* Adds to a happening how the count of an object changed, once. */
static void
tell_count(struct teller *teller, struct happening *happening, node_id node)
{
    struct text count = {0};

    if (node == 0 || !has_number(teller, node) ||
        map_get(&teller->is_told, node, NULL))
        return;
    happening->subject = node;
    happening->before = count_in(teller->before, node);
    happening->after = count_in(teller->now, node);
    if (happening->before == happening->after)
        return;
    map_set(&teller->is_told, node, 1);
    add_typed(teller, node, &count);
    if (was_alive(teller, node))
        text_add_format(&count, "   refs %llu → %llu",
                        (unsigned long long)happening->before,
                        (unsigned long long)happening->after);
    else
        text_add_format(&count, "   refs %llu",
                        (unsigned long long)happening->after);
    happening->count = text_take(&count);
}

static void
add_target(const struct teller *teller, node_id target, struct text *words)
{
    if (!was_alive(teller, target) && has_number(teller, target))
        text_add_string(words, "a new ");
    add_typed(teller, target, words);
}

/* Adds whose address a new object has: one that was seen, and is gone. */
static void
add_previous_owner(const struct teller *teller, node_id node,
                   struct text *words)
{
    node_id owner;

    if (was_alive(teller, node) || !has_number(teller, node) ||
        birth_of(teller, node)->flags & NODE_ATOM)
        return;
    owner = query_previous_owner(teller->session->query, node);
    if (owner == 0 || !is_shown_object(teller, owner) ||
        birth_of(teller, owner)->flags & NODE_ATOM ||
        !was_seen(teller, owner))
        return;
    text_add_string(words, ", at the address ");
    session_node_name(teller->session, owner, words);
    text_add_string(words, " had");
}

/* The count of what a place referred to before: beside the new one's if that
 * has none, else on a line of its own. */
static void
tell_old_count(struct teller *teller, struct happening *happening,
               node_id old)
{
    struct text words = {0};

    if (happening->count == NULL) {
        tell_count(teller, happening, old);
        return;
    }
    if (old == 0 || !has_number(teller, old) || !is_alive(teller, old) ||
        map_get(&teller->is_told, old, NULL) ||
        count_in(teller->before, old) == count_in(teller->now, old))
        return;
    add_typed(teller, old, &words);
    text_add_string(&words, " has a reference less");
    tell_count(teller, tell(teller, HAPPENING_COUNT, &words), old);
}

/* Tells that a place, named by words so far, refers to something else. */
static void
tell_place(struct teller *teller, struct text *words, node_id old,
           node_id new)
{
    struct happening *happening;

    if (new != 0) {
        text_add_string(words, " now refers to ");
        add_target(teller, new, words);
        add_previous_owner(teller, new, words);
        if (old != 0 && has_number(teller, old) && is_alive(teller, old)) {
            text_add_string(words, ", no longer to ");
            session_node_name(teller->session, old, words);
        }
        happening = tell(teller,
                         old != 0 ? HAPPENING_REBOUND : HAPPENING_BOUND,
                         words);
        happening->subject = new;
        tell_count(teller, happening, new);
        tell_old_count(teller, happening, old);
    } else {
        text_add_string(words, " no longer refers to ");
        session_node_name(teller->session, old, words);
        happening = tell(teller, HAPPENING_UNBOUND, words);
        happening->subject = old;
        tell_count(teller, happening, old);
    }
}

/* ---- names ---- */

static bool
is_variable(const struct teller *teller, const char *name)
{
    return name[0] != '(' && strncmp(name, "__", 2) != 0 &&
           !session_hides(teller->session, name);
}

static void
add_variable(const struct teller *teller, node_id holder, const char *name,
             struct text *words)
{
    const struct birth *birth = birth_of(teller, holder);

    text_add_string(words, name);
    if (birth->kind == NODE_FRAME)
        text_add_format(words, " of %s()",
                        log_text_bytes(teller->session->log, birth->name,
                                       NULL));
}

/* Tells what became of the variables of a namespace or frame. */
static void
tell_names(struct teller *teller, node_id holder)
{
    const struct log *log = teller->session->log;
    uint32_t slots = world_slot_count(teller->now, holder);
    bool had = was_alive(teller, holder);
    struct text words = {0};

    for (uint32_t i = 0; i < slots; i++) {
        text_id text = world_slot_name(teller->now, holder, i);
        const char *name = log_text_bytes(log, text, NULL);
        node_id new = world_slot(teller->now, holder, i);
        node_id old = 0;
        uint32_t at;

        if (!is_variable(teller, name))
            continue;
        at = had ? world_find_slot(teller->before, holder, name)
                 : UINT32_MAX;
        if (at != UINT32_MAX)
            old = world_slot(teller->before, holder, at);
        if (old == new)
            continue;
        add_variable(teller, holder, name, &words);
        tell_place(teller, &words, old, new);
    }
    slots = had ? world_slot_count(teller->before, holder) : 0;
    for (uint32_t i = 0; i < slots; i++) {
        text_id text = world_slot_name(teller->before, holder, i);
        const char *name = log_text_bytes(log, text, NULL);
        node_id old = world_slot(teller->before, holder, i);

        if (old == 0 || !is_variable(teller, name) ||
            world_find_slot(teller->now, holder, name) != UINT32_MAX)
            continue;
        add_variable(teller, holder, name, &words);
        tell_place(teller, &words, old, 0);
    }
    text_release(&words);
}

/* ---- containers ---- */

static void
tell_slot(struct teller *teller, node_id node, const struct world *labels,
          uint32_t slot, node_id targets[2])
{
    struct text words = {0};

    session_node_name(teller->session, node, &words);
    text_add_byte(&words, ' ');
    world_slot_label(labels, node, slot, &words);
    tell_place(teller, &words, targets[0], targets[1]);
}

static void
tell_many(struct teller *teller, node_id node, struct difference difference)
{
    bool pairs = birth_of(teller, node)->scheme == SLOTS_PAIRS;
    unsigned gone = difference.old_count / (pairs ? 2 : 1);
    unsigned come = difference.new_count / (pairs ? 2 : 1);
    bool one = (gone > come ? gone : come) == 1;
    const char *what = pairs ? (one ? "entry" : "entries")
                             : (one ? "item" : "items");
    struct text words = {0};

    session_node_name(teller->session, node, &words);
    if (birth_of(teller, node)->scheme == SLOTS_MEMBERS)
        what = one ? "member" : "members";
    if (gone == come)
        text_add_format(&words, " has %u other %s now", come, what);
    else if (gone == 0)
        text_add_format(&words, " gets %u %s", come, what);
    else if (come == 0)
        text_add_format(&words, " loses %u %s", gone, what);
    else
        text_add_format(&words, " has %u %s in the place of %u now", come,
                        come == 1 ? (pairs ? "entry" : "item") : what, gone);
    tell(teller, HAPPENING_REBOUND, &words)->subject = node;
}

/* The label of a dict's key slot says nothing to a reader: its value does. */
static bool
is_told_slot(const struct teller *teller, node_id node, uint32_t slot)
{
    const struct birth *birth = birth_of(teller, node);
    return birth->scheme != SLOTS_PAIRS || birth->extended || slot % 2 == 1;
}

static void
tell_slots(struct teller *teller, node_id node)
{
    struct difference difference =
        compare_slots(teller->before, teller->now, node);
    uint32_t most = difference.old_count > difference.new_count
                        ? difference.old_count
                        : difference.new_count;

    if (most == 0)
        return;
    if (most > 2 * SLOTS_TOLD || difference.is_rough ||
        (difference.old_count != difference.new_count &&
         difference.old_count != 0 && difference.new_count != 0)) {
        tell_many(teller, node, difference);
        return;
    }
    for (uint32_t i = 0; i < most; i++) {
        uint32_t slot = difference.start + i;
        bool old = i < difference.old_count;
        bool new = i < difference.new_count;
        node_id targets[2] = {
            old ? world_slot(teller->before, node, slot) : 0,
            new ? world_slot(teller->now, node, slot) : 0,
        };

        if (targets[0] != targets[1] && is_told_slot(teller, node, slot))
            tell_slot(teller, node, new ? teller->now : teller->before, slot,
                      targets);
    }
}

/* Members of sets have no places that a reader could name. */
static void
tell_members(struct teller *teller, node_id node)
{
    node_id come[SLOTS_TOLD], gone[SLOTS_TOLD];
    struct difference difference = {
        .new_count = (uint32_t)find_members(teller->now, teller->before,
                                            node, come, SLOTS_TOLD),
        .old_count = (uint32_t)find_members(teller->before, teller->now,
                                            node, gone, SLOTS_TOLD),
    };
    struct text words = {0};

    if (difference.new_count > SLOTS_TOLD ||
        difference.old_count > SLOTS_TOLD) {
        tell_many(teller, node, difference);
        return;
    }
    for (uint32_t i = 0; i < difference.old_count; i++) {
        session_node_name(teller->session, node, &words);
        tell_place(teller, &words, gone[i], 0);
    }
    for (uint32_t i = 0; i < difference.new_count; i++) {
        session_node_name(teller->session, node, &words);
        tell_place(teller, &words, 0, come[i]);
    }
}

/* ---- births, deaths and counts ---- */

static void
tell_freed(struct teller *teller, node_id node)
{
    struct text words = {0};
    struct happening *happening;

    session_node_name(teller->session, node, &words);
    text_add_string(&words, birth_of(teller, node)->address != 0
                                ? " is freed; its address may be used again"
                                : " is freed");
    map_set(&teller->is_told, node, 1);
    happening = tell(teller, HAPPENING_FREED, &words);
    happening->subject = node;
    happening->before = count_in(teller->before, node);
}

/* The places that explain a count; false when there are none to name. */
static bool
tell_change(struct teller *teller, node_id node, bool more)
{
    const struct world *in = more ? teller->now : teller->before;
    const struct world *without = more ? teller->before : teller->now;
    bool is_new = !was_alive(teller, node);
    struct text words = {0};
    size_t places =
        add_changed_places(teller->session, in, without, node, &words);

    if (places == 0)
        return false;
    if (more)
        text_add_string(&words, places == 1 ? " now refers to "
                                            : " now refer to ");
    else
        text_add_string(&words, places == 1 ? " no longer refers to "
                                            : " no longer refer to ");
    add_target(teller, node, &words);
    tell_count(teller,
               tell(teller, is_new ? HAPPENING_BORN : HAPPENING_COUNT,
                    &words),
               node);
    return true;
}

/* What is left: counts that no name or slot told about. */
static void
tell_rest(struct teller *teller, node_id node)
{
    struct text words = {0};
    bool is_new = !was_alive(teller, node);
    bool more = count_in(teller->before, node) < count_in(teller->now, node);

    if (map_get(&teller->is_told, node, NULL) || !has_number(teller, node) ||
        count_in(teller->before, node) == count_in(teller->now, node) ||
        !(has_seen_place(teller->session, teller->now, node) ||
          has_seen_place(teller->session, teller->before, node)))
        return;
    if (birth_of(teller, node)->flags & NODE_ATOM && is_new)
        return;
    if (tell_change(teller, node, more))
        return;
    session_node_name(teller->session, node, &words);
    text_add_string(&words, more ? " has more references"
                                 : " has fewer references");
    tell_count(teller, tell(teller, HAPPENING_COUNT, &words), node);
}

/* Adds which variables went with a frame. */
static void
add_lost_variables(const struct teller *teller, node_id frame,
                   struct text *words)
{
    uint32_t slots = world_slot_count(teller->before, frame);
    struct text names = {0};
    size_t count = 0;

    for (uint32_t i = 0; i < slots; i++) {
        text_id text = world_slot_name(teller->before, frame, i);
        const char *name = log_text_bytes(teller->session->log, text, NULL);

        if (world_slot(teller->before, frame, i) == 0 ||
            !is_variable(teller, name))
            continue;
        if (count++ > 0)
            text_add_string(&names, ", ");
        text_add_string(&names, name);
    }
    if (count > VARIABLES_TOLD)
        text_add_format(words, "; its %zu variables are gone", count);
    else if (count > 0)
        text_add_format(words, "; its variable%s %s %s gone",
                        count == 1 ? "" : "s", text_string(&names),
                        count == 1 ? "is" : "are");
    text_release(&names);
}

static void
tell_frames(struct teller *teller, node_id node)
{
    struct text words = {0};

    if (birth_of(teller, node)->kind != NODE_FRAME)
        return;
    if (was_alive(teller, node) == is_alive(teller, node)) {
        teller->called = teller->called || !is_alive(teller, node);
        return;
    }
    session_node_name(teller->session, node, &words);
    if (is_alive(teller, node)) {
        text_add_string(&words, " is called");
        tell(teller, HAPPENING_CALLED, &words);
    } else {
        text_add_string(&words, " has returned");
        add_lost_variables(teller, node, &words);
        tell(teller, HAPPENING_RETURNED, &words);
    }
}

static void
add_found(uint32_t count, struct text *words)
{
    if (count == 0)
        text_add_string(words, "the collector ran and found no garbage");
    else
        text_add_format(words,
                        "the collector ran and found %u unreachable "
                        "object%s", count, count == 1 ? "" : "s");
}

static void
tell_events(struct teller *teller)
{
    const struct log *log = teller->session->log;
    struct text words = {0};

    for (size_t i = teller->from; i < teller->to; i++) {
        const struct event *event = log_event(log, i);

        if (event->kind == EVENT_EXCEPTION_RAISED) {
            text_add_string(&words, log_text_bytes(log, event->x, NULL));
            tell(teller, HAPPENING_RAISED, &words);
        } else if (event->kind == EVENT_COLLECTOR &&
                   event->y == COLLECTOR_FINISHED) {
            add_found(event->x, &words);
            tell(teller, HAPPENING_COLLECTED, &words);
        }
    }
    text_release(&words);
}

static void
tell_returning(struct teller *teller, size_t stop)
{
    const struct stop *at = &teller->session->stops.items[stop];
    const struct step *step = log_step_at(teller->session->log, at->step);
    struct text words = {0};
    struct happening *happening;

    if (at->kind != STEP_RETURN || step->value == 0)
        return;
    session_node_name(teller->session, step->frame, &words);
    text_add_string(&words, " returns ");
    session_node_name(teller->session, step->value, &words);
    if (at->next > 0)
        text_add_format(&words, " to line %d", at->next);
    if (has_number(teller, step->value) && was_alive(teller, step->value))
        text_add_string(&words, "; the value on its way counts too");
    happening = tell(teller, HAPPENING_RETURNED, &words);
    tell_count(teller, happening, step->value);
}

static void
tell_passing(struct teller *teller)
{
    struct text words = {0};

    if (teller->passing == 0 || !teller->called)
        return;
    text_add_format(&words, "%zu object%s made and freed inside",
                    teller->passing, teller->passing == 1 ? "" : "s");
    tell(teller, HAPPENING_SUMMARY, &words);
}

/* ---- all of it ---- */

static void
tell_holder(struct teller *teller, node_id node)
{
    const struct birth *birth = birth_of(teller, node);

    if (!is_alive(teller, node))
        return;
    if (birth->kind == NODE_FRAME ||
        (birth->kind == NODE_NAMESPACE &&
         namespace_is_of_frame(teller->now, node)))
        tell_names(teller, node);
    else if (birth->kind == NODE_OBJECT && was_alive(teller, node) &&
             !(birth->flags & (NODE_HIDDEN | NODE_OPAQUE))) {
        if (birth->scheme == SLOTS_INDEX || birth->scheme == SLOTS_PAIRS)
            tell_slots(teller, node);
        else if (birth->scheme == SLOTS_MEMBERS)
            tell_members(teller, node);
    }
}

static void
tell_death(struct teller *teller, node_id node)
{
    if (is_alive(teller, node) || !is_shown_object(teller, node))
        return;
    if (!was_alive(teller, node))
        teller->passing += !(birth_of(teller, node)->flags & NODE_ATOM);
    else if (has_number(teller, node) &&
             has_drawn_place(teller->session, teller->before, node))
        tell_freed(teller, node);
}

static void
tell_all(struct teller *teller, size_t stop)
{
    size_t count = teller->touched.count;
    const node_id *touched = teller->touched.items;

    for (size_t i = 0; i < count; i++)
        tell_frames(teller, touched[i]);
    tell_returning(teller, stop);
    for (size_t i = 0; i < count; i++)
        tell_holder(teller, touched[i]);
    tell_events(teller);
    for (size_t i = 0; i < count; i++)
        tell_death(teller, touched[i]);
    for (size_t i = 0; i < count; i++)
        tell_rest(teller, touched[i]);
    tell_passing(teller);
}

const struct happening *
session_happenings(struct session *session, size_t stop, size_t *count)
{
    struct teller teller = {.session = session};

    happenings_clear(&session->answers);
    if (stop > 0) {
        teller.before = session_world_before(session, stop);
        teller.now = session_world(session, stop);
        teller.from = world_moment(teller.before);
        teller.to = world_moment(teller.now);
        for (size_t i = teller.from; i < teller.to; i++)
            touch_event(&teller, log_event(session->log, i));
        tell_all(&teller, stop);
        VECTOR_RELEASE(&teller.touched);
        map_release(&teller.is_touched);
        map_release(&teller.is_told);
    }
    *count = session->answers.happenings.count;
    return session->answers.happenings.items;
}
