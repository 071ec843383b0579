/* operator.itemgetter, attrgetter, methodcaller (Modules/_operator.c). */
#include "library/operator_getters.h"

#include <string.h>

#include "base/mem.h"
#include "heap/native.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

enum { GETTER_WHAT, CALLER_ARGUMENTS, CALLER_KEYWORDS, CALLER_SLOTS };

/* Stores a new object with count slots, of size bytes, more where calls do
 * without a tuple (profile: getters_vectorcall). */
static bool
make(struct runtime *runtime, const struct type *type, uint32_t count,
     uint64_t size, struct ref result)
{
    struct object *made =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = size,
                                          .block_size = size});
    return made != NULL && slots_insert(runtime, made, 0, count, NULL) &&
           store(runtime, result, made);
}

static uint64_t
getter_size(const struct runtime *runtime, uint64_t size)
{
    return size + (runtime->profile->getters_vectorcall ? 8 : 0);
}

/* Shows what(…). */
static bool
show(struct runtime *runtime, const struct object *object,
     struct object *const *items, uint32_t count, struct text *out)
{
    text_add_format(out, "%s(", object->type->name);
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            text_add_string(out, ", ");
        if (!object_repr(runtime, items[i], out))
            return false;
    }
    return true;
}

/* Stores what `get` gives for each of the items that a getter has: one thing,
 * or a tuple of several. */
typedef bool (*get_one)(struct runtime *runtime, struct object *object,
                        struct object *item, struct ref result);

static bool
get_all(struct runtime *runtime, struct object *tuple, get_one get,
        struct object *object, struct ref result)
{
    struct object *made = tuple_new(runtime, tuple->slot_count);
    if (!store(runtime, result, made))
        return false;
    for (uint32_t i = 0; i < tuple->slot_count; i++)
        if (!get(runtime, object, tuple->slots[i],
                 (struct ref){made, i})) {
            ref_set(runtime, result, NULL);
            return false;
        }
    return true;
}

static bool
check_one(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments)
{
    if (arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "%s() takes no keyword arguments",
                           type_short_name(type));
    if (arguments->count == 1)
        return true;
    return raise_error(runtime, "TypeError",
                       "%s expected 1 argument, got %zu",
                       type_short_name(type), arguments->count);
}

/* Calls a getter: what knows no vectorcall is given a tuple. */
static bool
call_getter(struct runtime *runtime, native_function function,
            struct object *getter, const struct arguments *arguments,
            struct ref result)
{
    if (runtime->profile->getters_vectorcall)
        return function(runtime, getter, arguments, result);
    return method_call_packed(runtime, getter->type->name, function, getter,
                              arguments, result);
}

/* ---- itemgetter --------------------------------------------------------- */

struct item_getter {
    struct object object;
    bool many; /* the slot holds a tuple of items */
};

static bool
construct_items(struct runtime *runtime, const struct type *type,
                const struct arguments *arguments, struct ref result)
{
    uint32_t count = (uint32_t)arguments->count;
    if (!arguments_check(runtime, "itemgetter", arguments, 1, -1, NULL) ||
        !make(runtime, type, 1, getter_size(runtime, 56), result))
        return false;
    struct object *made = ref_get(result);
    ((struct item_getter *)(void *)made)->many = count > 1;
    return store(runtime, (struct ref){made, GETTER_WHAT},
                 count == 1 ? arguments->items[0]
                            : tuple_from_items(runtime, arguments->items,
                                               count));
}

static bool
get_items(struct runtime *runtime, struct object *getter,
           const struct arguments *arguments, struct ref result)
{
    if (!check_one(runtime, getter->type, arguments))
        return false;
    struct object *object = arguments->items[0];
    struct object *what = getter->slots[GETTER_WHAT];
    if (!((struct item_getter *)(void *)getter)->many)
        return object_get_item(runtime, object, what, result);
    return get_all(runtime, what, object_get_item, object, result);
}

