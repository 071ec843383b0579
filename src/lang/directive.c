#include "lang/directive.h"

#include "base/mem.h"
#include "base/profile.h"
#include "base/utf8.h"
#include "lang/asking.h"

/* What a directive is followed by. */
enum form {
    FORM_NOTHING,
    FORM_QUERY,
    FORM_NAMES, /* at least one */
    FORM_TEXT,  /* something */
    FORM_LINE,  /* anything, blanks kept */
    FORM_PYTHON,
    FORM_LEVEL,
    FORM_TIME,
    FORM_ID
};

struct row {
    const char *name;
    enum form form;
    bool is_header;
};

static const struct row rows[] = {
    [DIRECTIVE_ASK] = {"ask", FORM_QUERY, false},
    [DIRECTIVE_FOCUS] = {"focus", FORM_NAMES, false},
    [DIRECTIVE_HIDE] = {"hide", FORM_NAMES, false},
    [DIRECTIVE_PAUSE] = {"pause", FORM_NOTHING, false},
    [DIRECTIVE_INPUT] = {"input", FORM_LINE, false},
    [DIRECTIVE_NOTE] = {"note", FORM_TEXT, false},
    [DIRECTIVE_PYTHON] = {"python", FORM_PYTHON, true},
    [DIRECTIVE_LEVEL] = {"level", FORM_LEVEL, true},
    [DIRECTIVE_TIME] = {"time", FORM_TIME, true},
    [DIRECTIVE_MISCONCEPTION] = {"misconception", FORM_ID, true},
};

enum { ROW_COUNT = sizeof rows / sizeof *rows, LONGEST_WORD = 24 };

bool
directive_is_header(enum directive_kind kind)
{
    return rows[kind].is_header;
}

const char *
directive_name(enum directive_kind kind)
{
    return rows[kind].name;
}

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\f';
}

static char
lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Returns how many letters must be added, left out, changed or exchanged with
 * their neighbour to make one word of the other. */
static size_t
distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t table[LONGEST_WORD + 1][LONGEST_WORD + 1];
    for (size_t i = 0; i <= a_length; i++) {
        for (size_t k = 0; k <= b_length; k++) {
            if (i == 0 || k == 0) {
                table[i][k] = i + k;
                continue;
            }
            bool same = lower(a[i - 1]) == lower(b[k - 1]);
            size_t best = table[i - 1][k - 1] + !same;
            best = least(best, table[i - 1][k] + 1);
            best = least(best, table[i][k - 1] + 1);
            if (i > 1 && k > 1 && lower(a[i - 1]) == lower(b[k - 2])
                && lower(a[i - 2]) == lower(b[k - 1]))
                best = least(best, table[i - 2][k - 2] + 1);
            table[i][k] = best;
        }
    }
    return table[a_length][b_length];
}

/* Returns the row whose name the word nearly is, or NULL. */
static const struct row *
find_near(const char *word, size_t length)
{
    const struct row *found = NULL;
    size_t nearest = 3;
    if (length > LONGEST_WORD)
        return NULL;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        size_t name_length = strlen(rows[i].name);
        size_t far = distance(word, length, rows[i].name, name_length);
        size_t allowed = name_length > 4 ? 2 : 1;
        if (far <= allowed && far < nearest) {
            nearest = far;
            found = &rows[i];
        }
    }
    return found;
}

static bool
is_version(const char *text)
{
    return profile_find(text) != NULL;
}

static bool
is_level(const char *text)
{
    return strcmp(text, "names") == 0 || strcmp(text, "counts") == 0
           || strcmp(text, "gc") == 0;
}

/* "3m", "90s", "2" */
static bool
is_time(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    const char *unit = text + digits;
    return digits > 0 && digits < 5
           && (*unit == '\0' || strcmp(unit, "m") == 0
               || strcmp(unit, "s") == 0 || strcmp(unit, "min") == 0);
}

static bool
is_id(const char *text)
{
    return *text != '\0'
           && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuv"
                           "wxyz0123456789-_.")
                  == strlen(text);
}

