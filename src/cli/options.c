#include "cli/options.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/command.h"
#include "tui/tui.h"

enum option_kind {
    OPTION_FLAG,  /* target: a bool */
    OPTION_SIZE,  /* target: a size_t */
    OPTION_WIDTH,
    OPTION_STEP,
    OPTION_PYTHON,
    OPTION_COLOR,
    OPTION_THEME,
    OPTION_WITH
};

/* One table feeds the parser and the help. */
static const struct option_row {
    const char *name;
    const char *argument; /* NULL: takes none */
    enum option_kind kind;
    size_t target;        /* offset in struct options */
    const char *words;
} rows[] = {
#define AT(member) offsetof(struct options, member)
    {"python", "X.Y", OPTION_PYTHON, 0,
     "count as CPython 3.8 ... 3.13 does (default: the scene's, or 3.12)"},
    {"color", "WHEN", OPTION_COLOR, 0, "auto, always or never"},
    {"theme", "NAME", OPTION_THEME, 0, "colours; see the manual"},
    {"ascii", NULL, OPTION_FLAG, AT(ascii), "draw with ASCII only"},
    {"no-mouse", NULL, OPTION_FLAG, AT(no_mouse),
     "leave the mouse to the terminal"},
    {"plain", NULL, OPTION_FLAG, AT(plain),
     "print: sentences instead of pictures, for screen readers"},
    {"step", "N", OPTION_STEP, 0, "print: step N only; play: begin there"},
    {"width", "N", OPTION_WIDTH, 0, "print: columns"},
    {"stats", NULL, OPTION_FLAG, AT(stats),
     "check: also steps, events, objects, bytes of history"},
    {"with", "PYTHON", OPTION_WITH, 0,
     "verify: compare with this interpreter (may be repeated)"},
    {"changes", NULL, OPTION_FLAG, AT(changes),
     "trace: only what changed since the step before"},
    {"holders", NULL, OPTION_FLAG, AT(holders),
     "trace: all that hold each object"},
    {"steps", "N", OPTION_SIZE, AT(limits.steps), "most steps of a scene"},
    {"objects", "N", OPTION_SIZE, AT(limits.objects),
     "most objects alive at once"},
    {"slots", "N", OPTION_SIZE, AT(limits.slots),
     "most slots of one container"},
    {"depth", "N", OPTION_SIZE, AT(limits.call_depth), "deepest calls"},
    {"heap", "BYTES", OPTION_SIZE, AT(limits.heap_bytes),
     "most simulated bytes"},
    {"integer", "BYTES", OPTION_SIZE, AT(limits.integer_bytes),
     "largest integer"},
    {"string", "BYTES", OPTION_SIZE, AT(limits.string_bytes),
     "longest string"},
    {"nesting", "N", OPTION_SIZE, AT(limits.nesting),
     "deepest nesting of the text"},
    {"file", "BYTES", OPTION_SIZE, AT(limits.file_bytes),
     "longest scene text"},
    {"events", "N", OPTION_SIZE, AT(limits.events),
     "most events of the history"},
    {"history", "BYTES", OPTION_SIZE, AT(limits.history_bytes),
     "largest history"},
    {"work", "N", OPTION_SIZE, AT(limits.work),
     "most work: comparisons, hashes, items, 256 bytes each"},
#undef AT
};

#define ROW_COUNT (sizeof rows / sizeof *rows)

static bool
refuse(struct text *problem, const char *what, const char *name,
       const char *rest)
{
    text_add_string(problem, what);
    utf8_add_safe(problem, name, strlen(name));
    text_add_string(problem, rest);
    return false;
}

/* ---- values ---- */

static bool
parse_size(const char *text, size_t *value)
{
    char *end;
    unsigned long long number;

    if (!isdigit((unsigned char)*text))
        return false;
    errno = 0;
    number = strtoull(text, &end, 10);
    if (errno != 0 || *end != '\0' || number > SIZE_MAX / 2)
        return false;
    *value = (size_t)number;
    return true;
}

static bool
parse_color(const char *text, enum color_choice *color)
{
    static const char *const names[] = {"auto", "always", "never"};

    for (int i = 0; i < 3; i++) {
        if (strcmp(text, names[i]) == 0) {
            *color = (enum color_choice)i;
            return true;
        }
    }
    return false;
}

static bool
is_theme(const char *name)
{
    for (size_t i = 0; tui_theme_at(i, NULL) != NULL; i++)
        if (strcmp(tui_theme_at(i, NULL), name) == 0)
            return true;
    return false;
}

static bool
parse_value(const struct option_row *row, const char *text,
            struct options *options)
{
    char *base = (char *)options;
    size_t size;

