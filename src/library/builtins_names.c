/* Built-in functions that tell names: globals, locals, vars, dir. */
#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/dict.h"
#include "object/dir.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/operation.h"
#include "vm/locals.h"

static bool
globals(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return running_globals(runtime, result);
}

static bool
locals(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return running_locals(runtime, result);
}

static bool
vars(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    (void)self;
    if (arguments->count == 0)
        return running_locals(runtime, result);
    return object_vars(runtime, arguments->items[0], result);
}

/* ---- dir ---------------------------------------------------------------- */

/* Adds a name to the keys of names. */
static bool
add(struct runtime *runtime, struct object *names, const char *name)
{
    return dict_set_c(runtime, names, name, atom_none(runtime));
}

/* Adds the names of the running code. */
static bool
add_locals(struct runtime *runtime, struct object *names, struct ref scratch)
{
    struct ref keys = scratch;
    keys.slot++;
    /* what a module has too, and a scene has no use for */
    if (running_in_module(runtime)
        && (!add(runtime, names, "__annotations__")
            || !add(runtime, names, "__file__")))
        return false;
    if (!running_locals(runtime, scratch)
        || !list_from_iterable(runtime, ref_get(scratch), keys))
        return false;
    struct object *list = ref_get(keys);
    for (uint32_t i = 0; i < list->slot_count; i++)
        if (!dict_set(runtime, names, list->slots[i], atom_none(runtime)))
            return false;
    return true;
}

static bool
directory(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    static const char *const slots[] = {"the names", "the locals", "a list"};
    (void)self;
    if (arguments->count > 0)
        return object_dir(runtime, arguments->items[0], result);
    struct object *native = native_open(runtime, "dir", slots, 3);
    struct object *names = native ? dict_new(runtime) : NULL;
    struct ref scratch = {native, 1};
    if (!names)
        return false;
    slot_set(runtime, native, 0, names);
    bool fine = add_locals(runtime, names, scratch)
                && list_from_iterable(runtime, names, result)
                && list_sort(runtime, ref_get(result), NULL, false);
    native_close(runtime, native);
    return fine;
}

const struct method builtins_names[] = {
    {"globals", globals, 0, 0, NULL, "the names of the module"},
    {"locals", locals, 0, 0, NULL, "the names of the running code"},
    {"vars", vars, 0, 1, NULL, "the attributes of an object"},
    {"dir", directory, 0, 1, NULL, "names, sorted"},
    {NULL, NULL, 0, 0, NULL, NULL}};
