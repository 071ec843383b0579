#include "library/library.h"

#include <string.h>

#include "base/mem.h"
#include "library/python_modules.h"
#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/bytearray.h"
#include "object/caches.h"
#include "object/descriptor.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/memoryview.h"
#include "object/module.h"
#include "object/namespace.h"
#include "object/range.h"
#include "object/set.h"
#include "object/slice.h"
#include "object/super.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "vm/machine.h"

static const struct method *const function_tables[] = {
    builtins_output, builtins_numbers, builtins_sequences, builtins_objects,
    builtins_names,
    builtins_code};

static const struct library_module *const modules[] = {
    &module_abc,
    &module_array,
    &module_bisect,
    &module_collections,
    &module_ctypes,
    &module_functools,
    &module_gc,
    &module_heapq,
    &module_itertools,
    &module_math,
    &module_operator,
    &module_refstep,
    &module_random,
    &module_sys,
    &module_time,
    &module_traceback,
    &module_weakref, &module_atexit,
};

static const struct type *const types[] = {
    &object_type, &type_type, &int_type, &float_type, &complex_type,
    &bool_type, &str_type, &bytes_type, &bytearray_type,
    &memoryview_type,
    &list_type, &tuple_type, &dict_type,
    &set_type, &frozenset_type, &range_type, &slice_type, &enumerate_type,
    &super_type, &property_type, &classmethod_type, &staticmethod_type,
    &zip_type, &map_type, &filter_type, &reversed_type};

/* What Python has and a scene has not. */
static const char *const refused[] = {
    "open", "help", "breakpoint", "aiter", "anext"};

enum {
    TABLE_COUNT = sizeof function_tables / sizeof *function_tables,
    MODULE_COUNT = sizeof modules / sizeof *modules,
    TYPE_COUNT = sizeof types / sizeof *types,
    REFUSED_COUNT = sizeof refused / sizeof *refused
};

static const struct method *
find_function(const struct method *table, const char *name)
{
    for (; table->name; table++)
        if (strcmp(table->name, name) == 0)
            return table;
    return NULL;
}

static const struct method *
find_builtin_function(const char *name)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        const struct method *found = find_function(function_tables[i], name);
        if (found)
            return found;
    }
    return NULL;
}

static const struct type *
find_builtin_type(const struct profile *profile, const char *name)
{
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (strcmp(types[i]->name, name) == 0)
            return types[i];
    if (strcmp(name, "IOError") == 0
        || strcmp(name, "EnvironmentError") == 0)
        name = "OSError";
    return exception_type_known(profile, name);
}

bool
library_refuses_builtin(const char *name)
{
    for (size_t i = 0; i < REFUSED_COUNT; i++)
        if (strcmp(refused[i], name) == 0)
            return true;
    return false;
}

static bool
find_builtin(struct runtime *runtime, const char *name, struct ref result)
{
    const struct method *function = find_builtin_function(name);
    if (function)
        return give(runtime, builtin_new(runtime, function, NULL), result);
    const struct type *type = find_builtin_type(runtime->profile, name);
    if (type)
        return give(runtime, type_object_of(runtime, type), result);
    if (strcmp(name, "NotImplemented") == 0)
        return give(runtime, atom_not_implemented(runtime), result);
    if (strcmp(name, "__name__") == 0)
        return give(runtime, str_intern_c(runtime, "builtins", true), result);
    if (strcmp(name, "Ellipsis") == 0)
        return give(runtime, atom_ellipsis(runtime), result);
    if (library_refuses_builtin(name))
        return stop_run(runtime, "%s is not simulated", name);
    return true;
}

static void
each_known(struct runtime *runtime,
           void (*add)(const char *name, void *data), void *data)
{
    static const char *const others[] = {"NotImplemented", "Ellipsis",
                                         "__name__", "__build_class__",
                                         "__import__"};
    for (size_t i = 0; i < TABLE_COUNT; i++)
        for (const struct method *method = function_tables[i];
             method->name; method++)
            add(method->name, data);
    for (size_t i = 0; i < TYPE_COUNT; i++)
        add(types[i]->name, data);
    for (size_t i = 0; exception_type_at(i); i++)
        if (exception_type_known(runtime->profile,
                                 exception_type_at(i)->name))
            add(exception_type_at(i)->name, data);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        add(others[i], data);
}

static void
each_builtin(struct runtime *runtime,
             void (*add)(const char *name, void *data), void *data)
{
    each_known(runtime, add, data);
    for (size_t i = 0; i < REFUSED_COUNT; i++)
        add(refused[i], data);
}

/* ---- the modules builtins and __main__ ----------------------------------- */

