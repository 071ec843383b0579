#include "lang/flow.h"

#include "base/bug.h"
#include "base/mem.h"

bool
flow_is_jump(enum opcode opcode)
{
    switch (opcode) {
    case OPCODE_JUMP:
    case OPCODE_POP_JUMP_IF_FALSE:
    case OPCODE_POP_JUMP_IF_TRUE:
    case OPCODE_JUMP_IF_FALSE_OR_POP:
    case OPCODE_JUMP_IF_TRUE_OR_POP:
    case OPCODE_FOR_ITER:
    case OPCODE_SETUP_FINALLY:
    case OPCODE_SETUP_WITH:
    case OPCODE_SETUP_CLEANUP:
        return true;
    default:
        return false;
    }
}

bool
flow_ends_path(enum opcode opcode)
{
    return opcode == OPCODE_JUMP || opcode == OPCODE_RETURN_VALUE
           || opcode == OPCODE_RAISE || opcode == OPCODE_RERAISE
           || opcode == OPCODE_POP_EXCEPT_RERAISE;
}

/* A NOP in a builder is an instruction that is gone. */
static void
erase(struct builder_instruction *instruction)
{
    instruction->opcode = OPCODE_NOP;
    instruction->companion = 0;
}

/* Marks the instructions that something jumps to. */
static bool *
find_targets(const struct builder *builder)
{
    bool *targets = mem_alloc(builder->code.count + 1);
    for (size_t i = 0; i < builder->code.count; i++) {
        const struct builder_instruction *item = &builder->code.items[i];
        if (flow_is_jump(item->opcode))
            targets[builder->labels.items[item->argument]] = true;
    }
    return targets;
}

/* Returns the instruction before index in the same block, gone ones left
 * out; SIZE_MAX: there is none. */
static size_t
previous(const struct builder *builder, const bool *targets, size_t index)
{
    while (index > 0 && !targets[index]) {
        index--;
        if (builder->code.items[index].opcode != OPCODE_NOP)
            return index;
    }
    return SIZE_MAX;
}

/* `LOAD_CONST; jump if…`: known already. */
static void
decide_jump(struct builder *builder, const struct workshop *workshop,
            const bool *targets, size_t index)
{
    struct builder_instruction *jump = &builder->code.items[index];
    size_t before = previous(builder, targets, index);
    if (before == SIZE_MAX
        || builder->code.items[before].opcode != OPCODE_LOAD_CONST)
        return;
    struct builder_instruction *load = &builder->code.items[before];
    bool truth = constant_is_true(workshop->constants,
                                  builder->constants.items[load->argument]);
    bool if_true = jump->opcode == OPCODE_POP_JUMP_IF_TRUE
                   || jump->opcode == OPCODE_JUMP_IF_TRUE_OR_POP;
    bool pops = jump->opcode == OPCODE_POP_JUMP_IF_TRUE
                || jump->opcode == OPCODE_POP_JUMP_IF_FALSE;
    bool jumps = truth == if_true;
    if (pops || !jumps)
        erase(load);
    if (jumps)
        jump->opcode = OPCODE_JUMP;
    else
        erase(jump);
}

/* Collects the `count` constants loaded just before index; false if it is not
 * just constants, or some that were folded here themselves: CPython does not
 * look at those again. */
static bool
collect_constants(const struct builder *builder, const bool *targets,
                  size_t index, uint32_t count, size_t *loads)
{
    for (uint32_t i = count; i > 0; i--) {
        index = previous(builder, targets, index);
        if (index == SIZE_MAX
            || builder->code.items[index].opcode != OPCODE_LOAD_CONST
            || builder->code.items[index].is_folded)
            return false;
        loads[i - 1] = index;
    }
    return true;
}

static void
fold_tuple(struct builder *builder, struct workshop *workshop,
           const bool *targets, size_t index)
{
    struct builder_instruction *build = &builder->code.items[index];
    uint32_t count = build->argument;
    size_t *loads = mem_alloc_array(count, sizeof *loads);
    bool may_fold = count > 0 || workshop->dialect->folds_empty_tuples;
    if (may_fold
        && collect_constants(builder, targets, index, count, loads)) {
        uint32_t *items = mem_alloc_array(count, sizeof *items);
        for (uint32_t i = 0; i < count; i++) {
            uint32_t load = builder->code.items[loads[i]].argument;
            items[i] = builder->constants.items[load];
            erase(&builder->code.items[loads[i]]);
        }
        uint32_t tuple =
            constant_add_tuple(workshop->constants, items, count);
        if (workshop->dialect->merges_folded_tuples)
            tuple = constant_share(workshop->constants, tuple);
        build->opcode = OPCODE_LOAD_CONST;
        build->is_folded = true;
        build->argument = builder_constant(builder, tuple);
        mem_free(items);
    }
    mem_free(loads);
}

