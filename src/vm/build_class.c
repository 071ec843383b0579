#include "vm/build_class.h"

#include "heap/native.h"
#include "object/atom.h"
#include "object/cell.h"
#include "object/class.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/lookup.h"
#include "object/namespace.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "vm/call.h"

/* What the C function holds meanwhile. */
enum held {
    HELD_WRITTEN_BASES, /* as they were written, if __mro_entries__ changed
                           them */
    HELD_BASES,
    HELD_META,
    HELD_KEYWORDS, /* those for the metaclass: a dict … */
    HELD_NAMES,    /* … and a tuple of its keys */
    HELD_NAMESPACE,
    HELD_CELL,
    HELD_ITEM,
    HELD_TUPLE,
    HELD_COUNT
};

static const char *const held_names[HELD_COUNT] = {
    "the bases as written", "the bases", "the metaclass",
    "the keyword arguments", "(names)", "the names of the body",
    "the cell of __class__", "an item", "the arguments of the metaclass"};

struct building {
    struct runtime *runtime;
    struct object *native;
    const struct arguments *arguments; /* function, name, bases … */
    struct object **values;            /* of the keywords; owned */
};

static struct object *
held(const struct building *building, enum held which)
{
    return building->native->slots[which];
}

static struct ref
place(const struct building *building, enum held which)
{
    return (struct ref){building->native, which};
}

/* ---- bases --------------------------------------------------------------- */

/* Asks a base that is no type what it stands for; leaves HELD_ITEM empty when
 * it does not say. */
static bool
ask_entries(struct building *building, struct object *base)
{
    struct runtime *runtime = building->runtime;
    struct ref method = place(building, HELD_CELL);
    struct ref item = place(building, HELD_ITEM);
    if (object_is_type(base))
        return true;
    if (!object_find_attribute(runtime, base, "__mro_entries__", method))
        return false;
    if (!ref_get(method))
        return true;
    bool done = object_call_one(runtime, ref_get(method),
                                held(building, HELD_BASES), item);
    ref_set(runtime, method, NULL);
    if (done && !object_is_tuple(ref_get(item)))
        return raise_error(runtime, "TypeError",
                           "__mro_entries__ must return a tuple");
    return done;
}

static const char entries_name[] = "entries of a base";

static void
release_entries(struct building *building)
{
    struct object *native = building->native;
    for (uint32_t i = native->slot_count; i-- > HELD_COUNT;) {
        ref_set(building->runtime, (struct ref){native, i}, NULL);
        slots_remove(building->runtime, native, i, 1, entries_name);
    }
}

/* Replaces bases that are no types by what __mro_entries__ gives (PEP 560). */
static bool
update_bases(struct building *building)
{
    struct runtime *runtime = building->runtime;
    struct object *bases = held(building, HELD_BASES);
    VECTOR(struct object *) items = {0};
    bool changed = false, fine = true;
    for (uint32_t i = 0; fine && i < bases->slot_count; i++) {
        fine = ask_entries(building, bases->slots[i]);
        struct object *entries = held(building, HELD_ITEM);
        if (!entries) {
            VECTOR_PUSH(&items, bases->slots[i]);
            continue;
        }
        changed = true;
        uint32_t slot = building->native->slot_count;
        fine = fine && slots_insert(runtime, building->native, slot, 1,
                                    entries_name);
        if (fine)
            ref_move(runtime, place(building, HELD_ITEM),
                     (struct ref){building->native, slot});
        for (uint32_t k = 0; fine && k < entries->slot_count; k++)
            VECTOR_PUSH(&items, entries->slots[k]);
    }
    if (fine && changed) {
        struct object *tuple = tuple_from_items(runtime, items.items,
                                                (uint32_t)items.count);
        fine = tuple != NULL;
        ref_move(runtime, place(building, HELD_BASES),
                 place(building, HELD_WRITTEN_BASES));
        if (fine)
            ref_set(runtime, place(building, HELD_BASES), tuple);
        release_entries(building);
    }
    VECTOR_RELEASE(&items);
    return fine;
}

/* ---- the metaclass ------------------------------------------------------- */

/* Keeps all keywords but `metaclass`, and finds that. */
static bool
sort_keywords(struct building *building)
{
    struct runtime *runtime = building->runtime;
    const struct arguments *arguments = building->arguments;
    size_t count = arguments_keyword_count(arguments), kept = 0;
    struct object *meta = arguments_keyword(arguments, "metaclass");
    if (count == 0)
        return true;
    struct object *dict = dict_new(runtime);
    if (!dict)
        return false;
    ref_set(runtime, place(building, HELD_KEYWORDS), dict);
    struct object **names = mem_alloc_array(count, sizeof *names);
    building->values = mem_alloc_array(count, sizeof *building->values);
    bool fine = true;
    for (uint32_t i = 0; fine && i < count; i++) {
        struct object *name = arguments->keywords->slots[i];
        struct object *value = arguments->items[arguments->count + i];
        if (string_equal_c(atom_string(name), "metaclass"))
            continue;
        names[kept] = name;
        building->values[kept++] = value;
        fine = dict_set(runtime, dict, name, value);
    }
    struct object *tuple =
        kept > 0 ? tuple_from_items(runtime, names, (uint32_t)kept) : NULL;
    mem_free(names);
    if (tuple)
        ref_set(runtime, place(building, HELD_NAMES), tuple);
    if (meta)
        ref_set(runtime, place(building, HELD_META), meta);
    return fine && (kept == 0 || tuple);
}

