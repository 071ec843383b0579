/*
 * session_data: what a session is made of; for the files of this folder
 * only.
 */
#ifndef REFSTEP_PLAYBACK_SESSION_DATA_H
#define REFSTEP_PLAYBACK_SESSION_DATA_H

#include "base/text.h"
#include "base/vector.h"
#include "playback/session.h"
#include "timeline/query.h"
#include "timeline/world_parts.h"

/* Answers that stay valid until the next question of their sort. */
struct answers {
    VECTOR(struct happening) happenings;
    VECTOR(struct explanation) explanations;
    struct question question;
};

struct session {
    char *name;             /* owned */
    struct text source;
    VECTOR(size_t) lines;   /* offset of each line, and of the end */
    const struct profile *profile;
    struct lesson lesson;
    struct log *log;        /* owned */
    struct world *now;      /* owned; at the stop asked for last */
    struct world *before;   /* owned; at the stop before it */
    struct query *query;    /* owned; what explain asks */
    struct {
        struct stop *items; /* owned */
        size_t count;
    } stops;
    enum session_ending ending;
    int ending_line;
    struct text message;
    struct text traceback;
    struct answers answers;
};

/* Appends what holds node.slot, in the words of the screen: "global var1",
 * "x of f()", "list #2 [0]", "the program text". */
void name_place(const struct session *session, const struct world *world,
                struct holder place, struct text *out);

/* Returns whether a place is drawn by default: variables and the slots of
 * objects that are shown. */
bool place_is_drawn(const struct session *session, const struct world *world,
                    struct holder place);

/* Returns whether a node is the namespace of the scene itself: not that of a
 * module it imports, nor of a class. */
bool is_global_namespace(const struct log *log, node_id node);

/* Returns whether a node is the frame of a class statement's body. */
bool is_class_body(const struct log *log, const struct birth *birth);

/* Returns whether a namespace is the globals or locals of a running frame (the
 * built-ins are not). */
bool namespace_is_of_frame(const struct world *world, node_id namespace);

/* Frees what the answers hold. */
void answers_release(struct answers *answers);
void happenings_clear(struct answers *answers);
void explanations_clear(struct answers *answers);
void question_clear(struct question *question);

#endif
