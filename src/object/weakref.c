/* Weak references: how they come to be, what they answer, their end. */
#include "object/weakref_type.h"

#include "heap/native.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"

const struct type *
weakref_reference_type(const struct runtime *runtime)
{
    return &weakref_types[runtime->profile->weakref_types_in_module];
}

const struct type *
weakref_proxy_type(const struct runtime *runtime)
{
    return &proxy_types[runtime->profile->weakref_types_in_module];
}

const struct type *
weakref_callable_proxy_type(const struct runtime *runtime)
{
    return &callable_proxy_types[runtime->profile->weakref_types_in_module];
}

bool
object_is_reference(const struct object *object)
{
    return type_is(object->type, &weakref_types[0]) ||
           type_is(object->type, &weakref_types[1]);
}

bool
object_is_proxy(const struct object *object)
{
    const struct type *type = object->type;
    return type == &proxy_types[0] || type == &proxy_types[1] ||
           type == &callable_proxy_types[0] ||
           type == &callable_proxy_types[1];
}

struct weak_reference *
weakref_first(const struct object *object)
{
    return object->weak_references == NULL
               ? NULL
               : as_weak(object->weak_references);
}

static struct object *
callback_of(const struct weak_reference *weak)
{
    return weak->object.slots[WEAKREF_CALLBACK];
}

/* ---- making ------------------------------------------------------------- */

/* Whether a weak reference is one that is shared: it has no callback and is
 * of no derived class. */
static bool
is_shared(const struct weak_reference *weak, bool proxy)
{
    if (weak == NULL || callback_of(weak) != NULL)
        return false;
    return proxy ? object_is_proxy(&weak->object)
                 : weak->object.type == &weakref_types[0] ||
                       weak->object.type == &weakref_types[1];
}

/* Finds the shared reference and the shared proxy to object. */
static void
find_shared(const struct object *object, struct weak_reference **reference,
            struct weak_reference **proxy)
{
    struct weak_reference *first = weakref_first(object);
    *reference = *proxy = NULL;
    if (is_shared(first, false)) {
        *reference = first;
        first = first->next;
    }
    if (is_shared(first, true))
        *proxy = first;
}

/* Puts weak into the list of object behind previous, or first. */
static void
put_behind(struct object *object, struct weak_reference *previous,
           struct weak_reference *weak)
{
    struct weak_reference *next =
        previous == NULL ? weakref_first(object) : previous->next;
    weak->previous = previous;
    weak->next = next;
    if (next != NULL)
        next->previous = weak;
    if (previous != NULL)
        previous->next = weak;
    else
        object->weak_references = &weak->object;
}

static struct weak_reference *
make(struct runtime *runtime, const struct type *type,
     struct object *referent, struct object *callback)
{
    uint64_t size = (uint64_t)runtime->profile->weakref_size;
    struct object *object =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .referent = referent,
                                          .size = size,
                                          .block_size = size});
    if (object == NULL ||
        !slots_insert(runtime, object, WEAKREF_CALLBACK, 1, "__callback__"))
        return NULL;
    as_weak(object)->referent = referent;
    if (callback != NULL) {
        slot_set(runtime, object, WEAKREF_CALLBACK, callback);
        runtime->has_finalizers = true;
    }
    return as_weak(object);
}

bool
weakref_make(struct runtime *runtime, const struct type *type,
             struct object *referent, struct object *callback,
             struct ref result)
{
    struct weak_reference *reference, *proxy;
    if (!(referent->type->flags & TYPE_WEAKLY_REFERABLE))
        return raise_error(runtime, "TypeError",
                           "cannot create weak reference to '%s' object",
                           referent->type->name);
    bool wants_proxy = type == weakref_proxy_type(runtime) ||
                       type == weakref_callable_proxy_type(runtime);
    bool shares = callback == NULL &&
                  (wants_proxy || type == weakref_reference_type(runtime));
    find_shared(referent, &reference, &proxy);
    struct weak_reference *found = wants_proxy ? proxy : reference;
    if (shares && found != NULL)
        return store(runtime, result, &found->object);
    struct weak_reference *weak = make(runtime, type, referent, callback);
    if (weak == NULL)
        return false;
    /* A collection that making it set off may have changed the list. */
    find_shared(referent, &reference, &proxy);
    if (shares)
        put_behind(referent, wants_proxy ? reference : NULL, weak);
    else
        put_behind(referent, proxy != NULL ? proxy : reference, weak);
    return store(runtime, result, &weak->object);
}