static bool
find_any_builtin(struct runtime *runtime, const char *name,
                 struct ref result)
{
    return machine_find_builtin(runtime, name, result)
           && (ref_get(result) || find_builtin(runtime, name, result));
}

/* Modules over names that are there without them. */
static const struct ready_module {
    const char *name;
    struct object *(*names)(struct runtime *runtime);
    struct module_names others;
} ready_modules[] = {
    {"builtins", machine_builtins, {find_any_builtin, each_known}},
    {"__main__", machine_globals, {NULL, NULL}},
};

/* Returns the row of a module; NULL: it is another kind of module. */
static const struct ready_module *
ready_module_find(const char *name)
{
    for (size_t i = 0; i < sizeof ready_modules / sizeof *ready_modules; i++)
        if (strcmp(ready_modules[i].name, name) == 0)
            return &ready_modules[i];
    return NULL;
}

static bool
make_ready(struct runtime *runtime, const struct ready_module *ready,
           struct ref result)
{
    struct object *module =
        module_new_over(runtime, ready->name, ready->names(runtime),
                        ready->others.find ? &ready->others : NULL);
    return module && caches_hold(runtime, module, "module")
           && give(runtime, module, result);
}

/* ---- modules ------------------------------------------------------------ */

/* A function of a module that is written in Python: to the scene it is of the
 * type function, to us like any other. */
struct library_function {
    struct object object;
    const struct method *method;
};

/* Whether a function written in Python takes that many arguments; if not,
 * the error says so as for functions of the scene. */
static bool
check_count(struct runtime *runtime, const struct method *method,
            const struct arguments *arguments)
{
    size_t given = arguments->count;
    int least = method->minimum;
    int most = method->maximum;
    if (given + arguments_keyword_count(arguments) < (size_t)least)
        return raise_error(runtime, "TypeError",
                           "%s() missing %d required positional argument%s: "
                           "'%s'",
                           method->name, least, least == 1 ? "" : "s",
                           method->keywords[given]);
    if (given <= (size_t)most)
        return true;
    if (least < most)
        return raise_error(runtime, "TypeError",
                           "%s() takes from %d to %d positional arguments "
                           "but %zu were given",
                           method->name, least, most, given);
    return raise_error(runtime, "TypeError",
                       "%s() takes %d positional argument%s but %zu were "
                       "given",
                       method->name, most, most == 1 ? "" : "s", given);
}

static bool
call_function(struct runtime *runtime, struct object *callable,
              const struct arguments *arguments, struct ref result)
{
    const struct library_function *function =
        (const struct library_function *)callable;
    return check_count(runtime, function->method, arguments)
           && method_call(runtime, NULL, function->method, NULL, arguments,
                          result);
}

static bool
show_function(struct runtime *runtime, struct object *object,
              struct text *out)
{
    const struct library_function *function =
        (const struct library_function *)object;
    (void)runtime;
    text_add_format(out, "<function %s at 0x%llx>", function->method->name,
                    (unsigned long long)object->address);
    return true;
}

const struct type library_function_type = {
    .name = "function",
    .struct_size = sizeof(struct library_function),
    .repr = show_function,
    .call = call_function,
};

static struct object *
make_function(struct runtime *runtime, const struct method *method)
{
    uint64_t size = (uint64_t)runtime->profile->function_size;
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .name = method->name,
                                 .flags = NODE_SHARED | NODE_OPAQUE,
                                 .size = size,
                                 .block_size = size};
    struct object *object =
        object_new(runtime, &library_function_type, &birth);
    if (object)
        ((struct library_function *)object)->method = method;
    return object;
}

/* Whether the interpreter has a copy of a module's names, with that one. */
static bool
is_copied(const struct runtime *runtime, const struct library_module *entry,
          const char *name)
{
    const char *later =
        entry->set_later ? strstr(entry->set_later, name) : NULL;
    size_t length = strlen(name);
    return runtime->profile->minor <= entry->copied_until
           && !(later && later[-1] == ' ' && later[length] == ' ');
}

static bool
hold_copy(struct runtime *runtime, const struct library_module *entry,
          const char *name, struct object *value)
{
    return !is_copied(runtime, entry, name)
           || caches_hold(runtime, value, "a copy of the module's names");
}

/* Sets the constants of a module; those with the same maker are one object. */
static bool
add_constants(struct runtime *runtime, struct object *module,
              const struct library_module *entry, struct ref scratch)
{
    const struct constant_entry *entries = entry->constants;
    for (size_t i = 0; entries && entries[i].name; i++) {
        struct object *value = NULL;
        for (size_t k = 0; k < i && !value; k++)
            if (entries[k].make == entries[i].make)
                value = module_find(runtime, module, entries[k].name);
        if (!value) {
            if (!entries[i].make(runtime, scratch))
                return false;
            value = ref_get(scratch);
        }
        if (!module_set(runtime, module, entries[i].name, value)
            || !hold_copy(runtime, entry, entries[i].name, value))
            return false;
        ref_set(runtime, scratch, NULL);
    }
    return true;
}

