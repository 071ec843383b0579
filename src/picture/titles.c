#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "picture/maker_data.h"

/* Columns of a value written in a title, or in a row. */
enum { TITLE_VALUE_MAX = 20, ROW_VALUE_MAX = 28 };

const char *
arena_text(struct picture *picture, struct text *text)
{
    const char *copy = arena_copy_string(&picture->arena, text_string(text),
                                         text->length);

    text_release(text);
    return copy;
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

/* Returns whether objects of a type are told apart by numbers. */
static bool
has_number(const char *type)
{
    return strcmp(type, "property") != 0 &&
           strcmp(type, "staticmethod") != 0 &&
           strcmp(type, "classmethod") != 0;
}

void
add_name(const struct making *making, node_id node, struct text *out)
{
    const struct birth *birth = log_birth_of(making->maker->log, node);
    const char *type =
        type_word(text_of(making, world_type(making->moment->now, node)));

    if (!making->maker->options.types && birth->name == 0)
        type = "";
    else if (strcmp(type, "type") == 0 && birth->name != 0)
        type = "class";
    else if (strcmp(type, "builtin_function_or_method") == 0)
        type = "function";
    text_add_string(out, type);
    if (birth->name == 0 && (!has_number(type) || birth_is_apart(birth)))
        return;
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
    const struct birth *birth = log_birth_of(making->maker->log, frame);
    const char *name = text_of(making, birth->name);
    size_t length = strlen(name);

    if (strcmp(name, "<module>") == 0)
        text_add_string(out, "global");
    else if (strcmp(text_of(making, birth->type), "class") == 0)
        text_add_format(out, "body of class %s", name);
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
    else if (strcmp(type, "frame") == 0)
        text_add_string(&value, ""); /* no box: the label says it */
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

    label += label[0] == '.';
    if (birth->name == 0 || strcmp(text_of(making, birth->name), label) != 0)
        return value;
    text_add(&kind, value, strcspn(value, " "));
    return arena_text(making->picture, &kind);
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

static bool
is_running(const struct world *world, node_id node)
{
    for (size_t i = world_frame_count(world); i > 0; i--)
        if (world_frame(world, i - 1) == node)
            return true;
    return false;
}

/* What a generator does, and what happens to an object that dies slowly. */
static void
describe_state(const struct making *making, struct picture_box *box)
{
    const struct world *now = making->moment->now;
    const struct birth *birth = log_birth_of(making->maker->log, box->node);
    struct text text = {0};

    if (birth_is_generator(birth)) {
        int line = world_frame_line(now, box->node);

        box->idle = !is_running(now, box->node);
        if (!box->idle)
            box->state = "running";
        else if (!(world_flags(now, box->node) & NODE_SUSPENDED))
            box->state = "finished";
        else if (line == 0)
            box->state = "not started";
        else
            text_add_format(&text, "waits at line %d", line);
        if (text.length > 0)
            box->state = arena_text(making->picture, &text);
    } else if (world_flags(now, box->node) & NODE_DYING) {
        box->state = "dying";
    } else if (world_is_of_type(now, box->node, "frame")) {
        box->state = "ended";
        box->idle = true;
    }
}

void
describe_object(const struct making *making, struct picture_box *box)
{
    box->title = title_of(making, box->node);
    describe_border(making, box);
    if (box->change != CHANGE_GONE)
        describe_state(making, box);
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
