#include "lang/same_code.h"

#include <string.h>

static bool
same_texts(char *const *a, char *const *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(a[i], b[i]) != 0)
            return false;
    return true;
}

/* Whether instruction i returns, or loads the constant that is returned. */
static bool
is_return(const struct code *code, size_t i)
{
    size_t at = i;
    if (code->instructions[at].opcode == OPCODE_LOAD_CONST &&
        at + 1 < code->instruction_count)
        at++;
    return code->instructions[at].opcode == OPCODE_RETURN_VALUE;
}

/* Of codes with the same instructions. */
static bool
same_places(const struct dialect *dialect, const struct code *a,
            const struct code *b)
{
    for (size_t i = 0; i < a->instruction_count; i++) {
        if (dialect->returns_at_no_column && is_return(a, i))
            continue;
        if (a->instructions[i].line != b->instructions[i].line ||
            a->instructions[i].column != b->instructions[i].column)
            return false;
    }
    return true;
}

static bool
same_instructions(const struct code *a, const struct code *b)
{
    if (a->instruction_count != b->instruction_count)
        return false;
    for (size_t i = 0; i < a->instruction_count; i++)
        if (a->instructions[i].opcode != b->instructions[i].opcode ||
            a->instructions[i].argument != b->instructions[i].argument)
            return false;
    return true;
}

static bool
same_shape(const struct code *a, const struct code *b)
{
    return a->first_line == b->first_line && a->flags == b->flags &&
           a->argument_count == b->argument_count &&
           a->positional_only_count == b->positional_only_count &&
           a->keyword_only_count == b->keyword_only_count &&
           a->constants == b->constants && a->name_count == b->name_count &&
           a->local_count == b->local_count;
}

static bool
are_same(const struct code *a, const struct code *b)
{
    return same_shape(a, b) && strcmp(a->name, b->name) == 0 &&
           same_instructions(a, b) &&
           same_texts(a->names, b->names, a->name_count) &&
           same_texts(a->locals, b->locals, a->local_count) &&
           (a->local_count == 0 ||
            memcmp(a->local_kinds, b->local_kinds, a->local_count) == 0);
}

size_t
same_code_find(const struct compiler *compiler, size_t index)
{
    const struct code *codes = compiler->codes.items;
    const struct dialect *dialect = compiler->workshop->dialect;
    for (size_t i = 1; i < index; i++)
        if (codes[i].constants == codes[index].constants &&
            are_same(&codes[i], &codes[index]) &&
            (!dialect->compares_columns ||
             same_places(dialect, &codes[i], &codes[index])))
            return i;
    return index;
}
