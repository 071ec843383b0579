#include "tests/terminal/vt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { MAX_PARAMETERS = 16 };

/* A control sequence: ESC [ private parameters final. */
struct sequence {
    char private;
    int parameters[MAX_PARAMETERS];
    int count;
    char intermediate;
    char final;
};

static int
clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static void
clear(struct vt *vt, int row, int from, int to)
{
    for (int column = from; column < to; column++)
        vt->cells[row][column] = ' ';
}

static void
clear_rows(struct vt *vt, int from, int to)
{
    for (int row = from; row < to; row++)
        clear(vt, row, 0, vt->columns);
}

void
vt_init(struct vt *vt, int rows, int columns)
{
    *vt = (struct vt){.rows = rows, .columns = columns, .bottom = rows - 1};
    clear_rows(vt, 0, rows);
}

void
vt_resize(struct vt *vt, int rows, int columns)
{
    vt->rows = rows;
    vt->columns = columns;
    vt->top = 0;
    vt->bottom = rows - 1;
    vt->row = clamp(vt->row, 0, rows - 1);
    vt->column = clamp(vt->column, 0, columns - 1);
    clear_rows(vt, 0, rows);
}

/* ---- moving rows and cells ----------------------------------------------- */

/* Moves the rows first … last up by count (down, if negative). */
static void
scroll(struct vt *vt, int first, int last, int count)
{
    int height = last - first + 1;
    int kept = height - abs(count);

    if (kept > 0 && count > 0)
        memmove(vt->cells[first], vt->cells[first + count],
                (size_t)kept * sizeof vt->cells[0]);
    if (kept > 0 && count < 0)
        memmove(vt->cells[first - count], vt->cells[first],
                (size_t)kept * sizeof vt->cells[0]);
    if (kept < 0)
        kept = 0;
    if (count > 0)
        clear_rows(vt, first + kept, last + 1);
    else
        clear_rows(vt, first, last + 1 - kept);
}

static void
line_feed(struct vt *vt)
{
    if (vt->row == vt->bottom)
        scroll(vt, vt->top, vt->bottom, 1);
    else if (vt->row < vt->rows - 1)
        vt->row++;
}

static void
reverse_line_feed(struct vt *vt)
{
    if (vt->row == vt->top)
        scroll(vt, vt->top, vt->bottom, -1);
    else if (vt->row > 0)
        vt->row--;
}

/* Moves the cells from the cursor on to the right by count (to the left, if
 * negative). */
static void
shift(struct vt *vt, int count)
{
    uint32_t *cells = vt->cells[vt->row];
    int rest = vt->columns - vt->column;
    int moved = clamp(abs(count), 0, rest);
    size_t kept = (size_t)(rest - moved) * sizeof *cells;

    if (count > 0) {
        memmove(cells + vt->column + moved, cells + vt->column, kept);
        clear(vt, vt->row, vt->column, vt->column + moved);
    } else {
        memmove(cells + vt->column, cells + vt->column + moved, kept);
        clear(vt, vt->row, vt->columns - moved, vt->columns);
    }
}

static void
put(struct vt *vt, uint32_t character)
{
    int width = utf8_width(character);

    if (width <= 0)
        return;
    if (vt->wrap_pending || vt->column + width > vt->columns) {
        vt->column = 0;
        line_feed(vt);
    }
    vt->wrap_pending = false;
    vt->cells[vt->row][vt->column] = character;
    if (width == 2 && vt->column + 1 < vt->columns)
        vt->cells[vt->row][vt->column + 1] = 0;
    vt->last = character;
    vt->column += width;
    if (vt->column >= vt->columns) {
        vt->column = vt->columns - 1;
        vt->wrap_pending = true;
    }
}

/* ---- control sequences --------------------------------------------------- */

static void
erase_display(struct vt *vt, int how)
{
    if (how == 0) {
        clear(vt, vt->row, vt->column, vt->columns);
        clear_rows(vt, vt->row + 1, vt->rows);
    } else if (how == 1) {
        clear_rows(vt, 0, vt->row);
        clear(vt, vt->row, 0, vt->column + 1);
    } else {
        clear_rows(vt, 0, vt->rows);
    }
}

