/* What the patterns of match statements ask (PEP 634). */
#include "heap/native.h"
#include "object/atom.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/operation.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "vm/operations.h"

static struct object *
make_tuple(struct runtime *runtime, uint32_t count)
{
    return count > 0 ? tuple_new(runtime, count) : tuple_empty(runtime);
}

static bool
push_flag(struct machine *machine, struct frame *frame, unsigned flag)
{
    bool has_flag = (frame_peek(frame, 1)->type->flags & flag) != 0;
    frame_push_object(machine->runtime, frame,
                      atom_new_bool(machine->runtime, has_flag));
    return true;
}

bool
run_MATCH_SEQUENCE(struct machine *machine, struct frame *frame,
                   uint32_t argument)
{
    (void)argument;
    return push_flag(machine, frame, TYPE_SEQUENCE);
}

bool
run_MATCH_MAPPING(struct machine *machine, struct frame *frame,
                  uint32_t argument)
{
    (void)argument;
    return push_flag(machine, frame, TYPE_MAPPING);
}

bool
run_GET_LEN(struct machine *machine, struct frame *frame, uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    size_t length;
    (void)argument;
    if (!object_length(runtime, frame_peek(frame, 1), &length))
        return false;
    struct object *number = atom_new_int(runtime, (int64_t)length);
    if (!number)
        return false;
    frame_push_object(runtime, frame, number);
    return true;
}

/* ---- mappings ------------------------------------------------------------ */

/* Finds the value of a key without making one (defaultdict); mappings that are
 * no dicts are asked by get(), where sentinel stands for nothing. */
static bool
find_value(struct runtime *runtime, struct object *mapping,
           struct object *key, struct object *sentinel, struct ref result)
{
    if (object_is_dict(mapping)) {
        struct object *value = NULL;
        if (!dict_find(runtime, mapping, key, &value))
            return false;
        ref_set(runtime, result, value);
        return true;
    }
    struct object *items[] = {key, sentinel};
    struct arguments arguments = {items, 2, NULL, NULL, NULL};
    static const char *const names[] = {"the method get"};
    struct object *native = native_open(runtime, "match", names, 1);
    if (!native)
        return false;
    struct ref get = {native, 0};
    bool done = object_get_attribute(runtime, mapping, "get", get)
                && object_call(runtime, ref_get(get), &arguments, result);
    native_close(runtime, native);
    if (done && ref_get(result) == sentinel)
        ref_set(runtime, result, NULL);
    return done;
}

/* Stores a tuple of the values of the keys, or None where one is missing. */
static bool
match_keys(struct runtime *runtime, struct object *mapping,
           struct object *keys, struct ref result)
{
    struct object *values = make_tuple(runtime, keys->slot_count);
    if (!values)
        return false;
    ref_set(runtime, result, values);
    for (uint32_t i = 0; i < keys->slot_count; i++) {
        struct ref place = {values, i};
        if (!find_value(runtime, mapping, keys->slots[i], keys, place))
            return false;
        if (!ref_get(place)) {
            ref_set(runtime, result, atom_none(runtime));
            return true;
        }
    }
    return true;
}

bool
run_MATCH_KEYS(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    (void)argument;
    if (!match_keys(machine->runtime, frame_peek(frame, 2),
                    frame_peek(frame, 1), frame_place(frame, 0)))
        return false;
    frame->stack_top++;
    return true;
}

/* ---- classes ------------------------------------------------------------- */

/* A class pattern at work. */
struct class_match {
    struct runtime *runtime;
    struct object *subject, *class;
    struct object *values;   /* of the patterns so far */
    struct object *names;    /* a tuple of those asked for so far */
    uint32_t count;
};

/* Notes that name is asked for; TypeError if it was before. */
static bool
note_name(struct class_match *match, struct object *name, const char *text)
{
    struct runtime *runtime = match->runtime;
    for (uint32_t i = 0; i < match->count; i++) {
        bool same = false;
        if (match->names->slots[i]
            && !object_equal(runtime, match->names->slots[i], name, &same))
            return false;
        if (same)
            return raise_error(runtime, "TypeError",
                               "%s() got multiple sub-patterns for attribute "
                               "'%s'",
                               type_object_type(match->class)->name, text);
    }
    slot_set(runtime, match->names, match->count, name);
    return true;
}

