/* import and from: the instructions, and what is refused. */
#include "base/mem.h"
#include "lang/compiler.h"

/* `import a.b as c` takes b out of what import gives, which is a. */
static void
take_inner(struct compiler *compiler, const char *dotted)
{
    const char *dot = strchr(dotted, '.');
    bool is_first = true;
    while (dot != NULL) {
        const char *next = strchr(dot + 1, '.');
        size_t length = next ? (size_t)(next - dot - 1) : strlen(dot + 1);
        char *name = mem_copy_string(dot + 1, length);
        if (!is_first) {
            compiler_emit(compiler, OPCODE_SWAP, 2);
            compiler_emit(compiler, OPCODE_POP_TOP, 0);
        }
        compiler_emit(compiler, OPCODE_IMPORT_FROM,
                      compiler_name(compiler, name));
        mem_free(name);
        is_first = false;
        dot = next;
    }
}

static void
compile_alias(struct compiler *compiler, const struct import_alias *alias,
              struct place place)
{
    const char *name = alias->name.text;
    const char *other = alias->other.text;
    const char *dot = strchr(name, '.');
    compiler_at(compiler, place);
    compiler_load_integer(compiler, 0);
    compiler_load_none(compiler);
    compiler_emit(compiler, OPCODE_IMPORT_NAME,
                  compiler_name(compiler, name));
    if (dot == NULL) {
        compile_name(compiler, other ? other : name, place, NAME_STORE);
    } else if (other != NULL) {
        take_inner(compiler, name);
        compile_name(compiler, other, place, NAME_STORE);
        compiler_emit(compiler, OPCODE_POP_TOP, 0);
    } else {
        char *first = mem_copy_string(name, (size_t)(dot - name));
        compile_name(compiler, first, place, NAME_STORE);
        mem_free(first);
    }
}

void
compile_import(struct compiler *compiler,
               const struct tree_statement *statement)
{
    for (size_t i = 0; i < statement->as.import.alias_count; i++)
        compile_alias(compiler, &statement->as.import.aliases[i],
                      statement->place);
}

void
compile_import_from(struct compiler *compiler,
                    const struct tree_statement *statement)
{
    size_t count = statement->as.import.alias_count;
    const struct import_alias *aliases = statement->as.import.aliases;
    struct place place = statement->place;
    compiler_at(compiler, place);
    int level = (int)statement->as.import.level;
    const char *module = statement->as.import.module.text;
    const char **names = mem_alloc_array(count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = aliases[i].name.text;
    compiler_load_integer(compiler, level);
    compiler_load_names(compiler, names, count);
    mem_free(names);
    compiler_emit(compiler,
                  level > 0 ? OPCODE_IMPORT_RELATIVE : OPCODE_IMPORT_NAME,
                  compiler_name(compiler, module ? module : ""));
    if (strcmp(aliases[0].name.text, "*") == 0) {
        compiler_emit(compiler, OPCODE_IMPORT_STAR, 0);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const char *name = aliases[i].name.text;
        compiler_emit(compiler, OPCODE_IMPORT_FROM,
                      compiler_name(compiler, name));
        if (aliases[i].other.text != NULL)
            name = aliases[i].other.text;
        compile_name(compiler, name, place, NAME_STORE);
    }
    compiler_emit(compiler, OPCODE_POP_TOP, 0);
}
