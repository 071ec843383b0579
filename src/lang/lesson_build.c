#include "lang/lesson_build.h"

#include "base/mem.h"
#include "lang/directive.h"

/* A place in the scene that can be narrated: a statement, or an `elif` and
 * the like. */
struct stop {
    int line, column;
    int end_line;  /* of the whole */
    int head_end;  /* last line that is not of an inner block */
    bool is_docstring;
};

struct lesson_builder {
    const struct source *source;
    const struct token_list *tokens;
    const struct constants *constants;
    const struct limits *limits;
    struct lesson *lesson;
    struct diag *diag;
    VECTOR(struct stop) stops; /* by line */
    int first_line;  /* of the first statement after the docstring; 0: none */
    int last_line;   /* of the last statement */
};

/* ---- statements ---- */

static void
add_statements(struct lesson_builder *builder,
               const struct statement_list *list, int depth);

static void
add_stop(struct lesson_builder *builder, struct place place, int head_end)
{
    struct stop stop = {place.line, place.column, place.end_line, head_end,
                        false};
    VECTOR_PUSH(&builder->stops, stop);
}

/* The line on which the head of a compound statement ends: that before its
 * body, or its own where both share a line. */
static int
head_end(struct place place, const struct statement_list *body)
{
    if (body->count == 0)
        return place.end_line;
    int first = body->items[0]->place.line;
    return first > place.line ? first - 1 : first;
}

static void
add_clause(struct lesson_builder *builder, struct place place,
           const struct statement_list *body, int depth)
{
    place.end_line = place.line;
    add_stop(builder, place, place.line);
    add_statements(builder, body, depth);
}

static void
add_if(struct lesson_builder *builder,
       const struct tree_statement *statement, int depth)
{
    for (size_t i = 0; i < statement->as.branch.clause_count; i++) {
        const struct if_clause *clause = &statement->as.branch.clauses[i];
        if (i == 0)
            add_statements(builder, &clause->body, depth);
        else
            add_clause(builder, clause->place, &clause->body, depth);
    }
    add_statements(builder, &statement->as.branch.otherwise, depth);
}

static void
add_inner(struct lesson_builder *builder,
          const struct tree_statement *statement, int depth)
{
    switch (statement->kind) {
    case STATEMENT_IF:
        add_if(builder, statement, depth);
        return;
    case STATEMENT_WHILE:
    case STATEMENT_FOR:
        add_statements(builder, &statement->as.loop.body, depth);
        add_statements(builder, &statement->as.loop.otherwise, depth);
        return;
    case STATEMENT_WITH:
        add_statements(builder, &statement->as.with.body, depth);
        return;
    case STATEMENT_TRY:
        add_statements(builder, &statement->as.guarded.body, depth);
        for (size_t i = 0; i < statement->as.guarded.handler_count; i++)
            add_clause(builder, statement->as.guarded.handlers[i].place,
                       &statement->as.guarded.handlers[i].body, depth);
        add_statements(builder, &statement->as.guarded.otherwise, depth);
        add_statements(builder, &statement->as.guarded.finally, depth);
        return;
    case STATEMENT_FUNCTION:
    case STATEMENT_CLASS:
        add_statements(builder, &statement->as.definition.body, depth);
        return;
    case STATEMENT_MATCH:
        for (size_t i = 0; i < statement->as.match.case_count; i++)
            add_clause(builder, statement->as.match.cases[i].place,
                       &statement->as.match.cases[i].body, depth);
        return;
    default:
        return;
    }
}

/* Returns the first block inside the statement, or NULL. */
static const struct statement_list *
first_block(const struct tree_statement *statement)
{
    switch (statement->kind) {
    case STATEMENT_IF:
        return &statement->as.branch.clauses[0].body;
    case STATEMENT_WHILE:
    case STATEMENT_FOR:
        return &statement->as.loop.body;
    case STATEMENT_WITH:
        return &statement->as.with.body;
    case STATEMENT_TRY:
        return &statement->as.guarded.body;
    case STATEMENT_FUNCTION:
    case STATEMENT_CLASS:
        return &statement->as.definition.body;
    case STATEMENT_MATCH:
        return &statement->as.match.cases[0].body;
    default:
        return NULL;
    }
}

