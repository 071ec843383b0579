#include "lang/compiler.h"

static bool
all_constant(const struct expression_list *list, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (list->items[i] == NULL
            || list->items[i]->kind != EXPRESSION_CONSTANT)
            return false;
    return true;
}

/* Makes the objects of list[begin, end), all constants, one constant. */
static uint32_t
join_constants(struct compiler *compiler, const struct expression_list *list,
               size_t begin, size_t end, bool is_set)
{
    struct constants *constants = compiler->workshop->constants;
    size_t count = end - begin;
    uint32_t *objects = mem_alloc_array(count, sizeof *objects);
    for (size_t i = 0; i < count; i++)
        objects[i] = list->items[begin + i]->as.constant;
    uint32_t object =
        is_set ? constant_add_frozenset(constants, objects, count)
               : constant_add_tuple(constants, objects, count);
    mem_free(objects);
    return object;
}

/* How a kind of display is made. */
struct display_opcodes {
    enum opcode build, add, extend;
};

static struct display_opcodes
opcodes_of(enum expression_kind kind)
{
    if (kind == EXPRESSION_SET)
        return (struct display_opcodes){OPCODE_BUILD_SET, OPCODE_SET_ADD,
                                        OPCODE_SET_UPDATE};
    return (struct display_opcodes){OPCODE_BUILD_LIST, OPCODE_LIST_APPEND,
                                    OPCODE_LIST_EXTEND};
}

/* Builds item by item: what is starred, or has very many items. */
static void
compile_growing(struct compiler *compiler, const struct expression *node,
                bool from_empty)
{
    const struct expression_list *items = &node->as.items;
    struct display_opcodes opcodes = opcodes_of(node->kind);
    bool built = from_empty;
    if (built)
        compiler_emit(compiler, opcodes.build, 0);
    for (size_t i = 0; i < items->count; i++) {
        const struct expression *item = items->items[i];
        if (item->kind == EXPRESSION_STARRED) {
            if (!built)
                compiler_emit(compiler, opcodes.build, (uint32_t)i);
            built = true;
            compile_expression(compiler, item->as.operand);
            compiler_at(compiler, node->place);
            compiler_emit(compiler, opcodes.extend, 1);
        } else {
            compile_expression(compiler, item);
            compiler_at(compiler, node->place);
            if (built)
                compiler_emit(compiler, opcodes.add, 1);
        }
    }
    if (node->kind == EXPRESSION_TUPLE)
        compiler_emit(compiler, OPCODE_LIST_TO_TUPLE, 0);
}

/* As 3.8 does it: everything is evaluated before anything is joined. */
static void
compile_groups(struct compiler *compiler, const struct expression *node)
{
    const struct expression_list *items = &node->as.items;
    enum opcode build = node->kind == EXPRESSION_SET ? OPCODE_BUILD_SET
                                                     : OPCODE_BUILD_TUPLE;
    uint32_t groups = 0, gathered = 0;
    for (size_t i = 0; i <= items->count; i++) {
        bool is_end = i == items->count;
        if (!is_end && items->items[i]->kind != EXPRESSION_STARRED) {
            compile_expression(compiler, items->items[i]);
            gathered++;
            continue;
        }
        if (gathered > 0) {
            compiler_at(compiler, node->place);
            compiler_emit(compiler, build, gathered);
            gathered = 0;
            groups++;
        }
        if (!is_end) {
            compile_expression(compiler, items->items[i]->as.operand);
            groups++;
        }
    }
    compiler_at(compiler, node->place);
    compiler_emit(compiler,
                  node->kind == EXPRESSION_SET ? OPCODE_BUILD_SET_UNPACK
                                               : OPCODE_BUILD_LIST_UNPACK,
                  groups);
    if (node->kind == EXPRESSION_TUPLE)
        compiler_emit(compiler, OPCODE_LIST_TO_TUPLE, 0);
}

void
compile_display(struct compiler *compiler, const struct expression *node)
{
    const struct expression_list *items = &node->as.items;
    struct workshop *workshop = compiler->workshop;
    struct display_opcodes opcodes = opcodes_of(node->kind);
    size_t least = (size_t)workshop->profile->display_tuple_min;
    size_t guideline = (size_t)workshop->dialect->stack_guideline;
    bool is_set = node->kind == EXPRESSION_SET;
    if (least > 0 && items->count >= least
        && all_constant(items, 0, items->count)) {
        uint32_t object =
            join_constants(compiler, items, 0, items->count, is_set);
        bool is_tuple = node->kind == EXPRESSION_TUPLE;
        if (!is_tuple)
            compiler_emit(compiler, opcodes.build, 0);
        compiler_load(compiler, object);
        if (!is_tuple)
            compiler_emit(compiler, opcodes.extend, 1);
        return;
    }
    if (workshop->dialect->unpacks_groups && tree_has_starred(items)) {
        compile_groups(compiler, node);
        return;
    }
    bool is_big = guideline > 0 && items->count > guideline;
    if (is_big || tree_has_starred(items)) {
        compile_growing(compiler, node, is_big);
        return;
    }
    compile_list(compiler, items);
    compiler_at(compiler, node->place);
    compiler_emit(compiler,
                  node->kind == EXPRESSION_TUPLE ? OPCODE_BUILD_TUPLE
                                                 : opcodes.build,
                  (uint32_t)items->count);
}

