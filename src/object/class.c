/* Making classes (type_new), letting go of them, and calling them. */
#include "object/class.h"

#include "base/mem.h"
#include "heap/collector.h"
#include "heap/native.h"
#include "object/caches.h"
#include "object/cell.h"
#include "object/class_nature.h"
#include "object/class_slots.h"
#include "object/descriptor.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/instance.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

const char *
type_qualified_name(const struct type *type)
{
    return type->class != NULL ? class_of(type)->qualified_name
                               : type_short_name(type);
}

/* ---- subclasses ---------------------------------------------------------- */

static void
forget_subclass(const struct type *base, const struct object *class)
{
    if (base->class == NULL)
        return;
    struct class *owner = class_of(base);
    for (size_t i = 0; i < owner->subclasses.count; i++)
        if (owner->subclasses.items[i] == class) {
            size_t after = owner->subclasses.count - i - 1;
            memmove(&owner->subclasses.items[i],
                    &owner->subclasses.items[i + 1],
                    after * sizeof *owner->subclasses.items);
            owner->subclasses.count--;
            return;
        }
}

void
class_note_bases(struct class *class)
{
    struct object *bases = class->head.object.slots[CLASS_BASES];
    for (uint32_t i = 0; i < bases->slot_count; i++) {
        const struct type *base = type_object_type(bases->slots[i]);
        if (base->class != NULL)
            VECTOR_PUSH(&class_of(base)->subclasses, &class->head.object);
    }
}

/* Called when the class dies, while it still has its bases. */
void
class_forget(struct runtime *runtime, struct object *object)
{
    struct object *bases = object->slots[CLASS_BASES];
    type_object_register(runtime, type_object_type(object), NULL);
    for (uint32_t i = 0; bases != NULL && i < bases->slot_count; i++)
        if (object_is_type(bases->slots[i]))
            forget_subclass(type_object_type(bases->slots[i]), object);
}

void
class_release(struct object *object)
{
    struct class *class = (struct class *)(void *)object;
    mem_free(class->name);
    mem_free(class->qualified_name);
    mem_free(class->order);
    for (size_t i = 0; i < class->members.count; i++)
        mem_free(class->members.items[i]);
    VECTOR_RELEASE(&class->members);
    VECTOR_RELEASE(&class->subclasses);
    shared_keys_let_go(class->keys);
}

void
class_modified(struct runtime *runtime, struct class *class)
{
    class->version = ++runtime->caches->class_version;
    class_slots_update(runtime, class);
    class_classify(runtime, class);
    for (size_t i = 0; i < class->subclasses.count; i++)
        class_modified(runtime,
                       (struct class *)(void *)class->subclasses.items[i]);
}

/* ---- the metaclass ------------------------------------------------------- */

bool
class_find_metatype(struct runtime *runtime, const struct type *meta,
                    struct object *bases, const struct type **winner)
{
    *winner = meta;
    for (uint32_t i = 0; i < bases->slot_count; i++) {
        const struct type *type = bases->slots[i]->type;
        if (type_is(*winner, type) || !type_is(type, &type_type))
            continue;
        if (!type_is(type, *winner))
            return raise_error(
                runtime, "TypeError",
                "metaclass conflict: the metaclass of a derived class must "
                "be a (non-strict) subclass of the metaclasses of all its "
                "bases");
        *winner = type;
    }
    return true;
}

/* ---- making a class ------------------------------------------------------ */

/* What is known of a class that is being made. */
struct making {
    struct runtime *runtime;
    const struct type *metatype;
    struct object *name;            /* borrowed, like bases and dict */
    struct object *bases;
    struct object *dict;            /* as it was given */
    const struct arguments *arguments;
    const struct type *base;
    struct class_slots slots;
    struct class *class;
    struct ref result;
};

static bool
check_arguments(struct making *making)
{
    static const char *const wanted[] = {"str", "tuple", "dict"};
    struct object *const *items = making->arguments->items;
    bool fine[] = {object_is_str(items[0]), object_is_tuple(items[1]),
                   object_is_dict(items[2])};
    for (int i = 0; i < 3; i++)
        if (!fine[i])
            return raise_error(
                making->runtime, "TypeError",
                "type.__new__() argument %d must be %s, not %s", i + 1,
                wanted[i], type_short_name(items[i]->type));
    making->name = items[0];
    making->bases = items[1];
    making->dict = items[2];
    return true;
}

