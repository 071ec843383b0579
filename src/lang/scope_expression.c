#include "lang/scope_build.h"

static void
note_list(struct scope_builder *builder, const struct expression_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        scope_expression(builder, list->items[i]);
}

static void
note_lambda(struct scope_builder *builder, struct expression *lambda)
{
    struct scope *outer = builder->scope;
    scope_parameter_values(builder, &lambda->as.lambda.parameters);
    builder->scope =
        scope_new(builder, SCOPE_LAMBDA, "<lambda>", lambda->place);
    lambda->as.lambda.scope = builder->scope;
    scope_parameters(builder, &lambda->as.lambda.parameters);
    scope_expression(builder, lambda->as.lambda.body);
    builder->scope = outer;
}

static const char *
comprehension_name(enum expression_kind kind)
{
    switch (kind) {
    case EXPRESSION_LIST_COMPREHENSION:
        return "<listcomp>";
    case EXPRESSION_SET_COMPREHENSION:
        return "<setcomp>";
    case EXPRESSION_DICT_COMPREHENSION:
        return "<dictcomp>";
    default:
        return "<genexpr>";
    }
}

/* The first iterable is evaluated outside, all else inside. */
static void
note_comprehension(struct scope_builder *builder, struct expression *node)
{
    struct scope *outer = builder->scope;
    const struct clause_list *clauses = &node->as.comprehension.clauses;
    scope_expression(builder, clauses->items[0].iterable);
    builder->scope = scope_new(builder,
                               node->kind == EXPRESSION_GENERATOR
                                   ? SCOPE_GENERATOR
                                   : SCOPE_COMPREHENSION,
                               comprehension_name(node->kind), node->place);
    builder->scope->is_inlined =
        node->kind != EXPRESSION_GENERATOR
        && !builder->workshop->profile->comprehension_frames;
    node->as.comprehension.scope = builder->scope;
    for (size_t i = 0; i < clauses->count; i++) {
        scope_target(builder, clauses->items[i].target, SYMBOL_ITERATION);
        if (i > 0)
            scope_expression(builder, clauses->items[i].iterable);
        note_list(builder, &clauses->items[i].conditions);
    }
    if (node->as.comprehension.value != NULL)
        scope_expression(builder, node->as.comprehension.value);
    scope_expression(builder, node->as.comprehension.element);
    builder->scope = outer;
}

/* `name := value` inside a comprehension binds outside of it. */
static void
note_named(struct scope_builder *builder, struct expression *node)
{
    struct scope *inner = builder->scope;
    struct expression *target = node->as.named.target;
    const char *name = target->as.name.text;
    scope_expression(builder, node->as.named.value);
    if (target->kind != EXPRESSION_NAME)
        return;
    while (builder->scope->kind == SCOPE_COMPREHENSION
           || builder->scope->kind == SCOPE_GENERATOR) {
        const struct symbol *symbol = scope_find(builder->scope, name);
        if (symbol != NULL && (symbol->flags & SYMBOL_ITERATION))
            scope_fail(builder, target->place,
                       "assignment expression cannot rebind comprehension "
                       "iteration variable '%s'",
                       name);
        scope_note(builder, name, SYMBOL_USED, target->place);
        builder->scope = builder->scope->parent;
    }
    scope_note(builder, name, SYMBOL_BOUND, target->place);
    builder->scope = inner;
}

static void
note_yield(struct scope_builder *builder, struct expression *node)
{
    struct scope *scope = builder->scope;
    const char *word = node->kind == EXPRESSION_AWAIT ? "await" : "yield";
    if (scope->kind == SCOPE_MODULE || scope->kind == SCOPE_CLASS)
        scope_fail(builder, node->place, "'%s' outside function", word);
    else if (node->kind != EXPRESSION_AWAIT
             && (scope->kind == SCOPE_COMPREHENSION
                 || scope->kind == SCOPE_GENERATOR))
        scope_fail(builder, node->place, "'yield' inside %s",
                   scope->kind == SCOPE_GENERATOR ? "generator expression"
                                                  : "comprehension");
    if (!scope->is_generator)
        scope->yield_place = node->place;
    scope->is_generator =
        scope->is_generator || node->kind != EXPRESSION_AWAIT;
    if (node->as.operand != NULL)
        scope_expression(builder, node->as.operand);
}

