#include "lang/scope_build.h"

void
scope_fail(struct scope_builder *builder, struct place place,
           const char *format, ...)
{
    if (builder->failed)
        return;
    va_list arguments;
    va_start(arguments, format);
    diag_set_list(builder->workshop->diag, place.line, place.column, format,
                  arguments);
    va_end(arguments);
    builder->failed = true;
}

/* Returns room for one more element of size bytes in an array that lives in
 * the arena. */
static void *
grow(struct scope_builder *builder, void *items, size_t count,
     size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity == 0 ? 8 : *capacity * 2;
    void *grown =
        arena_alloc(builder->workshop->arena, *capacity * size);
    if (count > 0)
        memcpy(grown, items, count * size);
    return grown;
}

struct scope *
scope_new(struct scope_builder *builder, enum scope_kind kind,
          const char *name, struct place place)
{
    struct scope *scope =
        arena_alloc(builder->workshop->arena, sizeof *scope);
    struct scope *parent = builder->scope;
    scope->kind = kind;
    scope->name = name;
    scope->place = place;
    scope->parent = parent;
    if (parent != NULL) {
        parent->children =
            grow(builder, parent->children, parent->child_count,
                 &parent->child_capacity, sizeof *parent->children);
        parent->children[parent->child_count++] = scope;
    }
    return scope;
}

struct symbol *
scope_note(struct scope_builder *builder, const char *name, unsigned flags,
           struct place place)
{
    struct scope *scope = builder->scope;
    struct symbol *symbol = scope_find(scope, name);
    if (symbol == NULL) {
        scope->symbols =
            grow(builder, scope->symbols, scope->symbol_count,
                 &scope->symbol_capacity, sizeof *scope->symbols);
        map_set_string(&scope->index, name, strlen(name),
                       scope->symbol_count);
        symbol = &scope->symbols[scope->symbol_count++];
        *symbol = (struct symbol){.name = name, .place = place};
    }
    symbol->flags |= flags;
    return symbol;
}

void
scope_parameter_values(struct scope_builder *builder,
                       const struct parameter_list *parameters)
{
    for (size_t i = 0; i < parameters->count; i++)
        if (parameters->items[i].value != NULL)
            scope_expression(builder, parameters->items[i].value);
    for (size_t i = 0; i < parameters->count; i++)
        if (parameters->items[i].annotation != NULL)
            scope_expression(builder, parameters->items[i].annotation);
}

void
scope_parameters(struct scope_builder *builder,
                 const struct parameter_list *parameters)
{
    for (size_t i = 0; i < parameters->count; i++) {
        const struct identifier *name = &parameters->items[i].name;
        const struct symbol *known = scope_find(builder->scope, name->text);
        if (known != NULL)
            scope_fail(builder, name->place,
                       "duplicate argument '%s' in function definition",
                       name->text);
        scope_note(builder, name->text, SYMBOL_BOUND | SYMBOL_PARAMETER,
                   name->place);
    }
}

static void
note_definition(struct scope_builder *builder, struct tree_statement *statement)
{
    struct definition *definition = &statement->as.definition;
    bool is_class = statement->kind == STATEMENT_CLASS;
    struct scope *outer = builder->scope;
    scope_note(builder, definition->name.text, SYMBOL_BOUND,
               definition->name.place);
    for (size_t i = 0; i < definition->decorators.count; i++)
        scope_expression(builder, definition->decorators.items[i]);
    for (size_t i = 0; i < definition->bases.count; i++)
        scope_expression(builder, definition->bases.items[i]);
    for (size_t i = 0; i < definition->keywords.count; i++)
        scope_expression(builder, definition->keywords.items[i].value);
    scope_parameter_values(builder, &definition->parameters);
    if (definition->returns != NULL)
        scope_expression(builder, definition->returns);
    builder->scope =
        scope_new(builder, is_class ? SCOPE_CLASS : SCOPE_FUNCTION,
                  definition->written, statement->place);
    builder->scope->is_coroutine = definition->is_async;
    definition->scope = builder->scope;
    scope_parameters(builder, &definition->parameters);
    scope_statements(builder, &definition->body);
    builder->scope = outer;
}