static bool
check_bases(struct making *making)
{
    struct runtime *runtime = making->runtime;
    if (making->bases->slot_count == 0) {
        making->base = &object_type;
        return true;
    }
    making->base = class_best_base(runtime, making->bases);
    return making->base != NULL;
}

static bool
is_plain(const struct type *solid)
{
    return solid == &object_type;
}

/* Sizes: the object, members, and what its dict and weak references take. */
static void
set_instance_size(const struct runtime *runtime, struct class *class)
{
    const struct profile *profile = runtime->profile;
    uint64_t size = 32 + 8 * (uint64_t)class->member_count;
    bool managed_dict = !profile->instance_dict_eager;
    bool managed_weak = profile->managed_weak_references;
    bool preheader = (class->has_dict && managed_dict) ||
                     (class->has_weak_references && managed_weak);
    if (class->has_dict && !managed_dict)
        size += 8;
    if (class->has_weak_references && !managed_weak)
        size += 8;
    class->instance_size = size + (preheader ? 16 : 0);
}

bool
class_get_attribute(struct runtime *runtime, struct object *object,
                    const char *name, struct ref result)
{
    return generic_get_attribute(runtime, object, name, result);
}

bool
class_set_attribute(struct runtime *runtime, struct object *object,
                    const char *name, struct object *value)
{
    return generic_set_attribute(runtime, object, name, value);
}

/* Fills the table of a class from that of its best base. */
static void
fill_table(struct class *class, const struct type *base)
{
    struct type *table = &class->table;
    *table = *base;
    bool plain = is_plain(class->solid);
    const unsigned own = TYPE_UNTRACKS | TYPE_UNTRACKS_LATE |
                         TYPE_VECTORCALL | TYPE_METHOD;
    unsigned inherited = base->flags & ~own;
    table->flags = inherited | TYPE_HEAP | TYPE_BASE | TYPE_TRACKED |
                   TYPE_HAS_GC_HEAD;
    if (class->has_weak_references)
        table->flags |= TYPE_WEAKLY_REFERABLE;
    table->name = class->name;
    table->base = base;
    table->class = &class->head.object;
    table->order = class->order;
    table->methods = table->class_methods = NULL;
    table->getters = NULL;
    table->free_list = FREE_LIST_NONE;
    table->documentation = NULL;
    if (type_is(base, &type_type)) {
        table->flags &= ~(unsigned)TYPE_TRACKED;
        return;
    }
    table->get_attribute = class_get_attribute;
    table->set_attribute = class_set_attribute;
    table->born = instance_prepare;
    if (!plain)
        return; /* class_slots.c */
    table->scheme = SLOTS_NAMES;
    table->struct_size = sizeof(struct instance);
    table->clear = instance_clear;
}

/* Shared keys are kept for instances whose dict is the classes' own matter:
 * from 3.11 on not where a built-in base brings one. */
static uint64_t
class_size(const struct making *making)
{
    const struct profile *profile = making->runtime->profile;
    const struct type *base = making->base;
    const struct type *solid =
        base->class != NULL ? class_of(base)->solid : base;
    bool has_dict = type_has_dict(base) || making->slots.adds_dict;
    bool has_keys = has_dict && (profile->instance_dict_eager ||
                                 !type_has_dict(solid));
    return (uint64_t)(profile->class_size -
                      (has_keys ? 0 : profile->class_keys_size));
}

static struct object *
make_object(struct making *making)
{
    static const char *const names[CLASS_SLOT_COUNT] = {
        [CLASS_DICT] = "(dict)",   [CLASS_ORDER] = "(mro)",
        [CLASS_BASES] = "(bases)", [CLASS_BASE] = "(base)",
        [CLASS_META] = "(class)"};
    struct runtime *runtime = making->runtime;
    struct text name = {0};
    string_to_text(atom_string(making->name), &name);
    uint64_t size = class_size(making);
    struct object *object =
        object_new(runtime, making->metatype,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .name = text_string(&name),
                                          .size = size,
                                          .block_size = size});
    if (object == NULL) {
        text_release(&name);
        return NULL;
    }
    struct class *class = making->class = (struct class *)(void *)object;
    class->name = text_take(&name);
    class->head.represents = &class->table;
    class->table.class = object;
    class->table.name = class->name;
    class->keys = shared_keys_new(runtime->profile);
    class->version = ++runtime->caches->class_version;
    for (uint32_t i = 0; i < CLASS_SLOT_COUNT; i++)
        if (!slots_insert(runtime, object, i, 1, names[i]))
            return NULL;
    return object;
}

