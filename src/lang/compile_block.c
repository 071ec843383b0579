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
    bool is_for = statement->kind == STATEMENT_FOR;
    struct block loop = {.kind = is_for ? BLOCK_FOR : BLOCK_WHILE,
                         .place = statement->place,
                         .again = again,
                         .done = done};
    compiler_enter_block(compiler, loop);
}

void
compile_while(struct compiler *compiler, const struct tree_statement *statement)
{
    const struct expression *test = statement->as.loop.test;
    label_id first = compiler_label(compiler);
    label_id again = compiler_label(compiler);
    label_id body = compiler_label(compiler);
    label_id anchor = compiler_label(compiler);
    label_id done = compiler_label(compiler);
    enum known known = known_truth(compiler, test);
    compiler_place(compiler, first);
    enter_loop(compiler, statement, again, done);
    if (known == UNKNOWN)
        compile_jump_if(compiler, test, anchor, false);
    compiler_place(compiler, body);
    if (known == KNOWN_FALSE) {
        compile_silently(compiler, &statement->as.loop.body);
    } else {
        compile_statements(compiler, &statement->as.loop.body);
        if (known == UNKNOWN &&
            compiler->workshop->dialect->while_tests_twice) {
            compiler_step(compiler, CODE_STEP_HEADER, statement->place);
            compile_jump_if(compiler, test, body, true);
            compiler_emit_jump(compiler, OPCODE_JUMP, anchor);
        }
        compiler_place(compiler, again);
        compiler_step(compiler, CODE_STEP_HEADER, statement->place);
        compiler_emit_jump(compiler, OPCODE_JUMP, first);
    }
    compiler_leave_block(compiler);
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
    compiler_at(compiler, compiler->workshop->dialect->places_whole_blocks
                              ? statement->place
                              : statement->as.loop.test->place);
    compiler_emit(compiler, OPCODE_GET_ITER, 0);
    compiler_place(compiler, first);
    compiler_emit_jump(compiler, OPCODE_FOR_ITER, cleanup);
    enter_loop(compiler, statement, again, done);
    compile_store(compiler, statement->as.loop.target);
    compile_statements(compiler, &statement->as.loop.body);
    compiler_leave_block(compiler);
    compiler_place(compiler, again);
    compiler_step(compiler, CODE_STEP_HEADER, statement->place);
    compiler_emit_jump(compiler, OPCODE_JUMP, first);
    compiler_place(compiler, cleanup);
    compile_statements(compiler, &statement->as.loop.otherwise);
    compiler_place(compiler, done);
}
