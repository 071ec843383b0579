#include "lang/compiler.h"

void
compile_list(struct compiler *compiler, const struct expression_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        compile_expression(compiler, list->items[i]);
}

bool
compiler_is_short_slice(const struct compiler *compiler,
                        const struct expression *index)
{
    return compiler->workshop->dialect->short_slices
           && index->kind == EXPRESSION_SLICE
           && index->as.slice.step == NULL;
}

static void
compile_or_none(struct compiler *compiler, const struct expression *node)
{
    if (node != NULL)
        compile_expression(compiler, node);
    else
        compiler_load_none(compiler);
}

void
compile_slice_bounds(struct compiler *compiler,
                     const struct expression *slice)
{
    compile_or_none(compiler, slice->as.slice.lower);
    compile_or_none(compiler, slice->as.slice.upper);
    if (slice->as.slice.step != NULL)
        compile_expression(compiler, slice->as.slice.step);
}

static void
compile_slice(struct compiler *compiler, const struct expression *node)
{
    compile_slice_bounds(compiler, node);
    compiler_at(compiler, node->place);
    compiler_emit(compiler, OPCODE_BUILD_SLICE,
                  node->as.slice.step != NULL ? 3 : 2);
}

static void
compile_subscript(struct compiler *compiler, const struct expression *node)
{
    const struct expression *index = node->as.subscript.index;
    compile_expression(compiler, node->as.subscript.value);
    if (compiler_is_short_slice(compiler, index)) {
        compile_slice_bounds(compiler, index);
        compiler_at(compiler, node->place);
        compiler_emit(compiler, OPCODE_LOAD_SLICE, 0);
        return;
    }
    compile_expression(compiler, index);
    compiler_at(compiler, node->place);
    compiler_emit(compiler, OPCODE_LOAD_SUBSCRIPT, 0);
}

static void
emit_relation(struct compiler *compiler, enum relation relation)
{
    switch (relation) {
    case RELATION_IS:
    case RELATION_IS_NOT:
        compiler_emit(compiler, OPCODE_IS, relation == RELATION_IS_NOT);
        return;
    case RELATION_IN:
    case RELATION_NOT_IN:
        compiler_emit(compiler, OPCODE_CONTAINS,
                      relation == RELATION_NOT_IN);
        return;
    default:
        compiler_emit(compiler, OPCODE_COMPARE, (uint32_t)relation);
    }
}

/* `a < b < c`: the middle one is kept below the first result while that is
 * looked at. */
static void
compile_middle(struct compiler *compiler, const struct expression *node,
               size_t index)
{
    compile_expression(compiler, node->as.compare.rest.items[index]);
    compiler_at(compiler, node->place);
    compiler_emit(compiler, OPCODE_COPY, 1);
    compiler_emit(compiler, OPCODE_ROTATE, 3);
    emit_relation(compiler, node->as.compare.relations[index]);
}

static void
compile_compare(struct compiler *compiler, const struct expression *node)
{
    size_t last = node->as.compare.rest.count - 1;
    compile_expression(compiler, node->as.compare.left);
    if (last == 0) {
        compile_expression(compiler, node->as.compare.rest.items[0]);
        compiler_at(compiler, node->place);
        emit_relation(compiler, node->as.compare.relations[0]);
        return;
    }
    label_id cleanup = compiler_label(compiler);
    label_id end = compiler_label(compiler);
    for (size_t i = 0; i < last; i++) {
        compile_middle(compiler, node, i);
        compiler_emit_jump(compiler, OPCODE_JUMP_IF_FALSE_OR_POP, cleanup);
    }
    compile_expression(compiler, node->as.compare.rest.items[last]);
    compiler_at(compiler, node->place);
    emit_relation(compiler, node->as.compare.relations[last]);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    compiler_place(compiler, cleanup);
    compiler_emit(compiler, OPCODE_SWAP, 2);
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
    compiler_place(compiler, end);
}

