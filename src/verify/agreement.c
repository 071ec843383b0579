#include "verify/agreement.h"

#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "timeline/world.h"
#include "timeline/world_parts.h"
#include "trace/trace_view.h"
#include "verify/plain_text.h"
#include "verify/true_record.h"

#define LABEL_BYTES 50 /* longer labels are cut differently on both sides */
#define VALUE_BYTES 190
#define NOBODY UINT32_MAX

/* A slot of one of our objects. */
struct slot {
    size_t label; /* offset in agreement.labels */
    node_id target;
};

/* How an object of theirs was come to; for words about it. */
struct visit {
    uint32_t object;
    uint32_t parent; /* index of the visit that led here, or NOBODY */
    size_t label;    /* offset in the record's texts: of a slot or name */
};

struct agreement {
    const struct log *log;
    struct world *world;
    struct map places;      /* line << 32 | column: has records */
    size_t next_step;
    size_t statements, counts;
    bool ended;
    struct true_record record;
    VECTOR(struct difference) differences;
    size_t difference_count;

    VECTOR(node_id) partner; /* by object of theirs; 0: none yet */
    struct map partner_back; /* our node → object of theirs */
    VECTOR(struct visit) visits;
    VECTOR(struct slot) slots;    /* of one of our objects */
    VECTOR(struct true_edge) edges; /* of the one of theirs */
    struct trace_variables variables;
    struct text labels, scratch;
};

struct agreement *
agreement_new(const struct log *log)
{
    struct agreement *agreement = mem_alloc(sizeof *agreement);
    agreement->log = log;
    agreement->world = world_new_walker(log);
    return agreement;
}

void
agreement_free(struct agreement *agreement)
{
    if (agreement == NULL)
        return;
    for (size_t i = 0; i < agreement->differences.count; i++) {
        mem_free(agreement->differences.items[i].what);
        mem_free(agreement->differences.items[i].theirs);
        mem_free(agreement->differences.items[i].ours);
    }
    VECTOR_RELEASE(&agreement->differences);
    VECTOR_RELEASE(&agreement->partner);
    VECTOR_RELEASE(&agreement->visits);
    VECTOR_RELEASE(&agreement->slots);
    VECTOR_RELEASE(&agreement->edges);
    VECTOR_RELEASE(&agreement->variables.list);
    map_release(&agreement->places);
    map_release(&agreement->partner_back);
    true_record_release(&agreement->record);
    text_release(&agreement->labels);
    text_release(&agreement->scratch);
    world_free(agreement->world);
    mem_free(agreement);
}

/* ---- differences --------------------------------------------------------- */

static void
differ(struct agreement *agreement, const char *what, const char *theirs,
       const char *ours)
{
    struct text texts[3] = {0};
    if (agreement->difference_count++ >= AGREEMENT_KEPT)
        return;
    text_add_string(&texts[0], what);
    text_add_string(&texts[1], theirs);
    text_add_string(&texts[2], ours);
    VECTOR_PUSH(&agreement->differences,
                (struct difference){agreement->record.line,
                                    text_take(&texts[0]),
                                    text_take(&texts[1]),
                                    text_take(&texts[2])});
}

static const char *
text_of(const struct agreement *agreement, size_t offset)
{
    return true_record_text(&agreement->record, offset);
}

/* Appends how a name leads to the object of a visit: "x[0].items". */
static void
add_path(const struct agreement *agreement, uint32_t index, struct text *out)
{
    const struct visit *visit = &agreement->visits.items[index];
    const char *label = text_of(agreement, visit->label);
    if (visit->parent != NOBODY) {
        add_path(agreement, visit->parent, out);
        if (*label != '[' && *label != '.')
            text_add_byte(out, '.');
    }
    text_add_string(out, label);
}

/* Tells a difference of the object of a visit, whose `what` it is. */
static void
differ_at(struct agreement *agreement, uint32_t index, const char *what,
          const char *theirs, const char *ours)
{
    const struct visit *visit = &agreement->visits.items[index];
    struct text text = {0};
    size_t type = agreement->record.objects.items[visit->object].type;
    text_add_format(&text, "%s of ", what);
    add_path(agreement, index, &text);
    text_add_format(&text, " (%s)", text_of(agreement, type));
    differ(agreement, text_string(&text), theirs, ours);
    text_release(&text);
}

