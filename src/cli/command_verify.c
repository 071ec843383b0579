/*
 * verify: runs scenes here and in a real python3, and compares every count at
 * every statement.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/interpreter.h"
#include "cli/load.h"
#include "cli/output.h"
#include "verify/agreement.h"
#include "verify/tracer.h"

#define RUN_SECONDS 120
#define MOST_ROWS 20  /* of the table of differences */
#define MOST_COLUMN 48 /* bytes of a cell of it */

/* ---- the scene as a file ------------------------------------------------- */

/* A copy of the scene's text, for an interpreter to read. */
struct copy {
    char folder[128];
    struct text path;
};

static bool
make_copy(const struct session *session, struct copy *copy)
{
    const char *parent = getenv("TMPDIR");
    const char *name = strrchr(session_name(session), '/');
    size_t length;
    const char *bytes = session_text(session, &length);
    name = name != NULL ? name + 1 : session_name(session);
    snprintf(copy->folder, sizeof copy->folder, "%s/refstep-XXXXXX",
             parent != NULL && strlen(parent) < 100 ? parent : "/tmp");
    if (mkdtemp(copy->folder) == NULL)
        return false;
    text_add_format(&copy->path, "%s/%s", copy->folder,
                    strcmp(name, "-") == 0 ? "scene.py" : name);
    FILE *file = fopen(text_string(&copy->path), "wb");
    if (file == NULL)
        return false;
    bool written = fwrite(bytes, 1, length, file) == length;
    return fclose(file) == 0 && written;
}

static void
remove_copy(struct copy *copy)
{
    unlink(text_string(&copy->path));
    rmdir(copy->folder);
    text_release(&copy->path);
}

/* ---- one comparison ------------------------------------------------------ */

/* What an interpreter writes, on its way to the comparison line by line. */
struct stream {
    struct agreement *agreement;
    struct text line;
    bool goes_on;
};

static void
take_lines(void *context, const char *bytes, size_t length)
{
    struct stream *stream = context;
    while (length > 0 && stream->goes_on) {
        const char *newline = memchr(bytes, '\n', length);
        size_t part = newline != NULL ? (size_t)(newline - bytes) : length;
        text_add(&stream->line, bytes, part);
        if (newline == NULL)
            return;
        stream->goes_on = agreement_take(stream->agreement,
                                         text_string(&stream->line),
                                         stream->line.length);
        text_clear(&stream->line);
        bytes += part + 1;
        length -= part + 1;
    }
}

static void
take_text(void *context, const char *bytes, size_t length)
{
    text_add(context, bytes, length);
}

/* The lines that the scene's `#: input` directives give to input(). */
static void
list_input(const struct session *session, struct text *input)
{
    const struct lesson *lesson = session_lesson(session);
    for (size_t i = 0; i < lesson->directives.count; i++)
        if (lesson->directives.items[i].kind == DIRECTIVE_INPUT)
            text_add_format(input, "%s\n", lesson->directives.items[i].text);
}

static bool
fail(const char *name, const struct interpreter *interpreter,
     const struct interpreter_run *run)
{
    const char *last = text_string(&run->errors);
    struct text shown = {0};
    size_t length = strcspn(last, "\n");
    for (const char *line = last; *line != '\0';
         line += strcspn(line, "\n"), line += *line == '\n') {
        last = line;
        length = strcspn(line, "\n");
    }
    utf8_add_safe(&shown, name, strlen(name));
    if (run->timed_out)
        text_add_format(&shown, ": CPython %s has not ended in %d seconds",
                        text_string(&interpreter->version), run->seconds);
    else
        text_add_format(&shown, ": CPython %s could not be read: ",
                        text_string(&interpreter->version));
    if (!run->timed_out)
        utf8_add_safe(&shown, last, length);
    fprintf(stderr, "refstep: %s\n", text_string(&shown));
    text_release(&shown);
    return false;
}

/* Runs the scene twice in the interpreter: with the tracer, and as it is for
 * what it prints. */
static bool
compare(struct session *session, const struct interpreter *interpreter,
        const struct copy *copy, struct agreement *agreement)
{
    struct text tracer = {0}, input = {0}, printed = {0};
    struct stream stream = {agreement, {0}, true};
    for (size_t i = 0; tracer_lines[i] != NULL; i++)
        text_add_string(&tracer, tracer_lines[i]);
    list_input(session, &input);
    const char *traced[] = {"-S", "-c", text_string(&tracer),
                            text_string(&copy->path), NULL};
    const char *plain[] = {text_string(&copy->path), NULL};
    struct interpreter_run run = {.arguments = traced,
                                  .input = text_string(&input),
                                  .input_length = input.length,
                                  .seconds = RUN_SECONDS,
                                  .take = take_lines,
                                  .context = &stream};
    interpreter_run(interpreter->program, &run);
    bool ended = agreement_finish(agreement)
                 || agreement_difference_count(agreement) > 0;
    if (!ended) {
        fail(session_name(session), interpreter, &run);
    } else {
        run.arguments = plain;
        run.take = take_text;
        run.context = &printed;
        interpreter_run(interpreter->program, &run);
        agreement_compare_output(agreement, text_string(&printed),
                                 printed.length);
    }
    text_release(&run.errors);
    text_release(&stream.line);
    text_release(&tracer);
    text_release(&input);
    text_release(&printed);
    return ended;
}