static void
erase_line(struct vt *vt, int how)
{
    clear(vt, vt->row, how == 0 ? vt->column : 0,
          how == 1 ? vt->column + 1 : vt->columns);
}

static void
set_mode(struct vt *vt, int mode, bool on)
{
    switch (mode) {
    case 25:
        vt->cursor_hidden = !on;
        break;
    case 1000: case 1002: case 1003:
        vt->mouse = on;
        break;
    case 47: case 1047: case 1049:
        vt->alternate = on;
        break;
    default: /* keypads, bracketed paste, colours: nothing to show */
        break;
    }
}

static void
move_to(struct vt *vt, int row, int column)
{
    vt->row = clamp(row, 0, vt->rows - 1);
    vt->column = clamp(column, 0, vt->columns - 1);
    vt->wrap_pending = false;
}

static void
set_region(struct vt *vt, const struct sequence *sequence)
{
    int bottom = sequence->count > 1 ? sequence->parameters[1] : 0;

    vt->top = clamp(sequence->parameters[0] - 1, 0, vt->rows - 1);
    vt->bottom = bottom ? clamp(bottom - 1, 0, vt->rows - 1) : vt->rows - 1;
    move_to(vt, 0, 0);
}

/* A dispatch switch: one case for each sequence. */
static void
control(struct vt *vt, const struct sequence *sequence)
{
    int first = sequence->parameters[0];
    int count = first ? first : 1;
    int second = sequence->count > 1 ? sequence->parameters[1] : 0;

    if (sequence->intermediate != '\0')
        return;
    switch (sequence->final) {
    case 'A': move_to(vt, vt->row - count, vt->column); break;
    case 'B': move_to(vt, vt->row + count, vt->column); break;
    case 'C': move_to(vt, vt->row, vt->column + count); break;
    case 'D': move_to(vt, vt->row, vt->column - count); break;
    case 'G': move_to(vt, vt->row, count - 1); break;
    case 'd': move_to(vt, count - 1, vt->column); break;
    case 'H': case 'f':
        move_to(vt, count - 1, (second ? second : 1) - 1);
        break;
    case 'J': erase_display(vt, first); break;
    case 'K': erase_line(vt, first); break;
    case 'X':
        clear(vt, vt->row, vt->column,
              clamp(vt->column + count, 0, vt->columns));
        break;
    case '@': shift(vt, count); break;
    case 'P': shift(vt, -count); break;
    case 'L': scroll(vt, vt->row, vt->bottom, -count); break;
    case 'M': scroll(vt, vt->row, vt->bottom, count); break;
    case 'S': scroll(vt, vt->top, vt->bottom, count); break;
    case 'T': scroll(vt, vt->top, vt->bottom, -count); break;
    case 'b':
        for (int i = 0; i < count; i++)
            put(vt, vt->last);
        break;
    case 'r': set_region(vt, sequence); break;
    case 'h': case 'l':
        for (int i = 0; i < sequence->count && sequence->private == '?'; i++)
            set_mode(vt, sequence->parameters[i], sequence->final == 'h');
        break;
    case 'm': case 't': case 'n': case 'c': case 'q':
        break;
    default:
        vt->unknown++;
        break;
    }
}

static void
parse_control(struct vt *vt, const char *text, size_t length)
{
    struct sequence sequence = {.count = 1};

    for (size_t i = 0; i < length; i++) {
        int *parameter = &sequence.parameters[sequence.count - 1];
        if (text[i] >= '0' && text[i] <= '9')
            *parameter = clamp(*parameter * 10 + (text[i] - '0'), 0, 100000);
        else if ((text[i] == ';' || text[i] == ':') &&
                 sequence.count < MAX_PARAMETERS)
            sequence.count++;
        else if (text[i] >= '<' && text[i] <= '?')
            sequence.private = text[i];
        else if (text[i] >= ' ' && text[i] <= '/')
            sequence.intermediate = text[i];
        else
            sequence.final = text[i];
    }
    control(vt, &sequence);
}

