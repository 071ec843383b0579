/*
 * str.format: the parts that need objects; the rest is in value/format.h.
 */
#include "object/str.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "value/format.h"

static bool
is_full_str(const struct object *object)
{
    return object->type == &str_type && atom_string(object)->length > 0;
}

/* ---- str.format --------------------------------------------------------- */

enum numbering { NUMBERED_NOT_YET, NUMBERED_AUTOMATICALLY, NUMBERED_BY_HAND };

struct formatting {
    struct runtime *runtime;
    const struct arguments *arguments; /* count SIZE_MAX: items[0] is a map */
    enum numbering numbering;
    size_t next;         /* automatic field number */
    struct object *held; /* native frame for what fields lead to, or NULL */
    struct object *part; /* the last str written as it is; borrowed */
};

static bool
bad_value(struct formatting *f, const char *message)
{
    return raise_error(f->runtime, "ValueError", "%s", message);
}

static bool
bad_conversion(struct formatting *f, uint32_t conversion)
{
    struct text shown = {0};
    text_add_codepoint(&shown, conversion);
    raise_error(f->runtime, "ValueError", "Unknown conversion specifier %s",
                text_string(&shown));
    text_release(&shown);
    return false;
}

static void
raise_key(struct runtime *runtime, const char *key)
{
    struct object *str = atom_new_c(runtime, key);
    if (str != NULL)
        raise_with_object(runtime, "KeyError", str);
}

static bool
note_numbering(struct formatting *f, enum numbering numbering)
{
    if (f->numbering != NUMBERED_NOT_YET && f->numbering != numbering)
        return bad_value(
            f, numbering == NUMBERED_BY_HAND
                   ? "cannot switch from automatic field numbering to manual "
                     "field specification"
                   : "cannot switch from manual field specification to "
                     "automatic field numbering");
    f->numbering = numbering;
    return true;
}

/* Returns an argument by its number; NULL with an error raised. */
static struct object *
numbered_argument(struct formatting *f, size_t number)
{
    const struct arguments *arguments = f->arguments;
    if (arguments->count == SIZE_MAX) {
        bad_value(f, "Format string contains positional fields");
        return NULL;
    }
    if (number < arguments->count)
        return arguments->items[number];
    raise_error(f->runtime, "IndexError",
                "Replacement index %zu out of range for positional args "
                "tuple",
                number);
    return NULL;
}

/* Finds the argument that a field begins with; NULL with an error raised. */
static struct object *
first_object(struct formatting *f, const struct format_step *step)
{
    if (step->name->length == 0)
        return note_numbering(f, NUMBERED_AUTOMATICALLY)
                   ? numbered_argument(f, f->next++)
                   : NULL;
    if (step->is_number)
        return note_numbering(f, NUMBERED_BY_HAND)
                   ? numbered_argument(f, (size_t)step->number)
                   : NULL;
    struct text key = {0};
    string_to_text(step->name, &key);
    struct object *found =
        f->arguments->count == SIZE_MAX
            ? dict_find_c(f->runtime, f->arguments->items[0],
                          text_string(&key))
            : arguments_keyword(f->arguments, text_string(&key));
    if (found == NULL)
        raise_key(f->runtime, text_string(&key));
    text_release(&key);
    return found;
}

static bool
get_item(struct runtime *runtime, struct object *object,
         const struct format_step *step, struct ref place)
{
    struct text name = {0};
    string_to_text(step->name, &name);
    struct object *key =
        step->is_number
            ? atom_new_int(runtime, step->number)
            : atom_new_str(runtime, text_string(&name), name.length);
    bool fine = key != NULL && object_get_item(runtime, object, key, place);
    object_discard(runtime, key);
    text_release(&name);
    return fine;
}

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const struct format_step *step, struct ref place)
{
    struct text name = {0};
    string_to_text(step->name, &name);
    bool fine =
        object_get_attribute(runtime, object, text_string(&name), place);
    text_release(&name);
    return fine;
}

/* Puts o.name or o[key] into the other place of the native frame. */
static struct object *
follow(struct formatting *f, struct object *object,
       const struct format_step *step)
{
    static const char *const names[] = {"the object", "the field's object"};
    struct runtime *runtime = f->runtime;
    if (f->held == NULL)
        f->held = native_open(runtime, "str.format", names, 2);
    if (f->held == NULL)
        return NULL;
    slot_set(runtime, f->held, 0, object);
    slot_set(runtime, f->held, 1, NULL);
    struct ref place = {f->held, 1};
    bool fine = step->is_attribute
                    ? get_attribute(runtime, object, step, place)
                    : get_item(runtime, object, step, place);
    return fine ? ref_get(place) : NULL;
}

/* Follows "name.attribute[key]…"; NULL with an error raised. */
static struct object *
find_field(struct formatting *f, const struct string *field)
{
    struct value_context context;
    value_context_init(&context, &f->runtime->limits, f->runtime->profile);
    struct format_step step;
    struct object *object = NULL;
    size_t position = 0;
    bool fine = true;
    while (fine && format_next_step(field, &position, &step, &context)) {
        object = object == NULL ? first_object(f, &step)
                                : follow(f, object, &step);
        fine = object != NULL;
        string_release(step.name);
    }
    if (context.error.kind != VALUE_ERROR_NONE) {
        raise_value_error(f->runtime, &context);
        object = NULL;
    }
    value_context_release(&context);
    return object;
}

