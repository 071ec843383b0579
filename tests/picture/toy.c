#include "tests/picture/toy.h"

#include <string.h>

static text_id
text(struct toy *toy, const char *words)
{
    return words == NULL ? 0 : log_text(toy->log, words, strlen(words));
}

node_id
toy_named(struct toy *toy, enum node_kind kind, const char *type,
          const char *name)
{
    struct birth birth = {.kind = kind,
                          .scheme = SLOTS_NAMES,
                          .type = text(toy, type),
                          .name = text(toy, name)};

    return log_birth(toy->log, &birth);
}

node_id
toy_number(struct toy *toy, const char *preview, uint32_t flags)
{
    struct birth birth = {.kind = NODE_OBJECT,
                          .scheme = SLOTS_NONE,
                          .flags = NODE_ATOM | BIRTH_FLAGS(flags),
                          .type = text(toy, "int"),
                          .preview = text(toy, preview),
                          .address = 0x7f5a3c001000,
                          .length = (uint32_t)strlen(preview)};

    return log_birth(toy->log, &birth);
}

node_id
toy_list(struct toy *toy, uint32_t slots)
{
    struct birth birth = {.kind = NODE_OBJECT,
                          .scheme = SLOTS_INDEX,
                          .type = text(toy, "list"),
                          .address = 0x7f5a3c0010c0};
    node_id list = log_birth(toy->log, &birth);

    if (slots > 0)
        log_append(toy->log, (struct event){.kind = EVENT_SLOTS_INSERTED,
                                            .node = list,
                                            .x = slots});
    return list;
}

void
toy_set(struct toy *toy, node_id holder, uint32_t slot, node_id target)
{
    world_seek(toy->now, log_event_count(toy->log));
    log_append(toy->log,
               (struct event){.kind = EVENT_REFERENCE_SET,
                              .node = holder,
                              .slot = EVENT_SLOT(slot),
                              .x = world_slot(toy->now, holder, slot),
                              .y = target});
}

uint32_t
toy_add_slot(struct toy *toy, node_id node, const char *name)
{
    uint32_t slot;

    world_seek(toy->now, log_event_count(toy->log));
    slot = world_slot_count(toy->now, node);
    log_append(toy->log, (struct event){.kind = EVENT_SLOTS_INSERTED,
                                        .node = node,
                                        .slot = EVENT_SLOT(slot),
                                        .x = 1,
                                        .y = text(toy, name)});
    return slot;
}

void
toy_free(struct toy *toy, node_id node)
{
    uint32_t slots;

    world_seek(toy->now, log_event_count(toy->log));
    slots = world_slot_count(toy->now, node);
    if (slots > 0)
        log_append(toy->log, (struct event){.kind = EVENT_SLOTS_REMOVED,
                                            .node = node,
                                            .x = slots});
    log_append(toy->log,
               (struct event){.kind = EVENT_NODE_FREED, .node = node});
}

uint32_t
toy_bind(struct toy *toy, const char *name, node_id target)
{
    uint32_t slot;

    world_seek(toy->now, log_event_count(toy->log));
    slot = world_find_slot(toy->now, toy->globals, name);
    if (slot == UINT32_MAX)
        slot = toy_add_slot(toy, toy->globals, name);
    toy_set(toy, toy->globals, slot, target);
    return slot;
}

void
toy_init(struct toy *toy)
{
    *toy = (struct toy){
        .options = {.addresses = true, .counts = true, .types = true}};
    toy->log = log_new(100000);
    toy->now = world_new(toy->log);
    toy->before = world_new(toy->log);
    toy->globals = toy_named(toy, NODE_NAMESPACE, "dict", NULL);
    toy->frame = toy_named(toy, NODE_FRAME, "module", "<module>");
    toy_set(toy, toy->frame, toy_add_slot(toy, toy->frame, "globals"),
            toy->globals);
    log_append(toy->log, (struct event){.kind = EVENT_FRAME_PUSHED,
                                        .node = toy->frame});
    toy_stop(toy);
}

void
toy_stop(struct toy *toy)
{
    toy->moments[toy->stops++] = log_event_count(toy->log);
}

void
toy_survey(struct toy *toy)
{
    toy->maker = picture_maker_new(toy->log, &toy->options);
    for (size_t stop = 0; stop < toy->stops; stop++) {
        world_seek(toy->now, toy->moments[stop]);
        picture_maker_survey(toy->maker, stop, toy->now);
    }
}

const struct picture *
toy_picture(struct toy *toy, size_t stop)
{
    struct picture_moment moment = {.stop = stop,
                                    .before = stop > 0 ? toy->before : NULL,
                                    .now = toy->now};

    world_seek(toy->now, toy->moments[stop]);
    if (stop > 0)
        world_seek(toy->before, toy->moments[stop - 1]);
    picture_release(&toy->picture);
    picture_make(toy->maker, &moment, &toy->picture);
    return &toy->picture;
}

void
toy_release(struct toy *toy)
{
    picture_release(&toy->picture);
    picture_maker_free(toy->maker);
    world_free(toy->now);
    world_free(toy->before);
    log_free(toy->log);
}

const struct picture_row *
toy_row(const struct picture *picture, node_id node, const char *label)
{
    const struct picture_box *box = picture_find(picture, node);

    if (box == NULL)
        return NULL;
    for (size_t i = 0; i < box->row_count; i++)
        if (box->rows[i].label != NULL &&
            strcmp(box->rows[i].label, label) == 0)
            return &box->rows[i];
    return NULL;
}
