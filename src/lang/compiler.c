#include "lang/compiler.h"

void
compiler_fail(struct compiler *compiler, struct place place,
              const char *format, ...)
{
    if (compiler->failed)
        return;
    va_list arguments;
    va_start(arguments, format);
    diag_set_list(compiler->workshop->diag, place.line, place.column, format,
                  arguments);
    va_end(arguments);
    compiler->failed = true;
}

void
compiler_refuse(struct compiler *compiler, struct place place,
                const char *what, const char *hint)
{
    if (compiler->failed)
        return;
    compiler_fail(compiler, place, "%s not supported yet", what);
    if (hint != NULL)
        diag_hint(compiler->workshop->diag, "%s", hint);
}

void
compiler_emit(struct compiler *compiler, enum opcode opcode,
              uint32_t argument)
{
    if (compiler->silent == 0)
        builder_emit(compiler->builder, opcode, argument);
}

void
compiler_emit_jump(struct compiler *compiler, enum opcode opcode,
                   label_id label)
{
    compiler_emit(compiler, opcode, label);
}

void
compiler_at(struct compiler *compiler, struct place place)
{
    compiler->builder->place = place;
}

label_id
compiler_label(struct compiler *compiler)
{
    return builder_label(compiler->builder);
}

void
compiler_place(struct compiler *compiler, label_id label)
{
    builder_place(compiler->builder, label);
}

void
compiler_step(struct compiler *compiler, enum code_step step,
              struct place place)
{
    compiler_at(compiler, place);
    if (!compiler->workshop->is_library)
        compiler_emit(compiler, OPCODE_STEP, step);
}

void
compiler_load(struct compiler *compiler, uint32_t object)
{
    if (compiler->silent > 0)
        return;
    uint32_t merged =
        constant_merge(compiler->workshop->constants, object);
    compiler_emit(compiler, OPCODE_LOAD_CONST,
                  builder_constant(compiler->builder, merged));
}

void
compiler_load_none(struct compiler *compiler)
{
    compiler_load(compiler,
                  constant_add_value(compiler->workshop->constants,
                                     value_from_none()));
}

void
compiler_load_any_none(struct compiler *compiler)
{
    compiler_emit(compiler, OPCODE_LOAD_CONST, BUILDER_ANY_NONE);
}

void
compiler_load_integer(struct compiler *compiler, int64_t number)
{
    compiler_load(compiler,
                  constant_add_value(compiler->workshop->constants,
                                     value_from_int64(number)));
}

