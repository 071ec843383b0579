#include "object/traceback.h"

#include "object/exception.h"
#include "object/store.h"

/* What sys.getsizeof gives, and the block with the collector's head. */
enum { SIZE = 56 };

static struct traceback *
cast(struct object *object)
{
    return (struct traceback *)(void *)object;
}

static bool
get_next(struct runtime *runtime, struct object *object, struct ref result)
{
    struct object *next = object->slots[TRACEBACK_NEXT];
    return store(runtime, result, next ? next : atom_none(runtime));
}

static bool
get_frame(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result, object->slots[TRACEBACK_FRAME]);
}

static bool
get_line(struct runtime *runtime, struct object *object, struct ref result)
{
    return store_int(runtime, result, cast(object)->line);
}

/* Instructions have two bytes; up to 3.9 they were counted in bytes too. */
static bool
get_instruction(struct runtime *runtime, struct object *object,
                struct ref result)
{
    return store_int(runtime, result, 2 * (int64_t)cast(object)->instruction);
}

static const struct getter getters[] = {{"tb_next", get_next},
                                        {"tb_frame", get_frame},
                                        {"tb_lineno", get_line},
                                        {"tb_lasti", get_instruction},
                                        {NULL, NULL}};

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<traceback object at 0x%llx>",
                    (unsigned long long)object->address);
    return true;
}

static void
clear(struct runtime *runtime, struct object *object)
{
    slots_clear(runtime, object, 0, object->slot_count, false);
}

const struct type traceback_type = {
    .name = "traceback",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct traceback),
    .repr = repr,
    .getters = getters,
    .clear = clear,
};

bool
traceback_push(struct runtime *runtime, struct object *exception,
               struct object *frame, uint32_t line, uint32_t instruction)
{
    struct object *object =
        object_new(runtime, &traceback_type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = SIZE,
                                          .block_size = SIZE});
    if (object == NULL ||
        !slots_insert(runtime, object, TRACEBACK_NEXT, 1, "tb_next") ||
        !slots_insert(runtime, object, TRACEBACK_FRAME, 1, "tb_frame"))
        return false;
    cast(object)->line = line;
    cast(object)->instruction = instruction;
    struct ref place = {exception, EXCEPTION_TRACEBACK};
    slot_set(runtime, object, TRACEBACK_FRAME, frame);
    if (ref_get(place) != NULL)
        ref_move(runtime, place, (struct ref){object, TRACEBACK_NEXT});
    ref_set(runtime, place, object);
    return true;
}
