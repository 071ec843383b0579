#include "playback/teller.h"

/* ---- who is worth a sentence ---- */

bool
is_shown_object(const struct teller *teller, node_id node)
{
    const struct birth *birth = birth_of(teller, node);

    return birth->kind == NODE_OBJECT && !(birth->flags & NODE_HIDDEN);
}

bool
has_number(const struct teller *teller, node_id node)
{
    const struct world *world =
        is_alive(teller, node) ? teller->now : teller->before;

    return world_is_alive(world, node) && is_shown_object(teller, node) &&
           !birth_is_apart(birth_of(teller, node)) &&
           !(world_flags(world, node) & (NODE_IMMORTAL | NODE_SHARED)) &&
           !world_is_of_type(world, node, "frame") &&
           !world_is_of_type(world, node, "traceback");
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

/* ---- telling ---- */

struct happening *
tell(struct teller *teller, enum happening_kind kind, struct text *words)
{
    struct answers *answers = &teller->session->answers;
    struct happening happening = {.kind = kind, .words = text_take(words)};

    VECTOR_PUSH(&answers->happenings, happening);
    return &answers->happenings.items[answers->happenings.count - 1];
}

void
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

void
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

void
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

void
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
