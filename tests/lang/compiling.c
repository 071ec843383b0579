#include "tests/lang/compiling.h"

#include <string.h>

#include "base/mem.h"

struct compiled
compile_bytes(const char *bytes, size_t length, const char *version)
{
    struct compiled compiled = {0};
    struct limits limits = limits_default();
    compiled.done =
        compile_scene(bytes, length, profile_find(version), &limits,
                      &compiled.unit, &compiled.lesson, &compiled.diag);
    return compiled;
}

struct compiled
compile_text(const char *text, const char *version)
{
    return compile_bytes(text, strlen(text), version);
}

void
compiled_release(struct compiled *compiled)
{
    if (compiled->done) {
        unit_release(&compiled->unit);
        lesson_release(&compiled->lesson);
    }
    diag_release(&compiled->diag);
}

char *
compiled_instructions(const struct unit *unit, size_t code)
{
    struct text out = {0};
    const struct code *which = &unit->codes[code];
    for (size_t i = 0; i < which->instruction_count; i++) {
        const struct instruction *item = &which->instructions[i];
        if (item->opcode == OPCODE_STEP)
            continue;
        text_add_format(&out, "%s%s %u", out.length > 0 ? " " : "",
                        opcode_name(item->opcode), item->argument);
    }
    return text_take(&out);
}

static void
add_repr(const struct unit *unit, uint32_t index, struct text *out)
{
    const struct constant *constant = &unit->pool[index];
    if (constant->kind == CONSTANT_VALUE) {
        value_repr(&constant->value, out);
        return;
    }
    if (constant->kind == CONSTANT_CODE) {
        text_add_string(out, "<code>");
        return;
    }
    bool is_set = constant->kind == CONSTANT_FROZENSET;
    text_add_string(out, is_set ? "frozenset({" : "(");
    for (uint32_t i = 0; i < constant->item_count; i++) {
        if (i > 0)
            text_add_string(out, ", ");
        add_repr(unit, constant->items[i], out);
    }
    if (!is_set && constant->item_count == 1)
        text_add_byte(out, ',');
    text_add_string(out, is_set ? "})" : ")");
}

/* Whether entry is the co_consts of a code, and of no constant. */
static int
held_by_codes(const struct unit *unit, uint32_t index)
{
    int holders = 0;
    for (size_t i = 0; i < unit->code_count; i++) {
        const struct code *code = &unit->codes[i];
        holders += code->constants == index;
        for (size_t k = 0; k < CODE_TUPLE_COUNT; k++)
            holders += code->tuples[k] == index;
    }
    return holders;
}

int
compiled_holders(const struct unit *unit, const char *repr)
{
    int found = -1;
    for (uint32_t i = 0; i < unit->pool_count; i++) {
        struct text text = {0};
        add_repr(unit, i, &text);
        bool same = strcmp(text_string(&text), repr) == 0;
        text_release(&text);
        if (!same)
            continue;
        if (found >= 0)
            return -2;
        found = (int)unit->pool[i].arena_references
                + held_by_codes(unit, i);
        for (size_t k = 0; k < unit->pool_count; k++)
            for (uint32_t n = 0; n < unit->pool[k].item_count; n++)
                found += unit->pool[k].items[n] == i;
    }
    return found;
}
