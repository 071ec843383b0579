#include "lang/fold.h"

static void fold_expression(struct workshop *workshop,
                            struct expression *node);
static void fold_statements(struct workshop *workshop,
                            const struct statement_list *statements);

static void
fold_if(struct workshop *workshop, struct expression *node)
{
    if (node != NULL)
        fold_expression(workshop, node);
}

static void
fold_list(struct workshop *workshop, const struct expression_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] != NULL)
            fold_expression(workshop, list->items[i]);
}

/* Makes node a constant, if object is one. */
static void
become(struct expression *node, uint32_t object)
{
    if (object == CONSTANT_NONE)
        return;
    node->kind = EXPRESSION_CONSTANT;
    node->as.constant = object;
}

static bool
is_constant(const struct expression *node)
{
    return node->kind == EXPRESSION_CONSTANT;
}

/* Makes a tuple (frozenset) of constants one constant. */
static void
fold_display(struct workshop *workshop, struct expression *node,
             bool is_set)
{
    const struct expression_list *items = &node->as.items;
    for (size_t i = 0; i < items->count; i++)
        if (!is_constant(items->items[i]))
            return;
    uint32_t *objects = mem_alloc_array(items->count, sizeof *objects);
    for (size_t i = 0; i < items->count; i++)
        objects[i] = items->items[i]->as.constant;
    struct constants *constants = workshop->constants;
    uint32_t object =
        is_set ? constant_add_frozenset(constants, objects, items->count)
               : constant_add_tuple(constants, objects, items->count);
    mem_free(objects);
    constant_hold(constants, object, 1);
    become(node, object);
}

/* What is only looped over or searched need not be a list or a set. */
static void
fold_iterable(struct workshop *workshop, struct expression *node)
{
    if (node->kind == EXPRESSION_SET) {
        fold_display(workshop, node, true);
        return;
    }
    if (node->kind != EXPRESSION_LIST || tree_has_starred(&node->as.items))
        return;
    node->kind = EXPRESSION_TUPLE;
    fold_display(workshop, node, false);
}

static void
fold_not(struct workshop *workshop, struct expression *node)
{
    static const enum relation opposites[] = {
        [RELATION_IS] = RELATION_IS_NOT,
        [RELATION_IS_NOT] = RELATION_IS,
        [RELATION_IN] = RELATION_NOT_IN,
        [RELATION_NOT_IN] = RELATION_IN,
    };
    struct expression *operand = node->as.operand;
    if (is_constant(operand)) {
        bool truth =
            constant_is_true(workshop->constants, operand->as.constant);
        become(node, constant_add_value(workshop->constants,
                                        value_from_bool(!truth)));
    } else if (operand->kind == EXPRESSION_COMPARE
               && operand->as.compare.rest.count == 1
               && operand->as.compare.relations[0] >= RELATION_IS) {
        enum relation *relation = &operand->as.compare.relations[0];
        *relation = opposites[*relation];
        struct place place = node->place;
        uint16_t height = node->height;
        *node = *operand;
        node->place = place;
        node->height = height;
    }
}

static void
fold_compare(struct workshop *workshop, struct expression *node)
{
    const struct expression_list *rest = &node->as.compare.rest;
    fold_expression(workshop, node->as.compare.left);
    fold_list(workshop, rest);
    enum relation last = node->as.compare.relations[rest->count - 1];
    if (last == RELATION_IN || last == RELATION_NOT_IN)
        fold_iterable(workshop, rest->items[rest->count - 1]);
}

static void
fold_binary_node(struct workshop *workshop, struct expression *node)
{
    struct expression *left = node->as.binary.left;
    struct expression *right = node->as.binary.right;
    fold_expression(workshop, left);
    fold_expression(workshop, right);
    if (!is_constant(left))
        return;
    if (is_constant(right))
        become(node, fold_binary(workshop, node->as.binary.operator,
                                 left->as.constant, right->as.constant));
    else if (workshop->dialect->rewrites_percent)
        fold_percent(workshop, node);
}

static void
fold_subscript_node(struct workshop *workshop, struct expression *node)
{
    struct expression *value = node->as.subscript.value;
    struct expression *index = node->as.subscript.index;
    fold_expression(workshop, value);
    fold_expression(workshop, index);
    if (is_constant(value) && is_constant(index))
        become(node, fold_subscript(workshop, value->as.constant,
                                    index->as.constant));
}

static void
fold_clauses(struct workshop *workshop, const struct clause_list *clauses)
{
    for (size_t i = 0; i < clauses->count; i++) {
        fold_expression(workshop, clauses->items[i].target);
        fold_expression(workshop, clauses->items[i].iterable);
        fold_list(workshop, &clauses->items[i].conditions);
        fold_iterable(workshop, clauses->items[i].iterable);
    }
}

static void
fold_parameters(struct workshop *workshop,
                const struct parameter_list *parameters)
{
    for (size_t i = 0; i < parameters->count; i++) {
        fold_if(workshop, parameters->items[i].annotation);
        fold_if(workshop, parameters->items[i].value);
    }
}

