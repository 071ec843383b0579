#include "lang/anchors.h"

#include <string.h>

#include "base/utf8.h"
#include "lang/parser.h"

/* A text that is parsed to look at its tree. */
struct reading {
    struct source source;
    struct token_list tokens;
    struct arena arena;
    struct constants constants;
    struct value_context context;
    struct limits limits;
    struct diag diag;
    struct module module;
    bool is_open; /* the source is there */
};

/* Returns the module, or NULL: it cannot be parsed. */
static const struct module *
read_text(struct reading *reading, const char *text, size_t length)
{
    *reading = (struct reading){.limits = limits_default()};
    const struct profile *profile = profile_at(0);
    for (size_t i = 0; profile_at(i) != NULL; i++)
        profile = profile_at(i);
    reading->is_open = source_init(&reading->source, text, length,
                                   &reading->limits, &reading->diag);
    if (!reading->is_open)
        return NULL;
    value_context_init(&reading->context, &reading->limits, profile);
    struct workshop workshop = {
        .source = &reading->source,
        .limits = &reading->limits,
        .profile = profile,
        .dialect = dialect_of(profile),
        .arena = &reading->arena,
        .constants = &reading->constants,
        .context = &reading->context,
        .diag = &reading->diag,
    };
    bool lexed = lexer_run(&reading->source, &reading->limits,
                           &reading->tokens, &reading->diag);
    bool right =
        parser_run(&workshop, &reading->tokens, lexed, &reading->module);
    return right ? &reading->module : NULL;
}

static void
end_reading(struct reading *reading)
{
    diag_release(&reading->diag);
    if (!reading->is_open)
        return;
    token_list_release(&reading->tokens);
    constants_release(&reading->constants);
    value_context_release(&reading->context);
    arena_release(&reading->arena);
    source_release(&reading->source);
}

/* ---- characters ---------------------------------------------------------- */

/* A character of the text; at the end of a line, and past it, a newline. */
struct character {
    const struct source *source;
    int line;
    size_t column, columns; /* from 0; columns: how many the line has */
    char byte;              /* of more than one byte: the first */
};

static void
look(struct character *at)
{
    size_t length, size, offset = 0;
    const char *bytes = source_line(at->source, at->line, &length);
    at->columns = utf8_count(bytes, length);
    for (size_t i = 0; i < at->column && offset < length; i++) {
        utf8_decode(bytes + offset, length - offset, &size);
        offset += size;
    }
    at->byte = offset < length ? bytes[offset] : '\n';
}

static struct character
character_at(const struct source *source, int line, int column)
{
    struct character at = {source, line, (size_t)column - 1, 0, '\n'};
    look(&at);
    return at;
}

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\n';
}

/* Moves to the next character that is on a line; false: there is none. */
static bool
move_on(struct character *at, bool to_next_line)
{
    int lines = (int)at->source->lines.count;
    at->column++;
    if (to_next_line)
        at->column = at->columns;
    while (at->column >= at->columns) {
        if (at->line >= lines)
            return false;
        at->line++;
        at->column = 0;
        look(at);
    }
    look(at);
    return true;
}

/* Moves to the next character that is no blank, comment or joining of lines,
 * and is `wanted`, or for 0 no closing parenthesis. */
static bool
move_to(struct character *at, char wanted)
{
    for (;;) {
        bool ends_line = at->byte == '\\' || at->byte == '#'
                         || at->byte == '\n';
        bool fits = wanted != 0 ? at->byte == wanted
                                : !is_blank(at->byte) && at->byte != ')';
        if (fits && !ends_line)
            return true;
        if (!move_on(at, ends_line))
            return false;
    }
}

/* ---- rules --------------------------------------------------------------- */

static bool
is_before(const struct character *at, const struct place *place)
{
    return at->line < place->line
           || (at->line == place->line
               && at->column + 1 < (size_t)place->column);
}

/* Python/traceback.c goes on after parentheses one by one; a sign right after
 * what stands there counts as the operator's second one. */
