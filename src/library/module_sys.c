#include <limits.h>

#include "library/answer.h"
#include "library/modules.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/module.h"
#include "object/operation.h"
#include "object/tuple.h"

/* What an immortal object's count reads as: the lower half of the word, all
 * ones (PEP 683, Include/object.h). */
#define IMMORTAL_COUNT 4294967295

/* The argument is on the caller's evaluation stack, which counts, as in
 * CPython. */
static bool
getrefcount(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    int64_t count = object->flags & NODE_IMMORTAL ? IMMORTAL_COUNT
                                                  : (int64_t)object->count;

    (void)self;
    return answer(runtime, result, atom_new_int(runtime, count));
}

static bool
getsizeof(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    uint64_t size = object_size(runtime, arguments->items[0]);

    (void)self;
    return answer(runtime, result, atom_new_size(runtime, size));
}

static bool
intern(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];

    (void)self;
    if (!object_is_str(object))
        return raise_error(runtime, "TypeError",
                           "intern() argument must be str, not %s",
                           object->type->name);
    return answer(runtime, result, str_intern(runtime, object, false));
}

static bool
getrecursionlimit(struct runtime *runtime, struct object *self,
                  const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return answer(runtime, result,
                  atom_new_size(runtime, runtime->limits.call_depth));
}

static bool
setrecursionlimit(struct runtime *runtime, struct object *self,
                  const struct arguments *arguments, struct ref result)
{
    int64_t limit;

    (void)self;
    if (!atom_to_index(runtime, arguments->items[0], false, &limit))
        return false;
    if (limit < 1)
        return raise_error(runtime, "ValueError",
                           "recursion limit must be greater or equal than 1");
    if (limit > INT_MAX)
        return raise_error(runtime, "OverflowError",
                           "signed integer is greater than maximum");
    runtime->limits.call_depth = (size_t)limit;
    return answer_none(runtime, result);
}

static bool
exit_(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)result;
    if (arguments->count == 0)
        return raise_error(runtime, "SystemExit", "%s", "");
    return raise_with_object(runtime, "SystemExit", arguments->items[0]);
}

static const struct method functions[] = {
    {"exit", exit_, 0, 1, NULL, "exit(status=None, /)"},
    {"getrecursionlimit", getrecursionlimit, 0, 0, NULL,
     "getrecursionlimit()"},
    {"getrefcount", getrefcount, 1, 1, NULL, "getrefcount(object, /)"},
    {"getsizeof", getsizeof, 1, 1, NULL, "getsizeof(object)"},
    {"intern", intern, 1, 1, NULL, "intern(string, /)"},
    {"setrecursionlimit", setrecursionlimit, 1, 1, NULL,
     "setrecursionlimit(limit, /)"},
    {NULL, NULL, 0, 0, NULL, NULL},
};

static const char *const attributes[] = {"maxsize", "version",
                                         "version_info", "platform",
                                         "byteorder", NULL};

static bool
set(struct runtime *runtime, struct object *module, const char *name,
    struct object *value)
{
    return value != NULL && module_set(runtime, module, name, value);
}

/* The micro versions are those whose counts were measured. */
static bool
fill(struct runtime *runtime, struct object *module)
{
    struct object *parts[5];
    struct text version = {0};
    struct object *text;

    text_add_format(&version, "%s (simulated by refstep)",
                    runtime->profile->name);
    text = atom_new_str(runtime, text_string(&version), version.length);
    text_release(&version);
    parts[0] = atom_new_int(runtime, 3);
    parts[1] = atom_new_int(runtime, runtime->profile->minor);
    parts[2] = atom_new_int(runtime, runtime->profile->micro);
    parts[3] = str_intern_c(runtime, "final", false);
    parts[4] = atom_new_int(runtime, 0);
    return set(runtime, module, "version", text) &&
           set(runtime, module, "version_info",
               tuple_from_items(runtime, parts, 5)) &&
           set(runtime, module, "maxsize",
               atom_new_int(runtime, INT64_MAX)) &&
           set(runtime, module, "platform", atom_new_c(runtime, "linux")) &&
           set(runtime, module, "byteorder", atom_new_c(runtime, "little"));
}

const struct module_definition sys_module = {"sys", functions, attributes,
                                             fill};
