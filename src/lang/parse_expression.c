#include "lang/parser_state.h"

/* Binary operators by how tightly they bind; `**` and the unary ones are
 * rules of their own. */
struct operator_row {
    enum token_kind token;
    int priority;
    enum binary_operator operator;
};

enum { PRIORITY_OR = 1, PRIORITY_XOR, PRIORITY_AND, PRIORITY_SHIFT,
       PRIORITY_SUM, PRIORITY_TERM };

static const struct operator_row operator_rows[] = {
    {TOKEN_BAR, PRIORITY_OR, BINARY_OR},
    {TOKEN_CARET, PRIORITY_XOR, BINARY_XOR},
    {TOKEN_AMPERSAND, PRIORITY_AND, BINARY_AND},
    {TOKEN_LEFT_SHIFT, PRIORITY_SHIFT, BINARY_LEFT_SHIFT},
    {TOKEN_RIGHT_SHIFT, PRIORITY_SHIFT, BINARY_RIGHT_SHIFT},
    {TOKEN_PLUS, PRIORITY_SUM, BINARY_ADD},
    {TOKEN_MINUS, PRIORITY_SUM, BINARY_SUBTRACT},
    {TOKEN_STAR, PRIORITY_TERM, BINARY_MULTIPLY},
    {TOKEN_AT, PRIORITY_TERM, BINARY_MATRIX_MULTIPLY},
    {TOKEN_SLASH, PRIORITY_TERM, BINARY_TRUE_DIVIDE},
    {TOKEN_FLOOR_DIVIDE, PRIORITY_TERM, BINARY_FLOOR_DIVIDE},
    {TOKEN_PERCENT, PRIORITY_TERM, BINARY_REMAINDER},
};

static const struct operator_row *
find_operator(enum token_kind token)
{
    for (size_t i = 0; i < sizeof operator_rows / sizeof *operator_rows; i++)
        if (operator_rows[i].token == token)
            return &operator_rows[i];
    return NULL;
}

static struct expression *parse_unary(struct parser *parser);

static struct expression *
new_binary(struct parser *parser, struct place start,
           enum binary_operator operator, struct expression *left,
           struct expression *right)
{
    struct expression *node =
        parser_expression(parser, EXPRESSION_BINARY, start);
    node->as.binary.operator = operator;
    node->as.binary.left = left;
    node->as.binary.right = right;
    parser_adopt(parser, node, left);
    return parser_close(parser, node, right);
}

static struct expression *
parse_power(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *left;
    if (parser_accept(parser, TOKEN_AWAIT)) {
        left = parser_expression(parser, EXPRESSION_AWAIT, start);
        left->as.operand = parse_primary(parser);
        parser_close(parser, left, left->as.operand);
    } else {
        left = parse_primary(parser);
    }
    if (!parser_accept(parser, TOKEN_POWER))
        return left;
    struct expression *right = left;
    if (parser_enter(parser))
        right = parse_unary(parser);
    parser_leave(parser);
    return new_binary(parser, start, BINARY_POWER, left, right);
}

static struct expression *
parse_unary(struct parser *parser)
{
    struct place start = parser_place(parser);
    enum unary_operator operator;
    if (parser_accept(parser, TOKEN_MINUS))
        operator = UNARY_NEGATIVE;
    else if (parser_accept(parser, TOKEN_PLUS))
        operator = UNARY_POSITIVE;
    else if (parser_accept(parser, TOKEN_TILDE))
        operator = UNARY_INVERT;
    else
        return parse_power(parser);
    struct expression *node =
        parser_expression(parser, EXPRESSION_UNARY, start);
    node->as.unary.operator = operator;
    if (parser_enter(parser))
        node->as.unary.operand = parse_unary(parser);
    parser_leave(parser);
    return parser_close(parser, node, node->as.unary.operand);
}

/* Priority climbing: reads operators that bind at least as tightly. */
static struct expression *
parse_binary(struct parser *parser, int priority)
{
    struct place start = parser_place(parser);
    struct expression *left = parse_unary(parser);
    for (;;) {
        const struct operator_row *row = find_operator(parser_kind(parser));
        if (row == NULL || row->priority < priority || parser->failed)
            return left;
        parser_accept(parser, row->token);
        struct expression *right = parse_binary(parser, row->priority + 1);
        left = new_binary(parser, start, row->operator, left, right);
    }
}