/* Builds a dict of pairs [begin, end). */
static void
compile_pairs(struct compiler *compiler, const struct expression *node,
              size_t begin, size_t end)
{
    const struct expression_list *keys = &node->as.dict.keys;
    const struct expression_list *values = &node->as.dict.values;
    size_t guideline = (size_t)compiler->workshop->dialect->stack_guideline;
    size_t count = end - begin;
    bool is_big = guideline > 0 && 2 * count > guideline;
    if (count > 1 && !is_big && all_constant(keys, begin, end)) {
        for (size_t i = begin; i < end; i++)
            compile_expression(compiler, values->items[i]);
        compiler_load(compiler,
                      join_constants(compiler, keys, begin, end, false));
        compiler_at(compiler, node->place);
        compiler_emit(compiler, OPCODE_BUILD_CONST_KEY_MAP,
                      (uint32_t)count);
        return;
    }
    if (is_big)
        compiler_emit(compiler, OPCODE_BUILD_MAP, 0);
    for (size_t i = begin; i < end; i++) {
        compile_expression(compiler, keys->items[i]);
        compile_expression(compiler, values->items[i]);
        compiler_at(compiler, node->place);
        if (is_big)
            compiler_emit(compiler, OPCODE_MAP_ADD, 1);
    }
    if (!is_big)
        compiler_emit(compiler, OPCODE_BUILD_MAP, (uint32_t)count);
}

/* Pairs are gathered until a ** or the guideline cuts them. */
void
compile_dict(struct compiler *compiler, const struct expression *node)
{
    const struct expression_list *keys = &node->as.dict.keys;
    size_t guideline = (size_t)compiler->workshop->dialect->stack_guideline;
    size_t gathered = 0;
    bool built = false;
    for (size_t i = 0; i < keys->count; i++) {
        bool spreads = keys->items[i] == NULL;
        if (!spreads) {
            bool cut = guideline > 0 ? gathered * 2 > guideline
                                     : gathered == 0xFFFE;
            gathered++;
            if (!cut)
                continue;
        }
        if (gathered > 0) {
            compile_pairs(compiler, node, i + !spreads - gathered,
                          i + !spreads);
            if (built)
                compiler_emit(compiler, OPCODE_DICT_UPDATE, 1);
            built = true;
            gathered = 0;
        }
        if (spreads) {
            if (!built)
                compiler_emit(compiler, OPCODE_BUILD_MAP, 0);
            built = true;
            compile_expression(compiler, node->as.dict.values.items[i]);
            compiler_at(compiler, node->place);
            compiler_emit(compiler, OPCODE_DICT_UPDATE, 1);
        }
    }
    if (gathered > 0 || !built) {
        compile_pairs(compiler, node, keys->count - gathered, keys->count);
        if (built)
            compiler_emit(compiler, OPCODE_DICT_UPDATE, 1);
    }
}

void
compile_formatted(struct compiler *compiler, const struct expression *node)
{
    uint32_t flags = 0;
    compile_expression(compiler, node->as.formatted.value);
    if (node->as.formatted.conversion != 0)
        flags = node->as.formatted.conversion == 's'   ? 1
                : node->as.formatted.conversion == 'r' ? 2
                                                       : 3;
    if (node->as.formatted.spec != NULL) {
        compile_expression(compiler, node->as.formatted.spec);
        flags |= 4;
    }
    compiler_at(compiler, node->place);
    compiler_emit(compiler, OPCODE_FORMAT_VALUE, flags);
}

/* Very many parts are gathered in a list for ''.join. */
static void
join_parts(struct compiler *compiler, const struct expression *node)
{
    const struct expression_list *parts = &node->as.items;
    compiler_load(compiler,
                  constant_add_value(compiler->workshop->constants,
                                     value_from_c("")));
    compiler_emit(compiler, OPCODE_LOAD_METHOD,
                  compiler_name(compiler, "join"));
    compiler_emit(compiler, OPCODE_BUILD_LIST, 0);
    for (size_t i = 0; i < parts->count; i++) {
        compile_expression(compiler, parts->items[i]);
        compiler_at(compiler, node->place);
        compiler_emit(compiler, OPCODE_LIST_APPEND, 1);
    }
    compiler_emit(compiler, OPCODE_CALL, 1);
}

void
compile_joined(struct compiler *compiler, const struct expression *node)
{
    const struct expression_list *parts = &node->as.items;
    size_t guideline = (size_t)compiler->workshop->dialect->stack_guideline;
    if (guideline > 0 && parts->count > guideline) {
        join_parts(compiler, node);
        return;
    }
    compile_list(compiler, parts);
    compiler_at(compiler, node->place);
    if (parts->count != 1)
        compiler_emit(compiler, OPCODE_BUILD_STRING,
                      (uint32_t)parts->count);
}
