/* How instances of a class are laid out: which base decides it, and what
 * __slots__ add (best_base, type_new_slots in Objects/typeobject.c). */
#include <stdlib.h>

#include "base/mem.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/class.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/module.h"
#include "object/operation.h"
#include "object/tuple.h"

bool
type_has_dict(const struct type *type)
{
    if (type->class != NULL)
        return class_of(type)->has_dict;
    return (type->flags & (TYPE_EXCEPTION | TYPE_OWN_DICT)) != 0 ||
           type_is(type, &type_type) || type == &function_type ||
           type == &module_type;
}

bool
type_has_weak_references(const struct type *type)
{
    if (type->class != NULL)
        return class_of(type)->has_weak_references;
    return (type->flags & TYPE_WEAKLY_REFERABLE) != 0;
}

/* Whether objects of a type have no fixed size: nothing can be put behind
 * them. */
static bool
has_items(const struct type *type)
{
    return type_is(type, &int_type) || type_is(type, &tuple_type) ||
           type_is(type, &bytes_type) || type_is(type, &type_type);
}

/* ---- the best base ------------------------------------------------------- */

/* Returns the type that last added something to the layout. */
static const struct type *
solid_base(const struct type *type)
{
    while (type->class != NULL && class_of(type)->members.count == 0)
        type = type->base;
    while (type->class == NULL && type->base != NULL &&
           type->base->struct_size == type->struct_size &&
           (type->flags & TYPE_EXCEPTION) != 0)
        type = type->base;
    return type;
}

static bool
derives(const struct type *type, const struct type *base)
{
    return base == &object_type || type_is(type, base);
}

