#include "lang/parser_state.h"

/* The block alone, the colon already taken. */
static struct statement_list
parse_suite(struct parser *parser, const char *words, int line)
{
    statement_vector statements = {0};
    if (!parser_accept(parser, TOKEN_NEWLINE)) {
        parse_simple_statements(parser, &statements);
        return parser_take_statements(parser, &statements);
    }
    if (!parser_accept(parser, TOKEN_INDENT) && !parser->failed) {
        parser_fail(parser, parser_place(parser),
                    "expected an indented block after %s on line %d", words,
                    line);
        parser->error.is_indentation = true;
    }
    struct statement_list body = {0};
    if (parser_enter(parser))
        body = parse_statements(parser, TOKEN_DEDENT);
    parser_leave(parser);
    parser_accept(parser, TOKEN_DEDENT);
    return body;
}

struct statement_list
parse_block(struct parser *parser, const char *words, int line)
{
    if (parser_kind(parser) == TOKEN_NEWLINE)
        return parse_forced_block(parser, words, line);
    parser_expect(parser, TOKEN_COLON);
    return parse_suite(parser, words, line);
}

struct statement_list
parse_forced_block(struct parser *parser, const char *words, int line)
{
    parser_force(parser, TOKEN_COLON);
    return parse_suite(parser, words, line);
}

static struct if_clause
parse_if_clause(struct parser *parser, const char *words)
{
    struct if_clause clause = {.place = parser_place(parser)};
    parser->at++; /* if or elif */
    clause.test = parse_named_expression(parser);
    clause.body = parse_block(parser, words, clause.place.line);
    return clause;
}

static struct statement_list
parse_else(struct parser *parser)
{
    struct statement_list none = {0};
    int line = parser_place(parser).line;
    if (!parser_accept(parser, TOKEN_ELSE))
        return none;
    return parse_forced_block(parser, "'else' statement", line);
}

static struct tree_statement *
parse_if(struct parser *parser)
{
    struct tree_statement *statement =
        parser_statement(parser, STATEMENT_IF, parser_place(parser));
    VECTOR(struct if_clause) clauses = {0};
    VECTOR_PUSH(&clauses, parse_if_clause(parser, "'if' statement"));
    while (parser_kind(parser) == TOKEN_ELIF)
        VECTOR_PUSH(&clauses, parse_if_clause(parser, "'elif' statement"));
    statement->as.branch.clauses = parser_copy(
        parser, clauses.items, clauses.count, sizeof *clauses.items);
    statement->as.branch.clause_count = clauses.count;
    VECTOR_RELEASE(&clauses);
    statement->as.branch.otherwise = parse_else(parser);
    return statement;
}

static struct tree_statement *
parse_while(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct tree_statement *statement =
        parser_statement(parser, STATEMENT_WHILE, start);
    parser_expect(parser, TOKEN_WHILE);
    statement->as.loop.test = parse_named_expression(parser);
    statement->as.loop.body =
        parse_block(parser, "'while' statement", start.line);
    statement->as.loop.otherwise = parse_else(parser);
    return statement;
}

static struct tree_statement *
parse_for(struct parser *parser, struct place start, bool is_async)
{
    struct tree_statement *statement =
        parser_statement(parser, STATEMENT_FOR, start);
    parser_expect(parser, TOKEN_FOR);
    statement->as.loop.is_async = is_async;
    statement->as.loop.target = parse_for_targets(parser);
    parser_expect(parser, TOKEN_IN);
    statement->as.loop.test = parse_star_expressions(parser);
    statement->as.loop.body =
        parse_block(parser, "'for' statement", start.line);
    statement->as.loop.otherwise = parse_else(parser);
    return statement;
}

typedef VECTOR(struct with_item) with_vector;

static struct with_item
parse_with_item(struct parser *parser)
{
    struct with_item item = {0};
    item.manager = parse_expression(parser);
    if (parser_accept(parser, TOKEN_AS)) {
        item.target = parse_star_expression(parser);
        check_target(parser, item.target, TARGET_WITH);
    }
    return item;
}

/* `with (a as b, c as d):`; what only looks like it is read again as an
 * expression. */
static bool
parse_with_in_brackets(struct parser *parser, with_vector *items)
{
    struct parser_mark mark = parser_remember(parser);
    if (!parser_accept(parser, TOKEN_LEFT_PARENTHESIS))
        return false;
    do {
        if (items->count > 0
            && parser_kind(parser) == TOKEN_RIGHT_PARENTHESIS)
            break;
        VECTOR_PUSH(items, parse_with_item(parser));
    } while (parser_accept(parser, TOKEN_COMMA));
    if (parser_accept(parser, TOKEN_RIGHT_PARENTHESIS)
        && parser_kind(parser) == TOKEN_COLON)
        return true;
    items->count = 0;
    parser_return_to(parser, mark);
    return false;
}

