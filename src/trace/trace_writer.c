#include "trace/trace_writer.h"

#include "timeline/world.h"
#include "trace/trace_delta.h"
#include "trace/trace_json.h"
#include "trace/trace_record.h"

#define FLUSH_SIZE ((size_t)32768)

struct writer {
    const struct log *log;
    const struct trace_request *request;
    struct trace_sink sink;
    struct world *world;
    struct trace_numbers numbers;
    struct trace_listing listing;
    struct trace_variables variables;
    struct trace_style style;
    VECTOR(node_id) queue; /* the objects of a record, breadth first */
    struct trace_delta delta;
    size_t output;         /* bytes of it that were told */
    struct text out;       /* whole lines, and the one that grows */
};

/* Hands on what there is; returns false if the sink has enough. */
static bool
flush(struct writer *writer, size_t least)
{
    if (writer->out.length < least || writer->out.length == 0)
        return true;
    bool goes_on = writer->sink.write(writer->sink.context,
                                      text_string(&writer->out),
                                      writer->out.length);
    text_clear(&writer->out);
    return goes_on;
}

static void
add_header(const struct trace_request *request, struct text *out)
{
    text_add_string(out, "{\"refstep\":1,\"scene\":");
    json_add_cstring(out, request->scene);
    text_add_string(out, ",\"python\":");
    json_add_cstring(out, request->python);
    text_add_string(out, ",\"title\":");
    json_add_cstring(out, request->title);
    text_add_string(out, "}\n");
}

static void
add_error(const struct trace_error *error, struct text *out)
{
    text_add_string(out, "{\"error\":{\"line\":");
    json_add_place(out, error->line);
    text_add_string(out, ",\"column\":");
    json_add_place(out, error->column);
    text_add_string(out, ",\"message\":");
    json_add_cstring(out, error->message);
    text_add_string(out, "}}\n");
}

static void
visit(struct writer *writer, node_id node)
{
    if (!trace_enter(&writer->listing, node))
        return;
    (void)trace_number(&writer->numbers, node);
    VECTOR_PUSH(&writer->queue, node);
}

/* Queues all that can be reached from the frames. */
static void
collect(struct writer *writer, size_t step)
{
    const struct world *world = writer->world;
    writer->listing.record++;
    writer->queue.count = 0;
    for (size_t i = 0; i < world_frame_count(world); i++) {
        trace_list_variables(world, world_frame(world, i),
                             &writer->variables);
        for (size_t k = 0; k < writer->variables.list.count; k++) {
            if (writer->variables.list.items[k].object != 0)
                visit(writer, writer->variables.list.items[k].object);
        }
    }
    if (trace_returned(world, step) != 0)
        visit(writer, trace_returned(world, step));
    for (size_t i = 0; i < writer->queue.count; i++) {
        node_id node = writer->queue.items[i];
        uint32_t slot = trace_next_slot(world, node, 0);
        for (; slot != TRACE_NO_SLOT;
             slot = trace_next_slot(world, node, slot + 1))
            visit(writer, trace_slot(world, node, slot));
    }
}

/* Appends what a record of a whole step has besides its head. */
static void
add_whole(struct writer *writer, size_t step)
{
    struct text *out = &writer->out;
    text_add_string(out, ",\"frames\":");
    trace_add_frames(writer->world, &writer->numbers, &writer->variables,
                     out);
    text_add_string(out, ",\"objects\":{");
    collect(writer, step);
    for (size_t i = 0; i < writer->queue.count; i++) {
        if (i > 0)
            text_add_byte(out, ',');
        trace_add_object(&writer->style, writer->queue.items[i], out);
    }
    text_add_byte(out, '}');
}

static void
add_record(struct writer *writer, size_t step)
{
    struct text *out = &writer->out;
    if (writer->request->changes)
        trace_delta_seek(&writer->delta, writer->world, step);
    else
        world_seek_step(writer->world, step);
    trace_add_head(writer->world, step, writer->output, &writer->numbers,
                   out);
    writer->output = world_output_length(writer->world);
    if (writer->request->changes)
        trace_add_delta(&writer->delta, &writer->style, step, out);
    else
        add_whole(writer, step);
    text_add_string(out, "}\n");
}

static void
release(struct writer *writer)
{
    world_free(writer->world);
    VECTOR_RELEASE(&writer->numbers.by_node);
    VECTOR_RELEASE(&writer->listing.seen);
    VECTOR_RELEASE(&writer->variables.list);
    VECTOR_RELEASE(&writer->queue);
    trace_delta_release(&writer->delta);
    text_release(&writer->style.scratch);
    text_release(&writer->out);
}

bool
trace_write(const struct log *log, const struct trace_request *request,
            struct trace_sink sink)
{
    struct writer writer = {.log = log, .request = request, .sink = sink};
    bool goes_on = true;
    add_header(request, &writer.out);
    if (log != NULL) {
        writer.world = world_new_walker(log);
        writer.style = (struct trace_style){.world = writer.world,
                                            .numbers = &writer.numbers,
                                            .listing = &writer.listing,
                                            .holders = request->holders};
        size_t steps = log_step_count(log);
        for (size_t step = 0; goes_on && step < steps; step++) {
            add_record(&writer, step);
            goes_on = flush(&writer, FLUSH_SIZE);
        }
    }
    if (goes_on && request->error != NULL)
        add_error(request->error, &writer.out);
    goes_on = goes_on && flush(&writer, 0);
    release(&writer);
    return goes_on;
}
