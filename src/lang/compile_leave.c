/*
 * Blocks, and the ways out of them: return, break and continue go through
 * every block between them and where they lead, the innermost first, and let
 * go of what it keeps on the evaluation stack (compile.c:
 * compiler_unwind_fblock).  A finally clause is compiled again on each way.
 */
#include "lang/compiler.h"

void
compiler_enter_block(struct compiler *compiler, struct block block)
{
    struct builder *builder = compiler->builder;
    size_t limit = (size_t)compiler->workshop->dialect->block_limit;
    if (builder->blocks.count >= limit)
        compiler_fail(compiler, block.place,
                      "too many statically nested blocks");
    block.region = builder->region;
    VECTOR_PUSH(&builder->blocks, block);
}

void
compiler_leave_block(struct compiler *compiler)
{
    compiler->builder->blocks.count--;
}

void
compiler_begin_region(struct compiler *compiler, enum opcode setup,
                      label_id handler)
{
    struct builder *builder = compiler->builder;
    compiler_emit_jump(compiler, setup, handler);
    VECTOR_PUSH(&builder->regions, ((struct region){.target = handler}));
    builder->region = (uint32_t)builder->regions.count;
}

/* Drops count slots; a value that was computed before stays on top. */
static void
drop(struct compiler *compiler, int count, bool has_value)
{
    for (; count > 0; count--) {
        if (has_value)
            compiler_emit(compiler, OPCODE_SWAP, 2);
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    }
}

/* Lets the exception that was handled before be handled again. */
static void
pop_except(struct compiler *compiler, bool has_value)
{
    uint32_t width = (uint32_t)compiler->workshop->dialect->exception_width;
    if (has_value)
        compiler_emit(compiler, OPCODE_ROTATE, width + 1);
    compiler_emit(compiler, OPCODE_POP_EXCEPT, 0);
}

/* The block is not among the builder's while it is left. */
static void
leave(struct compiler *compiler, const struct block *block, bool has_value)
{
    int width = compiler->workshop->dialect->exception_width;
    compiler->builder->region = block->region;
    switch (block->kind) {
    case BLOCK_WHILE:
    case BLOCK_TRY:
    case BLOCK_HANDLERS:
    case BLOCK_GROUP_HANDLER: /* refused before */
        return;
    case BLOCK_FOR:
    case BLOCK_VALUE:
        drop(compiler, 1, has_value);
        return;
    case BLOCK_HANDLER:
        pop_except(compiler, has_value);
        compile_forget_name(compiler, block->name, block->place, true);
        return;
    case BLOCK_FINALLY:
        if (has_value)
            compiler_enter_block(compiler,
                                 (struct block){.kind = BLOCK_VALUE,
                                                .place = block->place});
        compile_finally(compiler, block->statement);
        if (has_value)
            compiler_leave_block(compiler);
        return;
    case BLOCK_FINALLY_HANDLER:
        drop(compiler, width, has_value);
        pop_except(compiler, has_value);
        return;
    case BLOCK_WITH:
        if (!compiler->workshop->dialect->leaves_at_last_line)
            compiler_at(compiler, block->place);
        if (has_value)
            compiler_emit(compiler, OPCODE_SWAP, 2);
        compile_exit_with_nones(compiler);
        return;
    }
}

static bool
is_loop(const struct block *block)
{
    return block->kind == BLOCK_WHILE || block->kind == BLOCK_FOR;
}

/* Leaves all blocks around, or, where loop is given, those up to the innermost
 * loop, which is stored there.  Afterwards they are there again. */
static void
leave_blocks(struct compiler *compiler, struct place place, bool has_value,
             struct block *loop)
{
    struct builder *builder = compiler->builder;
    if (builder->blocks.count == 0 || compiler->failed)
        return;
    struct block block = builder->blocks.items[builder->blocks.count - 1];
    if (loop != NULL && is_loop(&block)) {
        *loop = block;
        return;
    }
    builder->blocks.count--;
    compiler_at(compiler, place);
    leave(compiler, &block, has_value);
    leave_blocks(compiler, place, has_value, loop);
    block.is_left = true;
    VECTOR_PUSH(&builder->blocks, block);
}

static bool
is_in_loop(const struct builder *builder)
{
    for (size_t i = 0; i < builder->blocks.count; i++)
        if (is_loop(&builder->blocks.items[i]))
            return true;
    return false;
}

/* Whether a return (from_loop: a break or continue) would leave an except*
 * clause; refuses it then. */
static bool
leaves_group(struct compiler *compiler, struct place place, bool from_loop)
{
    const struct builder *builder = compiler->builder;
    for (size_t i = builder->blocks.count; i > 0; i--) {
        const struct block *block = &builder->blocks.items[i - 1];
        if (from_loop && is_loop(block))
            return false;
        if (block->kind != BLOCK_GROUP_HANDLER)
            continue;
        compiler_fail(compiler, place,
                      "'break', 'continue' and 'return' cannot appear in an "
                      "except* block");
        return true;
    }
    return false;
}

void
compile_leave_loop(struct compiler *compiler,
                   const struct tree_statement *statement)
{
    bool is_break = statement->kind == STATEMENT_BREAK;
    struct builder *builder = compiler->builder;
    uint32_t region = builder->region;
    struct block loop = {.kind = BLOCK_WHILE};
    if (!is_in_loop(builder)) {
        compiler_fail(compiler, statement->place,
                      is_break ? "'break' outside loop"
                               : "'continue' not properly in loop");
        return;
    }
    if (leaves_group(compiler, statement->place, true))
        return;
    leave_blocks(compiler, statement->place, false, &loop);
    compiler_at(compiler, statement->place);
    if (is_break && loop.kind == BLOCK_FOR)
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compiler_emit_jump(compiler, OPCODE_JUMP,
                       is_break ? loop.done : loop.again);
    builder->region = region;
}

/* A constant is loaded only after the blocks have been left. */
void
compile_return(struct compiler *compiler,
               const struct tree_statement *statement)
{
    const struct expression *value = statement->as.expression;
    struct builder *builder = compiler->builder;
    enum scope_kind kind = builder->scope->kind;
    uint32_t region = builder->region;
    if (kind == SCOPE_MODULE || kind == SCOPE_CLASS) {
        compiler_fail(compiler, statement->place,
                      "'return' outside function");
        return;
    }
    if (leaves_group(compiler, statement->place, false))
        return;
    bool is_constant = value == NULL || value->kind == EXPRESSION_CONSTANT;
    if (!is_constant)
        compile_expression(compiler, value);
    leave_blocks(compiler, statement->place, !is_constant, NULL);
    compiler_at(compiler, statement->place);
    if (value == NULL)
        compiler_load_none(compiler);
    else if (is_constant)
        compiler_load(compiler, value->as.constant);
    compiler_emit(compiler, OPCODE_RETURN_VALUE, 0);
    builder->region = region;
    if (compiler->silent == 0)
        builder->has_returned = true;
}
