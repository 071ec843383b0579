#include "lang/parser_state.h"

typedef VECTOR(struct pattern *) pattern_vector;

static struct pattern *parse_pattern(struct parser *parser);
static struct pattern *parse_closed_pattern(struct parser *parser);

static struct pattern *
new_pattern(struct parser *parser, enum pattern_kind kind)
{
    struct pattern *pattern =
        arena_alloc(parser->workshop->arena, sizeof *pattern);
    pattern->kind = kind;
    pattern->place = parser_place(parser);
    return pattern;
}

static void
take_patterns(struct parser *parser, struct pattern *pattern,
              pattern_vector *patterns)
{
    pattern->patterns = parser_copy(parser, patterns->items,
                                    patterns->count,
                                    sizeof *patterns->items);
    pattern->pattern_count = patterns->count;
    VECTOR_RELEASE(patterns);
}

/* Takes a name to bind; `_` binds nothing. */
static struct identifier
parse_capture(struct parser *parser)
{
    struct identifier name = parser_name(parser);
    if (strcmp(name.text, "_") == 0)
        name.text = NULL;
    return name;
}

static struct pattern *
parse_star_pattern(struct parser *parser)
{
    struct pattern *pattern = new_pattern(parser, PATTERN_STAR);
    if (!parser_accept(parser, TOKEN_STAR))
        return parse_pattern(parser);
    pattern->name = parse_capture(parser);
    return pattern;
}

/* Parses the rest of a sequence of patterns, the first of which is read. */
static struct pattern *
parse_sequence(struct parser *parser, struct pattern *sequence,
               struct pattern *first, enum token_kind closing)
{
    pattern_vector patterns = {0};
    sequence->kind = PATTERN_SEQUENCE;
    if (first != NULL)
        VECTOR_PUSH(&patterns, first);
    while (parser_kind(parser) != closing && !parser->failed
           && (patterns.count == 0 || parser_accept(parser, TOKEN_COMMA))) {
        if (parser_kind(parser) == closing
            || parser_kind(parser) == TOKEN_IF)
            break;
        VECTOR_PUSH(&patterns, parse_star_pattern(parser));
        if (parser_kind(parser) == TOKEN_IF)
            break;
    }
    take_patterns(parser, sequence, &patterns);
    return sequence;
}

static struct pattern *
parse_bracketed(struct parser *parser)
{
    struct pattern *pattern = new_pattern(parser, PATTERN_SEQUENCE);
    if (parser_accept(parser, TOKEN_LEFT_BRACKET)) {
        parse_sequence(parser, pattern, NULL, TOKEN_RIGHT_BRACKET);
        parser_expect(parser, TOKEN_RIGHT_BRACKET);
        return pattern;
    }
    parser_expect(parser, TOKEN_LEFT_PARENTHESIS);
    if (parser_accept(parser, TOKEN_RIGHT_PARENTHESIS))
        return pattern;
    struct pattern *first = parse_star_pattern(parser);
    if (parser_kind(parser) == TOKEN_COMMA || first->kind == PATTERN_STAR)
        first = parse_sequence(parser, pattern, first,
                               TOKEN_RIGHT_PARENTHESIS);
    parser_expect(parser, TOKEN_RIGHT_PARENTHESIS);
    return first;
}

