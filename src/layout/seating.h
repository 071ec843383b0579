/*
 * seating: places for the boxes of a long scene, given as they come.
 *
 * A scene of many thousand stops makes too many objects to weigh each
 * against each other.  But few of them are seen at the same time, and loops
 * do the same over and over.  So whoever appears takes a free seat, at best
 * one to which the same row of the same box has pointed before; and from
 * then on only seats count.  Stops that use the same seats and the same ways
 * between them are one *state*; lives are sets of states here.
 */
#ifndef REFSTEP_LAYOUT_SEATING_H
#define REFSTEP_LAYOUT_SEATING_H

#include "base/map.h"
#include "layout/boxes.h"
#include "layout/graph.h"
#include "picture/picture.h"

/* More states than these share their bits. */
#define SEATING_STATES_MAX 4096

struct seat {
    struct box_shape shape;
    enum box_kind kind;
    int top, entry;
    int depth;        /* steps from the frames when it was made */
    size_t last;      /* the last stop at which it is taken */
    uint64_t pointer; /* the place that pointed to it last: a wire's key
                         without its target */
};

/* A seat or a way that is used in a state. */
struct seat_use {
    uint32_t state;
    int index;
};

struct seat_way {
    int from, port, to;
};

struct seating {
    bool spacious; /* set before the first picture */
    VECTOR(struct seat) seats;
    VECTOR(struct seat_way) ways;
    VECTOR(struct seat_use) seat_uses;
    VECTOR(struct seat_use) way_uses;
    struct map seat_of; /* key of a box → seat */
    struct map way_of;  /* from, port, to → way */
    struct map states;  /* hash → number */
    size_t state_count;
    VECTOR(int) now_seats, now_ways; /* of the picture being added */
    VECTOR(int) depths;              /* of its boxes; -1: no seat yet */
};

void seating_release(struct seating *seating); /* zeroed: empty */

/* What tells boxes apart: frames by their depth, others by their node. */
uint64_t seating_box_key(const struct picture_box *box);
uint64_t seating_way_key(int from, int port, int to);

/* Seats the boxes of the next stop's picture. */
void seating_add(struct seating *seating, size_t stop,
                 const struct picture *picture);

/* Makes *graph, not yet initialized, of seats and ways, numbered alike. */
void seating_graph(const struct seating *seating, struct graph *graph);

#endif