void
compiler_load_names(struct compiler *compiler, const char **names,
                    size_t count)
{
    struct constants *constants = compiler->workshop->constants;
    uint32_t *items = mem_alloc_array(count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = constant_add_value(constants, value_from_c(names[i]));
    compiler_load(compiler, constant_add_tuple(constants, items, count));
    mem_free(items);
}

uint32_t
compiler_name(struct compiler *compiler, const char *name)
{
    if (compiler->silent > 0)
        return 0;
    return name_table_enter(&compiler->builder->names, name);
}

/* Instructions for each use of a name, by where its variable lives. */
static const enum opcode global_opcodes[] = {
    OPCODE_LOAD_GLOBAL, OPCODE_STORE_GLOBAL, OPCODE_DELETE_GLOBAL};
static const enum opcode name_opcodes[] = {
    OPCODE_LOAD_NAME, OPCODE_STORE_NAME, OPCODE_DELETE_NAME};
static const enum opcode fast_opcodes[] = {
    OPCODE_LOAD_FAST, OPCODE_STORE_FAST, OPCODE_DELETE_FAST};
static const enum opcode cell_opcodes[] = {
    OPCODE_LOAD_DEREF, OPCODE_STORE_DEREF, OPCODE_DELETE_DEREF};

void
compile_name(struct compiler *compiler, const char *name,
             struct place place, enum name_use use)
{
    struct builder *builder = compiler->builder;
    enum symbol_home home = builder_home(builder, name);
    bool is_function = scope_is_function(builder->scope);
    if (strcmp(name, "__debug__") == 0 && use != NAME_LOAD)
        compiler_fail(compiler, place, "cannot %s __debug__",
                      use == NAME_STORE ? "assign to" : "delete");
    compiler_at(compiler, place);
    if (home == HOME_FREE || home == HOME_CELL) {
        bool in_class = !is_function && home == HOME_FREE
                        && builder->inlined == NULL && use == NAME_LOAD;
        compiler_emit(compiler,
                      in_class ? OPCODE_LOAD_CLASS_DEREF : cell_opcodes[use],
                      builder_cell(builder, name, home == HOME_FREE));
        return;
    }
    if (home == HOME_LOCAL && (is_function || builder->inlined != NULL)) {
        if (compiler->silent > 0)
            return;
        compiler_emit(compiler, fast_opcodes[use],
                      name_table_enter(&builder->locals, name));
        return;
    }
    bool is_global = is_function || home == HOME_GLOBAL_DECLARED
                     || (builder->inlined != NULL
                         && builder->scope->kind == SCOPE_CLASS);
    const enum opcode *opcodes = is_global ? global_opcodes : name_opcodes;
    /* in dead code too, unlike the names of attributes */
    compiler_emit(compiler, opcodes[use],
                  name_table_enter(&builder->names, name));
}

/* inspect.cleandoc without its blank lines at both ends, as 3.13 does it
 * (_PyCompile_CleanDoc); false when it leaves the text as it is. */
static bool
clean_docstring(const struct string *doc, struct string_builder *out)
{
    size_t margin = SIZE_MAX, length = doc->length, i = 0;
    while (i < length && string_at(doc, i++) != '\n')
        ;
    while (i < length) {
        size_t start = i;
        while (i < length && string_at(doc, i) == ' ')
            i++;
        if (i < length && string_at(doc, i) != '\n' && i - start < margin)
            margin = i - start;
        while (i < length && string_at(doc, i++) != '\n')
            ;
    }
    if (margin == SIZE_MAX)
        margin = 0;
    i = 0;
    while (i < length && string_at(doc, i) == ' ')
        i++;
    if (i == 0 && margin == 0)
        return false;
    while (i < length) {
        uint32_t codepoint = string_at(doc, i++);
        string_builder_add(out, codepoint);
        for (size_t skip = 0; codepoint == '\n' && skip < margin
                              && i < length && string_at(doc, i) == ' ';
             skip++)
            i++;
    }
    return true;
}

uint32_t
compiler_docstring(struct compiler *compiler,
                   const struct expression *docstring)
{
    struct workshop *workshop = compiler->workshop;
    uint32_t object = docstring->as.constant;
    if (!workshop->profile->docstring_cleaned)
        return object;
    const struct string *text =
        constant_value(workshop->constants, object)->as.string;
    struct string *expanded =
        string_expand_tabs(text, 8, workshop->context);
    if (expanded == NULL) {
        value_context_clear(workshop->context);
        return object;
    }
    struct string_builder cleaned;
    string_builder_init(&cleaned, NULL);
    if (clean_docstring(expanded, &cleaned))
        object = constant_add_value(
            workshop->constants,
            value_from_string(string_builder_finish(&cleaned)));
    else if (!string_equal(text, expanded))
        object = constant_add_value(workshop->constants,
                                    value_from_string(
                                        string_copy(expanded)));
    string_builder_release(&cleaned);
    string_release(expanded);
    return object;
}

/* Whether the annotation of a name is kept by one of the statements, or in
 * blocks among them. */
static bool
has_annotations(const struct statement_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct tree_statement *statement = list->items[i];
        switch (statement->kind) {
        case STATEMENT_ANNOTATED:
            if (tree_annotates_name(statement))
                return true;
            break;
        case STATEMENT_IF:
            for (size_t k = 0; k < statement->as.branch.clause_count; k++)
                if (has_annotations(&statement->as.branch.clauses[k].body))
                    return true;
            if (has_annotations(&statement->as.branch.otherwise))
                return true;
            break;
        case STATEMENT_WHILE:
        case STATEMENT_FOR:
            if (has_annotations(&statement->as.loop.body)
                || has_annotations(&statement->as.loop.otherwise))
                return true;
            break;
        case STATEMENT_WITH:
            if (has_annotations(&statement->as.with.body))
                return true;
            break;
        case STATEMENT_TRY:
            for (size_t k = 0; k < statement->as.guarded.handler_count; k++)
                if (has_annotations(&statement->as.guarded.handlers[k].body))
                    return true;
            if (has_annotations(&statement->as.guarded.body)
                || has_annotations(&statement->as.guarded.otherwise)
                || has_annotations(&statement->as.guarded.finally))
                return true;
            break;
        default:
            break;
        }
    }
    return false;
}

