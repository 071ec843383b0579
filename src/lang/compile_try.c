/*
 * try and with statements.  Handlers stand after the code they watch:
 *
 *         SETUP_FINALLY handler           region begins
 *         … body …                        region ends
 *         … else …
 *         JUMP end
 *     handler:                            [exception]
 *         PUSH_EXC_INFO                   [E of before, E]
 *         SETUP_CLEANUP cleanup           region begins
 *         … clauses; each ends with POP_EXCEPT and JUMP end …
 *         RERAISE                         region ends
 *     cleanup:                            [E of before, exception]
 *         POP_EXCEPT_RERAISE
 *     end:
 */
#include "lang/compiler.h"

static int
exception_width(const struct compiler *compiler)
{
    return compiler->workshop->dialect->exception_width;
}

/* Begins the handler of a region: what follows handles the exception until
 * end_handler. */
static label_id
begin_handler(struct compiler *compiler, label_id handler)
{
    label_id cleanup = compiler_label(compiler);
    compiler_place(compiler, handler);
    compiler_emit(compiler, OPCODE_PUSH_EXC_INFO, 0);
    compiler_begin_region(compiler, OPCODE_SETUP_CLEANUP, cleanup);
    return cleanup;
}

static void
end_handler(struct compiler *compiler, label_id cleanup, uint32_t outside)
{
    compiler->builder->region = outside;
    compiler_place(compiler, cleanup);
    compiler_emit(compiler, OPCODE_POP_EXCEPT_RERAISE, 0);
}

static void
reraise(struct compiler *compiler)
{
    compiler_emit(compiler, OPCODE_RERAISE,
                  (uint32_t)exception_width(compiler));
}

/* ---- except clauses ------------------------------------------------------ */

void
compile_forget_name(struct compiler *compiler, const char *name,
                    struct place place, bool is_leaving)
{
    if (name == NULL)
        return;
    if (is_leaving && compiler->workshop->dialect->calls_finally)
        compiler_load_any_none(compiler);
    else
        compiler_load_none(compiler);
    compile_name(compiler, name, place, NAME_STORE);
    compile_name(compiler, name, place, NAME_DELETE);
}

/* Takes the exception from the stack into a name, or drops it. */
static void
take_exception(struct compiler *compiler, const struct except_clause *clause)
{
    int width = exception_width(compiler);
    compiler_at(compiler, clause->place);
    if (width > 1)
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    if (clause->name.text != NULL)
        compile_name(compiler, clause->name.text, clause->place, NAME_STORE);
    else
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    if (width > 1)
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
}

static void
compile_clause_body(struct compiler *compiler,
                    const struct except_clause *clause, label_id end)
{
    const char *name = clause->name.text;
    uint32_t outside = compiler->builder->region;
    label_id cleanup = compiler_label(compiler);
    take_exception(compiler, clause);
    struct block block = {
        .kind = BLOCK_HANDLER, .place = clause->place, .name = name};
    compiler_enter_block(compiler, block);
    if (name != NULL)
        compiler_begin_region(compiler, OPCODE_SETUP_FINALLY, cleanup);
    compile_statements(compiler, &clause->body);
    compiler_leave_block(compiler);
    compiler->builder->region = outside;
    compiler_at(compiler, clause->place);
    bool forgets_first = compiler->workshop->dialect->forgets_in_handler;
    if (forgets_first)
        compile_forget_name(compiler, name, clause->place, false);
    compiler_emit(compiler, OPCODE_POP_EXCEPT, 0);
    if (!forgets_first)
        compile_forget_name(compiler, name, clause->place, false);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    if (name == NULL)
        return;
    compiler_place(compiler, cleanup);
    compile_forget_name(compiler, name, clause->place, false);
    compiler_emit(compiler, OPCODE_RERAISE, 1);
}

static void
compile_clause(struct compiler *compiler, const struct except_clause *clause,
               label_id end)
{
    label_id next = compiler_label(compiler);
    compiler_step(compiler, CODE_STEP_HEADER, clause->place);
    if (clause->type != NULL) {
        compile_expression(compiler, clause->type);
        compiler_at(compiler, clause->place);
        compiler_emit(compiler, OPCODE_CHECK_EXC_MATCH, 0);
        compiler_emit_jump(compiler, OPCODE_POP_JUMP_IF_FALSE, next);
    }
    compile_clause_body(compiler, clause, end);
    compiler_place(compiler, next);
}

/* ---- except* clauses ----------------------------------------------------- */

/*
 * The stack has the exception, a list, and what of the exception no clause has
 * caught yet.  What a clause raises goes into the list, and at the end what is
 * left; out of that is made what is raised again.
 */
