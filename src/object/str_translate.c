/* str.translate and str.maketrans. */
#include "object/str.h"

#include "heap/native.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"

/* ---- translate ---------------------------------------------------------- */

/* Adds what a table gives for a character, which answer holds then: None (the
 * character goes), a number or a str. */
static bool
add_answer(struct runtime *runtime, struct object *answer,
           struct string_builder *out)
{
    int64_t number;
    if (is_none(answer))
        return true;
    if (object_is_str(answer)) {
        string_builder_add_string(out, atom_string(answer));
        return true;
    }
    if (!object_is_int(answer))
        return raise_error(runtime, "TypeError",
                           "character mapping must return integer, None or "
                           "str");
    if (!atom_to_index(runtime, answer, true, &number))
        return false;
    if (number < 0 || number > 0x10FFFF)
        return raise_error(runtime, "ValueError",
                           "character mapping must be in range(0x110000)");
    string_builder_add(out, (uint32_t)number);
    return true;
}

/* Asks the table, whose item is in place 1 of native, for a character. */
static bool
map_character(struct runtime *runtime, struct object *native,
              struct object *table, uint32_t codepoint,
              struct string_builder *out)
{
    struct ref key = {native, 0}, answer = {native, 1};
    bool fine = store_int(runtime, key, codepoint) &&
                object_get_item(runtime, table, ref_get(key), answer);
    if (!fine && is_raised(runtime, "LookupError")) {
        clear_error(runtime);
        string_builder_add(out, codepoint);
        fine = true;
    } else if (fine) {
        fine = add_answer(runtime, ref_get(answer), out);
    }
    ref_set(runtime, key, NULL);
    ref_set(runtime, answer, NULL);
    return fine;
}

bool
str_translate(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"the character", "the answer"};
    struct object *native =
        native_open(runtime, "str.translate", names, 2);
    struct string_builder out;
    const struct string *own = atom_string(self);
    if (native == NULL)
        return false;
    string_builder_init(&out, value_context_of(runtime));
    bool fine = true;
    for (size_t i = 0; fine && i < own->length; i++)
        fine = map_character(runtime, native, arguments->items[0],
                             string_at(own, i), &out);
    native_close(runtime, native);
    if (fine)
        return store_fresh_string(runtime, result,
                                  string_builder_finish(&out));
    string_builder_release(&out);
    return false;
}

/* ---- maketrans ---------------------------------------------------------- */

static bool
set_number(struct runtime *runtime, struct object *dict, uint32_t codepoint,
           struct object *value)
{
    struct object *key = atom_new_int(runtime, codepoint);
    if (key == NULL)
        return false;
    object_pin(key);
    bool fine = dict_set(runtime, dict, key, value);
    object_unpin(runtime, key);
    return fine;
}

/* Characters of `from` to those of `to`; those of `gone` to None. */
static bool
fill_pairs(struct runtime *runtime, struct object *dict,
           const struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (!object_is_str(arguments->items[i]))
            return i == 0
                       ? raise_error(runtime, "TypeError",
                                     "first maketrans argument must be a "
                                     "string if there is a second argument")
                       : raise_error(runtime, "TypeError",
                                     "maketrans() argument %zu must be str, "
                                     "not %s",
                                     i + 1,
                                     arguments->items[i]->type->name);
    const struct string *from = atom_string(arguments->items[0]);
    const struct string *to = atom_string(arguments->items[1]);
    if (from->length != to->length)
        return raise_error(runtime, "ValueError",
                           "the first two maketrans arguments must have "
                           "equal length");
    for (size_t i = 0; i < from->length; i++) {
        struct object *value = atom_new_int(runtime, string_at(to, i));
        if (value == NULL ||
            !set_number(runtime, dict, string_at(from, i), value))
            return false;
    }
    const struct string *gone =
        arguments->count > 2 ? atom_string(arguments->items[2]) : NULL;
    for (size_t i = 0; gone != NULL && i < gone->length; i++)
        if (!set_number(runtime, dict, string_at(gone, i),
                        atom_none(runtime)))
            return false;
    return true;
}

/* A dict whose keys are characters or numbers. */
static bool
fill_from_dict(struct runtime *runtime, struct object *dict,
               struct object *given)
{
    if (given->type != &dict_type)
        return raise_error(runtime, "TypeError",
                           "if you give only one argument to maketrans it "
                           "must be a dict");
    for (uint32_t i = 0; i < dict_length(given); i++) {
        struct object *key = dict_key_at(given, i);
        struct object *value = dict_value_at(given, i);
        bool fine;
        if (object_is_str(key) && atom_string(key)->length != 1)
            return raise_error(runtime, "ValueError",
                               "string keys in translate table must be of "
                               "length 1");
        if (object_is_str(key))
            fine = set_number(runtime, dict, string_at(atom_string(key), 0),
                              value);
        else if (object_is_int(key))
            fine = dict_set(runtime, dict, key, value);
        else
            return raise_error(runtime, "TypeError",
                               "keys in translate table must be strings or "
                               "integers");
        if (!fine)
            return false;
    }
    return true;
}

bool
str_maketrans(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    (void)self;
    if (!store(runtime, result, dict_new(runtime)))
        return false;
    bool fine = arguments->count == 1
                    ? fill_from_dict(runtime, ref_get(result),
                                     arguments->items[0])
                    : fill_pairs(runtime, ref_get(result), arguments);
    if (!fine)
        ref_set(runtime, result, NULL);
    return fine;
}
