#include "export/print.h"

#include <string.h>

#include "base/utf8.h"
#include "export/ascii.h"
#include "export/facts.h"
#include "export/scene_view.h"

#define INDENT 3

/* Boxes (frames, objects, names) that a scene may have in all to be drawn;
 * what is larger is told in sentences. */
#define MOST_BOXES 2000
#define LINES_OF_BOX 16 /* counted for one */

/* More than so many stops, or bytes, are not written one after the other. */
#define MOST_STOPS 1000
#define MOST_BYTES ((size_t)16 << 20)

struct printer {
    struct session *session;
    const struct print_options *options;
    struct scene_view *view; /* NULL: plain */
    struct text line;
    size_t written; /* bytes */
    bool ok;
};

/* ---- lines ---- */

/* Writes the line made so far. */
static void
end_line(struct printer *printer)
{
    struct text out = {0};

    while (printer->line.length > 0 &&
           printer->line.bytes[printer->line.length - 1] == ' ')
        text_truncate(&printer->line, printer->line.length - 1);
    if (printer->options->ascii)
        ascii_add(&out, text_string(&printer->line), printer->line.length);
    else
        text_add(&out, text_string(&printer->line), printer->line.length);
    text_add_byte(&out, '\n');
    printer->written += out.length;
    printer->ok = printer->ok &&
                  printer->options->write(printer->options->context,
                                          text_string(&out), out.length);
    text_release(&out);
    text_clear(&printer->line);
}

static void
indent(struct printer *printer, size_t columns)
{
    text_add_repeated(&printer->line, ' ', columns);
}

/* Writes one paragraph, broken between words. */
static void
print_paragraph(struct printer *printer, const char *text, size_t length)
{
    size_t room = (size_t)printer->options->width - INDENT;

    if (room > 76)
        room = 76;
    while (length > 0) {
        size_t fits = utf8_fit(text, length, room);
        size_t cut = fits;

        if (fits < length) {
            while (cut > 0 && text[cut] != ' ')
                cut--;
            if (cut == 0)
                cut = fits > 0 ? fits : length;
        }
        indent(printer, INDENT);
        utf8_add_safe(&printer->line, text, cut);
        end_line(printer);
        while (cut < length && text[cut] == ' ')
            cut++;
        text += cut;
        length -= cut;
    }
}

/* Writes paragraphs parted by empty lines. */
static void
print_prose(struct printer *printer, const char *text)
{
    while (*text != '\0') {
        const char *end = strchr(text, '\n');
        size_t length = end ? (size_t)(end - text) : strlen(text);

        if (length == 0)
            end_line(printer);
        else
            print_paragraph(printer, text, length);
        text += length + (end != NULL);
    }
}

/* Writes output of the scene, a line at a time. */
static void
print_output(struct printer *printer, const char *bytes, size_t length)
{
    while (length > 0) {
        const char *end = memchr(bytes, '\n', length);
        size_t line = end ? (size_t)(end - bytes) : length;

        indent(printer, INDENT);
        text_add_string(&printer->line, "printed: ");
        utf8_add_safe(&printer->line, bytes, line);
        end_line(printer);
        line += end != NULL;
        bytes += line;
        length -= line;
    }
}

/* ---- one stop ---- */

static void
print_heading(struct printer *printer, size_t stop)
{
    const struct session *session = printer->session;
    const struct stop *at = session_stop(session, stop);
    size_t length;
    const char *line = session_line(session, at->ran, &length);

    text_add_format(&printer->line, "step %zu of %zu", stop,
                    session_stop_count(session) - 1);
    if (at->ran > 0) {
        text_add_string(&printer->line, " · ");
        session_heading(session, stop_previous(stop), stop,
                        &printer->line);
    }
    end_line(printer);
    if (at->ran <= 0)
        return;
    while (length > 0 && (*line == ' ' || *line == '\t')) {
        line++;
        length--;
    }
    end_line(printer);
    indent(printer, INDENT + 2);
    utf8_add_safe(&printer->line, line, length);
    end_line(printer);
}

/* One happening a line, its count at the right edge where there is room. */
static void
print_happening(struct printer *printer, const struct happening *happening)
{
    static const char marks[] = {
        [HAPPENING_BOUND] = '+',    [HAPPENING_REBOUND] = '~',
        [HAPPENING_UNBOUND] = '-',  [HAPPENING_BORN] = '+',
        [HAPPENING_FREED] = 'x',    [HAPPENING_COUNT] = ' ',
        [HAPPENING_CALLED] = '>',   [HAPPENING_RETURNED] = '<',
        [HAPPENING_RAISED] = '!',   [HAPPENING_COLLECTED] = '*',
        [HAPPENING_SUMMARY] = ' ',
    };
    size_t width = (size_t)printer->options->width;
    size_t used, count;

    if (width > 84)
        width = 84;
    indent(printer, INDENT);
    text_add_byte(&printer->line, marks[happening->kind]);
    text_add_byte(&printer->line, ' ');
    text_add_string(&printer->line, happening->words);
    if (happening->count != NULL) {
        used = utf8_columns(text_string(&printer->line),
                            printer->line.length);
        count = utf8_columns(happening->count, strlen(happening->count));
        if (used + 2 + count > width) {
            end_line(printer);
            used = 0;
        }
        indent(printer, used + count < width ? width - used - count : 2);
        text_add_string(&printer->line, happening->count);
    }
    end_line(printer);
}

