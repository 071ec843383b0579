#include "lang/asking.h"

#include "lang/parser.h"

static bool check_node(const struct expression *node, struct diag *diag);

static bool
refuse(struct diag *diag)
{
    diag_set(diag, 0, 0, "a question can only be about names, their items "
                         "and attributes, and how these compare");
    diag_hint(diag, "ask refs(x), freed(x), len(x), x is y, x == 3, x[0] or "
                    "x.name");
    return false;
}

static bool
check_call(const struct expression *call, struct diag *diag)
{
    static const char *const names[] = {"refs", "freed", "len"};
    const struct expression *function = call->as.call.function;
    if (function->kind != EXPRESSION_NAME
        || call->as.call.arguments.count != 1
        || call->as.call.keywords.count != 0)
        return refuse(diag);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], function->as.name.text) == 0)
            return check_node(call->as.call.arguments.items[0], diag);
    return refuse(diag);
}

static bool
check_compare(const struct expression *compare, struct diag *diag)
{
    if (!check_node(compare->as.compare.left, diag))
        return false;
    for (size_t i = 0; i < compare->as.compare.rest.count; i++)
        if (!check_node(compare->as.compare.rest.items[i], diag))
            return false;
    return true;
}

static bool
check_node(const struct expression *node, struct diag *diag)
{
    switch (node->kind) {
    case EXPRESSION_NAME:
    case EXPRESSION_CONSTANT:
        return true;
    case EXPRESSION_ATTRIBUTE:
        return check_node(node->as.attribute.value, diag);
    case EXPRESSION_SUBSCRIPT:
        return check_node(node->as.subscript.value, diag)
               && check_node(node->as.subscript.index, diag);
    case EXPRESSION_UNARY:
        return node->as.unary.operator == UNARY_NEGATIVE
                   ? check_node(node->as.unary.operand, diag)
                   : refuse(diag);
    case EXPRESSION_CALL:
        return check_call(node, diag);
    case EXPRESSION_COMPARE:
        return check_compare(node, diag);
    default:
        return refuse(diag);
    }
}

/* The query is parsed as a scene of one line. */
bool
asking_check(const char *bytes, size_t length, const struct limits *limits,
            struct diag *diag)
{
    struct source source;
    struct token_list tokens;
    struct arena arena = {0};
    struct constants constants = {0};
    struct value_context context;
    struct module module;
    if (!source_init(&source, bytes, length, limits, diag))
        return false;
    value_context_init(&context, limits, profile_default());
    struct workshop workshop = {
        .source = &source,
        .limits = limits,
        .profile = profile_default(),
        .dialect = dialect_of(profile_default()),
        .arena = &arena,
        .constants = &constants,
        .context = &context,
        .diag = diag,
    };
    bool lexed = lexer_run(&source, limits, &tokens, diag);
    bool right = parser_run(&workshop, &tokens, lexed, &module);
    if (right && (module.body.count != 1
                  || module.body.items[0]->kind != STATEMENT_EXPRESSION))
        right = refuse(diag);
    else if (right)
        right = check_node(module.body.items[0]->as.expression, diag);
    token_list_release(&tokens);
    constants_release(&constants);
    value_context_release(&context);
    arena_release(&arena);
    source_release(&source);
    return right;
}
