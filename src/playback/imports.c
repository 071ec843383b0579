#include "playback/imports.h"

#include <string.h>

#include "library/library.h"

static bool
refuse_module(const struct instruction *at, const char *name,
              struct diag *diag)
{
    struct text modules = {0};

    library_list_modules(&modules);
    diag_set(diag, (int)at->line, (int)at->column,
             "there is no module '%s' in a scene", name);
    diag_hint(diag, "there are: %s", text_string(&modules));
    text_release(&modules);
    return false;
}

static bool
refuse_name(const struct instruction *at, const char *module,
            const char *name, struct diag *diag)
{
    struct text names = {0};

    library_list_names(module, &names);
    diag_set(diag, (int)at->line, (int)at->column,
             "module '%s' has no '%s' in a scene", module, name);
    diag_hint(diag, "it has: %s", text_string(&names));
    text_release(&names);
    return false;
}

/* Whether `import module as ...` takes name on its way: `import a.b.c as d`
 * takes b and c. */
static bool
is_on_the_way(const char *module, const char *name)
{
    size_t length = strlen(name);

    for (const char *dot = strchr(module, '.'); dot; dot = strchr(dot, '.')) {
        dot++;
        if (strcspn(dot, ".") == length && !strncmp(dot, name, length))
            return true;
    }
    return false;
}

/* Whether an except clause may be waiting for what an instruction raises. */
static bool
is_guarded(const struct code *code, size_t instruction)
{
    for (size_t i = 0; i < code->handler_count; i++)
        if (instruction >= code->handlers[i].start &&
            instruction < code->handlers[i].end)
            return true;
    return false;
}

/* Whether an earlier jump can lead past an instruction, as with an import for
 * another version of Python. */
static bool
is_conditional(const struct code *code, size_t instruction)
{
    for (size_t i = 0; i < instruction; i++) {
        const struct instruction *at = &code->instructions[i];

        if ((at->opcode == OPCODE_POP_JUMP_IF_FALSE ||
             at->opcode == OPCODE_POP_JUMP_IF_TRUE ||
             at->opcode == OPCODE_JUMP) &&
            at->argument > instruction)
            return true;
    }
    return false;
}

/* Whether the scene may meet an import of a module that there is not: what
 * no Python has is an error of the scene's own then, if it comes so far. */
static bool
may_be_missing(const struct code *code, size_t instruction,
               const char *module)
{
    return !library_is_standard(module) && (is_guarded(code, instruction) ||
                                            is_conditional(code, instruction));
}

/* Returns where the code goes on after `if TYPE_CHECKING:`, which only type
 * checkers read; 0: that is not what the instruction begins. */
static size_t
skip_unread(const struct code *code, size_t instruction)
{
    const struct instruction *at = &code->instructions[instruction];
    bool is_name = at->opcode == OPCODE_LOAD_NAME
                   || at->opcode == OPCODE_LOAD_GLOBAL
                   || at->opcode == OPCODE_LOAD_ATTRIBUTE;

    return is_name && instruction + 1 < code->instruction_count
                   && at[1].opcode == OPCODE_POP_JUMP_IF_FALSE
                   && strcmp(code->names[at->argument], "TYPE_CHECKING") == 0
                   && at[1].argument > instruction
               ? at[1].argument
               : 0;
}

static bool
check_code(const struct code *code, struct diag *diag)
{
    const char *module = NULL;

    for (size_t i = 0; i < code->instruction_count; i++) {
        size_t further = skip_unread(code, i);
        if (further > 0)
            i = further;
        if (i >= code->instruction_count)
            break;
        const struct instruction *at = &code->instructions[i];

        if (at->opcode == OPCODE_IMPORT_RELATIVE) {
            module = NULL;
        } else if (at->opcode == OPCODE_IMPORT_NAME) {
            module = code->names[at->argument];
            if (!library_has_module(module) &&
                !may_be_missing(code, i, module))
                return refuse_module(at, module, diag);
        } else if (at->opcode == OPCODE_IMPORT_FROM) {
            const char *name = code->names[at->argument];

            if (module && library_has_module(module) &&
                !library_has_name(module, name) &&
                !is_on_the_way(module, name) && !is_guarded(code, i))
                return refuse_name(at, module, name, diag);
        }
    }
    return true;
}

/* Whether the scene puts an __import__ of its own among the built-ins. */
static bool
imports_itself(const struct unit *unit)
{
    for (size_t i = 0; i < unit->code_count; i++) {
        const struct code *code = &unit->codes[i];

        for (size_t k = 0; k < code->instruction_count; k++)
            if (code->instructions[k].opcode == OPCODE_STORE_ATTRIBUTE &&
                strcmp(code->names[code->instructions[k].argument],
                       "__import__") == 0)
                return true;
    }
    return false;
}

bool
check_imports(const struct unit *unit, struct diag *diag)
{
    if (imports_itself(unit))
        return true;
    for (size_t i = 0; i < unit->code_count; i++)
        if (!check_code(&unit->codes[i], diag))
            return false;
    return true;
}
