/*
 * _abc: what abstract base classes remember, and the checks of isinstance()
 * and issubclass() that use it (Modules/_abc.c).
 *
 * Every class has an object of its own for that, "_abc_impl": which classes
 * are registered with it, and which were found to be subclasses or not.  Those
 * are weak references, so that no class lives longer for it.
 */
#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/class.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/set.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "object/weakref.h"

/* Lists of weak references, made when first needed. */
enum data_slot {
    DATA_REGISTRY,
    DATA_CACHE,          /* those that are subclasses */
    DATA_NEGATIVE_CACHE, /* those that are not, as far as was known … */
    DATA_SLOT_COUNT
};

struct abc_data {
    struct object object;
    int64_t version; /* … when the counter was this */
};

static bool
show(struct runtime *runtime, struct object *self, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<_abc._abc_data object at 0x%llx>",
                    (unsigned long long)self->address);
    return true;
}

static void
clear(struct runtime *runtime, struct object *self)
{
    slots_clear(runtime, self, 0, self->slot_count, false);
}

static const struct type data_type = {
    .name = "_abc._abc_data",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct abc_data),
    .heap_since = 8,
    .repr = show,
    .clear = clear,
};

static struct abc_data *
as_data(struct object *object)
{
    return (struct abc_data *)(void *)object;
}

/* ---- weak sets ----------------------------------------------------------- */

static bool
remembers(struct object *data, enum data_slot which,
          const struct object *class)
{
    const struct object *list = data->slots[which];
    for (uint32_t i = 0; list && i < list->slot_count; i++)
        if (as_weak(list->slots[i])->referent == class)
            return true;
    return false;
}

/* Forgets the classes that are gone. */
static void
forget_dead(struct runtime *runtime, struct object *list)
{
    for (uint32_t i = list->slot_count; i-- > 0;)
        if (!as_weak(list->slots[i])->referent) {
            struct object *native = native_open(runtime, "_destroy", NULL, 0);
            if (!native || !slots_insert(runtime, native, 0, 1, "an item"))
                return;
            list_take(runtime, list, i, (struct ref){native, 0});
            native_close(runtime, native);
        }
}

static bool
remember(struct runtime *runtime, struct object *data, enum data_slot which,
         struct object *class)
{
    static const char *const names[] = {"the weak reference"};
    if (remembers(data, which, class))
        return true;
    if (!data->slots[which]) {
        struct object *list = list_new(runtime);
        if (!list)
            return false;
        slot_set(runtime, data, which, list);
    }
    forget_dead(runtime, data->slots[which]);
    struct object *native = native_open(runtime, "_abc", names, 1);
    if (!native)
        return false;
    struct ref place = {native, 0};
    bool done = weakref_make(runtime, weakref_reference_type(runtime), class,
                             NULL, place)
                && list_append(runtime, data->slots[which], ref_get(place));
    native_close(runtime, native);
    return done;
}

/* ---- the data of a class ------------------------------------------------- */

enum init_slot { INIT_ITEMS, INIT_NAMES, INIT_BASES, INIT_KEYS, INIT_KEY,
                 INIT_VALUE, INIT_MARK, INIT_COUNT };

static const char *const init_names[INIT_COUNT] = {
    "the items of the class", "the abstract methods", "the bases",
    "the names that a base has", "a name", "an attribute", "its mark"};

/* Adds a name if the attribute is marked as abstract. */
static bool
add_if_abstract(struct runtime *runtime, struct object *native,
                struct object *name, struct object *value)
{
    struct ref mark = {native, INIT_MARK};
    bool truth = false;
    if (!object_find_attribute(runtime, value, "__isabstractmethod__", mark))
        return false;
    if (ref_get(mark) && !object_is_true(runtime, ref_get(mark), &truth))
        return false;
    ref_set(runtime, mark, NULL);
    return !truth || set_add(runtime, native->slots[INIT_NAMES], name);
}

static bool
find_own(struct runtime *runtime, struct object *native,
         const struct class *class)
{
    struct object *dict = class_dict(class), *list = list_new(runtime);
    if (!list)
        return false;
    slot_set(runtime, native, INIT_ITEMS, list);
    for (uint32_t i = 0; i < dict_length(dict); i++) {
        struct object *pair[] = {dict_key_at(dict, i),
                                 dict_value_at(dict, i)};
        struct object *tuple = tuple_from_items(runtime, pair, 2);
        if (!tuple || !list_append(runtime, list, tuple))
            return false;
    }
    for (uint32_t i = 0; i < list->slot_count; i++) {
        struct object *const *pair = list->slots[i]->slots;
        if (!add_if_abstract(runtime, native, pair[0], pair[1]))
            return false;
    }
    slot_set(runtime, native, INIT_ITEMS, NULL);
    return true;
}