struct expression *
parse_bitwise_or(struct parser *parser)
{
    return parse_binary(parser, PRIORITY_OR);
}

/* Takes a comparison operator. */
static bool
accept_relation(struct parser *parser, enum relation *relation)
{
    static const struct {
        enum token_kind token;
        enum relation relation;
    } rows[] = {
        {TOKEN_LESS, RELATION_LESS},
        {TOKEN_LESS_EQUAL, RELATION_LESS_EQUAL},
        {TOKEN_EQUAL, RELATION_EQUAL},
        {TOKEN_NOT_EQUAL, RELATION_NOT_EQUAL},
        {TOKEN_GREATER, RELATION_GREATER},
        {TOKEN_GREATER_EQUAL, RELATION_GREATER_EQUAL},
        {TOKEN_IN, RELATION_IN},
    };
    const struct token *next = parser_ahead(parser, 1);
    if (parser_kind(parser) == TOKEN_LESS && next->kind == TOKEN_GREATER
        && next->start == parser_token(parser)->end)
        parser_fail_here(parser); /* <> */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (parser_accept(parser, rows[i].token)) {
            *relation = rows[i].relation;
            return true;
        }
    }
    if (parser_kind(parser) == TOKEN_NOT
        && parser_ahead(parser, 1)->kind == TOKEN_IN) {
        parser_accept(parser, TOKEN_NOT);
        *relation = RELATION_NOT_IN;
        return parser_accept(parser, TOKEN_IN);
    }
    if (parser_accept(parser, TOKEN_NOT))
        parser_fail_here(parser); /* `a not b` */
    if (!parser_accept(parser, TOKEN_IS))
        return false;
    *relation = parser_accept(parser, TOKEN_NOT) ? RELATION_IS_NOT
                                                 : RELATION_IS;
    return true;
}

static struct expression *
parse_comparison(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *left = parse_bitwise_or(parser);
    enum relation relation;
    if (!accept_relation(parser, &relation))
        return left;
    struct expression *node =
        parser_expression(parser, EXPRESSION_COMPARE, start);
    VECTOR(enum relation) relations = {0};
    expression_vector rest = {0};
    node->as.compare.left = left;
    parser_adopt(parser, node, left);
    do {
        struct expression *right = parse_bitwise_or(parser);
        VECTOR_PUSH(&relations, relation);
        VECTOR_PUSH(&rest, right);
        parser_adopt(parser, node, right);
    } while (accept_relation(parser, &relation));
    node->as.compare.relations = parser_copy(
        parser, relations.items, relations.count, sizeof *relations.items);
    VECTOR_RELEASE(&relations);
    node->as.compare.rest = parser_take(parser, &rest);
    return parser_close(parser, node, NULL);
}

static struct expression *
parse_inversion(struct parser *parser)
{
    struct place start = parser_place(parser);
    if (!parser_accept(parser, TOKEN_NOT))
        return parse_comparison(parser);
    struct expression *node =
        parser_expression(parser, EXPRESSION_NOT, start);
    if (parser_enter(parser))
        node->as.operand = parse_inversion(parser);
    parser_leave(parser);
    return parser_close(parser, node, node->as.operand);
}

/* Parses operands parted by `and` (`or`). */
static struct expression *
parse_boolean(struct parser *parser, bool is_or)
{
    struct place start = parser_place(parser);
    enum token_kind token = is_or ? TOKEN_OR : TOKEN_AND;
    struct expression *first =
        is_or ? parse_boolean(parser, false) : parse_inversion(parser);
    if (parser_kind(parser) != token)
        return first;
    struct expression *node =
        parser_expression(parser, EXPRESSION_BOOLEAN, start);
    expression_vector values = {0};
    node->as.boolean.is_or = is_or;
    parser_adopt(parser, node, first);
    VECTOR_PUSH(&values, first);
    while (parser_accept(parser, token)) {
        struct expression *next =
            is_or ? parse_boolean(parser, false) : parse_inversion(parser);
        parser_adopt(parser, node, next);
        VECTOR_PUSH(&values, next);
    }
    node->as.boolean.values = parser_take(parser, &values);
    return parser_close(parser, node, NULL);
}

struct expression *
parse_disjunction(struct parser *parser)
{
    return parse_boolean(parser, true);
}

