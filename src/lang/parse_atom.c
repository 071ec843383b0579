#include "lang/parser_state.h"

/* What stands between two items, when it is not a comma: most often one was
 * forgotten. */
static void
expect_closing(struct parser *parser, enum token_kind closing,
               const struct expression *last)
{
    if (parser_accept(parser, closing) || parser->failed)
        return;
    if (last != NULL && parser_begins_expression(parser_token(parser))
        && last->kind != EXPRESSION_STARRED
        && last->kind != EXPRESSION_LAMBDA
        && last->kind != EXPRESSION_CONDITIONAL)
        parser_fail(parser, last->place,
                    "invalid syntax. Perhaps you forgot a comma?");
    else
        parser_fail_here(parser);
}

struct clause_list
parse_clauses(struct parser *parser)
{
    VECTOR(struct comprehension_clause) clauses = {0};
    while (parser_kind(parser) == TOKEN_FOR
           || parser_kind(parser) == TOKEN_ASYNC) {
        struct comprehension_clause clause = {0};
        expression_vector conditions = {0};
        clause.is_async = parser_accept(parser, TOKEN_ASYNC);
        parser_expect(parser, TOKEN_FOR);
        clause.target = parse_for_targets(parser);
        parser_expect(parser, TOKEN_IN);
        clause.iterable = parse_disjunction(parser);
        while (parser_accept(parser, TOKEN_IF))
            VECTOR_PUSH(&conditions, parse_disjunction(parser));
        clause.conditions = parser_take(parser, &conditions);
        VECTOR_PUSH(&clauses, clause);
    }
    struct clause_list list = {
        parser_copy(parser, clauses.items, clauses.count,
                    sizeof *clauses.items),
        clauses.count};
    VECTOR_RELEASE(&clauses);
    return list;
}

static bool
at_comprehension(const struct parser *parser)
{
    return parser_kind(parser) == TOKEN_FOR
           || (parser_kind(parser) == TOKEN_ASYNC
               && parser_ahead(parser, 1)->kind == TOKEN_FOR);
}

/* Parses the clauses that make a comprehension of element. */
static struct expression *
parse_comprehension(struct parser *parser, enum expression_kind kind,
                    struct place start, struct expression *element,
                    struct expression *value)
{
    struct expression *node = parser_expression(parser, kind, start);
    if (element->kind == EXPRESSION_STARRED)
        parser_fail(parser, element->place,
                    "iterable unpacking cannot be used in comprehension");
    node->as.comprehension.element = element;
    node->as.comprehension.value = value;
    struct clause_list clauses = parse_clauses(parser);
    node->as.comprehension.clauses = clauses;
    for (size_t i = 0; i < clauses.count; i++) {
        const struct comprehension_clause *clause = &clauses.items[i];
        parser_adopt(parser, node, clause->target);
        parser_adopt(parser, node, clause->iterable);
        for (size_t j = 0; j < clause->conditions.count; j++)
            parser_adopt(parser, node, clause->conditions.items[j]);
    }
    parser_adopt(parser, node, element);
    return parser_close(parser, node, value);
}

static struct expression *
parse_item(struct parser *parser)
{
    if (parser_kind(parser) == TOKEN_STAR)
        return parse_star_expression(parser);
    return parse_named_expression(parser);
}

/* Parses items up to the closing bracket, which is taken. */
static void
parse_items(struct parser *parser, struct expression *node,
            struct expression *first, enum token_kind closing)
{
    expression_vector items = {0};
    VECTOR_PUSH(&items, first);
    parser_adopt(parser, node, first);
    while (parser_accept(parser, TOKEN_COMMA)) {
        if (parser_kind(parser) == closing)
            break;
        struct expression *item = parse_item(parser);
        parser_adopt(parser, node, item);
        VECTOR_PUSH(&items, item);
    }
    if (items.count > 1 && closing != TOKEN_RIGHT_PARENTHESIS
        && at_comprehension(parser))
        parser_fail(parser, first->place,
                    "did you forget parentheses around the comprehension "
                    "target?");
    expect_closing(parser, closing, items.items[items.count - 1]);
    node->as.items = parser_take(parser, &items);
    parser_close(parser, node, NULL);
}

static struct expression *
parse_parenthesised(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *node =
        parser_expression(parser, EXPRESSION_TUPLE, start);
    parser_expect(parser, TOKEN_LEFT_PARENTHESIS);
    if (parser_accept(parser, TOKEN_RIGHT_PARENTHESIS))
        return parser_close(parser, node, NULL);
    if (parser_kind(parser) == TOKEN_YIELD) {
        struct expression *yield = parse_yield(parser);
        expect_closing(parser, TOKEN_RIGHT_PARENTHESIS, NULL);
        yield->parenthesised = true;
        return yield;
    }
    struct expression *first = parse_item(parser);
    if (at_comprehension(parser)) {
        node = parse_comprehension(parser, EXPRESSION_GENERATOR, start,
                                   first, NULL);
        expect_closing(parser, TOKEN_RIGHT_PARENTHESIS, NULL);
        return parser_close(parser, node, NULL);
    }
    if (parser_kind(parser) == TOKEN_COMMA) {
        parse_items(parser, node, first, TOKEN_RIGHT_PARENTHESIS);
        return node;
    }
    expect_closing(parser, TOKEN_RIGHT_PARENTHESIS, first);
    if (first->kind == EXPRESSION_STARRED)
        parser_fail(parser, first->place,
                    "cannot use starred expression here");
    first->parenthesised = true;
    return first;
}