/* Those of a base that the class has not written. */
static bool
find_inherited(struct runtime *runtime, struct object *native,
               struct object *class, struct object *base)
{
    struct ref keys = {native, INIT_KEYS}, key = {native, INIT_KEY};
    struct ref value = {native, INIT_VALUE};
    if (!object_find_attribute(runtime, base, "__abstractmethods__", value))
        return false;
    if (!ref_get(value))
        return true;
    if (!object_iterate(runtime, ref_get(value), keys))
        return false;
    for (;;) {
        ref_set(runtime, key, NULL);
        if (!object_next(runtime, ref_get(keys), key))
            return false;
        if (!ref_get(key))
            break;
        struct text name = {0};
        string_to_text(atom_string(ref_get(key)), &name);
        bool fine = object_find_attribute(runtime, class, text_string(&name),
                                          value);
        text_release(&name);
        if (!fine
            || (ref_get(value)
                && !add_if_abstract(runtime, native, ref_get(key),
                                    ref_get(value))))
            return false;
    }
    ref_set(runtime, keys, NULL);
    ref_set(runtime, value, NULL);
    return true;
}

static bool
find_abstract(struct runtime *runtime, struct object *class)
{
    struct object *native =
        native_open(runtime, "_abc._abc_init", init_names, INIT_COUNT);
    struct object *names = native ? set_new(runtime, &frozenset_type) : NULL;
    if (!names)
        return false;
    slot_set(runtime, native, INIT_NAMES, names);
    bool fine = find_own(runtime, native, class_of(type_object_type(class)))
                && object_get_attribute(runtime, class, "__bases__",
                                        (struct ref){native, INIT_BASES});
    struct object *bases = native->slots[INIT_BASES];
    for (uint32_t i = 0; fine && i < bases->slot_count; i++)
        fine = find_inherited(runtime, native, class, bases->slots[i]);
    fine = fine
           && object_set_attribute(runtime, class, "__abstractmethods__",
                                   names);
    native_close(runtime, native);
    return fine;
}

static bool
init(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    static const char *const names[DATA_SLOT_COUNT] = {
        "(registry)", "(cache)", "(negative cache)"};
    struct object_birth birth = {
        .kind = NODE_OBJECT, .flags = NODE_OPAQUE, .size = 48,
        .block_size = 48};
    struct object *class = arguments->items[0];
    (void)self;
    if (!object_is_class(class))
        return raise_error(runtime, "TypeError",
                           "_abc_init() needs a class");
    if (!find_abstract(runtime, class))
        return false;
    struct object *data = object_new(runtime, &data_type, &birth);
    for (uint32_t i = 0; data && i < DATA_SLOT_COUNT; i++)
        if (!slots_insert(runtime, data, i, 1, names[i]))
            return false;
    if (!data)
        return false;
    as_data(data)->version = runtime->abc_version;
    return object_set_attribute(runtime, class, "_abc_impl", data)
           && give_none(runtime, result);
}

/* What a check holds. */
enum held { HELD_DATA, HELD_METHOD, HELD_ANSWER, HELD_CLASS, HELD_CLASSES,
            HELD_COUNT };

static const char *const held_names[HELD_COUNT] = {
    "the data", "the method", "the answer", "a class", "the subclasses"};

/* A check that is under way. */
struct check {
    struct runtime *runtime;
    struct object *class, *subclass;
    struct object *native, *data;
    bool truth; /* the answer */
    bool known; /* … which has been found */
};

static struct ref
place(const struct check *check, enum held which)
{
    return (struct ref){check->native, which};
}

static bool
get_data(struct check *check)
{
    struct ref data = place(check, HELD_DATA);
    if (!object_get_attribute(check->runtime, check->class, "_abc_impl",
                              data))
        return false;
    check->data = ref_get(data);
    return check->data->type == &data_type
           || raise_error(check->runtime, "TypeError",
                          "_abc_impl is set to a wrong type");
}

