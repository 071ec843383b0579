#include "lang/tree.h"

static const char *
constant_words(const struct constants *constants, uint32_t object)
{
    const struct value *value = constant_value(constants, object);
    if (value == NULL)
        return "literal";
    switch (value->kind) {
    case VALUE_NONE:
        return "None";
    case VALUE_BOOL:
        return value->as.boolean ? "True" : "False";
    case VALUE_ELLIPSIS:
        return "ellipsis";
    default:
        return "literal";
    }
}

const char *
tree_expression_words(const struct expression *expression,
                      const struct constants *constants)
{
    static const char *const words[] = {
        [EXPRESSION_NAME] = "name",
        [EXPRESSION_ATTRIBUTE] = "attribute",
        [EXPRESSION_SUBSCRIPT] = "subscript",
        [EXPRESSION_SLICE] = "slice",
        [EXPRESSION_STARRED] = "starred",
        [EXPRESSION_TUPLE] = "tuple",
        [EXPRESSION_LIST] = "list",
        [EXPRESSION_SET] = "set display",
        [EXPRESSION_DICT] = "dict literal",
        [EXPRESSION_UNARY] = "expression",
        [EXPRESSION_NOT] = "expression",
        [EXPRESSION_BINARY] = "expression",
        [EXPRESSION_BOOLEAN] = "expression",
        [EXPRESSION_COMPARE] = "comparison",
        [EXPRESSION_CONDITIONAL] = "conditional expression",
        [EXPRESSION_NAMED] = "named expression",
        [EXPRESSION_LAMBDA] = "lambda",
        [EXPRESSION_CALL] = "function call",
        [EXPRESSION_JOINED] = "f-string expression",
        [EXPRESSION_FORMATTED] = "f-string expression",
        [EXPRESSION_LIST_COMPREHENSION] = "list comprehension",
        [EXPRESSION_SET_COMPREHENSION] = "set comprehension",
        [EXPRESSION_DICT_COMPREHENSION] = "dict comprehension",
        [EXPRESSION_GENERATOR] = "generator expression",
        [EXPRESSION_YIELD] = "yield expression",
        [EXPRESSION_YIELD_FROM] = "yield expression",
        [EXPRESSION_AWAIT] = "await expression",
    };
    if (expression->kind == EXPRESSION_CONSTANT)
        return constant_words(constants, expression->as.constant);
    return words[expression->kind];
}

const struct expression *
tree_docstring(const struct statement_list *body,
               const struct constants *constants)
{
    if (body->count == 0
        || body->items[0]->kind != STATEMENT_EXPRESSION)
        return NULL;
    const struct expression *expression = body->items[0]->as.expression;
    if (expression->kind != EXPRESSION_CONSTANT)
        return NULL;
    const struct value *value =
        constant_value(constants, expression->as.constant);
    return value != NULL && value->kind == VALUE_STR ? expression : NULL;
}

bool
tree_annotates_name(const struct tree_statement *statement)
{
    const struct expression *target = statement->as.annotated.target;
    return target->kind == EXPRESSION_NAME && !target->parenthesised;
}

bool
tree_has_starred(const struct expression_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->kind == EXPRESSION_STARRED)
            return true;
    return false;
}