/* ---- who is who ---------------------------------------------------------- */

/* The object of theirs and the node of ours must be the same everywhere. */
static void
meet(struct agreement *agreement, struct true_edge edge, uint32_t parent,
     node_id node)
{
    uint64_t known = edge.object;
    node_id *partner = &agreement->partner.items[edge.object];
    VECTOR_PUSH(&agreement->visits,
                (struct visit){edge.object, parent, edge.label});
    map_get(&agreement->partner_back, node, &known);
    if ((*partner != 0 && *partner != node) || known != edge.object) {
        differ_at(agreement, (uint32_t)agreement->visits.count - 1,
                  "identity", "one object", "another");
        agreement->visits.count--;
    } else if (*partner != 0) {
        agreement->visits.count--;
    } else {
        *partner = node;
        map_set(&agreement->partner_back, node, edge.object);
    }
}

static int
compare_cut(const char *a, const char *b, size_t length)
{
    return strncmp(a, b, length);
}

/* ---- frames -------------------------------------------------------------- */

static const char *
frame_name(const struct agreement *agreement, size_t index)
{
    node_id frame = world_frame(agreement->world, index);
    return log_text_bytes(agreement->log,
                          log_birth_of(agreement->log, frame)->name, NULL);
}

static const struct trace_variable *
find_variable(const struct agreement *agreement, const char *name)
{
    for (size_t i = 0; i < agreement->variables.list.count; i++) {
        const struct trace_variable *variable =
            &agreement->variables.list.items[i];
        if (variable->object != 0
            && strcmp(log_text_bytes(agreement->log, variable->name, NULL),
                      name) == 0)
            return variable;
    }
    return NULL;
}

/* Tells which variables only one side has. */
static void
compare_names(struct agreement *agreement, const struct true_frame *frame)
{
    struct text theirs = {0}, ours = {0}, what = {0};
    size_t common = 0, count = 0;
    for (size_t i = 0; i < frame->count; i++) {
        const char *name = text_of(
            agreement,
            agreement->record.variables.items[frame->first + i].label);
        if (find_variable(agreement, name) == NULL)
            text_add_format(&theirs, "%s%s", theirs.length ? ", " : "", name);
        else
            common++;
    }
    for (size_t i = 0; i < agreement->variables.list.count; i++)
        count += agreement->variables.list.items[i].object != 0;
    if (theirs.length > 0 || count != common) {
        text_add_format(&ours, "%zu of %zu are CPython's", common, count);
        text_add_format(&what, "names of %s",
                        text_of(agreement, frame->name));
        differ(agreement, text_string(&what),
               theirs.length > 0 ? text_string(&theirs) : "no others",
               text_string(&ours));
    }
    text_release(&theirs);
    text_release(&ours);
    text_release(&what);
}

static void
compare_frame(struct agreement *agreement, const struct true_frame *frame,
              node_id node)
{
    trace_list_variables(agreement->world, node, &agreement->variables);
    compare_names(agreement, frame);
    for (size_t i = 0; i < frame->count; i++) {
        struct true_edge edge =
            agreement->record.variables.items[frame->first + i];
        const struct trace_variable *variable =
            find_variable(agreement, text_of(agreement, edge.label));
        if (variable != NULL)
            meet(agreement, edge, NOBODY, variable->object);
    }
}

static bool
compare_frames(struct agreement *agreement)
{
    const struct true_record *record = &agreement->record;
    size_t count = world_frame_count(agreement->world);
    struct text theirs = {0}, ours = {0};
    for (size_t i = 0; i < record->frames.count; i++)
        text_add_format(&theirs, "%s%s", i > 0 ? " " : "",
                        text_of(agreement, record->frames.items[i].name));
    for (size_t i = 0; i < count; i++)
        text_add_format(&ours, "%s%s", i > 0 ? " " : "",
                        frame_name(agreement, i));
    bool same = strcmp(text_string(&theirs), text_string(&ours)) == 0;
    if (!same)
        differ(agreement, "running frames", text_string(&theirs),
               text_string(&ours));
    text_release(&theirs);
    text_release(&ours);
    for (size_t i = 0; same && i < count; i++)
        compare_frame(agreement, &record->frames.items[i],
                      world_frame(agreement->world, i));
    return same;
}

/* ---- objects ------------------------------------------------------------- */