/* `a, b = x, y` builds no tuple. */
static void
swap_instead(struct builder *builder, const bool *targets, size_t index)
{
    struct builder_instruction *unpack = &builder->code.items[index];
    size_t before = previous(builder, targets, index);
    if (before == SIZE_MAX || unpack->argument == 0
        || unpack->argument > 3)
        return;
    struct builder_instruction *build = &builder->code.items[before];
    if (build->opcode != OPCODE_BUILD_TUPLE
        || build->argument != unpack->argument)
        return;
    erase(build);
    if (unpack->argument == 1)
        erase(unpack);
    else
        unpack->opcode = OPCODE_SWAP;
}

static void
drop_dead_load(struct builder *builder, const bool *targets, size_t index)
{
    size_t before = previous(builder, targets, index);
    if (before == SIZE_MAX
        || builder->code.items[before].opcode != OPCODE_LOAD_CONST)
        return;
    erase(&builder->code.items[before]);
    erase(&builder->code.items[index]);
}

static bool
is_store(const struct builder_instruction *instruction)
{
    return instruction->opcode == OPCODE_STORE_FAST
           || instruction->opcode == OPCODE_POP_TOP;
}

/* Returns the next instruction of the block, or SIZE_MAX. */
static size_t
next_in_block(const struct builder *builder, const bool *targets,
              size_t index)
{
    for (index++; index < builder->code.count && !targets[index]; index++)
        if (builder->code.items[index].opcode != OPCODE_NOP)
            return index;
    return SIZE_MAX;
}

/* Stores into locals can change places instead of the values, unless two of
 * them are to the same one (apply_static_swaps). */
static void
reorder_stores(struct builder *builder, const bool *targets, size_t index)
{
    uint32_t count = builder->code.items[index].argument;
    size_t stores[3], at = index;
    for (uint32_t i = 0; i < count; i++) {
        at = next_in_block(builder, targets, at);
        if (at == SIZE_MAX || !is_store(&builder->code.items[at]))
            return;
        stores[i] = at;
        for (uint32_t k = 0; k < i; k++) {
            const struct builder_instruction *a =
                &builder->code.items[stores[k]];
            const struct builder_instruction *b = &builder->code.items[at];
            if (a->opcode == OPCODE_STORE_FAST && b->opcode == a->opcode
                && a->argument == b->argument)
                return;
        }
    }
    struct builder_instruction first = builder->code.items[stores[0]];
    builder->code.items[stores[0]] =
        builder->code.items[stores[count - 1]];
    builder->code.items[stores[count - 1]] = first;
    erase(&builder->code.items[index]);
}

/* What follows a return up to the next target is never looked at. */
static void
erase_after(struct builder *builder, const bool *targets, size_t index)
{
    for (index++; index < builder->code.count && !targets[index]; index++)
        erase(&builder->code.items[index]);
}

static void
clean_blocks(struct builder *builder, struct workshop *workshop)
{
    bool *targets = find_targets(builder);
    for (size_t i = 0; i < builder->code.count; i++) {
        switch (builder->code.items[i].opcode) {
        case OPCODE_POP_JUMP_IF_FALSE:
        case OPCODE_POP_JUMP_IF_TRUE:
        case OPCODE_JUMP_IF_FALSE_OR_POP:
        case OPCODE_JUMP_IF_TRUE_OR_POP:
            decide_jump(builder, workshop, targets, i);
            break;
        case OPCODE_BUILD_TUPLE:
            fold_tuple(builder, workshop, targets, i);
            break;
        case OPCODE_UNPACK_SEQUENCE:
            swap_instead(builder, targets, i);
            break;
        case OPCODE_RETURN_VALUE:
            erase_after(builder, targets, i);
            break;
        case OPCODE_POP_TOP:
            if (workshop->dialect->drops_dead_loads)
                drop_dead_load(builder, targets, i);
            break;
        default:
            break;
        }
    }
    for (size_t i = 0; i < builder->code.count; i++)
        if (builder->code.items[i].opcode == OPCODE_SWAP
            && builder->code.items[i].argument <= 3
            && workshop->dialect->static_swaps)
            reorder_stores(builder, targets, i);
    mem_free(targets);
}

