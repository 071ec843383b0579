/*
 * Comprehensions and generator expressions (compiler_comprehension,
 * Python/compile.c and codegen.c).
 *
 * One with code of its own is a function that is called at once with the
 * iterator of the first clause, its argument `.0`.  One without (PEP 709) runs
 * in the frame around it:
 *
 *     iterator              of the first clause
 *     CLEAR_FAST x …        what the names were before waits on the stack
 *     SWAP; BUILD_LIST; SWAP
 *     FOR_ITER … LIST_APPEND …
 *     SWAP; STORE_FAST x …  and comes back
 *     JUMP end
 *     cleanup:              the same for an exception
 *     end:
 */
#include "lang/compiler.h"

static bool
is_single(const struct compiler *compiler, const struct expression *iterable)
{
    return compiler->workshop->dialect->assigns_single_items
           && (iterable->kind == EXPRESSION_LIST
               || iterable->kind == EXPRESSION_TUPLE)
           && iterable->as.items.count == 1
           && iterable->as.items.items[0]->kind != EXPRESSION_STARRED;
}

/* Adds the element to what is being built, which lies below `depth`
 * iterators. */
static void
compile_element(struct compiler *compiler, const struct expression *node,
                uint32_t depth)
{
    static const enum opcode opcodes[] = {
        [EXPRESSION_LIST_COMPREHENSION] = OPCODE_LIST_APPEND,
        [EXPRESSION_SET_COMPREHENSION] = OPCODE_SET_ADD,
        [EXPRESSION_DICT_COMPREHENSION] = OPCODE_MAP_ADD,
    };
    compile_expression(compiler, node->as.comprehension.element);
    if (node->kind == EXPRESSION_DICT_COMPREHENSION)
        compile_expression(compiler, node->as.comprehension.value);
    compiler_at(compiler, node->place);
    if (node->kind == EXPRESSION_GENERATOR) {
        compiler_emit(compiler, OPCODE_YIELD_VALUE, 0);
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
        return;
    }
    compiler_emit(compiler, opcodes[node->kind], depth + 1);
}

/* Goes to where a clause's iterable is iterated over. */
static void
at_iterable(struct compiler *compiler, const struct expression *node,
            const struct comprehension_clause *clause)
{
    compiler_at(compiler, compiler->workshop->dialect->places_whole_blocks
                              ? node->place
                              : clause->iterable->place);
}

/* Compiles clause number `index` and those inside it; depth: iterators that
 * lie on the stack, with that of the first clause.  Depth of recursion is the
 * number of clauses, which the parser bounds. */
static void
compile_clauses(struct compiler *compiler, const struct expression *node,
                size_t index, uint32_t depth)
{
    const struct comprehension_clause *clause =
        &node->as.comprehension.clauses.items[index];
    label_id again = compiler_label(compiler);
    label_id next = compiler_label(compiler);
    label_id done = compiler_label(compiler);
    bool loops = index == 0 || !is_single(compiler, clause->iterable);
    if (!loops) {
        compile_expression(compiler, clause->iterable->as.items.items[0]);
    } else if (index > 0) {
        compile_expression(compiler, clause->iterable);
        at_iterable(compiler, node, clause);
        compiler_emit(compiler, OPCODE_GET_ITER, 0);
        depth++;
    }
    if (loops) {
        compiler_place(compiler, again);
        at_iterable(compiler, node, clause);
        compiler_emit_jump(compiler, OPCODE_FOR_ITER, done);
    }
    compile_store(compiler, clause->target);
    for (size_t i = 0; i < clause->conditions.count; i++)
        compile_jump_if(compiler, clause->conditions.items[i], next, false);
    if (index + 1 < node->as.comprehension.clauses.count)
        compile_clauses(compiler, node, index + 1, depth);
    else
        compile_element(compiler, node, depth);
    compiler_place(compiler, next);
    compiler_at(compiler, node->place);
    if (loops)
        compiler_emit_jump(compiler, OPCODE_JUMP, again);
    compiler_place(compiler, done);
}

static void
build_empty(struct compiler *compiler, const struct expression *node)
{
    static const enum opcode opcodes[] = {
        [EXPRESSION_LIST_COMPREHENSION] = OPCODE_BUILD_LIST,
        [EXPRESSION_SET_COMPREHENSION] = OPCODE_BUILD_SET,
        [EXPRESSION_DICT_COMPREHENSION] = OPCODE_BUILD_MAP,
    };
    if (node->kind != EXPRESSION_GENERATOR)
        compiler_emit(compiler, opcodes[node->kind], 0);
}

/* ---- with a frame of its own --------------------------------------------- */

