#include "layout/seating.h"

#include "base/mem.h"

void
seating_release(struct seating *seating)
{
    VECTOR_RELEASE(&seating->seats);
    VECTOR_RELEASE(&seating->ways);
    VECTOR_RELEASE(&seating->seat_uses);
    VECTOR_RELEASE(&seating->way_uses);
    VECTOR_RELEASE(&seating->now_seats);
    VECTOR_RELEASE(&seating->now_ways);
    VECTOR_RELEASE(&seating->depths);
    map_release(&seating->seat_of);
    map_release(&seating->way_of);
    map_release(&seating->states);
}

uint64_t
seating_box_key(const struct picture_box *box)
{
    if (box->kind == BOX_FRAME)
        return (uint64_t)1 << 40 | box->depth;
    return box->node;
}

uint64_t
seating_way_key(int from, int port, int to)
{
    return (uint64_t)from << 42 | (uint64_t)to << 21 | (uint64_t)port;
}

/* ---- seats -------------------------------------------------------------- */

/* A box that looks for a seat. */
struct guest {
    const struct picture_box *box;
    uint64_t pointer; /* what points to it; UINT64_MAX: nothing */
    int depth;
    int height;
};

/* Returns how badly a guest sits in a free seat, or -1 when it cannot. */
static int
misfit(const struct seat *seat, const struct guest *guest, size_t stop)
{
    int apart = seat->shape.rows - guest->height;

    if (seat->last >= stop || seat->kind != guest->box->kind ||
        seat->kind == BOX_FRAME)
        return -1;
    if (seat->pointer == guest->pointer)
        return 0;
    if (seat->depth != guest->depth || apart > 4 || apart < -4)
        return -1;
    return 1 + (apart < 0 ? -apart : apart);
}

static int
find_seat(struct seating *seating, const struct guest *guest, size_t stop)
{
    struct seat made = {.kind = guest->box->kind,
                        .top = box_top(guest->box),
                        .entry = box_entry_line(guest->box,
                                                seating->spacious),
                        .shape = {.spacious = seating->spacious},
                        .depth = guest->depth};
    int best = -1, least = 0;

    for (size_t s = 0; s < seating->seats.count; s++) {
        int miss = misfit(&seating->seats.items[s], guest, stop);

        if (miss >= 0 && (best < 0 || miss < least)) {
            best = (int)s;
            least = miss;
        }
    }
    if (best >= 0)
        return best;
    VECTOR_PUSH(&seating->seats, made);
    return (int)seating->seats.count - 1;
}

/* Seats one box, or finds its seat; returns it. */
static int
seat_box(struct seating *seating, size_t stop, const struct guest *guest)
{
    uint64_t key = seating_box_key(guest->box), found;
    struct seat *seat;
    size_t last = guest->box->last > stop ? guest->box->last : stop;

    if (!map_get(&seating->seat_of, key, &found)) {
        found = (uint64_t)find_seat(seating, guest, stop);
        map_set(&seating->seat_of, key, found);
    }
    seat = &seating->seats.items[found];
    seat->pointer = guest->pointer;
    if (seat->last < last)
        seat->last = last;
    box_shape_merge(&seat->shape, guest->box);
    return (int)found;
}

/* ---- one picture -------------------------------------------------------- */

/* The places of boxes in the picture, by node. */
static void
index_boxes(const struct picture *picture, struct map *places)
{
    for (size_t i = 0; i < picture->box_count; i++)
        map_set(places, picture->boxes[i].node, i);
}

/* Keeps the seats of those who have one, before others look for one. */
static void
greet_known(struct seating *seating, size_t stop,
            const struct picture *picture)
{
    for (size_t i = 0; i < picture->box_count; i++) {
        uint64_t seat;

        if (map_get(&seating->seat_of,
                    seating_box_key(&picture->boxes[i]), &seat) &&
            seating->seats.items[seat].last < stop)
            seating->seats.items[seat].last = stop;
    }
}

/* Seats the boxes that rows of box number `from` lead to, which are seated
 * one after the other in the order of the walk. */
static void
seat_targets(struct seating *seating, size_t stop,
             const struct picture *picture, const struct map *places,
             size_t from)
{
    const struct picture_box *box = &picture->boxes[from];

    for (size_t r = 0; r < box->row_count; r++) {
        node_id target = box->rows[r].target != 0 ? box->rows[r].target
                                                  : box->rows[r].former;
        int port = box_row_line(box, r, seating->spacious);
        struct guest guest;
        uint64_t place, way, key;
        int to;

        if (target == 0 || !map_get(places, target, &place))
            continue;
        guest = (struct guest){
            .box = &picture->boxes[place],
            .pointer =
                seating_way_key(seating->now_seats.items[from], port, 0),
            .depth = seating->depths.items[from] + 1,
            .height = box_height(&picture->boxes[place],
                                 seating->spacious)};
        if (seating->now_seats.items[place] < 0) {
            seating->now_seats.items[place] =
                seat_box(seating, stop, &guest);
            seating->depths.items[place] = guest.depth;
        }
        to = seating->now_seats.items[place];
        key = seating_way_key(seating->now_seats.items[from], port, to);
        if (!map_get(&seating->way_of, key, &way)) {
            way = seating->ways.count;
            map_set(&seating->way_of, key, way);
            VECTOR_PUSH(&seating->ways,
                        ((struct seat_way){seating->now_seats.items[from], port,
                                      to}));
        }
        VECTOR_PUSH(&seating->now_ways, (int)way);
    }
}