static bool
add_types(struct runtime *runtime, struct object *module,
          const struct library_module *entry)
{
    int minor = runtime->profile->minor;
    for (const struct type *const *at = entry->types; at && *at; at++) {
        const char *name = type_short_name(*at);
        if (!since_allows(entry->since, name, minor))
            continue;
        struct object *type = type_object_of(runtime, *at);
        if (!type || !module_set(runtime, module, name, type))
            return false;
    }
    return true;
}

static const struct library_module *find_entry(const char *name);

/* Runs the part of a module that is written in Python among its names. */
static bool
add_more(struct runtime *runtime, struct object *module)
{
    static const char *const names[] = {"what it leaves"};
    const struct library_module *entry = find_entry(module_name(module));
    struct object *native = native_open(runtime, "import", names, 1);
    struct object *name = atom_new_c(runtime, module_name(module));
    struct object *space = module_namespace(module);
    bool done = native && name && module_make_all(runtime, module)
                && module_set(runtime, module, "__name__", name);
    uint32_t before = space->slot_count;
    done = done
           && python_module_run(runtime, python_module_find(entry->more),
                                space, (struct ref){native, 0});
    for (uint32_t i = before; done && i < space->slot_count; i++)
        if (space->slots[i] && namespace_name(space, i)[0] != '_')
            done = hold_copy(runtime, entry, namespace_name(space, i),
                             space->slots[i]);
    if (native)
        native_close(runtime, native);
    return done;
}

static bool
make_module(struct runtime *runtime, const struct library_module *entry,
            struct ref result)
{
    struct object *module =
        module_new(runtime, entry->name,
                   entry->written_in_python ? NULL : entry->functions);
    if (module)
        module_add_functions(module, entry->further, entry->since);
    if (!module || !caches_hold(runtime, module, entry->name)
        || !add_constants(runtime, module, entry, result)
        || !add_types(runtime, module, entry))
        return false;
    for (const struct method *method = entry->functions;
         entry->written_in_python && method->name; method++) {
        struct object *function = make_function(runtime, method);
        if (!function || !module_set(runtime, module, method->name, function))
            return false;
    }
    if (entry->more)
        module_set_more(module, add_more);
    ref_set(runtime, result, module);
    return true;
}

static const struct library_module *
find_exactly(const char *name)
{
    for (size_t i = 0; i < MODULE_COUNT; i++)
        if (strcmp(modules[i]->name, name) == 0)
            return modules[i];
    return NULL;
}

/* A module may be written partly in Python, as functools is; its part in C
 * goes by the name with a line before it there, as in CPython.  Those that are
 * all in C are known by both names. */
static const struct library_module *
find_entry(const char *name)
{
    if (python_module_find(name))
        return NULL;
    const struct library_module *entry = find_exactly(name);
    return entry || name[0] != '_' ? entry : find_exactly(name + 1);
}

struct object *
library_module_made(struct runtime *runtime, const char *name)
{
    struct object *interpreter = runtime->interpreter;
    for (uint32_t i = 0; i < interpreter->slot_count; i++) {
        struct object *held = interpreter->slots[i];
        if (held && held->type == &module_type
            && strcmp(module_name(held), name) == 0)
            return held;
    }
    return NULL;
}

static bool
forget(struct runtime *runtime, struct object *module)
{
    struct object *interpreter = runtime->interpreter;
    for (uint32_t i = 0; i < interpreter->slot_count; i++)
        if (interpreter->slots[i] == module)
            slot_set(runtime, interpreter, i, NULL);
    return false;
}

static bool
make_python_module(struct runtime *runtime,
                   const struct python_module *entry, struct ref result)
{
    struct object *module = module_new(runtime, entry->name, NULL);
    struct object *name = atom_new_c(runtime, entry->name);
    if (!module || !caches_hold(runtime, module, entry->name) || !name
        || !module_set(runtime, module, "__name__", name))
        return false;
    if (!python_module_run(runtime, entry, module_namespace(module), result))
        return forget(runtime, module);
    ref_set(runtime, result, module);
    return true;
}

/* Imports a.b.c after a and a.b, and makes each an attribute of the one
 * before. */
static bool find_module(struct runtime *runtime, const char *name,
                        struct ref result);

