#include "lang/code.h"

#include "base/mem.h"

static const char *const opcode_names[OPCODE_COUNT] = {
#define OPCODE(name, argument) #name,
#include "lang/opcode.def"
#undef OPCODE
};

/* What an argument is, as opcode.def says. */
enum argument_kind {
    ARGUMENT_NONE,
    ARGUMENT_STEP_KIND,
    ARGUMENT_COUNT,
    ARGUMENT_CONSTANT,
    ARGUMENT_NAME,
    ARGUMENT_LOCAL,
    ARGUMENT_UNARY_OPERATOR,
    ARGUMENT_BINARY_OPERATOR,
    ARGUMENT_COMPARISON,
    ARGUMENT_FLAG,
    ARGUMENT_FLAGS,
    ARGUMENT_TARGET
};

static const enum argument_kind argument_kinds[OPCODE_COUNT] = {
#define OPCODE(name, argument) ARGUMENT_##argument,
#include "lang/opcode.def"
#undef OPCODE
};

const char *
opcode_name(enum opcode opcode)
{
    return opcode_names[opcode];
}

static void
release_code(struct code *code)
{
    for (size_t i = 0; i < code->name_count; i++)
        mem_free(code->names[i]);
    for (size_t i = 0; i < code->local_count; i++)
        mem_free(code->locals[i]);
    mem_free(code->names);
    mem_free(code->locals);
    mem_free(code->local_kinds);
    mem_free(code->cells);
    mem_free(code->instructions);
    mem_free(code->extents);
    mem_free(code->handlers);
    mem_free(code->name);
    mem_free(code->qualified_name);
}

void
unit_release(struct unit *unit)
{
    for (size_t i = 0; i < unit->pool_count; i++) {
        value_release(&unit->pool[i].value);
        mem_free(unit->pool[i].items);
    }
    for (size_t i = 0; i < unit->code_count; i++)
        release_code(&unit->codes[i]);
    mem_free(unit->pool);
    mem_free(unit->codes);
    *unit = (struct unit){0};
}

static void
dump_constant(const struct unit *unit, uint32_t index, struct text *out)
{
    const struct constant *constant = &unit->pool[index];
    const char *name =
        constant->kind == CONSTANT_TUPLE ? "tuple" : "frozenset";
    switch (constant->kind) {
    case CONSTANT_VALUE:
        value_repr(&constant->value, out);
        return;
    case CONSTANT_CODE:
        text_add_format(out, "<code %u %s>", constant->code,
                        unit->codes[constant->code].name);
        return;
    case CONSTANT_TUPLE:
    case CONSTANT_FROZENSET:
        text_add_format(out, "%s", name);
        for (uint32_t i = 0; i < constant->item_count; i++)
            text_add_format(out, " #%u", constant->items[i]);
        return;
    }
}

static void
dump_argument(const struct unit *unit, const struct code *code,
              const struct instruction *instruction, struct text *out)
{
    uint32_t argument = instruction->argument;
    text_add_format(out, " %u", argument);
    switch (argument_kinds[instruction->opcode]) {
    case ARGUMENT_CONSTANT: {
        uint32_t index = unit->pool[code->constants].items[argument];
        text_add_format(out, " (#%u ", index);
        dump_constant(unit, index, out);
        text_add_byte(out, ')');
        return;
    }
    case ARGUMENT_NAME:
        text_add_format(out, " (%s)", code->names[argument]);
        return;
    case ARGUMENT_LOCAL:
        text_add_format(out, " (%s)", code->locals[argument]);
        return;
    default:
        return;
    }
}

static void
dump_code(const struct unit *unit, size_t index, struct text *out)
{
    const struct code *code = &unit->codes[index];
    text_add_format(out, "code %zu %s line %u arguments %u stack %u\n",
                    index, code->qualified_name, code->first_line,
                    code->argument_count, code->stack_size);
    text_add_format(out, "  constants #%u:", code->constants);
    const struct constant *tuple = &unit->pool[code->constants];
    for (uint32_t i = 0; i < tuple->item_count; i++)
        text_add_format(out, " #%u", tuple->items[i]);
    text_add_string(out, "\n  locals:");
    for (size_t i = 0; i < code->local_count; i++)
        text_add_format(out, " %s", code->locals[i]);
    text_add_byte(out, '\n');
    for (size_t i = 0; i < code->instruction_count; i++) {
        const struct instruction *item = &code->instructions[i];
        text_add_format(out, "  %4zu %4u:%-3u %s", i, item->line,
                        item->column, opcode_names[item->opcode]);
        if (argument_kinds[item->opcode] != ARGUMENT_NONE)
            dump_argument(unit, code, item, out);
        text_add_byte(out, '\n');
    }
}

void
unit_dump(const struct unit *unit, struct text *out)
{
    for (size_t i = 0; i < unit->pool_count; i++) {
        const struct constant *constant = &unit->pool[i];
        text_add_format(out, "#%zu ", i);
        dump_constant(unit, (uint32_t)i, out);
        if (constant->arena_references > 0)
            text_add_format(out, " arena %u", constant->arena_references);
        if (constant->interned)
            text_add_string(out, " interned");
        text_add_byte(out, '\n');
    }
    for (size_t i = 0; i < unit->code_count; i++)
        dump_code(unit, i, out);
    text_add_format(out, "last line %d\n", unit->last_line);
}