static void
add_statements(struct lesson_builder *builder,
               const struct statement_list *list, int depth)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct tree_statement *statement = list->items[i];
        const struct statement_list *block = first_block(statement);
        struct place place = statement->place;
        bool is_definition = statement->kind == STATEMENT_FUNCTION
                             || statement->kind == STATEMENT_CLASS;
        if (is_definition && statement->as.definition.decorators.count > 0) {
            place.line = statement->as.definition.decorator_places[0].line;
            place.column =
                statement->as.definition.decorator_places[0].column;
        }
        struct statement extent = {
            .line = place.line,
            .column = place.column,
            .end_line = place.end_line,
            .depth = depth,
            .is_assert = statement->kind == STATEMENT_ASSERT,
        };
        VECTOR_PUSH(&builder->lesson->statements, extent);
        add_stop(builder, place,
                 block == NULL ? place.end_line
                               : head_end(statement->place, block));
        add_inner(builder, statement, depth + 1);
    }
}

/* ---- texts ---- */

/* Gathers lines to paragraphs. */
struct paragraphs {
    struct text text;
    bool new_paragraph;
};

static void
add_line(struct paragraphs *paragraphs, const char *bytes, size_t length)
{
    while (length > 0 && strchr(" \t\f", bytes[length - 1]) != NULL)
        length--;
    while (length > 0 && strchr(" \t\f", *bytes) != NULL) {
        bytes++;
        length--;
    }
    if (length == 0) {
        paragraphs->new_paragraph = true;
        return;
    }
    if (paragraphs->text.length > 0)
        text_add_string(&paragraphs->text,
                        paragraphs->new_paragraph ? "\n\n" : " ");
    text_add(&paragraphs->text, bytes, length);
    paragraphs->new_paragraph = false;
}

static const char *
comment_bytes(const struct lesson_builder *builder,
              const struct comment *comment, size_t *length)
{
    *length = comment->end - comment->start;
    return builder->source->text.bytes + comment->start;
}

static bool
is_directive(const struct lesson_builder *builder,
             const struct comment *comment)
{
    size_t length;
    const char *bytes = comment_bytes(builder, comment, &length);
    return length >= 2 && bytes[1] == ':';
}

/* For the author alone (`##`), or for the system (`#!`). */
static bool
is_private(const struct lesson_builder *builder,
           const struct comment *comment)
{
    size_t length;
    const char *bytes = comment_bytes(builder, comment, &length);
    if (length >= 2 && bytes[1] == '#')
        return true;
    if (comment->line == 1 && length >= 2 && bytes[1] == '!')
        return true;
    return comment->line <= 2 && length > 3
           && strncmp(bytes, "# -*-", length < 5 ? length : 5) == 0;
}

static void
add_comment(const struct lesson_builder *builder,
            const struct comment *comment, struct paragraphs *paragraphs)
{
    size_t length;
    const char *bytes = comment_bytes(builder, comment, &length);
    if (!is_directive(builder, comment) && !is_private(builder, comment))
        add_line(paragraphs, bytes + 1, length - 1);
}

static void
read_docstring(struct lesson_builder *builder,
               const struct expression *docstring)
{
    struct lesson *lesson = builder->lesson;
    struct text text = {0};
    struct paragraphs rest = {0};
    const struct value *value =
        constant_value(builder->constants, docstring->as.constant);
    string_to_text(value->as.string, &text);
    lesson->docstring_line = docstring->place.line;
    lesson->docstring_end = docstring->place.end_line;
    const char *at = text_string(&text), *end = at + text.length;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *line_end = newline == NULL ? end : newline;
        size_t length = (size_t)(line_end - at);
        if (*lesson->title == '\0') {
            struct paragraphs title = {0};
            add_line(&title, at, length);
            mem_free(lesson->title);
            lesson->title = mem_copy_string(text_string(&title.text),
                                            title.text.length);
            text_release(&title.text);
        } else {
            add_line(&rest, at, length);
        }
        at = newline == NULL ? end : newline + 1;
    }
    text_release(&text);
    mem_free(lesson->introduction);
    lesson->introduction = text_take(&rest.text);
}

/* ---- comments ---- */

