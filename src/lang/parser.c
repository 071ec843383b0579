#include "lang/parser_state.h"

const struct token *
parser_token(const struct parser *parser)
{
    return &parser->tokens[parser->at];
}

const struct token *
parser_ahead(const struct parser *parser, size_t count)
{
    size_t index = parser->at + count;
    return &parser->tokens[index < parser->token_count
                               ? index
                               : parser->token_count - 1];
}

enum token_kind
parser_kind(const struct parser *parser)
{
    return parser->tokens[parser->at].kind;
}

struct place
parser_place(const struct parser *parser)
{
    return parser->tokens[parser->at].place;
}

bool
parser_accept(struct parser *parser, enum token_kind kind)
{
    if (parser->failed || parser_kind(parser) != kind)
        return false;
    if (parser->at + 1 < parser->token_count)
        parser->at++;
    return true;
}

void
parser_expect(struct parser *parser, enum token_kind kind)
{
    if (!parser_accept(parser, kind))
        parser_fail_here(parser);
}

void
parser_force(struct parser *parser, enum token_kind kind)
{
    if (!parser_accept(parser, kind))
        parser_fail(parser, parser_place(parser), "expected '%s'",
                    token_kind_text(kind));
}

static const char *
token_bytes(const struct parser *parser, const struct token *token)
{
    return parser->workshop->source->text.bytes + token->start;
}

bool
parser_is_word(const struct parser *parser, const char *text)
{
    const struct token *token = parser_token(parser);
    size_t length = token->end - token->start;
    return token->kind == TOKEN_NAME && strlen(text) == length
           && memcmp(text, token_bytes(parser, token), length) == 0;
}

struct identifier
parser_written_name(struct parser *parser)
{
    const struct token *token = parser_token(parser);
    struct identifier name = {"", token->place};
    if (token->kind == TOKEN_NAME && !parser->failed)
        name.text = arena_copy_string(parser->workshop->arena,
                                      token_bytes(parser, token),
                                      token->end - token->start);
    parser_expect(parser, TOKEN_NAME);
    return name;
}

const char *
parser_mangle(struct parser *parser, const char *name)
{
    const char *class = parser->private_class;
    size_t length = strlen(name);
    if (class == NULL || strncmp(name, "__", 2) != 0
        || strcmp(name + length - 2, "__") == 0)
        return name;
    while (*class == '_')
        class++;
    if (*class == '\0')
        return name;
    struct text text = {0};
    text_add_format(&text, "_%s%s", class, name);
    name = arena_copy_string(parser->workshop->arena, text_string(&text),
                             text.length);
    text_release(&text);
    return name;
}

struct identifier
parser_name(struct parser *parser)
{
    struct identifier name = parser_written_name(parser);
    name.text = parser_mangle(parser, name.text);
    return name;
}

bool
parser_begins_expression(const struct token *token)
{
    switch (token->kind) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_DOTS:
    case TOKEN_LAMBDA:
    case TOKEN_NOT:
    case TOKEN_AWAIT:
    case TOKEN_TILDE:
    case TOKEN_LEFT_PARENTHESIS:
    case TOKEN_LEFT_BRACKET:
    case TOKEN_LEFT_BRACE:
    case TOKEN_MINUS:
    case TOKEN_PLUS:
        return true;
    default:
        return false;
    }
}

/* What is wrong with the end of the text is shown at the end of its last
 * line. */
static struct place
before_end(const struct parser *parser, struct place place)
{
    const struct token *end = &parser->tokens[parser->token_count - 1];
    if (place.line != end->place.line || place.column != end->place.column)
        return place;
    while (end > parser->tokens && end->kind != TOKEN_NEWLINE)
        end--;
    return end->place;
}

void
parser_fail(struct parser *parser, struct place place, const char *format,
            ...)
{
    if (parser->failed)
        return;
    va_list arguments;
    place = before_end(parser, place);
    va_start(arguments, format);
    diag_set_list(&parser->error, place.line, place.column, format, arguments);
    va_end(arguments);
    bool is_newline = place.end_line > place.line && place.end_column <= 1;
    parser->error.end_line = is_newline ? place.line : place.end_line;
    parser->error.end_column =
        is_newline ? place.column + 1 : place.end_column;
    parser->failed_at = parser->at;
    parser->failed = true;
    parser->failed_plainly = false;
    parser->at = parser->token_count - 1;
}

void
parser_fail_here(struct parser *parser)
{
    struct place place = parser_place(parser);
    if (parser->failed)
        return;
    if (parser_kind(parser) == TOKEN_INDENT) {
        place.column -= place.column > 1;
        parser_fail(parser, place, "unexpected indent");
        parser->error.is_indentation = true;
    } else {
        parser_fail(parser, place, "invalid syntax");
        parser->failed_plainly = true;
    }
}

struct parser_mark
parser_remember(const struct parser *parser)
{
    return (struct parser_mark){parser->at, parser->depth};
}

