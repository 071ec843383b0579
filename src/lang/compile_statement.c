#include "lang/compiler.h"

#include "base/mem.h"
#include "lang/future.h"

static void
compile_assign(struct compiler *compiler,
               const struct tree_statement *statement)
{
    const struct expression_list *targets = &statement->as.assign.targets;
    compile_expression(compiler, statement->as.assign.value);
    for (size_t i = 0; i < targets->count; i++) {
        compiler_at(compiler, statement->place);
        if (i + 1 < targets->count)
            compiler_emit(compiler, OPCODE_COPY, 1);
        compile_store(compiler, targets->items[i]);
    }
}

static void
compile_delete_statement(struct compiler *compiler,
                         const struct tree_statement *statement)
{
    for (size_t i = 0; i < statement->as.targets.count; i++)
        compile_delete(compiler, statement->as.targets.items[i]);
}

static void
compile_expression_statement(struct compiler *compiler,
                             const struct tree_statement *statement)
{
    const struct expression *node = statement->as.expression;
    if (node->kind == EXPRESSION_CONSTANT)
        return;
    compile_expression(compiler, node);
    compiler_at(compiler, statement->place);
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
}

/* Returns the last comparison among the tests of a condition, or NULL. */
static const struct expression *
last_comparison(const struct expression *test)
{
    const struct expression *found = NULL;
    const struct expression_list *values = &test->as.boolean.values;
    switch (test->kind) {
    case EXPRESSION_COMPARE:
        return test;
    case EXPRESSION_NOT:
        return last_comparison(test->as.operand);
    case EXPRESSION_BOOLEAN:
        for (size_t i = values->count; i > 0 && found == NULL; i--)
            found = last_comparison(values->items[i - 1]);
        return found;
    default:
        return NULL;
    }
}

/* Goes to where a failed assertion is raised.  3.11 stays at the place of a
 * comparison that it has compiled, by an oversight. */
static void
at_assertion(struct compiler *compiler,
             const struct tree_statement *statement, bool raises)
{
    const struct expression *test = statement->as.assertion.test;
    enum dialect_assert_place kind =
        compiler->workshop->dialect->assert_place;
    if (kind == ASSERT_AT_COMPARISON)
        test = last_comparison(test);
    bool is_test =
        kind == ASSERT_AT_TEST ? raises : kind == ASSERT_AT_COMPARISON;
    compiler_at(compiler,
                is_test && test != NULL ? test->place : statement->place);
}

static void
compile_assert(struct compiler *compiler,
               const struct tree_statement *statement)
{
    const struct expression *message = statement->as.assertion.message;
    label_id end = compiler_label(compiler);
    compile_jump_if(compiler, statement->as.assertion.test, end, true);
    at_assertion(compiler, statement, false);
    if (compiler->workshop->dialect->names_assertion_error)
        compiler_name(compiler, "AssertionError");
    if (message != NULL) {
        compiler_emit(compiler, OPCODE_PUSH_NULL, 0);
        compiler_emit(compiler, OPCODE_LOAD_ASSERTION_ERROR, 0);
        compile_expression(compiler, message);
        at_assertion(compiler, statement, false);
        compiler_emit(compiler, OPCODE_CALL, 1);
    } else {
        compiler_emit(compiler, OPCODE_LOAD_ASSERTION_ERROR, 0);
    }
    at_assertion(compiler, statement, true);
    compiler_emit(compiler, OPCODE_RAISE, 1);
    compiler_place(compiler, end);
}

static void
compile_raise(struct compiler *compiler,
              const struct tree_statement *statement)
{
    const struct expression *exception = statement->as.raise.exception;
    const struct expression *cause = statement->as.raise.cause;
    if (exception != NULL)
        compile_expression(compiler, exception);
    if (cause != NULL)
        compile_expression(compiler, cause);
    compiler_at(compiler, statement->place);
    compiler_emit(compiler, OPCODE_RAISE,
                  (exception != NULL ? 1U : 0U) + (cause != NULL ? 1U : 0U));
}

/* Keeps the annotation of a name in __annotations__, which the module makes
 * when it begins (compiler_run).  In functions, and for other targets, CPython
 * keeps nothing. */
