/*
 * banned: library functions that may not be used, because a bounded or
 * checked one exists.  Included on every compilation (see Makefile.am).
 */
#ifndef REFSTEP_BASE_BANNED_H
#define REFSTEP_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Some C libraries define these as macros when optimizing. */
#undef sprintf
#undef vsprintf
#undef strcpy
#undef strcat

#if defined __GNUC__
#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi atol gets
#endif

#endif
