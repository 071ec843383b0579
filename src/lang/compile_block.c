#include "lang/compiler.h"

/* What a test that is a constant decides before any code is made; only the
 * older compilers look. */
enum known { KNOWN_FALSE, KNOWN_TRUE, UNKNOWN };

static enum known
known_truth(const struct compiler *compiler, const struct expression *test)
{
    const struct workshop *workshop = compiler->workshop;
    if (!workshop->dialect->skips_constant_branches
        || test->kind != EXPRESSION_CONSTANT)
        return UNKNOWN;
    return constant_is_true(workshop->constants, test->as.constant)
               ? KNOWN_TRUE
               : KNOWN_FALSE;
}

/* Checks statements that can never run. */
static void
compile_silently(struct compiler *compiler,
                 const struct statement_list *list)
{
    compiler->silent++;
    compile_statements(compiler, list);
    compiler->silent--;
}

/* Compiles the clause number `index` and what comes after it. */
static void
compile_clause(struct compiler *compiler,
               const struct tree_statement *statement,
               size_t index, label_id end)
{
    const struct if_clause *clause = &statement->as.branch.clauses[index];
    bool is_last = index + 1 == statement->as.branch.clause_count
                   && statement->as.branch.otherwise.count == 0;
    enum known known = known_truth(compiler, clause->test);
    label_id next = compiler_label(compiler);
    if (known == UNKNOWN)
        compile_jump_if(compiler, clause->test, next, false);
    if (known == KNOWN_FALSE)
        compile_silently(compiler, &clause->body);
    else
        compile_statements(compiler, &clause->body);
    if (!is_last && known == UNKNOWN)
        compiler_emit_jump(compiler, OPCODE_JUMP, end);
    compiler_place(compiler, next);
    if (known == KNOWN_TRUE)
        compiler->silent++;
}

/* After a clause that is known to be taken, all else is silent. */
void
compile_if(struct compiler *compiler, const struct tree_statement *statement)
{
    label_id end = compiler_label(compiler);
    unsigned silent = compiler->silent;
    for (size_t i = 0; i < statement->as.branch.clause_count; i++) {
        if (i > 0)
            compiler_step(compiler, CODE_STEP_HEADER,
                          statement->as.branch.clauses[i].place);
        compile_clause(compiler, statement, i, end);
    }
    compile_statements(compiler, &statement->as.branch.otherwise);
    compiler->silent = silent;
    compiler_place(compiler, end);
}

static void
enter_loop(struct compiler *compiler, const struct tree_statement *statement,
           label_id again, label_id done)
{
    bool keeps_iterator = statement->kind == STATEMENT_FOR;
    struct loop loop = {keeps_iterator, again, done};
    size_t limit = (size_t)compiler->workshop->dialect->loop_limit;
    if (compiler->builder->loops.count >= limit)
        compiler_fail(compiler, statement->place,
                      "too many statically nested blocks");
    VECTOR_PUSH(&compiler->builder->loops, loop);
}

static void
leave_loop(struct compiler *compiler)
{
    compiler->builder->loops.count--;
}

void
compile_while(struct compiler *compiler, const struct tree_statement *statement)
{
    const struct expression *test = statement->as.loop.test;
    label_id first = compiler_label(compiler);
    label_id again = compiler_label(compiler);
    label_id anchor = compiler_label(compiler);
    label_id done = compiler_label(compiler);
    enum known known = known_truth(compiler, test);
    compiler_place(compiler, first);
    enter_loop(compiler, statement, again, done);
    if (known == UNKNOWN)
        compile_jump_if(compiler, test, anchor, false);
    if (known == KNOWN_FALSE) {
        compile_silently(compiler, &statement->as.loop.body);
    } else {
        compile_statements(compiler, &statement->as.loop.body);
        compiler_place(compiler, again);
        compiler_step(compiler, CODE_STEP_HEADER, statement->place);
        compiler_emit_jump(compiler, OPCODE_JUMP, first);
    }
    leave_loop(compiler);
    compiler_place(compiler, anchor);
    compile_statements(compiler, &statement->as.loop.otherwise);
    compiler_place(compiler, done);
}

void
compile_for(struct compiler *compiler, const struct tree_statement *statement)
{
    if (statement->as.loop.is_async) {
        compiler_refuse(compiler, statement->place, "async loops are", NULL);
        return;
    }
    label_id first = compiler_label(compiler);
    label_id again = compiler_label(compiler);
    label_id cleanup = compiler_label(compiler);
    label_id done = compiler_label(compiler);
    compile_expression(compiler, statement->as.loop.test);
    compiler_at(compiler, statement->as.loop.test->place);
    compiler_emit(compiler, OPCODE_GET_ITER, 0);
    compiler_place(compiler, first);
    compiler_emit_jump(compiler, OPCODE_FOR_ITER, cleanup);
    enter_loop(compiler, statement, again, done);
    compile_store(compiler, statement->as.loop.target);
    compile_statements(compiler, &statement->as.loop.body);
    leave_loop(compiler);
    compiler_place(compiler, again);
    compiler_step(compiler, CODE_STEP_HEADER, statement->place);
    compiler_emit_jump(compiler, OPCODE_JUMP, first);
    compiler_place(compiler, cleanup);
    compile_statements(compiler, &statement->as.loop.otherwise);
    compiler_place(compiler, done);
}

void
compile_leave_loop(struct compiler *compiler,
                   const struct tree_statement *statement)
{
    bool is_break = statement->kind == STATEMENT_BREAK;
    const struct builder *builder = compiler->builder;
    if (builder->loops.count == 0) {
        compiler_fail(compiler, statement->place,
                      is_break ? "'break' outside loop"
                               : "'continue' not properly in loop");
        return;
    }
    struct loop loop = builder->loops.items[builder->loops.count - 1];
    if (is_break && loop.keeps_iterator)
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compiler_emit_jump(compiler, OPCODE_JUMP,
                       is_break ? loop.done : loop.again);
}

/* Lets go of the iterators of all loops around; a value that was computed
 * before stays on top. */
static void
unwind_loops(struct compiler *compiler, bool has_value)
{
    const struct builder *builder = compiler->builder;
    for (size_t i = builder->loops.count; i > 0; i--) {
        if (!builder->loops.items[i - 1].keeps_iterator)
            continue;
        if (has_value)
            compiler_emit(compiler, OPCODE_SWAP, 2);
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    }
}

/* A constant is loaded only after the loops have been left. */
void
compile_return(struct compiler *compiler,
               const struct tree_statement *statement)
{
    const struct expression *value = statement->as.expression;
    enum scope_kind kind = compiler->builder->scope->kind;
    if (kind == SCOPE_MODULE || kind == SCOPE_CLASS) {
        compiler_fail(compiler, statement->place,
                      "'return' outside function");
        return;
    }
    bool is_constant = value == NULL || value->kind == EXPRESSION_CONSTANT;
    if (!is_constant)
        compile_expression(compiler, value);
    compiler_at(compiler, statement->place);
    unwind_loops(compiler, !is_constant);
    if (value == NULL)
        compiler_load_none(compiler);
    else if (is_constant)
        compiler_load(compiler, value->as.constant);
    compiler_emit(compiler, OPCODE_RETURN_VALUE, 0);
    if (compiler->silent == 0)
        compiler->builder->has_returned = true;
}