static bool
repr_items(struct runtime *runtime, struct object *getter, struct text *out)
{
    struct object *what = getter->slots[GETTER_WHAT];
    bool many = ((struct item_getter *)(void *)getter)->many;
    bool fine = many ? show(runtime, getter, what->slots, what->slot_count,
                            out)
                     : show(runtime, getter, &what, 1, out);
    text_add_byte(out, ')');
    return fine;
}

static bool
call_items(struct runtime *runtime, struct object *getter,
           const struct arguments *arguments, struct ref result)
{
    return call_getter(runtime, get_items, getter, arguments, result);
}

const struct type itemgetter_type = {
    .name = "operator.itemgetter",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct item_getter),
    .repr = repr_items,
    .call = call_items,
    .construct = construct_items,
};

/* ---- attrgetter --------------------------------------------------------- */

/* Stores a name as it is kept: interned, or a tuple of the parts of "a.b". */
static bool
store_name(struct runtime *runtime, struct object *name, struct ref result)
{
    struct text text = {0};
    struct object *parts[16];
    uint32_t count = 0;
    string_to_text(atom_string(name), &text);
    const char *from = text_string(&text);
    if (strchr(from, '.') == NULL) {
        text_release(&text);
        return store(runtime, result, str_intern(runtime, name, true));
    }
    while (from != NULL && count < 16) {
        const char *dot = strchr(from, '.');
        struct text part = {0};
        text_add(&part, from,
                 dot != NULL ? (size_t)(dot - from) : strlen(from));
        parts[count++] = str_intern_c(runtime, text_string(&part), true);
        text_release(&part);
        from = dot != NULL ? dot + 1 : NULL;
    }
    text_release(&text);
    return store(runtime, result, tuple_from_items(runtime, parts, count));
}

static bool
construct_attributes(struct runtime *runtime, const struct type *type,
                     const struct arguments *arguments, struct ref result)
{
    uint32_t count = (uint32_t)arguments->count;
    if (!arguments_check(runtime, "attrgetter", arguments, 1, -1, NULL))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!object_is_str(arguments->items[i]))
            return raise_error(runtime, "TypeError",
                               "attribute name must be a string");
    if (!make(runtime, type, 1, getter_size(runtime, 48), result))
        return false;
    struct object *made = ref_get(result);
    struct object *names = tuple_new(runtime, count);
    if (!store(runtime, (struct ref){made, GETTER_WHAT}, names))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!store_name(runtime, arguments->items[i],
                        (struct ref){names, i}))
            return false;
    return true;
}

static bool
get_attribute(struct runtime *runtime, struct object *object,
              struct object *name, struct ref result)
{
    struct text text = {0};
    string_to_text(atom_string(name), &text);
    bool fine = object_get_attribute(runtime, object, text_string(&text),
                                     result);
    text_release(&text);
    return fine;
}

/* A name, or the parts of a dotted one, one after the other. */
static bool
get_dotted(struct runtime *runtime, struct object *object,
           struct object *name, struct ref result)
{
    static const char *const names[] = {"the attribute"};
    if (object_is_str(name))
        return get_attribute(runtime, object, name, result);
    struct object *native = native_open(runtime, "attrgetter", names, 1);
    if (native == NULL)
        return false;
    struct ref so_far = {native, 0};
    bool fine = true;
    ref_set(runtime, so_far, object);
    for (uint32_t i = 0; fine && i < name->slot_count; i++) {
        fine = get_attribute(runtime, ref_get(so_far), name->slots[i],
                             result);
        if (fine) {
            ref_set(runtime, so_far, NULL);
            ref_move(runtime, result, so_far);
        }
    }
    if (fine)
        ref_move(runtime, so_far, result);
    native_close(runtime, native);
    return fine;
}

static bool
get_attributes(struct runtime *runtime, struct object *getter,
                const struct arguments *arguments, struct ref result)
{
    if (!check_one(runtime, getter->type, arguments))
        return false;
    struct object *names = getter->slots[GETTER_WHAT];
    struct object *object = arguments->items[0];
    if (names->slot_count == 1)
        return get_dotted(runtime, object, names->slots[0], result);
    return get_all(runtime, names, get_dotted, object, result);
}

