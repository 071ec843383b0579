#include "tests/vm/running.h"

#include <check.h>

/* The last step that shows the module's end. */
static size_t
end_step(const struct log *log)
{
    for (size_t i = log_step_count(log); i > 0; i--)
        if (log_step_at(log, i - 1)->kind == STEP_END)
            return i - 1;
    ck_abort_msg("the run has no end");
    return 0;
}

void
run_scene(struct running *running, const char *source, const char *version,
          void (*prepare)(struct machine *))
{
    const struct profile *profile = profile_find(version);
    struct limits limits = limits_default();
    struct diag diag = {0};
    memset(running, 0, sizeof *running);
    ck_assert_ptr_nonnull(profile);
    if (!compile_scene(source, strlen(source), profile, &limits,
                       &running->unit, &running->lesson, &diag))
        ck_abort_msg("line %d: %s", diag.line, text_string(&diag.message));
    running->log = log_new(limits.events);
    runtime_init(&running->runtime, running->log, profile, &limits);
    running->machine = machine_new(&running->runtime, &running->unit);
    if (prepare)
        prepare(running->machine);
    running->outcome = machine_run(running->machine);
    running->world = world_new(running->log);
    world_seek_step(running->world, end_step(running->log));
}

void
run_release(struct running *running)
{
    world_free(running->world);
    machine_free(running->machine);
    runtime_release(&running->runtime);
    unit_release(&running->unit);
    lesson_release(&running->lesson);
    log_free(running->log);
}

/* What a walk over all nodes is looking for. */
struct search {
    const struct world *world;
    const char *name;
    node_id found;
};

static bool
look_at(void *context, node_id node)
{
    struct search *search = context;
    const struct birth *birth =
        log_birth_of(world_log(search->world), node);
    if (birth->kind != NODE_NAMESPACE)
        return true;
    uint32_t slot = world_find_slot(search->world, node, search->name);
    if (slot == UINT32_MAX)
        return true;
    search->found = world_slot(search->world, node, slot);
    return false;
}

node_id
run_global(const struct running *running, const char *name)
{
    struct search search = {running->world, name, 0};
    world_each(running->world, look_at, &search);
    return search.found;
}

uint64_t
run_count(const struct running *running, const char *name)
{
    node_id node = run_global(running, name);
    if (node == 0)
        ck_abort_msg("there is no %s", name);
    return world_count(running->world, node);
}

const char *
run_exception(const struct running *running)
{
    const struct step *step =
        log_step_at(running->log, end_step(running->log));
    return log_text_bytes(running->log, step->exception, NULL);
}

const char *
run_output(const struct running *running)
{
    return log_output_bytes(running->log, NULL);
}

size_t
run_steps(const struct running *running, enum step_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < log_step_count(running->log); i++)
        count += log_step_at(running->log, i)->kind == kind;
    return count;
}

void
run_check_worlds(const struct running *running)
{
    struct world *world = world_new(running->log);
    struct text problem = {0};
    for (size_t i = 0; i <= log_event_count(running->log); i++) {
        world_seek(world, i);
        if (!world_check(world, &problem))
            ck_abort_msg("at moment %zu: %s", i, text_string(&problem));
    }
    text_release(&problem);
    world_free(world);
}