static void
fold_call(struct workshop *workshop, struct expression *node)
{
    fold_expression(workshop, node->as.call.function);
    fold_list(workshop, &node->as.call.arguments);
    for (size_t i = 0; i < node->as.call.keywords.count; i++)
        fold_expression(workshop, node->as.call.keywords.items[i].value);
}

/* `__debug__` is True in every scene. */
static void
fold_name(struct workshop *workshop, struct expression *node)
{
    if (strcmp(node->as.name.text, "__debug__") == 0)
        become(node, constant_add_value(workshop->constants,
                                        value_from_bool(true)));
}

/* Depth is bounded by the height of the tree. */
static void
fold_expression(struct workshop *workshop, struct expression *node)
{
    switch (node->kind) {
    case EXPRESSION_CONSTANT:
        return;
    case EXPRESSION_NAME:
        fold_name(workshop, node);
        return;
    case EXPRESSION_ATTRIBUTE:
        fold_expression(workshop, node->as.attribute.value);
        return;
    case EXPRESSION_SUBSCRIPT:
        fold_subscript_node(workshop, node);
        return;
    case EXPRESSION_SLICE:
        fold_if(workshop, node->as.slice.lower);
        fold_if(workshop, node->as.slice.upper);
        fold_if(workshop, node->as.slice.step);
        return;
    case EXPRESSION_TUPLE:
        fold_list(workshop, &node->as.items);
        fold_display(workshop, node, false);
        return;
    case EXPRESSION_LIST:
    case EXPRESSION_SET:
    case EXPRESSION_JOINED:
        fold_list(workshop, &node->as.items);
        return;
    case EXPRESSION_DICT:
        fold_list(workshop, &node->as.dict.keys);
        fold_list(workshop, &node->as.dict.values);
        return;
    case EXPRESSION_UNARY:
        fold_expression(workshop, node->as.unary.operand);
        if (is_constant(node->as.unary.operand))
            become(node, fold_unary(workshop, node->as.unary.operator,
                                    node->as.unary.operand->as.constant));
        return;
    case EXPRESSION_NOT:
        fold_expression(workshop, node->as.operand);
        fold_not(workshop, node);
        return;
    case EXPRESSION_BINARY:
        fold_binary_node(workshop, node);
        return;
    case EXPRESSION_BOOLEAN:
        fold_list(workshop, &node->as.boolean.values);
        return;
    case EXPRESSION_COMPARE:
        fold_compare(workshop, node);
        return;
    case EXPRESSION_CONDITIONAL:
        fold_expression(workshop, node->as.conditional.test);
        fold_expression(workshop, node->as.conditional.body);
        fold_expression(workshop, node->as.conditional.otherwise);
        return;
    case EXPRESSION_NAMED:
        if (workshop->dialect->folds_named)
            fold_expression(workshop, node->as.named.value);
        return;
    case EXPRESSION_LAMBDA:
        fold_parameters(workshop, &node->as.lambda.parameters);
        fold_expression(workshop, node->as.lambda.body);
        return;
    case EXPRESSION_CALL:
        fold_call(workshop, node);
        return;
    case EXPRESSION_FORMATTED:
        fold_expression(workshop, node->as.formatted.value);
        fold_if(workshop, node->as.formatted.spec);
        return;
    case EXPRESSION_LIST_COMPREHENSION:
    case EXPRESSION_SET_COMPREHENSION:
    case EXPRESSION_DICT_COMPREHENSION:
    case EXPRESSION_GENERATOR:
        fold_expression(workshop, node->as.comprehension.element);
        fold_if(workshop, node->as.comprehension.value);
        fold_clauses(workshop, &node->as.comprehension.clauses);
        return;
    case EXPRESSION_STARRED:
    case EXPRESSION_YIELD:
    case EXPRESSION_YIELD_FROM:
    case EXPRESSION_AWAIT:
        fold_if(workshop, node->as.operand);
        return;
    }
}

/* Targets are folded inside only: a tuple of names stays one. */
static void
fold_target(struct workshop *workshop, struct expression *node)
{
    switch (node->kind) {
    case EXPRESSION_NAME:
        return;
    case EXPRESSION_STARRED:
        fold_target(workshop, node->as.operand);
        return;
    case EXPRESSION_TUPLE:
    case EXPRESSION_LIST:
        for (size_t i = 0; i < node->as.items.count; i++)
            fold_target(workshop, node->as.items.items[i]);
        return;
    case EXPRESSION_SUBSCRIPT:
        fold_expression(workshop, node->as.subscript.value);
        fold_expression(workshop, node->as.subscript.index);
        return;
    default:
        fold_expression(workshop, node);
    }
}

/* Text that only folding made one str is no docstring. */
static void
fold_body(struct workshop *workshop, const struct statement_list *body)
{
    bool had = tree_docstring(body, workshop->constants) != NULL;
    fold_statements(workshop, body);
    if (had || tree_docstring(body, workshop->constants) == NULL)
        return;
    struct tree_statement *first = body->items[0];
    struct expression *joined =
        arena_alloc(workshop->arena, sizeof *joined);
    struct expression **parts =
        arena_alloc(workshop->arena, sizeof *parts);
    *joined = *first->as.expression;
    joined->kind = EXPRESSION_JOINED;
    parts[0] = first->as.expression;
    joined->as.items.items = parts;
    joined->as.items.count = 1;
    first->as.expression = joined;
}