/* Shows names as they were given. */
static bool
repr_attributes(struct runtime *runtime, struct object *getter,
                struct text *out)
{
    struct object *names = getter->slots[GETTER_WHAT];
    (void)runtime;
    text_add_format(out, "%s(", getter->type->name);
    for (uint32_t i = 0; i < names->slot_count; i++) {
        struct object *name = names->slots[i];
        text_add_string(out, i > 0 ? ", '" : "'");
        if (object_is_str(name))
            string_to_text(atom_string(name), out);
        for (uint32_t k = 0; object_is_tuple(name) && k < name->slot_count;
             k++) {
            if (k > 0)
                text_add_byte(out, '.');
            string_to_text(atom_string(name->slots[k]), out);
        }
        text_add_byte(out, '\'');
    }
    text_add_byte(out, ')');
    return true;
}

static bool
call_attributes(struct runtime *runtime, struct object *getter,
                const struct arguments *arguments, struct ref result)
{
    return call_getter(runtime, get_attributes, getter, arguments, result);
}

const struct type attrgetter_type = {
    .name = "operator.attrgetter",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct object),
    .repr = repr_attributes,
    .call = call_attributes,
    .construct = construct_attributes,
};

/* ---- methodcaller ------------------------------------------------------- */

/* The tuple of arguments has the name of the method before them where the
 * profile says so (methodcaller_keeps_name). */
static bool
construct_caller(struct runtime *runtime, const struct type *type,
                 const struct arguments *arguments, struct ref result)
{
    uint32_t count = (uint32_t)arguments->count;
    bool keeps = runtime->profile->methodcaller_keeps_name;
    if (count < 1)
        return raise_error(runtime, "TypeError",
                           "methodcaller needs at least one argument, the "
                           "method name");
    if (!object_is_str(arguments->items[0]))
        return raise_error(runtime, "TypeError",
                           "method name must be a string");
    if (!make(runtime, type, CALLER_SLOTS, keeps ? 80 : 56, result))
        return false;
    struct object *made = ref_get(result);
    slot_set(runtime, made, GETTER_WHAT,
             str_intern(runtime, arguments->items[0], true));
    uint32_t first = keeps ? 0 : 1;
    if (!store(runtime, (struct ref){made, CALLER_ARGUMENTS},
               tuple_from_items(runtime, arguments->items + first,
                                count - first)))
        return false;
    size_t named = arguments_keyword_count(arguments);
    if (named == 0)
        return true;
    struct object *keywords = dict_new(runtime);
    if (!store(runtime, (struct ref){made, CALLER_KEYWORDS}, keywords))
        return false;
    for (size_t i = 0; i < named; i++)
        if (!dict_set(runtime, keywords, arguments->keywords->slots[i],
                      arguments->items[count + i]))
            return false;
    return true;
}

static struct object *const *
caller_arguments(const struct runtime *runtime, const struct object *caller,
                 uint32_t *count)
{
    const struct object *tuple = caller->slots[CALLER_ARGUMENTS];
    uint32_t first = runtime->profile->methodcaller_keeps_name ? 1 : 0;
    *count = tuple->slot_count - first;
    return tuple->slots + first;
}

/* Calls method with what the caller has, in a tuple and a dict. */
static bool
call_bound(struct runtime *runtime, struct object *caller,
           struct object *method, struct ref result)
{
    struct object *keywords = caller->slots[CALLER_KEYWORDS];
    uint32_t count;
    struct object *const *given = caller_arguments(runtime, caller, &count);
    struct arguments arguments = {.items = given, .count = count};
    if (keywords == NULL)
        return object_call(runtime, method, &arguments, result);
    struct object *tuple = tuple_from_items(runtime, given, count);
    if (tuple == NULL)
        return false;
    object_pin(tuple);
    bool fine =
        object_call_spread(runtime, method, tuple, keywords, result);
    object_unpin(runtime, tuple);
    return fine;
}

