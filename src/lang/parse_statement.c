#include "lang/parser_state.h"

static bool
ends_statement(const struct parser *parser)
{
    enum token_kind kind = parser_kind(parser);
    return kind == TOKEN_NEWLINE || kind == TOKEN_SEMICOLON;
}

static bool
accept_augmented(struct parser *parser, enum binary_operator *operator)
{
    static const struct {
        enum token_kind token;
        enum binary_operator operator;
    } rows[] = {
        {TOKEN_ADD_ASSIGN, BINARY_ADD},
        {TOKEN_SUBTRACT_ASSIGN, BINARY_SUBTRACT},
        {TOKEN_MULTIPLY_ASSIGN, BINARY_MULTIPLY},
        {TOKEN_MATRIX_ASSIGN, BINARY_MATRIX_MULTIPLY},
        {TOKEN_DIVIDE_ASSIGN, BINARY_TRUE_DIVIDE},
        {TOKEN_FLOOR_DIVIDE_ASSIGN, BINARY_FLOOR_DIVIDE},
        {TOKEN_REMAINDER_ASSIGN, BINARY_REMAINDER},
        {TOKEN_POWER_ASSIGN, BINARY_POWER},
        {TOKEN_LEFT_SHIFT_ASSIGN, BINARY_LEFT_SHIFT},
        {TOKEN_RIGHT_SHIFT_ASSIGN, BINARY_RIGHT_SHIFT},
        {TOKEN_AND_ASSIGN, BINARY_AND},
        {TOKEN_OR_ASSIGN, BINARY_OR},
        {TOKEN_XOR_ASSIGN, BINARY_XOR},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (parser_accept(parser, rows[i].token)) {
            *operator = rows[i].operator;
            return true;
        }
    }
    return false;
}

static void
parse_assignment(struct parser *parser, struct tree_statement *statement,
                 struct expression *first)
{
    expression_vector targets = {0};
    struct expression *value = first;
    statement->kind = STATEMENT_ASSIGN;
    while (parser_accept(parser, TOKEN_ASSIGN)) {
        VECTOR_PUSH(&targets, value);
        value = parse_yield_or_expressions(parser);
    }
    enum target_use use = targets.count == 1 ? TARGET_ASSIGN_ALONE
                                             : TARGET_ASSIGN;
    for (size_t i = 0; i < targets.count; i++)
        check_target(parser, targets.items[i], use);
    statement->as.assign.targets = parser_take(parser, &targets);
    statement->as.assign.value = value;
}

static void
parse_annotation(struct parser *parser, struct tree_statement *statement,
                 struct expression *target)
{
    if (target->kind == EXPRESSION_LIST || target->kind == EXPRESSION_TUPLE)
        parser_fail(parser, target->place,
                    "only single target (not %s) can be annotated",
                    target->kind == EXPRESSION_LIST ? "list" : "tuple");
    if (target->kind != EXPRESSION_NAME
        && target->kind != EXPRESSION_ATTRIBUTE
        && target->kind != EXPRESSION_SUBSCRIPT)
        parser_fail(parser, target->place,
                    "illegal target for annotation");
    statement->kind = STATEMENT_ANNOTATED;
    parser_expect(parser, TOKEN_COLON);
    statement->as.annotated.target = target;
    statement->as.annotated.annotation = parse_expression(parser);
    if (parser_accept(parser, TOKEN_ASSIGN))
        statement->as.annotated.value = parse_yield_or_expressions(parser);
}

/* After a name at the start of a statement: Python 2's print and exec. */
static void
blame_legacy(struct parser *parser, const struct expression *first)
{
    if (parser->failed || first->kind != EXPRESSION_NAME
        || !parser_begins_expression(parser_token(parser)))
        return;
    const char *name = first->as.name.text;
    if (strcmp(name, "print") != 0 && strcmp(name, "exec") != 0)
        return;
    parser_fail(parser, first->place,
                "Missing parentheses in call to '%s'. Did you mean "
                "%s(...)?",
                name, name);
}

static void
parse_expression_statement(struct parser *parser,
                           struct tree_statement *statement)
{
    struct expression *first = parse_yield_or_expressions(parser);
    enum binary_operator operator;
    statement->kind = STATEMENT_EXPRESSION;
    statement->as.expression = first;
    if (parser_kind(parser) == TOKEN_ASSIGN) {
        parse_assignment(parser, statement, first);
    } else if (parser_kind(parser) == TOKEN_COLON
               && (parser_begins_expression(parser_ahead(parser, 1))
                   || parser_ahead(parser, 1)->kind == TOKEN_ASSIGN)) {
        parse_annotation(parser, statement, first);
    } else if (accept_augmented(parser, &operator)) {
        if (first->kind != EXPRESSION_NAME
            && first->kind != EXPRESSION_ATTRIBUTE
            && first->kind != EXPRESSION_SUBSCRIPT)
            parser_fail(
                parser, first->place,
                "'%s' is an illegal expression for augmented assignment",
                tree_expression_words(first, parser->workshop->constants));
        statement->kind = STATEMENT_AUGMENTED;
        statement->as.augmented.operator = operator;
        statement->as.augmented.target = first;
        statement->as.augmented.value = parse_yield_or_expressions(parser);
    } else if (!ends_statement(parser)) {
        blame_legacy(parser, first);
    }
}