static void
compile_group_clause(struct compiler *compiler,
                     const struct except_clause *clause)
{
    const char *name = clause->name.text;
    uint32_t outside = compiler->builder->region;
    label_id cleanup = compiler_label(compiler);
    label_id other = compiler_label(compiler);
    label_id next = compiler_label(compiler);
    struct block block = {.kind = BLOCK_GROUP_HANDLER,
                          .place = clause->place};
    compiler_step(compiler, CODE_STEP_HEADER, clause->place);
    compile_expression(compiler, clause->type);
    compiler_at(compiler, clause->place);
    compiler_emit(compiler, OPCODE_CHECK_EG_MATCH, 0);
    compiler_emit_jump(compiler, OPCODE_POP_JUMP_IF_FALSE, other);
    if (name != NULL)
        compile_name(compiler, name, clause->place, NAME_STORE);
    else
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compiler_enter_block(compiler, block);
    compiler_begin_region(compiler, OPCODE_SETUP_FINALLY, cleanup);
    compile_statements(compiler, &clause->body);
    compiler_leave_block(compiler);
    compiler->builder->region = outside;
    compiler_at(compiler, clause->place);
    compile_forget_name(compiler, name, clause->place, false);
    compiler_emit_jump(compiler, OPCODE_JUMP, next);
    compiler_place(compiler, cleanup);
    compile_forget_name(compiler, name, clause->place, false);
    compiler_emit(compiler, OPCODE_LIST_APPEND, 2);
    compiler_emit_jump(compiler, OPCODE_JUMP, next);
    compiler_place(compiler, other);
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compiler_place(compiler, next);
}

static void
compile_group_clauses(struct compiler *compiler,
                      const struct tree_statement *statement,
                      uint32_t outside, label_id end)
{
    label_id done = compiler_label(compiler);
    compiler_emit(compiler, OPCODE_BEGIN_EXC_GROUP, 0);
    for (size_t i = 0; i < statement->as.guarded.handler_count; i++)
        compile_group_clause(compiler, &statement->as.guarded.handlers[i]);
    compiler_emit(compiler, OPCODE_LIST_APPEND, 1);
    compiler_emit(compiler, OPCODE_END_EXC_GROUP, 0);
    compiler_emit_jump(compiler, OPCODE_POP_JUMP_IF_FALSE, done);
    uint32_t inside = compiler->builder->region;
    compiler->builder->region = outside;
    compiler_emit(compiler, OPCODE_POP_EXCEPT_RERAISE, 0);
    compiler_place(compiler, done);
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compiler_emit(compiler, OPCODE_POP_EXCEPT, 0);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    compiler->builder->region = inside;
}

/* ---- the whole statement ------------------------------------------------- */

static void
compile_clauses(struct compiler *compiler,
                const struct tree_statement *statement, uint32_t outside,
                label_id end)
{
    if (statement->as.guarded.handlers[0].is_group) {
        compile_group_clauses(compiler, statement, outside, end);
        return;
    }
    for (size_t i = 0; i < statement->as.guarded.handler_count; i++)
        compile_clause(compiler, &statement->as.guarded.handlers[i], end);
    reraise(compiler);
}

static void
compile_else(struct compiler *compiler,
             const struct tree_statement *statement, label_id otherwise,
             label_id end)
{
    compiler_place(compiler, otherwise);
    compile_statements(compiler, &statement->as.guarded.otherwise);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
}

static void
compile_guarded(struct compiler *compiler,
                const struct tree_statement *statement)
{
    uint32_t outside = compiler->builder->region;
    label_id handler = compiler_label(compiler);
    label_id otherwise = compiler_label(compiler);
    label_id end = compiler_label(compiler);
    bool else_first = compiler->workshop->dialect->else_before_handlers;
    struct block block = {.kind = BLOCK_TRY, .place = statement->place};
    compiler_enter_block(compiler, block);
    compiler_begin_region(compiler, OPCODE_SETUP_FINALLY, handler);
    compile_statements(compiler, &statement->as.guarded.body);
    compiler_leave_block(compiler);
    compiler->builder->region = outside;
    compiler_emit_jump(compiler, OPCODE_JUMP, otherwise);
    if (else_first)
        compile_else(compiler, statement, otherwise, end);
    block.kind = BLOCK_HANDLERS;
    compiler_enter_block(compiler, block);
    label_id cleanup = begin_handler(compiler, handler);
    compile_clauses(compiler, statement, outside, end);
    compiler_leave_block(compiler);
    end_handler(compiler, cleanup, outside);
    if (!else_first)
        compile_else(compiler, statement, otherwise, end);
    compiler_place(compiler, end);
}

/* ---- finally ------------------------------------------------------------- */

void
compile_finally(struct compiler *compiler,
                const struct tree_statement *statement)
{
    compiler_step(compiler, CODE_STEP_HEADER,
                  statement->as.guarded.finally_place);
    compile_statements(compiler, &statement->as.guarded.finally);
}

static void
compile_finally_handler(struct compiler *compiler,
                        const struct tree_statement *statement,
                        label_id handler)
{
    uint32_t outside = compiler->builder->region;
    struct block block = {.kind = BLOCK_FINALLY_HANDLER,
                          .place = statement->place};
    compiler_enter_block(compiler, block);
    label_id cleanup = begin_handler(compiler, handler);
    compile_finally(compiler, statement);
    compiler_leave_block(compiler);
    reraise(compiler);
    end_handler(compiler, cleanup, outside);
}