/* class.name(argument); the answer is held. */
static bool
ask(struct check *check, const char *name, struct object *argument)
{
    struct ref method = place(check, HELD_METHOD);
    struct arguments arguments = {.items = &argument,
                                  .count = argument != NULL};
    if (!object_get_attribute(check->runtime, check->class, name, method))
        return false;
    bool done = object_call(check->runtime, ref_get(method), &arguments,
                            place(check, HELD_ANSWER));
    ref_set(check->runtime, method, NULL);
    return done;
}

static bool
decide(struct check *check, bool truth)
{
    check->known = true;
    check->truth = truth;
    return true;
}

/* Decides and remembers it. */
static bool
conclude(struct check *check, bool truth)
{
    return decide(check, truth)
           && remember(check->runtime, check->data,
                       truth ? DATA_CACHE : DATA_NEGATIVE_CACHE,
                       check->subclass);
}

/* ---- issubclass ---------------------------------------------------------- */

static void
look_into_caches(struct check *check)
{
    struct runtime *runtime = check->runtime;
    struct object *data = check->data;
    if (remembers(data, DATA_CACHE, check->subclass)) {
        decide(check, true);
    } else if (as_data(data)->version < runtime->abc_version) {
        if (data->slots[DATA_NEGATIVE_CACHE])
            list_clear(runtime, data->slots[DATA_NEGATIVE_CACHE]);
        as_data(data)->version = runtime->abc_version;
    } else if (remembers(data, DATA_NEGATIVE_CACHE, check->subclass)) {
        decide(check, false);
    }
}

static bool
ask_hook(struct check *check)
{
    struct runtime *runtime = check->runtime;
    struct ref answer = place(check, HELD_ANSWER);
    if (!ask(check, "__subclasshook__", check->subclass))
        return false;
    struct object *said = ref_get(answer);
    if (said != atom_not_implemented(runtime) && said->type != &bool_type)
        return raise_error(runtime, "AssertionError",
                           "__subclasshook__ must return either False, True, "
                           "or NotImplemented");
    bool truth = said == atom_new_bool(runtime, true);
    bool says = said != atom_not_implemented(runtime);
    ref_set(runtime, answer, NULL);
    return !says || conclude(check, truth);
}

/* Whether the class asked for is a subclass of one of those, which are held
 * while it is. */
static bool
ask_class(struct check *check, struct object *other)
{
    struct runtime *runtime = check->runtime;
    bool truth;
    ref_set(runtime, place(check, HELD_CLASS), other);
    bool done = type_is_subclass(runtime, type_object_type(check->subclass),
                                 other, &truth);
    ref_set(runtime, place(check, HELD_CLASS), NULL);
    return done && (!truth || conclude(check, true));
}

static bool
ask_registered(struct check *check)
{
    struct object *registry = check->data->slots[DATA_REGISTRY];
    if (!registry || registry->slot_count == 0)
        return true;
    if (remembers(check->data, DATA_REGISTRY, check->subclass))
        return decide(check, true);
    struct ref copy = place(check, HELD_CLASSES);
    struct object *list =
        list_from_items(check->runtime, registry->slots, registry->slot_count);
    if (!list)
        return false;
    ref_set(check->runtime, copy, list);
    bool fine = true;
    for (uint32_t i = 0; fine && !check->known && i < list->slot_count; i++) {
        struct object *other = as_weak(list->slots[i])->referent;
        fine = !other || ask_class(check, other);
    }
    ref_set(check->runtime, copy, NULL);
    return fine;
}

static bool
ask_subclasses(struct check *check)
{
    struct ref place_of_list = place(check, HELD_CLASSES);
    if (!ask(check, "__subclasses__", NULL))
        return false;
    ref_move(check->runtime, place(check, HELD_ANSWER), place_of_list);
    struct object *list = ref_get(place_of_list);
    if (!object_is_list(list))
        return raise_error(check->runtime, "TypeError",
                           "__subclasses__() must return a list");
    bool fine = true;
    for (uint32_t i = 0; fine && !check->known && i < list->slot_count; i++)
        fine = ask_class(check, list->slots[i]);
    return fine;
}

static bool
find_out(struct check *check)
{
    if (!get_data(check))
        return false;
    look_into_caches(check);
    if (check->known)
        return true;
    if (!ask_hook(check) || check->known)
        return check->known;
    if (type_is(type_object_type(check->subclass),
                type_object_type(check->class)))
        return conclude(check, true);
    if (!ask_registered(check) || check->known)
        return check->known;
    return ask_subclasses(check)
           && (check->known || conclude(check, false));
}