static void
compile_boolean(struct compiler *compiler, const struct expression *node)
{
    const struct expression_list *values = &node->as.boolean.values;
    label_id end = compiler_label(compiler);
    enum opcode jump = node->as.boolean.is_or
                           ? OPCODE_JUMP_IF_TRUE_OR_POP
                           : OPCODE_JUMP_IF_FALSE_OR_POP;
    for (size_t i = 0; i + 1 < values->count; i++) {
        compile_expression(compiler, values->items[i]);
        compiler_at(compiler, node->place);
        compiler_emit_jump(compiler, jump, end);
    }
    compile_expression(compiler, values->items[values->count - 1]);
    compiler_place(compiler, end);
}

static void
compile_conditional(struct compiler *compiler,
                    const struct expression *node)
{
    label_id otherwise = compiler_label(compiler);
    label_id end = compiler_label(compiler);
    compile_jump_if(compiler, node->as.conditional.test, otherwise, false);
    compile_expression(compiler, node->as.conditional.body);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    compiler_place(compiler, otherwise);
    compile_expression(compiler, node->as.conditional.otherwise);
    compiler_place(compiler, end);
}

static void
jump_if_boolean(struct compiler *compiler, const struct expression *node,
                label_id label, bool when)
{
    const struct expression_list *values = &node->as.boolean.values;
    bool decides = node->as.boolean.is_or;
    label_id past = compiler_label(compiler);
    label_id target = decides == when ? label : past;
    for (size_t i = 0; i + 1 < values->count; i++)
        compile_jump_if(compiler, values->items[i], target, decides);
    compile_jump_if(compiler, values->items[values->count - 1], label,
                    when);
    compiler_place(compiler, past);
}

static void
jump_if_conditional(struct compiler *compiler,
                    const struct expression *node, label_id label,
                    bool when)
{
    label_id otherwise = compiler_label(compiler);
    label_id end = compiler_label(compiler);
    compile_jump_if(compiler, node->as.conditional.test, otherwise, false);
    compile_jump_if(compiler, node->as.conditional.body, label, when);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    compiler_place(compiler, otherwise);
    compile_jump_if(compiler, node->as.conditional.otherwise, label, when);
    compiler_place(compiler, end);
}

static void
jump_if_chain(struct compiler *compiler, const struct expression *node,
              label_id label, bool when)
{
    size_t last = node->as.compare.rest.count - 1;
    label_id cleanup = compiler_label(compiler);
    label_id end = compiler_label(compiler);
    enum opcode jump =
        when ? OPCODE_POP_JUMP_IF_TRUE : OPCODE_POP_JUMP_IF_FALSE;
    compile_expression(compiler, node->as.compare.left);
    for (size_t i = 0; i < last; i++) {
        compile_middle(compiler, node, i);
        compiler_emit_jump(compiler, OPCODE_POP_JUMP_IF_FALSE, cleanup);
    }
    compile_expression(compiler, node->as.compare.rest.items[last]);
    compiler_at(compiler, node->place);
    emit_relation(compiler, node->as.compare.relations[last]);
    compiler_emit_jump(compiler, jump, label);
    compiler_emit_jump(compiler, OPCODE_JUMP, end);
    compiler_place(compiler, cleanup);
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
    if (!when)
        compiler_emit_jump(compiler, OPCODE_JUMP, label);
    compiler_place(compiler, end);
}

void
compile_jump_if(struct compiler *compiler, const struct expression *node,
                label_id label, bool when)
{
    switch (node->kind) {
    case EXPRESSION_NOT:
        compile_jump_if(compiler, node->as.operand, label, !when);
        return;
    case EXPRESSION_BOOLEAN:
        jump_if_boolean(compiler, node, label, when);
        return;
    case EXPRESSION_CONDITIONAL:
        jump_if_conditional(compiler, node, label, when);
        return;
    case EXPRESSION_COMPARE:
        if (node->as.compare.rest.count > 1) {
            jump_if_chain(compiler, node, label, when);
            return;
        }
        break;
    default:
        break;
    }
    compile_expression(compiler, node);
    compiler_at(compiler, node->place);
    compiler_emit_jump(compiler,
                       when ? OPCODE_POP_JUMP_IF_TRUE
                            : OPCODE_POP_JUMP_IF_FALSE,
                       label);
}

