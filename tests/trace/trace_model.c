#include "tests/trace/trace_model.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* ---- a reader of JSON that knows where things end ------------------------ */

/* Returns the end of the value that begins at `at`. */
static const char *
skip_value(const char *at)
{
    int depth = 0;
    bool quoted = false;
    for (;; at++) {
        if (quoted) {
            if (*at == '\\')
                at++;
            else if (*at == '"')
                quoted = false;
        } else if (*at == '"') {
            quoted = true;
        } else if (*at == '[' || *at == '{') {
            depth++;
        } else if (*at == ']' || *at == '}') {
            if (depth == 0)
                return at;
            depth--;
        } else if (*at == ',' && depth == 0) {
            return at;
        } else if (*at == '\0') {
            abort();
        }
    }
}

/* Steps to the next element of an array or object; *at is at its opening
 * bracket, or where the last one ended.  Stores where the element is. */
static bool
next_element(const char **at, const char **start, size_t *length)
{
    if (**at == ']' || **at == '}')
        return false;
    ++*at;
    if (**at == ']' || **at == '}')
        return false;
    *start = *at;
    *at = skip_value(*at);
    *length = (size_t)(*at - *start);
    return true;
}

/* The same for a member: splits "KEY":VALUE. */
static bool
next_member(const char **at, struct text *key, const char **value,
            size_t *length)
{
    const char *start;
    if (!next_element(at, &start, length))
        return false;
    size_t end = 1;
    while (start[end] != '"')
        end += start[end] == '\\' ? 2 : 1;
    text_clear(key);
    text_add(key, start + 1, end - 1);
    *value = start + end + 2;
    *length -= end + 2;
    return true;
}

/* ---- the model ----------------------------------------------------------- */

static void
clear_slots(struct model_object *object)
{
    for (size_t i = 0; i < object->slots.count; i++)
        mem_free(object->slots.items[i]);
    object->slots.count = 0;
}

static void
cut_frames(struct trace_model *model, size_t count)
{
    for (size_t i = count; i < model->frames.count; i++)
        mem_free(model->frames.items[i]);
    model->frames.count = count;
}

void
trace_model_release(struct trace_model *model)
{
    cut_frames(model, 0);
    VECTOR_RELEASE(&model->frames);
    for (size_t i = 0; i < model->objects.count; i++) {
        clear_slots(&model->objects.items[i]);
        VECTOR_RELEASE(&model->objects.items[i].slots);
        text_release(&model->objects.items[i].fields);
    }
    VECTOR_RELEASE(&model->objects);
    text_release(&model->head);
}

static struct model_object *
object_of(struct trace_model *model, const char *number)
{
    size_t index = strtoul(number, NULL, 10);
    while (model->objects.count <= index)
        VECTOR_PUSH(&model->objects, (struct model_object){0});
    return &model->objects.items[index];
}

static void
read_slots(struct model_object *object, const char *at)
{
    const char *start;
    size_t length;
    clear_slots(object);
    while (next_element(&at, &start, &length))
        VECTOR_PUSH(&object->slots, mem_copy_string(start, length));
}

/* Gives slot number i the label that it has by its number. */
static void
renumber(struct model_object *object, size_t i)
{
    static const char *const stems[] = {"[\"key[", "[\"value[", "[\"["};
    char *slot = object->slots.items[i];
    for (size_t k = 0; k < sizeof stems / sizeof *stems; k++) {
        size_t length = strlen(stems[k]);
        if (strncmp(slot, stems[k], length) != 0 ||
            (k == 2 && !object->renumbered))
            continue;
        struct text text = {0};
        text_add_format(&text, "%s%zu%s", stems[k], k == 2 ? i : i / 2,
                        strchr(slot + length, ']'));
        mem_free(slot);
        object->slots.items[i] = text_take(&text);
        return;
    }
}

static void
read_splice(struct model_object *object, const char *at)
{
    const char *start;
    size_t length;
    (void)next_element(&at, &start, &length);
    size_t from = strtoul(start, NULL, 10);
    (void)next_element(&at, &start, &length);
    size_t removed = strtoul(start, NULL, 10);
    (void)next_element(&at, &start, &length);
    if (from + removed > object->slots.count)
        abort();
    VECTOR(char *) old = {0};
    for (size_t i = 0; i < object->slots.count; i++)
        VECTOR_PUSH(&old, object->slots.items[i]);
    object->slots.count = from;
    const char *element;
    for (at = start; next_element(&at, &element, &length);)
        VECTOR_PUSH(&object->slots, mem_copy_string(element, length));
    for (size_t i = from; i < from + removed; i++)
        mem_free(old.items[i]);
    for (size_t i = from + removed; i < old.count; i++)
        VECTOR_PUSH(&object->slots, old.items[i]);
    VECTOR_RELEASE(&old);
    for (size_t i = 0; i < object->slots.count; i++)
        renumber(object, i);
}

/* Puts a field in the place of the old one, or at the end. */
static void
set_field(struct model_object *object, const char *key, const char *value,
          size_t length)
{
    struct text field = {0}, fields = {0};
    text_add_format(&field, "%s=", key);
    bool found = false;
    char *rest = object->fields.bytes;
    while (rest != NULL && *rest != '\0') {
        size_t end = strcspn(rest, "\n");
        bool same = strncmp(rest, text_string(&field), field.length) == 0;
        found = found || same;
        if (same)
            text_add_format(&fields, "%s=%.*s\n", key, (int)length, value);
        else
            text_add(&fields, rest, end + 1);
        rest += end + 1;
    }
    if (!found)
        text_add_format(&fields, "%s=%.*s\n", key, (int)length, value);
    text_release(&object->fields);
    text_release(&field);
    object->fields = fields;
}

