/* atexit: functions to be called when the program ends. */
#include "library/results.h"
#include "library/tables.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/tuple.h"
#include "vm/machine.h"

/* Stores the keyword arguments as a dict, or nothing when there are none. */
static bool
take_keywords(struct runtime *runtime, const struct arguments *arguments,
              struct ref result)
{
    size_t count = arguments_keyword_count(arguments);
    struct object *dict = count > 0 ? dict_new(runtime) : NULL;
    if (count == 0)
        return true;
    if (!give(runtime, dict, result))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!dict_set(runtime, dict, arguments->keywords->slots[i],
                      arguments->items[arguments->count + i]))
            return false;
    return true;
}

static bool
register_function(struct runtime *runtime, struct object *self,
                  const struct arguments *arguments, struct ref result)
{
    struct object *function =
        arguments->count > 0 ? arguments->items[0] : NULL;
    (void)self;
    if (!function)
        return raise_error(runtime, "TypeError",
                           "register() takes at least 1 argument (0 given)");
    if (!object_is_callable(runtime, function))
        return raise_error(runtime, "TypeError",
                           "the first argument must be callable");
    struct object *rest =
        tuple_from_items(runtime, arguments->items + 1,
                         (uint32_t)arguments->count - 1);
    if (!rest || !take_keywords(runtime, arguments, result)
        || !machine_at_exit(runtime, function, rest, ref_get(result)))
        return false;
    ref_set(runtime, result, function);
    return true;
}

static bool
unregister_function(struct runtime *runtime, struct object *self,
                    const struct arguments *arguments, struct ref result)
{
    (void)self;
    return machine_not_at_exit(runtime, arguments->items[0])
           && give_none(runtime, result);
}

static bool
count_functions(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_int(runtime, (int64_t)machine_exit_count(runtime), result);
}

static bool
run_functions(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    machine_run_exit_functions(runtime);
    return !runtime->stopped && give_none(runtime, result);
}

static const char *const any_keywords[] = {"", NULL};

static const struct method functions[] = {
    {"register", register_function, 0, -1, any_keywords,
     "call the function when the program ends"},
    {"unregister", unregister_function, 1, 1, NULL,
     "do not call the function when the program ends"},
    {"_ncallbacks", count_functions, 0, 0, NULL, "how many are registered"},
    {"_run_exitfuncs", run_functions, 0, 0, NULL, "call them now"},
    {0},
};

const struct library_module module_atexit = {.name = "atexit",
                                             .functions = functions};