/* ---- the end ------------------------------------------------------------ */

/* Takes a weak reference out of its referent's list and tells so; no callback
 * is called. */
static void
take_out(struct runtime *runtime, struct object *object)
{
    struct weak_reference *weak = as_weak(object);
    struct object *referent = weak->referent;
    if (referent == NULL)
        return;
    if (weak->next != NULL)
        weak->next->previous = weak->previous;
    if (weak->previous != NULL)
        weak->previous->next = weak->next;
    else
        referent->weak_references =
            weak->next == NULL ? NULL : &weak->next->object;
    weak->next = weak->previous = NULL;
    weak->referent = NULL;
    object_lose_referent(runtime, object);
}

void
weakref_finalize(struct runtime *runtime, struct object *object)
{
    take_out(runtime, object);
}

void
weakref_let_go(struct runtime *runtime, struct object *object)
{
    take_out(runtime, object);
    slot_set(runtime, object, WEAKREF_CALLBACK, NULL);
}

/* Calls the callback at place with weak; what goes wrong is told and
 * forgotten, and the exception being raised, if there is one, stays
 * (handle_callback). */
static void
call_back(struct runtime *runtime, struct object *callback,
          struct object *weak)
{
    static const char *const names[] = {"what the callback returned"};
    if (runtime->stopped)
        return;
    struct object *native =
        native_open(runtime, "weak reference callback", names, 1);
    if (native == NULL)
        return;
    struct object *aside = error_put_aside(runtime);
    if (!object_call_one(runtime, callback, weak, (struct ref){native, 0}))
        runtime->hooks.report_ignored(runtime, callback);
    native_close(runtime, native);
    error_bring_back(runtime, aside);
}

/* Whether C code makes a list of what it is going to call, instead of holding
 * one callback only. */
static bool
makes_list(const struct runtime *runtime, const struct weak_reference *first)
{
    return runtime->profile->weak_callbacks_listed || first->next != NULL;
}

/* The referent is dying: its only weak reference with a callback is told. */
static void
tell_one(struct runtime *runtime, struct weak_reference *weak)
{
    static const char *const names[] = {"the callback"};
    struct object *native =
        native_open(runtime, "clearing a weak reference", names, 1);
    if (native == NULL)
        return;
    if (callback_of(weak) != NULL)
        ref_move(runtime, (struct ref){&weak->object, WEAKREF_CALLBACK},
                 (struct ref){native, 0});
    take_out(runtime, &weak->object);
    if (native->slots[0] != NULL && weak->object.count > 0)
        call_back(runtime, native->slots[0], &weak->object);
    native_close(runtime, native);
}

/* Takes the first weak reference to object out of its list, and its callback;
 * notes both in native, where there is something to call. */
static bool
note_first(struct runtime *runtime, struct object *object,
           struct object *native)
{
    struct weak_reference *weak = weakref_first(object);
    uint32_t slot = native->slot_count;
    struct ref callback = {&weak->object, WEAKREF_CALLBACK};
    if (weak->object.count > 0 && ref_get(callback) != NULL) {
        if (!slots_insert(runtime, native, slot, 1, "a weak reference") ||
            !slots_insert(runtime, native, slot + 1, 1, "its callback"))
            return false;
        slot_set(runtime, native, slot, &weak->object);
        ref_move(runtime, callback, (struct ref){native, slot + 1});
    }
    take_out(runtime, &weak->object);
    ref_set(runtime, callback, NULL);
    return true;
}