const struct type *
class_best_base(struct runtime *runtime, struct object *bases)
{
    const struct type *winner = NULL, *best = NULL;
    for (uint32_t i = 0; i < bases->slot_count; i++) {
        if (!object_is_type(bases->slots[i])) {
            raise_error(runtime, "TypeError", "bases must be types");
            return NULL;
        }
        const struct type *base = type_object_type(bases->slots[i]);
        if (!(base->flags & TYPE_BASE)) {
            raise_error(runtime, "TypeError",
                        "type '%s' is not an acceptable base type",
                        base->name);
            return NULL;
        }
        const struct type *candidate = solid_base(base);
        if (winner == NULL || (!derives(winner, candidate) &&
                               derives(candidate, winner))) {
            winner = candidate;
            best = base;
        } else if (!derives(winner, candidate)) {
            raise_error(runtime, "TypeError",
                        "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}

/* ---- __slots__ ----------------------------------------------------------- */

static bool
is_identifier(const char *name)
{
    if (*name == '\0' || (*name >= '0' && *name <= '9'))
        return false;
    for (; *name != '\0'; name++) {
        unsigned char byte = (unsigned char)*name;
        bool fine = byte >= 0x80 || byte == '_' ||
                    (byte >= '0' && byte <= '9') ||
                    ((byte | 32) >= 'a' && (byte | 32) <= 'z');
        if (!fine)
            return false;
    }
    return true;
}

/* Appends a private name as the class body has it (_Py_Mangle). */
static void
mangle(const char *class, const char *name, struct text *out)
{
    size_t length = strlen(name);
    bool is_private = strncmp(name, "__", 2) == 0 &&
                      (length < 4 || strcmp(name + length - 2, "__") != 0);
    while (*class == '_')
        class++;
    if (is_private && *class != '\0')
        text_add_format(out, "_%s", class);
    text_add_string(out, name);
}

struct reader {
    struct runtime *runtime;
    const char *class_name;
    const struct type *base;
    struct object *dict;
    struct class_slots *slots;
};

/* Takes __dict__ or __weakref__ as a slot. */
static bool
take_special(struct reader *reader, const char *name)
{
    bool is_dict = strcmp(name, "__dict__") == 0;
    bool *adds = is_dict ? &reader->slots->adds_dict
                         : &reader->slots->adds_weak_references;
    bool has = is_dict ? type_has_dict(reader->base)
                       : type_has_weak_references(reader->base) ||
                             has_items(reader->base);
    if (has || *adds)
        return raise_error(
            reader->runtime, "TypeError", "%s",
            is_dict ? "__dict__ slot disallowed: we already got one"
            : reader->runtime->profile->minor >= 12
                ? "__weakref__ slot disallowed: we already got one"
                : "__weakref__ slot disallowed: either we already got one, "
                  "or __itemsize__ != 0");
    *adds = true;
    return true;
}

static bool
take_name(struct reader *reader, struct object *item)
{
    struct runtime *runtime = reader->runtime;
    if (!object_is_str(item))
        return raise_error(runtime, "TypeError",
                           "__slots__ items must be strings, not '%s'",
                           item->type->name);
    struct text name = {0}, mangled = {0};
    string_to_text(atom_string(item), &name);
    bool fine = true;
    const char *written = text_string(&name);
    if (!is_identifier(written)) {
        fine = raise_error(runtime, "TypeError",
                           "__slots__ must be identifiers");
    } else if (strcmp(written, "__dict__") == 0 ||
               strcmp(written, "__weakref__") == 0) {
        fine = take_special(reader, written);
    } else {
        mangle(reader->class_name, written, &mangled);
        struct object *there =
            dict_find_c(runtime, reader->dict, text_string(&mangled));
        if (there != NULL && strcmp(written, "__qualname__") != 0 &&
            strcmp(written, "__classcell__") != 0)
            fine = raise_error(
                runtime, "ValueError",
                "'%s' in __slots__ conflicts with class variable",
                text_string(&mangled));
        else
            VECTOR_PUSH(&reader->slots->names, text_take(&mangled));
    }
    text_release(&name);
    text_release(&mangled);
    return fine;
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Further bases may have what the best one has not. */
static void
take_from_bases(struct reader *reader, struct object *bases)
{
    struct class_slots *slots = reader->slots;
    bool may_weak = !type_has_weak_references(reader->base) &&
                    !has_items(reader->base);
    bool may_dict = !type_has_dict(reader->base);
    for (uint32_t i = 0; bases->slot_count > 1 && i < bases->slot_count;
         i++) {
        const struct type *base = type_object_type(bases->slots[i]);
        if (base == reader->base)
            continue;
        slots->adds_dict |= may_dict && type_has_dict(base);
        slots->adds_weak_references |=
            may_weak && type_has_weak_references(base);
    }
}

static bool
read_names(struct reader *reader, struct object *names)
{
    if (names->slot_count > 0 && has_items(reader->base))
        return raise_error(reader->runtime, "TypeError",
                           "nonempty __slots__ not supported for subtype of "
                           "'%s'",
                           reader->base->name);
    for (uint32_t i = 0; i < names->slot_count; i++)
        if (!take_name(reader, names->slots[i]))
            return false;
    if (reader->slots->names.count > 1)
        qsort(reader->slots->names.items, reader->slots->names.count,
              sizeof(char *), compare_names);
    return true;
}

bool
class_read_slots(struct runtime *runtime, const char *name,
                 const struct type *base, struct object *bases,
                 struct object *dict, struct class_slots *slots)
{
    static const char *const names[] = {"the names of __slots__"};
    struct reader reader = {runtime, name, base, dict, slots};
    struct object *written = dict_find_c(runtime, dict, "__slots__");
    if (written == NULL) {
        slots->adds_dict = !type_has_dict(base);
        slots->adds_weak_references =
            !type_has_weak_references(base) && !has_items(base);
        return true;
    }
    struct object *native = native_open(runtime, "type", names, 1);
    if (native == NULL)
        return false;
    struct ref place = {native, 0};
    bool fine;
    if (object_is_str(written)) {
        struct object *tuple = tuple_from_items(runtime, &written, 1);
        fine = tuple != NULL;
        if (fine)
            ref_set(runtime, place, tuple);
    } else {
        fine = tuple_from_iterable(runtime, written, place);
    }
    fine = fine && read_names(&reader, ref_get(place));
    native_close(runtime, native);
    if (fine)
        take_from_bases(&reader, bases);
    return fine;
}

void
class_slots_release(struct class_slots *slots)
{
    for (size_t i = 0; i < slots->names.count; i++)
        mem_free(slots->names.items[i]);
    VECTOR_RELEASE(&slots->names);
}