static bool
find_metaclass(struct building *building)
{
    struct runtime *runtime = building->runtime;
    struct object *bases = held(building, HELD_BASES);
    struct object *meta = held(building, HELD_META);
    const struct type *type = &type_type;
    if (meta && !object_is_type(meta))
        return true; /* any function will do */
    if (meta)
        type = type_object_type(meta);
    else if (bases->slot_count > 0)
        type = bases->slots[0]->type;
    if (type_is(type, &type_type)
        && !class_find_metatype(runtime, type, bases, &type))
        return false;
    return store(runtime, place(building, HELD_META),
                 type_object_of(runtime, type));
}

/* Fills *arguments for a call with items and the kept keywords; the array is to
 * be freed. */
static struct object **
lay_out(const struct building *building, struct object *const *items,
        size_t count, struct arguments *arguments)
{
    struct object *names = held(building, HELD_NAMES);
    size_t named = names ? names->slot_count : 0;
    struct object **all = mem_alloc_array(count + named, sizeof *all);
    for (size_t i = 0; i < count; i++)
        all[i] = items[i];
    for (size_t i = 0; i < named; i++)
        all[count + i] = building->values[i];
    *arguments = (struct arguments){all, count, names, NULL, NULL};
    return all;
}

/* ---- the namespace ------------------------------------------------------- */

/* The timeline is to know the keys by themselves: they are shown as names. */
static void
note_names(struct runtime *runtime, const struct object *dict)
{
    struct text name = {0};
    for (uint32_t i = 0; i < dict_length(dict); i++) {
        if (!object_is_str(dict_key_at(dict, i)))
            continue;
        text_clear(&name);
        string_to_text(atom_string(dict_key_at(dict, i)), &name);
        (void)log_text(runtime->log, text_string(&name), name.length);
    }
    text_release(&name);
}

static bool
prepare(struct building *building, const char *name)
{
    struct runtime *runtime = building->runtime;
    struct ref namespace = place(building, HELD_NAMESPACE);
    struct object *meta = held(building, HELD_META);
    struct ref method = place(building, HELD_ITEM);
    bool is_type = object_is_type(meta);
    const struct type *owner =
        is_type ? type_lookup_owner(runtime, type_object_type(meta),
                                    "__prepare__")
                : NULL;
    if (is_type && (!owner || !owner->class))
        return store(runtime, namespace,
                     namespace_new(runtime, "class", name));
    if (!object_find_attribute(runtime, meta, "__prepare__", method))
        return false;
    if (!ref_get(method))
        return store(runtime, namespace,
                     namespace_new(runtime, "class", name));
    struct object *items[] = {building->arguments->items[1],
                              held(building, HELD_BASES)};
    struct arguments arguments;
    struct object **all = lay_out(building, items, 2, &arguments);
    bool done = class_call_first(runtime, ref_get(method), NULL, &arguments,
                                 namespace);
    mem_free(all);
    ref_set(runtime, method, NULL);
    if (done && !ref_get(namespace)->type->get_item)
        return raise_error(runtime, "TypeError",
                           "%s.__prepare__() must return a mapping, not %s",
                           is_type ? type_object_type(meta)->name
                                   : "<metaclass>",
                           ref_get(namespace)->type->name);
    if (done && object_is_dict(ref_get(namespace)))
        note_names(runtime, ref_get(namespace));
    return done;
}

/* Makes a dict of the namespace, for the metaclass. */
static bool
namespace_to_dict(struct building *building)
{
    struct runtime *runtime = building->runtime;
    struct object *namespace = held(building, HELD_NAMESPACE);
    if (namespace->kind != NODE_NAMESPACE)
        return true;
    struct ref key = place(building, HELD_ITEM);
    struct object *dict = dict_new(runtime);
    if (!dict)
        return false;
    object_pin(dict);
    bool fine = true;
    for (uint32_t i = 0; fine && i < namespace->slot_count; i++) {
        struct object *name =
            str_intern_c(runtime, namespace_name(namespace, i), true);
        fine = name != NULL;
        if (!fine || !namespace->slots[i])
            continue;
        ref_set(runtime, key, name);
        fine = dict_set_moved(runtime, dict, key,
                              (struct ref){namespace, i});
    }
    ref_set(runtime, place(building, HELD_NAMESPACE), dict);
    object_unpin(runtime, dict);
    return fine;
}

/* ---- the class ----------------------------------------------------------- */