static void
fold_definition(struct workshop *workshop,
                const struct definition *definition)
{
    fold_list(workshop, &definition->bases);
    for (size_t i = 0; i < definition->keywords.count; i++)
        fold_expression(workshop, definition->keywords.items[i].value);
    fold_parameters(workshop, &definition->parameters);
    fold_body(workshop, &definition->body);
    fold_list(workshop, &definition->decorators);
    fold_if(workshop, definition->returns);
}

static void
fold_pattern(struct workshop *workshop, const struct pattern *pattern)
{
    fold_if(workshop, pattern->value);
    fold_list(workshop, &pattern->keys);
    for (size_t i = 0; i < pattern->pattern_count; i++)
        fold_pattern(workshop, pattern->patterns[i]);
}

static void
fold_blocks(struct workshop *workshop, const struct tree_statement *statement)
{
    switch (statement->kind) {
    case STATEMENT_IF:
        for (size_t i = 0; i < statement->as.branch.clause_count; i++) {
            fold_expression(workshop,
                            statement->as.branch.clauses[i].test);
            fold_statements(workshop,
                            &statement->as.branch.clauses[i].body);
        }
        fold_statements(workshop, &statement->as.branch.otherwise);
        return;
    case STATEMENT_FOR:
        fold_target(workshop, statement->as.loop.target);
        fold_expression(workshop, statement->as.loop.test);
        fold_statements(workshop, &statement->as.loop.body);
        fold_statements(workshop, &statement->as.loop.otherwise);
        if (!statement->as.loop.is_async)
            fold_iterable(workshop, statement->as.loop.test);
        return;
    case STATEMENT_WHILE:
        fold_expression(workshop, statement->as.loop.test);
        fold_statements(workshop, &statement->as.loop.body);
        fold_statements(workshop, &statement->as.loop.otherwise);
        return;
    case STATEMENT_WITH:
        for (size_t i = 0; i < statement->as.with.item_count; i++)
            fold_expression(workshop, statement->as.with.items[i].manager);
        fold_statements(workshop, &statement->as.with.body);
        return;
    case STATEMENT_TRY:
        fold_statements(workshop, &statement->as.guarded.body);
        for (size_t i = 0; i < statement->as.guarded.handler_count; i++) {
            fold_if(workshop, statement->as.guarded.handlers[i].type);
            fold_statements(workshop,
                            &statement->as.guarded.handlers[i].body);
        }
        fold_statements(workshop, &statement->as.guarded.otherwise);
        fold_statements(workshop, &statement->as.guarded.finally);
        return;
    case STATEMENT_MATCH:
        fold_expression(workshop, statement->as.match.subject);
        for (size_t i = 0; i < statement->as.match.case_count; i++) {
            fold_pattern(workshop, statement->as.match.cases[i].pattern);
            fold_if(workshop, statement->as.match.cases[i].guard);
            fold_statements(workshop, &statement->as.match.cases[i].body);
        }
        return;
    default:
        return;
    }
}

static void
fold_statement(struct workshop *workshop,
               const struct tree_statement *statement)
{
    switch (statement->kind) {
    case STATEMENT_EXPRESSION:
    case STATEMENT_RETURN:
        fold_if(workshop, statement->as.expression);
        return;
    case STATEMENT_ASSIGN:
        for (size_t i = 0; i < statement->as.assign.targets.count; i++)
            fold_target(workshop, statement->as.assign.targets.items[i]);
        fold_expression(workshop, statement->as.assign.value);
        return;
    case STATEMENT_AUGMENTED:
        fold_target(workshop, statement->as.augmented.target);
        fold_expression(workshop, statement->as.augmented.value);
        return;
    case STATEMENT_ANNOTATED:
        fold_target(workshop, statement->as.annotated.target);
        fold_expression(workshop, statement->as.annotated.annotation);
        fold_if(workshop, statement->as.annotated.value);
        return;
    case STATEMENT_DELETE:
        for (size_t i = 0; i < statement->as.targets.count; i++)
            fold_target(workshop, statement->as.targets.items[i]);
        return;
    case STATEMENT_RAISE:
        fold_if(workshop, statement->as.raise.exception);
        fold_if(workshop, statement->as.raise.cause);
        return;
    case STATEMENT_ASSERT:
        fold_expression(workshop, statement->as.assertion.test);
        fold_if(workshop, statement->as.assertion.message);
        return;
    case STATEMENT_FUNCTION:
    case STATEMENT_CLASS:
        fold_definition(workshop, &statement->as.definition);
        return;
    default:
        fold_blocks(workshop, statement);
    }
}

static void
fold_statements(struct workshop *workshop,
                const struct statement_list *statements)
{
    for (size_t i = 0; i < statements->count; i++)
        fold_statement(workshop, statements->items[i]);
}

void
fold_run(struct workshop *workshop, struct module *module)
{
    fold_body(workshop, &module->body);
}
