#include "lang/compiler.h"

/* Unpacks the top of the stack into several targets. */
static void
compile_unpack(struct compiler *compiler, const struct expression *target)
{
    const struct expression_list *items = &target->as.items;
    size_t star = SIZE_MAX;
    for (size_t i = 0; i < items->count; i++) {
        if (items->items[i]->kind != EXPRESSION_STARRED)
            continue;
        if (star != SIZE_MAX)
            compiler_fail(compiler, target->place,
                          "multiple starred expressions in assignment");
        star = i;
    }
    if (star == SIZE_MAX) {
        compiler_emit(compiler, OPCODE_UNPACK_SEQUENCE,
                      (uint32_t)items->count);
    } else {
        size_t after = items->count - star - 1;
        if (star > 0xFF)
            compiler_fail(compiler, target->place,
                          "too many expressions in star-unpacking "
                          "assignment");
        compiler_emit(compiler, OPCODE_UNPACK_EX,
                      (uint32_t)(star | after << 8));
    }
    for (size_t i = 0; i < items->count; i++) {
        const struct expression *item = items->items[i];
        compile_store(compiler, item->kind == EXPRESSION_STARRED
                                    ? item->as.operand
                                    : item);
    }
}

/* Notes `self.name = …` for the innermost class around the function
 * (maybe_add_static_attribute_to_class). */
static void
note_assigned(struct compiler *compiler, const struct expression *target)
{
    const struct expression *value = target->as.attribute.value;
    struct builder *builder = compiler->builder->outer;
    if (value->kind != EXPRESSION_NAME
        || strcmp(value->as.name.text, "self") != 0)
        return;
    while (builder != NULL && builder->scope->kind != SCOPE_CLASS)
        builder = builder->outer;
    if (builder != NULL)
        name_table_enter(&builder->assigned, target->as.attribute.written);
}

void
compile_store(struct compiler *compiler, const struct expression *target)
{
    compiler_at(compiler, target->place);
    switch (target->kind) {
    case EXPRESSION_NAME:
        compile_name(compiler, target->as.name.text, target->place,
                     NAME_STORE);
        return;
    case EXPRESSION_ATTRIBUTE:
        note_assigned(compiler, target);
        compile_expression(compiler, target->as.attribute.value);
        compiler_at(compiler, target->place);
        compiler_emit(compiler, OPCODE_STORE_ATTRIBUTE,
                      compiler_name(compiler,
                                    target->as.attribute.name.text));
        return;
    case EXPRESSION_SUBSCRIPT:
        compile_expression(compiler, target->as.subscript.value);
        if (compiler_is_short_slice(compiler, target->as.subscript.index)) {
            compile_slice_bounds(compiler, target->as.subscript.index);
            compiler_at(compiler, target->place);
            compiler_emit(compiler, OPCODE_STORE_SLICE, 0);
            return;
        }
        compile_expression(compiler, target->as.subscript.index);
        compiler_at(compiler, target->place);
        compiler_emit(compiler, OPCODE_STORE_SUBSCRIPT, 0);
        return;
    case EXPRESSION_TUPLE:
    case EXPRESSION_LIST:
        compile_unpack(compiler, target);
        return;
    default:
        compiler_fail(compiler, target->place,
                      "starred assignment target must be in a list or "
                      "tuple");
    }
}

void
compile_delete(struct compiler *compiler, const struct expression *target)
{
    compiler_at(compiler, target->place);
    switch (target->kind) {
    case EXPRESSION_NAME:
        compile_name(compiler, target->as.name.text, target->place,
                     NAME_DELETE);
        return;
    case EXPRESSION_ATTRIBUTE:
        compile_expression(compiler, target->as.attribute.value);
        compiler_at(compiler, target->place);
        compiler_emit(compiler, OPCODE_DELETE_ATTRIBUTE,
                      compiler_name(compiler,
                                    target->as.attribute.name.text));
        return;
    case EXPRESSION_SUBSCRIPT:
        compile_expression(compiler, target->as.subscript.value);
        compile_expression(compiler, target->as.subscript.index);
        compiler_at(compiler, target->place);
        compiler_emit(compiler, OPCODE_DELETE_SUBSCRIPT, 0);
        return;
    default:
        for (size_t i = 0; i < target->as.items.count; i++)
            compile_delete(compiler, target->as.items.items[i]);
    }
}