static void
compile_named(struct compiler *compiler, const struct expression *node)
{
    compile_expression(compiler, node->as.named.value);
    compiler_at(compiler, node->place);
    compiler_emit(compiler, OPCODE_COPY, 1);
    compile_store(compiler, node->as.named.target);
}

static void
compile_yield(struct compiler *compiler, const struct expression *node)
{
    if (node->as.operand != NULL)
        compile_expression(compiler, node->as.operand);
    else
        compiler_load_none(compiler);
    compiler_at(compiler, node->place);
    if (node->kind == EXPRESSION_YIELD) {
        compiler_emit(compiler, OPCODE_YIELD_VALUE, 0);
        return;
    }
    compiler_emit(compiler, OPCODE_GET_YIELD_FROM_ITER, 0);
    compiler_load_none(compiler);
    compiler_emit(compiler, OPCODE_YIELD_FROM, 0);
}

/* Depth is bounded by the height of the tree. */
void
compile_expression(struct compiler *compiler, const struct expression *node)
{
    compiler_at(compiler, node->place);
    switch (node->kind) {
    case EXPRESSION_CONSTANT:
        compiler_load(compiler, node->as.constant);
        return;
    case EXPRESSION_NAME:
        compile_name(compiler, node->as.name.text, node->place, NAME_LOAD);
        return;
    case EXPRESSION_ATTRIBUTE:
        compile_expression(compiler, node->as.attribute.value);
        compiler_at(compiler, node->place);
        compiler_emit(compiler, OPCODE_LOAD_ATTRIBUTE,
                      compiler_name(compiler,
                                    node->as.attribute.name.text));
        return;
    case EXPRESSION_SUBSCRIPT:
        compile_subscript(compiler, node);
        return;
    case EXPRESSION_SLICE:
        compile_slice(compiler, node);
        return;
    case EXPRESSION_STARRED:
        compiler_fail(compiler, node->place,
                      "can't use starred expression here");
        return;
    case EXPRESSION_TUPLE:
    case EXPRESSION_LIST:
    case EXPRESSION_SET:
        compile_display(compiler, node);
        return;
    case EXPRESSION_DICT:
        compile_dict(compiler, node);
        return;
    case EXPRESSION_UNARY:
        compile_expression(compiler, node->as.unary.operand);
        compiler_at(compiler, node->place);
        compiler_emit(compiler, OPCODE_UNARY, node->as.unary.operator);
        return;
    case EXPRESSION_NOT:
        compile_expression(compiler, node->as.operand);
        compiler_at(compiler, node->place);
        compiler_emit(compiler, OPCODE_NOT, 0);
        return;
    case EXPRESSION_BINARY:
        compile_expression(compiler, node->as.binary.left);
        compile_expression(compiler, node->as.binary.right);
        compiler_at(compiler, node->place);
        compiler_emit(compiler, OPCODE_BINARY, node->as.binary.operator);
        return;
    case EXPRESSION_BOOLEAN:
        compile_boolean(compiler, node);
        return;
    case EXPRESSION_COMPARE:
        compile_compare(compiler, node);
        return;
    case EXPRESSION_CONDITIONAL:
        compile_conditional(compiler, node);
        return;
    case EXPRESSION_NAMED:
        compile_named(compiler, node);
        return;
    case EXPRESSION_CALL:
        compile_call(compiler, node);
        return;
    case EXPRESSION_JOINED:
        compile_joined(compiler, node);
        return;
    case EXPRESSION_FORMATTED:
        compile_formatted(compiler, node);
        return;
    case EXPRESSION_LAMBDA:
        compile_lambda(compiler, node);
        return;
    case EXPRESSION_LIST_COMPREHENSION:
    case EXPRESSION_SET_COMPREHENSION:
    case EXPRESSION_DICT_COMPREHENSION:
    case EXPRESSION_GENERATOR:
        compile_comprehension(compiler, node);
        return;
    case EXPRESSION_YIELD:
    case EXPRESSION_YIELD_FROM:
        compile_yield(compiler, node);
        return;
    case EXPRESSION_AWAIT:
        compiler_refuse(compiler, node->place, "coroutines (await) are",
                        NULL);
        return;
    }
}
