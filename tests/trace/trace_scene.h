/*
 * trace_scene: logs written by hand as a simulator would write them, for
 * tests of traces.
 */
#ifndef REFSTEP_TESTS_TRACE_TRACE_SCENE_H
#define REFSTEP_TESTS_TRACE_TRACE_SCENE_H

#include "base/text.h"
#include "timeline/log.h"
#include "trace/trace_writer.h"

struct trace_scene {
    struct log *log;
    node_id frame;  /* the module's, running */
    node_id names;  /* its namespace */
    uint32_t bound; /* names in it */
};

/* Begins a module that runs, with a name __name__ (trace_scene_release). */
void trace_scene_init(struct trace_scene *scene);
void trace_scene_release(struct trace_scene *scene);

text_id scene_text(struct trace_scene *scene, const char *string);

/* Returns a new node of a type; preview: an atom's text or NULL. */
node_id scene_born(struct trace_scene *scene, const char *type,
                   enum slot_scheme scheme, const char *preview);

/* Returns a function's frame, not yet pushed. */
node_id scene_frame(struct trace_scene *scene, const char *name);

void scene_insert(struct trace_scene *scene, node_id node, uint32_t slot,
                  uint32_t count, const char *name);
void scene_set(struct trace_scene *scene, node_id node, uint32_t slot,
               node_id old, node_id new);

/* Inserts a slot at index with a reference in it. */
void scene_put(struct trace_scene *scene, node_id node, uint32_t slot,
               const char *name, node_id target);

/* Binds a new name of the module; returns its slot. */
uint32_t scene_bind(struct trace_scene *scene, const char *name,
                    node_id target);

/* Appends a step of a kind at a line in a frame. */
void scene_step(struct trace_scene *scene, enum step_kind kind, int line,
                node_id frame);

void scene_free(struct trace_scene *scene, node_id node);

/* Returns the whole trace as text (text_release). */
struct text scene_trace(const struct log *log, bool changes, bool holders,
                        const struct trace_error *error);

#endif