/* Attributes and locals have no order that means anything. */
static bool
is_unordered(const char *label)
{
    return *label == '.' || strncmp(label, "local ", 6) == 0;
}

static int
compare_labels(const char *a, const char *b)
{
    bool first = is_unordered(a), second = is_unordered(b);
    if (first != second)
        return first ? 1 : -1;
    return first ? compare_cut(a, b, LABEL_BYTES) : 0;
}

static void
list_ours(struct agreement *agreement, node_id node)
{
    agreement->slots.count = 0;
    text_clear(&agreement->labels);
    uint32_t slot = trace_next_slot(agreement->world, node, 0);
    for (; slot != TRACE_NO_SLOT;
         slot = trace_next_slot(agreement->world, node, slot + 1)) {
        struct slot found = {agreement->labels.length,
                             trace_slot(agreement->world, node, slot)};
        trace_slot_label(agreement->world, node, slot, &agreement->labels);
        text_add_byte(&agreement->labels, '\0');
        VECTOR_PUSH(&agreement->slots, found);
    }
}

static void
list_theirs(struct agreement *agreement, uint32_t object)
{
    const struct true_object *it = &agreement->record.objects.items[object];
    agreement->edges.count = 0;
    for (size_t i = 0; i < it->slot_count; i++)
        VECTOR_PUSH(&agreement->edges,
                    agreement->record.slots.items[it->first + i]);
}

static const char *
our_label(const struct agreement *agreement, size_t index)
{
    return text_string(&agreement->labels)
           + agreement->slots.items[index].label;
}

static const char *
their_label(const struct agreement *agreement, size_t index)
{
    return text_of(agreement, agreement->edges.items[index].label);
}

#define LARGEST_ITEM                                                 \
    (sizeof(struct slot) > sizeof(struct true_edge) ? sizeof(struct slot) \
                                                    : sizeof(struct true_edge))

/* Sorts count items of a list that label_of gives the labels of.  A stable
 * insertion sort: what has an order keeps it, and comes first; most lists need
 * no move. */
static void
sort_by_label(const struct agreement *agreement, void *list, size_t count,
              size_t size,
              const char *(*label_of)(const struct agreement *, size_t))
{
    char *items = list, swapped[LARGEST_ITEM];
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0
                           && compare_labels(label_of(agreement, j - 1),
                                             label_of(agreement, j)) > 0;
             j--) {
            memcpy(swapped, items + j * size, size);
            memcpy(items + j * size, items + (j - 1) * size, size);
            memcpy(items + (j - 1) * size, swapped, size);
        }
}

static void
sort_slots(struct agreement *agreement)
{
    sort_by_label(agreement, agreement->slots.items, agreement->slots.count,
                  sizeof *agreement->slots.items, our_label);
    sort_by_label(agreement, agreement->edges.items, agreement->edges.count,
                  sizeof *agreement->edges.items, their_label);
}

/* Tells which slots there are on both sides, from the first that differs. */
static void
differ_in_slots(struct agreement *agreement, uint32_t index, size_t from)
{
    struct text theirs = {0}, ours = {0};
    for (size_t i = from; i < agreement->edges.count && i < from + 4; i++)
        text_add_format(&theirs, "%s%s", i > from ? " " : "",
                        their_label(agreement, i));
    for (size_t i = from; i < agreement->slots.count && i < from + 4; i++)
        text_add_format(&ours, "%s%s", i > from ? " " : "",
                        our_label(agreement, i));
    differ_at(agreement, index, "slots",
              theirs.length > 0 ? text_string(&theirs) : "no more",
              ours.length > 0 ? text_string(&ours) : "no more");
    text_release(&theirs);
    text_release(&ours);
}

static void
compare_slots(struct agreement *agreement, uint32_t index, node_id node)
{
    struct visit visit = agreement->visits.items[index];
    list_theirs(agreement, visit.object);
    list_ours(agreement, node);
    sort_slots(agreement);
    size_t theirs = agreement->edges.count, ours = agreement->slots.count;
    size_t common = theirs < ours ? theirs : ours;
    for (size_t i = 0; i < common; i++)
        if (compare_cut(their_label(agreement, i), our_label(agreement, i),
                        LABEL_BYTES) != 0) {
            differ_in_slots(agreement, index, i);
            return;
        }
    if (theirs != ours) {
        differ_in_slots(agreement, index, common);
        return;
    }
    /* The members of a set come in any order. */
    if (common > 0 && strcmp(their_label(agreement, 0), "{}") == 0)
        return;
    for (size_t i = 0; i < common; i++)
        meet(agreement, agreement->edges.items[i], index,
             agreement->slots.items[i].target);
}