static void
tell_all(struct runtime *runtime, struct object *object)
{
    struct object *native =
        native_open(runtime, "clearing weak references", NULL, 0);
    if (native == NULL)
        return;
    while (weakref_first(object) != NULL)
        if (!note_first(runtime, object, native))
            return;
    for (uint32_t i = 0; i + 1 < native->slot_count; i += 2)
        call_back(runtime, native->slots[i + 1], native->slots[i]);
    slots_clear(runtime, native, 0, native->slot_count, true);
    native_close(runtime, native);
}

/* object is dying (PyObject_ClearWeakRefs). */
static void
clear_weak_references(struct runtime *runtime, struct object *object)
{
    struct weak_reference *first;
    while ((first = weakref_first(object)) != NULL &&
           (is_shared(first, false) || is_shared(first, true)))
        take_out(runtime, &first->object);
    if (first == NULL)
        return;
    if (makes_list(runtime, first))
        tell_all(runtime, object);
    else
        tell_one(runtime, first);
}

/* object is garbage: all weak references to it are cleared, and so is it, if
 * it is one; those that live on and have a callback are appended to calls
 * (handle_weakrefs in the collector). */
static void
clear_garbage_references(struct runtime *runtime, struct object *object,
                         struct object *calls)
{
    if (object_is_reference(object) || object_is_proxy(object))
        take_out(runtime, object);
    struct weak_reference *first;
    while ((first = weakref_first(object)) != NULL) {
        struct object *weak = &first->object;
        take_out(runtime, weak);
        uint32_t slot = calls->slot_count;
        if (callback_of(first) != NULL &&
            !(weak->flags & NODE_UNREACHABLE) &&
            slots_insert(runtime, calls, slot, 1, "a weak reference"))
            slot_set(runtime, calls, slot, weak);
    }
}

static size_t
call_garbage_callbacks(struct runtime *runtime, struct object *calls)
{
    size_t died = 0;
    for (uint32_t i = 0; i < calls->slot_count; i++) {
        struct object *weak = calls->slots[i];
        if (weak == NULL)
            continue;
        call_back(runtime, weak->slots[WEAKREF_CALLBACK], weak);
        died += weak->count == 1;
        slot_set(runtime, calls, i, NULL);
    }
    return died;
}

static void
forget_error(struct runtime *runtime, struct object *where)
{
    (void)where;
    clear_error(runtime);
}

void
weakref_install(struct runtime *runtime)
{
    struct machine_hooks *hooks = &runtime->hooks;
    hooks->clear_weak_references = clear_weak_references;
    hooks->clear_garbage_references = clear_garbage_references;
    hooks->call_garbage_callbacks = call_garbage_callbacks;
    if (hooks->report_ignored == NULL)
        hooks->report_ignored = forget_error;
}

/* ---- what a weak reference answers -------------------------------------- */

static bool
call(struct runtime *runtime, struct object *object,
     const struct arguments *arguments, struct ref result)
{
    size_t given = arguments->count + arguments_keyword_count(arguments);
    if (given > 0)
        return raise_error(runtime, "TypeError",
                           runtime->profile->weakref_counts_arguments
                               ? "__call__() takes at most 0 arguments "
                                 "(%zu given)"
                               : "weakref expected 0 arguments, got %zu",
                           given);
    struct object *referent = as_weak(object)->referent;
    return store(runtime, result,
                 referent != NULL ? referent : atom_none(runtime));
}

/* Holds the referents of a and b, of which b may be NULL; NULL: at a limit. */
static struct object *
hold_referents(struct runtime *runtime, struct object *a, struct object *b)
{
    static const char *const names[] = {"the referent", "the other's"};
    struct object *native =
        native_open(runtime, "weak reference", names, b == NULL ? 1 : 2);
    if (native == NULL)
        return NULL;
    slot_set(runtime, native, 0, as_weak(a)->referent);
    if (b != NULL)
        slot_set(runtime, native, 1, as_weak(b)->referent);
    return native;
}

static bool
hash(struct runtime *runtime, struct object *object, int64_t *out)
{
    struct weak_reference *weak = as_weak(object);
    if (!weak->hashed && weak->referent == NULL)
        return raise_error(runtime, "TypeError",
                           "weak object has gone away");
    if (!weak->hashed) {
        struct object *native = hold_referents(runtime, object, NULL);
        if (native == NULL)
            return false;
        weak->hashed =
            object_hash(runtime, native->slots[0], &weak->hash);
        native_close(runtime, native);
    }
    *out = weak->hash;
    return weak->hashed;
}

