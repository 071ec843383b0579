/*
 * question: the answers to `#: ask`, computed from the worlds before and
 * after the statement; nothing is run.
 *
 *     query   = operand [("is" ["not"] | "==" | "!=" | "<" …) operand]
 *     operand = ("refs" | "freed" | "len") "(" path ")" | path | number
 *     path    = name { "[" literal "]" | "." name }
 *
 * refs and freed ask about the object that the path led to BEFORE the
 * statement, so that they can be asked about a name just deleted; all else
 * is read from the world after it.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "playback/session_data.h"

enum answer_kind { ANSWER_NOTHING, ANSWER_NUMBER, ANSWER_NODE, ANSWER_TRUTH };

struct operand {
    enum answer_kind kind;
    long long number;
    node_id node;
};

struct asker {
    struct session *session;
    const struct world *before;
    const struct world *after;
    const char *at; /* the rest of the query */
};

/* ---- reading the query ---- */

static void
skip_blanks(struct asker *asker)
{
    while (*asker->at == ' ')
        asker->at++;
}

static size_t
name_length(const char *at)
{
    size_t length = 0;

    if (!isalpha((unsigned char)*at) && *at != '_' &&
        !((unsigned char)*at & 0x80))
        return 0;
    while (isalnum((unsigned char)at[length]) || at[length] == '_' ||
           ((unsigned char)at[length] & 0x80))
        length++;
    return length;
}

static bool
accept(struct asker *asker, const char *word)
{
    size_t length = strlen(word);

    skip_blanks(asker);
    if (strncmp(asker->at, word, length) != 0)
        return false;
    if (isalpha((unsigned char)word[0]) && name_length(asker->at) != length)
        return false;
    asker->at += length;
    return true;
}

/* ---- finding what a path leads to ---- */

static node_id
find_in(const struct world *world, node_id holder, const char *name)
{
    uint32_t slot = world_find_slot(world, holder, name);

    return slot == UINT32_MAX ? 0 : world_slot(world, holder, slot);
}

/* The variable as the innermost frame sees it. */
static node_id
find_variable(const struct world *world, const char *name)
{
    size_t frames = world_frame_count(world);
    node_id found = 0, globals = 0;

    if (frames == 0)
        return 0;
    found = find_in(world, world_frame(world, frames - 1), name);
    if (found == 0)
        globals = find_in(world, world_frame(world, 0), "globals");
    if (found == 0 && globals != 0)
        found = find_in(world, globals, name);
    if (found != 0 && strcmp(log_text_bytes(world_log(world),
                                            log_birth_of(world_log(world),
                                                         found)->type,
                                            NULL),
                             "cell") == 0)
        found = world_slot(world, found, 0);
    return found;
}

/* The slot of node whose label, as a trace writes it, is label. */
static node_id
find_label(const struct world *world, node_id node, const char *label)
{
    uint32_t slots = world_slot_count(world, node);
    node_id found = 0;
    struct text text = {0};

    if (log_birth_of(world_log(world), node)->scheme == SLOTS_INDEX &&
        label[0] == '[') {
        long index = strtol(label + 1, NULL, 10);

        if (index < 0)
            index += (long)slots;
        return index >= 0 && index < (long)slots
                   ? world_slot(world, node, (uint32_t)index)
                   : 0;
    }
    for (uint32_t i = 0; i < slots && found == 0; i++) {
        text_clear(&text);
        world_slot_label(world, node, i, &text);
        if (strcmp(text_string(&text), label) == 0)
            found = world_slot(world, node, i);
    }
    text_release(&text);
    return found;
}

/* A place that is being looked for by its label. */
struct wanted {
    const struct world *world;
    node_id node;
    const char *label;
    node_id found;
};

static bool
is_wanted(void *context, struct holder place)
{
    struct wanted *wanted = context;
    struct text label = {0};

    world_place_label(wanted->world, wanted->node, place, &label);
    if (strcmp(text_string(&label), wanted->label) == 0)
        wanted->found = world_slot(wanted->world, place.node, place.slot);
    text_release(&label);
    return wanted->found == 0;
}

/* What node itself has under a label. */
static node_id
find_own(const struct world *world, node_id node, const char *label)
{
    struct wanted wanted = {world, node, label,
                            find_label(world, node, label)};

    if (wanted.found == 0 && world_has_named_places(world, node))
        world_each_place(world, node, NULL, is_wanted, &wanted);
    return wanted.found;
}

/* An attribute: the object's own, or else that of the first of the classes
 * in its order that has it. */