static void
parse_delete(struct parser *parser, struct tree_statement *statement)
{
    expression_vector targets = {0};
    do {
        if (targets.count > 0 && ends_statement(parser))
            break;
        VECTOR_PUSH(&targets, parse_star_expression(parser));
        check_target(parser, targets.items[targets.count - 1],
                     TARGET_DELETE);
    } while (parser_accept(parser, TOKEN_COMMA));
    statement->as.targets = parser_take(parser, &targets);
}

static void
parse_raise(struct parser *parser, struct tree_statement *statement)
{
    if (ends_statement(parser))
        return;
    statement->as.raise.exception = parse_expression(parser);
    if (parser_accept(parser, TOKEN_FROM))
        statement->as.raise.cause = parse_expression(parser);
}

static void
parse_assert(struct parser *parser, struct tree_statement *statement)
{
    statement->as.assertion.test = parse_expression(parser);
    if (parser_accept(parser, TOKEN_COMMA))
        statement->as.assertion.message = parse_expression(parser);
}

static void
parse_names(struct parser *parser, struct tree_statement *statement)
{
    VECTOR(struct identifier) names = {0};
    do
        VECTOR_PUSH(&names, parser_name(parser));
    while (parser_accept(parser, TOKEN_COMMA));
    statement->as.names.items = parser_copy(
        parser, names.items, names.count, sizeof *names.items);
    statement->as.names.count = names.count;
    VECTOR_RELEASE(&names);
}

/* Parses `a.b.c`. */
static struct identifier
parse_dotted_name(struct parser *parser)
{
    struct identifier name = parser_name(parser);
    struct text text = {0};
    text_add_string(&text, name.text);
    while (parser_accept(parser, TOKEN_DOT)) {
        text_add_byte(&text, '.');
        text_add_string(&text, parser_name(parser).text);
    }
    name.text = arena_copy_string(parser->workshop->arena,
                                  text_string(&text), text.length);
    text_release(&text);
    return name;
}

typedef VECTOR(struct import_alias) alias_vector;

static void
take_aliases(struct parser *parser, struct tree_statement *statement,
             alias_vector *aliases)
{
    statement->as.import.aliases = parser_copy(
        parser, aliases->items, aliases->count, sizeof *aliases->items);
    statement->as.import.alias_count = aliases->count;
    VECTOR_RELEASE(aliases);
}

static void
parse_import(struct parser *parser, struct tree_statement *statement)
{
    alias_vector aliases = {0};
    do {
        struct import_alias alias = {0};
        alias.name = parse_dotted_name(parser);
        if (parser_accept(parser, TOKEN_AS))
            alias.other = parser_name(parser);
        VECTOR_PUSH(&aliases, alias);
    } while (parser_accept(parser, TOKEN_COMMA));
    take_aliases(parser, statement, &aliases);
}

static void
parse_import_names(struct parser *parser, struct tree_statement *statement)
{
    alias_vector aliases = {0};
    struct place place = parser_place(parser);
    if (parser_accept(parser, TOKEN_STAR)) {
        struct import_alias all = {.name = {"*", place}};
        VECTOR_PUSH(&aliases, all);
        take_aliases(parser, statement, &aliases);
        return;
    }
    bool in_brackets = parser_accept(parser, TOKEN_LEFT_PARENTHESIS);
    do {
        struct import_alias alias = {0};
        if (aliases.count > 0 && in_brackets
            && parser_kind(parser) == TOKEN_RIGHT_PARENTHESIS)
            break;
        if (aliases.count > 0 && parser_kind(parser) == TOKEN_NEWLINE)
            parser_fail(parser, parser_place(parser),
                        "trailing comma not allowed without surrounding "
                        "parentheses");
        alias.name = parser_name(parser);
        if (parser_accept(parser, TOKEN_AS))
            alias.other = parser_name(parser);
        VECTOR_PUSH(&aliases, alias);
    } while (parser_accept(parser, TOKEN_COMMA));
    if (in_brackets)
        parser_expect(parser, TOKEN_RIGHT_PARENTHESIS);
    take_aliases(parser, statement, &aliases);
}

