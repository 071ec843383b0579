/* The arguments of C functions, as Argument Clinic reads them. */
#include "object/function.h"

#include "object/store.h"

static int
count_names(const char *const *names)
{
    int count = 0;
    while (names[count] != NULL)
        count++;
    return count;
}

static bool
raise_too_many(struct runtime *runtime, const struct parameters *parameters,
               int most, int given)
{
    bool exact = parameters->required == most;
    return raise_error(runtime, "TypeError",
                       "%s() takes %s %d %sargument%s (%d given)",
                       parameters->function, exact ? "exactly" : "at most",
                       most,
                       most < count_names(parameters->names) ? "positional "
                                                             : "",
                       most == 1 ? "" : "s", given);
}

bool
raise_unexpected_keyword(struct runtime *runtime, const char *function,
                         const struct string *keyword)
{
    struct text shown = {0};
    string_to_text(keyword, &shown);
    raise_error(runtime, "TypeError",
                runtime->profile->minor >= 13
                    ? "%s() got an unexpected keyword argument '%s'"
                    : "'%2$s' is an invalid keyword argument for %1$s()",
                function, text_string(&shown));
    text_release(&shown);
    return false;
}

/* Puts keyword argument number index where it belongs. */
static bool
take_keyword(struct runtime *runtime, const struct parameters *parameters,
             const struct arguments *arguments, uint32_t index,
             struct object **given)
{
    const struct string *keyword =
        atom_string(arguments->keywords->slots[index]);
    for (int i = 0; parameters->names[i] != NULL; i++) {
        if (*parameters->names[i] == '\0' ||
            !string_equal_c(keyword, parameters->names[i]))
            continue;
        if (given[i] != NULL)
            return raise_error(runtime, "TypeError",
                               "argument for %s() given by name ('%s') and "
                               "position (%d)",
                               parameters->function, parameters->names[i],
                               i + 1);
        given[i] = arguments->items[arguments->count + index];
        return true;
    }
    return raise_unexpected_keyword(runtime, parameters->function, keyword);
}

/* The first required argument that is missing. */
static bool
check_required(struct runtime *runtime, const struct parameters *parameters,
               const struct arguments *arguments, struct object **given)
{
    for (int i = 0; i < parameters->required; i++) {
        if (given[i] != NULL)
            continue;
        if (*parameters->names[i] != '\0')
            return raise_error(runtime, "TypeError",
                               "%s() missing required argument '%s' (pos %d)",
                               parameters->function, parameters->names[i],
                               i + 1);
        return raise_error(runtime, "TypeError",
                           "%s() takes %s %d positional argument%s "
                           "(%zu given)",
                           parameters->function,
                           parameters->required < parameters->positional
                               ? "at least"
                               : "exactly",
                           i + 1, i == 0 ? "" : "s", arguments->count);
    }
    return true;
}

bool
arguments_take(struct runtime *runtime, const struct parameters *parameters,
               const struct arguments *arguments, struct object **given)
{
    int count = count_names(parameters->names);
    int named = (int)arguments_keyword_count(arguments);
    int placed = (int)arguments->count;
    if (placed + named > count)
        return raise_too_many(runtime, parameters, count, placed + named);
    if (placed > parameters->positional)
        return raise_too_many(runtime, parameters, parameters->positional,
                              placed);
    for (int i = 0; i < count; i++)
        given[i] = i < placed ? arguments->items[i] : NULL;
    for (int i = 0; i < named; i++)
        if (!take_keyword(runtime, parameters, arguments, (uint32_t)i, given))
            return false;
    return check_required(runtime, parameters, arguments, given);
}

bool
arguments_bounds(struct runtime *runtime, const struct arguments *arguments,
                 size_t length, int64_t *start, int64_t *end)
{
    *start = 0;
    *end = INT64_MAX;
    struct object *first = arguments_get(arguments, 1, "");
    struct object *last = arguments_get(arguments, 2, "");
    if (first != NULL && !is_none(first) &&
        !atom_to_index(runtime, first, true, start))
        return false;
    if (last != NULL && !is_none(last) &&
        !atom_to_index(runtime, last, true, end))
        return false;
    string_clip(length, start, end);
    return true;
}
