#include "lang/compiler.h"

#include "base/mem.h"

/* Whether the arguments must be gathered in a tuple and a dict. */
static bool
is_spread(const struct compiler *compiler, const struct expression *call)
{
    const struct keyword_list *keywords = &call->as.call.keywords;
    size_t guideline = (size_t)compiler->workshop->dialect->stack_guideline;
    size_t slots = call->as.call.arguments.count + 2 * keywords->count;
    if (guideline > 0 && slots > guideline)
        return true;
    for (size_t i = 0; i < keywords->count; i++)
        if (keywords->items[i].name.text == NULL)
            return true;
    return tree_has_starred(&call->as.call.arguments);
}

/* Whether `value.name(…)` is called without making a bound method. */
static bool
is_method_call(const struct compiler *compiler,
               const struct expression *call)
{
    const struct dialect *dialect = compiler->workshop->dialect;
    size_t keywords = call->as.call.keywords.count;
    size_t count = call->as.call.arguments.count + keywords;
    if (call->as.call.function->kind != EXPRESSION_ATTRIBUTE
        || tree_has_starred(&call->as.call.arguments))
        return false;
    for (size_t i = 0; i < keywords; i++)
        if (call->as.call.keywords.items[i].name.text == NULL)
            return false;
    if (keywords > 0 && !dialect->methods_with_keywords)
        return false;
    return dialect->stack_guideline == 0
           || count + (keywords > 0) < (size_t)dialect->stack_guideline;
}

static void
compile_callable(struct compiler *compiler, const struct expression *call)
{
    const struct expression *function = call->as.call.function;
    if (!is_method_call(compiler, call)) {
        compiler_emit(compiler, OPCODE_PUSH_NULL, 0);
        compile_expression(compiler, function);
        return;
    }
    compile_expression(compiler, function->as.attribute.value);
    compiler_at(compiler, function->place);
    compiler_emit(compiler, OPCODE_LOAD_METHOD,
                  compiler_name(compiler,
                                function->as.attribute.name.text));
}

static void
load_names(struct compiler *compiler, const struct keyword_list *keywords,
           size_t begin, size_t end)
{
    const char **names = mem_alloc_array(end - begin, sizeof *names);
    for (size_t i = begin; i < end; i++)
        names[i - begin] = keywords->items[i].name.text;
    compiler_load_names(compiler, names, end - begin);
    mem_free(names);
}

/* Builds a dict of the named arguments [begin, end). */
static void
compile_named_arguments(struct compiler *compiler,
                        const struct keyword_list *keywords, size_t begin,
                        size_t end)
{
    size_t guideline = (size_t)compiler->workshop->dialect->stack_guideline;
    size_t count = end - begin;
    bool is_big = guideline > 0 && 2 * count > guideline;
    if (count > 1 && !is_big) {
        for (size_t i = begin; i < end; i++)
            compile_expression(compiler, keywords->items[i].value);
        load_names(compiler, keywords, begin, end);
        compiler_emit(compiler, OPCODE_BUILD_CONST_KEY_MAP,
                      (uint32_t)count);
        return;
    }
    if (is_big)
        compiler_emit(compiler, OPCODE_BUILD_MAP, 0);
    for (size_t i = begin; i < end; i++) {
        compiler_load(compiler,
                      constant_add_value(
                          compiler->workshop->constants,
                          value_from_c(keywords->items[i].name.text)));
        compile_expression(compiler, keywords->items[i].value);
        if (is_big)
            compiler_emit(compiler, OPCODE_MAP_ADD, 1);
    }
    if (!is_big)
        compiler_emit(compiler, OPCODE_BUILD_MAP, (uint32_t)count);
}

void
compile_keywords(struct compiler *compiler,
                 const struct keyword_list *keywords)
{
    struct place place = compiler->builder->place;
    bool direct = compiler->workshop->dialect->unpacks_groups;
    bool built = false;
    size_t named = 0;
    if (direct && keywords->count == 1
        && keywords->items[0].name.text == NULL) {
        compile_expression(compiler, keywords->items[0].value);
        return;
    }
    for (size_t i = 0; i <= keywords->count; i++) {
        bool is_end = i == keywords->count;
        if (!is_end && keywords->items[i].name.text != NULL) {
            named++;
            continue;
        }
        if (named > 0) {
            compile_named_arguments(compiler, keywords, i - named, i);
            if (built)
                compiler_emit(compiler, OPCODE_DICT_MERGE, 1);
            built = true;
            named = 0;
        }
        if (is_end)
            return;
        if (!built)
            compiler_emit(compiler, OPCODE_BUILD_MAP, 0);
        built = true;
        compile_expression(compiler, keywords->items[i].value);
        compiler_at(compiler, place);
        compiler_emit(compiler, OPCODE_DICT_MERGE, 1);
    }
}

static void
compile_spread(struct compiler *compiler, const struct expression *node)
{
    const struct expression_list *arguments = &node->as.call.arguments;
    const struct keyword_list *keywords = &node->as.call.keywords;
    if (arguments->count == 1
        && arguments->items[0]->kind == EXPRESSION_STARRED) {
        compile_expression(compiler, arguments->items[0]->as.operand);
    } else {
        struct expression tuple = {.kind = EXPRESSION_TUPLE,
                                   .place = node->place};
        tuple.as.items = *arguments;
        compile_display(compiler, &tuple);
    }
    compiler_at(compiler, node->place);
    if (keywords->count > 0)
        compile_keywords(compiler, keywords);
    compiler_at(compiler, node->place);
    compiler_emit(compiler, OPCODE_CALL_SPREAD, keywords->count > 0);
}

void
compile_keyword_call(struct compiler *compiler,
                     const struct keyword_list *keywords, size_t count,
                     struct place place)
{
    for (size_t i = 0; i < keywords->count; i++) {
        if (strcmp(keywords->items[i].name.text, "__debug__") == 0)
            compiler_fail(compiler, keywords->items[i].place,
                          "cannot assign to __debug__");
        compile_expression(compiler, keywords->items[i].value);
    }
    compiler_at(compiler, place);
    load_names(compiler, keywords, 0, keywords->count);
    compiler_emit(compiler, OPCODE_CALL_KEYWORDS, (uint32_t)count);
}

void
compile_call(struct compiler *compiler, const struct expression *node)
{
    const struct keyword_list *keywords = &node->as.call.keywords;
    size_t count = node->as.call.arguments.count + keywords->count;
    compile_callable(compiler, node);
    if (is_spread(compiler, node)) {
        compile_spread(compiler, node);
        return;
    }
    compile_list(compiler, &node->as.call.arguments);
    if (keywords->count == 0) {
        compiler_at(compiler, node->place);
        compiler_emit(compiler, OPCODE_CALL, (uint32_t)count);
        return;
    }
    compile_keyword_call(compiler, keywords, count, node->place);
}