/* Seats what nothing leads to: frames, garbage, and what is only held by
 * things that are not drawn. */
static void
seat_unled(struct seating *seating, size_t stop,
           const struct picture *picture, size_t index)
{
    struct guest guest = {.box = &picture->boxes[index],
                          .pointer = UINT64_MAX,
                          .depth = 1,
                          .height = box_height(&picture->boxes[index],
                                               seating->spacious)};

    if (box_is_root(guest.box))
        guest.depth = 0;
    seating->now_seats.items[index] = seat_box(seating, stop, &guest);
    seating->depths.items[index] = guest.depth;
}

/* ---- states ------------------------------------------------------------- */

static uint64_t
mix(uint64_t value)
{
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9u;
    value = (value ^ value >> 27) * 0x94d049bb133111ebu;
    return value ^ value >> 31;
}

/* Notes what this picture uses, if no picture before used the same. */
static void
note_state(struct seating *seating)
{
    uint64_t hash = 0;
    uint64_t known;
    uint32_t state;

    for (size_t i = 0; i < seating->now_seats.count; i++)
        hash += mix((uint64_t)seating->now_seats.items[i] * 2 + 1);
    for (size_t i = 0; i < seating->now_ways.count; i++)
        hash += mix((uint64_t)seating->now_ways.items[i] * 2 + 2);
    if (map_get(&seating->states, hash, &known))
        return;
    state = (uint32_t)(seating->state_count++ % SEATING_STATES_MAX);
    map_set(&seating->states, hash, state);
    for (size_t i = 0; i < seating->now_seats.count; i++)
        VECTOR_PUSH(&seating->seat_uses,
                    ((struct seat_use){state,
                                       seating->now_seats.items[i]}));
    for (size_t i = 0; i < seating->now_ways.count; i++)
        VECTOR_PUSH(&seating->way_uses,
                    ((struct seat_use){state, seating->now_ways.items[i]}));
}

void
seating_add(struct seating *seating, size_t stop,
            const struct picture *picture)
{
    struct map places = {0};
    size_t walked = 0;

    seating->now_seats.count = seating->now_ways.count = 0;
    seating->depths.count = 0;
    index_boxes(picture, &places);
    greet_known(seating, stop, picture);
    for (size_t i = 0; i < picture->box_count; i++) {
        VECTOR_PUSH(&seating->now_seats, -1);
        VECTOR_PUSH(&seating->depths, -1);
    }
    /* Boxes come in the order of a walk from the frames, so that what leads
     * to a box is seated before it. */
    for (; walked < picture->box_count; walked++) {
        if (seating->now_seats.items[walked] < 0)
            seat_unled(seating, stop, picture, walked);
        seat_targets(seating, stop, picture, &places, walked);
    }
    note_state(seating);
    map_release(&places);
}

/* ---- the graph ---------------------------------------------------------- */

void
seating_graph(const struct seating *seating, struct graph *graph)
{
    size_t states = seating->state_count < SEATING_STATES_MAX
                        ? seating->state_count
                        : SEATING_STATES_MAX;

    graph_init(graph, states);
    for (size_t s = 0; s < seating->seats.count; s++) {
        const struct seat *seat = &seating->seats.items[s];
        int index = graph_add_node(graph, box_shape_width(&seat->shape),
                                   seat->shape.rows);
        struct graph_node *node = &graph->nodes.items[index];

        node->low_height = seat->shape.low_rows;
        node->top = seat->top;
        node->entry = seat->entry;
        node->root = seat->kind == BOX_FRAME || seat->kind == BOX_HOLDER;
    }
    for (size_t w = 0; w < seating->ways.count; w++) {
        const struct seat_way *way = &seating->ways.items[w];

        graph_add_wire(graph, way->from, way->to, way->port);
    }
    for (size_t i = 0; i < seating->seat_uses.count; i++) {
        const struct seat_use *use = &seating->seat_uses.items[i];

        life_add(graph->nodes.items[use->index].life, use->state);
    }
    for (size_t i = 0; i < seating->way_uses.count; i++) {
        const struct seat_use *use = &seating->way_uses.items[i];

        life_add(graph->wires.items[use->index].life, use->state);
    }
}
