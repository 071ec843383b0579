/* Proxies: objects that pass on to another, without holding it, what they are
 * asked.  While the other is at work they hold it, as CPython does, so that it
 * does not die of that. */
#include "object/weakref_type.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"

/* What is asked of one or two objects, of which some are proxies: both as they
 * are meant, held by a native frame. */
struct passed {
    struct object *native;
    struct object *a, *b;
};

/* Returns what object means; NULL with ReferenceError: that is gone. */
static struct object *
unwrap(struct runtime *runtime, struct object *object)
{
    if (object == NULL || !object_is_proxy(object))
        return object;
    if (as_weak(object)->referent == NULL)
        raise_error(runtime, "ReferenceError",
                    "weakly-referenced object no longer exists");
    return as_weak(object)->referent;
}

/* Fills *passed in; false with an exception raised. */
static bool
pass_on(struct runtime *runtime, struct object *a, struct object *b,
        struct passed *passed)
{
    static const char *const names[] = {"the referent", "the other operand"};
    passed->a = unwrap(runtime, a);
    passed->b = passed->a == NULL ? NULL : unwrap(runtime, b);
    if (passed->a == NULL || (b != NULL && passed->b == NULL))
        return false;
    passed->native = native_open(runtime, "weakref.proxy", names, 2);
    if (passed->native == NULL)
        return false;
    slot_set(runtime, passed->native, 0, passed->a);
    if (b != NULL)
        slot_set(runtime, passed->native, 1, passed->b);
    return true;
}

static bool
finish(struct runtime *runtime, const struct passed *passed, bool done)
{
    native_close(runtime, passed->native);
    return done;
}

/* ---- text, truth, length ------------------------------------------------ */

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    struct object *referent = as_weak(object)->referent;
    if (referent == NULL)
        referent = atom_none(runtime);
    text_add_format(out,
                    runtime->profile->proxy_repr_quotes
                        ? "<weakproxy at 0x%llx; to '%s' at 0x%llx>"
                        : "<weakproxy at 0x%llx to %s at 0x%llx>",
                    (unsigned long long)object->address,
                    referent->type->name,
                    (unsigned long long)referent->address);
    return true;
}

static bool
str(struct runtime *runtime, struct object *object, struct text *out)
{
    struct passed passed;
    return pass_on(runtime, object, NULL, &passed) &&
           finish(runtime, &passed, object_str(runtime, passed.a, out));
}

static bool
hash(struct runtime *runtime, struct object *object, int64_t *out)
{
    (void)out;
    return raise_error(runtime, "TypeError", "unhashable type: '%s'",
                       object->type->name);
}

static bool
is_true(struct runtime *runtime, struct object *object, bool *truth)
{
    struct passed passed;
    return pass_on(runtime, object, NULL, &passed) &&
           finish(runtime, &passed,
                  object_is_true(runtime, passed.a, truth));
}

static bool
length(struct runtime *runtime, struct object *object, size_t *out)
{
    struct passed passed;
    return pass_on(runtime, object, NULL, &passed) &&
           finish(runtime, &passed, object_length(runtime, passed.a, out));
}

/* ---- operators ---------------------------------------------------------- */

static enum outcome
compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, struct ref result)
{
    struct passed passed;
    if (runtime->profile->proxy_compare_holds)
        return outcome_of(pass_on(runtime, a, b, &passed) &&
                          finish(runtime, &passed,
                                 object_compare(runtime, kind, passed.a,
                                                passed.b, result)));
    a = unwrap(runtime, a);
    b = a == NULL ? NULL : unwrap(runtime, b);
    return outcome_of(b != NULL &&
                      object_compare(runtime, kind, a, b, result));
}

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    struct passed passed;
    return outcome_of(
        pass_on(runtime, a, b, &passed) &&
        finish(runtime, &passed,
               object_binary(runtime, kind, passed.a, passed.b, result)));
}

