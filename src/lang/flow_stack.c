#include "lang/flow.h"

#include "base/bug.h"
#include "base/mem.h"

/* Slots that a fixed number of operands leaves. */
static const signed char fixed_effects[OPCODE_COUNT] = {
    [OPCODE_POP_TOP] = -1,
    [OPCODE_COPY] = 1,
    [OPCODE_LOAD_CONST] = 1,
    [OPCODE_LOAD_NAME] = 1,
    [OPCODE_STORE_NAME] = -1,
    [OPCODE_LOAD_GLOBAL] = 1,
    [OPCODE_STORE_GLOBAL] = -1,
    [OPCODE_LOAD_FAST] = 1,
    [OPCODE_STORE_FAST] = -1,
    [OPCODE_CLEAR_FAST] = 1,
    [OPCODE_CLEAR_CELL] = 1,
    [OPCODE_STORE_CELL] = -1,
    [OPCODE_LOAD_DEREF] = 1,
    [OPCODE_STORE_DEREF] = -1,
    [OPCODE_LOAD_CLASS_DEREF] = 1,
    [OPCODE_LOAD_CLOSURE] = 1,
    [OPCODE_LOAD_BUILD_CLASS] = 1,
    [OPCODE_BINARY] = -1,
    [OPCODE_INPLACE] = -1,
    [OPCODE_COMPARE] = -1,
    [OPCODE_IS] = -1,
    [OPCODE_CONTAINS] = -1,
    [OPCODE_LOAD_SUBSCRIPT] = -1,
    [OPCODE_STORE_SUBSCRIPT] = -3,
    [OPCODE_DELETE_SUBSCRIPT] = -2,
    [OPCODE_LOAD_SLICE] = -2,
    [OPCODE_STORE_SLICE] = -4,
    [OPCODE_STORE_ATTRIBUTE] = -2,
    [OPCODE_DELETE_ATTRIBUTE] = -1,
    [OPCODE_LIST_APPEND] = -1,
    [OPCODE_SET_ADD] = -1,
    [OPCODE_MAP_ADD] = -2,
    [OPCODE_LIST_EXTEND] = -1,
    [OPCODE_SET_UPDATE] = -1,
    [OPCODE_DICT_UPDATE] = -1,
    [OPCODE_DICT_MERGE] = -1,
    [OPCODE_POP_JUMP_IF_FALSE] = -1,
    [OPCODE_POP_JUMP_IF_TRUE] = -1,
    [OPCODE_JUMP_IF_FALSE_OR_POP] = -1,
    [OPCODE_JUMP_IF_TRUE_OR_POP] = -1,
    [OPCODE_FOR_ITER] = 1,
    [OPCODE_LOAD_METHOD] = 1,
    [OPCODE_PUSH_NULL] = 1,
    [OPCODE_RETURN_VALUE] = -1,
    [OPCODE_YIELD_FROM] = -1,
    [OPCODE_IMPORT_NAME] = -1,
    [OPCODE_IMPORT_RELATIVE] = -1,
    [OPCODE_IMPORT_FROM] = 1,
    [OPCODE_IMPORT_STAR] = -1,
    [OPCODE_LOAD_ASSERTION_ERROR] = 1,
    [OPCODE_MATCH_SEQUENCE] = 1,
    [OPCODE_MATCH_MAPPING] = 1,
    [OPCODE_MATCH_KEYS] = 1,
    [OPCODE_MATCH_CLASS] = -2,
    [OPCODE_GET_LEN] = 1,
    [OPCODE_BEGIN_EXC_GROUP] = 2,
    [OPCODE_CHECK_EG_MATCH] = 1,
    [OPCODE_BEFORE_WITH] = 1,
    [OPCODE_WITH_EXCEPT_START] = 1,
};

static int
count_bits(uint32_t flags)
{
    int bits = 0;
    for (; flags != 0; flags >>= 1)
        bits += (int)(flags & 1);
    return bits;
}

