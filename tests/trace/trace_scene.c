#include "tests/trace/trace_scene.h"

#include <string.h>

text_id
scene_text(struct trace_scene *scene, const char *string)
{
    return log_text(scene->log, string, strlen(string));
}

node_id
scene_born(struct trace_scene *scene, const char *type,
           enum slot_scheme scheme, const char *preview)
{
    struct birth birth = {.scheme = scheme, .type = scene_text(scene, type)};
    birth.size = 56;
    birth.address = 0x7f5a3c001000 + 64u * log_node_count(scene->log);
    if (preview != NULL) {
        birth.flags = NODE_ATOM;
        birth.preview = scene_text(scene, preview);
        birth.length = (uint32_t)strlen(preview);
    }
    return log_birth(scene->log, &birth);
}

node_id
scene_frame(struct trace_scene *scene, const char *name)
{
    struct birth birth = {.kind = NODE_FRAME, .scheme = SLOTS_NAMES,
                          .type = scene_text(scene, "function"),
                          .name = scene_text(scene, name)};
    return log_birth(scene->log, &birth);
}

void
scene_insert(struct trace_scene *scene, node_id node, uint32_t slot,
             uint32_t count, const char *name)
{
    log_append(scene->log,
               (struct event){.kind = EVENT_SLOTS_INSERTED, .node = node,
                              .slot = EVENT_SLOT(slot), .x = count,
                              .y = name ? scene_text(scene, name) : 0});
}

void
scene_set(struct trace_scene *scene, node_id node, uint32_t slot, node_id old,
          node_id new)
{
    log_append(scene->log,
               (struct event){.kind = EVENT_REFERENCE_SET, .node = node,
                              .slot = EVENT_SLOT(slot), .x = old, .y = new});
}

void
scene_put(struct trace_scene *scene, node_id node, uint32_t slot,
          const char *name, node_id target)
{
    scene_insert(scene, node, slot, 1, name);
    scene_set(scene, node, slot, 0, target);
}

uint32_t
scene_bind(struct trace_scene *scene, const char *name, node_id target)
{
    scene_put(scene, scene->names, scene->bound, name, target);
    return scene->bound++;
}

void
scene_step(struct trace_scene *scene, enum step_kind kind, int line,
           node_id frame)
{
    struct step step = {.kind = kind, .line = line, .column = line ? 1 : 0,
                        .frame = frame};
    (void)log_step(scene->log, &step, 0);
}

void
scene_free(struct trace_scene *scene, node_id node)
{
    log_append(scene->log,
               (struct event){.kind = EVENT_NODE_FREED, .node = node});
}

void
trace_scene_init(struct trace_scene *scene)
{
    *scene = (struct trace_scene){.log = log_new(SIZE_MAX)};
    struct birth birth = {.kind = NODE_NAMESPACE, .scheme = SLOTS_NAMES,
                          .type = scene_text(scene, "module")};
    scene->names = log_birth(scene->log, &birth);
    birth.kind = NODE_FRAME;
    birth.name = scene_text(scene, "<module>");
    scene->frame = log_birth(scene->log, &birth);
    scene_put(scene, scene->frame, 0, "globals", scene->names);
    (void)scene_bind(scene, "__name__",
                     scene_born(scene, "str", SLOTS_NONE, "'__main__'"));
    log_append(scene->log, (struct event){.kind = EVENT_FRAME_PUSHED,
                                          .node = scene->frame});
}

void
trace_scene_release(struct trace_scene *scene)
{
    log_free(scene->log);
}

static bool
collect(void *context, const char *bytes, size_t length)
{
    text_add(context, bytes, length);
    return true;
}

struct text
scene_trace(const struct log *log, bool changes, bool holders,
            const struct trace_error *error)
{
    struct text out = {0};
    struct trace_request request = {.scene = "a.py", .python = "3.12",
                                    .title = "A scene", .error = error,
                                    .changes = changes, .holders = holders};
    (void)trace_write(log, &request, (struct trace_sink){collect, &out});
    return out;
}