/* Returns the index of the first stop that begins on line or later. */
static size_t
find_stop(const struct lesson_builder *builder, int line)
{
    size_t low = 0, high = builder->stops.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (builder->stops.items[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Returns the stop that begins on line, or NULL. */
static const struct stop *
stop_on(const struct lesson_builder *builder, int line)
{
    size_t index = find_stop(builder, line);
    const struct stop *stop = &builder->stops.items[index];
    return index < builder->stops.count && stop->line == line ? stop : NULL;
}

/* Returns the last stop whose head has the line, or NULL.  Heads overlap only
 * where they begin on one line. */
static const struct stop *
stop_around(const struct lesson_builder *builder, int line)
{
    size_t index = find_stop(builder, line + 1);
    if (index == 0)
        return NULL;
    int first = builder->stops.items[index - 1].line;
    for (; index > 0; index--) {
        const struct stop *stop = &builder->stops.items[index - 1];
        if (stop->line != first)
            return NULL;
        if (stop->head_end >= line)
            return stop;
    }
    return NULL;
}

/* Returns the first stop after line, or NULL. */
static const struct stop *
stop_after(const struct lesson_builder *builder, int line)
{
    size_t index = find_stop(builder, line + 1);
    if (index < builder->stops.count
        && builder->stops.items[index].is_docstring)
        index++;
    return index < builder->stops.count ? &builder->stops.items[index]
                                        : NULL;
}

/* Adds text to the narration of a stop, which may have one already. */
static void
narrate(struct lesson_builder *builder, const struct stop *stop,
        struct paragraphs *paragraphs)
{
    struct lesson *lesson = builder->lesson;
    if (paragraphs->text.length == 0) {
        text_release(&paragraphs->text);
        return;
    }
    for (size_t i = lesson->narrations.count; i > 0; i--) {
        struct narration *narration = &lesson->narrations.items[i - 1];
        if (narration->statement < stop->line)
            break;
        if (narration->statement != stop->line)
            continue;
        struct text joined = {0};
        text_add_format(&joined, "%s %s", narration->text,
                        text_string(&paragraphs->text));
        mem_free(narration->text);
        narration->text = text_take(&joined);
        text_release(&paragraphs->text);
        return;
    }
    struct narration narration = {stop->line, stop->end_line,
                                  text_take(&paragraphs->text)};
    VECTOR_PUSH(&lesson->narrations, narration);
}

static int
compare_narrations(const void *a, const void *b)
{
    const struct narration *left = a, *right = b;
    return (left->statement > right->statement)
           - (left->statement < right->statement);
}

/* Reads the comments [begin, end), which stand on consecutive lines. */
static void
read_block(struct lesson_builder *builder, size_t begin, size_t end)
{
    const struct comment *comments = builder->tokens->comments.items;
    const struct stop *below =
        stop_on(builder, comments[end - 1].line + 1);
    const struct stop *around =
        below == NULL ? stop_around(builder, comments[begin].line) : NULL;
    const struct stop *stop = below != NULL ? below : around;
    if (stop == NULL || stop->is_docstring)
        return;
    struct paragraphs paragraphs = {0};
    for (size_t i = begin; i < end; i++)
        add_comment(builder, &comments[i], &paragraphs);
    narrate(builder, stop, &paragraphs);
}

static void
read_narrations(struct lesson_builder *builder)
{
    const struct comment *comments = builder->tokens->comments.items;
    size_t count = builder->tokens->comments.count;
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        if (!comments[i].alone) {
            const struct stop *stop =
                stop_around(builder, comments[i].line);
            struct paragraphs paragraphs = {0};
            add_comment(builder, &comments[i], &paragraphs);
            if (stop != NULL && !stop->is_docstring)
                narrate(builder, stop, &paragraphs);
            else
                text_release(&paragraphs.text);
            i = end;
            continue;
        }
        while (end < count && comments[end].alone
               && comments[end].line == comments[end - 1].line + 1)
            end++;
        read_block(builder, i, end);
        i = end;
    }
    struct lesson *lesson = builder->lesson;
    if (lesson->narrations.count > 0)
        qsort(lesson->narrations.items, lesson->narrations.count,
              sizeof *lesson->narrations.items, compare_narrations);
}

/* Comments after the last statement. */
static void
read_closing(struct lesson_builder *builder)
{
    struct paragraphs closing = {0};
    int line = 0;
    for (size_t i = 0; i < builder->tokens->comments.count; i++) {
        const struct comment *comment = &builder->tokens->comments.items[i];
        if (!comment->alone || comment->line <= builder->last_line)
            continue;
        if (line > 0 && comment->line > line + 1)
            closing.new_paragraph = true;
        line = comment->line;
        add_comment(builder, comment, &closing);
    }
    mem_free(builder->lesson->closing);
    builder->lesson->closing = text_take(&closing.text);
}

/* ---- directives ---- */

static void
warn(struct lesson_builder *builder, int line, const char *format,
     const char *word, size_t length)
{
    struct text message = {0};
    text_add_format(&message, format, (int)length, word);
    struct warning warning = {line, text_take(&message)};
    VECTOR_PUSH(&builder->lesson->warnings, warning);
}

/* Finds the statement that a directive belongs to. */
static bool
attach(struct lesson_builder *builder, const struct comment *comment,
       struct directive *directive)
{
    const char *name = directive_name(directive->kind);
    bool in_header = builder->first_line == 0
                     || comment->line < builder->first_line;
    if (directive_is_header(directive->kind)) {
        if (!in_header)
            return diag_set(builder->diag, comment->line, comment->column,
                            "'#: %s' belongs before the first statement",
                            name);
        directive->statement = 0;
        return true;
    }
    const struct stop *stop = NULL;
    if (!comment->alone)
        stop = stop_around(builder, comment->line);
    if (stop == NULL)
        stop = stop_after(builder, comment->line);
    if (stop == NULL)
        return diag_set(builder->diag, comment->line, comment->column,
                        "'#: %s' has no statement below it", name);
    directive->statement = stop->line;
    return true;
}

static bool
read_directive(struct lesson_builder *builder, const struct comment *comment)
{
    size_t length;
    const char *bytes = comment_bytes(builder, comment, &length);
    struct directive directive = {0};
    switch (directive_read(bytes + 2, length - 2, comment->line,
                           comment->column, builder->limits, &directive,
                           builder->diag)) {
    case DIRECTIVE_READ:
        break;
    case DIRECTIVE_UNKNOWN:
        warn(builder, comment->line, "unknown directive '%.*s'", bytes,
             length);
        return true;
    case DIRECTIVE_WRONG:
        return false;
    }
    bool attached = attach(builder, comment, &directive);
    VECTOR_PUSH(&builder->lesson->directives, directive);
    return attached;
}

static bool
read_directives(struct lesson_builder *builder)
{
    for (size_t i = 0; i < builder->tokens->comments.count; i++) {
        const struct comment *comment = &builder->tokens->comments.items[i];
        if (is_directive(builder, comment)
            && !read_directive(builder, comment))
            return false;
    }
    return true;
}

static void
find_extent(struct lesson_builder *builder, const struct module *module,
            bool has_docstring)
{
    const struct statement_list *body = &module->body;
    if (body->count > 0)
        builder->last_line = body->items[body->count - 1]->place.end_line;
    if (has_docstring)
        builder->stops.items[0].is_docstring = true;
    for (size_t i = has_docstring; i < builder->stops.count; i++) {
        builder->first_line = builder->stops.items[i].line;
        break;
    }
}

bool
lesson_build(const struct source *source, const struct token_list *tokens,
             const struct module *module, const struct constants *constants,
             const struct limits *limits, struct lesson *lesson,
             struct diag *diag)
{
    struct lesson_builder builder = {
        .source = source,
        .tokens = tokens,
        .constants = constants,
        .limits = limits,
        .lesson = lesson,
        .diag = diag,
    };
    *lesson = (struct lesson){0};
    lesson->title = mem_copy_string("", 0);
    lesson->introduction = mem_copy_string("", 0);
    lesson->closing = mem_copy_string("", 0);
    const struct expression *docstring =
        tree_docstring(&module->body, constants);
    add_statements(&builder, &module->body, 0);
    find_extent(&builder, module, docstring != NULL);
    if (docstring != NULL)
        read_docstring(&builder, docstring);
    read_narrations(&builder);
    read_closing(&builder);
    bool right = read_directives(&builder);
    VECTOR_RELEASE(&builder.stops);
    if (!right)
        lesson_release(lesson);
    return right;
}