static bool
import_packages(struct runtime *runtime, const char *name, struct ref result)
{
    const char *dot = strrchr(name, '.');
    if (!dot)
        return true;
    char *package = mem_copy_string(name, (size_t)(dot - name));
    bool found = find_module(runtime, package, result);
    mem_free(package);
    return found;
}

/* A module is made once; the interpreter holds it (sys.modules). */
static bool
find_module(struct runtime *runtime, const char *name, struct ref result)
{
    const struct python_module *in_python = python_module_find(name);
    const struct library_module *entry = find_entry(name);
    struct object *made =
        library_module_made(runtime, entry ? entry->name : name);
    if (made)
        return give(runtime, made, result);
    if (ready_module_find(name))
        return make_ready(runtime, ready_module_find(name), result);
    if (!in_python && !entry)
        return true;
    if (!import_packages(runtime, name, result))
        return false;
    ref_set(runtime, result, NULL);
    bool apart = log_number_apart(runtime->log, true);
    bool done = in_python ? make_python_module(runtime, in_python, result)
                          : make_module(runtime, entry, result);
    log_number_apart(runtime->log, apart);
    const char *dot = strrchr(name, '.');
    if (!done || !dot)
        return done;
    char *package = mem_copy_string(name, (size_t)(dot - name));
    done = module_set(runtime, library_module_made(runtime, package), dot + 1,
                      ref_get(result));
    mem_free(package);
    return done;
}

/* ---- questions ---------------------------------------------------------- */

bool
library_is_standard(const char *module)
{
    static const char *const names[] = {
#define STANDARD_MODULE(name) #name,
#include "library/standard_modules.def"
#undef STANDARD_MODULE
    };
    size_t length = strcspn(module, ".");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length
            && strncmp(names[i], module, length) == 0)
            return true;
    return false;
}

bool
library_has_module(const char *module)
{
    return ready_module_find(module) || find_entry(module)
           || python_module_find(module);
}

static bool
has_module_inside(const char *module, const char *name)
{
    struct text whole = {0};
    text_add_format(&whole, "%s.%s", module, name);
    bool has = library_has_module(text_string(&whole));
    text_release(&whole);
    return has;
}

bool
library_has_name(const char *module, const char *name)
{
    if (has_module_inside(module, name))
        return true;
    const struct library_module *entry = find_entry(module);
    const struct python_module *in_python = python_module_find(module);
    if (in_python)
        return python_module_has(in_python, name);
    if (!entry)
        return ready_module_find(module) != NULL;
    if (find_function(entry->functions, name)
        || (entry->further && find_function(entry->further, name)))
        return true;
    for (const struct constant_entry *constant = entry->constants;
         constant && constant->name; constant++)
        if (strcmp(constant->name, name) == 0)
            return true;
    for (const struct type *const *type = entry->types; type && *type; type++)
        if (strcmp(type_short_name(*type), name) == 0)
            return true;
    return entry->more
           && python_module_has(python_module_find(entry->more), name);
}

static void
add_name(const char *name, void *data)
{
    struct text *out = data;
    if (out->length > 0)
        text_add_string(out, ", ");
    text_add_string(out, name);
}

void
library_list_modules(struct text *out)
{
    struct text names = {0};
    add_name("builtins", &names);
    for (size_t i = 0; i < MODULE_COUNT; i++)
        if (!python_module_find(modules[i]->name)
            && modules[i]->name[0] != '_')
            add_name(modules[i]->name, &names);
    for (size_t i = 0; python_module_at(i); i++)
        if (python_module_at(i)->name[0] != '_')
            add_name(python_module_at(i)->name, &names);
    text_add(out, text_string(&names), names.length);
    text_release(&names);
}

void
library_list_names(const char *module, struct text *out)
{
    const struct library_module *entry = find_entry(module);
    const struct python_module *in_python = python_module_find(module);
    struct text names = {0};
    if (in_python)
        python_module_names(in_python, add_name, &names);
    const struct method *function = entry ? entry->functions : NULL;
    for (; function && function->name; function++)
        add_name(function->name, &names);
    function = entry ? entry->further : NULL;
    for (; function && function->name; function++)
        add_name(function->name, &names);
    const struct constant_entry *constant = entry ? entry->constants : NULL;
    for (; constant && constant->name; constant++)
        add_name(constant->name, &names);
    const struct type *const *type = entry ? entry->types : NULL;
    for (; type && *type; type++)
        add_name(type_short_name(*type), &names);
    if (entry && entry->more)
        python_module_names(python_module_find(entry->more), add_name,
                            &names);
    text_add(out, text_string(&names), names.length);
    text_release(&names);
}

void
library_install(struct machine *machine)
{
    static const struct machine_library library = {
        find_builtin, find_module, each_builtin, library_module_made,
        library_is_standard};
    machine_set_library(machine, &library);
}