/* ---- the stream ---------------------------------------------------------- */

/* Handles what is pending if it is a whole escape sequence. */
static bool
finish_escape(struct vt *vt)
{
    const char *text = (const char *)vt->pending;
    size_t length = vt->pending_length;
    char last = text[length - 1];

    if (length < 2)
        return false;
    if (text[1] == '[') {
        if (length < 3 || last < '@' || last > '~')
            return false;
        parse_control(vt, text + 2, length - 2);
        return true;
    }
    if (text[1] == ']' || text[1] == 'P')
        return last == '\a' || (last == '\\' && text[length - 2] == '\033');
    if (text[1] == '(' || text[1] == ')')
        return length == 3;
    if (text[1] == 'M')
        reverse_line_feed(vt);
    else if (text[1] == '7') {
        vt->saved_row = vt->row;
        vt->saved_column = vt->column;
    } else if (text[1] == '8')
        move_to(vt, vt->saved_row, vt->saved_column);
    return true;
}

/* Handles what is pending if it is a whole character. */
static bool
finish_character(struct vt *vt)
{
    unsigned char lead = vt->pending[0];
    size_t needed = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    uint32_t character = needed == 1 ? lead : lead & (0xffu >> (needed + 1));

    if (vt->pending_length < needed)
        return false;
    for (size_t i = 1; i < needed; i++)
        character = character << 6 | (vt->pending[i] & 0x3fu);
    put(vt, character);
    return true;
}

static void
take(struct vt *vt, unsigned char byte)
{
    bool escape;

    if (vt->pending_length == 0 && byte < ' ' && byte != '\033') {
        if (byte == '\r')
            move_to(vt, vt->row, 0);
        else if (byte == '\n')
            line_feed(vt);
        else if (byte == '\b')
            move_to(vt, vt->row, vt->column - 1);
        else if (byte == '\t')
            move_to(vt, vt->row, (vt->column / 8 + 1) * 8);
        return;
    }
    if (vt->pending_length == sizeof vt->pending) {
        vt->unknown++;
        vt->pending_length = 0;
    }
    vt->pending[vt->pending_length++] = byte;
    escape = vt->pending[0] == '\033';
    if (escape ? finish_escape(vt) : finish_character(vt))
        vt->pending_length = 0;
}

void
vt_write(struct vt *vt, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        take(vt, (unsigned char)bytes[i]);
}

/* ---- reading the screen -------------------------------------------------- */

static size_t
encode(uint32_t character, char out[4])
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        out[0] = (char)(0xc0 | character >> 6);
        out[1] = (char)(0x80 | (character & 0x3f));
        return 2;
    }
    if (character < 0x10000) {
        out[0] = (char)(0xe0 | character >> 12);
        out[1] = (char)(0x80 | (character >> 6 & 0x3f));
        out[2] = (char)(0x80 | (character & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | character >> 18);
    out[1] = (char)(0x80 | (character >> 12 & 0x3f));
    out[2] = (char)(0x80 | (character >> 6 & 0x3f));
    out[3] = (char)(0x80 | (character & 0x3f));
    return 4;
}

char *
vt_row(const struct vt *vt, int row, char *buffer, size_t size)
{
    size_t length = 0;

    for (int column = 0; column < vt->columns; column++) {
        uint32_t character = vt->cells[row][column];
        if (character != 0 && length + 5 < size)
            length += encode(character, buffer + length);
    }
    while (length > 0 && buffer[length - 1] == ' ')
        length--;
    buffer[length] = '\0';
    return buffer;
}

bool
vt_contains(const struct vt *vt, const char *text)
{
    char row[VT_MAX_COLUMNS * 4 + 8];

    for (int i = 0; i < vt->rows; i++)
        if (strstr(vt_row(vt, i, row, sizeof row), text) != NULL)
            return true;
    return false;
}
