/* The % operator of str and bytes: what a conversion is given; how it is
 * written is in value/percent.c. */
#include "object/str.h"

#include "heap/native.h"
#include "object/buffer.h"
#include "object/bytes_string.h"
#include "object/exception.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "value/bytes.h"
#include "value/format.h"

bool
str_store_written(struct runtime *runtime, struct ref result,
                  struct object *format, struct object *part,
                  struct string *string)
{
    struct object *const whole[] = {part, format};
    for (size_t i = 0; string != NULL && i < 2; i++)
        if (whole[i] != NULL && whole[i]->type == &str_type &&
            string_equal(atom_string(whole[i]), string)) {
            string_release(string);
            return store(runtime, result, whole[i]);
        }
    return store_string(runtime, result, string);
}

struct percent {
    struct runtime *runtime;
    struct object *arguments;
    bool is_tuple;
    bool of_bytes;
    uint32_t next; /* argument */
    struct object *held; /* native frame for a key and its item, or NULL */
    struct object *part; /* the last str written as it is; pinned, as the
                            writer of CPython holds it */
};

static void
keep_part(struct percent *p, struct object *part)
{
    object_pin(part);
    if (p->part != NULL)
        object_unpin(p->runtime, p->part);
    p->part = part;
}

static struct object *
next_argument(struct percent *p)
{
    uint32_t count = p->is_tuple ? p->arguments->slot_count : 1;
    if (p->next >= count) {
        raise_error(p->runtime, "TypeError",
                    "not enough arguments for format string");
        return NULL;
    }
    p->next++;
    return p->is_tuple ? p->arguments->slots[p->next - 1] : p->arguments;
}

/* Whatever can be subscripted may be left unused (PyMapping_Check). */
static bool
is_mapping(const struct percent *p)
{
    return p->arguments->type->get_item != NULL && !p->is_tuple
           && !object_is_str(p->arguments)
           && !(p->of_bytes && object_has_buffer(p->arguments));
}

static bool
store_key(struct percent *p, const struct string *key, struct ref place)
{
    if (!p->of_bytes)
        return store_string(p->runtime, place,
                            string_slice(key, 0, key->length));
    struct text text = {0};
    for (size_t i = 0; i < key->length; i++)
        text_add_byte(&text, (char)string_at(key, i));
    struct value value =
        value_from_bytes(bytes_new(text_string(&text), text.length));
    text_release(&text);
    return store_value(p->runtime, place, &value);
}

static struct object *
keyed_argument(struct percent *p, const struct string *key)
{
    static const char *const names[] = {"the item", "the key"};
    struct runtime *runtime = p->runtime;
    if (!is_mapping(p)) {
        raise_error(runtime, "TypeError", "format requires a mapping");
        return NULL;
    }
    if (p->held == NULL)
        p->held = native_open(runtime, "%", names, 2);
    if (p->held == NULL)
        return NULL;
    struct ref item = {p->held, 0}, place = {p->held, 1};
    ref_set(runtime, item, NULL);
    bool fine = store_key(p, key, place) &&
                object_get_item(runtime, p->arguments, ref_get(place), item);
    ref_set(runtime, place, NULL);
    return fine ? ref_get(item) : NULL;
}

static bool
read_stars(struct percent *p, struct percent_spec *spec)
{
    for (int i = 0; i < 2; i++) {
        if (!(i == 0 ? spec->star_width : spec->star_precision))
            continue;
        struct object *given = next_argument(p);
        if (given == NULL)
            return false;
        int64_t number;
        if (!object_is_int(given))
            return raise_error(p->runtime, "TypeError", "* wants int");
        if (!atom_to_index(p->runtime, given, true, &number))
            return false;
        if (i == 1) {
            spec->precision = number < 0 ? 0 : number;
            continue;
        }
        spec->left |= number < 0;
        spec->width = number < 0 ? -number : number;
    }
    return true;
}

/* What a number conversion makes of an object of the scene: by __int__,
 * __index__ or __float__; *found: it has one that gives a number. */
static bool
number_of_scene(struct runtime *runtime, uint32_t type,
                struct object *object, struct value *value, bool *found)
{
    static const char *const names[] = {"the number"};
    bool whole = strchr("diu", (int)type) != NULL;
    bool exact = strchr("oxXc", (int)type) != NULL;
    enum unary_kind kind = whole   ? OPERATOR_INT
                           : exact ? OPERATOR_INDEX
                                   : OPERATOR_FLOAT;
    if (!object_has_unary(object, kind))
        kind = OPERATOR_INDEX;
    *found = object_has_unary(object, kind);
    if (!*found)
        return true;
    struct object *native = native_open(runtime, "%", names, 1);
    if (native == NULL)
        return false;
    bool fine =
        object_unary(runtime, kind, object, (struct ref){native, 0});
    if (fine)
        *value = value_copy(atom_value(native->slots[0]));
    native_close(runtime, native);
    if (fine || runtime->stopped || !is_raised(runtime, "TypeError"))
        return fine;
    clear_error(runtime);
    *found = false;
    return true;
}