    switch (row->kind) {
    case OPTION_FLAG:
        *(bool *)(base + row->target) = true;
        return true;
    case OPTION_SIZE:
        return parse_size(text, (size_t *)(base + row->target));
    case OPTION_STEP:
        options->one_step = true;
        return parse_size(text, &options->step);
    case OPTION_WIDTH:
        if (!parse_size(text, &size) || size < 20 || size > 10000)
            return false;
        options->width = (int)size;
        return true;
    case OPTION_WITH:
        if (options->interpreter_count == OPTIONS_MOST_INTERPRETERS)
            return false;
        options->interpreters[options->interpreter_count++] = text;
        return true;
    case OPTION_PYTHON:
        options->profile = profile_find(text);
        return options->profile != NULL;
    case OPTION_COLOR:
        return parse_color(text, &options->color);
    case OPTION_THEME:
        options->theme = text;
        return is_theme(text);
    }
    return false;
}

/* ---- the line ---- */

static const struct option_row *
find_row(const char *name, size_t length)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (strlen(rows[i].name) == length &&
            strncmp(rows[i].name, name, length) == 0)
            return &rows[i];
    return NULL;
}

/* Reads the option at argv[*at], with its value in the same or the next
 * word. */
static bool
parse_option(char **argv, int *at, struct options *options,
             struct text *problem)
{
    const char *word = argv[*at] + 2;
    const char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    const struct option_row *row = find_row(word, length);
    const char *value = equals ? equals + 1 : NULL;

    if (row == NULL)
        return refuse(problem, "there is no option ", argv[*at], "");
    if (row->argument == NULL && value != NULL)
        return refuse(problem, "--", row->name, " takes no value");
    if (row->argument != NULL && value == NULL) {
        value = argv[++*at];
        if (value == NULL)
            return refuse(problem, "--", row->name, " needs a value");
    }
    if (parse_value(row, value, options))
        return true;
    text_add_format(problem, "--%s cannot be ", row->name);
    return refuse(problem, "", value, "");
}

/* The first operand is the command if it is the name of one. */
static bool
choose_command(struct options *options, struct text *problem)
{
    const struct command *command = command_at(0);

    if (options->operand_count > 0 &&
        command_find(options->operands[0]) != NULL) {
        command = command_find(options->operands[0]);
        options->operands++;
        options->operand_count--;
    }
    options->command = command;
    if ((int)options->operand_count < command->least)
        return refuse(problem, "", command->name, " needs a scene");
    if (command->most >= 0 && (int)options->operand_count > command->most)
        return refuse(problem, "", command->name,
                      command->most == 0 ? " takes no scene"
                                         : " takes one scene");
    return true;
}

bool
options_parse(int argc, char **argv, struct options *options,
              struct text *problem)
{
    int operands = 1;
    bool only_operands = false;

    *options = (struct options){.limits = limits_default()};
    for (int i = 1; i < argc; i++) {
        if (only_operands || strcmp(argv[i], "-") == 0 || *argv[i] != '-') {
            argv[operands++] = argv[i];
        } else if (strcmp(argv[i], "--") == 0) {
            only_operands = true;
        } else if (argv[i][1] != '-') {
            return refuse(problem, "there is no option ", argv[i], "");
        } else if (!parse_option(argv, &i, options, problem)) {
            return false;
        }
    }
    options->operands = argv + 1;
    options->operand_count = (size_t)(operands - 1);
    return choose_command(options, problem);
}

/* ---- help ---- */

static void
help_row(struct text *out, const char *name, const char *argument,
         const char *words)
{
    size_t start = out->length;

    text_add_format(out, "  %s%s%s", name, *argument ? " " : "", argument);
    if (out->length - start < 24)
        text_add_repeated(out, ' ', 24 - (out->length - start));
    text_add_format(out, "  %s\n", words);
}

void
options_help(struct text *out)
{
    text_add_string(out,
                    "refstep shows how references work: it runs a small "
                    "Python program step by step\n"
                    "and draws every variable, object, reference and "
                    "reference count.\n\n"
                    "Usage: refstep [OPTION...] [COMMAND] [SCENE...]\n\n");
    for (size_t i = 0; command_at(i) != NULL; i++) {
        const struct command *command = command_at(i);

        help_row(out, command->name ? command->name : "(none)",
                 command->operands, command->words);
    }
    text_add_string(out,
                    "\nA scene is a file, - for standard input, or the name "
                    "or number of a built-in one.\n\n");
    for (size_t i = 0; i < ROW_COUNT; i++) {
        struct text name = {0};

        text_add_format(&name, "--%s", rows[i].name);
        help_row(out, text_string(&name),
                 rows[i].argument ? rows[i].argument : "", rows[i].words);
        text_release(&name);
    }
    help_row(out, "--help", "", "this text");
    help_row(out, "--version", "", "the version");
}
