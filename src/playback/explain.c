/*
 * explain: why an object has the count it has, one line a reference.
 */
#include "base/mem.h"
#include "playback/session_data.h"
#include "timeline/query.h"

/* More holders than this are counted, not listed one by one. */
#define HOLDERS_LISTED 200

void
explanations_clear(struct answers *answers)
{
    for (size_t i = 0; i < answers->explanations.count; i++)
        mem_free(answers->explanations.items[i].words);
    answers->explanations.count = 0;
}

/* Returns the first stop at or after a step of the log. */
static size_t
stop_of_step(const struct session *session, size_t step)
{
    size_t low = 0, high = session->stops.count - 1;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (session->stops.items[middle].step < step)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
add_explanations(struct session *session, const struct world *world,
                 const struct dated_holder *dated, size_t count, bool drawn)
{
    for (size_t i = 0; i < count; i++) {
        struct holder place = dated[i].holder;
        struct text words = {0};
        struct explanation explanation = {
            .holder = place.node,
            .slot = place.slot,
            .hidden = !drawn,
            .since = stop_of_step(session, dated[i].step),
        };

        if (place_is_drawn(session, world, place) != drawn)
            continue;
        name_place(session, world, place, &words);
        explanation.words = text_take(&words);
        VECTOR_PUSH(&session->answers.explanations, explanation);
    }
}

const struct explanation *
session_explain(struct session *session, size_t stop, node_id node,
                size_t *count)
{
    const struct world *world = session_world(session, stop);
    struct dated_holder *dated =
        mem_alloc_array(HOLDERS_LISTED, sizeof *dated);
    size_t found = query_holders(session->query, node, world_moment(world),
                                 dated, HOLDERS_LISTED);

    if (found > HOLDERS_LISTED)
        found = HOLDERS_LISTED;
    explanations_clear(&session->answers);
    add_explanations(session, world, dated, found, true);
    add_explanations(session, world, dated, found, false);
    mem_free(dated);
    *count = session->answers.explanations.count;
    return session->answers.explanations.items;
}