static bool
find_operator(const struct source *source, const struct expression *left,
              const struct expression *right, enum anchor_rules rules,
              struct anchors *anchors)
{
    struct character at = character_at(source, left->place.end_line,
                                       left->place.end_column);
    struct character begin = at;
    bool by_library = rules == ANCHORS_LIBRARY;
    while (by_library && is_blank(begin.byte))
        if (!move_on(&begin, false))
            return false;
    if (!move_to(&at, 0))
        return false;
    struct character next = by_library ? begin : at;
    next.column++;
    look(&next);
    bool is_double = !is_blank(next.byte) && next.byte != '\\'
                     && next.byte != '#' && is_before(&next, &right->place);
    *anchors = (struct anchors){(size_t)at.line - 1, at.column,
                                (size_t)at.line - 1,
                                at.column + (is_double ? 2 : 1)};
    return true;
}

/* Finds the brackets that end the expression node, after value. */
static bool
find_brackets(const struct source *source, const struct expression *node,
              const struct expression *value, char opening,
              struct anchors *anchors)
{
    struct character at = character_at(source, value->place.end_line,
                                       value->place.end_column);
    if (!move_to(&at, opening))
        return false;
    *anchors = (struct anchors){(size_t)at.line - 1, at.column,
                                (size_t)node->place.end_line - 1,
                                (size_t)node->place.end_column - 1};
    return true;
}

static bool
find_in(const struct source *source, const struct expression *node,
        enum anchor_rules rules, struct anchors *anchors)
{
    switch (node->kind) {
    case EXPRESSION_BINARY:
        return find_operator(source, node->as.binary.left,
                             node->as.binary.right, rules, anchors);
    case EXPRESSION_SUBSCRIPT:
        return find_brackets(source, node, node->as.subscript.value, '[',
                             anchors);
    case EXPRESSION_CALL:
        return rules == ANCHORS_LINES
               && find_brackets(source, node, node->as.call.function, '(',
                                anchors);
    default:
        return false;
    }
}

bool
anchors_find(const char *text, size_t length, enum anchor_rules rules,
             struct anchors *anchors)
{
    struct reading reading;
    struct text wrapped = {0};
    bool wraps = rules == ANCHORS_LINES;
    if (wraps)
        text_add_string(&wrapped, "(\n");
    text_add(&wrapped, text, length);
    if (wraps)
        text_add_string(&wrapped, "\n)");
    const struct module *module =
        read_text(&reading, wrapped.bytes, wrapped.length);
    bool found = module != NULL && module->body.count == 1
                 && module->body.items[0]->kind == STATEMENT_EXPRESSION
                 && find_in(&reading.source,
                            module->body.items[0]->as.expression, rules,
                            anchors);
    if (found && wraps) {
        anchors->line--;
        anchors->end_line--;
    }
    end_reading(&reading);
    text_release(&wrapped);
    return found;
}

/* Returns the call that a statement is about, or NULL. */
static const struct expression *
call_of(const struct tree_statement *statement)
{
    const struct expression *value = NULL;
    if (statement->kind == STATEMENT_RETURN) {
        value = statement->as.expression;
        if (value == NULL || value->kind != EXPRESSION_CALL
            || value->as.call.function->kind != EXPRESSION_NAME)
            return NULL;
    } else if (statement->kind == STATEMENT_ASSIGN) {
        value = statement->as.assign.value;
        if (value->kind != EXPRESSION_CALL
            || statement->as.assign.targets.count != 1
            || statement->as.assign.targets.items[0]->kind
                   != EXPRESSION_NAME)
            return NULL;
    }
    return value;
}

bool
anchors_is_plain_call(const char *text, size_t length, size_t column,
                      size_t last_line, size_t end_column,
                      bool *blank)
{
    struct reading reading;
    const struct module *module = read_text(&reading, text, length);
    *blank = module != NULL && module->body.count == 0;
    const struct expression *call =
        module != NULL && module->body.count > 0
            ? call_of(module->body.items[0])
            : NULL;
    bool is_plain = call != NULL && call->place.line == 1
                    && (size_t)call->place.end_line == last_line + 1
                    && (size_t)call->place.column == column + 1
                    && (size_t)call->place.end_column == end_column + 1;
    end_reading(&reading);
    return is_plain;
}
