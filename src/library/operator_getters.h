/*
 * operator_getters: what operator has types for: functions that get items or
 * attributes, or call methods, by names that they hold.
 */
#ifndef REFSTEP_LIBRARY_OPERATOR_GETTERS_H
#define REFSTEP_LIBRARY_OPERATOR_GETTERS_H

#include "heap/type.h"

extern const struct type itemgetter_type, attrgetter_type, methodcaller_type;

#endif
