/*
 * scene_facts: what the panes must know about a whole scene, worked out once
 * when it is opened: which lines are code, when each first ran, where the
 * lesson moves the focus.
 */
#ifndef REFSTEP_TUI_SCENE_FACTS_H
#define REFSTEP_TUI_SCENE_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "playback/session.h"

enum line_kind {
    LINE_CODE,
    LINE_BLANK,
    LINE_COMMENT,   /* nothing but a comment */
    LINE_DOCSTRING, /* its first line */
    LINE_DOCSTRING_REST
};

struct line_facts {
    uint8_t kind;        /* enum line_kind */
    uint8_t state;       /* enum syntax_state at its beginning */
    bool is_assert;      /* belongs to an assert */
    size_t first_ran;    /* stop at which it had first run; SIZE_MAX: never */
    int statement;       /* line in which its statement begins; 0: none */
};

struct scene_facts {
    struct line_facts *lines; /* owned; lines[1 … line_count] */
    int line_count;
    int code_columns;         /* of the longest line of code */
    bool prints;
    uint32_t *focus; /* owned, by stop: 1 + index of the directive that
                        rules the focus there; 0: none */
};

/* Fills facts (scene_facts_release) from session. */
void scene_facts_init(struct scene_facts *facts, struct session *session);
void scene_facts_release(struct scene_facts *facts);

/* Returns where a trailing comment begins in a line, or its length. */
size_t scene_facts_comment(const struct scene_facts *facts,
                           const struct session *session, int line);

/* Returns whether line is still to come at stop: it has not run yet. */
bool scene_facts_to_come(const struct scene_facts *facts, int line,
                         size_t stop);

/* Returns whether a #: pause stands above the statement that ran before
 * stop. */
bool scene_facts_pauses(const struct session *session, size_t stop);

#endif