static void
read_object(struct model_object *object, const char *at)
{
    struct text key = {0};
    const char *value;
    size_t length;
    object->listed = true;
    while (next_member(&at, &key, &value, &length)) {
        const char *name = text_string(&key);
        if (strcmp(name, "type") == 0)
            object->renumbered = strncmp(value, "\"list\"", length) == 0;
        if (strcmp(name, "slots") == 0)
            read_slots(object, value);
        else if (strcmp(name, "splice") == 0)
            read_splice(object, value);
        else
            set_field(object, name, value, length);
        if (strcmp(name, "immortal") == 0)
            object->immortal = true;
    }
    text_release(&key);
}

static void
read_objects(struct trace_model *model, const char *at, bool whole)
{
    struct text key = {0};
    const char *value;
    size_t length;
    for (size_t i = 0; whole && i < model->objects.count; i++)
        model->objects.items[i].listed = false;
    while (next_member(&at, &key, &value, &length)) {
        struct model_object *object = object_of(model, text_string(&key));
        if (whole)
            text_clear(&object->fields);
        read_object(object, value);
    }
    text_release(&key);
}

static void
read_frames(struct trace_model *model, const char *at, bool whole)
{
    const char *start;
    size_t length, kept = 0;
    if (!whole && next_element(&at, &start, &length))
        kept = strtoul(start, NULL, 10);
    if (kept > model->frames.count)
        abort();
    cut_frames(model, kept);
    while (next_element(&at, &start, &length))
        VECTOR_PUSH(&model->frames, mem_copy_string(start, length));
}

bool
trace_model_read(struct trace_model *model, const char *line, bool whole)
{
    struct text key = {0};
    const char *value, *start, *at = line;
    size_t length;
    bool is_step = strncmp(line, "{\"step\":", 8) == 0;
    text_clear(&model->head);
    model->returned = 0;
    while (is_step && next_member(&at, &key, &value, &length)) {
        const char *name = text_string(&key);
        if (strcmp(name, "frames") == 0) {
            read_frames(model, value, whole);
        } else if (strcmp(name, "objects") == 0) {
            read_objects(model, value, whole);
        } else if (strcmp(name, "gone") == 0) {
            while (next_element(&value, &start, &length)) {
                struct model_object *object = object_of(model, start);
                if (!object->listed)
                    abort();
                object->listed = false;
            }
        } else if (strcmp(name, "value") == 0) {
            model->returned = strtoul(value, NULL, 10);
        } else {
            text_add(&model->head, value, length);
        }
    }
    text_release(&key);
    return is_step;
}

/* ---- describing ---------------------------------------------------------- */

/* Appends the address of an object instead of its number. */
static void
add_name(const struct trace_model *model, const char *number,
         struct text *out)
{
    size_t index = strtoul(number, NULL, 10);
    const char *fields = "";
    if (index < model->objects.count)
        fields = text_string(&model->objects.items[index].fields);
    const char *address = strstr(fields, "address=");
    if (address == NULL)
        abort();
    text_add(out, address + 8, strcspn(address + 8, "\n"));
}

static void
describe_frame(const struct trace_model *model, const char *frame,
               struct text *out)
{
    struct text key = {0};
    const char *variables = strstr(frame, "\"variables\":") + 12;
    const char *value;
    size_t length;
    text_add(out, frame, (size_t)(variables - frame));
    while (next_member(&variables, &key, &value, &length)) {
        text_add_format(out, " %s ", text_string(&key));
        add_name(model, value, out);
    }
    text_add_byte(out, '\n');
    text_release(&key);
}

static char *
describe_object(const struct trace_model *model,
                const struct model_object *object)
{
    struct text out = {0};
    text_add_string(&out, strstr(text_string(&object->fields), "address="));
    text_add_string(&out, text_string(&object->fields));
    for (size_t i = 0; i < object->slots.count; i++) {
        const char *slot = object->slots.items[i];
        const char *comma = strrchr(slot, ',');
        text_add(&out, slot, (size_t)(comma - slot));
        add_name(model, comma + 1, &out);
    }
    text_add_byte(&out, '\n');
    return text_take(&out);
}

static int
by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void
trace_model_describe(const struct trace_model *model, struct text *out)
{
    VECTOR(char *) lines = {0};
    for (size_t i = 0; i < model->frames.count; i++)
        describe_frame(model, model->frames.items[i], out);
    for (size_t i = 0; i < model->objects.count; i++) {
        const struct model_object *object = &model->objects.items[i];
        if (object->listed && !object->immortal)
            VECTOR_PUSH(&lines, describe_object(model, object));
    }
    if (lines.count > 0)
        qsort(lines.items, lines.count, sizeof *lines.items, by_text);
    for (size_t i = 0; i < lines.count; i++) {
        text_add_string(out, lines.items[i]);
        mem_free(lines.items[i]);
    }
    VECTOR_RELEASE(&lines);
    if (model->returned > 0) {
        struct text number = {0};
        text_add_format(&number, "%lu", model->returned);
        text_add_string(out, "returned ");
        add_name(model, text_string(&number), out);
        text_release(&number);
    }
    text_add(out, text_string(&model->head), model->head.length);
}