static node_id
find_attribute(const struct world *world, node_id node, const char *label)
{
    node_id found = find_own(world, node, label);
    node_id class = world_is_class(world, node)
                        ? node
                        : find_in(world, node, "__class__");
    node_id order = class == 0 || !world_is_class(world, class)
                        ? 0
                        : find_in(world, class, "(mro)");
    uint32_t count = order == 0 ? 0 : world_slot_count(world, order);

    for (uint32_t i = 0; i < count && found == 0; i++)
        if (world_is_class(world, world_slot(world, order, i)))
            found = find_own(world, world_slot(world, order, i), label);
    return found;
}

/* Follows one step of a path: an item, or an attribute. */
static node_id
follow(const struct world *world, node_id node, const char *label)
{
    if (node == 0 || !world_is_alive(world, node))
        return 0;
    return label[0] == '.' ? find_attribute(world, node, label)
                           : find_label(world, node, label);
}

/* Reads one [literal] or .name as a label; false at the end of the path. */
static bool
read_step(struct asker *asker, struct text *label)
{
    size_t length = 0;

    text_clear(label);
    if (*asker->at == '[') {
        while (asker->at[length] != '\0' && asker->at[length] != ']')
            length++;
        if (asker->at[length] == ']')
            length++;
    } else if (*asker->at == '.') {
        length = 1 + name_length(asker->at + 1);
    }
    text_add(label, asker->at, length);
    asker->at += length;
    return length > 0;
}

/* Reads a path and follows it in both worlds. */
static bool
read_path(struct asker *asker, node_id *before, node_id *after)
{
    struct text label = {0};
    size_t length;

    skip_blanks(asker);
    length = name_length(asker->at);
    if (length == 0)
        return false;
    text_add(&label, asker->at, length);
    asker->at += length;
    *before = find_variable(asker->before, text_string(&label));
    *after = find_variable(asker->after, text_string(&label));
    while (read_step(asker, &label)) {
        const char *text = text_string(&label);

        *before = follow(asker->before, *before, text);
        *after = follow(asker->after, *after, text);
    }
    text_release(&label);
    return true;
}

/* ---- operands ---- */

static long long
length_of(const struct world *world, node_id node)
{
    const struct birth *birth = log_birth_of(world_log(world), node);
    uint32_t slots = world_item_count(world, node);

    if (birth->flags & NODE_ATOM)
        return (long long)birth->length - 2; /* without its quotes */
    return birth->scheme == SLOTS_PAIRS ? slots / 2 : slots;
}

static struct operand
apply(const struct asker *asker, const char *function, node_id before,
      node_id after)
{
    node_id asked = before ? before : after;
    bool alive = asked != 0 && world_is_alive(asker->after, asked);
    struct operand operand = {ANSWER_NUMBER, 0, 0};

    if (strcmp(function, "refs") == 0) {
        operand.number =
            alive ? (long long)world_count(asker->after, asked) : 0;
    } else if (strcmp(function, "freed") == 0) {
        operand.kind = ANSWER_TRUTH;
        operand.number = asked != 0 && !alive;
    } else if (after != 0) {
        operand.number = length_of(asker->after, after);
    } else {
        operand.kind = ANSWER_NOTHING;
    }
    return operand;
}

static struct operand
read_operand(struct asker *asker)
{
    static const char *const functions[] = {"refs", "freed", "len"};
    struct operand operand = {ANSWER_NOTHING, 0, 0};
    node_id before, after;

    skip_blanks(asker);
    if (isdigit((unsigned char)*asker->at) || *asker->at == '-') {
        char *end;

        operand.kind = ANSWER_NUMBER;
        operand.number = strtoll(asker->at, &end, 10);
        asker->at = end;
        return operand;
    }
    for (size_t i = 0; i < 3; i++) {
        const char *start = asker->at;

        if (accept(asker, functions[i]) && accept(asker, "(") &&
            read_path(asker, &before, &after) && accept(asker, ")"))
            return apply(asker, functions[i], before, after);
        asker->at = start;
    }
    if (read_path(asker, &before, &after) && after != 0) {
        operand.kind = ANSWER_NODE;
        operand.node = after;
    }
    return operand;
}

/* A node that is an int counts as its number in a comparison. */
static struct operand
as_number(const struct asker *asker, struct operand operand)
{
    const struct log *log = asker->session->log;
    const char *text;
    char *end;

    if (operand.kind != ANSWER_NODE ||
        !(log_birth_of(log, operand.node)->flags & NODE_ATOM))
        return operand;
    text = log_text_bytes(log, log_birth_of(log, operand.node)->preview,
                          NULL);
    operand.number = strtoll(text, &end, 10);
    if (*text != '\0' && *end == '\0')
        operand.kind = ANSWER_NUMBER;
    return operand;
}