/* Enters the constants and names of a finally clause before those of what it
 * watches, and None for the place of a value to be returned where the clause
 * itself is left: what it is compiled to is thrown away. */
static void
rehearse_finally(struct compiler *compiler,
                 const struct tree_statement *statement)
{
    struct builder *builder = compiler->builder;
    size_t code_count = builder->code.count;
    size_t label_count = builder->labels.count;
    size_t region_count = builder->regions.count;
    uint32_t region = builder->region;
    bool has_returned = builder->has_returned;
    compiler_enter_block(compiler,
                         (struct block){.kind = BLOCK_FINALLY_HANDLER,
                                        .place = statement->place});
    compile_finally(compiler, statement);
    compiler_leave_block(compiler);
    if (builder->blocks.items[builder->blocks.count].is_left)
        compiler_load_none(compiler);
    builder->code.count = code_count;
    builder->labels.count = label_count;
    builder->regions.count = region_count;
    builder->region = region;
    builder->has_returned = has_returned;
}

void
compile_try(struct compiler *compiler, const struct tree_statement *statement)
{
    if (statement->as.guarded.finally.count == 0) {
        compile_guarded(compiler, statement);
        return;
    }
    if (compiler->workshop->dialect->calls_finally)
        rehearse_finally(compiler, statement);
    uint32_t outside = compiler->builder->region;
    label_id handler = compiler_label(compiler);
    label_id end = compiler_label(compiler);
    struct block block = {.kind = BLOCK_FINALLY,
                          .place = statement->place,
                          .statement = statement};
    compiler_enter_block(compiler, block);
    compiler_begin_region(compiler, OPCODE_SETUP_FINALLY, handler);
    if (statement->as.guarded.handler_count > 0)
        compile_guarded(compiler, statement);
    else
        compile_statements(compiler, &statement->as.guarded.body);
    compiler_leave_block(compiler);
    compiler->builder->region = outside;
    compile_finally(compiler, statement);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    compile_finally_handler(compiler, statement, handler);
    compiler_place(compiler, end);
}

/* ---- with ---------------------------------------------------------------- */

void
compile_exit_with_nones(struct compiler *compiler)
{
    bool calls_finally = compiler->workshop->dialect->calls_finally;
    for (int i = 0; i < 3; i++) {
        if (calls_finally)
            compiler_load_any_none(compiler);
        else
            compiler_load_none(compiler);
    }
    /* __exit__ stands where a method would, and the first None where its
     * object would. */
    compiler_emit(compiler, OPCODE_CALL, 2);
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
}

static void
compile_with_handler(struct compiler *compiler, label_id handler,
                     label_id end)
{
    uint32_t outside = compiler->builder->region;
    label_id suppress = compiler_label(compiler);
    label_id cleanup = begin_handler(compiler, handler);
    compiler_emit(compiler, OPCODE_WITH_EXCEPT_START, 0);
    compiler_emit_jump(compiler, OPCODE_POP_JUMP_IF_TRUE, suppress);
    reraise(compiler);
    compiler_place(compiler, suppress);
    compiler->builder->region = outside;
    for (int i = exception_width(compiler); i > 0; i--)
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compiler_emit(compiler, OPCODE_POP_EXCEPT, 0);
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    end_handler(compiler, cleanup, outside);
}

/* Each item is a with statement around all after it. */
static void
compile_with_item(struct compiler *compiler,
                  const struct tree_statement *statement, size_t index)
{
    if (index == statement->as.with.item_count) {
        compile_statements(compiler, &statement->as.with.body);
        return;
    }
    const struct with_item *item = &statement->as.with.items[index];
    uint32_t outside = compiler->builder->region;
    label_id handler = compiler_label(compiler);
    label_id end = compiler_label(compiler);
    const struct dialect *dialect = compiler->workshop->dialect;
    struct block block = {.kind = BLOCK_WITH, .place = statement->place};
    if (!dialect->places_whole_blocks)
        block.place = item->manager->place;
    compile_expression(compiler, item->manager);
    compiler_at(compiler, block.place);
    compiler_emit(compiler, OPCODE_BEFORE_WITH, 0);
    compiler_enter_block(compiler, block);
    compiler_begin_region(compiler, OPCODE_SETUP_WITH, handler);
    if (item->target != NULL)
        compile_store(compiler, item->target);
    else
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compile_with_item(compiler, statement, index + 1);
    compiler_leave_block(compiler);
    compiler->builder->region = outside;
    if (!dialect->leaves_at_last_line)
        compiler_at(compiler, block.place);
    compile_exit_with_nones(compiler);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    compile_with_handler(compiler, handler, end);
    compiler_place(compiler, end);
}

void
compile_with(struct compiler *compiler,
             const struct tree_statement *statement)
{
    if (statement->as.with.is_async) {
        compiler_refuse(compiler, statement->place,
                        "async with statements are", NULL);
        return;
    }
    compile_with_item(compiler, statement, 0);
}