static struct tree_statement *
parse_with(struct parser *parser, struct place start, bool is_async)
{
    struct tree_statement *statement =
        parser_statement(parser, STATEMENT_WITH, start);
    with_vector items = {0};
    parser_expect(parser, TOKEN_WITH);
    if (!parse_with_in_brackets(parser, &items))
        do
            VECTOR_PUSH(&items, parse_with_item(parser));
        while (parser_accept(parser, TOKEN_COMMA));
    statement->as.with.is_async = is_async;
    statement->as.with.items =
        parser_copy(parser, items.items, items.count, sizeof *items.items);
    statement->as.with.item_count = items.count;
    VECTOR_RELEASE(&items);
    statement->as.with.body =
        parse_block(parser, "'with' statement", start.line);
    return statement;
}

static struct except_clause
parse_except(struct parser *parser)
{
    struct except_clause clause = {.place = parser_place(parser)};
    parser_expect(parser, TOKEN_EXCEPT);
    clause.is_group = parser->workshop->dialect->has_groups
                      && parser_accept(parser, TOKEN_STAR);
    if (clause.is_group && parser_kind(parser) == TOKEN_COLON)
        parser_fail(parser, parser_place(parser),
                    "expected one or more exception types");
    if (parser_kind(parser) != TOKEN_COLON || clause.is_group) {
        struct place start = parser_place(parser);
        clause.type = parse_expression(parser);
        if (parser_kind(parser) == TOKEN_COMMA)
            parser_fail(parser, start, "multiple exception types must be "
                                       "parenthesized");
        if (parser_accept(parser, TOKEN_AS))
            clause.name = parser_name(parser);
    }
    clause.body = parse_block(parser,
                              clause.is_group ? "'except*' statement"
                                              : "'except' statement",
                              clause.place.line);
    parser_end_place(parser, &clause.place);
    return clause;
}

static struct tree_statement *
parse_try(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct tree_statement *statement =
        parser_statement(parser, STATEMENT_TRY, start);
    VECTOR(struct except_clause) handlers = {0};
    parser_expect(parser, TOKEN_TRY);
    statement->as.guarded.body =
        parse_forced_block(parser, "'try' statement", start.line);
    while (parser_kind(parser) == TOKEN_EXCEPT) {
        if (handlers.count > 0
            && handlers.items[handlers.count - 1].type == NULL)
            parser_fail(parser,
                        handlers.items[handlers.count - 1].place,
                        "default 'except:' must be last");
        VECTOR_PUSH(&handlers, parse_except(parser));
        if (handlers.items[handlers.count - 1].is_group
            != handlers.items[0].is_group)
            parser_fail(parser, handlers.items[handlers.count - 1].place,
                        "cannot have both 'except' and 'except*' on the same "
                        "'try'");
    }
    if (handlers.count > 0)
        statement->as.guarded.otherwise = parse_else(parser);
    statement->as.guarded.finally_place = parser_place(parser);
    int line = parser_place(parser).line;
    if (parser_accept(parser, TOKEN_FINALLY))
        statement->as.guarded.finally =
            parse_forced_block(parser, "'finally' statement", line);
    else if (handlers.count == 0)
        parser_fail(parser, parser_place(parser),
                    "expected 'except' or 'finally' block");
    statement->as.guarded.handlers = parser_copy(
        parser, handlers.items, handlers.count, sizeof *handlers.items);
    statement->as.guarded.handler_count = handlers.count;
    VECTOR_RELEASE(&handlers);
    return statement;
}

static struct tree_statement *
parse_async(struct parser *parser)
{
    struct place start = parser_place(parser);
    if (parser_ahead(parser, 1)->kind == TOKEN_DEF)
        return parse_definition(parser);
    parser_expect(parser, TOKEN_ASYNC);
    if (parser_kind(parser) == TOKEN_FOR)
        return parse_for(parser, start, true);
    if (parser_kind(parser) == TOKEN_WITH)
        return parse_with(parser, start, true);
    parser_fail_here(parser);
    return NULL;
}

struct tree_statement *
parse_compound(struct parser *parser)
{
    struct place start = parser_place(parser);
    switch (parser_kind(parser)) {
    case TOKEN_IF:
        return parse_if(parser);
    case TOKEN_WHILE:
        return parse_while(parser);
    case TOKEN_FOR:
        return parse_for(parser, start, false);
    case TOKEN_WITH:
        return parse_with(parser, start, false);
    case TOKEN_TRY:
        return parse_try(parser);
    case TOKEN_DEF:
    case TOKEN_CLASS:
    case TOKEN_AT:
        return parse_definition(parser);
    case TOKEN_ASYNC:
        return parse_async(parser);
    case TOKEN_NAME:
        return parser_is_word(parser, "match") ? parse_match(parser) : NULL;
    default:
        return NULL;
    }
}