/* `global x` after x has been used cannot mean what it says. */
static void
note_declaration(struct scope_builder *builder,
                 const struct tree_statement *statement)
{
    bool is_global = statement->kind == STATEMENT_GLOBAL;
    const char *word = is_global ? "global" : "nonlocal";
    const struct identifier_list *names = &statement->as.names;
    if (!is_global && builder->scope->kind == SCOPE_MODULE)
        scope_fail(builder, statement->place,
                   "nonlocal declaration not allowed at module level");
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->items[i].text;
        struct place place = statement->place;
        const struct symbol *known = scope_find(builder->scope, name);
        unsigned flags = known == NULL ? 0 : known->flags;
        if (flags & SYMBOL_PARAMETER)
            scope_fail(builder, place, "name '%s' is parameter and %s", name,
                       word);
        else if (flags & (is_global ? SYMBOL_NONLOCAL : SYMBOL_GLOBAL))
            scope_fail(builder, place, "name '%s' is nonlocal and global",
                       name);
        else if (flags & SYMBOL_ANNOTATED)
            scope_fail(builder, place, "annotated name '%s' can't be %s",
                       name, word);
        else if (flags & SYMBOL_USED)
            scope_fail(builder, place,
                       "name '%s' is used prior to %s declaration", name,
                       word);
        else if (flags & SYMBOL_BOUND)
            scope_fail(builder, place,
                       "name '%s' is assigned to before %s declaration",
                       name, word);
        scope_note(builder, name,
                   is_global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL, place);
    }
}

static void
note_import(struct scope_builder *builder,
            const struct tree_statement *statement)
{
    for (size_t i = 0; i < statement->as.import.alias_count; i++) {
        const struct import_alias *alias = &statement->as.import.aliases[i];
        if (strcmp(alias->name.text, "*") == 0) {
            if (builder->scope->kind != SCOPE_MODULE)
                scope_fail(builder, alias->name.place,
                           "import * only allowed at module level");
            continue;
        }
        const char *name = alias->name.text;
        if (alias->other.text != NULL) {
            name = alias->other.text;
        } else if (strchr(name, '.') != NULL) {
            size_t length = (size_t)(strchr(name, '.') - name);
            name = arena_copy_string(builder->workshop->arena, name, length);
        }
        scope_note(builder, name, SYMBOL_BOUND | SYMBOL_IMPORTED,
                   alias->name.place);
    }
}

static void
note_annotated(struct scope_builder *builder,
               const struct tree_statement *statement)
{
    struct expression *target = statement->as.annotated.target;
    if (target->kind == EXPRESSION_NAME) {
        const char *name = target->as.name.text;
        const struct symbol *known = scope_find(builder->scope, name);
        unsigned declared = SYMBOL_GLOBAL | SYMBOL_NONLOCAL;
        if (known != NULL && (known->flags & declared)
            && builder->scope->kind != SCOPE_MODULE)
            scope_fail(builder, statement->place,
                       "annotated name '%s' can't be %s", name,
                       known->flags & SYMBOL_GLOBAL ? "global"
                                                    : "nonlocal");
        bool binds = !target->parenthesised
                     || statement->as.annotated.value != NULL;
        scope_note(builder, name,
                   binds ? SYMBOL_BOUND | SYMBOL_ANNOTATED : SYMBOL_USED,
                   target->place);
    } else {
        scope_expression(builder, target);
    }
    scope_expression(builder, statement->as.annotated.annotation);
    if (statement->as.annotated.value != NULL)
        scope_expression(builder, statement->as.annotated.value);
}

static void
note_try(struct scope_builder *builder, const struct tree_statement *statement)
{
    scope_statements(builder, &statement->as.guarded.body);
    for (size_t i = 0; i < statement->as.guarded.handler_count; i++) {
        const struct except_clause *clause =
            &statement->as.guarded.handlers[i];
        if (clause->type != NULL)
            scope_expression(builder, clause->type);
        if (clause->name.text != NULL)
            scope_note(builder, clause->name.text, SYMBOL_BOUND,
                       clause->name.place);
        scope_statements(builder, &clause->body);
    }
    scope_statements(builder, &statement->as.guarded.otherwise);
    scope_statements(builder, &statement->as.guarded.finally);
}

static void
note_with(struct scope_builder *builder, const struct tree_statement *statement)
{
    for (size_t i = 0; i < statement->as.with.item_count; i++) {
        const struct with_item *item = &statement->as.with.items[i];
        scope_expression(builder, item->manager);
        if (item->target != NULL)
            scope_target(builder, item->target, 0);
    }
    scope_statements(builder, &statement->as.with.body);
}

static void
note_pattern(struct scope_builder *builder, const struct pattern *pattern)
{
    if (pattern->value != NULL)
        scope_expression(builder, pattern->value);
    for (size_t i = 0; i < pattern->keys.count; i++)
        scope_expression(builder, pattern->keys.items[i]);
    for (size_t i = 0; i < pattern->pattern_count; i++)
        note_pattern(builder, pattern->patterns[i]);
    if (pattern->name.text != NULL)
        scope_note(builder, pattern->name.text, SYMBOL_BOUND,
                   pattern->name.place);
}