/* Decides what instances have. */
static void
lay_out(struct making *making)
{
    struct class *class = making->class;
    const struct type *base = making->base;
    struct class_slots *slots = &making->slots;
    class->solid = base->class != NULL ? class_of(base)->solid : base;
    class->adds_dict = slots->adds_dict;
    class->adds_weak_references = slots->adds_weak_references;
    class->has_dict = type_has_dict(base) || slots->adds_dict;
    class->has_weak_references =
        type_has_weak_references(base) || slots->adds_weak_references;
    class->member_count = (uint32_t)slots->names.count;
    if (base->class != NULL)
        class->member_count += class_of(base)->member_count;
    for (size_t i = 0; i < slots->names.count; i++) {
        struct text label = {0};
        text_add_format(&label, ".%s", slots->names.items[i]);
        VECTOR_PUSH(&class->members, text_take(&label));
    }
    set_instance_size(making->runtime, class);
}

/* dict[name] = value if it is not there. */
static bool
set_default(struct making *making, const char *name, struct object *value)
{
    struct object *dict = class_dict(making->class);
    if (dict_find_c(making->runtime, dict, name) != NULL)
        return true;
    return value != NULL && dict_set_c(making->runtime, dict, name, value);
}

/* Takes __qualname__ out of the dict. */
static bool
take_qualified_name(struct making *making)
{
    struct runtime *runtime = making->runtime;
    struct object *dict = class_dict(making->class);
    struct object *name = dict_find_c(runtime, dict, "__qualname__");
    bool found;
    if (name == NULL)
        name = making->name;
    else if (!object_is_str(name))
        return raise_error(runtime, "TypeError",
                           "type __qualname__ must be a str, not %s",
                           type_short_name(name->type));
    struct text text = {0};
    string_to_text(atom_string(name), &text);
    making->class->qualified_name = text_take(&text);
    return dict_delete_c(runtime, dict, "__qualname__", &found);
}

/* Functions with these names belong to the class whatever they say. */
static bool
wrap_functions(struct making *making)
{
    static const struct {
        const char *name;
        const struct type *type;
    } rows[] = {{"__new__", &staticmethod_type},
                {"__init_subclass__", &classmethod_type},
                {"__class_getitem__", &classmethod_type}};
    struct runtime *runtime = making->runtime;
    struct object *dict = class_dict(making->class);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct object *found = dict_find_c(runtime, dict, rows[i].name);
        if (found == NULL || found->type != &function_type)
            continue;
        struct object *wrapped =
            static_method_new(runtime, rows[i].type, found);
        if (wrapped == NULL ||
            !dict_set_c(runtime, dict, rows[i].name, wrapped))
            return false;
    }
    return true;
}

static bool
add_descriptors(struct making *making)
{
    struct runtime *runtime = making->runtime;
    struct class *class = making->class;
    struct object *dict = class_dict(class);
    for (uint32_t i = 0; i < making->slots.names.count; i++) {
        const char *name = making->slots.names.items[i];
        struct object *member =
            member_descriptor_new(runtime, class, i, name);
        if (member == NULL || !dict_set_c(runtime, dict, name, member))
            return false;
    }
    if (class->adds_dict &&
        !set_default(making, "__dict__",
                     dict_descriptor_new(runtime, class)))
        return false;
    return !class->adds_weak_references ||
           set_default(making, "__weakref__",
                       weak_descriptor_new(runtime, class));
}

