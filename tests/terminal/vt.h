/*
 * vt: a small terminal emulator, as much of xterm as curses uses, so that a
 * test can read the screen that a person would see.
 *
 * Coordinates are from 0.  Cells hold code points; the second cell of a wide
 * character holds 0.  Attributes are not kept.
 */
#ifndef REFSTEP_TESTS_TERMINAL_VT_H
#define REFSTEP_TESTS_TERMINAL_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { VT_MAX_ROWS = 210, VT_MAX_COLUMNS = 510 };

struct vt {
    int rows, columns;
    int row, column;        /* the cursor */
    int top, bottom;        /* the scrolling region */
    int saved_row, saved_column;
    bool wrap_pending;
    bool alternate;         /* the alternate screen is shown */
    bool cursor_hidden;
    bool mouse;
    uint32_t last;          /* the last character, for REP */
    uint32_t cells[VT_MAX_ROWS][VT_MAX_COLUMNS];
    /* an escape sequence or a character that has begun */
    unsigned char pending[64];
    size_t pending_length;
    size_t unknown;         /* sequences that were not understood */
};

/* Begins an empty screen of that size. */
void vt_init(struct vt *vt, int rows, int columns);

/* Changes the size; the screen is cleared, as programs draw it anew. */
void vt_resize(struct vt *vt, int rows, int columns);

/* Takes what a program wrote. */
void vt_write(struct vt *vt, const char *bytes, size_t length);

/* Writes row number row as UTF-8, without blanks at its end, and returns
 * buffer. */
char *vt_row(const struct vt *vt, int row, char *buffer, size_t size);

/* Returns whether a row of the screen contains text (UTF-8). */
bool vt_contains(const struct vt *vt, const char *text);

#endif
