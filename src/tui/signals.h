/*
 * signals: what the kernel tells the program, as events of the main loop,
 * and the way out that works even when nothing else does.
 *
 * Handlers only write the signal's number into a pipe that the main loop
 * polls.  Where the loop does not come back (a second signal that ends the
 * program, or a crash), the handler itself writes the terminal's prepared
 * "leave" sequence and its old settings: both are safe in a handler.
 */
#ifndef REFSTEP_TUI_SIGNALS_H
#define REFSTEP_TUI_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* Installs the handlers; returns whether that worked.  leave: length bytes
 * that give the terminal at descriptor fd back (copied, cut where it is too
 * long); settings: its old settings. */
bool signals_install(int fd, const char *leave, size_t length,
                     const struct termios *settings);

/* Puts the handlers back that were there before. */
void signals_remove(void);

/* Returns the descriptor that becomes readable when a signal came, and the
 * number of the next one; 0: none. */
int signals_descriptor(void);
int signals_next(void);

/* Returns whether a signal ends the program. */
bool signals_is_fatal(int number);

/* Stops the program as Ctrl-Z does and returns when it goes on. */
void signals_stop(void);

/* Gives the terminal back now, whatever the program is doing.  Does nothing
 * while no handlers are installed. */
void signals_restore_terminal(void);

#endif