/* Marks what can be reached from index; paths still to follow are on a
 * list. */
static bool *
find_reachable(const struct builder *builder)
{
    bool *reached = mem_alloc(builder->code.count + 1);
    VECTOR(size_t) paths = {0};
    VECTOR_PUSH(&paths, 0);
    while (paths.count > 0) {
        size_t i = paths.items[--paths.count];
        for (; i < builder->code.count && !reached[i]; i++) {
            const struct builder_instruction *item =
                &builder->code.items[i];
            reached[i] = true;
            if (flow_is_jump(item->opcode))
                VECTOR_PUSH(&paths, builder->labels.items[item->argument]);
            if (flow_ends_path(item->opcode))
                break;
        }
    }
    VECTOR_RELEASE(&paths);
    return reached;
}

/* Drops what is gone or cannot be reached, and moves the labels. */
static void
compact(struct builder *builder)
{
    bool *reached = find_reachable(builder);
    size_t *moved =
        mem_alloc_array(builder->code.count + 1, sizeof *moved);
    size_t kept = 0;
    for (size_t i = 0; i < builder->code.count; i++) {
        moved[i] = kept;
        if (reached[i] && builder->code.items[i].opcode != OPCODE_NOP)
            builder->code.items[kept++] = builder->code.items[i];
    }
    moved[builder->code.count] = kept;
    for (size_t i = 0; i < builder->labels.count; i++)
        if (builder->labels.items[i] != SIZE_MAX)
            builder->labels.items[i] = moved[builder->labels.items[i]];
    builder->code.count = kept;
    mem_free(moved);
    mem_free(reached);
}

/* Marks the constants that the code loads.  The first one may be a docstring
 * and always stays. */
static bool *
find_used_constants(const struct builder *builder)
{
    bool *used = mem_alloc(builder->constants.count + 1);
    used[0] = true;
    for (size_t i = 0; i < builder->code.count; i++) {
        const struct builder_instruction *item = &builder->code.items[i];
        if (item->opcode == OPCODE_LOAD_CONST)
            used[item->argument] = true;
        if (item->companion > 0)
            used[item->companion - 1] = true;
    }
    return used;
}

static void
drop_constants(struct builder *builder, const struct workshop *workshop)
{
    bool *used = find_used_constants(builder);
    size_t count = builder->constants.count;
    if (workshop->dialect->trims_constants)
        while (count > 1 && !used[count - 1])
            count--;
    if (workshop->profile->drops_unused_constants) {
        uint32_t *moved = mem_alloc_array(count, sizeof *moved);
        uint32_t kept = 0;
        for (uint32_t i = 0; i < count; i++) {
            moved[i] = kept;
            if (used[i])
                builder->constants.items[kept++] =
                    builder->constants.items[i];
        }
        for (size_t i = 0; i < builder->code.count; i++)
            if (builder->code.items[i].opcode == OPCODE_LOAD_CONST)
                builder->code.items[i].argument =
                    moved[builder->code.items[i].argument];
        mem_free(moved);
        count = kept;
    }
    if (builder->constants.count > 0)
        builder->constants.count = count;
    mem_free(used);
}

/* A jump to what comes next is none, and may have parted a constant from
 * what drops it. */
static void
skip_jumps(struct builder *builder, struct workshop *workshop)
{
    for (size_t i = 0; i < builder->code.count; i++) {
        struct builder_instruction *item = &builder->code.items[i];
        if (item->opcode == OPCODE_JUMP
            && builder->labels.items[item->argument] == i + 1)
            erase(item);
    }
    bool *targets = find_targets(builder);
    for (size_t i = 0; i < builder->code.count; i++)
        if (builder->code.items[i].opcode == OPCODE_POP_TOP
            && workshop->dialect->drops_dead_loads)
            drop_dead_load(builder, targets, i);
    mem_free(targets);
}

void
flow_clean(struct builder *builder, struct workshop *workshop)
{
    if (workshop->dialect->drops_unreachable_first)
        compact(builder);
    clean_blocks(builder, workshop);
    compact(builder);
    skip_jumps(builder, workshop);
    compact(builder);
    drop_constants(builder, workshop);
}
