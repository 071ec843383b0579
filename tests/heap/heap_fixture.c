#include "tests/heap/heap_fixture.h"

#include <check.h>

#include "base/profile.h"
#include "heap/native.h"
#include "timeline/world.h"

char fixture_ended[64];
bool fixture_resurrects;

struct ender {
    struct object object;
    char name;
};

static struct object *last_roots;

static void
clear_box(struct runtime *runtime, struct object *box)
{
    slots_clear(runtime, box, 0, box->slot_count, true);
}

static void
finalize_ender(struct runtime *runtime, struct object *object)
{
    size_t length = strlen(fixture_ended);
    ck_assert_uint_lt(length + 1, sizeof fixture_ended);
    fixture_ended[length] = ((struct ender *)(void *)object)->name;
    fixture_ended[length + 1] = '\0';
    if (fixture_resurrects)
        slot_set(runtime, last_roots, ROOTS - 1, object);
}

const struct type box_type = {.name = "box",
                              .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD |
                                       TYPE_RELEASES_BACKWARD,
                              .scheme = SLOTS_INDEX,
                              .struct_size = sizeof(struct object),
                              .clear = clear_box,
                              .free_list = FREE_LIST_LIST};

const struct type pair_type = {.name = "pair",
                               .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD |
                                        TYPE_RELEASES_BACKWARD |
                                        TYPE_UNTRACKS,
                               .scheme = SLOTS_INDEX,
                               .struct_size = sizeof(struct object),
                               .free_list = FREE_LIST_TUPLE};

const struct type leaf_type = {.name = "leaf",
                               .flags = TYPE_ATOM,
                               .struct_size = sizeof(struct object)};

const struct type ender_type = {.name = "ender",
                                .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD |
                                         TYPE_RELEASES_BACKWARD,
                                .scheme = SLOTS_INDEX,
                                .struct_size = sizeof(struct ender),
                                .clear = clear_box,
                                .del = finalize_ender};

void
fixture_open(struct fixture *fixture, const char *version)
{
    static const char *const names[ROOTS] = {"a", "b", "c", "d",
                                             "e", "f", "g", "h"};
    fixture->limits = limits_default();
    fixture->log = log_new(fixture->limits.events);
    runtime_init(&fixture->runtime, fixture->log, profile_find(version),
                 &fixture->limits);
    fixture->roots = native_open(&fixture->runtime, "test", names, ROOTS);
    last_roots = fixture->roots;
    fixture_ended[0] = '\0';
    fixture_resurrects = false;
}

void
fixture_close(struct fixture *fixture)
{
    fixture_check(fixture);
    runtime_release(&fixture->runtime);
    log_free(fixture->log);
}

static void
compare_object(const struct world *world, const struct object *object)
{
    node_id id = object->id;
    ck_assert(world_is_alive(world, id));
    ck_assert_uint_eq(world_flags(world, id), object->flags);
    ck_assert_uint_eq(world_size(world, id), object->size);
    ck_assert_uint_eq(world_slot_count(world, id), object->slot_count);
    for (uint32_t i = 0; i < object->slot_count; i++)
        ck_assert_uint_eq(world_slot(world, id, i),
                          object->slots[i] ? object->slots[i]->id : 0);
    if (!(object->flags & NODE_IMMORTAL))
        ck_assert_uint_eq(world_count(world, id), object->count);
}

static bool
is_known(void *context, node_id node)
{
    const struct fixture *fixture = context;
    ck_assert(object_by_id(&fixture->runtime, node) != NULL);
    return true;
}

void
fixture_check(struct fixture *fixture)
{
    struct world *world = world_new(fixture->log);
    struct text problem = {0};
    size_t end = log_event_count(fixture->log);
    world_seek(world, end);
    ck_assert_msg(world_check(world, &problem), "%s", text_string(&problem));
    world_each(world, is_known, fixture);
    for (node_id id = 1; id <= log_node_count(fixture->log); id++) {
        const struct object *object = object_by_id(&fixture->runtime, id);
        if (object != NULL)
            compare_object(world, object);
        else
            ck_assert(!world_is_alive(world, id));
    }
    for (size_t moment = end; moment > 0; moment -= moment < 97 ? moment : 97) {
        world_seek(world, moment - 1);
        ck_assert_msg(world_check(world, &problem), "at %zu: %s", moment,
                      text_string(&problem));
    }
    text_release(&problem);
    world_free(world);
}

static struct object *
new_object(struct fixture *fixture, const struct type *type, uint64_t size)
{
    struct object *object =
        object_new(&fixture->runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = size,
                                          .block_size = size});
    ck_assert_ptr_nonnull(object);
    return object;
}

struct object *
box_new(struct fixture *fixture)
{
    return new_object(fixture, &box_type, 56);
}

struct object *
pair_new(struct fixture *fixture, struct object *first,
         struct object *second)
{
    struct object *pair = new_object(fixture, &pair_type, 56);
    ck_assert(slots_insert(&fixture->runtime, pair, 0, 2, NULL));
    slot_set(&fixture->runtime, pair, 0, first);
    slot_set(&fixture->runtime, pair, 1, second);
    return pair;
}

struct object *
leaf_new(struct fixture *fixture)
{
    return new_object(fixture, &leaf_type, 28);
}

struct object *
ender_new(struct fixture *fixture, char name)
{
    struct object *object = new_object(fixture, &ender_type, 64);
    ((struct ender *)(void *)object)->name = name;
    return object;
}

void
box_add(struct fixture *fixture, struct object *box, struct object *item)
{
    uint32_t index = box->slot_count;
    ck_assert(slots_insert(&fixture->runtime, box, index, 1, NULL));
    slot_set(&fixture->runtime, box, index, item);
}

void
root(struct fixture *fixture, uint32_t index, struct object *object)
{
    slot_set(&fixture->runtime, fixture->roots, index, object);
}

size_t
fixture_freed(const struct fixture *fixture, size_t first, node_id *out,
              size_t limit)
{
    size_t count = 0;
    for (size_t i = first; i < log_event_count(fixture->log); i++) {
        const struct event *event = log_event(fixture->log, i);
        if (event->kind == EVENT_NODE_FREED && count < limit)
            out[count++] = event->node;
    }
    return count;
}