static void
augment_attribute(struct compiler *compiler,
                  const struct tree_statement *statement)
{
    const struct expression *target = statement->as.augmented.target;
    compile_expression(compiler, target->as.attribute.value);
    uint32_t name =
        compiler_name(compiler, target->as.attribute.name.text);
    compiler_at(compiler, target->place);
    compiler_emit(compiler, OPCODE_COPY, 1);
    compiler_emit(compiler, OPCODE_LOAD_ATTRIBUTE, name);
    compile_expression(compiler, statement->as.augmented.value);
    compiler_at(compiler, statement->place);
    compiler_emit(compiler, OPCODE_INPLACE,
                  statement->as.augmented.operator);
    compiler_emit(compiler, OPCODE_SWAP, 2);
    compiler_at(compiler, target->place);
    compiler_emit(compiler, OPCODE_STORE_ATTRIBUTE, name);
}

/* o[a:b] += v keeps o, a and b twice while it computes. */
static void
augment_slice(struct compiler *compiler, const struct tree_statement *statement)
{
    const struct expression *target = statement->as.augmented.target;
    compile_expression(compiler, target->as.subscript.value);
    compile_slice_bounds(compiler, target->as.subscript.index);
    compiler_at(compiler, target->place);
    for (int i = 0; i < 3; i++)
        compiler_emit(compiler, OPCODE_COPY, 3);
    compiler_emit(compiler, OPCODE_LOAD_SLICE, 0);
    compile_expression(compiler, statement->as.augmented.value);
    compiler_at(compiler, statement->place);
    compiler_emit(compiler, OPCODE_INPLACE,
                  statement->as.augmented.operator);
    compiler_emit(compiler, OPCODE_ROTATE, 4);
    compiler_at(compiler, target->place);
    compiler_emit(compiler, OPCODE_STORE_SLICE, 0);
}

static void
augment_subscript(struct compiler *compiler,
                  const struct tree_statement *statement)
{
    const struct expression *target = statement->as.augmented.target;
    if (compiler_is_short_slice(compiler, target->as.subscript.index)) {
        augment_slice(compiler, statement);
        return;
    }
    compile_expression(compiler, target->as.subscript.value);
    compile_expression(compiler, target->as.subscript.index);
    compiler_at(compiler, target->place);
    compiler_emit(compiler, OPCODE_COPY, 2);
    compiler_emit(compiler, OPCODE_COPY, 2);
    compiler_emit(compiler, OPCODE_LOAD_SUBSCRIPT, 0);
    compile_expression(compiler, statement->as.augmented.value);
    compiler_at(compiler, statement->place);
    compiler_emit(compiler, OPCODE_INPLACE,
                  statement->as.augmented.operator);
    compiler_emit(compiler, OPCODE_ROTATE, 3);
    compiler_at(compiler, target->place);
    compiler_emit(compiler, OPCODE_STORE_SUBSCRIPT, 0);
}

void
compile_augmented(struct compiler *compiler,
                  const struct tree_statement *statement)
{
    const struct expression *target = statement->as.augmented.target;
    if (target->kind == EXPRESSION_ATTRIBUTE) {
        augment_attribute(compiler, statement);
        return;
    }
    if (target->kind == EXPRESSION_SUBSCRIPT) {
        augment_subscript(compiler, statement);
        return;
    }
    compile_expression(compiler, target);
    compile_expression(compiler, statement->as.augmented.value);
    compiler_at(compiler, statement->place);
    compiler_emit(compiler, OPCODE_INPLACE,
                  statement->as.augmented.operator);
    compile_store(compiler, target);
}