static enum outcome
in_place(struct runtime *runtime, enum operator_kind kind, struct object *a,
         struct object *b, struct ref result)
{
    struct passed passed;
    return outcome_of(
        pass_on(runtime, a, b, &passed) &&
        finish(runtime, &passed,
               object_in_place(runtime, kind, passed.a, passed.b, result)));
}

static bool
unary(struct runtime *runtime, enum unary_kind kind, struct object *a,
      struct ref result)
{
    struct passed passed;
    return pass_on(runtime, a, NULL, &passed) &&
           finish(runtime, &passed,
                  object_unary(runtime, kind, passed.a, result));
}

/* ---- containers --------------------------------------------------------- */

static bool
get_item(struct runtime *runtime, struct object *object, struct object *key,
         struct ref result)
{
    struct passed passed;
    return pass_on(runtime, object, key, &passed) &&
           finish(runtime, &passed,
                  object_get_item(runtime, passed.a, passed.b, result));
}

static bool
set_item(struct runtime *runtime, struct object *object, struct object *key,
         struct object *value)
{
    struct passed passed;
    if (!pass_on(runtime, object, NULL, &passed))
        return false;
    bool done = value != NULL
                    ? object_set_item(runtime, passed.a, key, value)
                    : object_delete_item(runtime, passed.a, key);
    return finish(runtime, &passed, done);
}

static bool
contains(struct runtime *runtime, struct object *object, struct object *item,
         bool *truth)
{
    struct passed passed;
    return pass_on(runtime, object, NULL, &passed) &&
           finish(runtime, &passed,
                  object_contains(runtime, passed.a, item, truth));
}

static bool
iterate(struct runtime *runtime, struct object *object, struct ref result)
{
    struct passed passed;
    return pass_on(runtime, object, NULL, &passed) &&
           finish(runtime, &passed,
                  object_iterate(runtime, passed.a, result));
}

static bool
next(struct runtime *runtime, struct object *object, struct ref result)
{
    struct passed passed;
    if (!pass_on(runtime, object, NULL, &passed))
        return false;
    if (passed.a->type->next == NULL)
        return finish(runtime, &passed,
                      raise_error(runtime, "TypeError",
                                  "Weakref proxy referenced a non-iterator "
                                  "'%s' object",
                                  passed.a->type->name));
    return finish(runtime, &passed, object_next(runtime, passed.a, result));
}

/* ---- attributes and calls ----------------------------------------------- */

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    struct passed passed;
    return pass_on(runtime, object, NULL, &passed) &&
           finish(runtime, &passed,
                  object_get_attribute(runtime, passed.a, name, result));
}

static bool
set_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    struct passed passed;
    return pass_on(runtime, object, NULL, &passed) &&
           finish(runtime, &passed,
                  object_set_attribute(runtime, passed.a, name, value));
}

static bool
call(struct runtime *runtime, struct object *callable,
     const struct arguments *arguments, struct ref result)
{
    struct passed passed;
    return pass_on(runtime, callable, NULL, &passed) &&
           finish(runtime, &passed,
                  object_call(runtime, passed.a, arguments, result));
}

#define PROXY_TYPE(full, called)                                             \
    {                                                                        \
        .name = full,                                                        \
        .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD, .scheme = SLOTS_NAMES,     \
        .struct_size = sizeof(struct weak_reference), .repr = repr,          \
        .str = str, .hash = hash, .compare = compare, .is_true = is_true,    \
        .length = length, .binary = binary, .in_place = in_place,            \
        .unary = unary, .get_item = get_item, .set_item = set_item,          \
        .contains = contains, .iterate = iterate, .next = next,              \
        .get_attribute = get_attribute, .set_attribute = set_attribute,      \
        .call = called, .finalize = weakref_finalize,                        \
        .clear = weakref_let_go                                              \
    }

const struct type proxy_types[2] = {
    PROXY_TYPE("weakproxy", NULL),
    PROXY_TYPE("weakref.ProxyType", NULL)};

const struct type callable_proxy_types[2] = {
    PROXY_TYPE("weakcallableproxy", call),
    PROXY_TYPE("weakref.CallableProxyType", call)};
