#include "trace/trace_record.h"

#include "trace/trace_json.h"

/* Appends the name of the function that a frame runs. */
static void
add_function(const struct log *log, node_id frame, struct text *out)
{
    if (frame == 0) {
        json_add_cstring(out, "<module>");
        return;
    }
    size_t length;
    const char *name =
        log_text_bytes(log, log_birth_of(log, frame)->name, &length);
    json_add_string(out, name, length);
}

node_id
trace_returned(const struct world *world, size_t step)
{
    const struct step *at = log_step_at(world_log(world), step);
    node_id value = at->kind == STEP_RETURN ? at->value : 0;
    return value != 0 && world_is_alive(world, value) ? value : 0;
}

void
trace_add_head(const struct world *world, size_t step_number,
               size_t output_from, struct trace_numbers *numbers,
               struct text *out)
{
    const struct log *log = world_log(world);
    const struct step *step = log_step_at(log, step_number);
    text_add_string(out, "{\"step\":");
    json_add_number(out, step_number);
    text_add_format(out, ",\"event\":\"%s\",\"line\":",
                    step_kind_name(step->kind));
    json_add_place(out, step->line);
    text_add_string(out, ",\"column\":");
    json_add_place(out, step->column);
    text_add_string(out, ",\"function\":");
    add_function(log, step->frame, out);
    if (trace_returned(world, step_number) != 0) {
        text_add_string(out, ",\"value\":");
        json_add_number(out, trace_number(numbers, step->value));
    }
    if (step->exception != 0) {
        size_t length;
        const char *words = log_text_bytes(log, step->exception, &length);
        text_add_string(out, ",\"exception\":");
        json_add_string(out, words, length);
    }
    text_add_string(out, ",\"output\":");
    json_add_string(out, log_output_bytes(log, NULL) + output_from,
                    world_output_length(world) - output_from);
}

void
trace_add_frame(const struct world *world, node_id frame,
                struct trace_numbers *numbers,
                struct trace_variables *scratch, struct text *out)
{
    const struct log *log = world_log(world);
    text_add_string(out, "{\"function\":");
    add_function(log, frame, out);
    text_add_string(out, ",\"line\":");
    json_add_place(out, world_frame_line(world, frame));
    text_add_string(out, ",\"variables\":{");
    trace_list_variables(world, frame, scratch);
    bool first = true;
    for (size_t i = 0; i < scratch->list.count; i++) {
        struct trace_variable variable = scratch->list.items[i];
        if (variable.object == 0)
            continue;
        size_t length;
        const char *name = log_text_bytes(log, variable.name, &length);
        if (!first)
            text_add_byte(out, ',');
        first = false;
        json_add_string(out, name, length);
        text_add_byte(out, ':');
        json_add_number(out, trace_number(numbers, variable.object));
    }
    text_add_string(out, "}}");
}

void
trace_add_frames(const struct world *world, struct trace_numbers *numbers,
                 struct trace_variables *scratch, struct text *out)
{
    text_add_byte(out, '[');
    for (size_t i = 0; i < world_frame_count(world); i++) {
        if (i > 0)
            text_add_byte(out, ',');
        trace_add_frame(world, world_frame(world, i), numbers, scratch, out);
    }
    text_add_byte(out, ']');
}
