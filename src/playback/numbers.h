/*
 * numbers: the numbers of a scene's objects, where libraries made some, too.
 *
 * Objects are numbered as they are born, and what a library's function makes
 * for a moment is born like the scene's own: the first list that a reader
 * sees would be list #29.  So when libraries have been at work, the objects
 * that live at some step are numbered first, and those that came and went
 * within one after them.
 */
#ifndef REFSTEP_PLAYBACK_NUMBERS_H
#define REFSTEP_PLAYBACK_NUMBERS_H

#include "timeline/log.h"

/* Numbers the nodes of a log that is complete anew, if a library was loaded;
 * else they keep their numbers. */
void number_anew(struct log *log);

#endif