/* %s and %c of bytes (format_obj and byte_converter, Objects/bytesobject.c). */
static bool
prepare_bytes(struct percent *p, const struct percent_spec *spec,
              struct object *object, struct value *value)
{
    struct runtime *runtime = p->runtime;
    struct buffer buffer = {0};
    int64_t number;
    uint8_t byte;
    if (object_has_buffer(object)) {
        if (!object_buffer(runtime, object, &buffer))
            return false;
        if (spec->type == 's' || buffer.length == 1) {
            *value = value_from_string(
                bytes_string_of(buffer.data, buffer.length));
            return true;
        }
    }
    if (spec->type == 's')
        return raise_error(runtime, "TypeError",
                           "%%b requires a bytes-like object, or an object "
                           "that implements __bytes__, not '%s'",
                           object->type->name);
    if (!object_is_int(object))
        return raise_error(runtime, "TypeError",
                           "%%c requires an integer in range(256) or a "
                           "single byte");
    if (!atom_to_index(runtime, object, false, &number) || number < 0
        || number > UINT8_MAX)
        return raise_error(runtime, "OverflowError",
                           "%%c arg not in range(256)");
    byte = (uint8_t)number;
    *value = value_from_string(bytes_string_of(&byte, 1));
    return true;
}

static bool
is_textual(uint32_t type)
{
    return type == 's' || type == 'r' || type == 'a';
}

/* Stores what a conversion is given: the text for s, r and a. */
static bool
prepare(struct percent *p, const struct percent_spec *spec,
        struct object *object, struct value *value)
{
    struct runtime *runtime = p->runtime;
    if (p->of_bytes && (spec->type == 's' || spec->type == 'c'))
        return prepare_bytes(p, spec, object, value);
    if (is_textual(spec->type)) {
        struct text text = {0};
        bool ascii = spec->type == 'a' || p->of_bytes;
        bool fine = spec->type == 's' ? object_str(runtime, object, &text)
                    : ascii           ? object_ascii(runtime, object, &text)
                                      : object_repr(runtime, object, &text);
        if (fine)
            *value = value_from_string(
                string_from_utf8(text_string(&text), text.length));
        text_release(&text);
        return fine;
    }
    bool found = object_is_atom(object);
    if (found)
        *value = value_copy(atom_value(object));
    else if (object->type->class != NULL &&
             !number_of_scene(runtime, spec->type, object, value, &found))
        return false;
    if (found)
        return true;
    struct value_context *context = value_context_of(runtime);
    percent_fail_type(spec, object->type->name, context);
    return raise_value_error(runtime, context);
}

static bool
convert_percent(struct percent *p, struct percent_spec *spec,
                struct string_builder *out, struct value_context *context)
{
    struct value value = value_from_none();
    if (p->of_bytes && spec->type == 'b')
        spec->type = 's';
    if (!read_stars(p, spec))
        return false;
    if (spec->type == '%') {
        string_builder_add(out, '%');
        return true;
    }
    struct object *object = spec->key != NULL ? keyed_argument(p, spec->key)
                                              : next_argument(p);
    if (object == NULL || !prepare(p, spec, object, &value))
        return false;
    if (spec->type == 's' && spec->width < 0 && spec->precision < 0 &&
        object->type == &str_type && atom_string(object)->length > 0)
        keep_part(p, object);
    bool fine = percent_add(out, spec, &value, context);
    value_release(&value);
    return fine || raise_value_error(p->runtime, context);
}

static bool
expand_percent(struct percent *p, const struct string *format,
               struct string_builder *out, struct value_context *context)
{
    size_t position = 0;
    while (position < format->length) {
        uint32_t codepoint = string_at(format, position++);
        if (codepoint != '%') {
            string_builder_add(out, codepoint);
            continue;
        }
        struct percent_spec spec;
        if (!percent_parse(format, &position, &spec, context))
            return raise_value_error(p->runtime, context);
        bool fine = convert_percent(p, &spec, out, context);
        percent_spec_release(&spec);
        if (!fine)
            return false;
    }
    if (p->is_tuple ? p->next < p->arguments->slot_count
                    : p->next == 0 && !is_mapping(p))
        return raise_error(
            p->runtime, "TypeError",
            "not all arguments converted during %s formatting",
            p->of_bytes ? "bytes" : "string");
    return true;
}

struct string *
percent_expand(struct runtime *runtime, const struct string *format,
               struct object *arguments, struct object **part)
{
    struct percent percent = {.runtime = runtime,
                              .arguments = arguments,
                              .of_bytes = part == NULL,
                              .is_tuple = object_is_tuple(arguments)};
    struct value_context context;
    value_context_init(&context, &runtime->limits, runtime->profile);
    struct string_builder out;
    string_builder_init(&out, &context);
    struct string *string = NULL;
    if (expand_percent(&percent, format, &out, &context)) {
        string = string_builder_finish(&out);
        if (string == NULL)
            raise_value_error(runtime, &context);
    } else {
        string_builder_release(&out);
    }
    value_context_release(&context);
    if (percent.held != NULL)
        native_close(runtime, percent.held);
    if (part != NULL)
        *part = percent.part;
    else if (percent.part != NULL)
        object_unpin(runtime, percent.part);
    return string;
}

bool
str_percent(struct runtime *runtime, struct object *format,
            struct object *arguments, struct ref result)
{
    struct object *part;
    struct string *string =
        percent_expand(runtime, atom_string(format), arguments, &part);
    bool fine = string != NULL &&
                str_store_written(runtime, result, format, part, string);
    if (part != NULL)
        object_unpin(runtime, part);
    return fine;
}