static bool expand(struct formatting *f, const struct string *format,
                   int depth, struct text *out);

/* Formats the field itself. */
static bool
format_field(struct formatting *f, struct object *object,
             const struct format_part *part, int depth, struct text *out)
{
    struct text spec = {0};
    bool fine = expand(f, part->spec, depth, &spec);
    if (fine && spec.length == 0 && is_full_str(object))
        f->part = object;
    fine = fine && object_format(f->runtime, object, text_string(&spec),
                                 spec.length, out);
    text_release(&spec);
    return fine;
}

/* Formats the str that it was converted to. */
static bool
format_shown(struct formatting *f, const struct text *shown,
             const struct format_part *part, int depth, struct text *out)
{
    struct runtime *runtime = f->runtime;
    struct text spec = {0};
    bool fine = expand(f, part->spec, depth, &spec);
    if (fine && spec.length == 0) {
        text_add(out, text_string(shown), shown->length);
    } else if (fine) {
        struct object *str =
            atom_new_str(runtime, text_string(shown), shown->length);
        fine = str != NULL && object_format(runtime, str, text_string(&spec),
                                            spec.length, out);
        object_discard(runtime, str);
    }
    text_release(&spec);
    return fine;
}

/* native: what holds object, which is let go of when it has been converted;
 * NULL: others hold it. */
static bool
convert(struct formatting *f, struct object *object, struct object *native,
        const struct format_part *part, int depth, struct text *out)
{
    struct runtime *runtime = f->runtime;
    uint32_t conversion = part->conversion;
    if (conversion == 0 || (conversion == 's' && is_full_str(object)))
        return format_field(f, object, part, depth, out);
    struct text shown = {0};
    bool fine = conversion == 'r'   ? object_repr(runtime, object, &shown)
                : conversion == 's' ? object_str(runtime, object, &shown)
                : conversion == 'a'
                    ? object_ascii(runtime, object, &shown)
                    : bad_conversion(f, conversion);
    if (native != NULL)
        slot_set(runtime, native, 0, NULL);
    fine = fine && format_shown(f, &shown, part, depth, out);
    text_release(&shown);
    return fine;
}

/* Whether code of the scene can run while a field is shown. */
static bool
field_runs_scene(const struct object *object, const struct format_part *part)
{
    for (size_t i = 0; i < part->spec->length; i++)
        if (string_at(part->spec, i) == '{')
            return true;
    return object_runs_scene(object);
}

/* The field holds what it shows, and no longer what that was found in
 * (output_markup, Objects/stringlib/unicode_format.h). */
static bool
show_field(struct formatting *f, struct object *object,
           const struct format_part *part, int depth, struct text *out)
{
    static const char *const names[] = {"the field"};
    if (!field_runs_scene(object, part))
        return convert(f, object, NULL, part, depth, out);
    struct object *native = native_open(f->runtime, "str.format", names, 1);
    if (native == NULL)
        return false;
    slot_set(f->runtime, native, 0, object);
    for (uint32_t i = 0; f->held != NULL && i < f->held->slot_count; i++)
        slot_set(f->runtime, f->held, i, NULL);
    bool fine = convert(f, object, native, part, depth, out);
    if (f->part == object && native->slots[0] != NULL && object->count == 1)
        f->part = NULL; /* it goes with the field */
    native_close(f->runtime, native);
    return fine;
}

static bool
expand(struct formatting *f, const struct string *format, int depth,
       struct text *out)
{
    if (depth < 0)
        return bad_value(f, "Max string recursion exceeded");
    struct value_context context;
    value_context_init(&context, &f->runtime->limits, f->runtime->profile);
    struct format_part part;
    size_t position = 0;
    bool fine = true;
    while (fine && format_next_part(format, &position, &part, &context)) {
        string_to_text(part.literal, out);
        if (part.has_field) {
            struct object *object = find_field(f, part.name);
            fine = object != NULL &&
                   show_field(f, object, &part, depth - 1, out);
        }
        format_part_release(&part);
    }
    if (fine && context.error.kind != VALUE_ERROR_NONE)
        fine = raise_value_error(f->runtime, &context);
    value_context_release(&context);
    return fine;
}

static bool
format_held(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    struct formatting formatting = {.runtime = runtime,
                                    .arguments = arguments};
    struct text out = {0};
    bool fine = expand(&formatting, atom_string(self), 2, &out);
    if (fine)
        fine = str_store_written(runtime, result, self, formatting.part,
                                 string_from_utf8(text_string(&out),
                                                  out.length));
    if (formatting.held != NULL)
        native_close(runtime, formatting.held);
    text_release(&out);
    return fine;
}

bool
str_format(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    if (arguments->count == SIZE_MAX)
        return format_held(runtime, self, arguments, result);
    return method_call_packed(runtime, "str.format", format_held, self,
                              arguments, result);
}
