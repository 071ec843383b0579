/* class: a function is made of its body and given, with the name and the bases,
 * to __build_class__ (compiler_class, Python/compile.c). */
#include "lang/compiler.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void
store_constant(struct compiler *compiler, struct value value,
               const char *name)
{
    compiler_load(compiler, constant_add_value(
                                compiler->workshop->constants, value));
    compiler_emit(compiler, OPCODE_STORE_NAME, compiler_name(compiler, name));
}

/* What stands before the statements: __module__, __qualname__ … */
static void
compile_preamble(struct compiler *compiler, struct place place)
{
    struct builder *inner = compiler->builder;
    compiler_emit(compiler, OPCODE_LOAD_NAME,
                  compiler_name(compiler, "__name__"));
    compiler_emit(compiler, OPCODE_STORE_NAME,
                  compiler_name(compiler, "__module__"));
    store_constant(compiler, value_from_c(inner->qualified_name),
                   "__qualname__");
    if (compiler->workshop->dialect->class_tells_lines)
        store_constant(compiler, value_from_int64(place.line),
                       "__firstlineno__");
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Loads the names that methods assign to as `self.name`, in order. */
static void
load_assigned(struct compiler *compiler)
{
    const struct name_table *assigned = &compiler->builder->assigned;
    size_t count = assigned->names.count;
    const char **names = mem_alloc_array(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = assigned->names.items[i];
    if (count > 1)
        qsort(names, count, sizeof *names, compare_names);
    compiler_load_names(compiler, names, count);
    mem_free(names);
}

/* The body's code returns the cell of __class__, for the class to be put
 * there. */
static void
compile_end(struct compiler *compiler, const struct scope *scope)
{
    if (compiler->workshop->dialect->class_tells_lines) {
        load_assigned(compiler);
        compiler_emit(compiler, OPCODE_STORE_NAME,
                      compiler_name(compiler, "__static_attributes__"));
    }
    if (scope->has_class_cell) {
        compiler_emit(compiler, OPCODE_LOAD_CLOSURE,
                      builder_cell(compiler->builder, "__class__", false));
        compiler_emit(compiler, OPCODE_COPY, 1);
        compiler_emit(compiler, OPCODE_STORE_NAME,
                      compiler_name(compiler, "__classcell__"));
    } else {
        compiler_load_none(compiler);
    }
    compiler_emit(compiler, OPCODE_RETURN_VALUE, 0);
}

static void
compile_class_body(struct compiler *compiler, struct builder *inner,
                   const struct tree_statement *statement)
{
    const struct definition *definition = &statement->as.definition;
    const struct expression *docstring = tree_docstring(
        &definition->body, compiler->workshop->constants);
    struct place place = definition->decorators.count > 0
                             ? definition->decorator_places[0]
                             : statement->place;
    compiler_at(compiler, place);
    compile_preamble(compiler, place);
    size_t annotations =
        compiler_begin_annotations(compiler, &definition->body);
    if (docstring != NULL) {
        compiler_at(compiler, docstring->place);
        compiler_load(compiler, compiler_docstring(compiler, docstring));
        compiler_emit(compiler, OPCODE_STORE_NAME,
                      compiler_name(compiler, "__doc__"));
    }
    compile_body(compiler, &definition->body, docstring != NULL);
    compiler_end_annotations(compiler, annotations);
    compile_end(compiler, inner->scope);
}

static bool
is_spread(const struct definition *definition)
{
    for (size_t i = 0; i < definition->keywords.count; i++)
        if (definition->keywords.items[i].name.text == NULL)
            return true;
    return tree_has_starred(&definition->bases);
}

/* class C(*bases, **keywords): function and name are on the stack. */
static void
compile_spread_bases(struct compiler *compiler,
                     const struct definition *definition)
{
    compiler_emit(compiler, OPCODE_BUILD_LIST, 2);
    for (size_t i = 0; i < definition->bases.count; i++) {
        const struct expression *base = definition->bases.items[i];
        bool is_starred = base->kind == EXPRESSION_STARRED;
        compile_expression(compiler, is_starred ? base->as.operand : base);
        compiler_emit(compiler,
                      is_starred ? OPCODE_LIST_EXTEND : OPCODE_LIST_APPEND,
                      1);
    }
    compiler_emit(compiler, OPCODE_LIST_TO_TUPLE, 0);
    if (definition->keywords.count > 0)
        compile_keywords(compiler, &definition->keywords);
    compiler_emit(compiler, OPCODE_CALL_SPREAD,
                  definition->keywords.count > 0);
}

static void
compile_bases(struct compiler *compiler, struct place place,
              const struct definition *definition)
{
    size_t count = 2 + definition->bases.count + definition->keywords.count;
    if (is_spread(definition)) {
        compile_spread_bases(compiler, definition);
        return;
    }
    compile_list(compiler, &definition->bases);
    compiler_at(compiler, place);
    if (definition->keywords.count > 0)
        compile_keyword_call(compiler, &definition->keywords, count, place);
    else
        compiler_emit(compiler, OPCODE_CALL, (uint32_t)count);
}

void
compile_class(struct compiler *compiler,
              const struct tree_statement *statement)
{
    const struct definition *definition = &statement->as.definition;
    const char *name = definition->written;
    struct builder inner;
    if (definition->has_type_parameters) {
        compiler_refuse(compiler, definition->name.place,
                        "type parameters are", "leave them out");
        return;
    }
    compile_decorators(compiler, definition);
    compiler_enter(compiler, &inner, definition->scope);
    inner.flags &= ~(uint32_t)CODE_OPTIMIZED;
    compile_class_body(compiler, &inner, statement);
    compiler->builder = inner.outer;
    compiler_at(compiler, statement->place);
    compiler_emit(compiler, OPCODE_PUSH_NULL, 0);
    compiler_emit(compiler, OPCODE_LOAD_BUILD_CLASS, 0);
    compiler_make_function(compiler, &inner, statement->place, 0);
    compiler_load(compiler,
                  constant_add_value(compiler->workshop->constants,
                                     value_from_c(name)));
    compile_bases(compiler, statement->place, definition);
    compile_decorator_calls(compiler, definition);
    compile_name(compiler, definition->name.text, statement->place,
                 NAME_STORE);
}
