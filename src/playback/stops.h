/*
 * stops: which moments of a timeline a user can step to.
 */
#ifndef REFSTEP_PLAYBACK_STOPS_H
#define REFSTEP_PLAYBACK_STOPS_H

#include "playback/session_data.h"

/* Fills session->stops from its log, in one pass over the events. */
void find_stops(struct session *session);

#endif