static enum outcome
compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, struct ref result)
{
    if ((kind != IS_EQUAL && kind != IS_NOT_EQUAL) ||
        !object_is_reference(a) || !object_is_reference(b))
        return OUTCOME_NOT_IMPLEMENTED;
    if (as_weak(a)->referent == NULL || as_weak(b)->referent == NULL)
        return outcome_of(
            store_bool(runtime, result, (a == b) == (kind == IS_EQUAL)));
    struct object *native = hold_referents(runtime, a, b);
    bool done = native != NULL &&
                object_compare(runtime, kind, native->slots[0],
                               native->slots[1], result);
    if (native != NULL)
        native_close(runtime, native);
    return outcome_of(done);
}

/* Appends " (f)" when the referent has a name (PyObject_LookupSpecial finds
 * only those of its type, which are getters). */
static bool
add_name(struct runtime *runtime, struct object *referent, struct text *out)
{
    const struct type *type = referent->type;
    for (; type != NULL; type = type->base) {
        const struct getter *getter = type->getters;
        for (; getter != NULL && getter->name != NULL; getter++) {
            if (strcmp(getter->name, "__name__") != 0)
                continue;
            struct ref place = runtime_scratch(runtime);
            if (!getter->get(runtime, referent, place))
                return false;
            text_add_string(out, " (");
            bool fine = object_str(runtime, ref_get(place), out);
            text_add_byte(out, ')');
            ref_set(runtime, place, NULL);
            return fine;
        }
    }
    return true;
}

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    struct object *referent = as_weak(object)->referent;
    text_add_format(out, "<weakref at 0x%llx; ",
                    (unsigned long long)object->address);
    if (referent == NULL) {
        text_add_string(out, "dead>");
        return true;
    }
    text_add_format(out, "to '%s' at 0x%llx", referent->type->name,
                    (unsigned long long)referent->address);
    if (!add_name(runtime, referent, out))
        return false;
    text_add_byte(out, '>');
    return true;
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    size_t given = arguments->count;
    if (arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "ref() takes no keyword arguments");
    if (given < 1 || given > 2)
        return raise_error(runtime, "TypeError",
                           "__new__ expected at %s %d argument%s, got %zu",
                           given < 1 ? "least" : "most", given < 1 ? 1 : 2,
                           given < 1 ? "" : "s", given);
    struct object *callback = given > 1 ? arguments->items[1] : NULL;
    return weakref_make(runtime, type, arguments->items[0],
                        callback != NULL && is_none(callback) ? NULL
                                                              : callback,
                        result);
}

/* ref.__init__, for the sake of derived classes: all is done by __new__. */
static bool
initialize(struct runtime *runtime, struct object *object,
           const struct arguments *arguments)
{
    (void)object;
    return arguments_check(runtime, "__init__", arguments, 1, 2, NULL);
}

static bool
get_callback(struct runtime *runtime, struct object *object,
             struct ref result)
{
    struct object *callback = callback_of(as_weak(object));
    return store(runtime, result,
                 callback != NULL ? callback : atom_none(runtime));
}

static const struct getter getters[] = {{"__callback__", get_callback},
                                        {NULL, NULL}};

#define REFERENCE_TYPE(full)                                                 \
    {                                                                        \
        .name = full,                                                        \
        .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE,                \
        .scheme = SLOTS_NAMES,                                               \
        .struct_size = sizeof(struct weak_reference), .repr = repr,          \
        .hash = hash, .compare = compare, .call = call,                      \
        .construct = construct, .create = construct,                         \
        .initialize = initialize, .finalize = weakref_finalize,              \
        .clear = weakref_let_go, .getters = getters                          \
    }

const struct type weakref_types[2] = {
    REFERENCE_TYPE("weakref"),
    REFERENCE_TYPE("weakref.ReferenceType")};
