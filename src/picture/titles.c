#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "picture/maker_data.h"

/* Columns of a value written in a title, or in a row. */
enum { TITLE_VALUE_MAX = 20, ROW_VALUE_MAX = 28 };

/* Holders of one object that are looked at. */
#define HOLDERS_MAX 256

/* In a namespace with more names than this, none is taken for hidden. */
#define NAMES_LOOKED_AT 512

const char *
arena_text(struct picture *picture, struct text *text)
{
    const char *copy = arena_copy_string(&picture->arena, text_string(text),
                                         text->length);

    text_release(text);
    return copy;
}

static const char *
text_of(const struct making *making, text_id text)
{
    return log_text_bytes(making->maker->log, text, NULL);
}

/* Adds an atom's value, cut to some columns. */
static void
add_preview(const struct making *making, node_id node, size_t columns,
            struct text *out)
{
    const struct birth *birth = log_birth_of(making->maker->log, node);
    struct text safe = {0};
    size_t length;
    const char *bytes =
        log_text_bytes(making->maker->log, birth->preview, &length);

    utf8_add_safe(&safe, bytes, length);
    if (utf8_columns(text_string(&safe), safe.length) > columns) {
        text_truncate(&safe,
                      utf8_fit(text_string(&safe), safe.length, columns - 1));
        text_add_string(&safe, "…");
    }
    text_add(out, text_string(&safe), safe.length);
    text_release(&safe);
}

/* Adds "list #1", "function f", "class A", "module sys". */
static void
add_name(const struct making *making, node_id node, struct text *out)
{
    const struct birth *birth = log_birth_of(making->maker->log, node);
    const char *type = text_of(making, birth->type);

    if (!making->maker->options.types && birth->name == 0)
        type = "";
    else if (strcmp(type, "type") == 0 && birth->name != 0)
        type = "class";
    else if (strcmp(type, "builtin_function_or_method") == 0)
        type = "function";
    text_add_string(out, type);
    if (birth->name != 0)
        text_add_format(out, " %s", text_of(making, birth->name));
    else
        text_add_format(out, "%s#%u", type[0] != '\0' ? " " : "",
                        birth->serial);
}

/* Adds "global", "f( )", "lambda( )". */
static void
add_frame_name(const struct making *making, node_id frame, struct text *out)
{
    const char *name =
        text_of(making, log_birth_of(making->maker->log, frame)->name);
    size_t length = strlen(name);

    if (strcmp(name, "<module>") == 0)
        text_add_string(out, "global");
    else if (name[0] == '<' && length > 2)
        text_add_format(out, "%.*s( )", (int)length - 2, name + 1);
    else
        text_add_format(out, "%s( )", name);
}

const char *
title_of_frame(const struct making *making, node_id frame, bool waits)
{
    const struct world *now = making->moment->now;
    struct text title = {0};

    add_frame_name(making, frame, &title);
    if (waits && world_is_alive(now, frame) &&
        world_frame_line(now, frame) > 0)
        text_add_format(&title, "  at line %d",
                        world_frame_line(now, frame));
    return arena_text(making->picture, &title);
}

const char *
title_of(const struct making *making, node_id node)
{
    const struct birth *birth = log_birth_of(making->maker->log, node);
    struct text title = {0};

    if (birth->kind == NODE_FRAME) {
        add_frame_name(making, node, &title);
    } else if (birth->flags & NODE_ATOM) {
        if (making->maker->options.types)
            text_add_format(&title, "%s ", text_of(making, birth->type));
        add_preview(making, node, TITLE_VALUE_MAX, &title);
    } else {
        add_name(making, node, &title);
    }
    return arena_text(making->picture, &title);
}

const char *
value_of(const struct making *making, node_id node)
{
    const struct birth *birth = log_birth_of(making->maker->log, node);
    const char *type = text_of(making, birth->type);
    struct text value = {0};

    if (birth->flags & NODE_ATOM)
        add_preview(making, node, ROW_VALUE_MAX, &value);
    else if (strcmp(type, "tuple") == 0 &&
             birth->flags & (NODE_IMMORTAL | NODE_SHARED))
        text_add_string(&value, "()");
    else
        add_name(making, node, &value);
    return arena_text(making->picture, &value);
}

const char *
value_in_row(const struct making *making, node_id node, const char *label)
{
    const struct birth *birth = log_birth_of(making->maker->log, node);
    const char *value = value_of(making, node);
    struct text kind = {0};

    if (birth->name == 0 || strcmp(text_of(making, birth->name), label) != 0)
        return value;
    text_add(&kind, value, strcspn(value, " "));
    return arena_text(making->picture, &kind);
}

/* ---- counts ------------------------------------------------------------- */