static bool
check_subclass(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    struct check check = {.runtime = runtime, .class = arguments->items[0],
                          .subclass = arguments->items[1]};
    (void)self;
    if (!object_is_type(check.subclass))
        return raise_error(runtime, "TypeError",
                           "issubclass() arg 1 must be a class");
    check.native = native_open(runtime, "_abc._abc_subclasscheck",
                               held_names, HELD_COUNT);
    if (!check.native)
        return false;
    bool done = find_out(&check) && !has_failed(runtime);
    native_close(runtime, check.native);
    return done && give_bool(runtime, check.truth, result);
}

/* ---- isinstance ---------------------------------------------------------- */

/* Asks the class of the instance, and what the instance says its class is, if
 * that is another one. */
static bool
check_class(struct check *check, struct object *instance, struct ref result)
{
    struct runtime *runtime = check->runtime;
    struct ref class = place(check, HELD_CLASS);
    if (!get_data(check)
        || !object_get_attribute(runtime, instance, "__class__", class))
        return false;
    check->subclass = ref_get(class);
    if (remembers(check->data, DATA_CACHE, check->subclass))
        return give_bool(runtime, true, result);
    struct object *type = type_object_of(runtime, instance->type);
    bool same = type == check->subclass;
    if (same && as_data(check->data)->version == runtime->abc_version
        && remembers(check->data, DATA_NEGATIVE_CACHE, check->subclass))
        return give_bool(runtime, false, result);
    bool truth = true;
    struct ref answer = place(check, HELD_ANSWER);
    if (!ask(check, "__subclasscheck__", check->subclass)
        || (!same && !object_is_true(runtime, ref_get(answer), &truth)))
        return false;
    if (!truth && !ask(check, "__subclasscheck__", type))
        return false;
    ref_move(runtime, answer, result);
    return true;
}

static bool
check_instance(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    struct check check = {.runtime = runtime, .class = arguments->items[0]};
    (void)self;
    check.native = native_open(runtime, "_abc._abc_instancecheck",
                               held_names, HELD_COUNT);
    if (!check.native)
        return false;
    bool done = check_class(&check, arguments->items[1], result);
    native_close(runtime, check.native);
    return done;
}

/* ---- register ------------------------------------------------------------ */

static bool
add_class(struct check *check)
{
    struct runtime *runtime = check->runtime;
    if (!type_is_subclass(runtime, type_object_type(check->subclass),
                          check->class, &check->known))
        return false;
    if (check->known)
        return true;
    bool cycle;
    if (!type_is_subclass(runtime, type_object_type(check->class),
                          check->subclass, &cycle))
        return false;
    if (cycle)
        return raise_error(runtime, "RuntimeError",
                           "Refusing to create an inheritance cycle");
    if (!get_data(check)
        || !remember(runtime, check->data, DATA_REGISTRY, check->subclass))
        return false;
    runtime->abc_version++;
    return true;
}

static bool
register_class(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    struct check check = {.runtime = runtime, .class = arguments->items[0],
                          .subclass = arguments->items[1]};
    (void)self;
    if (!object_is_type(check.subclass))
        return raise_error(runtime, "TypeError",
                           "Can only register classes");
    check.native = native_open(runtime, "_abc._abc_register", held_names,
                               HELD_COUNT);
    if (!check.native)
        return false;
    bool done = add_class(&check);
    native_close(runtime, check.native);
    return done && give(runtime, check.subclass, result);
}

static bool
get_cache_token(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_int(runtime, runtime->abc_version, result);
}

static const struct method functions[] = {
    {"get_cache_token", get_cache_token, 0, 0, NULL,
     "A number that changes when a class is registered."},
    {"_abc_init", init, 1, 1, NULL, "Gives a class what it remembers."},
    {"_abc_register", register_class, 2, 2, NULL,
     "Registers a virtual subclass."},
    {"_abc_instancecheck", check_instance, 2, 2, NULL,
     "What isinstance() asks."},
    {"_abc_subclasscheck", check_subclass, 2, 2, NULL,
     "What issubclass() asks."},
    {0}};

const struct library_module module_abc = {.name = "_abc",
                                          .functions = functions};
