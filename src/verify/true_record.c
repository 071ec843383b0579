#include "verify/true_record.h"

#include <stdlib.h>
#include <string.h>

/* The fields of one line; the bytes between are those of the line. */
enum { MOST_FIELDS = 4 };
struct fields {
    const char *begin[MOST_FIELDS];
    size_t length[MOST_FIELDS];
    size_t count;
};

static struct fields
split(const char *line, size_t length)
{
    struct fields fields = {{NULL}, {0}, 0};
    const char *end = line + length;
    while (fields.count < MOST_FIELDS) {
        const char *tab = memchr(line, '\t', (size_t)(end - line));
        const char *stop = tab != NULL ? tab : end;
        fields.begin[fields.count] = line;
        fields.length[fields.count++] = (size_t)(stop - line);
        if (tab == NULL)
            break;
        line = tab + 1;
    }
    return fields;
}

/* Keeps a field's text without its escapes; returns where. */
static size_t
keep(struct true_record *record, const struct fields *fields, size_t index)
{
    static const char names[] = "ntr\\", bytes[] = "\n\t\r\\";
    size_t offset = record->texts.length;
    for (size_t i = 0; i < fields->length[index]; i++) {
        char byte = fields->begin[index][i];
        const char *name = NULL;
        if (byte == '\\' && i + 1 < fields->length[index])
            name = strchr(names, fields->begin[index][i + 1]);
        if (name != NULL && *name != '\0') {
            byte = bytes[name - names];
            i++;
        }
        text_add_byte(&record->texts, byte);
    }
    text_add_byte(&record->texts, '\0');
    return offset;
}

static bool
read_number(const struct fields *fields, size_t index, uint64_t *number)
{
    char digits[24];
    char *end;
    size_t length = fields->length[index];
    if (index >= fields->count || length == 0 || length >= sizeof digits)
        return false;
    memcpy(digits, fields->begin[index], length);
    digits[length] = '\0';
    *number = strtoull(digits, &end, 10);
    return *end == '\0';
}

static bool
read_place(struct true_record *record, const struct fields *fields)
{
    uint64_t line, column;
    if (!read_number(fields, 1, &line) || !read_number(fields, 2, &column)
        || line > INT32_MAX || column > INT32_MAX)
        return false;
    record->line = (int)line;
    record->column = (int)column;
    return true;
}

static bool
read_edge(struct true_record *record, const struct fields *fields,
          struct true_edge *edge)
{
    uint64_t number;
    if (fields->count != 3 || !read_number(fields, 2, &number)
        || number > UINT32_MAX)
        return false;
    *edge = (struct true_edge){keep(record, fields, 1), (uint32_t)number};
    return true;
}

static void
empty(struct true_record *record)
{
    record->frames.count = record->variables.count = 0;
    record->objects.count = record->slots.count = 0;
    text_clear(&record->texts);
}

static enum true_line
begin_record(struct true_record *record, const struct fields *fields)
{
    empty(record);
    return read_place(record, fields) ? TRUE_LINE_TAKEN : TRUE_LINE_WRONG;
}

static enum true_line
take_place(struct true_record *record, const struct fields *fields)
{
    return read_place(record, fields) ? TRUE_LINE_PLACE : TRUE_LINE_WRONG;
}

static enum true_line
take_frame(struct true_record *record, const struct fields *fields)
{
    if (fields->count != 2)
        return TRUE_LINE_WRONG;
    VECTOR_PUSH(&record->frames,
                (struct true_frame){keep(record, fields, 1),
                                    record->variables.count, 0});
    return TRUE_LINE_TAKEN;
}

static enum true_line
take_variable(struct true_record *record, const struct fields *fields)
{
    struct true_edge edge;
    if (record->frames.count == 0 || !read_edge(record, fields, &edge))
        return TRUE_LINE_WRONG;
    VECTOR_PUSH(&record->variables, edge);
    record->frames.items[record->frames.count - 1].count++;
    return TRUE_LINE_TAKEN;
}

static enum true_line
take_object(struct true_record *record, const struct fields *fields)
{
    struct true_object object = {.count = TRUE_COUNT_SHARED,
                                 .value = SIZE_MAX,
                                 .first = record->slots.count};
    if (fields->count < 3)
        return TRUE_LINE_WRONG;
    if (fields->begin[2][0] != '-' && !read_number(fields, 2, &object.count))
        return TRUE_LINE_WRONG;
    object.type = keep(record, fields, 1);
    if (fields->count > 3)
        object.value = keep(record, fields, 3);
    VECTOR_PUSH(&record->objects, object);
    return TRUE_LINE_TAKEN;
}

static enum true_line
take_slot(struct true_record *record, const struct fields *fields)
{
    struct true_edge edge;
    if (record->objects.count == 0 || !read_edge(record, fields, &edge))
        return TRUE_LINE_WRONG;
    VECTOR_PUSH(&record->slots, edge);
    record->objects.items[record->objects.count - 1].slot_count++;
    return TRUE_LINE_TAKEN;
}

static enum true_line
take_opaque(struct true_record *record, const struct fields *fields)
{
    (void)fields;
    if (record->objects.count == 0)
        return TRUE_LINE_WRONG;
    record->objects.items[record->objects.count - 1].is_opaque = true;
    return TRUE_LINE_TAKEN;
}

/* Whether every number names an object of the record. */
static enum true_line
end_record(struct true_record *record, const struct fields *fields)
{
    (void)fields;
    for (size_t i = 0; i < record->variables.count; i++)
        if (record->variables.items[i].object >= record->objects.count)
            return TRUE_LINE_WRONG;
    for (size_t i = 0; i < record->slots.count; i++)
        if (record->slots.items[i].object >= record->objects.count)
            return TRUE_LINE_WRONG;
    return TRUE_LINE_WHOLE;
}

static enum true_line
take_exception(struct true_record *record, const struct fields *fields)
{
    empty(record);
    if (fields->count != 2)
        return TRUE_LINE_WRONG;
    keep(record, fields, 1);
    return TRUE_LINE_RAISED;
}

static enum true_line
take_deep(struct true_record *record, const struct fields *fields)
{
    (void)record;
    (void)fields;
    return TRUE_LINE_DEEP;
}

static const struct {
    char letter;
    enum true_line (*take)(struct true_record *record,
                           const struct fields *fields);
} lines[] = {{'R', begin_record}, {'P', take_place},  {'F', take_frame},
             {'V', take_variable}, {'O', take_object}, {'S', take_slot},
             {'Q', take_opaque},   {'.', end_record},
             {'X', take_exception}, {'D', take_deep}};

enum true_line
true_record_take(struct true_record *record, const char *line, size_t length)
{
    struct fields fields = split(line, length);
    if (fields.length[0] != 1)
        return TRUE_LINE_WRONG;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i].letter == line[0])
            return lines[i].take(record, &fields);
    return TRUE_LINE_WRONG;
}

void
true_record_release(struct true_record *record)
{
    VECTOR_RELEASE(&record->frames);
    VECTOR_RELEASE(&record->variables);
    VECTOR_RELEASE(&record->objects);
    VECTOR_RELEASE(&record->slots);
    text_release(&record->texts);
}