static void
note_match(struct scope_builder *builder,
           const struct tree_statement *statement)
{
    scope_expression(builder, statement->as.match.subject);
    for (size_t i = 0; i < statement->as.match.case_count; i++) {
        const struct match_case *item = &statement->as.match.cases[i];
        note_pattern(builder, item->pattern);
        if (item->guard != NULL)
            scope_expression(builder, item->guard);
        scope_statements(builder, &item->body);
    }
}

static void
note_branch(struct scope_builder *builder,
            const struct tree_statement *statement)
{
    for (size_t i = 0; i < statement->as.branch.clause_count; i++) {
        scope_expression(builder, statement->as.branch.clauses[i].test);
        scope_statements(builder, &statement->as.branch.clauses[i].body);
    }
    scope_statements(builder, &statement->as.branch.otherwise);
}

static void
note_loop(struct scope_builder *builder, const struct tree_statement *statement)
{
    if (statement->kind == STATEMENT_FOR)
        scope_target(builder, statement->as.loop.target, 0);
    scope_expression(builder, statement->as.loop.test);
    scope_statements(builder, &statement->as.loop.body);
    scope_statements(builder, &statement->as.loop.otherwise);
}

static void
note_if_any(struct scope_builder *builder, struct expression *expression)
{
    if (expression != NULL)
        scope_expression(builder, expression);
}

static void
note_assignment(struct scope_builder *builder,
                const struct tree_statement *statement)
{
    if (statement->kind == STATEMENT_AUGMENTED) {
        struct expression *target = statement->as.augmented.target;
        scope_target(builder, target, 0);
        scope_expression(builder, statement->as.augmented.value);
        return;
    }
    for (size_t i = 0; i < statement->as.assign.targets.count; i++)
        scope_target(builder, statement->as.assign.targets.items[i], 0);
    scope_expression(builder, statement->as.assign.value);
}

static void
note_raise(struct scope_builder *builder,
           const struct tree_statement *statement)
{
    note_if_any(builder, statement->as.raise.exception);
    note_if_any(builder, statement->as.raise.cause);
}

static void
note_assertion(struct scope_builder *builder,
               const struct tree_statement *statement)
{
    scope_expression(builder, statement->as.assertion.test);
    note_if_any(builder, statement->as.assertion.message);
}

static void
note_statement(struct scope_builder *builder, struct tree_statement *statement)
{
    switch (statement->kind) {
    case STATEMENT_EXPRESSION:
    case STATEMENT_RETURN:
        note_if_any(builder, statement->as.expression);
        return;
    case STATEMENT_ASSIGN:
    case STATEMENT_AUGMENTED:
        note_assignment(builder, statement);
        return;
    case STATEMENT_ANNOTATED:
        note_annotated(builder, statement);
        return;
    case STATEMENT_DELETE:
        for (size_t i = 0; i < statement->as.targets.count; i++)
            scope_target(builder, statement->as.targets.items[i], 0);
        return;
    case STATEMENT_PASS:
    case STATEMENT_BREAK:
    case STATEMENT_CONTINUE:
    case STATEMENT_TYPE_ALIAS:
        return;
    case STATEMENT_RAISE:
        note_raise(builder, statement);
        return;
    case STATEMENT_ASSERT:
        note_assertion(builder, statement);
        return;
    case STATEMENT_GLOBAL:
    case STATEMENT_NONLOCAL:
        note_declaration(builder, statement);
        return;
    case STATEMENT_IMPORT:
    case STATEMENT_IMPORT_FROM:
        note_import(builder, statement);
        return;
    case STATEMENT_IF:
        note_branch(builder, statement);
        return;
    case STATEMENT_WHILE:
    case STATEMENT_FOR:
        note_loop(builder, statement);
        return;
    case STATEMENT_WITH:
        note_with(builder, statement);
        return;
    case STATEMENT_TRY:
        note_try(builder, statement);
        return;
    case STATEMENT_FUNCTION:
    case STATEMENT_CLASS:
        note_definition(builder, statement);
        return;
    case STATEMENT_MATCH:
        note_match(builder, statement);
        return;
    }
}

void
scope_statements(struct scope_builder *builder,
                 const struct statement_list *statements)
{
    for (size_t i = 0; i < statements->count; i++)
        note_statement(builder, statements->items[i]);
}