static struct pattern *
parse_mapping(struct parser *parser)
{
    struct pattern *pattern = new_pattern(parser, PATTERN_MAPPING);
    expression_vector keys = {0};
    pattern_vector patterns = {0};
    parser_expect(parser, TOKEN_LEFT_BRACE);
    while (parser_kind(parser) != TOKEN_RIGHT_BRACE && !parser->failed) {
        if (parser_accept(parser, TOKEN_POWER)) {
            pattern->name = parser_name(parser);
            parser_accept(parser, TOKEN_COMMA);
            break;
        } else {
            VECTOR_PUSH(&keys, parse_bitwise_or(parser));
            parser_expect(parser, TOKEN_COLON);
            VECTOR_PUSH(&patterns, parse_pattern(parser));
        }
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    parser_expect(parser, TOKEN_RIGHT_BRACE);
    pattern->keys = parser_take(parser, &keys);
    take_patterns(parser, pattern, &patterns);
    return pattern;
}

/* Parses what is in the brackets of `Name(…)`. */
static void
parse_class_pattern(struct parser *parser, struct pattern *pattern)
{
    pattern_vector patterns = {0};
    VECTOR(struct identifier) names = {0};
    pattern->kind = PATTERN_CLASS;
    while (parser_kind(parser) != TOKEN_RIGHT_PARENTHESIS
           && !parser->failed) {
        if (parser_kind(parser) == TOKEN_NAME
            && parser_ahead(parser, 1)->kind == TOKEN_ASSIGN) {
            VECTOR_PUSH(&names, parser_name(parser));
            parser_accept(parser, TOKEN_ASSIGN);
        } else if (names.count > 0) {
            parser_fail(parser, parser_place(parser),
                        "positional patterns follow keyword patterns");
        }
        VECTOR_PUSH(&patterns, parse_pattern(parser));
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    parser_expect(parser, TOKEN_RIGHT_PARENTHESIS);
    pattern->names.items = parser_copy(parser, names.items, names.count,
                                       sizeof *names.items);
    pattern->names.count = names.count;
    VECTOR_RELEASE(&names);
    take_patterns(parser, pattern, &patterns);
}

/* Parses a name to capture, a dotted name to compare with, or a class. */
static struct pattern *
parse_name_pattern(struct parser *parser)
{
    struct pattern *pattern = new_pattern(parser, PATTERN_CAPTURE);
    enum token_kind next = parser_ahead(parser, 1)->kind;
    if (next != TOKEN_DOT && next != TOKEN_LEFT_PARENTHESIS) {
        pattern->name = parse_capture(parser);
        return pattern;
    }
    pattern->kind = PATTERN_VALUE;
    struct expression *value = parse_atom(parser);
    while (parser_accept(parser, TOKEN_DOT)) {
        struct expression *attribute = parser_expression(
            parser, EXPRESSION_ATTRIBUTE, value->place);
        attribute->as.attribute.value = value;
        attribute->as.attribute.name = parser_name(parser);
        value = parser_close(parser, attribute, value);
    }
    pattern->value = value;
    if (parser_accept(parser, TOKEN_LEFT_PARENTHESIS))
        parse_class_pattern(parser, pattern);
    return pattern;
}

static struct pattern *
parse_closed_pattern(struct parser *parser)
{
    struct pattern *pattern = new_pattern(parser, PATTERN_VALUE);
    switch (parser_kind(parser)) {
    case TOKEN_NAME:
        return parse_name_pattern(parser);
    case TOKEN_LEFT_PARENTHESIS:
    case TOKEN_LEFT_BRACKET:
        return parse_bracketed(parser);
    case TOKEN_LEFT_BRACE:
        return parse_mapping(parser);
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
        pattern->kind = PATTERN_SINGLETON;
        pattern->value = parse_atom(parser);
        return pattern;
    case TOKEN_NUMBER:
    case TOKEN_MINUS:
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
        break;
    default:
        parser_fail_here(parser);
        return pattern;
    }
    /* `|` parts patterns, so only a sum may be read: 1 + 2j */
    struct place start = parser_place(parser);
    bool negative = parser_accept(parser, TOKEN_MINUS);
    if (negative && parser_kind(parser) != TOKEN_NUMBER)
        parser_fail_here(parser);
    struct expression *value = parse_atom(parser);
    if (negative) {
        struct expression *node =
            parser_expression(parser, EXPRESSION_UNARY, start);
        node->as.unary.operator = UNARY_NEGATIVE;
        node->as.unary.operand = value;
        value = parser_close(parser, node, value);
    }
    bool is_sum = parser_kind(parser) == TOKEN_PLUS
                  || parser_kind(parser) == TOKEN_MINUS;
    if (is_sum) {
        struct expression *node =
            parser_expression(parser, EXPRESSION_BINARY, start);
        node->as.binary.operator = parser_kind(parser) == TOKEN_PLUS
                                       ? BINARY_ADD
                                       : BINARY_SUBTRACT;
        parser->at++;
        if (parser_kind(parser) != TOKEN_NUMBER)
            parser_fail_here(parser);
        node->as.binary.left = value;
        node->as.binary.right = parse_atom(parser);
        value = parser_close(parser, node, value);
    }
    pattern->value = value;
    return pattern;
}

static struct pattern *
parse_or_pattern(struct parser *parser)
{
    struct pattern *first = parse_closed_pattern(parser);
    if (parser_kind(parser) != TOKEN_BAR)
        return first;
    struct pattern *pattern = new_pattern(parser, PATTERN_OR);
    pattern_vector patterns = {0};
    pattern->place = first->place;
    VECTOR_PUSH(&patterns, first);
    while (parser_accept(parser, TOKEN_BAR))
        VECTOR_PUSH(&patterns, parse_closed_pattern(parser));
    take_patterns(parser, pattern, &patterns);
    return pattern;
}

static struct pattern *
parse_pattern(struct parser *parser)
{
    struct pattern *inner = NULL;
    if (parser_enter(parser))
        inner = parse_or_pattern(parser);
    else
        inner = new_pattern(parser, PATTERN_CAPTURE);
    parser_leave(parser);
    if (!parser_accept(parser, TOKEN_AS))
        return inner;
    struct pattern *pattern = new_pattern(parser, PATTERN_CAPTURE);
    pattern_vector patterns = {0};
    pattern->place = inner->place;
    pattern->name = parser_name(parser);
    if (strcmp(pattern->name.text, "_") == 0)
        parser_fail(parser, pattern->name.place,
                    "cannot use '_' as a target");
    VECTOR_PUSH(&patterns, inner);
    take_patterns(parser, pattern, &patterns);
    return pattern;
}

static struct match_case
parse_case(struct parser *parser)
{
    struct match_case item = {.place = parser_place(parser)};
    parser_accept(parser, TOKEN_NAME);
    struct pattern *first = parse_star_pattern(parser);
    if (parser_kind(parser) == TOKEN_COMMA || first->kind == PATTERN_STAR) {
        struct pattern *sequence =
            new_pattern(parser, PATTERN_SEQUENCE);
        sequence->place = first->place;
        first = parse_sequence(parser, sequence, first, TOKEN_COLON);
    }
    item.pattern = first;
    if (parser_accept(parser, TOKEN_IF))
        item.guard = parse_named_expression(parser);
    item.body =
        parse_block(parser, "'case' statement", item.place.line);
    return item;
}

/* `match` is a keyword only where a match statement can be read. */
struct tree_statement *
parse_match(struct parser *parser)
{
    if (!parser->workshop->dialect->has_match)
        return NULL;
    struct parser_mark mark = parser_remember(parser);
    struct tree_statement *statement =
        parser_statement(parser, STATEMENT_MATCH, parser_place(parser));
    parser_accept(parser, TOKEN_NAME);
    enum token_kind next = parser_kind(parser);
    bool begins_operand = next == TOKEN_NAME || next == TOKEN_NUMBER
                          || next == TOKEN_STRING;
    statement->as.match.subject = parse_star_expressions(parser);
    bool is_match = parser_accept(parser, TOKEN_COLON)
                    && parser_accept(parser, TOKEN_NEWLINE);
    bool lacks_colon = !is_match && begins_operand && !parser->failed
                       && parser_kind(parser) == TOKEN_NEWLINE;
    if (lacks_colon) {
        parser_fail(parser, parser_place(parser), "expected ':'");
    } else if (!is_match) {
        parser_return_to(parser, mark);
        return NULL;
    }
    if (!parser_accept(parser, TOKEN_INDENT))
        parser_fail(parser, parser_place(parser),
                    "expected an indented block after 'match' statement on "
                    "line %d",
                    statement->place.line);
    VECTOR(struct match_case) cases = {0};
    while (parser_is_word(parser, "case"))
        VECTOR_PUSH(&cases, parse_case(parser));
    if (cases.count == 0 || !parser_accept(parser, TOKEN_DEDENT))
        parser_fail_here(parser);
    statement->as.match.cases = parser_copy(
        parser, cases.items, cases.count, sizeof *cases.items);
    statement->as.match.case_count = cases.count;
    VECTOR_RELEASE(&cases);
    return statement;
}
