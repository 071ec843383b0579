#include "lang/compiler.h"

#include "base/mem.h"

/* Bits of MAKE_FUNCTION. */
enum { HAS_DEFAULTS = 1, HAS_KEYWORD_DEFAULTS = 2 };

static void
refuse_parameters(struct compiler *compiler,
                  const struct parameter_list *parameters)
{
    for (size_t i = 0; i < parameters->count; i++) {
        const struct parameter *parameter = &parameters->items[i];
        struct place place = parameter->name.place;
        switch (parameter->kind) {
        case PARAMETER_POSITIONAL_ONLY:
            compiler_refuse(compiler, place,
                            "positional-only parameters are",
                            "leave out the / of the list");
            break;
        case PARAMETER_VARIADIC:
        case PARAMETER_VARIADIC_KEYWORDS:
            compiler_refuse(compiler, place,
                            "parameters for any number of arguments are",
                            "name the parameters, or pass a list");
            break;
        case PARAMETER_KEYWORD_ONLY:
            compiler_refuse(compiler, place, "keyword-only parameters are",
                            "leave out the * of the list");
            break;
        case PARAMETER_PLAIN:
            break;
        }
        if (parameter->annotation != NULL)
            compiler_refuse(compiler, parameter->annotation->place,
                            "annotations are", "leave the annotation out");
    }
}

static void
refuse_definition(struct compiler *compiler,
                  const struct tree_statement *statement)
{
    const struct definition *definition = &statement->as.definition;
    if (definition->decorators.count > 0)
        compiler_refuse(compiler, definition->decorator_places[0],
                        "decorators are",
                        "call the decorator on the function yourself");
    if (definition->is_async)
        compiler_refuse(compiler, statement->place,
                        "async functions are", NULL);
    if (definition->has_type_parameters)
        compiler_refuse(compiler, definition->name.place,
                        "type parameters are", "leave them out");
    if (definition->returns != NULL)
        compiler_refuse(compiler, definition->returns->place,
                        "annotations are", "leave the annotation out");
    refuse_parameters(compiler, &definition->parameters);
    if (definition->scope->is_generator)
        compiler_refuse(compiler, definition->scope->yield_place,
                        "generators (yield) are", NULL);
}

/* Loads the tuple of defaults; returns the flag of MAKE_FUNCTION. */
static uint32_t
compile_defaults(struct compiler *compiler,
                 const struct parameter_list *parameters)
{
    uint32_t count = 0;
    for (size_t i = 0; i < parameters->count; i++) {
        const struct parameter *parameter = &parameters->items[i];
        bool is_positional = parameter->kind == PARAMETER_PLAIN
                             || parameter->kind
                                    == PARAMETER_POSITIONAL_ONLY;
        if (!is_positional || parameter->value == NULL)
            continue;
        compile_expression(compiler, parameter->value);
        count++;
    }
    if (count == 0)
        return 0;
    compiler_emit(compiler, OPCODE_BUILD_TUPLE, count);
    return HAS_DEFAULTS;
}

/* "f", "outer.<locals>.f" */
static char *
qualify(const struct builder *outer, const char *name)
{
    struct text text = {0};
    if (outer->scope->kind != SCOPE_MODULE) {
        text_add_string(&text, outer->qualified_name);
        if (outer->scope->kind != SCOPE_CLASS)
            text_add_string(&text, ".<locals>");
        text_add_byte(&text, '.');
    }
    text_add_string(&text, name);
    return text_take(&text);
}

static void
enter_parameters(struct builder *builder,
                 const struct parameter_list *parameters)
{
    for (size_t i = 0; i < parameters->count; i++) {
        const struct parameter *parameter = &parameters->items[i];
        name_table_enter(&builder->locals, parameter->name.text);
        builder->argument_count++;
    }
}

/* Compiles the body to code number `index`. */
static void
compile_function_body(struct compiler *compiler,
                      const struct definition *definition, size_t index)
{
    struct workshop *workshop = compiler->workshop;
    struct builder inner, *outer = compiler->builder;
    const struct expression *docstring =
        tree_docstring(&definition->body, workshop->constants);
    builder_init(&inner, outer, definition->scope);
    inner.flags = CODE_OPTIMIZED;
    if (outer->scope->kind != SCOPE_MODULE)
        inner.flags |= CODE_NESTED;
    inner.qualified_name = qualify(outer, definition->name.text);
    enter_parameters(&inner, &definition->parameters);
    compiler->builder = &inner;
    uint32_t first =
        docstring != NULL
            ? compiler_docstring(compiler, docstring)
            : constant_add_value(workshop->constants, value_from_none());
    if (compiler->silent == 0)
        builder_constant(&inner,
                         constant_merge(workshop->constants, first));
    compile_body(compiler, &definition->body, docstring != NULL);
    if (!inner.has_returned) {
        compiler_load_none(compiler);
        compiler_emit(compiler, OPCODE_RETURN_VALUE, 0);
    }
    if (compiler->failed || compiler->silent > 0) {
        builder_release(&inner);
    } else {
        struct code code;
        builder_finish(&inner, workshop, &code);
        compiler->codes.items[index] = code;
    }
    compiler->builder = outer;
}

/* Up to 3.10 the qualified name is a constant too, which MAKE_FUNCTION takes;
 * here it only stays in co_consts as long as the instruction does. */
static void
add_qualified_name(struct compiler *compiler, const char *name)
{
    struct builder *builder = compiler->builder;
    struct constants *constants = compiler->workshop->constants;
    uint32_t object =
        constant_merge(constants,
                       constant_add_value(constants, value_from_c(name)));
    uint32_t index = builder_constant(builder, object);
    builder->code.items[builder->code.count - 1].companion = index + 1;
}

void
compile_function(struct compiler *compiler,
                 const struct tree_statement *statement)
{
    const struct definition *definition = &statement->as.definition;
    refuse_definition(compiler, statement);
    if (compiler->failed)
        return;
    uint32_t flags = compile_defaults(compiler, &definition->parameters);
    size_t index = compiler->codes.count;
    if (compiler->silent == 0)
        VECTOR_PUSH(&compiler->codes, (struct code){0});
    compile_function_body(compiler, definition, index);
    compiler_at(compiler, statement->place);
    if (compiler->silent == 0 && !compiler->failed) {
        char *name = qualify(compiler->builder, definition->name.text);
        compiler_load(compiler,
                      constant_add_code(compiler->workshop->constants,
                                        (uint32_t)index));
        compiler_emit(compiler, OPCODE_MAKE_FUNCTION, flags);
        if (compiler->workshop->dialect->qualified_name_constant)
            add_qualified_name(compiler, name);
        mem_free(name);
    }
    compile_name(compiler, definition->name.text, statement->place,
                 NAME_STORE);
}