static void
print_happenings(struct printer *printer, size_t stop)
{
    size_t count;
    const struct happening *happenings =
        session_happenings(printer->session, stop_previous(stop), stop,
                           &count);

    if (count > 0)
        end_line(printer);
    for (size_t i = 0; i < count; i++)
        print_happening(printer, &happenings[i]);
}

static void
print_picture(struct printer *printer, size_t stop)
{
    const struct canvas *canvas = scene_view_draw(printer->view, stop, 0);
    int last = canvas->height - 1;
    int first = 0;
    struct text row = {0};

    for (; last >= 0; last--) {
        text_clear(&row);
        canvas_row_text(canvas, last, &row);
        if (row.length > 0)
            break;
    }
    text_release(&row);
    if (last >= first)
        end_line(printer);
    for (int y = first; y <= last; y++) {
        indent(printer, INDENT);
        canvas_row_text(canvas, y, &printer->line);
        end_line(printer);
    }
}

static void
print_facts(struct printer *printer, size_t stop)
{
    struct text facts = {0};
    const char *line, *end;

    facts_add(printer->session, stop, &facts);
    if (facts.length > 0)
        end_line(printer);
    for (line = text_string(&facts); *line != '\0'; line = end + 1) {
        end = strchr(line, '\n');
        indent(printer, INDENT);
        text_add(&printer->line, line, (size_t)(end - line));
        end_line(printer);
    }
    text_release(&facts);
}

static void
print_stop(struct printer *printer, size_t stop)
{
    const char *narration = session_narration(printer->session, stop);
    const char *printed;
    size_t length;

    print_heading(printer, stop);
    if (*narration != '\0') {
        end_line(printer);
        print_prose(printer, narration);
    }
    print_happenings(printer, stop);
    if (printer->view != NULL)
        print_picture(printer, stop);
    else
        print_facts(printer, stop);
    printed = session_printed(printer->session, stop_previous(stop), stop,
                              &length);
    if (length > 0) {
        end_line(printer);
        print_output(printer, printed, length);
    }
    end_line(printer);
}

/* ---- the whole ---- */

static void
print_title(struct printer *printer)
{
    const struct lesson *lesson = session_lesson(printer->session);

    utf8_add_safe(&printer->line, lesson->title, strlen(lesson->title));
    if (printer->line.length == 0)
        utf8_add_safe(&printer->line, session_name(printer->session),
                      strlen(session_name(printer->session)));
    text_add_format(&printer->line, "   (CPython %s)",
                    session_profile(printer->session)->name);
    end_line(printer);
    end_line(printer);
    if (printer->view == NULL && !printer->options->plain) {
        text_add_string(&printer->line,
                        "There is too much to draw in this scene: sentences "
                        "take the place of pictures.");
        end_line(printer);
        end_line(printer);
    }
}

static void
print_ending(struct printer *printer)
{
    const char *message;
    int line;

    switch (session_ending(printer->session, &line, &message)) {
    case SESSION_ENDED:
        return;
    case SESSION_RAISED:
        text_add_format(&printer->line, "The scene ended at line %d with ",
                        line);
        break;
    case SESSION_STOPPED:
        text_add_format(&printer->line, "The scene was stopped at line %d: ",
                        line);
        break;
    }
    utf8_add_safe(&printer->line, message, strlen(message));
    end_line(printer);
}

/* What a picture would show, over the whole scene.  Slots and atoms take a
 * line of a box at most. */
static size_t
count_boxes(const struct log *log)
{
    size_t events = log_event_count(log);
    size_t lines = 0;

    for (size_t i = 0; i < events; i++) {
        const struct event *event = log_event(log, i);
        const struct birth *birth;

        if (event->kind != EVENT_NODE_BORN &&
            event->kind != EVENT_SLOTS_INSERTED)
            continue;
        birth = log_birth_of(log, event->node);
        if (birth_is_apart(birth))
            continue; /* a library's own */
        if (birth->kind == NODE_NAMESPACE || birth->kind == NODE_FRAME)
            lines += LINES_OF_BOX;
        else if (birth->kind == NODE_OBJECT && !(birth->flags & NODE_HIDDEN))
            lines += birth->flags & NODE_ATOM ||
                             event->kind == EVENT_SLOTS_INSERTED
                         ? 1
                         : LINES_OF_BOX;
    }
    return lines / LINES_OF_BOX;
}

static void
print_stops(struct printer *printer)
{
    size_t last = session_stop_count(printer->session) - 1;

    for (size_t i = 0; i <= last && printer->ok; i++) {
        if (i < last && (i >= MOST_STOPS || printer->written > MOST_BYTES)) {
            text_add_format(&printer->line,
                            "%zu steps are left out here; --step N shows "
                            "step N alone", last - i);
            end_line(printer);
            end_line(printer);
            i = last;
        }
        print_stop(printer, i);
    }
}

bool
print_session(struct session *session, const struct print_options *options)
{
    struct printer printer = {
        .session = session, .options = options, .ok = true};
    size_t count = session_stop_count(session);
    struct view_options view;

    if (!options->plain && count_boxes(session_log(session)) <= MOST_BOXES) {
        view = view_options_default(options->width - INDENT, 40);
        view.ascii = options->ascii;
        printer.view = scene_view_new(session, &view);
    }
    if (options->one_step) {
        print_stop(&printer,
                   options->step < count ? options->step : count - 1);
    } else {
        print_title(&printer);
        print_stops(&printer);
        print_ending(&printer);
    }
    scene_view_free(printer.view);
    text_release(&printer.line);
    return printer.ok;
}