static void
describe_count(const struct making *making, struct picture_box *box)
{
    const struct picture_moment *moment = making->moment;
    const struct world *before = moment->before;
    uint32_t flags = log_birth_of(making->maker->log, box->node)->flags;
    bool alive = world_is_alive(moment->now, box->node);
    uint64_t now = alive ? world_count(moment->now, box->node) : 0;
    uint64_t was = before != NULL && world_is_alive(before, box->node)
                       ? world_count(before, box->node)
                       : now;
    struct text text = {0};

    if (alive)
        flags = world_flags(moment->now, box->node);
    if (flags & NODE_IMMORTAL) {
        box->count = "refs ∞";
        return;
    }
    if (flags & NODE_SHARED) {
        box->count = "shared";
        return;
    }
    box->count_change = now > was ? 1 : now < was ? -1 : 0;
    if (making->maker->options.conceal &&
        (now != was || box->change == CHANGE_NEW)) {
        box->conceal = true;
        box->count = "refs ?";
        return;
    }
    text_add_format(&text, "refs %llu", (unsigned long long)now);
    box->count = arena_text(making->picture, &text);
    if (now != was && alive) {
        text_add_format(&text, "was %llu", (unsigned long long)was);
        box->note = arena_text(making->picture, &text);
    }
}

/* ---- holders that are not drawn ----------------------------------------- */

/* Where a hidden reference is, in words. */
static const char *
hidden_place(const struct making *making, struct holder holder)
{
    const struct world *world = making->moment->now;
    const struct birth *birth = log_birth_of(making->maker->log, holder.node);
    uint64_t kinds[6];

    switch (birth->kind) {
    case NODE_CODE:
    case NODE_ARENA:
        return "in the program text";
    case NODE_FRAME:
        if (strcmp(text_of(making, world_slot_name(world, holder.node,
                                                   holder.slot)),
                   "(stack)") != 0)
            return "in a running call";
        return found_has(making->now, holder.node) &&
                       holder.node !=
                           making->now->nodes.items[making->now->frames - 1]
                   ? "on a caller's stack"
                   : "on the stack";
    case NODE_NATIVE:
        return "in the interpreter";
    case NODE_NAMESPACE:
        return "in a namespace";
    case NODE_OBJECT:
        break;
    }
    world_count_by_kind(world, holder.node, kinds);
    return kinds[NODE_CODE] > 0 ? "in the program text" : NULL;
}

/* Counts of hidden references by place. */
struct tally {
    const char *place; /* NULL: in objects of `type` */
    text_id type;
    node_id holder;    /* 0: there are several */
    uint64_t count;
};

#define TALLIES_MAX 3

static bool
is_drawn_holder(const struct making *making, struct holder holder)
{
    const struct world *world = making->moment->now;

    if (log_birth_of(making->maker->log, holder.node)->kind ==
        NODE_NAMESPACE) {
        const char *name = text_of(
            making, world_slot_name(world, holder.node, holder.slot));

        return making->now->frames > 0 &&
               holder.node ==
                   variable_holder(world, making->now->nodes.items[0]) &&
               is_shown_name(making->maker, name);
    }
    return is_drawn(making, holder.node) &&
           is_shown_slot(world, holder.node, holder.slot);
}

/* Returns whether a holder is the evaluation stack that holds the value
 * about to be returned, which has a row of its own in the frame. */
static bool
is_returned(const struct making *making, node_id node, struct holder holder)
{
    const struct picture_moment *moment = making->moment;
    size_t frames = world_frame_count(moment->now);

    return moment->returning && node == moment->returned && frames > 0 &&
           holder.node == world_frame(moment->now, frames - 1) &&
           text_of(making, world_slot_name(moment->now, holder.node,
                                           holder.slot))[0] == '(';
}

/* The most first. */
static void
sort_tallies(struct tally *tallies, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct tally tally = tallies[i];
        size_t at = i;

        for (; at > 0 && tallies[at - 1].count < tally.count; at--)
            tallies[at] = tallies[at - 1];
        tallies[at] = tally;
    }
}

/* The tallies of one node being made. */
struct count_up {
    const struct making *making;
    node_id node;
    struct tally *tallies;
    size_t used;
    bool returned; /* the value to be returned was met */
};

/* Counts references that are not drawn, all from one place. */
static void
count_place(struct count_up *count, struct holder holder, uint64_t times)
{
    struct tally tally = {.place = hidden_place(count->making, holder)};
    size_t t = 0;

    if (tally.place == NULL) {
        tally.holder = holder.node;
        tally.type =
            log_birth_of(count->making->maker->log, holder.node)->type;
    }
    while (t < count->used && (count->tallies[t].place != tally.place ||
                               count->tallies[t].type != tally.type))
        t++;
    if (t == count->used && count->used < TALLIES_MAX)
        count->tallies[count->used++] = tally;
    else if (t == count->used)
        t--;
    if (count->tallies[t].holder != tally.holder)
        count->tallies[t].holder = 0;
    count->tallies[t].count += times;
}