static struct expression *
parse_lambda(struct parser *parser)
{
    struct expression *node = parser_expression(parser, EXPRESSION_LAMBDA,
                                                parser_place(parser));
    parser_expect(parser, TOKEN_LAMBDA);
    node->as.lambda.parameters = parse_parameters(parser, TOKEN_COLON);
    parser_expect(parser, TOKEN_COLON);
    node->as.lambda.body = parse_expression(parser);
    return parser_close(parser, node, node->as.lambda.body);
}

static struct expression *
parse_conditional(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *body = parse_disjunction(parser);
    if (!parser_accept(parser, TOKEN_IF))
        return body;
    struct expression *node =
        parser_expression(parser, EXPRESSION_CONDITIONAL, start);
    node->as.conditional.body = body;
    node->as.conditional.test = parse_disjunction(parser);
    if (!parser_accept(parser, TOKEN_ELSE)) {
        if (parser_kind(parser) != TOKEN_COLON)
            parser_fail(parser, start, "expected 'else' after 'if' "
                                       "expression");
        parser_fail_here(parser);
    }
    node->as.conditional.otherwise = parse_expression(parser);
    parser_adopt(parser, node, body);
    parser_adopt(parser, node, node->as.conditional.test);
    return parser_close(parser, node, node->as.conditional.otherwise);
}

struct expression *
parse_expression(struct parser *parser)
{
    struct expression *node;
    if (!parser_enter(parser))
        node = parser_expression(parser, EXPRESSION_NAME,
                                 parser_place(parser));
    else if (parser_kind(parser) == TOKEN_LAMBDA)
        node = parse_lambda(parser);
    else
        node = parse_conditional(parser);
    parser_leave(parser);
    return node;
}

struct expression *
parse_named_expression(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *node = parse_expression(parser);
    if (parser_kind(parser) == TOKEN_ASSIGN)
        fail_assignment_in_test(parser, node);
    if (!parser_accept(parser, TOKEN_NAMED_ASSIGN))
        return node;
    if (node->kind != EXPRESSION_NAME || node->parenthesised)
        parser_fail(parser, start,
                    "cannot use assignment expressions with %s",
                    tree_expression_words(node,
                                          parser->workshop->constants));
    struct expression *named =
        parser_expression(parser, EXPRESSION_NAMED, start);
    named->as.named.target = node;
    named->as.named.value = parse_expression(parser);
    return parser_close(parser, named, named->as.named.value);
}

struct expression *
parse_star_expression(struct parser *parser)
{
    struct place start = parser_place(parser);
    if (!parser_accept(parser, TOKEN_STAR))
        return parse_expression(parser);
    struct expression *node =
        parser_expression(parser, EXPRESSION_STARRED, start);
    node->as.operand = parse_bitwise_or(parser);
    return parser_close(parser, node, node->as.operand);
}

struct expression *
parse_star_expressions(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *first = parse_star_expression(parser);
    if (parser_kind(parser) != TOKEN_COMMA)
        return first;
    struct expression *node =
        parser_expression(parser, EXPRESSION_TUPLE, start);
    expression_vector items = {0};
    VECTOR_PUSH(&items, first);
    parser_adopt(parser, node, first);
    while (parser_accept(parser, TOKEN_COMMA)) {
        if (!parser_begins_expression(parser_token(parser))
            && parser_kind(parser) != TOKEN_STAR)
            break;
        struct expression *item = parse_star_expression(parser);
        parser_adopt(parser, node, item);
        VECTOR_PUSH(&items, item);
    }
    node->as.items = parser_take(parser, &items);
    return parser_close(parser, node, NULL);
}

struct expression *
parse_yield(struct parser *parser)
{
    struct expression *node = parser_expression(parser, EXPRESSION_YIELD,
                                                parser_place(parser));
    parser_expect(parser, TOKEN_YIELD);
    if (parser_accept(parser, TOKEN_FROM)) {
        node->kind = EXPRESSION_YIELD_FROM;
        node->as.operand = parse_expression(parser);
    } else if (parser_begins_expression(parser_token(parser))
               || parser_kind(parser) == TOKEN_STAR) {
        node->as.operand = parse_star_expressions(parser);
    }
    return parser_close(parser, node, node->as.operand);
}

struct expression *
parse_yield_or_expressions(struct parser *parser)
{
    if (parser_kind(parser) == TOKEN_YIELD)
        return parse_yield(parser);
    return parse_star_expressions(parser);
}