/* Checks what follows the directive's word. */
static bool
check_form(const struct directive *directive, const struct limits *limits,
           struct diag *diag)
{
    const struct row *row = &rows[directive->kind];
    const char *text = directive->text;
    switch (row->form) {
    case FORM_NOTHING:
        return *text == '\0'
               || diag_set(diag, 0, 0, "'#: %s' takes nothing more",
                           row->name);
    case FORM_QUERY:
        if (*text == '\0')
            return diag_set(diag, 0, 0, "'#: ask' needs a question such as "
                                        "refs(x)");
        return asking_check(text, strlen(text), limits, diag);
    case FORM_NAMES:
        return *text != '\0'
               || diag_set(diag, 0, 0, "'#: %s' needs the names of "
                                       "variables",
                           row->name);
    case FORM_TEXT:
        return *text != '\0'
               || diag_set(diag, 0, 0, "'#: %s' needs a text", row->name);
    case FORM_LINE:
        return true;
    case FORM_PYTHON:
        return is_version(text)
               || diag_set(diag, 0, 0, "'#: python' needs a version from "
                                       "3.8 to 3.13");
    case FORM_LEVEL:
        return is_level(text)
               || diag_set(diag, 0, 0, "'#: level' is one of names, counts "
                                       "and gc");
    case FORM_TIME:
        return is_time(text)
               || diag_set(diag, 0, 0, "'#: time' needs minutes or seconds: "
                                       "3m or 90s");
    case FORM_ID:
        return is_id(text)
               || diag_set(diag, 0, 0, "'#: misconception' needs an id of "
                                       "letters, digits and dashes");
    }
    return true;
}

/* Parts `QUERY -- QUESTION`. */
static void
take_text(struct directive *directive, const char *bytes, size_t length)
{
    static const char dashes[] = " -- ";
    size_t first = length, second = length;
    if (directive->kind == DIRECTIVE_ASK) {
        for (size_t i = 0; i + 4 <= length; i++) {
            if (memcmp(bytes + i, dashes, 4) == 0) {
                first = i;
                second = i + 4;
                break;
            }
        }
    }
    while (second > first && first > 0 && is_blank(bytes[first - 1]))
        first--;
    while (second < length && is_blank(bytes[second]))
        second++;
    directive->text = mem_copy_string(bytes, first);
    directive->second = mem_copy_string(bytes + second, length - second);
}

static enum directive_result
fail_near(const struct row *near, const char *word, size_t length, int line,
          int column, struct diag *diag)
{
    diag_set(diag, line, column, "there is no directive '%.*s'",
             (int)length, word);
    diag_hint(diag, "did you mean '#: %s'?", near->name);
    return DIRECTIVE_WRONG;
}

enum directive_result
directive_read(const char *bytes, size_t length, int line, int column,
               const struct limits *limits, struct directive *directive,
               struct diag *diag)
{
    size_t start = 0;
    while (start < length && is_blank(bytes[start]))
        start++;
    size_t end = start;
    while (end < length && !is_blank(bytes[end]))
        end++;
    const char *word = bytes + start;
    size_t word_length = end - start;
    size_t kind = 0;
    while (kind < ROW_COUNT
           && (strlen(rows[kind].name) != word_length
               || memcmp(rows[kind].name, word, word_length) != 0))
        kind++;
    if (kind == ROW_COUNT) {
        const struct row *near = find_near(word, word_length);
        return near == NULL ? DIRECTIVE_UNKNOWN
                            : fail_near(near, word, word_length, line,
                                        column, diag);
    }
    *directive = (struct directive){.kind = (enum directive_kind)kind,
                                    .line = line};
    if (rows[kind].form == FORM_LINE) {
        end += end < length;
    } else {
        while (end < length && is_blank(bytes[end]))
            end++;
        while (length > end && is_blank(bytes[length - 1]))
            length--;
    }
    take_text(directive, bytes + end, length - end);
    if (check_form(directive, limits, diag))
        return DIRECTIVE_READ;
    diag->line = line;
    diag->column = column;
    mem_free(directive->text);
    mem_free(directive->second);
    return DIRECTIVE_WRONG;
}