static void
note_call(struct scope_builder *builder, struct expression *node)
{
    scope_expression(builder, node->as.call.function);
    note_list(builder, &node->as.call.arguments);
    for (size_t i = 0; i < node->as.call.keywords.count; i++)
        scope_expression(builder, node->as.call.keywords.items[i].value);
}

static void
note_dict(struct scope_builder *builder, struct expression *node)
{
    for (size_t i = 0; i < node->as.dict.values.count; i++) {
        if (node->as.dict.keys.items[i] != NULL)
            scope_expression(builder, node->as.dict.keys.items[i]);
        scope_expression(builder, node->as.dict.values.items[i]);
    }
}

static void
note_if(struct scope_builder *builder, struct expression *expression)
{
    if (expression != NULL)
        scope_expression(builder, expression);
}

/* Depth is bounded by the heights of the trees. */
void
scope_expression(struct scope_builder *builder, struct expression *node)
{
    switch (node->kind) {
    case EXPRESSION_CONSTANT:
        return;
    case EXPRESSION_NAME:
        scope_note(builder, node->as.name.text, SYMBOL_USED, node->place);
        /* super() asks for the class it stands in */
        if (scope_is_function(builder->scope)
            && strcmp(node->as.name.text, "super") == 0)
            scope_note(builder, "__class__", SYMBOL_USED, node->place);
        return;
    case EXPRESSION_ATTRIBUTE:
        scope_expression(builder, node->as.attribute.value);
        return;
    case EXPRESSION_SUBSCRIPT:
        scope_expression(builder, node->as.subscript.value);
        scope_expression(builder, node->as.subscript.index);
        return;
    case EXPRESSION_SLICE:
        note_if(builder, node->as.slice.lower);
        note_if(builder, node->as.slice.upper);
        note_if(builder, node->as.slice.step);
        return;
    case EXPRESSION_STARRED:
    case EXPRESSION_NOT:
        scope_expression(builder, node->as.operand);
        return;
    case EXPRESSION_TUPLE:
    case EXPRESSION_LIST:
    case EXPRESSION_SET:
    case EXPRESSION_JOINED:
        note_list(builder, &node->as.items);
        return;
    case EXPRESSION_DICT:
        note_dict(builder, node);
        return;
    case EXPRESSION_UNARY:
        scope_expression(builder, node->as.unary.operand);
        return;
    case EXPRESSION_BINARY:
        scope_expression(builder, node->as.binary.left);
        scope_expression(builder, node->as.binary.right);
        return;
    case EXPRESSION_BOOLEAN:
        note_list(builder, &node->as.boolean.values);
        return;
    case EXPRESSION_COMPARE:
        scope_expression(builder, node->as.compare.left);
        note_list(builder, &node->as.compare.rest);
        return;
    case EXPRESSION_CONDITIONAL:
        scope_expression(builder, node->as.conditional.test);
        scope_expression(builder, node->as.conditional.body);
        scope_expression(builder, node->as.conditional.otherwise);
        return;
    case EXPRESSION_NAMED:
        note_named(builder, node);
        return;
    case EXPRESSION_LAMBDA:
        note_lambda(builder, node);
        return;
    case EXPRESSION_CALL:
        note_call(builder, node);
        return;
    case EXPRESSION_FORMATTED:
        scope_expression(builder, node->as.formatted.value);
        note_if(builder, node->as.formatted.spec);
        return;
    case EXPRESSION_LIST_COMPREHENSION:
    case EXPRESSION_SET_COMPREHENSION:
    case EXPRESSION_DICT_COMPREHENSION:
    case EXPRESSION_GENERATOR:
        note_comprehension(builder, node);
        return;
    case EXPRESSION_YIELD:
    case EXPRESSION_YIELD_FROM:
    case EXPRESSION_AWAIT:
        note_yield(builder, node);
        return;
    }
}

void
scope_target(struct scope_builder *builder, struct expression *node,
             unsigned flags)
{
    switch (node->kind) {
    case EXPRESSION_NAME:
        scope_note(builder, node->as.name.text, SYMBOL_BOUND | flags,
                   node->place);
        return;
    case EXPRESSION_STARRED:
        scope_target(builder, node->as.operand, flags);
        return;
    case EXPRESSION_TUPLE:
    case EXPRESSION_LIST:
        for (size_t i = 0; i < node->as.items.count; i++)
            scope_target(builder, node->as.items.items[i], flags);
        return;
    default:
        scope_expression(builder, node);
    }
}
