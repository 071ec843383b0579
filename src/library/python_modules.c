#include "library/python_modules.h"

#include <string.h>

#include "lang/compile.h"
#include "vm/machine.h"

#include "library/python_sources.inc"

const struct python_module *
python_module_find(const char *name)
{
    for (size_t i = 0; python_modules[i].name; i++)
        if (strcmp(python_modules[i].name, name) == 0)
            return &python_modules[i];
    return NULL;
}

const struct python_module *
python_module_at(size_t index)
{
    size_t count = sizeof python_modules / sizeof *python_modules - 1;
    return index < count ? &python_modules[index] : NULL;
}

static bool
compile_module(const struct python_module *module,
               const struct profile *profile, struct unit *unit,
               struct diag *diag)
{
    struct limits limits = limits_default();
    struct text text = {0};
    for (size_t i = 0; module->lines[i]; i++)
        text_add_string(&text, module->lines[i]);
    bool done = compile_file(text_string(&text), text.length, profile,
                             &limits, unit, diag);
    text_release(&text);
    return done;
}

/* Modules that CPython writes in C, of whose code no exception tells. */
static const char *const written_in_c[] = {"io", "struct", NULL};

static void
mark_as_c(const struct python_module *module, struct unit *unit)
{
    for (size_t i = 0; written_in_c[i]; i++)
        if (strcmp(module->name, written_in_c[i]) == 0)
            for (size_t at = 0; at < unit->code_count; at++)
                unit->codes[at].flags |= CODE_AS_C;
}

bool
python_module_run(struct runtime *runtime,
                  const struct python_module *module,
                  struct object *globals, struct ref result)
{
    struct unit unit;
    struct diag diag = {0};
    bool done = compile_module(module, runtime->profile, &unit, &diag);
    if (!done)
        stop_run(runtime, "module %s, line %d: %s", module->name, diag.line,
                 text_string(&diag.message));
    diag_release(&diag);
    if (done)
        mark_as_c(module, &unit);
    return done
           && machine_run_unit(runtime, &unit, module->name, globals,
                               result);
}

/* ---- names -------------------------------------------------------------- */

void
python_module_names(const struct python_module *module,
                    void (*see)(const char *name, void *data), void *data)
{
    struct unit unit;
    struct diag diag = {0};
    if (compile_module(module, profile_default(), &unit, &diag)) {
        const struct code *code = &unit.codes[0];
        struct map seen = {0};
        const char *source = NULL;
        for (size_t i = 0; i < code->instruction_count; i++) {
            const struct instruction *at = &code->instructions[i];
            if (at->opcode == OPCODE_IMPORT_NAME)
                source = code->names[at->argument];
            if (at->opcode == OPCODE_IMPORT_STAR && source
                && python_module_find(source))
                python_module_names(python_module_find(source), see, data);
            if (at->opcode != OPCODE_STORE_NAME)
                continue;
            const char *name = code->names[at->argument];
            size_t length = strlen(name);
            if (name[0] == '_' || map_get_string(&seen, name, length, NULL))
                continue;
            map_set_string(&seen, name, length, 0);
            see(name, data);
        }
        map_release(&seen);
        unit_release(&unit);
    }
    diag_release(&diag);
}

struct question {
    const char *name;
    bool found;
};

static void
look_for(const char *name, void *data)
{
    struct question *question = data;
    question->found |= strcmp(name, question->name) == 0;
}

bool
python_module_has(const struct python_module *module, const char *name)
{
    struct question question = {name, false};
    python_module_names(module, look_for, &question);
    return question.found;
}