size_t
compiler_begin_annotations(struct compiler *compiler,
                           const struct statement_list *body)
{
    if (!has_annotations(body) || compiler->silent > 0)
        return SIZE_MAX;
    size_t first = compiler->builder->code.count;
    compiler_emit(compiler, OPCODE_BUILD_MAP, 0);
    compiler_emit(compiler, OPCODE_STORE_NAME, 0);
    return first;
}

/* The name comes among the others as late as in CPython; where nothing has
 * used it, the dict is not made. */
void
compiler_end_annotations(struct compiler *compiler, size_t first)
{
    struct builder *builder = compiler->builder;
    if (first == SIZE_MAX)
        return;
    size_t count = builder->names.names.count;
    uint32_t index = name_table_enter(&builder->names, "__annotations__");
    if (builder->names.names.count == count) {
        builder->code.items[first + 1].argument = index;
        return;
    }
    name_table_drop_last(&builder->names);
    builder->code.items[first].opcode = OPCODE_NOP;
    builder->code.items[first + 1].opcode = OPCODE_NOP;
}

/* Compiles a module that is one expression, for its value. */
static bool
compile_value(struct compiler *compiler, const struct module *module,
              struct builder *builder)
{
    const struct statement_list *body = &module->body;
    if (body->count == 1 && body->items[0]->kind == STATEMENT_EXPRESSION)
        compile_expression(compiler, body->items[0]->as.expression);
    else
        compiler_fail(compiler,
                      body->count > 0 ? body->items[0]->place
                                      : (struct place){1, 1, 1, 1},
                      "invalid syntax");
    compiler_emit(compiler, OPCODE_RETURN_VALUE, 0);
    if (compiler->failed)
        builder_release(builder);
    else
        builder_finish(builder, compiler->workshop,
                       &compiler->codes.items[0]);
    return !compiler->failed;
}

bool
compiler_run(struct compiler *compiler, struct module *module)
{
    struct builder builder;
    struct workshop *workshop = compiler->workshop;
    const struct expression *docstring =
        tree_docstring(&module->body, workshop->constants);
    builder_init(&builder, NULL, module->scope);
    builder.qualified_name = mem_copy_string("<module>", 8);
    compiler->builder = &builder;
    VECTOR_PUSH(&compiler->codes, (struct code){0});
    if (workshop->is_expression)
        return compile_value(compiler, module, &builder);
    size_t annotations = compiler_begin_annotations(compiler, &module->body);
    if (docstring != NULL) {
        compiler_at(compiler, docstring->place);
        compiler_load(compiler, compiler_docstring(compiler, docstring));
        compiler_emit(compiler, OPCODE_STORE_NAME,
                      compiler_name(compiler, "__doc__"));
    }
    compile_body(compiler, &module->body, docstring != NULL);
    compiler_end_annotations(compiler, annotations);
    int last = source_last_line(workshop->source);
    struct place end = {last, 1, last, 1};
    compiler_step(compiler, CODE_STEP_END, end);
    compiler_load_none(compiler);
    compiler_emit(compiler, OPCODE_RETURN_VALUE, 0);
    if (compiler->failed)
        builder_release(&builder);
    else
        builder_finish(&builder, workshop, &compiler->codes.items[0]);
    return !compiler->failed;
}