/* Calls function, a method of object, with what the caller has, without holding
 * object (PyObject_VectorcallMethod, Objects/call.c); object NULL: function is
 * what the attribute gave. */
static bool
call_unbound(struct runtime *runtime, struct object *caller,
             struct object *function, struct object *object,
             struct ref result)
{
    struct object *dict = caller->slots[CALLER_KEYWORDS];
    uint32_t named = dict == NULL ? 0 : (uint32_t)dict_length(dict);
    uint32_t count, at = 0;
    struct object *const *given = caller_arguments(runtime, caller, &count);
    struct object *names = named == 0 ? NULL : tuple_new(runtime, named);
    if (named > 0 && names == NULL)
        return false;
    if (names != NULL)
        object_pin(names);
    struct object **items =
        mem_alloc_array(1 + (size_t)count + named, sizeof *items);
    if (object != NULL)
        items[at++] = object;
    for (uint32_t i = 0; i < count; i++)
        items[at++] = given[i];
    struct arguments arguments = {
        .items = items, .count = at, .keywords = names};
    for (uint32_t i = 0; i < named; i++) {
        slot_set(runtime, names, i, dict_key_at(dict, i));
        items[at++] = dict_value_at(dict, i);
    }
    bool fine = object_call(runtime, function, &arguments, result);
    mem_free(items);
    if (names != NULL)
        object_unpin(runtime, names);
    return fine;
}

/* Gets the method of the argument and calls it. */
static bool
call_method(struct runtime *runtime, struct object *caller,
            const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"the method"};
    struct object *object = arguments->items[0];
    struct object *name = caller->slots[GETTER_WHAT];
    struct object *native = native_open(runtime, "methodcaller", names, 1);
    if (native == NULL)
        return false;
    struct ref method = {native, 0};
    bool fine, is_method = false;
    if (runtime->profile->methodcaller_keeps_name) {
        struct text text = {0};
        string_to_text(atom_string(name), &text);
        fine = object_get_method(runtime, object, text_string(&text), method,
                                 &is_method) &&
               call_unbound(runtime, caller, native->slots[0],
                            is_method ? object : NULL, result);
        text_release(&text);
    } else {
        fine = get_attribute(runtime, object, name, method) &&
               call_bound(runtime, caller, native->slots[0], result);
    }
    native_close(runtime, native);
    return fine;
}

static bool
call_caller(struct runtime *runtime, struct object *caller,
            const struct arguments *arguments, struct ref result)
{
    if (!check_one(runtime, caller->type, arguments))
        return false;
    if (runtime->profile->methodcaller_keeps_name)
        return call_method(runtime, caller, arguments, result);
    return method_call_packed(runtime, "methodcaller", call_method, caller,
                              arguments, result);
}

static bool
repr_caller(struct runtime *runtime, struct object *caller, struct text *out)
{
    struct object *keywords = caller->slots[CALLER_KEYWORDS];
    uint32_t count;
    struct object *const *given = caller_arguments(runtime, caller, &count);
    bool fine = show(runtime, caller, &caller->slots[GETTER_WHAT], 1, out);
    for (uint32_t i = 0; fine && i < count; i++) {
        text_add_string(out, ", ");
        fine = object_repr(runtime, given[i], out);
    }
    for (uint32_t i = 0; fine && keywords && i < dict_length(keywords);
         i++) {
        text_add_string(out, ", ");
        string_to_text(atom_string(dict_key_at(keywords, i)), out);
        text_add_byte(out, '=');
        fine = object_repr(runtime, dict_value_at(keywords, i), out);
    }
    text_add_byte(out, ')');
    return fine;
}

const struct type methodcaller_type = {
    .name = "operator.methodcaller",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct object),
    .repr = repr_caller,
    .call = call_caller,
    .construct = construct_caller,
};
