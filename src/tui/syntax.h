/*
 * syntax: light colouring of Python source, a line at a time.
 *
 * It only tells comments, strings, keywords and the rest apart; the state
 * carries strings in triple quotes from line to line.
 */
#ifndef REFSTEP_TUI_SYNTAX_H
#define REFSTEP_TUI_SYNTAX_H

#include <stddef.h>
#include <stdint.h>

enum syntax_state {
    SYNTAX_CODE,
    SYNTAX_IN_QUOTES,      /* inside ''' */
    SYNTAX_IN_DOUBLE_QUOTES /* inside """ */
};

/* Stores the canvas style of each of the length bytes of line in styles
 * (NULL: not wanted) and returns the state after it. */
enum syntax_state syntax_line(const char *line, size_t length,
                              enum syntax_state state, uint8_t *styles);

#endif
