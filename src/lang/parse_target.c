#include "lang/parser_state.h"

#include "lang/lexer.h"

static void
fail_target(struct parser *parser, const struct expression *target,
            enum target_use use)
{
    const char *words =
        tree_expression_words(target, parser->workshop->constants);
    bool is_sum = target->kind != EXPRESSION_COMPARE
                  && target->kind != EXPRESSION_BOOLEAN
                  && target->kind != EXPRESSION_NOT
                  && target->kind != EXPRESSION_CONDITIONAL
                  && target->kind != EXPRESSION_LAMBDA
                  && target->kind != EXPRESSION_GENERATOR
                  && target->kind != EXPRESSION_YIELD
                  && target->kind != EXPRESSION_YIELD_FROM
                  && strcmp(words, "True") != 0
                  && strcmp(words, "False") != 0
                  && strcmp(words, "None") != 0;
    if (use == TARGET_DELETE)
        parser_fail(parser, target->place, "cannot delete %s", words);
    else if (target->kind == EXPRESSION_YIELD
             || target->kind == EXPRESSION_YIELD_FROM)
        parser_fail(parser, target->place,
                    "assignment to yield expression not possible");
    else if (use == TARGET_ASSIGN_ALONE && is_sum)
        parser_fail(parser, target->place,
                    "cannot assign to %s here. Maybe you meant '==' instead "
                    "of '='?",
                    words);
    else
        parser_fail(parser, target->place, "cannot assign to %s", words);
}

void
check_target(struct parser *parser, const struct expression *target,
             enum target_use use)
{
    if (parser->failed)
        return;
    switch (target->kind) {
    case EXPRESSION_NAME:
    case EXPRESSION_ATTRIBUTE:
    case EXPRESSION_SUBSCRIPT:
        return;
    case EXPRESSION_STARRED:
        if (use == TARGET_DELETE)
            fail_target(parser, target, use);
        else
            check_target(parser, target->as.operand, TARGET_ASSIGN);
        return;
    case EXPRESSION_TUPLE:
    case EXPRESSION_LIST:
        if (use == TARGET_ASSIGN_ALONE)
            use = TARGET_ASSIGN;
        for (size_t i = 0; i < target->as.items.count; i++)
            check_target(parser, target->as.items.items[i], use);
        return;
    default:
        fail_target(parser, target, use);
    }
}

void
fail_assignment_in_test(struct parser *parser, const struct expression *left)
{
    if (parser->failed)
        return;
    enum token_kind next = parser_ahead(parser, 1)->kind;
    if (next == TOKEN_ASSIGN || next == TOKEN_NEWLINE)
        parser_fail_here(parser);
    else if (left->kind == EXPRESSION_NAME)
        parser_fail(parser, left->place,
                    "invalid syntax. Maybe you meant '==' or ':=' instead "
                    "of '='?");
    else if (left->kind == EXPRESSION_LIST
             || left->kind == EXPRESSION_TUPLE
             || left->kind == EXPRESSION_GENERATOR)
        parser_fail_here(parser);
    else
        parser_fail(parser, left->place,
                    "cannot assign to %s here. Maybe you meant '==' instead "
                    "of '='?",
                    tree_expression_words(left,
                                          parser->workshop->constants));
}

static bool
is_membership(const struct expression *target)
{
    return target->kind == EXPRESSION_COMPARE
           && target->as.compare.relations[0] == RELATION_IN
           && target->as.compare.left->kind == EXPRESSION_NAME;
}

struct expression *
parse_for_targets(struct parser *parser)
{
    struct place start = parser_place(parser);
    struct expression *tuple =
        parser_expression(parser, EXPRESSION_TUPLE, start);
    expression_vector items = {0};
    bool has_comma = false;
    do {
        struct place place = parser_place(parser);
        struct expression *item;
        if (items.count > 0 && parser_kind(parser) == TOKEN_IN)
            break;
        if (parser_accept(parser, TOKEN_STAR)) {
            item = parser_expression(parser, EXPRESSION_STARRED, place);
            item->as.operand = parse_bitwise_or(parser);
            parser_close(parser, item, item->as.operand);
        } else {
            item = parse_bitwise_or(parser);
        }
        parser_adopt(parser, tuple, item);
        VECTOR_PUSH(&items, item);
        has_comma = parser_kind(parser) == TOKEN_COMMA || has_comma;
    } while (parser_accept(parser, TOKEN_COMMA));
    struct expression *target = items.items[0];
    if (has_comma) {
        tuple->as.items = parser_take(parser, &items);
        target = parser_close(parser, tuple, NULL);
    }
    VECTOR_RELEASE(&items);
    if (is_membership(target) && parser_kind(parser) != TOKEN_IN)
        parser_fail_here(parser); /* for (x in y): */
    check_target(parser, target, TARGET_FOR);
    return target;
}