/* Whether the class was put into the cell that its methods ask for it. */
static bool
check_cell(struct building *building, struct object *class)
{
    struct runtime *runtime = building->runtime;
    struct object *cell = held(building, HELD_CELL);
    if (!cell || cell->type != &cell_type || !object_is_type(class)
        || cell->slots[0] == class)
        return true;
    struct text name = {0};
    bool fine = object_repr(runtime, building->arguments->items[1], &name)
                && object_repr(runtime, class, &name);
    text_release(&name);
    if (!fine)
        return false;
    struct text words = {0};
    object_repr(runtime, building->arguments->items[1], &words);
    if (!cell->slots[0]) {
        text_add_string(&words, " as ");
        object_repr(runtime, class, &words);
        raise_error(runtime, "RuntimeError",
                    "__class__ not set defining %s. Was __classcell__ "
                    "propagated to type.__new__?",
                    text_string(&words));
    } else {
        struct text other = {0};
        object_repr(runtime, cell->slots[0], &other);
        text_add_string(&words, " as ");
        object_repr(runtime, class, &words);
        raise_error(runtime, "TypeError",
                    "__class__ set to %s defining %s", text_string(&other),
                    text_string(&words));
        text_release(&other);
    }
    text_release(&words);
    return false;
}

/* A metaclass is called with a tuple; type itself gets its keyword arguments
 * one by one and makes another dict of them. */
static bool
hold_call(struct building *building, const struct arguments *arguments)
{
    struct runtime *runtime = building->runtime;
    struct object *native = building->native;
    struct object *tuple = tuple_from_items(runtime, arguments->items, 3);
    if (!tuple)
        return false;
    ref_set(runtime, place(building, HELD_TUPLE), tuple);
    size_t named = arguments_keyword_count(arguments);
    const struct object *meta = held(building, HELD_META);
    bool copies = named > 0 && runtime->profile->type_copies_keywords
                  && object_is_type(meta)
                  && type_object_type(meta) == &type_type;
    if (!copies)
        return true;
    uint32_t count = (uint32_t)(3 + 2 * named);
    if (!slots_insert(runtime, native, HELD_COUNT, count, "an argument"))
        return false;
    for (uint32_t i = 0; i < count; i++)
        slot_set(runtime, native, HELD_COUNT + i,
                 arguments->items[i < 3 + named ? i : i - named]);
    return true;
}

static bool
call_metaclass(struct building *building, struct ref result)
{
    struct runtime *runtime = building->runtime;
    struct object *written = held(building, HELD_WRITTEN_BASES);
    if (written) {
        struct object *key = str_intern_c(runtime, "__orig_bases__", true);
        if (!key
            || !object_set_item(runtime, held(building, HELD_NAMESPACE), key,
                                written))
            return false;
    }
    struct object *items[] = {building->arguments->items[1],
                              held(building, HELD_BASES),
                              held(building, HELD_NAMESPACE)};
    struct arguments arguments;
    struct object **all = lay_out(building, items, 3, &arguments);
    bool done = hold_call(building, &arguments);
    runtime->packed = &arguments;
    done = done
           && object_call(runtime, held(building, HELD_META), &arguments,
                          result);
    runtime->packed = NULL;
    mem_free(all);
    return done && check_cell(building, ref_get(result));
}

static bool
build(struct building *building, struct ref result)
{
    struct runtime *runtime = building->runtime;
    const struct arguments *arguments = building->arguments;
    struct object *bases =
        tuple_from_items(runtime, arguments->items + 2,
                         (uint32_t)arguments->count - 2);
    if (!bases)
        return false;
    ref_set(runtime, place(building, HELD_BASES), bases);
    struct text name = {0};
    string_to_text(atom_string(arguments->items[1]), &name);
    bool done = update_bases(building) && sort_keywords(building)
                && find_metaclass(building)
                && prepare(building, text_string(&name));
    text_release(&name);
    return done
           && call_class_body(runtime, arguments->items[0],
                              held(building, HELD_NAMESPACE),
                              place(building, HELD_CELL))
           && namespace_to_dict(building)
           && call_metaclass(building, result);
}

static bool
build_class(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    (void)self;
    if (arguments->items[0]->type != &function_type)
        return raise_error(runtime, "TypeError",
                           "__build_class__: func must be a function");
    if (!object_is_str(arguments->items[1]))
        return raise_error(runtime, "TypeError",
                           "__build_class__: name is not a string");
    struct building building = {
        .runtime = runtime,
        .arguments = arguments,
        .native = native_open(runtime, build_class_name, held_names,
                              HELD_COUNT),
    };
    if (!building.native)
        return false;
    bool done = build(&building, result);
    mem_free(building.values);
    native_close(runtime, building.native);
    if (!done && ref_get(result))
        ref_set(runtime, result, NULL);
    return done;
}

static const char *const any_keyword[] = {"", NULL};

const struct method build_class_method = {
    build_class_name, build_class, 2, -1, any_keyword,
    "what a class statement calls"};
