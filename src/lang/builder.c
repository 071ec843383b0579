#include "lang/builder.h"

#include <stdlib.h>

#include "base/mem.h"
#include "lang/dialect.h"
#include "lang/flow.h"

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct sorted_names {
    VECTOR(const char *) names;
};

/* Gathers the names of a scope's variables of one home, and of those of the
 * comprehensions that run in its frame.  Depth is bounded by the parser's. */
static void
gather_cells(struct sorted_names *out, const struct scope *scope,
             enum symbol_home home)
{
    for (size_t i = 0; i < scope->symbol_count; i++) {
        const struct symbol *symbol = &scope->symbols[i];
        if (symbol->home == home || (symbol->passes && home == HOME_FREE))
            VECTOR_PUSH(&out->names, symbol->name);
    }
    if (home == HOME_CELL && scope->has_class_cell)
        VECTOR_PUSH(&out->names, "__class__");
    for (size_t i = 0; home == HOME_CELL && i < scope->child_count; i++)
        if (scope->children[i]->is_inlined)
            gather_cells(out, scope->children[i], home);
}

/* Enters the scope's variables of one home, by name as CPython does
 * (dictbytype, Python/compile.c). */
static void
enter_cells(struct name_table *table, const struct scope *scope,
            enum symbol_home home)
{
    struct sorted_names sorted = {0};
    gather_cells(&sorted, scope, home);
    if (sorted.names.count > 1)
        qsort(sorted.names.items, sorted.names.count,
              sizeof *sorted.names.items, compare_names);
    for (size_t i = 0; i < sorted.names.count; i++)
        name_table_enter(table, sorted.names.items[i]);
    VECTOR_RELEASE(&sorted.names);
}

void
builder_init(struct builder *builder, struct builder *outer,
             const struct scope *scope)
{
    *builder = (struct builder){.outer = outer, .scope = scope};
    builder->place = scope->place;
    enter_cells(&builder->cells, scope, HOME_CELL);
    enter_cells(&builder->free, scope, HOME_FREE);
}

/* Returns the index of a name, or SIZE_MAX. */
static size_t
find_name(const struct name_table *table, const char *name)
{
    uint64_t index;
    return map_get_string(&table->index, name, strlen(name), &index)
               ? (size_t)index
               : SIZE_MAX;
}

enum symbol_home
builder_home(const struct builder *builder, const char *name)
{
    const struct scope *scope =
        builder->inlined != NULL ? builder->inlined : builder->scope;
    const struct symbol *symbol = scope_find(scope, name);
    /* what is free in an inlined comprehension is what it is around it, but a
     * class keeps its own names to itself */
    while (scope->is_inlined && scope->parent->kind != SCOPE_CLASS
           && symbol != NULL && symbol->home == HOME_FREE) {
        scope = scope->parent;
        symbol = scope_find(scope, name);
    }
    return symbol == NULL ? HOME_GLOBAL : symbol->home;
}