/* Loads the iterator of the first clause. */
static void
compile_first_iterable(struct compiler *compiler,
                       const struct expression *node)
{
    const struct comprehension_clause *first =
        &node->as.comprehension.clauses.items[0];
    compile_expression(compiler, first->iterable);
    at_iterable(compiler, node, first);
    compiler_emit(compiler, OPCODE_GET_ITER, 0);
}

static void
compile_call_of_own(struct compiler *compiler, const struct expression *node)
{
    struct builder inner;
    compiler_enter(compiler, &inner, node->as.comprehension.scope);
    inner.argument_count = inner.positional_only_count = 1;
    name_table_enter(&inner.locals, ".0");
    compiler_at(compiler, node->place);
    build_empty(compiler, node);
    compiler_emit(compiler, OPCODE_LOAD_FAST, 0);
    compile_clauses(compiler, node, 0, 1);
    if (node->kind == EXPRESSION_GENERATOR)
        compiler_load_none(compiler);
    compiler_emit(compiler, OPCODE_RETURN_VALUE, 0);
    compiler_make_function(compiler, &inner, node->place, 0);
    compile_first_iterable(compiler, node);
    compiler_emit(compiler, OPCODE_CALL, 0);
}

/* ---- in the frame around it ---------------------------------------------- */

/* Puts what the comprehension's variables were before on the stack; returns how
 * many there are. */
static uint32_t
save_locals(struct compiler *compiler, const struct scope *scope)
{
    struct builder *builder = compiler->builder;
    uint32_t count = 0;
    for (size_t i = 0; i < scope->symbol_count; i++) {
        const struct symbol *symbol = &scope->symbols[i];
        if (symbol->home == HOME_LOCAL) {
            compiler_emit(compiler, OPCODE_CLEAR_FAST,
                          name_table_enter(&builder->locals, symbol->name));
            count++;
        } else if (symbol->home == HOME_CELL) {
            uint32_t cell = builder_cell(builder, symbol->name, false);
            compiler_emit(compiler, OPCODE_CLEAR_CELL, cell);
            compiler_emit(compiler, OPCODE_MAKE_CELL, cell);
            count++;
        }
    }
    return count;
}

/* Takes them back, last to first. */
static void
restore_locals(struct compiler *compiler, const struct scope *scope)
{
    struct builder *builder = compiler->builder;
    for (size_t i = scope->symbol_count; i > 0; i--) {
        const struct symbol *symbol = &scope->symbols[i - 1];
        if (symbol->home == HOME_LOCAL)
            compiler_emit(compiler, OPCODE_STORE_FAST,
                          name_table_enter(&builder->locals, symbol->name));
        else if (symbol->home == HOME_CELL)
            compiler_emit(compiler, OPCODE_STORE_CELL,
                          builder_cell(builder, symbol->name, false));
    }
}

/* Gives the variables back before an exception goes on; the iterator is still
 * below it. */
static void
compile_cleanup(struct compiler *compiler, const struct scope *scope,
                uint32_t saved)
{
    compiler_emit(compiler, OPCODE_SWAP, 2);
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compiler_emit(compiler, OPCODE_SWAP, saved + 1);
    restore_locals(compiler, scope);
    compiler_emit(compiler, OPCODE_RERAISE, 1);
}

static void
compile_inlined(struct compiler *compiler, const struct expression *node)
{
    const struct scope *scope = node->as.comprehension.scope;
    struct builder *builder = compiler->builder;
    const struct scope *outer = builder->inlined;
    uint32_t outside = builder->region;
    label_id cleanup = compiler_label(compiler);
    label_id end = compiler_label(compiler);
    compile_first_iterable(compiler, node);
    if (compiler->silent > 0)
        return;
    builder->inlined = scope;
    uint32_t saved = save_locals(compiler, scope);
    compiler_emit(compiler, OPCODE_SWAP, saved + 1);
    compiler_begin_region(compiler, OPCODE_SETUP_FINALLY, cleanup);
    build_empty(compiler, node);
    compiler_emit(compiler, OPCODE_SWAP, 2);
    compile_clauses(compiler, node, 0, 1);
    builder->region = outside;
    compiler_emit(compiler, OPCODE_SWAP, saved + 1);
    restore_locals(compiler, scope);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    compiler_place(compiler, cleanup);
    compile_cleanup(compiler, scope, saved);
    compiler_place(compiler, end);
    builder->inlined = outer;
}

void
compile_comprehension(struct compiler *compiler,
                      const struct expression *node)
{
    const struct clause_list *clauses = &node->as.comprehension.clauses;
    for (size_t i = 0; i < clauses->count; i++)
        if (clauses->items[i].is_async)
            compiler_refuse(compiler, clauses->items[i].target->place,
                            "async comprehensions are", NULL);
    if (node->as.comprehension.scope->is_inlined)
        compile_inlined(compiler, node);
    else
        compile_call_of_own(compiler, node);
}
