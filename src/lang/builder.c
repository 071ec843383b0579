#include "lang/builder.h"

#include "base/mem.h"
#include "lang/flow.h"

void
builder_init(struct builder *builder, struct builder *outer,
             const struct scope *scope)
{
    *builder = (struct builder){.outer = outer, .scope = scope};
    builder->place = scope->place;
}

static void
release_names(struct name_table *table)
{
    for (size_t i = 0; i < table->names.count; i++)
        mem_free(table->names.items[i]);
    VECTOR_RELEASE(&table->names);
    map_release(&table->index);
}

void
builder_release(struct builder *builder)
{
    VECTOR_RELEASE(&builder->code);
    VECTOR_RELEASE(&builder->labels);
    VECTOR_RELEASE(&builder->constants);
    VECTOR_RELEASE(&builder->loops);
    map_release(&builder->constant_index);
    release_names(&builder->names);
    release_names(&builder->locals);
    mem_free(builder->qualified_name);
    builder->qualified_name = NULL;
}

void
builder_emit(struct builder *builder, enum opcode opcode, uint32_t argument)
{
    struct builder_instruction instruction = {
        .opcode = (uint8_t)opcode,
        .argument = argument,
        .line = (uint32_t)builder->place.line,
        .column = (uint32_t)builder->place.column,
    };
    VECTOR_PUSH(&builder->code, instruction);
}

label_id
builder_label(struct builder *builder)
{
    VECTOR_PUSH(&builder->labels, SIZE_MAX);
    return (label_id)(builder->labels.count - 1);
}

void
builder_place(struct builder *builder, label_id label)
{
    builder->labels.items[label] = builder->code.count;
    builder->has_returned = false;
}

uint32_t
builder_constant(struct builder *builder, uint32_t object)
{
    uint64_t index;
    if (map_get(&builder->constant_index, object, &index))
        return (uint32_t)index;
    index = builder->constants.count;
    map_set(&builder->constant_index, object, index);
    VECTOR_PUSH(&builder->constants, object);
    return (uint32_t)index;
}

uint32_t
name_table_enter(struct name_table *table, const char *name)
{
    uint64_t index;
    size_t length = strlen(name);
    if (map_get_string(&table->index, name, length, &index))
        return (uint32_t)index;
    index = table->names.count;
    map_set_string(&table->index, name, length, index);
    VECTOR_PUSH(&table->names, mem_copy_string(name, length));
    return (uint32_t)index;
}

void
name_table_drop_last(struct name_table *table)
{
    char *name = table->names.items[--table->names.count];
    map_remove_string(&table->index, name, strlen(name));
    mem_free(name);
}

/* Hands the names over; the table keeps nothing. */
static char **
take_names(struct name_table *table, size_t *count)
{
    char **names = table->names.items;
    *count = table->names.count;
    table->names.items = NULL;
    VECTOR_RELEASE(&table->names);
    map_release(&table->index);
    return names;
}

static void
take_locals(struct builder *builder, struct code *code)
{
    code->locals = take_names(&builder->locals, &code->local_count);
    code->local_kinds = mem_alloc(code->local_count + 1);
    for (size_t i = 0; i < code->local_count; i++) {
        const struct symbol *symbol =
            scope_find(builder->scope, code->locals[i]);
        uint8_t kind = LOCAL_FAST;
        if (symbol != NULL && symbol->home == HOME_FREE)
            kind = LOCAL_FREE;
        else if (symbol != NULL && symbol->home == HOME_CELL)
            kind = symbol->flags & SYMBOL_PARAMETER ? LOCAL_FAST | LOCAL_CELL
                                                    : LOCAL_CELL;
        code->local_kinds[i] = kind;
    }
}

/* The compiler merges these tuples with equal constants. */
static uint32_t
share_names(struct workshop *workshop, char *const *names, size_t count)
{
    struct constants *constants = workshop->constants;
    if (count == 0)
        return CONSTANT_NONE;
    uint32_t *items = mem_alloc_array(count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] = constant_add_value(constants, value_from_c(names[i]));
        if (constant_at(constants, items[i])->interned)
            items[i] = constant_merge(constants, items[i]);
        else
            constant_at(constants, items[i])->interned = true;
    }
    uint32_t tuple = constant_add_tuple(constants, items, count);
    mem_free(items);
    return constant_share(constants, tuple);
}

void
builder_finish(struct builder *builder, struct workshop *workshop,
               struct code *code)
{
    *code = (struct code){0};
    flow_clean(builder, workshop);
    code->stack_size = flow_stack_size(builder);
    code->instruction_count = builder->code.count;
    code->instructions = mem_alloc_array(builder->code.count,
                                         sizeof *code->instructions);
    for (size_t i = 0; i < builder->code.count; i++) {
        const struct builder_instruction *from = &builder->code.items[i];
        uint32_t argument = from->argument;
        if (flow_is_jump(from->opcode))
            argument = (uint32_t)builder->labels.items[argument];
        code->instructions[i] = (struct instruction){
            from->opcode, argument, from->line, from->column};
    }
    code->names = take_names(&builder->names, &code->name_count);
    take_locals(builder, code);
    code->names_tuple =
        share_names(workshop, code->names, code->name_count);
    code->locals_tuple =
        share_names(workshop, code->locals, code->local_count);
    uint32_t tuple =
        constant_add_tuple(workshop->constants, builder->constants.items,
                           builder->constants.count);
    code->constants = constant_share(workshop->constants, tuple);
    const char *name = builder->scope->name;
    code->name = mem_copy_string(name, strlen(name));
    code->qualified_name = builder->qualified_name;
    builder->qualified_name = NULL;
    code->flags = builder->flags;
    code->first_line = (uint32_t)builder->scope->place.line;
    code->argument_count = builder->argument_count;
    code->positional_only_count = builder->positional_only_count;
    code->keyword_only_count = builder->keyword_only_count;
    builder_release(builder);
}