void
parser_return_to(struct parser *parser, struct parser_mark mark)
{
    parser->at = mark.at;
    parser->depth = mark.depth;
    parser->failed = false;
    diag_release(&parser->error);
    parser->error = (struct diag){0};
}

bool
parser_enter(struct parser *parser)
{
    parser->depth++;
    if (parser->depth <= 2 * parser->workshop->limits->nesting)
        return true;
    parser_fail(parser, parser_place(parser), "too many nested expressions "
                                              "or blocks");
    return false;
}

void
parser_leave(struct parser *parser)
{
    parser->depth--;
}

struct expression *
parser_expression(struct parser *parser, enum expression_kind kind,
                  struct place start)
{
    struct expression *node =
        arena_alloc(parser->workshop->arena, sizeof *node);
    node->kind = kind;
    node->place = start;
    node->height = 1;
    return node;
}

struct tree_statement *
parser_statement(struct parser *parser, enum statement_kind kind,
                 struct place start)
{
    struct tree_statement *node =
        arena_alloc(parser->workshop->arena, sizeof *node);
    node->kind = kind;
    node->place = start;
    return node;
}

void
parser_adopt(struct parser *parser, struct expression *node,
             const struct expression *child)
{
    if (child == NULL || node->height > child->height)
        return;
    if (child->height >= 5 * parser->workshop->limits->nesting) {
        parser_fail(parser, node->place, "the expression is too long: it "
                                         "nests too deeply");
        return;
    }
    node->height = (uint16_t)(child->height + 1);
}

void
parser_end_place(const struct parser *parser, struct place *place)
{
    size_t last = parser->at;
    while (last > 0) {
        const struct token *token = &parser->tokens[--last];
        if (token->kind == TOKEN_NEWLINE || token->kind == TOKEN_INDENT
            || token->kind == TOKEN_DEDENT)
            continue;
        place->end_line = token->place.end_line;
        place->end_column = token->place.end_column;
        return;
    }
}

struct expression *
parser_close(struct parser *parser, struct expression *node,
             const struct expression *child)
{
    parser_adopt(parser, node, child);
    parser_end_place(parser, &node->place);
    return node;
}

void
parser_close_statement(struct parser *parser, struct tree_statement *statement)
{
    parser_end_place(parser, &statement->place);
}

void *
parser_copy(struct parser *parser, const void *items, size_t count,
            size_t size)
{
    void *copy = arena_alloc(parser->workshop->arena, count * size + 1);
    if (count > 0)
        memcpy(copy, items, count * size);
    return copy;
}

struct expression_list
parser_take(struct parser *parser, expression_vector *vector)
{
    struct expression_list list = {
        parser_copy(parser, vector->items, vector->count,
                    sizeof *vector->items),
        vector->count};
    VECTOR_RELEASE(vector);
    return list;
}

struct statement_list
parser_take_statements(struct parser *parser, statement_vector *vector)
{
    struct statement_list list = {
        parser_copy(parser, vector->items, vector->count,
                    sizeof *vector->items),
        vector->count};
    VECTOR_RELEASE(vector);
    return list;
}

struct expression *
parser_constant(struct parser *parser, uint32_t object, struct place start)
{
    struct expression *node =
        parser_expression(parser, EXPRESSION_CONSTANT, start);
    node->as.constant = object;
    return parser_close(parser, node, NULL);
}

/* A bracket left open explains an error on a later line better than the error
 * does (_PyPegen_set_syntax_error, _PyPegen_tokenize_full_source). */
static bool
blame_open_bracket(struct parser *parser)
{
    const struct token_list *list = parser->list;
    const struct token *token = &parser->tokens[parser->failed_at];
    if (list->open_line == 0)
        return false;
    bool plainly_at_end = parser->failed_plainly && token->kind == TOKEN_END;
    if (token->place.line <= list->open_line && !plainly_at_end)
        return false;
    diag_set(parser->workshop->diag, list->open_line, list->open_column,
             "'%c' was never closed", list->open_bracket);
    return true;
}

bool
parser_run(struct workshop *workshop, const struct token_list *tokens,
           bool lexed, struct module *module)
{
    struct parser parser = {
        .workshop = workshop,
        .tokens = tokens->tokens.items,
        .token_count = tokens->tokens.count,
        .list = tokens,
    };
    *module = (struct module){0};
    if (!lexed)
        return false; /* whatever the parser finds, CPython says this */
    module->body = parse_statements(&parser, TOKEN_END);
    if (parser.failed && !blame_open_bracket(&parser)) {
        diag_set(workshop->diag, parser.error.line, parser.error.column,
                 "%s", text_string(&parser.error.message));
        workshop->diag->end_line = parser.error.end_line;
        workshop->diag->end_column = parser.error.end_column;
        workshop->diag->is_indentation = parser.error.is_indentation;
        if (parser.error.hint.length > 0)
            diag_hint(workshop->diag, "%s", text_string(&parser.error.hint));
    }
    diag_release(&parser.error);
    return !parser.failed;
}
