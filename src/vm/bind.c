#include "vm/bind.h"

#include "object/atom.h"
#include "object/code_object.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/tuple.h"
#include "vm/suggest.h"

static const struct code *
code_of(const struct binding *binding)
{
    return binding->frame->code;
}

/* Messages name a function by its qualified name from 3.10 on. */
static const char *
name_of(const struct binding *binding)
{
    const struct function *function =
        (const struct function *)(void *)binding->function;
    return binding->runtime->profile->functions_named_qualified
               ? function->qualified_name
               : code_of(binding)->name;
}

static struct object *
local(const struct binding *binding, uint32_t index)
{
    return binding->frame->object.slots[index];
}

static void
set_local(struct binding *binding, uint32_t index, struct object *value)
{
    slot_set(binding->runtime, &binding->frame->object, index, value);
}

/* Binds local index to argument number `argument` (keyword values come after
 * the positional ones). */
static void
bind(struct binding *binding, uint32_t index, size_t argument)
{
    if (!binding->moves_from) {
        set_local(binding, index, binding->arguments.items[argument]);
        return;
    }
    ref_move(binding->runtime,
             (struct ref){binding->moves_from,
                          binding->moves_first + (uint32_t)argument},
             (struct ref){&binding->frame->object, index});
}

/* ---- what can be wrong -------------------------------------------------- */

static uint32_t
default_count(const struct binding *binding)
{
    struct object *defaults =
        binding->function->slots[FUNCTION_DEFAULTS];
    return defaults ? defaults->slot_count : 0;
}

static bool
fail_too_many(struct binding *binding)
{
    const struct code *code = code_of(binding);
    size_t given = binding->arguments.count;
    uint32_t most = code->argument_count;
    uint32_t defaults = default_count(binding);
    size_t keyword_only = 0;
    for (uint32_t i = 0; i < code->keyword_only_count; i++)
        keyword_only += local(binding, most + i) != NULL;
    struct text takes = {0};
    struct text extra = {0};
    if (defaults > 0)
        text_add_format(&takes, "from %u to %u", most - defaults, most);
    else
        text_add_format(&takes, "%u", most);
    if (keyword_only > 0)
        text_add_format(&extra,
                        " positional argument%s (and %zu keyword-only "
                        "argument%s)",
                        given != 1 ? "s" : "", keyword_only,
                        keyword_only != 1 ? "s" : "");
    raise_error(binding->runtime, "TypeError",
                "%s() takes %s positional argument%s but %zu%s %s given",
                name_of(binding), text_string(&takes),
                defaults > 0 || most != 1 ? "s" : "", given,
                text_string(&extra),
                given == 1 && keyword_only == 0 ? "was" : "were");
    text_release(&takes);
    text_release(&extra);
    return false;
}

/* Raises the error for the parameters first … end-1 that are not bound, if
 * there are any: "f() missing 2 required positional arguments: 'a' and 'b'".
 * (format_missing, Python/ceval.c) */
static bool
check_missing(struct binding *binding, uint32_t first, uint32_t end,
              const char *kind)
{
    const struct code *code = code_of(binding);
    size_t missing = 0;
    for (uint32_t i = first; i < end; i++)
        missing += local(binding, i) == NULL;
    if (missing == 0)
        return true;
    struct text names = {0};
    size_t named = 0;
    for (uint32_t i = first; i < end; i++) {
        if (local(binding, i))
            continue;
        if (named > 0)
            text_add_string(&names, missing == 2           ? " and "
                                    : named == missing - 1 ? ", and "
                                                           : ", ");
        text_add_format(&names, "'%s'", code->locals[i]);
        named++;
    }
    raise_error(binding->runtime, "TypeError",
                "%s() missing %zu required %s argument%s: %s",
                name_of(binding), missing, kind, missing != 1 ? "s" : "",
                text_string(&names));
    text_release(&names);
    return false;
}

/* ---- keywords ----------------------------------------------------------- */

/* Returns the parameter that a keyword names, or UINT32_MAX. */
static uint32_t
find_parameter(const struct binding *binding, const struct object *keyword)
{
    const struct code *code = code_of(binding);
    uint32_t count = code->argument_count + code->keyword_only_count;
    for (uint32_t i = code->positional_only_count; i < count; i++)
        if (string_equal_c(atom_string(keyword), code->locals[i]))
            return i;
    return UINT32_MAX;
}

/* From 3.13 on the message offers a parameter that looks like it. */
static void
raise_unexpected(struct binding *binding, const char *keyword)
{
    const struct code *code = code_of(binding);
    uint32_t first = code->positional_only_count;
    const char *similar = NULL;
    if (binding->runtime->profile->advises_keywords)
        similar = suggest_name(keyword, code->locals + first,
                               code->argument_count
                                   + code->keyword_only_count - first);
    raise_error(binding->runtime, "TypeError",
                "%s() got an unexpected keyword argument '%s'%s%s%s",
                name_of(binding), keyword, similar ? ". Did you mean '" : "",
                similar ? similar : "", similar ? "'?" : "");
}

/* Raises the error for a keyword that no parameter has.
 * (positional_only_passed_as_keyword, Python/ceval.c) */