static void
parse_import_from(struct parser *parser, struct tree_statement *statement)
{
    for (;;) {
        if (parser_accept(parser, TOKEN_DOTS))
            statement->as.import.level += 3;
        else if (parser_accept(parser, TOKEN_DOT))
            statement->as.import.level++;
        else
            break;
    }
    statement->as.import.module =
        (struct identifier){"", parser_place(parser)};
    if (statement->as.import.level == 0
        || parser_kind(parser) != TOKEN_IMPORT)
        statement->as.import.module = parse_dotted_name(parser);
    parser_expect(parser, TOKEN_IMPORT);
    parse_import_names(parser, statement);
}

/* Parses `type X = …`, which begins like any other expression. */
static bool
parse_type_alias(struct parser *parser, struct tree_statement *statement)
{
    if (!parser_is_word(parser, "type")
        || parser_ahead(parser, 1)->kind != TOKEN_NAME)
        return false;
    enum token_kind after = parser_ahead(parser, 2)->kind;
    if (after != TOKEN_ASSIGN && after != TOKEN_LEFT_BRACKET)
        return false;
    statement->kind = STATEMENT_TYPE_ALIAS;
    parser_accept(parser, TOKEN_NAME);
    parser_name(parser);
    if (parser_accept(parser, TOKEN_LEFT_BRACKET)) {
        while (parser_kind(parser) != TOKEN_RIGHT_BRACKET
               && !parser->failed) {
            parser_accept(parser, TOKEN_STAR);
            parser_accept(parser, TOKEN_POWER);
            parser_name(parser);
            if (parser_accept(parser, TOKEN_COLON))
                parse_expression(parser);
            if (!parser_accept(parser, TOKEN_COMMA))
                break;
        }
        parser_expect(parser, TOKEN_RIGHT_BRACKET);
    }
    parser_expect(parser, TOKEN_ASSIGN);
    parse_expression(parser);
    return true;
}

static struct tree_statement *
parse_simple(struct parser *parser)
{
    static const struct {
        enum token_kind token;
        enum statement_kind kind;
        void (*parse)(struct parser *, struct tree_statement *);
    } rows[] = {
        {TOKEN_PASS, STATEMENT_PASS, NULL},
        {TOKEN_BREAK, STATEMENT_BREAK, NULL},
        {TOKEN_CONTINUE, STATEMENT_CONTINUE, NULL},
        {TOKEN_DEL, STATEMENT_DELETE, parse_delete},
        {TOKEN_RAISE, STATEMENT_RAISE, parse_raise},
        {TOKEN_ASSERT, STATEMENT_ASSERT, parse_assert},
        {TOKEN_GLOBAL, STATEMENT_GLOBAL, parse_names},
        {TOKEN_NONLOCAL, STATEMENT_NONLOCAL, parse_names},
        {TOKEN_IMPORT, STATEMENT_IMPORT, parse_import},
        {TOKEN_FROM, STATEMENT_IMPORT_FROM, parse_import_from},
    };
    struct tree_statement *statement = parser_statement(
        parser, STATEMENT_PASS, parser_place(parser));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!parser_accept(parser, rows[i].token))
            continue;
        statement->kind = rows[i].kind;
        if (rows[i].parse != NULL)
            rows[i].parse(parser, statement);
        return statement;
    }
    if (parser_accept(parser, TOKEN_RETURN)) {
        statement->kind = STATEMENT_RETURN;
        if (!ends_statement(parser))
            statement->as.expression = parse_star_expressions(parser);
    } else if (!parse_type_alias(parser, statement)) {
        parse_expression_statement(parser, statement);
    }
    return statement;
}

void
parse_simple_statements(struct parser *parser, statement_vector *statements)
{
    do {
        if (parser_kind(parser) == TOKEN_NEWLINE && statements->count > 0)
            break;
        struct tree_statement *statement = parse_simple(parser);
        parser_close_statement(parser, statement);
        VECTOR_PUSH(statements, statement);
    } while (parser_accept(parser, TOKEN_SEMICOLON));
    parser_expect(parser, TOKEN_NEWLINE);
}

struct statement_list
parse_statements(struct parser *parser, enum token_kind closing)
{
    statement_vector statements = {0};
    while (parser_kind(parser) != closing && !parser->failed) {
        struct tree_statement *compound = parse_compound(parser);
        if (compound != NULL) {
            parser_close_statement(parser, compound);
            VECTOR_PUSH(&statements, compound);
        } else {
            parse_simple_statements(parser, &statements);
        }
    }
    return parser_take_statements(parser, &statements);
}