/* Takes the attribute called name; *found tells whether there is one. */
static bool
take_attribute(struct class_match *match, struct object *name, bool *found)
{
    struct runtime *runtime = match->runtime;
    struct text text = {0};
    string_to_text(atom_string(name), &text);
    struct ref place = {match->values, match->count};
    bool fine = note_name(match, name, text_string(&text))
                && object_find_attribute(runtime, match->subject,
                                         text_string(&text), place);
    *found = fine && ref_get(place) != NULL;
    text_release(&text);
    match->count += fine;
    return fine;
}

/* Takes what the first count patterns are about, by the names in
 * __match_args__. */
static bool
take_positional(struct class_match *match, struct object *arguments,
                uint32_t count, bool *found)
{
    struct runtime *runtime = match->runtime;
    const char *name = type_object_type(match->class)->name;
    uint32_t allowed = arguments ? arguments->slot_count : 0;
    if (arguments && arguments->type != &tuple_type)
        return raise_error(runtime, "TypeError",
                           "%s.__match_args__ must be a tuple (got %s)",
                           name, arguments->type->name);
    if (allowed < count)
        return raise_error(runtime, "TypeError",
                           "%s() accepts %u positional sub-pattern%s (%u "
                           "given)",
                           name, allowed, allowed == 1 ? "" : "s", count);
    for (uint32_t i = 0; *found && i < count; i++) {
        struct object *item = arguments->slots[i];
        if (!object_is_str(item))
            return raise_error(runtime, "TypeError",
                               "__match_args__ elements must be strings "
                               "(got %s)",
                               item->type->name);
        if (!take_attribute(match, item, found))
            return false;
    }
    return true;
}

/* Built-in types without __match_args__ match themselves: int(x), str(s). */
static bool
take_self(struct class_match *match, uint32_t count)
{
    struct runtime *runtime = match->runtime;
    if (count > 1)
        return raise_error(runtime, "TypeError",
                           "%s() accepts 1 positional sub-pattern (%u given)",
                           type_object_type(match->class)->name, count);
    slot_set(runtime, match->values, match->count++, match->subject);
    return true;
}

static bool
take_all(struct class_match *match, uint32_t count, struct object *names,
         struct ref scratch, bool *found)
{
    unsigned flags = type_object_type(match->class)->flags;
    if (count > 0
        && !object_find_attribute(match->runtime, match->class,
                                  "__match_args__", scratch))
        return false;
    struct object *arguments = ref_get(scratch);
    if (count > 0 && !arguments && (flags & TYPE_MATCHES_SELF)) {
        if (!take_self(match, count))
            return false;
    } else if (!take_positional(match, arguments, count, found)) {
        return false;
    }
    for (uint32_t i = 0; *found && i < names->slot_count; i++)
        if (!take_attribute(match, names->slots[i], found))
            return false;
    return true;
}

/* [subject class names] → [tuple of attributes, or None] */
bool
run_MATCH_CLASS(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct object *names = frame_peek(frame, 1);
    struct class_match match = {.runtime = runtime,
                                .class = frame_peek(frame, 2),
                                .subject = frame_peek(frame, 3)};
    struct ref values = frame_place(frame, 0);
    struct ref seen = values, scratch = values;
    bool found = false;
    seen.slot++;
    scratch.slot += 2;
    if (!object_is_type(match.class))
        return raise_error(runtime, "TypeError",
                           "called match pattern must be a class");
    if (!object_is_instance(runtime, match.subject, match.class, &found))
        return false;
    uint32_t total = argument + names->slot_count;
    match.values = make_tuple(runtime, total);
    if (!match.values)
        return false;
    ref_set(runtime, values, match.values);
    match.names = make_tuple(runtime, total);
    if (!match.names)
        return false;
    ref_set(runtime, seen, match.names);
    frame->stack_top += 3;
    bool done = !found || take_all(&match, argument, names, scratch, &found);
    frame->stack_top -= 3;
    ref_set(runtime, scratch, NULL);
    ref_set(runtime, seen, NULL);
    if (done && !found)
        ref_set(runtime, values, atom_none(runtime));
    if (done)
        frame_finish(runtime, frame, 3, true);
    else
        ref_set(runtime, values, NULL);
    return done;
}
