/*
 * happenings: what a step, or several taken as one, did, in words.
 *
 * Only what the step's own events touched is looked at: the nodes they name
 * are compared in the world before and the world after, so that what a line
 * did and undid again (temporaries, a call's arguments) is not told.  So a
 * whole call is told as a line is: by what it left behind.
 */
#include <string.h>

#include "base/mem.h"
#include "playback/teller.h"

/* Variables of a call that are named when it has returned. */
#define VARIABLES_TOLD 4

/* Objects that are named when they are freed in one step, and atoms. */
enum { FREED_TOLD = 12, FREED_ATOMS_TOLD = 4 };

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

/* Returns whether a node is shown as a part of another. */
static bool
is_part(const struct teller *teller, node_id node)
{
    const struct world *world =
        is_alive(teller, node) ? teller->now : teller->before;

    return world_part_owner(world, node, NULL) != 0;
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

/* Of very many that are freed at once the first are named. */
static void
tell_or_count_freed(struct teller *teller, node_id node)
{
    size_t *told = birth_of(teller, node)->flags & NODE_ATOM
                       ? &teller->freed_atoms
                       : &teller->freed;
    size_t most = told == &teller->freed ? FREED_TOLD : FREED_ATOMS_TOLD;

    if (++*told <= most) {
        tell_freed(teller, node);
    } else {
        map_set(&teller->is_told, node, 1);
        teller->freed_untold++;
    }
}

static void
tell_untold(struct teller *teller)
{
    struct text words = {0};

    if (teller->freed_untold == 0)
        return;
    text_add_format(&words, "%zu more object%s freed", teller->freed_untold,
                    teller->freed_untold == 1 ? " is" : "s are");
    tell(teller, HAPPENING_FREED, &words);
}

/* What a running line or call holds is told in other words. */
static bool
tell_internal(struct teller *teller, const struct world *in,
              struct holder place, node_id node, bool more)
{
    const char *name =
        place.node == 0 || world_slot_names(in, place.node) == NULL
            ? ""
            : log_text_bytes(teller->session->log,
                             world_slot_name(in, place.node, place.slot),
                             NULL);
    bool is_stack = strcmp(name, "(stack)") == 0;
    struct text words = {0};

    if (strcmp(name, "__class__") == 0) {
        session_node_name(teller->session, place.node, &words);
        text_add_string(&words, more ? " is an instance of "
                                     : " was an instance of ");
        add_typed(teller, node, &words);
        tell_count(teller, tell(teller, HAPPENING_COUNT, &words), node);
        return true;
    }
    if (is_stack)
        text_add_format(&words, "line %d",
                        world_frame_line(in, place.node));
    else if (strcmp(name, "(function)") == 0 ||
             strcmp(name, "(owned)") == 0)
        session_node_name(teller->session, place.node, &words);
    else
        return false;
    text_add_string(&words, more ? " holds " : " lets go of ");
    add_typed(teller, node, &words);
    if (more)
        text_add_string(&words, is_stack ? ", for a moment"
                                         : " while it runs");
    tell_count(teller, tell(teller, HAPPENING_COUNT, &words), node);
    return true;
}

/* The places that explain a count; false when there are none to name. */
static bool
tell_change(struct teller *teller, node_id node, bool more)
{
    const struct world *in = more ? teller->now : teller->before;
    const struct world *without = more ? teller->before : teller->now;
    bool is_new = !was_alive(teller, node);
    struct text words = {0};
    struct holder place = {0};
    size_t places = add_changed_places(teller->session, in, without, node,
                                       &place, &words);

    if (places == 0)
        return false;
    if (tell_internal(teller, in, place, node, more)) {
        text_release(&words);
        return true;
    }
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

/* Counts that are of no interest: of cells, whose arrows say enough, and of
 * functions that are nothing but a name, which each call of them holds. */
static bool
is_dull(const struct teller *teller, node_id node)
{
    static const char *const slots[] = {"__defaults__", "__kwdefaults__",
                                        "__closure__", "__dict__"};
    const struct world *world =
        is_alive(teller, node) ? teller->now : teller->before;

    if (world_is_of_type(world, node, "cell"))
        return true;
    if (!world_is_of_type(world, node, "function") ||
        !was_alive(teller, node))
        return false;
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        uint32_t slot = world_find_slot(world, node, slots[i]);

        if (slot != UINT32_MAX && world_slot(world, node, slot) != 0)
            return false;
    }
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
        is_part(teller, node) || is_dull(teller, node) ||
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

/* Adds what became of the variables of a frame that an exception left: if its
 * traceback keeps the frame, they are kept, too. */
static void
add_kept_variables(const struct teller *teller, node_id frame,
                   struct text *words)
{
    for (size_t i = 0; i < teller->touched.count; i++) {
        node_id node = teller->touched.items[i];

        if (is_alive(teller, node) &&
            world_is_of_type(teller->now, node, "frame") &&
            birth_of(teller, node)->name == birth_of(teller, frame)->name) {
            text_add_string(words, "; its traceback keeps the frame");
            return;
        }
    }
    add_lost_variables(teller, frame, words);
}

static void
tell_frames(struct teller *teller, node_id node)
{
    bool is_body =
        is_class_body(teller->session->log, birth_of(teller, node));
    struct text words = {0};

    if (birth_of(teller, node)->kind != NODE_FRAME)
        return;
    if (was_alive(teller, node) == is_alive(teller, node)) {
        teller->called = teller->called || !is_alive(teller, node);
        return;
    }
    session_node_name(teller->session, node, &words);
    if (is_alive(teller, node)) {
        text_add_string(&words, is_body ? " begins" : " is called");
        tell(teller, HAPPENING_CALLED, &words);
    } else if (teller->failed == node) {
        text_add_string(&words, " is left by the exception");
        add_kept_variables(teller, node, &words);
        tell(teller, HAPPENING_RETURNED, &words);
    } else {
        text_add_string(&words, is_body ? " has ended" : " has returned");
        if (!is_body)
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

/* A weak reference that lives on without what it referred to. */
static void
tell_cleared(struct teller *teller, node_id node)
{
    node_id referent = birth_of(teller, node)->referent;
    struct text words = {0};

    if (referent == 0 || !is_alive(teller, node) ||
        !was_alive(teller, node) || !is_shown_object(teller, node))
        return;
    session_node_name(teller->session, node, &words);
    text_add_string(&words, " is cleared: it no longer leads to ");
    session_node_name(teller->session, referent, &words);
    tell(teller, HAPPENING_UNBOUND, &words)->subject = node;
}

/* Of the exceptions raised in a step the last matters, if it is still on its
 * way. */
static void
tell_exceptions(struct teller *teller, text_id raised, size_t count)
{
    struct text words = {0};

    if (count > 0 && teller->flies) {
        text_add_string(&words, log_text_bytes(teller->session->log,
                                               raised, NULL));
        /* One that says nothing is but a name, as in a traceback. */
        while (words.length > 0 &&
               strchr(": ", words.bytes[words.length - 1]) != NULL)
            text_truncate(&words, words.length - 1);
        tell(teller, HAPPENING_RAISED, &words);
        count--;
    }
    if (count > 0) {
        text_add_format(&words, "%zu exception%s raised and caught inside",
                        count, count == 1 ? "" : "s");
        tell(teller, HAPPENING_SUMMARY, &words);
    }
}

static void
tell_events(struct teller *teller)
{
    const struct log *log = teller->session->log;
    text_id raised = 0;
    size_t exceptions = 0, runs = 0;
    uint32_t found = 0;
    struct text words = {0};

    for (size_t i = teller->from; i < teller->to; i++) {
        const struct event *event = log_event(log, i);

        if (event->kind == EVENT_EXCEPTION_RAISED) {
            raised = event->x;
            exceptions++;
        } else if (event->kind == EVENT_WEAKREF_CLEARED) {
            tell_cleared(teller, event->node);
        } else if (event->kind == EVENT_COLLECTOR &&
                   event->y == COLLECTOR_FINISHED) {
            found += event->x;
            runs++;
        }
    }
    tell_exceptions(teller, raised, exceptions);
    if (found > 0 || (runs > 0 && !teller->many)) {
        add_found(found, &words);
        tell(teller, HAPPENING_COLLECTED, &words);
    }
}

static void
tell_returning(struct teller *teller, size_t stop)
{
    const struct stop *at = &teller->session->stops.items[stop];
    const struct step *step = log_step_at(teller->session->log, at->step);
    struct text words = {0};
    struct happening *happening;

    if (at->kind != STEP_RETURN || step->value == 0 ||
        is_class_body(teller->session->log, birth_of(teller, step->frame)))
        return;
    session_node_name(teller->session, step->frame, &words);
    text_add_string(&words, query_step_yields(teller->session->log, step)
                                ? " yields "
                                : " returns ");
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
tell_death(struct teller *teller, node_id node)
{
    if (is_alive(teller, node) || !is_shown_object(teller, node))
        return;
    if (!was_alive(teller, node))
        teller->passing += !(birth_of(teller, node)->flags & NODE_ATOM);
    else if (has_number(teller, node) && !is_part(teller, node) &&
             has_drawn_place(teller->session, teller->before, node))
        tell_or_count_freed(teller, node);
}

/* Whether a node has variables. */
static bool
is_of_names(const struct teller *teller, node_id node)
{
    enum node_kind kind = birth_of(teller, node)->kind;

    return kind == NODE_NAMESPACE || kind == NODE_FRAME;
}

/* What several steps did to the variables comes first, though it was done
 * last. */
static void
tell_names(struct teller *teller)
{
    for (size_t i = 0; i < teller->touched.count; i++)
        if (is_of_names(teller, teller->touched.items[i]))
            tell_places(teller, teller->touched.items[i]);
}

static void
tell_all(struct teller *teller, size_t stop)
{
    size_t count = teller->touched.count;
    const node_id *touched = teller->touched.items;

    for (size_t i = 0; i < count; i++)
        tell_frames(teller, touched[i]);
    tell_returning(teller, stop);
    if (teller->many)
        tell_names(teller);
    for (size_t i = 0; i < count; i++)
        if (!teller->many || !is_of_names(teller, touched[i]))
            tell_places(teller, touched[i]);
    tell_events(teller);
    for (size_t i = 0; i < count; i++)
        tell_death(teller, touched[i]);
    tell_untold(teller);
    for (size_t i = 0; i < count; i++)
        tell_rest(teller, touched[i]);
    tell_passing(teller);
}

/* A step that does nothing but go to the line that handles an exception. */
static void
tell_way_of_exception(struct teller *teller, size_t stop)
{
    const struct stop *at = &teller->session->stops.items[stop];
    struct text words = {0};

    if (teller->session->answers.happenings.count > 0 || teller->many ||
        teller->failed == 0 || teller->flies || at->next == 0)
        return;
    text_add_format(&words, "the exception goes on to line %d", at->next);
    tell(teller, HAPPENING_RAISED, &words);
}

const struct happening *
session_happenings(struct session *session, size_t since, size_t stop,
                   size_t *count)
{
    struct teller teller = {.session = session, .many = since + 1 < stop};

    happenings_clear(&session->answers);
    if (since < stop) {
        teller.before = session_world_before(session, since);
        teller.now = session_world(session, stop);
        teller.from = world_moment(teller.before);
        teller.to = world_moment(teller.now);
        teller.flies =
            session->stops.items[stop].kind == STEP_EXCEPTION ||
            (session->stops.items[stop].kind == STEP_END &&
             session->ending == SESSION_RAISED);
        if (session->stops.items[stop - 1].kind == STEP_EXCEPTION)
            teller.failed = log_step_at(session->log,
                                        session->stops.items[stop - 1].step)
                                ->frame;
        for (size_t i = teller.from; i < teller.to; i++)
            touch_event(&teller, log_event(session->log, i));
        tell_all(&teller, stop);
        tell_way_of_exception(&teller, stop);
        VECTOR_RELEASE(&teller.touched);
        map_release(&teller.is_touched);
        map_release(&teller.is_told);
        map_release(&teller.has_told_places);
    }
    *count = session->answers.happenings.count;
    return session->answers.happenings.items;
}