static void
compare_count(struct agreement *agreement, uint32_t index,
              const struct true_object *theirs, node_id node)
{
    uint32_t flags = world_flags(agreement->world, node);
    char true_count[24], our_count[24] = "none of its own";
    uint64_t ours = world_count(agreement->world, node);
    if (theirs->count == TRUE_COUNT_SHARED)
        return;
    agreement->counts++;
    bool known = (flags & (NODE_IMMORTAL | NODE_SHARED)) == 0;
    if (known && ours == theirs->count)
        return;
    snprintf(true_count, sizeof true_count, "%llu",
             (unsigned long long)theirs->count);
    if (known)
        snprintf(our_count, sizeof our_count, "%llu",
                 (unsigned long long)ours);
    differ_at(agreement, index, "count", true_count, our_count);
}

static void
compare_value(struct agreement *agreement, uint32_t index,
              const struct true_object *theirs, node_id node)
{
    struct text mine = {0}, true_value = {0};
    if (theirs->value == SIZE_MAX)
        return;
    text_add_string(&mine, log_text_bytes(agreement->log,
                                          world_preview(agreement->world,
                                                        node),
                                          NULL));
    text_add_string(&true_value, text_of(agreement, theirs->value));
    plain_text(&mine);
    plain_text(&true_value);
    if (compare_cut(text_string(&mine), text_string(&true_value),
                    VALUE_BYTES) != 0)
        differ_at(agreement, index, "value", text_string(&true_value),
                  text_string(&mine));
    text_release(&mine);
    text_release(&true_value);
}

/* Compares the object of a visit, and finds those it refers to. */
static void
compare_object(struct agreement *agreement, uint32_t index)
{
    struct true_object theirs =
        agreement->record.objects
            .items[agreement->visits.items[index].object];
    node_id node =
        agreement->partner.items[agreement->visits.items[index].object];
    const char *type = log_text_bytes(
        agreement->log, world_type(agreement->world, node), NULL);
    if (strcmp(type, text_of(agreement, theirs.type)) != 0) {
        differ_at(agreement, index, "type", text_of(agreement, theirs.type),
                  type);
        return;
    }
    compare_value(agreement, index, &theirs, node);
    compare_count(agreement, index, &theirs, node);
    if (!theirs.is_opaque)
        compare_slots(agreement, index, node);
}

/* ---- records ------------------------------------------------------------- */

static uint64_t
place_key(int line, int column)
{
    return (uint64_t)(uint32_t)line << 32 | (uint32_t)column;
}

/* Returns the next step of ours that has a record, or NULL. */
static const struct step *
next_moment(struct agreement *agreement)
{
    while (agreement->next_step < log_step_count(agreement->log)) {
        const struct step *step =
            log_step_at(agreement->log, agreement->next_step++);
        if (step->kind == STEP_END
            || (step->kind == STEP_LINE
                && map_get(&agreement->places,
                           place_key(step->line, step->column), NULL)))
            return step;
    }
    return NULL;
}

/* Says where the two are when they are not at the same place. */
static bool
differ_in_place(struct agreement *agreement, const char *theirs,
                const struct step *step)
{
    char ours[32] = "has ended";
    if (step != NULL && step->kind != STEP_END)
        snprintf(ours, sizeof ours, "at line %d", step->line);
    else if (step != NULL)
        snprintf(ours, sizeof ours, "at the end");
    differ(agreement, "statement", theirs, ours);
    return false;
}

