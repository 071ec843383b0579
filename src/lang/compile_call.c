#include "lang/compiler.h"

static bool
spreads(const struct expression *call)
{
    for (size_t i = 0; i < call->as.call.arguments.count; i++)
        if (call->as.call.arguments.items[i]->kind == EXPRESSION_STARRED)
            return true;
    for (size_t i = 0; i < call->as.call.keywords.count; i++)
        if (call->as.call.keywords.items[i].name.text == NULL)
            return true;
    return false;
}

/* Whether `value.name(…)` is called without making a bound method. */
static bool
is_method_call(const struct compiler *compiler,
               const struct expression *call)
{
    const struct dialect *dialect = compiler->workshop->dialect;
    size_t keywords = call->as.call.keywords.count;
    size_t count = call->as.call.arguments.count + keywords;
    if (call->as.call.function->kind != EXPRESSION_ATTRIBUTE)
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

void
compile_call(struct compiler *compiler, const struct expression *node)
{
    const struct keyword_list *keywords = &node->as.call.keywords;
    size_t count = node->as.call.arguments.count + keywords->count;
    if (spreads(node)) {
        compiler_refuse(compiler, node->place,
                        "calls with *arguments or **arguments are",
                        "write the arguments one by one");
        return;
    }
    compile_callable(compiler, node);
    compile_list(compiler, &node->as.call.arguments);
    if (keywords->count == 0) {
        compiler_at(compiler, node->place);
        compiler_emit(compiler, OPCODE_CALL, (uint32_t)count);
        return;
    }
    const char **names = mem_alloc_array(keywords->count, sizeof *names);
    for (size_t i = 0; i < keywords->count; i++) {
        names[i] = keywords->items[i].name.text;
        compile_expression(compiler, keywords->items[i].value);
    }
    compiler_at(compiler, node->place);
    compiler_load_names(compiler, names, keywords->count);
    mem_free(names);
    compiler_emit(compiler, OPCODE_CALL_KEYWORDS, (uint32_t)count);
}