void
compile_annotated(struct compiler *compiler,
                  const struct tree_statement *statement)
{
    const struct expression *target = statement->as.annotated.target;
    const struct expression *annotation =
        statement->as.annotated.annotation;
    enum scope_kind kind = compiler->builder->scope->kind;
    bool is_kept = kind == SCOPE_MODULE || kind == SCOPE_CLASS;
    if (statement->as.annotated.value != NULL) {
        compile_expression(compiler, statement->as.annotated.value);
        compile_store(compiler, target);
    } else if (target->kind == EXPRESSION_ATTRIBUTE) {
        compile_expression(compiler, target->as.attribute.value);
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    } else if (target->kind == EXPRESSION_SUBSCRIPT) {
        compile_expression(compiler, target->as.subscript.value);
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
        compile_expression(compiler, target->as.subscript.index);
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    }
    if (!is_kept)
        return;
    compile_expression(compiler, annotation);
    if (compiler->silent > 0)
        return;
    compiler_at(compiler, statement->place);
    if (!tree_annotates_name(statement)) {
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
        return;
    }
    compile_name(compiler, "__annotations__", statement->place, NAME_LOAD);
    compiler_load(compiler,
                  constant_add_value(compiler->workshop->constants,
                                     value_from_c(target->as.name.text)));
    compiler_emit(compiler, OPCODE_STORE_SUBSCRIPT, 0);
}

/* What has no code yet. */
static void
refuse_statement(struct compiler *compiler,
                 const struct tree_statement *statement)
{
    static const struct {
        enum statement_kind kind;
        const char *what, *hint;
    } rows[] = {
        {STATEMENT_TYPE_ALIAS, "type statements are", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].kind == statement->kind)
            compiler_refuse(compiler, statement->place, rows[i].what,
                            rows[i].hint);
}

static void
compile_statement(struct compiler *compiler,
                  const struct tree_statement *statement)
{
    switch (statement->kind) {
    case STATEMENT_EXPRESSION:
        compile_expression_statement(compiler, statement);
        return;
    case STATEMENT_ASSIGN:
        compile_assign(compiler, statement);
        return;
    case STATEMENT_AUGMENTED:
        compile_augmented(compiler, statement);
        return;
    case STATEMENT_DELETE:
        compile_delete_statement(compiler, statement);
        return;
    case STATEMENT_PASS:
    case STATEMENT_GLOBAL:
    case STATEMENT_NONLOCAL:
        return;
    case STATEMENT_BREAK:
    case STATEMENT_CONTINUE:
        compile_leave_loop(compiler, statement);
        return;
    case STATEMENT_RETURN:
        compile_return(compiler, statement);
        return;
    case STATEMENT_ASSERT:
        compile_assert(compiler, statement);
        return;
    case STATEMENT_IMPORT:
        compile_import(compiler, statement);
        return;
    case STATEMENT_IMPORT_FROM:
        compile_import_from(compiler, statement);
        return;
    case STATEMENT_IF:
        compile_if(compiler, statement);
        return;
    case STATEMENT_WHILE:
        compile_while(compiler, statement);
        return;
    case STATEMENT_FOR:
        compile_for(compiler, statement);
        return;
    case STATEMENT_FUNCTION:
        compile_function(compiler, statement);
        return;
    case STATEMENT_CLASS:
        compile_class(compiler, statement);
        return;
    case STATEMENT_ANNOTATED:
        compile_annotated(compiler, statement);
        return;
    case STATEMENT_RAISE:
        compile_raise(compiler, statement);
        return;
    case STATEMENT_TRY:
        compile_try(compiler, statement);
        return;
    case STATEMENT_MATCH:
        compile_match(compiler, statement);
        return;
    case STATEMENT_WITH:
        compile_with(compiler, statement);
        return;
    case STATEMENT_TYPE_ALIAS:
        refuse_statement(compiler, statement);
        return;
    }
}

/* A decorated definition begins at its first @. */
static struct place
first_place(const struct tree_statement *statement)
{
    bool is_definition = statement->kind == STATEMENT_FUNCTION
                         || statement->kind == STATEMENT_CLASS;
    if (is_definition && statement->as.definition.decorators.count > 0)
        return statement->as.definition.decorator_places[0];
    return statement->place;
}

static void
compile_from(struct compiler *compiler, const struct statement_list *list,
             size_t first)
{
    for (size_t i = first; i < list->count && !compiler->failed; i++) {
        const struct tree_statement *statement = list->items[i];
        if (!future_is_import(statement))
            compiler_step(compiler, CODE_STEP_LINE, first_place(statement));
        compile_statement(compiler, statement);
    }
}

void
compile_statements(struct compiler *compiler,
                   const struct statement_list *list)
{
    compile_from(compiler, list, 0);
}

void
compile_body(struct compiler *compiler, const struct statement_list *body,
             bool has_docstring)
{
    compile_from(compiler, body, has_docstring ? 1 : 0);
}
