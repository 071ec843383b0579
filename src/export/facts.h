/*
 * facts: the state of memory at a stop in sentences, one fact a line, without
 * drawing: for screen readers and goldens.
 */
#ifndef REFSTEP_EXPORT_FACTS_H
#define REFSTEP_EXPORT_FACTS_H

#include "playback/session.h"

/* Appends, each ended by a newline: every variable of every frame and what
 * it refers to, then every object that can be reached from one, with its
 * count and its slots. */
void facts_add(struct session *session, size_t stop, struct text *out);

#endif