static struct expression *
parse_list(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *node =
        parser_expression(parser, EXPRESSION_LIST, start);
    parser_expect(parser, TOKEN_LEFT_BRACKET);
    if (parser_accept(parser, TOKEN_RIGHT_BRACKET))
        return parser_close(parser, node, NULL);
    struct expression *first = parse_item(parser);
    if (at_comprehension(parser)) {
        node = parse_comprehension(parser, EXPRESSION_LIST_COMPREHENSION,
                                   start, first, NULL);
        expect_closing(parser, TOKEN_RIGHT_BRACKET, NULL);
        return parser_close(parser, node, NULL);
    }
    parse_items(parser, node, first, TOKEN_RIGHT_BRACKET);
    return node;
}

/* Parses `key: value` (the key is read already) or `**value`. */
static void
parse_pair(struct parser *parser, struct expression *node,
           expression_vector *keys, expression_vector *values,
           struct expression *key)
{
    struct expression *value;
    if (key == NULL && parser_accept(parser, TOKEN_POWER)) {
        value = parse_bitwise_or(parser);
    } else {
        if (key == NULL)
            key = parse_expression(parser);
        struct place after = parser_place(parser);
        struct place last = key->place;
        last.line = last.end_line;
        last.column = last.end_column - 1;
        if (!parser_accept(parser, TOKEN_COLON))
            parser_fail(parser, keys->count > 0 ? last : after,
                        "':' expected after dictionary key");
        if (parser_kind(parser) == TOKEN_RIGHT_BRACE
            || parser_kind(parser) == TOKEN_COMMA)
            parser_fail(parser, after,
                        "expression expected after dictionary key and ':'");
        value = parse_expression(parser);
        parser_adopt(parser, node, key);
    }
    parser_adopt(parser, node, value);
    VECTOR_PUSH(keys, key);
    VECTOR_PUSH(values, value);
}

static struct expression *
parse_dict(struct parser *parser, struct place start,
           struct expression *first_key)
{
    struct expression *node =
        parser_expression(parser, EXPRESSION_DICT, start);
    expression_vector keys = {0}, values = {0};
    struct place first = parser_place(parser);
    parse_pair(parser, node, &keys, &values, first_key);
    if (at_comprehension(parser)) {
        struct expression *key = keys.items[0], *value = values.items[0];
        VECTOR_RELEASE(&keys);
        VECTOR_RELEASE(&values);
        if (key == NULL) {
            parser_fail(parser, first,
                        "dict unpacking cannot be used in dict "
                        "comprehension");
            key = value;
        }
        return parse_comprehension(parser, EXPRESSION_DICT_COMPREHENSION,
                                   start, key, value);
    }
    while (parser_accept(parser, TOKEN_COMMA)) {
        if (parser_kind(parser) == TOKEN_RIGHT_BRACE)
            break;
        parse_pair(parser, node, &keys, &values, NULL);
    }
    node->as.dict.keys = parser_take(parser, &keys);
    node->as.dict.values = parser_take(parser, &values);
    return node;
}

static struct expression *
parse_braces(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *node =
        parser_expression(parser, EXPRESSION_DICT, start);
    parser_expect(parser, TOKEN_LEFT_BRACE);
    if (parser_accept(parser, TOKEN_RIGHT_BRACE))
        return parser_close(parser, node, NULL);
    struct expression *first = NULL;
    if (parser_kind(parser) != TOKEN_POWER)
        first = parse_item(parser);
    if (first == NULL || parser_kind(parser) == TOKEN_COLON) {
        node = parse_dict(parser, start, first);
    } else if (at_comprehension(parser)) {
        node = parse_comprehension(parser, EXPRESSION_SET_COMPREHENSION,
                                   start, first, NULL);
    } else {
        node->kind = EXPRESSION_SET;
        parse_items(parser, node, first, TOKEN_RIGHT_BRACE);
        return node;
    }
    const struct expression *last = NULL;
    if (node->kind == EXPRESSION_DICT && node->as.dict.values.count > 0)
        last = node->as.dict.values.items[node->as.dict.values.count - 1];
    expect_closing(parser, TOKEN_RIGHT_BRACE, last);
    return parser_close(parser, node, NULL);
}

static struct expression *
parse_name(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *node =
        parser_expression(parser, EXPRESSION_NAME, start);
    node->as.name.text = parser_name(parser).text;
    return parser_close(parser, node, NULL);
}

static struct expression *
parse_singleton(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct value value;
    if (parser_accept(parser, TOKEN_NONE))
        value = value_from_none();
    else if (parser_accept(parser, TOKEN_DOTS))
        value = value_from_ellipsis();
    else if (parser_accept(parser, TOKEN_TRUE))
        value = value_from_bool(true);
    else {
        parser_expect(parser, TOKEN_FALSE);
        value = value_from_bool(false);
    }
    uint32_t object =
        constant_add_value(parser->workshop->constants, value);
    return parser_constant(parser, object, start);
}

struct expression *
parse_atom(struct parser *parser)
{
    switch (parser_kind(parser)) {
    case TOKEN_NAME:
        return parse_name(parser);
    case TOKEN_NUMBER:
        return parse_number(parser);
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
        return parse_strings(parser);
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_DOTS:
        return parse_singleton(parser);
    case TOKEN_LEFT_PARENTHESIS:
        return parse_parenthesised(parser);
    case TOKEN_LEFT_BRACKET:
        return parse_list(parser);
    case TOKEN_LEFT_BRACE:
        return parse_braces(parser);
    default:
        break;
    }
    parser_fail_here(parser);
    struct expression *node = parser_expression(parser, EXPRESSION_NAME,
                                                parser_place(parser));
    node->as.name.text = "";
    return node;
}