/* Returns what the instruction adds to the stack when it does not jump. */
static int
effect(const struct builder_instruction *instruction, int width)
{
    int argument = (int)instruction->argument;
    switch ((enum opcode)instruction->opcode) {
    case OPCODE_BUILD_TUPLE:
    case OPCODE_BUILD_LIST:
    case OPCODE_BUILD_SET:
    case OPCODE_BUILD_STRING:
    case OPCODE_BUILD_LIST_UNPACK:
    case OPCODE_BUILD_SET_UNPACK:
    case OPCODE_BUILD_SLICE:
        return 1 - argument;
    case OPCODE_BUILD_MAP:
        return 1 - 2 * argument;
    case OPCODE_BUILD_CONST_KEY_MAP:
        return -argument;
    case OPCODE_UNPACK_SEQUENCE:
        return argument - 1;
    case OPCODE_UNPACK_EX:
        return (argument & 0xFF) + (argument >> 8);
    case OPCODE_FORMAT_VALUE:
        return argument & 4 ? -1 : 0;
    case OPCODE_CALL:
        return -1 - argument;
    case OPCODE_CALL_KEYWORDS:
        return -2 - argument;
    case OPCODE_CALL_SPREAD:
        return argument & 1 ? -3 : -2;
    case OPCODE_MAKE_FUNCTION:
        return -count_bits(instruction->argument);
    case OPCODE_RAISE:
        return -argument;
    case OPCODE_PUSH_EXC_INFO:
        return 2 * width - 1;
    case OPCODE_POP_EXCEPT:
        return -width;
    case OPCODE_RERAISE:
        return -argument;
    case OPCODE_POP_EXCEPT_RERAISE:
        return -width - 1;
    default:
        return fixed_effects[instruction->opcode];
    }
}

/* The depth after the jump is taken, or a handler entered. */
static int
jump_effect(enum opcode opcode, int width)
{
    switch (opcode) {
    case OPCODE_JUMP:
    case OPCODE_JUMP_IF_FALSE_OR_POP:
    case OPCODE_JUMP_IF_TRUE_OR_POP:
    case OPCODE_SETUP_WITH:
        return 0;
    case OPCODE_SETUP_FINALLY:
        return 1;
    case OPCODE_SETUP_CLEANUP:
        return 1 - width;
    default:
        return -1;
    }
}

static bool
is_setup(enum opcode opcode)
{
    return opcode == OPCODE_SETUP_FINALLY || opcode == OPCODE_SETUP_WITH
           || opcode == OPCODE_SETUP_CLEANUP;
}

static void
set_depth(struct builder *builder, label_id target, int depth)
{
    for (size_t i = 0; i < builder->regions.count; i++)
        if (builder->regions.items[i].target == target)
            builder->regions.items[i].depth = (uint32_t)depth;
}

struct path {
    size_t index;
    int depth;
};

/* An instruction is visited once: all paths to it agree on the depth. */
uint32_t
flow_stack_size(struct builder *builder, const struct workshop *workshop)
{
    int width = workshop->dialect->exception_width;
    VECTOR(struct path) paths = {0};
    bool *seen = mem_alloc(builder->code.count + 1);
    int most = 0;
    VECTOR_PUSH(&paths, ((struct path){0, 0}));
    while (paths.count > 0) {
        struct path path = paths.items[--paths.count];
        for (size_t i = path.index; i < builder->code.count && !seen[i];
             i++) {
            const struct builder_instruction *item =
                &builder->code.items[i];
            seen[i] = true;
            if (flow_is_jump(item->opcode)) {
                int depth = path.depth + jump_effect(item->opcode, width);
                size_t target = builder->labels.items[item->argument];
                VECTOR_PUSH(&paths, ((struct path){target, depth}));
                if (is_setup(item->opcode))
                    set_depth(builder, item->argument, depth - 1);
                most = depth > most ? depth : most;
            }
            path.depth += effect(item, width);
            BUG_UNLESS(path.depth >= 0, "the stack runs empty at line %u",
                       item->line);
            most = path.depth > most ? path.depth : most;
            if (flow_ends_path(item->opcode))
                break;
        }
    }
    mem_free(seen);
    VECTOR_RELEASE(&paths);
    return (uint32_t)most;
}
