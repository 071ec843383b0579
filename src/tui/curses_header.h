/*
 * curses_header: the only file that knows which header declares curses.
 *
 * Wide characters are always wanted, and functions rather than macros: those
 * of curses have names that any program would like to use.
 */
#ifndef REFSTEP_TUI_CURSES_HEADER_H
#define REFSTEP_TUI_CURSES_HEADER_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#define NCURSES_NOMACROS 1

#ifdef CURSES_IN_SUBDIRECTORY
#include <ncursesw/curses.h>
#else
#include <curses.h>
#endif

#endif