static bool
fill_dict(struct making *making)
{
    struct runtime *runtime = making->runtime;
    struct object *dict = dict_copy(runtime, making->dict);
    if (dict == NULL)
        return false;
    slot_set(runtime, &making->class->head.object, CLASS_DICT, dict);
    if (!take_qualified_name(making))
        return false;
    struct object *module = str_intern_c(runtime, "__main__", true);
    if (!set_default(making, "__module__", module) ||
        !wrap_functions(making) || !add_descriptors(making) ||
        !set_default(making, "__doc__", atom_none(runtime)))
        return false;
    if (dict_find_c(runtime, dict, "__eq__") != NULL &&
        dict_find_c(runtime, dict, "__hash__") == NULL)
        return dict_set_c(runtime, dict, "__hash__", atom_none(runtime));
    return true;
}

/* Puts the class into the cell that its methods ask. */
static bool
set_cell(struct making *making)
{
    struct runtime *runtime = making->runtime;
    struct object *dict = class_dict(making->class);
    struct object *cell = dict_find_c(runtime, dict, "__classcell__");
    bool found;
    if (cell == NULL)
        return true;
    if (cell->type != &cell_type)
        return raise_error(runtime, "TypeError",
                           "type.__new__ argument: __classcell__ must be a "
                           "nonlocal cell, not <class '%s'>",
                           cell->type->name);
    slot_set(runtime, cell, 0, &making->class->head.object);
    return dict_delete_c(runtime, dict, "__classcell__", &found);
}

/* Keeps the order and the tuple of it. */
bool
class_set_order(struct runtime *runtime, struct class *class,
                const struct type **order, size_t count)
{
    struct object **items = mem_alloc_array(count, sizeof *items);
    bool fine = true;
    for (size_t i = 0; fine && i < count; i++) {
        items[i] = type_object_of(runtime, order[i]);
        fine = items[i] != NULL;
    }
    struct object *tuple =
        fine ? tuple_from_items(runtime, items, (uint32_t)count) : NULL;
    mem_free(items);
    if (tuple == NULL) {
        mem_free(order);
        return false;
    }
    mem_free(class->order);
    class->order = order;
    class->table.order = order;
    class->table.order_count = count;
    slot_set(runtime, &class->head.object, CLASS_ORDER, tuple);
    return true;
}

static bool
set_order(struct making *making)
{
    struct runtime *runtime = making->runtime;
    struct class *class = making->class;
    const struct type **order;
    size_t count;
    struct object *bases = class->head.object.slots[CLASS_BASES];
    return class_find_order(runtime, &class->table, bases, &order, &count) &&
           class_set_order(runtime, class, order, count);
}

static bool
set_bases(struct making *making)
{
    struct runtime *runtime = making->runtime;
    struct object *object = &making->class->head.object;
    struct object *bases = making->bases;
    struct object *base = type_object_of(runtime, making->base);
    if (base == NULL)
        return false;
    if (bases->slot_count == 0)
        bases = tuple_from_items(runtime, &base, 1);
    if (bases == NULL)
        return false;
    slot_set(runtime, object, CLASS_BASES, bases);
    slot_set(runtime, object, CLASS_BASE, base);
    if (making->metatype->class != NULL)
        slot_set(runtime, object, CLASS_META, making->metatype->class);
    return true;
}

/* ---- afterwards ---------------------------------------------------------- */

static bool
fail_set_name(struct runtime *runtime, struct class *class,
              const struct object *value, struct object *key)
{
    struct text message = {0};
    if (runtime->stopped)
        return false;
    text_add_format(&message, "Error calling __set_name__ on '%s' instance ",
                    value->type->name);
    object_repr(runtime, key, &message);
    text_add_format(&message, " in '%s'", class->name);
    if (runtime->profile->set_name_fails_from)
        raise_from_raised(runtime, "RuntimeError", text_string(&message));
    else
        note_raised(runtime, text_string(&message));
    text_release(&message);
    return false;
}

