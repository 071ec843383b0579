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

/* Returns the stop since which a moment has passed. */
static size_t
stop_of_moment(const struct session *session, size_t moment)
{
    size_t low = 0, high = session->stops.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (session->stops.items[middle].moment < moment)
            low = middle + 1;
        else
            high = middle;
    }
    return low < session->stops.count ? low : session->stops.count - 1;
}

static void
add_explanations(struct session *session, const struct world *world,
                 const struct holder *holders, size_t count, bool drawn)
{
    for (size_t i = 0; i < count; i++) {
        struct text words = {0};
        struct explanation explanation = {
            .holder = holders[i].node,
            .slot = holders[i].slot,
            .hidden = !drawn,
        };

        if (place_is_drawn(session, world, holders[i]) != drawn)
            continue;
        name_place(session, world, holders[i], &words);
        explanation.words = text_take(&words);
        explanation.since =
            stop_of_moment(session, query_held_since(world, holders[i]));
        VECTOR_PUSH(&session->answers.explanations, explanation);
    }
}

const struct explanation *
session_explain(struct session *session, size_t stop, node_id node,
                size_t *count)
{
    const struct world *world = session_world(session, stop);
    struct holder *holders =
        mem_alloc_array(HOLDERS_LISTED, sizeof *holders);
    size_t found = world_holders(world, node, holders, HOLDERS_LISTED);

    if (found > HOLDERS_LISTED)
        found = HOLDERS_LISTED;
    explanations_clear(&session->answers);
    add_explanations(session, world, holders, found, true);
    add_explanations(session, world, holders, found, false);
    mem_free(holders);
    *count = session->answers.explanations.count;
    return session->answers.explanations.items;
}