/* ---- comparisons ---- */

enum relation {
    RELATION_IS, RELATION_EQUAL, RELATION_NOT_EQUAL, RELATION_AT_MOST,
    RELATION_AT_LEAST, RELATION_LESS, RELATION_MORE, RELATION_NONE,
    RELATION_IS_NOT
};

static enum relation
read_relation(struct asker *asker)
{
    static const char *const words[] = {"is", "==", "!=", "<=",
                                        ">=", "<",  ">"};

    for (size_t i = 0; i < RELATION_NONE; i++)
        if (accept(asker, words[i]))
            return accept(asker, "not") ? RELATION_IS_NOT
                                        : (enum relation)i;
    return RELATION_NONE;
}

/* Whether two atoms are written alike; objects are equal when identical. */
static bool
are_equal(const struct asker *asker, struct operand a, struct operand b)
{
    const struct log *log = asker->session->log;

    if (a.kind != b.kind)
        return false;
    if (a.kind != ANSWER_NODE)
        return a.number == b.number;
    return a.node == b.node || (log_birth_of(log, a.node)->preview != 0 &&
                                log_birth_of(log, a.node)->preview ==
                                    log_birth_of(log, b.node)->preview);
}

static bool
holds(const struct asker *asker, enum relation relation, struct operand a,
      struct operand b)
{
    struct operand x = as_number(asker, a), y = as_number(asker, b);

    switch (relation) {
    case RELATION_IS:
    case RELATION_IS_NOT:
        return (a.node == b.node && a.node != 0) == (relation == RELATION_IS);
    case RELATION_EQUAL:
        return are_equal(asker, x, y);
    case RELATION_NOT_EQUAL:
        return !are_equal(asker, x, y);
    case RELATION_AT_MOST:
        return x.number <= y.number;
    case RELATION_AT_LEAST:
        return x.number >= y.number;
    case RELATION_LESS:
        return x.number < y.number;
    case RELATION_MORE:
        return x.number > y.number;
    case RELATION_NONE:
        break;
    }
    return false;
}

/* ---- the answer ---- */

static void
add_answer(const struct asker *asker, struct operand operand,
           struct text *out)
{
    switch (operand.kind) {
    case ANSWER_NOTHING:
        text_add_string(out, "nothing: there is no such name now");
        break;
    case ANSWER_NUMBER:
        text_add_format(out, "%lld", operand.number);
        break;
    case ANSWER_TRUTH:
        text_add_string(out, operand.number ? "True" : "False");
        break;
    case ANSWER_NODE:
        session_node_name(asker->session, operand.node, out);
        break;
    }
}

static void
answer(struct asker *asker, struct text *out)
{
    struct operand a = read_operand(asker), b;
    enum relation relation = read_relation(asker);

    if (relation != RELATION_NONE) {
        b = read_operand(asker);
        a = (struct operand){ANSWER_TRUTH, holds(asker, relation, a, b), 0};
    }
    add_answer(asker, a, out);
}

void
question_clear(struct question *question)
{
    mem_free(question->question);
    mem_free(question->answer);
    *question = (struct question){0};
}

static const struct directive *
find_ask(const struct session *session, int line)
{
    const struct lesson *lesson = &session->lesson;

    for (size_t i = 0; line > 0 && i < lesson->directives.count; i++) {
        const struct directive *directive = &lesson->directives.items[i];

        if (directive->kind == DIRECTIVE_ASK && directive->statement == line)
            return directive;
    }
    return NULL;
}

const struct question *
session_question(struct session *session, size_t stop)
{
    const struct stop *at = &session->stops.items[stop];
    const struct directive *ask =
        at->kind == STEP_LINE ? find_ask(session, at->next) : NULL;
    struct question *question = &session->answers.question;
    struct text words = {0}, result = {0};
    struct asker asker = {.session = session};
    struct world *before;

    question_clear(question);
    if (ask == NULL)
        return NULL;
    before = session_new_world(session);
    world_seek(before, at->moment);
    asker.before = before;
    asker.after = session_world(session, session_over(session, stop, true));
    asker.at = ask->text;
    answer(&asker, &result);
    world_free(before);
    if (ask->second[0] != '\0')
        text_add_string(&words, ask->second);
    else
        text_add_format(&words, "After this line: %s?", ask->text);
    question->question = text_take(&words);
    question->answer = text_take(&result);
    return question;
}