static bool
compare_record(struct agreement *agreement)
{
    struct true_record *record = &agreement->record;
    const struct step *step = next_moment(agreement);
    bool is_end = record->line == 0;
    if (step == NULL || is_end != (step->kind == STEP_END)
        || (!is_end && step->line != record->line)
        || (is_end && step->exception != 0)) {
        char theirs[32] = "at the end";
        if (!is_end)
            snprintf(theirs, sizeof theirs, "at line %d", record->line);
        return differ_in_place(agreement, theirs, step);
    }
    agreement->ended = is_end;
    agreement->statements += !is_end;
    world_seek_step(agreement->world, agreement->next_step - 1);
    agreement->partner.count = 0;
    VECTOR_RESERVE(&agreement->partner, record->objects.count + 1);
    memset(agreement->partner.items, 0,
           record->objects.count * sizeof *agreement->partner.items);
    map_release(&agreement->partner_back);
    agreement->visits.count = 0;
    if (!compare_frames(agreement))
        return true;
    for (uint32_t i = 0; i < agreement->visits.count; i++)
        compare_object(agreement, i);
    return true;
}

/* Returns the end of ours.  What runs after the module, while the exception is
 * printed, has no record. */
static const struct step *
end_of_module(struct agreement *agreement)
{
    const struct step *step = next_moment(agreement);
    while (step != NULL && step->kind != STEP_END) {
        world_seek_step(agreement->world, agreement->next_step - 1);
        if (world_frame_count(agreement->world) == 0
            || strcmp(frame_name(agreement, 0), "<module>") == 0)
            break;
        step = next_moment(agreement);
    }
    return step;
}

static bool
compare_exception(struct agreement *agreement)
{
    const struct step *step = end_of_module(agreement);
    struct text theirs = {0}, ours = {0};
    agreement->ended = true;
    text_add_string(&theirs, text_of(agreement, 0));
    if (step == NULL || step->kind != STEP_END) {
        differ_in_place(agreement, text_string(&theirs), step);
    } else {
        text_add_string(&ours, log_text_bytes(agreement->log,
                                              step->exception, NULL));
        plain_text(&theirs);
        plain_text(&ours);
        if (strcmp(text_string(&theirs), text_string(&ours)) != 0)
            differ(agreement, "how it ends", text_string(&theirs),
                   ours.length > 0 ? text_string(&ours) : "no exception");
    }
    text_release(&theirs);
    text_release(&ours);
    return true;
}

bool
agreement_take(struct agreement *agreement, const char *line, size_t length)
{
    struct true_record *record = &agreement->record;
    if (agreement->ended)
        return false;
    switch (true_record_take(record, line, length)) {
    case TRUE_LINE_TAKEN:
        return true;
    case TRUE_LINE_PLACE:
        map_set(&agreement->places, place_key(record->line, record->column),
                1);
        return true;
    case TRUE_LINE_WHOLE:
        return compare_record(agreement);
    case TRUE_LINE_RAISED:
        return compare_exception(agreement);
    case TRUE_LINE_DEEP:
        agreement->ended = true;
        return true;
    case TRUE_LINE_WRONG:
        break;
    }
    return false;
}

bool
agreement_finish(struct agreement *agreement)
{
    return agreement->ended;
}

void
agreement_compare_output(struct agreement *agreement, const char *bytes,
                         size_t length)
{
    size_t our_length;
    const char *our_bytes = log_output_bytes(agreement->log, &our_length);
    struct text theirs = {0}, ours = {0};
    text_add(&theirs, bytes, length);
    text_add(&ours, our_bytes, our_length);
    plain_text(&theirs);
    plain_text(&ours);
    const char *a = text_string(&theirs), *b = text_string(&ours);
    size_t line = 0, i = 0;
    while (a[i] != '\0' && a[i] == b[i]) {
        if (a[i++] == '\n')
            line = i;
    }
    if (a[i] != b[i]) {
        struct text first = {0}, second = {0};
        text_add(&first, a + line, strcspn(a + line, "\n"));
        text_add(&second, b + line, strcspn(b + line, "\n"));
        agreement->record.line = 0;
        differ(agreement, "what is printed",
               a[line] != '\0' ? text_string(&first) : "nothing more",
               b[line] != '\0' ? text_string(&second) : "nothing more");
        text_release(&first);
        text_release(&second);
    }
    text_release(&theirs);
    text_release(&ours);
}

size_t
agreement_statements(const struct agreement *agreement)
{
    return agreement->statements;
}

size_t
agreement_counts(const struct agreement *agreement)
{
    return agreement->counts;
}

size_t
agreement_difference_count(const struct agreement *agreement)
{
    return agreement->difference_count;
}

const struct difference *
agreement_difference(const struct agreement *agreement, size_t index)
{
    return &agreement->differences.items[index];
}