uint32_t
builder_cell(const struct builder *builder, const char *name, bool is_free)
{
    size_t index =
        is_free ? find_name(&builder->free, name) : SIZE_MAX;
    if (index != SIZE_MAX)
        return (uint32_t)(index + builder->cells.names.count);
    return (uint32_t)find_name(&builder->cells, name);
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
    VECTOR_RELEASE(&builder->blocks);
    VECTOR_RELEASE(&builder->regions);
    map_release(&builder->constant_index);
    release_names(&builder->names);
    release_names(&builder->locals);
    release_names(&builder->cells);
    release_names(&builder->free);
    release_names(&builder->assigned);
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
        .extent = {(uint32_t)builder->place.end_line,
                   (uint32_t)builder->place.end_column},
        .region = builder->region,
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

/* Moves the names of a table to the end of the code's locals. */
static void
append_local(struct code *code, char *name, uint8_t kind)
{
    code->locals[code->local_count] = name;
    code->local_kinds[code->local_count++] = kind;
}

/* Gives each cell its place: that of a parameter, where the dialect keeps both
 * in one, or one of its own behind co_varnames. */
static void
place_cells(struct builder *builder, const struct dialect *dialect,
            struct code *code)
{
    size_t count = builder->cells.names.count;
    code->cells = mem_alloc_array(count, sizeof *code->cells);
    for (size_t i = 0; i < count; i++) {
        char *name = builder->cells.names.items[i];
        size_t argument = find_name(&builder->locals, name);
        struct cell_local *cell = &code->cells[i];
        *cell = (struct cell_local){(uint32_t)code->local_count, UINT32_MAX};
        if (argument != SIZE_MAX)
            cell->argument = (uint32_t)argument;
        if (argument != SIZE_MAX && !dialect->cells_apart) {
            cell->local = (uint32_t)argument;
            code->local_kinds[argument] = LOCAL_FAST | LOCAL_CELL;
            mem_free(name);
        } else {
            append_local(code, name, LOCAL_CELL);
        }
    }
    code->cell_count = count;
}

static void
take_locals(struct builder *builder, const struct dialect *dialect,
            struct code *code)
{
    size_t fast = builder->locals.names.count;
    size_t free_count = builder->free.names.count;
    size_t most = fast + builder->cells.names.count + free_count;
    code->locals = mem_alloc_array(most, sizeof *code->locals);
    code->local_kinds = mem_alloc(most + 1);
    code->variable_count = fast;
    for (size_t i = 0; i < fast; i++)
        append_local(code, builder->locals.names.items[i], LOCAL_FAST);
    place_cells(builder, dialect, code);
    for (size_t i = 0; i < free_count; i++)
        append_local(code, builder->free.names.items[i], LOCAL_FREE);
    code->free_count = free_count;
    builder->locals.names.count = 0;
    builder->cells.names.count = 0;
    builder->free.names.count = 0;
}

/* Returns the local that a number of builder_cell stands for. */
static uint32_t
cell_local(const struct code *code, uint32_t cell)
{
    if (cell < code->cell_count)
        return code->cells[cell].local;
    return (uint32_t)(code->local_count - code->free_count + cell
                      - code->cell_count);
}

static bool
names_cell(enum opcode opcode)
{
    return opcode == OPCODE_LOAD_DEREF || opcode == OPCODE_STORE_DEREF
           || opcode == OPCODE_DELETE_DEREF || opcode == OPCODE_LOAD_CLOSURE
           || opcode == OPCODE_LOAD_CLASS_DEREF
           || opcode == OPCODE_CLEAR_CELL || opcode == OPCODE_STORE_CELL
           || opcode == OPCODE_MAKE_CELL;
}

/* Hands the instructions over, with their final numbers. */
static void
take_instructions(struct builder *builder, struct code *code)
{
    code->instruction_count = builder->code.count;
    code->instructions = mem_alloc_array(builder->code.count,
                                         sizeof *code->instructions);
    code->extents =
        mem_alloc_array(builder->code.count, sizeof *code->extents);
    for (size_t i = 0; i < builder->code.count; i++) {
        const struct builder_instruction *from = &builder->code.items[i];
        uint32_t argument = from->argument;
        if (flow_is_jump(from->opcode))
            argument = (uint32_t)builder->labels.items[argument];
        else if (names_cell(from->opcode))
            argument = cell_local(code, argument);
        code->instructions[i] = (struct instruction){
            from->opcode, argument, from->line, from->column};
        code->extents[i] = from->extent;
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

static void
share_tuples(struct workshop *workshop, struct code *code)
{
    bool is_one = workshop->dialect->locals_are_one_tuple;
    size_t free_count = is_one ? 0 : code->free_count;
    size_t first_free = code->local_count - free_count;
    size_t cells = is_one ? 0 : first_free - code->variable_count;
    code->tuples[CODE_TUPLE_NAMES] =
        share_names(workshop, code->names, code->name_count);
    code->tuples[CODE_TUPLE_LOCALS] =
        share_names(workshop, code->locals,
                    is_one ? code->local_count : code->variable_count);
    code->tuples[CODE_TUPLE_CELLS] = share_names(
        workshop, code->locals + code->variable_count, cells);
    code->tuples[CODE_TUPLE_FREE] =
        share_names(workshop, code->locals + first_free, free_count);
}

/* Instructions side by side that stand in one region are one entry. */
static void
make_handlers(const struct builder *builder, struct code *code)
{
    VECTOR(struct handler) handlers = {0};
    uint32_t last = 0;
    for (size_t i = 0; i < builder->code.count; i++) {
        uint32_t index = builder->code.items[i].region;
        if (index != 0 && index != last) {
            const struct region *region = &builder->regions.items[index - 1];
            size_t target = builder->labels.items[region->target];
            VECTOR_PUSH(&handlers,
                        ((struct handler){.start = (uint32_t)i,
                                          .target = (uint32_t)target,
                                          .depth = region->depth}));
        }
        if (index != 0)
            handlers.items[handlers.count - 1].end = (uint32_t)i + 1;
        last = index;
    }
    code->handlers = handlers.items;
    code->handler_count = handlers.count;
}

/* What has loaded None without a place for it takes the one there is. */
static void
place_none(struct builder *builder, struct workshop *workshop)
{
    struct constants *constants = workshop->constants;
    for (size_t i = 0; i < builder->code.count; i++) {
        struct builder_instruction *item = &builder->code.items[i];
        if (item->opcode != OPCODE_LOAD_CONST
            || item->argument != BUILDER_ANY_NONE)
            continue;
        uint32_t none = constant_add_value(constants, value_from_none());
        item->argument =
            builder_constant(builder, constant_merge(constants, none));
    }
}

void
builder_finish(struct builder *builder, struct workshop *workshop,
               struct code *code)
{
    *code = (struct code){0};
    place_none(builder, workshop);
    flow_clean(builder, workshop);
    code->stack_size = flow_stack_size(builder, workshop);
    make_handlers(builder, code);
    code->names = take_names(&builder->names, &code->name_count);
    take_locals(builder, workshop->dialect, code);
    take_instructions(builder, code);
    share_tuples(workshop, code);
    uint32_t tuple =
        constant_add_tuple(workshop->constants, builder->constants.items,
                           builder->constants.count);
    code->constants = constant_share(workshop->constants, tuple);
    const char *name = builder->scope->name;
    code->name = mem_copy_string(name, strlen(name));
    code->qualified_name = builder->qualified_name;
    builder->qualified_name = NULL;
    code->flags = builder->flags;
    if (workshop->is_library)
        code->flags |= CODE_LIBRARY;
    code->first_line = (uint32_t)builder->scope->place.line;
    code->argument_count = builder->argument_count;
    code->positional_only_count = builder->positional_only_count;
    code->keyword_only_count = builder->keyword_only_count;
    builder_release(builder);
}