/* ---- the table ----------------------------------------------------------- */

/* Appends a cell of the table, cut and padded to width. */
static void
add_cell(struct text *out, const char *words, size_t width)
{
    struct text cell = {0};
    size_t length = strlen(words);
    bool cut = length > MOST_COLUMN;
    utf8_add_safe(&cell, words, cut ? MOST_COLUMN - 3 : length);
    if (cut)
        text_add_string(&cell, "...");
    text_add(out, cell.bytes, cell.length);
    if (cell.length < width)
        text_add_repeated(out, ' ', width - cell.length);
    text_release(&cell);
}

static size_t
widest(size_t width, const char *words)
{
    size_t length = strlen(words);
    length = length > MOST_COLUMN ? MOST_COLUMN : length;
    return length > width ? length : width;
}

static void
add_table(const struct agreement *agreement, struct text *out)
{
    size_t count = agreement_difference_count(agreement), what = 4;
    size_t rows = count > MOST_ROWS ? MOST_ROWS : count, theirs = 7;
    for (size_t i = 0; i < rows; i++) {
        what = widest(what, agreement_difference(agreement, i)->what);
        theirs = widest(theirs, agreement_difference(agreement, i)->theirs);
    }
    text_add_string(out, "   line  ");
    add_cell(out, "what", what + 2);
    add_cell(out, "CPython", theirs + 2);
    text_add_string(out, "refstep\n");
    for (size_t i = 0; i < rows; i++) {
        const struct difference *row = agreement_difference(agreement, i);
        if (row->line > 0)
            text_add_format(out, "%7d  ", row->line);
        else
            text_add_string(out, "    end  ");
        add_cell(out, row->what, what + 2);
        add_cell(out, row->theirs, theirs + 2);
        add_cell(out, row->ours, 0);
        text_add_byte(out, '\n');
    }
    if (count > rows)
        text_add_format(out, "         ... and %zu more\n", count - rows);
}

static const char *
plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* Prints the verdict; returns whether it is agreement. */
static bool
report(const struct session *session, const struct interpreter *interpreter,
       const struct agreement *agreement)
{
    size_t statements = agreement_statements(agreement);
    size_t counts = agreement_counts(agreement);
    size_t differences = agreement_difference_count(agreement);
    const char *name = session_name(session);
    struct text out = {0};
    utf8_add_safe(&out, name, strlen(name));
    if (differences == 0)
        text_add_format(&out, " agrees with CPython %s",
                        text_string(&interpreter->version));
    else
        text_add_format(&out, " differs from CPython %s in %zu thing%s",
                        text_string(&interpreter->version), differences,
                        plural(differences));
    text_add_format(&out, ": %zu statement%s, %zu count%s\n", statements,
                    plural(statements), counts, plural(counts));
    if (differences > 0)
        add_table(agreement, &out);
    output_write(NULL, out.bytes, out.length);
    text_release(&out);
    return differences == 0;
}

/* ---- the command --------------------------------------------------------- */

static enum status
verify_session(struct session *session, const struct interpreter *interpreter)
{
    struct copy copy = {0};
    enum status status = STATUS_UNAVAILABLE;
    if (make_copy(session, &copy)) {
        struct agreement *agreement = agreement_new(session_log(session));
        if (compare(session, interpreter, &copy, agreement))
            status = report(session, interpreter, agreement)
                         ? STATUS_FINE
                         : STATUS_SCENE_FAILED;
        agreement_free(agreement);
    } else {
        fputs("refstep: a temporary file cannot be written\n", stderr);
    }
    remove_copy(&copy);
    return status;
}

static enum status
verify_scene(const struct options *options, const char *name,
             const struct interpreter *interpreter)
{
    struct options own = *options;
    struct text problem = {0};
    const char *why;
    int line;
    enum status status = STATUS_SCENE_FAILED;
    own.profile = interpreter->profile;
    struct session *session = load_session(&own, name, &problem, NULL);
    if (session == NULL)
        fputs(text_string(&problem), stderr);
    else if (session_ending(session, &line, &why) == SESSION_STOPPED)
        fprintf(stderr, "refstep: %s:%d: %s\n", name, line, why);
    else
        status = verify_session(session, interpreter);
    session_free(session);
    text_release(&problem);
    return status;
}

/* Returns the worse of two; what could not be done is worst. */
static enum status
worse(enum status a, enum status b)
{
    return a > b ? a : b;
}

static enum status
verify_with(const struct options *options, const char *program)
{
    struct interpreter interpreter;
    struct text problem = {0};
    enum status status = STATUS_FINE;
    if (interpreter_ask(program, &interpreter, &problem)
        != INTERPRETER_USABLE) {
        fprintf(stderr, "refstep: %s\n", text_string(&problem));
        status = STATUS_UNAVAILABLE;
    }
    for (size_t i = 0;
         status != STATUS_UNAVAILABLE && i < options->operand_count; i++)
        status = worse(status, verify_scene(options, options->operands[i],
                                            &interpreter));
    interpreter_release(&interpreter);
    text_release(&problem);
    return status;
}

enum status
command_verify(const struct options *options)
{
    enum status status = STATUS_FINE;
    if (options->interpreter_count == 0)
        status = verify_with(options, "python3");
    for (size_t i = 0; i < options->interpreter_count; i++)
        status = worse(status,
                       verify_with(options, options->interpreters[i]));
    return output_close(status);
}
