#include "library/library.h"

#include <string.h>

#include "library/answer.h"
#include "library/builtins.h"
#include "library/modules.h"
#include "object/caches.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/module.h"
#include "object/range.h"
#include "object/set.h"
#include "object/slice.h"
#include "object/tuple.h"
#include "object/type_object.h"

static const struct module_definition *const modules[] = {
    &copy_module, &ctypes_module, &gc_module, &math_module, &sys_module,
};

static const struct method *const function_tables[] = {
    output_functions, number_functions, sequence_functions, object_functions,
};

/* The types that are built-in names; exceptions have a table of their own. */
static const struct type *const types[] = {
    &bool_type,   &bytes_type,     &complex_type, &dict_type,
    &enumerate_type, &filter_type, &float_type,   &frozenset_type,
    &int_type,    &list_type,      &map_type,     &object_type,
    &range_type,  &reversed_type,  &set_type,     &slice_type,
    &str_type,    &tuple_type,     &type_type,    &zip_type,
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- built-ins ---- */

static const struct method *
find_function(const struct method *table, const char *name)
{
    for (; table != NULL && table->name != NULL; table++)
        if (strcmp(table->name, name) == 0)
            return table;
    return NULL;
}

static const struct type *
find_type(const char *name)
{
    for (size_t i = 0; i < COUNT(types); i++)
        if (strcmp(types[i]->name, name) == 0)
            return types[i];
    return exception_type(name);
}

static struct object *
find_constant(struct runtime *runtime, const char *name)
{
    if (strcmp(name, "Ellipsis") == 0)
        return atom_ellipsis(runtime);
    if (strcmp(name, "NotImplemented") == 0)
        return atom_not_implemented(runtime);
    return NULL;
}

static bool
find_builtin(struct runtime *runtime, const char *name, struct ref result)
{
    const struct type *type = find_type(name);
    struct object *constant = find_constant(runtime, name);

    if (type != NULL)
        return answer(runtime, result, type_object_of(runtime, type));
    if (constant != NULL)
        return answer(runtime, result, constant);
    for (size_t i = 0; i < COUNT(function_tables); i++) {
        const struct method *method =
            find_function(function_tables[i], name);

        if (method != NULL)
            return answer(runtime, result,
                          builtin_new(runtime, method, NULL));
    }
    return !has_failed(runtime);
}

/* ---- modules ---- */

static const struct module_definition *
find_definition(const char *name)
{
    for (size_t i = 0; i < COUNT(modules); i++)
        if (strcmp(modules[i]->name, name) == 0)
            return modules[i];
    return NULL;
}

/* The interpreter holds what has been imported (sys.modules). */
static struct object *
find_imported(struct runtime *runtime, const char *name)
{
    const struct object *interpreter = runtime->interpreter;

    for (uint32_t i = 0; i < interpreter->slot_count; i++) {
        struct object *held = interpreter->slots[i];

        if (held != NULL && held->type == &module_type &&
            strcmp(module_name(held), name) == 0)
            return held;
    }
    return NULL;
}

static bool
find_module(struct runtime *runtime, const char *name, struct ref result)
{
    const struct module_definition *definition = find_definition(name);
    struct object *module = find_imported(runtime, name);

    if (module != NULL)
        return answer(runtime, result, module);
    if (definition == NULL)
        return true;
    module = module_new(runtime, definition->name, definition->functions);
    if (module == NULL || !caches_hold(runtime, module, definition->name))
        return false;
    if (definition->fill != NULL && !definition->fill(runtime, module))
        return false;
    return answer(runtime, result, module);
}

const struct machine_library scene_library = {find_builtin, find_module};

/* ---- what there is ---- */

bool
library_has_module(const char *module)
{
    return find_definition(module) != NULL;
}

static bool
has_attribute(const struct module_definition *definition, const char *name)
{
    for (size_t i = 0; definition->attributes != NULL &&
                       definition->attributes[i] != NULL;
         i++)
        if (strcmp(definition->attributes[i], name) == 0)
            return true;
    return false;
}

bool
library_has_name(const char *module, const char *name)
{
    const struct module_definition *definition = find_definition(module);

    return definition != NULL &&
           (find_function(definition->functions, name) != NULL ||
            has_attribute(definition, name));
}

static void
add_name(struct text *out, size_t start, const char *name)
{
    if (out->length > start)
        text_add_string(out, ", ");
    text_add_string(out, name);
}

void
library_list_modules(struct text *out)
{
    size_t start = out->length;

    for (size_t i = 0; i < COUNT(modules); i++)
        add_name(out, start, modules[i]->name);
}

void
library_list_names(const char *module, struct text *out)
{
    const struct module_definition *definition = find_definition(module);
    size_t start = out->length;

    if (definition == NULL)
        return;
    for (size_t i = 0; definition->functions != NULL &&
                       definition->functions[i].name != NULL;
         i++)
        add_name(out, start, definition->functions[i].name);
    for (size_t i = 0; definition->attributes != NULL &&
                       definition->attributes[i] != NULL;
         i++)
        add_name(out, start, definition->attributes[i]);
}
