#include "lang/parser_state.h"

static void
parse_decorators(struct parser *parser, struct definition *definition)
{
    expression_vector decorators = {0};
    VECTOR(struct place) places = {0};
    while (parser_kind(parser) == TOKEN_AT && !parser->failed) {
        VECTOR_PUSH(&places, parser_place(parser));
        parser_accept(parser, TOKEN_AT);
        VECTOR_PUSH(&decorators, parse_named_expression(parser));
        parser_expect(parser, TOKEN_NEWLINE);
    }
    definition->decorator_places =
        parser_copy(parser, places.items, places.count,
                    sizeof *places.items);
    VECTOR_RELEASE(&places);
    definition->decorators = parser_take(parser, &decorators);
}

/* Parses `[T, *Ts, **P]` after the name (PEP 695). */
static void
parse_type_parameters(struct parser *parser, struct definition *definition)
{
    if (!parser_accept(parser, TOKEN_LEFT_BRACKET))
        return;
    definition->has_type_parameters = true;
    do {
        if (parser_kind(parser) == TOKEN_RIGHT_BRACKET)
            break;
        if (!parser_accept(parser, TOKEN_STAR))
            parser_accept(parser, TOKEN_POWER);
        parser_name(parser);
        if (parser_accept(parser, TOKEN_COLON))
            parse_expression(parser);
        if (parser_accept(parser, TOKEN_ASSIGN))
            parse_star_expression(parser);
    } while (parser_accept(parser, TOKEN_COMMA));
    parser_expect(parser, TOKEN_RIGHT_BRACKET);
}

static void
parse_function(struct parser *parser, struct tree_statement *statement)
{
    struct definition *definition = &statement->as.definition;
    statement->kind = STATEMENT_FUNCTION;
    parser_expect(parser, TOKEN_DEF);
    definition->name = parser_written_name(parser);
    definition->written = definition->name.text;
    definition->name.text = parser_mangle(parser, definition->written);
    parse_type_parameters(parser, definition);
    if (!parser_accept(parser, TOKEN_LEFT_PARENTHESIS))
        parser_fail(parser, parser_place(parser), "expected '('");
    definition->parameters =
        parse_parameters(parser, TOKEN_RIGHT_PARENTHESIS);
    parser_expect(parser, TOKEN_RIGHT_PARENTHESIS);
    if (parser_accept(parser, TOKEN_ARROW))
        definition->returns = parse_expression(parser);
    definition->body = parse_forced_block(parser, "function definition",
                                          statement->place.line);
}

static void
parse_class(struct parser *parser, struct tree_statement *statement)
{
    struct definition *definition = &statement->as.definition;
    statement->kind = STATEMENT_CLASS;
    parser_expect(parser, TOKEN_CLASS);
    definition->name = parser_written_name(parser);
    definition->written = definition->name.text;
    definition->name.text = parser_mangle(parser, definition->written);
    parse_type_parameters(parser, definition);
    if (parser_accept(parser, TOKEN_LEFT_PARENTHESIS))
        parse_arguments(parser, &definition->bases, &definition->keywords);
    const char *outer = parser->private_class;
    parser->private_class = definition->written;
    definition->body = parse_block(parser, "class definition",
                                   statement->place.line);
    parser->private_class = outer;
}

struct tree_statement *
parse_definition(struct parser *parser)
{
    struct definition definition = {0};
    parse_decorators(parser, &definition);
    struct tree_statement *statement = parser_statement(
        parser, STATEMENT_FUNCTION, parser_place(parser));
    definition.is_async = parser_accept(parser, TOKEN_ASYNC);
    statement->as.definition = definition;
    if (parser_kind(parser) == TOKEN_CLASS && !definition.is_async)
        parse_class(parser, statement);
    else
        parse_function(parser, statement);
    return statement;
}
