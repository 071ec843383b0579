#include "lang/future.h"

#include <string.h>

#include "lang/unparse.h"

bool
future_is_import(const struct tree_statement *statement)
{
    return statement->kind == STATEMENT_IMPORT_FROM
           && statement->as.import.level == 0
           && strcmp(statement->as.import.module.text, "__future__") == 0;
}

/* ---- annotations as text ------------------------------------------------- */

static void
stringify(struct workshop *workshop, struct expression *annotation)
{
    struct text words = {0};
    if (annotation == NULL)
        return;
    unparse(workshop->constants, annotation, &words);
    annotation->kind = EXPRESSION_CONSTANT;
    annotation->as.constant =
        constant_add_value(workshop->constants,
                           value_from_c(text_string(&words)));
    text_release(&words);
}

static void stringify_all(struct workshop *workshop,
                          const struct statement_list *list);

static void
stringify_definition(struct workshop *workshop,
                     struct definition *definition)
{
    for (size_t i = 0; i < definition->parameters.count; i++)
        stringify(workshop, definition->parameters.items[i].annotation);
    stringify(workshop, definition->returns);
    stringify_all(workshop, &definition->body);
}

static void
stringify_blocks(struct workshop *workshop, struct tree_statement *statement)
{
    switch (statement->kind) {
    case STATEMENT_IF:
        for (size_t i = 0; i < statement->as.branch.clause_count; i++)
            stringify_all(workshop, &statement->as.branch.clauses[i].body);
        stringify_all(workshop, &statement->as.branch.otherwise);
        return;
    case STATEMENT_WHILE:
    case STATEMENT_FOR:
        stringify_all(workshop, &statement->as.loop.body);
        stringify_all(workshop, &statement->as.loop.otherwise);
        return;
    case STATEMENT_WITH:
        stringify_all(workshop, &statement->as.with.body);
        return;
    case STATEMENT_TRY:
        stringify_all(workshop, &statement->as.guarded.body);
        for (size_t i = 0; i < statement->as.guarded.handler_count; i++)
            stringify_all(workshop, &statement->as.guarded.handlers[i].body);
        stringify_all(workshop, &statement->as.guarded.otherwise);
        stringify_all(workshop, &statement->as.guarded.finally);
        return;
    case STATEMENT_MATCH:
        for (size_t i = 0; i < statement->as.match.case_count; i++)
            stringify_all(workshop, &statement->as.match.cases[i].body);
        return;
    default:
        return;
    }
}

/* Depth is bounded by the parser's limit of nesting. */
static void
stringify_all(struct workshop *workshop, const struct statement_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct tree_statement *statement = list->items[i];
        if (statement->kind == STATEMENT_ANNOTATED)
            stringify(workshop, statement->as.annotated.annotation);
        else if (statement->kind == STATEMENT_FUNCTION
                 || statement->kind == STATEMENT_CLASS)
            stringify_definition(workshop, &statement->as.definition);
        else
            stringify_blocks(workshop, statement);
    }
}

/* ---- the imports --------------------------------------------------------- */

static bool
check_feature(struct workshop *workshop,
              const struct tree_statement *statement, const char *name)
{
    static const char *const known[] = {
        "annotations", "nested_scopes", "generators", "division",
        "absolute_import", "with_statement", "print_function",
        "unicode_literals", "barry_as_FLUFL", "generator_stop"};
    int line = statement->place.line, column = statement->place.column;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], name) == 0)
            return true;
    if (strcmp(name, "braces") == 0)
        return diag_set(workshop->diag, line, column, "not a chance");
    return diag_set(workshop->diag, line, column,
                    "future feature %s is not defined", name);
}

bool
future_run(struct workshop *workshop, struct module *module)
{
    const struct statement_list *body = &module->body;
    bool asked = false;
    bool at_start = true;
    size_t first =
        tree_docstring(body, workshop->constants) != NULL ? 1 : 0;
    for (size_t i = first; i < body->count; i++) {
        const struct tree_statement *statement = body->items[i];
        bool is_future = future_is_import(statement);
        if (is_future && !at_start)
            return diag_set(workshop->diag, statement->place.line,
                            statement->place.column,
                            "from __future__ imports must occur at the "
                            "beginning of the file");
        at_start = is_future;
        for (size_t k = 0;
             is_future && k < statement->as.import.alias_count; k++) {
            const char *name = statement->as.import.aliases[k].name.text;
            if (!check_feature(workshop, statement, name))
                return false;
            asked |= strcmp(name, "annotations") == 0;
        }
    }
    if (asked)
        stringify_all(workshop, body);
    return true;
}