/* Counts what a holder has: slot by slot where slots have names, since some
 * of them are internal. */
static void
count_holder(struct count_up *count, node_id holder)
{
    const struct world *world = count->making->moment->now;
    const struct birth *birth =
        log_birth_of(count->making->maker->log, holder);
    uint32_t times = world_times_held(world, count->node, holder), slots;
    const node_id *targets = world_slots(world, holder, &slots);

    if (birth->scheme != SLOTS_NAMES) {
        if (!is_drawn(count->making, holder))
            count_place(count, (struct holder){holder, 0}, times);
        return;
    }
    if (birth->kind == NODE_NAMESPACE && slots > NAMES_LOOKED_AT)
        return;
    for (uint32_t slot = 0; slot < slots && times > 0; slot++) {
        struct holder place = {holder, slot};

        if (targets[slot] != count->node)
            continue;
        times--;
        if (is_drawn_holder(count->making, place))
            continue;
        if (!count->returned &&
            is_returned(count->making, count->node, place))
            count->returned = true;
        else
            count_place(count, place, 1);
    }
}

static size_t
tally_hidden(const struct making *making, node_id node,
             struct tally tallies[TALLIES_MAX])
{
    node_id holders[HOLDERS_MAX];
    size_t nodes = world_holder_nodes(making->moment->now, node, holders,
                                      HOLDERS_MAX);
    struct count_up count = {
        .making = making, .node = node, .tallies = tallies};

    for (size_t i = 0; i < nodes && i < HOLDERS_MAX; i++)
        count_holder(&count, holders[i]);
    sort_tallies(tallies, count.used);
    return count.used;
}

/* Adds "in list #6", "in a list_iterator", "in lists". */
static void
add_holders(const struct making *making, const struct tally *tally,
            struct text *out)
{
    const char *type = text_of(making, tally->type);
    size_t length = strlen(type);
    bool iterates =
        length > 8 && strcmp(type + length - 8, "iterator") == 0;

    text_add_string(out, "in ");
    if (tally->holder == 0)
        text_add_format(out, "%ss", type);
    else if (iterates)
        text_add_format(out, "a %s", type);
    else
        add_name(making, tally->holder, out);
}

static void
describe_hidden(const struct making *making, struct picture_box *box)
{
    struct tally tallies[TALLIES_MAX] = {{0}};
    size_t count = tally_hidden(making, box->node, tallies);
    struct text text = {0};

    for (size_t t = 0; t < count; t++) {
        text_add_format(&text, "%s%llu ", t == 0 ? "+ " : ", ",
                        (unsigned long long)tallies[t].count);
        if (tallies[t].place != NULL)
            text_add_string(&text, tallies[t].place);
        else
            add_holders(making, &tallies[t], &text);
    }
    if (count > 0)
        box->hidden = arena_text(making->picture, &text);
}

/* ---- all together ------------------------------------------------------- */

/* Returns whether the address of a new object is one that an object shown
 * earlier had. */
static bool
is_used_again(const struct making *making, const struct picture_box *box)
{
    node_id owner =
        query_previous_owner(making->maker->query, box->node);

    return owner != 0 && map_get(&making->maker->last, owner, NULL);
}

static void
describe_border(const struct making *making, struct picture_box *box)
{
    const struct birth *birth = log_birth_of(making->maker->log, box->node);
    struct text text = {0};

    if (!making->maker->options.addresses || birth->address == 0)
        return;
    text_add_format(&text, "%sat 0x…%04llx",
                    box->change == CHANGE_NEW && is_used_again(making, box)
                        ? "again "
                        : "",
                    (unsigned long long)(birth->address & 0xffff));
    box->border = arena_text(making->picture, &text);
}

void
describe_holder(const struct making *making, struct picture_box *box)
{
    const struct birth *birth = log_birth_of(making->maker->log, box->node);
    struct text title = {0};

    switch (birth->kind) {
    case NODE_CODE:
        text_add_format(&title, "code of %s", text_of(making, birth->name));
        break;
    case NODE_ARENA:
        text_add_string(&title, "the parser");
        break;
    default:
        text_add_string(&title, text_of(making, birth->type));
    }
    box->title = arena_text(making->picture, &title);
}

void
describe_object(const struct making *making, struct picture_box *box)
{
    box->title = title_of(making, box->node);
    describe_border(making, box);
    if (making->maker->options.counts &&
        log_birth_of(making->maker->log, box->node)->kind == NODE_OBJECT) {
        describe_count(making, box);
        if (box->change != CHANGE_GONE &&
            !making->maker->options.hidden_holders)
            describe_hidden(making, box);
        /* What is concealed keeps its line, so that nothing moves. */
        if (box->conceal && box->hidden != NULL)
            box->hidden = "";
    }
    if (box->change == CHANGE_NEW)
        box->note = "new";
    else if (box->change == CHANGE_GONE)
        box->note = "freed";
}
