#include "lang/compiler.h"
#include "lang/same_code.h"

#include <string.h>

#include "base/mem.h"

static void
refuse_definition(struct compiler *compiler,
                  const struct tree_statement *statement)
{
    const struct definition *definition = &statement->as.definition;
    if (definition->is_async)
        compiler_refuse(compiler, statement->place,
                        "async functions are", NULL);
    if (definition->has_type_parameters)
        compiler_refuse(compiler, definition->name.place,
                        "type parameters are", "leave them out");
}

/* "f", "outer.<locals>.f"; comprehensions have no <locals>
 * (compiler_set_qualname). */
static char *
qualify(const struct builder *outer, const char *name)
{
    struct text text = {0};
    if (outer->scope->kind != SCOPE_MODULE) {
        text_add_string(&text, outer->qualified_name);
        if (outer->scope->kind == SCOPE_FUNCTION
            || outer->scope->kind == SCOPE_LAMBDA)
            text_add_string(&text, ".<locals>");
        text_add_byte(&text, '.');
    }
    text_add_string(&text, name);
    return text_take(&text);
}

void
compiler_enter(struct compiler *compiler, struct builder *inner,
               const struct scope *scope)
{
    struct builder *outer = compiler->builder;
    builder_init(inner, outer, scope);
    inner->flags = CODE_OPTIMIZED;
    if (outer->scope->kind != SCOPE_MODULE)
        inner->flags |= CODE_NESTED;
    if (scope->is_generator || scope->kind == SCOPE_GENERATOR)
        inner->flags |= CODE_GENERATOR;
    inner->qualified_name = qualify(outer, scope->name);
    compiler->builder = inner;
    if (inner->flags & CODE_GENERATOR)
        compiler_emit(compiler, OPCODE_RETURN_GENERATOR, 0);
}

/* Begins the code of a function; its constant number 0 is the docstring, or
 * None where `docstring` is NULL. */
static void
begin_function(struct compiler *compiler, struct builder *inner,
               const struct scope *scope,
               const struct parameter_list *parameters,
               const struct expression *docstring)
{
    struct constants *constants = compiler->workshop->constants;
    compiler_enter(compiler, inner, scope);
    builder_enter_parameters(inner, parameters);
    uint32_t first = docstring != NULL
                         ? compiler_docstring(compiler, docstring)
                         : constant_add_value(constants, value_from_none());
    if (compiler->silent == 0)
        builder_constant(inner, constant_merge(constants, first));
}

/* Loads the cells of the variables that inner shares with code around it, if
 * there are any; returns the flag. */
static uint32_t
load_closure(struct compiler *compiler, const struct builder *inner)
{
    const struct builder *outer = compiler->builder;
    size_t count = inner->free.names.count;
    for (size_t i = 0; i < count; i++) {
        const char *name = inner->free.names.items[i];
        bool is_free = builder_home(outer, name) != HOME_CELL;
        compiler_emit(compiler, OPCODE_LOAD_CLOSURE,
                      builder_cell(outer, name, is_free));
    }
    if (count == 0)
        return 0;
    compiler_emit(compiler, OPCODE_BUILD_TUPLE, (uint32_t)count);
    return FUNCTION_HAS_CLOSURE;
}

/* Up to 3.10 the qualified name (of a class the bare one) is a constant too,
 * which MAKE_FUNCTION takes; here it only stays in co_consts as long as the
 * instruction does. */
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
compiler_make_function(struct compiler *compiler, struct builder *inner,
                       struct place place, uint32_t flags)
{
    struct constants *constants = compiler->workshop->constants;
    const char *name = inner->scope->name;
    enum scope_kind inner_kind = inner->scope->kind;
    compiler->builder = inner->outer;
    if (compiler->failed || compiler->silent > 0) {
        builder_release(inner);
        return;
    }
    compiler_at(compiler, place);
    flags |= load_closure(compiler, inner);
    struct code code;
    builder_finish(inner, compiler->workshop, &code);
    VECTOR_PUSH(&compiler->codes, code);
    size_t index = same_code_find(compiler, compiler->codes.count - 1);
    compiler_load(compiler, constant_add_code(constants, (uint32_t)index));
    compiler_emit(compiler, OPCODE_MAKE_FUNCTION, flags);
    if (compiler->workshop->dialect->qualified_name_constant) {
        bool is_class = inner_kind == SCOPE_CLASS;
        char *qualified = is_class
                              ? mem_copy_string(name, strlen(name))
                              : qualify(compiler->builder, name);
        add_qualified_name(compiler, qualified);
        mem_free(qualified);
    }
}

void
compile_decorators(struct compiler *compiler,
                   const struct definition *definition)
{
    for (size_t i = 0; i < definition->decorators.count; i++) {
        compiler_at(compiler, definition->decorator_places[i]);
        if (!compiler->workshop->dialect->decorates_as_method)
            compiler_emit(compiler, OPCODE_PUSH_NULL, 0);
        compile_expression(compiler, definition->decorators.items[i]);
    }
}

void
compile_decorator_calls(struct compiler *compiler,
                const struct definition *definition)
{
    const struct dialect *dialect = compiler->workshop->dialect;
    for (size_t i = definition->decorators.count; i > 0; i--) {
        if (!dialect->decorates_at_definition)
            compiler_at(compiler, definition->decorators.items[i - 1]->place);
        compiler_emit(compiler, OPCODE_CALL,
                      dialect->decorates_as_method ? 0 : 1);
    }
}

void
compile_function(struct compiler *compiler,
                 const struct tree_statement *statement)
{
    const struct definition *definition = &statement->as.definition;
    const struct expression *docstring = tree_docstring(
        &definition->body, compiler->workshop->constants);
    struct builder inner;
    refuse_definition(compiler, statement);
    if (compiler->failed)
        return;
    compile_decorators(compiler, definition);
    compiler_at(compiler, statement->place);
    uint32_t flags = compile_defaults(compiler, &definition->parameters);
    flags |= compile_annotations(compiler, &definition->parameters,
                                 definition->returns);
    begin_function(compiler, &inner, definition->scope,
                   &definition->parameters, docstring);
    compile_body(compiler, &definition->body, docstring != NULL);
    if (!inner.has_returned) {
        compiler_load_none(compiler);
        compiler_emit(compiler, OPCODE_RETURN_VALUE, 0);
    }
    compiler_make_function(compiler, &inner, statement->place, flags);
    compile_decorator_calls(compiler, definition);
    compile_name(compiler, definition->name.text, statement->place,
                 NAME_STORE);
}

void
compile_lambda(struct compiler *compiler, const struct expression *node)
{
    const struct parameter_list *parameters = &node->as.lambda.parameters;
    const struct scope *scope = node->as.lambda.scope;
    struct builder inner;
    uint32_t flags = compile_defaults(compiler, parameters);
    begin_function(compiler, &inner, scope, parameters, NULL);
    compile_expression(compiler, node->as.lambda.body);
    compiler_at(compiler, node->as.lambda.body->place);
    compiler_emit(compiler, OPCODE_RETURN_VALUE, 0);
    compiler_make_function(compiler, &inner, node->place, flags);
}
