#include "object/generic_alias.h"

#include "object/atom.h"
#include "object/class.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/set.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"

enum { MOST_MEMBERS = 64 };

/* ---- printing ----------------------------------------------------------- */

/* A type is called by its name, all else by its repr. */
static bool
add_part(struct runtime *runtime, struct object *part, struct text *out)
{
    if (part == atom_ellipsis(runtime)) {
        text_add_string(out, "...");
    } else if (object_is_type(part)) {
        const struct type *type = type_object_type(part);
        if (type == atom_none(runtime)->type) {
            text_add_string(out, "None"); /* in a union it is None's type */
            return true;
        }
        if (type->class != NULL)
            text_add_string(out, "__main__.");
        text_add_string(out, type_qualified_name(type));
    } else {
        return object_repr(runtime, part, out);
    }
    return true;
}

static bool
add_parts(struct runtime *runtime, struct object *parts, uint32_t first,
          const char *between, struct text *out)
{
    for (uint32_t i = first; i < parts->slot_count; i++) {
        if (i > first)
            text_add_string(out, between);
        if (!add_part(runtime, parts->slots[i], out))
            return false;
    }
    return true;
}

/* ---- list[int] ---------------------------------------------------------- */

static bool
alias_repr(struct runtime *runtime, struct object *object, struct text *out)
{
    bool fine = add_part(runtime, object->slots[0], out);
    text_add_byte(out, '[');
    fine = fine && add_parts(runtime, object, 1, ", ", out);
    text_add_byte(out, ']');
    return fine;
}

/* list[int]() makes a list. */
static bool
alias_call(struct runtime *runtime, struct object *callable,
           const struct arguments *arguments, struct ref result)
{
    return object_call(runtime, callable->slots[0], arguments, result);
}

static const struct type generic_alias_type = {
    .name = "types.GenericAlias",
    .flags = TYPE_HAS_GC_HEAD | TYPE_TRACKED,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct object),
    .repr = alias_repr,
    .call = alias_call,
    .binary = type_union_binary,
    .binary_kinds = OPERATOR_BIT(OPERATOR_OR),
};

bool
type_is_generic(const struct runtime *runtime, const struct type *type)
{
    static const struct type *const types[] = {
        &list_type, &dict_type, &tuple_type, &set_type, &frozenset_type,
        &type_type};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (type == types[i])
            return runtime->profile->builtin_generics;
    return false;
}

/* Makes an object of a type whose slots refer to items. */
static bool
store_parts(struct runtime *runtime, const struct type *type,
            struct object *const *items, uint32_t count, struct ref result)
{
    struct object *object =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .flags = NODE_OPAQUE,
                                          .size = 72,
                                          .block_size = 88});
    if (object == NULL || !store(runtime, result, object) ||
        !slots_insert(runtime, object, 0, count, NULL))
        return false;
    for (uint32_t i = 0; i < count; i++)
        slot_set(runtime, object, i, items[i]);
    return true;
}

bool
generic_alias_store(struct runtime *runtime, struct object *origin,
                    struct object *item, struct ref result)
{
    struct object *items[MOST_MEMBERS] = {origin, item};
    uint32_t count = 2;
    if (item->type == &tuple_type && item->slot_count + 1 < MOST_MEMBERS) {
        count = 1;
        for (uint32_t i = 0; i < item->slot_count; i++)
            items[count++] = item->slots[i];
    }
    return store_parts(runtime, &generic_alias_type, items, count, result);
}

/* ---- int | None --------------------------------------------------------- */

static bool
union_repr(struct runtime *runtime, struct object *object, struct text *out)
{
    return add_parts(runtime, object, 0, " | ", out);
}

static const struct type union_type = {
    .name = "types.UnionType",
    .flags = TYPE_HAS_GC_HEAD | TYPE_TRACKED,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct object),
    .repr = union_repr,
    .binary = type_union_binary,
    .binary_kinds = OPERATOR_BIT(OPERATOR_OR),
};

/* Adds what an operand stands for to the members, each once; false if it is
 * nothing that a union can have. */
static bool
add_members(struct runtime *runtime, struct object *operand,
            struct object **members, uint32_t *count)
{
    bool is_union = operand->type == &union_type;
    if (!is_union && !is_none(operand) && !object_is_type(operand)
        && operand->type != &generic_alias_type)
        return false;
    uint32_t parts = is_union ? operand->slot_count : 1;
    for (uint32_t i = 0; i < parts; i++) {
        struct object *part = is_union ? operand->slots[i] : operand;
        bool known = false;
        if (is_none(part))
            part = type_object_of(runtime, part->type);
        for (uint32_t k = 0; k < *count; k++)
            known = known || members[k] == part;
        if (!known && part != NULL && *count < MOST_MEMBERS)
            members[(*count)++] = part;
    }
    return true;
}

enum outcome
type_union_binary(struct runtime *runtime, enum operator_kind kind,
                  struct object *a, struct object *b, struct ref result)
{
    struct object *members[MOST_MEMBERS];
    uint32_t count = 0;
    if (kind != OPERATOR_OR || !runtime->profile->type_unions
        || !add_members(runtime, a, members, &count)
        || !add_members(runtime, b, members, &count))
        return OUTCOME_NOT_IMPLEMENTED;
    bool done = count == 1
                    ? store(runtime, result, members[0])
                    : store_parts(runtime, &union_type, members, count,
                                  result);
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}
