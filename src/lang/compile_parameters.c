#include "lang/compiler.h"

#include "base/mem.h"

static bool
is_positional(const struct parameter *parameter)
{
    return parameter->kind == PARAMETER_PLAIN
           || parameter->kind == PARAMETER_POSITIONAL_ONLY;
}

/* Loads the tuple of defaults of positional parameters. */
static uint32_t
compile_positional_defaults(struct compiler *compiler,
                            const struct parameter_list *parameters)
{
    uint32_t count = 0;
    for (size_t i = 0; i < parameters->count; i++) {
        const struct parameter *parameter = &parameters->items[i];
        if (!is_positional(parameter) || parameter->value == NULL)
            continue;
        compile_expression(compiler, parameter->value);
        count++;
    }
    if (count == 0)
        return 0;
    compiler_emit(compiler, OPCODE_BUILD_TUPLE, count);
    return FUNCTION_HAS_DEFAULTS;
}

/* Loads the dict of defaults of keyword-only parameters. */
static uint32_t
compile_keyword_defaults(struct compiler *compiler,
                         const struct parameter_list *parameters)
{
    const char **names = mem_alloc_array(parameters->count, sizeof *names);
    uint32_t count = 0;
    for (size_t i = 0; i < parameters->count; i++) {
        const struct parameter *parameter = &parameters->items[i];
        if (parameter->kind != PARAMETER_KEYWORD_ONLY
            || parameter->value == NULL)
            continue;
        compile_expression(compiler, parameter->value);
        names[count++] = parameter->name.text;
    }
    if (count > 0) {
        compiler_load_names(compiler, names, count);
        compiler_emit(compiler, OPCODE_BUILD_CONST_KEY_MAP, count);
    }
    mem_free(names);
    return count > 0 ? FUNCTION_HAS_KEYWORD_DEFAULTS : 0;
}

uint32_t
compile_defaults(struct compiler *compiler,
                 const struct parameter_list *parameters)
{
    uint32_t flags = compile_positional_defaults(compiler, parameters);
    return flags | compile_keyword_defaults(compiler, parameters);
}

/* Names of the annotations, gathered while their values are loaded. */
struct annotation_list {
    VECTOR(const char *) names;
};

static void
compile_annotation(struct compiler *compiler, struct annotation_list *list,
                   const char *name, const struct expression *annotation)
{
    if (annotation == NULL)
        return;
    VECTOR_PUSH(&list->names, name);
    if (!compiler->workshop->dialect->annotation_names_tuple)
        compiler_load(compiler,
                      constant_add_value(compiler->workshop->constants,
                                         value_from_c(name)));
    compile_expression(compiler, annotation->kind == EXPRESSION_STARRED
                                     ? annotation->as.operand
                                     : annotation);
}

uint32_t
compile_annotations(struct compiler *compiler,
                    const struct parameter_list *parameters,
                    const struct expression *returns)
{
    static const enum parameter_kind order[] = {
        PARAMETER_PLAIN, PARAMETER_POSITIONAL_ONLY, PARAMETER_VARIADIC,
        PARAMETER_KEYWORD_ONLY, PARAMETER_VARIADIC_KEYWORDS};
    struct annotation_list list = {0};
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        for (size_t i = 0; i < parameters->count; i++)
            if (parameters->items[i].kind == order[k])
                compile_annotation(compiler, &list,
                                   parameters->items[i].name.text,
                                   parameters->items[i].annotation);
    compile_annotation(compiler, &list, "return", returns);
    uint32_t count = (uint32_t)list.names.count;
    if (count > 0 && compiler->workshop->dialect->annotation_names_tuple) {
        compiler_load_names(compiler, list.names.items, count);
        compiler_emit(compiler, OPCODE_BUILD_CONST_KEY_MAP, count);
    } else if (count > 0) {
        compiler_emit(compiler, OPCODE_BUILD_TUPLE, 2 * count);
    }
    VECTOR_RELEASE(&list.names);
    return count > 0 ? FUNCTION_HAS_ANNOTATIONS : 0;
}

/* Makes locals of all parameters of a kind; returns how many there are. */
static uint32_t
enter_kind(struct builder *builder, const struct parameter_list *parameters,
           enum parameter_kind kind)
{
    uint32_t count = 0;
    for (size_t i = 0; i < parameters->count; i++) {
        if (parameters->items[i].kind != kind)
            continue;
        name_table_enter(&builder->locals, parameters->items[i].name.text);
        count++;
    }
    return count;
}

void
builder_enter_parameters(struct builder *builder,
                         const struct parameter_list *parameters)
{
    builder->positional_only_count =
        enter_kind(builder, parameters, PARAMETER_POSITIONAL_ONLY);
    builder->argument_count =
        builder->positional_only_count
        + enter_kind(builder, parameters, PARAMETER_PLAIN);
    builder->keyword_only_count =
        enter_kind(builder, parameters, PARAMETER_KEYWORD_ONLY);
    if (enter_kind(builder, parameters, PARAMETER_VARIADIC) > 0)
        builder->flags |= CODE_VARIADIC;
    if (enter_kind(builder, parameters, PARAMETER_VARIADIC_KEYWORDS) > 0)
        builder->flags |= CODE_VARIADIC_KEYWORDS;
}
