/*
 * profile_tables: the profiles themselves, one file for each version.
 *
 * Only profile.c includes this; everyone else asks it for a profile.
 */
#ifndef REFSTEP_BASE_PROFILE_TABLES_H
#define REFSTEP_BASE_PROFILE_TABLES_H

#include "base/profile.h"

extern const struct profile profile_3_8, profile_3_9, profile_3_10;
extern const struct profile profile_3_11, profile_3_12, profile_3_13;

#endif