/* Tells values of the dict that want to know it their names (PEP 487). */
static bool
set_names(struct making *making)
{
    static const char *const names[] = {"the attributes", "the result",
                                        "__set_name__"};
    struct runtime *runtime = making->runtime;
    struct class *class = making->class;
    struct object *dict = class_dict(class);
    uint32_t interested = 0;
    for (uint32_t i = 0; i < dict_length(dict); i++)
        interested += type_lookup(runtime, dict_value_at(dict, i)->type,
                                  "__set_name__") != NULL;
    if (interested == 0)
        return true;
    struct object *native = native_open(runtime, "type", names, 3);
    struct object *copy = native == NULL ? NULL : dict_copy(runtime, dict);
    if (copy == NULL)
        return false;
    slot_set(runtime, native, 0, copy);
    bool fine = true;
    for (uint32_t i = 0; fine && i < dict_length(copy); i++) {
        struct object *value = dict_value_at(copy, i);
        struct object *key = dict_key_at(copy, i);
        struct object *found =
            type_lookup(runtime, value->type, "__set_name__");
        struct ref method = {native, 2};
        if (found == NULL)
            continue;
        struct object *items[] = {&class->head.object, key};
        fine = (descriptor_get(runtime, found, value, value->type, method) &&
                object_call(runtime, ref_get(method),
                            &(struct arguments){items, 2, NULL, NULL, NULL},
                            (struct ref){native, 1})) ||
               fail_set_name(runtime, class, value, key);
        slot_set(runtime, native, 1, NULL);
        slot_set(runtime, native, 2, NULL);
    }
    native_close(runtime, native);
    return fine;
}

/* super(class, class).__init_subclass__(**keywords) */
static bool
init_subclass(struct making *making)
{
    static const char *const names[] = {"__init_subclass__", "the result"};
    struct runtime *runtime = making->runtime;
    const struct type *table = &making->class->table;
    const struct arguments *arguments = making->arguments;
    struct object *found = NULL;
    for (size_t i = 1; i < table->order_count && found == NULL; i++)
        if (table->order[i]->class != NULL)
            found = dict_find_c(runtime,
                                class_dict(class_of(table->order[i])),
                                "__init_subclass__");
    if (found == NULL) {
        if (arguments_keyword_count(arguments) == 0)
            return true;
        return raise_error(runtime, "TypeError",
                           runtime->profile->minor >= 9
                               ? "%s.__init_subclass__() takes no keyword "
                                 "arguments"
                               : "__init_subclass__() takes no keyword "
                                 "arguments",
                           making->class->name);
    }
    struct object *native = native_open(runtime, "type", names, 2);
    if (native == NULL)
        return false;
    struct arguments rest = {arguments->items + arguments->count, 0,
                             arguments->keywords, NULL, NULL};
    bool fine = descriptor_get(runtime, found, NULL, table,
                               (struct ref){native, 0}) &&
                class_call_first(runtime, native->slots[0], NULL, &rest,
                                 (struct ref){native, 1});
    native_close(runtime, native);
    return fine;
}

static bool
make_class(struct making *making)
{
    struct runtime *runtime = making->runtime;
    struct text name = {0};
    string_to_text(atom_string(making->name), &name);
    bool fine = class_read_slots(runtime, text_string(&name), making->base,
                                 making->bases, making->dict,
                                 &making->slots);
    text_release(&name);
    if (!fine)
        return false;
    struct object *object = make_object(making);
    if (object == NULL)
        return false;
    ref_set(runtime, making->result, object);
    lay_out(making);
    type_object_register(runtime, &making->class->table, object);
    if (!set_bases(making) || !fill_dict(making) || !set_cell(making) ||
        !set_order(making))
        return false;
    fill_table(making->class, making->base);
    making->class->table.order_count = making->class->head.object
                                           .slots[CLASS_ORDER]
                                           ->slot_count;
    collector_track(runtime, object);
    class_note_bases(making->class);
    class_slots_update(runtime, making->class);
    class_classify(runtime, making->class);
    making->class->version = ++runtime->caches->class_version;
    return set_names(making) && init_subclass(making);
}

bool
class_new(struct runtime *runtime, const struct type *metatype,
          const struct arguments *arguments, struct ref result)
{
    struct making making = {.runtime = runtime,
                            .arguments = arguments,
                            .result = result};
    if (!check_arguments(&making) ||
        !class_find_metatype(runtime, metatype, making.bases,
                             &making.metatype) ||
        !check_bases(&making))
        return false;
    bool fine = make_class(&making);
    class_slots_release(&making.slots);
    if (!fine)
        ref_set(runtime, result, NULL);
    return fine;
}
