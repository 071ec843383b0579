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
#include "playback/session_data.h"

/* A container's changed slots that are told one by one. */
#define SLOTS_TOLD 3
/* Of containers with more slots than this only the number is compared. */
#define SLOTS_COMPARED 20000

struct teller {
    struct session *session;
    const struct world *before;
    const struct world *now;
    VECTOR(node_id) touched; /* in order of first mention */
    struct map is_touched;
    struct map is_told;      /* objects whose count has been told */
    size_t passing;          /* objects made and freed within the step */
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
    session_node_name(teller->session, node, &count);
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
    if (birth_of(teller, target)->flags & NODE_ATOM &&
        has_number(teller, target)) {
        const struct birth *birth = birth_of(teller, target);

        text_add_string(words, log_text_bytes(teller->session->log,
                                              birth->type, NULL));
        text_add_byte(words, ' ');
    }
    session_node_name(teller->session, target, words);
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
        happening = tell(teller,
                         old != 0 ? HAPPENING_REBOUND : HAPPENING_BOUND,
                         words);
        happening->subject = new;
        tell_count(teller, happening, new);
        if (happening->count == NULL)
            tell_count(teller, happening, old);
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

/* Whether a namespace is the globals or locals of a running frame (the
 * built-ins are not). */
static bool
is_of_frame(const struct teller *teller, node_id namespace)
{
    static const char *const slots[] = {"globals", "locals"};
    size_t frames = world_frame_count(teller->now);

    for (size_t i = 0; i < 2 * frames; i++) {
        node_id frame = world_frame(teller->now, i / 2);
        uint32_t slot = world_find_slot(teller->now, frame, slots[i % 2]);

        if (slot != UINT32_MAX &&
            world_slot(teller->now, frame, slot) == namespace)
            return true;
    }
    return false;
}

static void
add_variable(const struct teller *teller, node_id holder, const char *name,
             struct text *words)
{
    const struct birth *birth = birth_of(teller, holder);

    text_add_string(words, name);
    if (birth->kind == NODE_FRAME && world_frame_count(teller->now) > 2)
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

/* The slots that differ between the two worlds: what is left when the equal
 * beginning and the equal end are cut off. */
struct difference {
    uint32_t start;
    uint32_t old_count, new_count;
};

static bool
is_large(const struct teller *teller, node_id node)
{
    return world_slot_count(teller->before, node) > SLOTS_COMPARED &&
           world_slot_count(teller->now, node) > SLOTS_COMPARED;
}

static struct difference
compare_slots(const struct teller *teller, node_id node)
{
    uint32_t old = world_slot_count(teller->before, node);
    uint32_t new = world_slot_count(teller->now, node);
    uint32_t start = 0;

    if (is_large(teller, node))
        return (struct difference){0, old > new ? old - new : 0,
                                   new > old ? new - old : 0};
    while (start < old && start < new &&
           world_slot(teller->before, node, start) ==
               world_slot(teller->now, node, start))
        start++;
    while (old > start && new > start &&
           world_slot(teller->before, node, old - 1) ==
               world_slot(teller->now, node, new - 1)) {
        old--;
        new--;
    }
    return (struct difference){start, old - start, new - start};
}

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
    if (gone == come)
        text_add_format(&words, " has %u other %s now", come, what);
    else if (gone == 0)
        text_add_format(&words, " gets %u %s", come, what);
    else if (come == 0)
        text_add_format(&words, " loses %u %s", gone, what);
    else
        text_add_format(&words, " changes from %u to %u %s there", gone,
                        come, what);
    tell(teller, HAPPENING_REBOUND, &words)->subject = node;
}

/* The label of a dict's key slot says nothing to a reader: its value does. */
static bool
is_told_slot(const struct teller *teller, node_id node, uint32_t slot)
{
    return birth_of(teller, node)->scheme != SLOTS_PAIRS || slot % 2 == 1;
}

static void
tell_slots(struct teller *teller, node_id node)
{
    struct difference difference = compare_slots(teller, node);
    uint32_t most = difference.old_count > difference.new_count
                        ? difference.old_count
                        : difference.new_count;

    if (most == 0)
        return;
    if (most > 2 * SLOTS_TOLD || is_large(teller, node) ||
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

static void
tell_rest(struct teller *teller, node_id node)
{
    struct text words = {0};
    struct happening *happening;
    bool is_new = !was_alive(teller, node);

    if (map_get(&teller->is_told, node, NULL) || !has_number(teller, node) ||
        count_in(teller->before, node) == count_in(teller->now, node))
        return;
    if (birth_of(teller, node)->flags & NODE_ATOM && is_new)
        return;
    session_node_name(teller->session, node, &words);
    if (is_new)
        text_add_string(&words, " is made");
    else if (count_in(teller->before, node) < count_in(teller->now, node))
        text_add_string(&words, " is held by more");
    else
        text_add_string(&words, " is held by less");
    happening =
        tell(teller, is_new ? HAPPENING_BORN : HAPPENING_COUNT, &words);
    tell_count(teller, happening, node);
}

static void
tell_frames(struct teller *teller, node_id node)
{
    struct text words = {0};

    if (birth_of(teller, node)->kind != NODE_FRAME ||
        was_alive(teller, node) == is_alive(teller, node))
        return;
    session_node_name(teller->session, node, &words);
    if (is_alive(teller, node)) {
        text_add_string(&words, " is called");
        tell(teller, HAPPENING_CALLED, &words);
    } else {
        text_add_string(&words, " has returned; its variables are gone");
        tell(teller, HAPPENING_RETURNED, &words);
    }
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
                   event->detail == COLLECTOR_FINISHED) {
            text_add_format(&words,
                            "the collector found %u unreachable object%s",
                            event->x, event->x == 1 ? "" : "s");
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
    happening = tell(teller, HAPPENING_RETURNED, &words);
    tell_count(teller, happening, step->value);
}

static void
tell_passing(struct teller *teller)
{
    struct text words = {0};

    if (teller->passing == 0)
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
        (birth->kind == NODE_NAMESPACE && is_of_frame(teller, node)))
        tell_names(teller, node);
    else if (birth->kind == NODE_OBJECT && was_alive(teller, node) &&
             !(birth->flags & (NODE_HIDDEN | NODE_OPAQUE)) &&
             (birth->scheme == SLOTS_INDEX || birth->scheme == SLOTS_PAIRS))
        tell_slots(teller, node);
}

static void
tell_death(struct teller *teller, node_id node)
{
    if (is_alive(teller, node) || !is_shown_object(teller, node))
        return;
    if (!was_alive(teller, node))
        teller->passing += !(birth_of(teller, node)->flags & NODE_ATOM);
    else if (has_number(teller, node))
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
    for (size_t i = 0; i < count; i++)
        tell_death(teller, touched[i]);
    tell_events(teller);
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
