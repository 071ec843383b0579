#include "layout/digits.h"

#include <string.h>

#include "base/utf8.h"
#include "layout/spell.h"

/* Columns of a digit with the gap after it. */
#define DIGIT_PITCH 4

static const char *const utf8_digits[10][3] = {
    {"█▀█", "█ █", "█▄█"}, {" ▀█", "  █", "  █"}, {"▀▀█", "█▀▀", "█▄▄"},
    {"▀▀█", " ▀█", "▄▄█"}, {"█ █", "▀▀█", "  █"}, {"█▀▀", "▀▀█", "▄▄█"},
    {"█▀▀", "█▀█", "█▄█"}, {"▀▀█", "  █", "  █"}, {"█▀█", "█▀█", "█▄█"},
    {"█▀█", "▀▀█", "▄▄█"}};

static const char *const ascii_digits[10][3] = {
    {" _ ", "| |", "|_|"}, {"   ", "  |", "  |"}, {" _ ", " _|", "|_ "},
    {" _ ", " _|", " _|"}, {"   ", "|_|", "  |"}, {" _ ", "|_ ", " _|"},
    {" _ ", "|_ ", "|_|"}, {" _ ", "  |", "  |"}, {" _ ", "|_|", "|_|"},
    {" _ ", "|_|", " _|"}};

/* Returns how many bytes of a count are words before its digits. */
static size_t
words_length(const char *count)
{
    return strcspn(count, "0123456789");
}

int
digits_columns(const char *count)
{
    size_t words;

    if (count == NULL)
        return 0;
    words = words_length(count);
    if (count[words] == '\0')
        return spell_columns(count);
    return (int)words + 1 + DIGIT_PITCH * (int)strlen(count + words) - 1;
}

/* Draws one line of a digit, character by character. */
static void
draw_line(struct canvas *canvas, int x, int y, const char *line,
          enum canvas_style style)
{
    size_t length = strlen(line), size;

    for (size_t i = 0; i < length; i += size, x++) {
        struct cell *cell = canvas_at(canvas, x, y);

        utf8_decode(line + i, length - i, &size);
        if (cell == NULL || line[i] == ' ')
            continue;
        canvas_put(canvas, x, y, line + i, size, 1);
        cell->style = (uint8_t)style;
    }
}

void
digits_draw(struct canvas *canvas, const struct digits *digits)
{
    const char *count = digits->count;
    size_t words = words_length(count);
    struct text spelled = {0};
    int x = digits->x;

    if (count[words] == '\0')
        spell_add(&spelled, count, digits->ascii);
    else
        text_add(&spelled, count, words);
    canvas_text(canvas, x, digits->y, -1, text_string(&spelled),
                digits->style, digits->ascii);
    text_release(&spelled);
    x += (int)words + 1;
    for (const char *digit = count + words; *digit != '\0'; digit++) {
        const char *const *lines = digits->ascii
                                       ? ascii_digits[*digit - '0']
                                       : utf8_digits[*digit - '0'];

        for (int k = 0; k < 3; k++)
            draw_line(canvas, x, digits->y + k, lines[k], digits->style);
        x += DIGIT_PITCH;
    }
}
