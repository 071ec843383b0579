#include "object/code_object.h"

#include "base/mem.h"
#include "object/exception.h"

static bool
repr(struct runtime *runtime, struct object *code, struct text *out)
{
    const struct birth *birth = log_birth_of(runtime->log, code->id);
    text_add_format(out, "<code object %s at 0x%llx>",
                    log_text_bytes(runtime->log, birth->name, NULL),
                    (unsigned long long)code->address);
    return true;
}

static void
release(struct object *code)
{
    mem_free(((struct code_object *)(void *)code)->warm);
}

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    if (runtime->hooks.code_attribute != NULL &&
        !runtime->hooks.code_attribute(runtime, object, name, result))
        return false;
    return ref_get(result) != NULL ||
           raise_attribute_error(runtime, object, name);
}

const struct type code_type = {.name = "code",
                               .scheme = SLOTS_NAMES,
                               .struct_size = sizeof(struct code_object),
                               .release = release,
                               .repr = repr,
                               .get_attribute = get_attribute};

struct object *
code_object_new(struct runtime *runtime, const void *code, const char *name)
{
    struct object *object =
        object_new(runtime, &code_type,
                   &(struct object_birth){.kind = NODE_CODE,
                                          .name = name,
                                          .size = 176,
                                          .block_size = 176});
    if (object == NULL ||
        !slots_insert(runtime, object, CODE_OBJECT_CONSTANTS, 1, "co_consts"))
        return NULL;
    ((struct code_object *)(void *)object)->code = code;
    return object;
}