static bool
fail_unexpected(struct binding *binding, struct object *keyword)
{
    const struct code *code = code_of(binding);
    struct object *names = binding->arguments.keywords;
    struct text positional_only = {0};
    for (uint32_t i = 0; i < code->positional_only_count; i++)
        for (uint32_t k = 0; k < names->slot_count; k++)
            if (string_equal_c(atom_string(names->slots[k]),
                               code->locals[i]))
                text_add_format(&positional_only, "%s%s",
                                positional_only.length > 0 ? ", " : "",
                                code->locals[i]);
    struct text text = {0};
    string_to_text(atom_string(keyword), &text);
    if (positional_only.length > 0)
        raise_error(binding->runtime, "TypeError",
                    "%s() got some positional-only arguments passed as "
                    "keyword arguments: '%s'",
                    name_of(binding), text_string(&positional_only));
    else
        raise_unexpected(binding, text_string(&text));
    text_release(&positional_only);
    text_release(&text);
    return false;
}

static bool
bind_keyword(struct binding *binding, uint32_t which,
             struct object *extra_keywords)
{
    struct object *keyword = binding->arguments.keywords->slots[which];
    size_t argument = binding->arguments.count + which;
    uint32_t index = find_parameter(binding, keyword);
    if (index == UINT32_MAX) {
        if (!extra_keywords)
            return fail_unexpected(binding, keyword);
        return dict_set(binding->runtime, extra_keywords, keyword,
                        binding->arguments.items[argument]);
    }
    if (local(binding, index))
        return raise_error(binding->runtime, "TypeError",
                           "%s() got multiple values for argument '%s'",
                           name_of(binding), code_of(binding)->locals[index]);
    bind(binding, index, argument);
    return true;
}

static bool
bind_keywords(struct binding *binding)
{
    const struct code *code = code_of(binding);
    struct object *extra = NULL;
    if (code->flags & CODE_VARIADIC_KEYWORDS) {
        uint32_t index = code->argument_count + code->keyword_only_count
                         + ((code->flags & CODE_VARIADIC) != 0);
        extra = local(binding, index);
    }
    if (!binding->arguments.keywords)
        return true;
    for (uint32_t i = 0; i < binding->arguments.keywords->slot_count; i++)
        if (!bind_keyword(binding, i, extra))
            return false;
    return true;
}

/* ---- positional --------------------------------------------------------- */

/* Makes the dict of **kwargs first, as CPython does. */
static bool
make_extra_keywords(struct binding *binding)
{
    const struct code *code = code_of(binding);
    if (!(code->flags & CODE_VARIADIC_KEYWORDS))
        return true;
    struct object *dict = dict_new(binding->runtime);
    if (!dict)
        return false;
    set_local(binding,
              code->argument_count + code->keyword_only_count
                  + ((code->flags & CODE_VARIADIC) != 0),
              dict);
    return true;
}

/* Binds the positional arguments; the rest is the tuple of *args. */
static bool
bind_positional(struct binding *binding)
{
    const struct code *code = code_of(binding);
    size_t count = binding->arguments.count;
    size_t direct =
        count < code->argument_count ? count : code->argument_count;
    for (uint32_t i = 0; i < direct; i++)
        bind(binding, i, i);
    if (!(code->flags & CODE_VARIADIC))
        return true;
    uint32_t rest = (uint32_t)(count - direct);
    struct object *tuple =
        binding->moves_from
            ? tuple_from_slots(binding->runtime, binding->moves_from,
                               binding->moves_first + (uint32_t)direct, rest)
            : tuple_from_items(binding->runtime,
                               binding->arguments.items + direct, rest);
    if (!tuple)
        return false;
    set_local(binding, code->argument_count + code->keyword_only_count,
              tuple);
    return true;
}

static bool
bind_defaults(struct binding *binding)
{
    const struct code *code = code_of(binding);
    uint32_t most = code->argument_count;
    uint32_t defaults = default_count(binding);
    uint32_t required = most > defaults ? most - defaults : 0;
    if (binding->arguments.count < most) {
        if (!check_missing(binding, 0, required, "positional"))
            return false;
        struct object *values =
            binding->function->slots[FUNCTION_DEFAULTS];
        for (uint32_t i = required; i < most; i++)
            if (!local(binding, i))
                set_local(binding, i, values->slots[i - required]);
    }
    struct object *values = binding->function->slots[FUNCTION_KWDEFAULTS];
    uint32_t end = most + code->keyword_only_count;
    for (uint32_t i = most; values && i < end; i++)
        if (!local(binding, i)) {
            struct object *value =
                dict_find_c(binding->runtime, values, code->locals[i]);
            if (value)
                set_local(binding, i, value);
        }
    return check_missing(binding, most, end, "keyword-only");
}

bool
bind_arguments(struct binding *binding)
{
    const struct code *code = code_of(binding);
    if (!make_extra_keywords(binding) || !bind_positional(binding)
        || !bind_keywords(binding))
        return false;
    if (binding->arguments.count > code->argument_count
        && !(code->flags & CODE_VARIADIC))
        return fail_too_many(binding);
    return bind_defaults(binding);
}
