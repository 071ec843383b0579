/*
 * Exception groups: how they are made, split, and put together again
 * (Objects/exceptions.c).
 *
 * A split goes down the tree of groups.  What it finds on a level is collected
 * in two lists; each of them that is not empty becomes a group by derive(),
 * which a scene may have written, and gets what the original has: traceback,
 * cause, context, notes.
 */
#include "object/exception_group.h"

#include "base/map.h"
#include "heap/native.h"
#include "object/class.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/sequence.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"

enum { GROUP_MESSAGE = EXCEPTION_FIRST, GROUP_MEMBERS };

static const struct type *
base_group(void)
{
    return exception_type("BaseExceptionGroup");
}

bool
object_is_group(const struct object *object)
{
    return object_is_exception(object)
           && exception_family_of(object->type) == FAMILY_GROUP;
}

struct object *
exception_group_members(struct object *group)
{
    return group->slots[GROUP_MEMBERS];
}

/* ---- birth --------------------------------------------------------------- */

/* Whether all are exceptions; *all_plain: and derive from Exception. */
static bool
check_members(struct runtime *runtime, const struct object *members,
              bool *all_plain)
{
    const struct type *plain = exception_type("Exception");
    *all_plain = true;
    if (members->slot_count == 0)
        return raise_error(runtime, "ValueError",
                           "second argument (exceptions) must be a "
                           "non-empty sequence");
    for (uint32_t i = 0; i < members->slot_count; i++) {
        if (!object_is_exception(members->slots[i]))
            return raise_error(runtime, "ValueError",
                               "Item %u of second argument (exceptions) is "
                               "not an exception",
                               i);
        *all_plain = *all_plain && type_is(members->slots[i]->type, plain);
    }
    return true;
}

/* Chooses the type of a group by its members. */
static bool
choose_type(struct runtime *runtime, bool all_plain,
            const struct type **type)
{
    const struct type *group = exception_type("ExceptionGroup");
    if (all_plain) {
        if (*type == base_group())
            *type = group;
        return true;
    }
    if (*type == group)
        return raise_error(runtime, "TypeError",
                           "Cannot nest BaseExceptions in an "
                           "ExceptionGroup");
    if (type_is(*type, exception_type("Exception")))
        return raise_error(runtime, "TypeError",
                           "Cannot nest BaseExceptions in '%s'",
                           (*type)->name);
    return true;
}

static bool
check_arguments(struct runtime *runtime, const struct arguments *arguments)
{
    if (arguments->count != 2)
        return raise_error(runtime, "TypeError",
                           "BaseExceptionGroup.__new__() takes exactly 2 "
                           "arguments (%zu given)",
                           arguments->count);
    if (!object_is_str(arguments->items[0]))
        return raise_error(runtime, "TypeError",
                           "BaseExceptionGroup.__new__() argument 1 must be "
                           "str, not %s",
                           arguments->items[0]->type->name);
    if (!object_is_list(arguments->items[1])
        && !object_is_tuple(arguments->items[1])
        && arguments->items[1]->type->get_item == NULL)
        return raise_error(runtime, "TypeError",
                           "second argument (exceptions) must be a "
                           "sequence");
    return true;
}

bool
exception_group_create(struct runtime *runtime, const struct type *type,
                       const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"the exceptions", "the arguments"};
    bool all_plain;
    if (!check_arguments(runtime, arguments))
        return false;
    struct object *native =
        native_open(runtime, "BaseExceptionGroup", names, 2);
    if (native == NULL)
        return false;
    bool fine =
        tuple_from_iterable(runtime, arguments->items[1],
                            (struct ref){native, 0})
        && check_members(runtime, native->slots[0], &all_plain)
        && choose_type(runtime, all_plain, &type)
        && store(runtime, (struct ref){native, 1},
                 exception_arguments(runtime, arguments))
        && store(runtime, result,
                 exception_make(runtime, type, native->slots[1]));
    if (fine) {
        struct object *group = ref_get(result);
        slot_set(runtime, group, GROUP_MESSAGE, arguments->items[0]);
        slot_set(runtime, group, GROUP_MEMBERS, native->slots[0]);
    }
    native_close(runtime, native);
    return fine;
}

/* Stores BaseExceptionGroup(message, members). */
static bool
make_group(struct runtime *runtime, struct object *message,
           struct object *members, struct ref result)
{
    struct object *items[] = {message, members};
    struct arguments arguments = {items, 2, NULL, NULL, NULL};
    return object_call(runtime, type_object_of(runtime, base_group()),
                       &arguments, result);
}

/* Stores the same with an empty message. */
static bool
make_nameless(struct runtime *runtime, struct object *members,
              struct ref result)
{
    struct object *message = str_intern_c(runtime, "", true);
    return message != NULL
           && make_group(runtime, message, members, result);
}

/* ---- what a split looks for ---------------------------------------------- */

struct matcher {
    struct object *types;    /* a type or a tuple of types; or NULL */
    struct object *function; /* or NULL */
    const struct map *ids;   /* of exceptions that are no groups; or NULL */
};

static bool
find_by_function(struct runtime *runtime, struct object *function,
                 struct object *exception, bool *found)
{
    static const char *const names[] = {"the exception", "the answer"};
    struct object *native = native_open(runtime, "split", names, 2);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, exception);
    struct arguments arguments = {native->slots, 1, NULL, NULL, NULL};
    bool fine =
        object_call(runtime, function, &arguments, (struct ref){native, 1})
        && object_is_true(runtime, native->slots[1], found);
    native_close(runtime, native);
    return fine;
}

static bool
find(struct runtime *runtime, const struct matcher *matcher,
     struct object *exception, bool *found)
{
    if (matcher->function != NULL)
        return find_by_function(runtime, matcher->function, exception,
                                found);
    if (matcher->types != NULL)
        *found = exception_matches(exception->type, matcher->types);
    else
        *found = !object_is_group(exception)
                 && map_get(matcher->ids, exception->id, &(uint64_t){0});
    return true;
}

static bool
is_function(const struct runtime *runtime, const struct object *object)
{
    return runtime->profile->splits_by_callable
               ? object_is_callable(runtime, object) && !object_is_type(object)
               : object->type == &function_type;
}

static bool
make_matcher(struct runtime *runtime, struct object *what,
             struct matcher *matcher)
{
    *matcher = (struct matcher){0};
    if (is_function(runtime, what))
        matcher->function = what;
    else if (exception_can_be_caught(what))
        matcher->types = what;
    else
        return raise_error(
            runtime, "TypeError",
            runtime->profile->splits_by_callable
                ? "expected an exception type, a tuple of exception types, "
                  "or a callable (other than a class)"
                : "expected a function, exception type or tuple of "
                  "exception types");
    return true;
}

/* ---- splitting ----------------------------------------------------------- */

static bool
copy_notes(struct runtime *runtime, struct object *original,
           struct object *copy)
{
    static const char *const names[] = {"__notes__", "their copy"};
    struct object *native = native_open(runtime, "split", names, 2);
    if (native == NULL)
        return false;
    struct ref notes = {native, 0}, list = {native, 1};
    bool fine = true;
    if (!object_get_attribute(runtime, original, "__notes__", notes)) {
        fine = is_raised(runtime, "AttributeError");
        if (fine)
            clear_error(runtime);
    } else if (object_is_list(ref_get(notes))
               || object_is_tuple(ref_get(notes))) {
        fine = list_from_iterable(runtime, ref_get(notes), list)
               && object_set_attribute(runtime, copy, "__notes__",
                                       ref_get(list));
    }
    native_close(runtime, native);
    return fine;
}

/* Stores a group like the original of the members in a list; nothing where
 * there is none. */
static bool
subset(struct runtime *runtime, struct object *original,
       struct object *members, struct ref result)
{
    static const char *const names[] = {"derive", "the group",
                                        "its arguments"};
    if (list_length(members) == 0)
        return true;
    struct object *native = native_open(runtime, "split", names, 3);
    if (native == NULL)
        return false;
    struct arguments arguments = {&members, 1, NULL, NULL, NULL};
    bool fine = object_get_attribute(runtime, original, "derive",
                                     (struct ref){native, 0})
                && store(runtime, (struct ref){native, 2},
                         tuple_from_items(runtime, &members, 1))
                && object_call(runtime, native->slots[0], &arguments,
                               (struct ref){native, 1});
    struct object *group = native->slots[1];
    if (fine && !object_is_group(group))
        fine = raise_error(runtime, "TypeError",
                           "derive must return an instance of "
                           "BaseExceptionGroup");
    if (fine) {
        slot_set(runtime, group, EXCEPTION_TRACEBACK,
                 original->slots[EXCEPTION_TRACEBACK]);
        slot_set(runtime, group, EXCEPTION_CONTEXT,
                 original->slots[EXCEPTION_CONTEXT]);
        exception_set_cause(runtime, group,
                            original->slots[EXCEPTION_CAUSE]);
        fine = copy_notes(runtime, original, group)
               && store(runtime, result, group);
    }
    native_close(runtime, native);
    return fine;
}

static bool split(struct runtime *runtime, struct object *exception,
                  const struct matcher *matcher, struct ref match,
                  struct ref rest);

/* Splits one member of a group; the parts go to the lists. */
static bool
split_member(struct runtime *runtime, struct object *native,
             struct object *member, const struct matcher *matcher)
{
    struct ref match = {native, 2}, rest = {native, 3};
    if (!split(runtime, member, matcher, match, rest)
        || (ref_get(match) != NULL
            && !list_append(runtime, native->slots[0], ref_get(match)))
        || (ref_get(rest) != NULL
            && !list_append(runtime, native->slots[1], ref_get(rest))))
        return false;
    ref_set(runtime, match, NULL);
    ref_set(runtime, rest, NULL);
    return true;
}

static bool
split_group(struct runtime *runtime, struct object *group,
            const struct matcher *matcher, struct ref match, struct ref rest)
{
    static const char *const names[] = {"what is found", "the rest",
                                        "one part", "the other part"};
    struct object *native = native_open(runtime, "split", names, 4);
    if (native == NULL)
        return false;
    struct object *members = exception_group_members(group);
    bool fine = store(runtime, (struct ref){native, 0}, list_new(runtime))
                && store(runtime, (struct ref){native, 1}, list_new(runtime));
    for (uint32_t i = 0; fine && i < members->slot_count; i++)
        fine = split_member(runtime, native, members->slots[i], matcher);
    fine = fine && subset(runtime, group, native->slots[0], match)
           && subset(runtime, group, native->slots[1], rest);
    native_close(runtime, native);
    return fine;
}

/* Stores the two parts of an exception, each unless it is nothing. */
static bool
split(struct runtime *runtime, struct object *exception,
      const struct matcher *matcher, struct ref match, struct ref rest)
{
    bool found = false;
    if (!find(runtime, matcher, exception, &found))
        return false;
    if (found || !object_is_group(exception)) {
        ref_set(runtime, found ? match : rest, exception);
        return true;
    }
    if (!enter_c(runtime, " in exceptiongroup_split_recursive"))
        return false;
    bool fine = split_group(runtime, exception, matcher, match, rest);
    leave_c(runtime);
    return fine;
}

/* ---- except* ------------------------------------------------------------- */

bool
exception_group_match(struct runtime *runtime, struct object *exception,
                      struct object *what, struct ref match,
                      struct ref rest)
{
    struct matcher matcher = {.types = what};
    bool is_group = object_is_group(exception);
    if (!exception_matches(exception->type, what)) {
        if (is_group)
            return split(runtime, exception, &matcher, match, rest);
        ref_set(runtime, rest, exception);
        return true;
    }
    if (is_group) {
        ref_set(runtime, match, exception);
        return true;
    }
    struct object *members = tuple_from_items(runtime, &exception, 1);
    return members != NULL && make_nameless(runtime, members, match);
}

/* Adds the ids of all in the exception that are no groups. */
static void
add_leaves(struct object *exception, struct map *ids)
{
    if (!object_is_group(exception)) {
        map_set(ids, exception->id, 1);
        return;
    }
    struct object *members = exception_group_members(exception);
    for (uint32_t i = 0; i < members->slot_count; i++)
        add_leaves(members->slots[i], ids);
}

/* Whether an exception is a part of the original that nobody raised anew. */
static bool
is_part(struct object *exception, struct object *original)
{
    static const uint32_t slots[] = {EXCEPTION_TRACEBACK, EXCEPTION_CAUSE,
                                     EXCEPTION_CONTEXT};
    if (!object_is_group(exception) || !object_is_group(original))
        return false;
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (exception->slots[slots[i]] != original->slots[slots[i]])
            return false;
    return true;
}

/* Sorts what is left: what was raised goes into a list, of the parts of the
 * original the leaves are noted. */
static bool
sort_left(struct runtime *runtime, struct object *native,
          struct object *original, struct object *left, struct map *ids)
{
    for (size_t i = 0; i < list_length(left); i++) {
        struct object *one = left->slots[i];
        if (is_none(one))
            continue;
        if (is_part(one, original))
            add_leaves(one, ids);
        else if (!list_append(runtime, native->slots[0], one))
            return false;
    }
    return true;
}

static bool
join_raised(struct runtime *runtime, struct object *native,
            struct ref result)
{
    struct object *raised = native->slots[0];
    struct object *part = native->slots[1];
    if (list_length(raised) == 0) {
        ref_set(runtime, result, part);
        return true;
    }
    if (part != NULL && !list_append(runtime, raised, part))
        return false;
    return list_length(raised) > 1
               ? make_nameless(runtime, raised, result)
               : store(runtime, result, raised->slots[0]);
}

bool
exception_group_reraise(struct runtime *runtime, struct object *original,
                        struct object *left, struct ref result)
{
    static const char *const names[] = {"what was raised",
                                        "the part that is raised again",
                                        "the part that was caught"};
    if (!object_is_group(original)) {
        struct object *one = left->slots[0];
        ref_set(runtime, result, is_none(one) ? NULL : one);
        return true;
    }
    struct object *native = native_open(runtime, "except*", names, 3);
    if (native == NULL)
        return false;
    struct map ids = {0};
    struct matcher matcher = {.ids = &ids};
    bool fine =
        store(runtime, (struct ref){native, 0}, list_new(runtime))
        && sort_left(runtime, native, original, left, &ids)
        && (ids.count == 0
            || split(runtime, original, &matcher, (struct ref){native, 1},
                     (struct ref){native, 2}))
        && join_raised(runtime, native, result);
    map_release(&ids);
    native_close(runtime, native);
    return fine;
}

/* ---- methods ------------------------------------------------------------- */

static bool
derive(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    return make_group(runtime, self->slots[GROUP_MESSAGE],
                      arguments->items[0], result);
}

/* Splits a group by the condition of a call; returns the native frame that
 * holds what is found and the rest, each NULL when there is none of it, to be
 * closed; NULL with an error raised. */
static struct object *
split_by(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, const char *who)
{
    static const char *const names[] = {"what is found", "the rest"};
    struct matcher matcher;
    if (!make_matcher(runtime, arguments->items[0], &matcher))
        return NULL;
    struct object *native = native_open(runtime, who, names, 2);
    if (native == NULL || split(runtime, self, &matcher,
                                (struct ref){native, 0},
                                (struct ref){native, 1}))
        return native;
    native_close(runtime, native);
    return NULL;
}

static bool
subgroup(METHOD_PARAMETERS)
{
    struct object *native = split_by(runtime, self, arguments, "subgroup");
    if (native == NULL)
        return false;
    struct object *found = native->slots[0];
    ref_set(runtime, result, found ? found : atom_none(runtime));
    native_close(runtime, native);
    return true;
}

static bool
split_method(METHOD_PARAMETERS)
{
    struct object *native = split_by(runtime, self, arguments, "split");
    if (native == NULL)
        return false;
    struct object *items[2];
    for (uint32_t i = 0; i < 2; i++)
        items[i] = native->slots[i] ? native->slots[i] : atom_none(runtime);
    bool fine =
        store(runtime, result, tuple_from_items(runtime, items, 2));
    native_close(runtime, native);
    return fine;
}

const struct method exception_group_methods[] = {
    {"derive", derive, 1, 1, NULL, "make a group of the same message"},
    {"split", split_method, 1, 1, NULL,
     "the part of the group that is of some types, and the rest"},
    {"subgroup", subgroup, 1, 1, NULL,
     "the part of the group that is of some types"},
    {NULL, NULL, 0, 0, NULL, NULL}};

bool
exception_group_str(struct runtime *runtime, struct object *group,
                    struct text *out)
{
    uint32_t count = exception_group_members(group)->slot_count;
    if (!object_str(runtime, group->slots[GROUP_MESSAGE], out))
        return false;
    text_add_format(out, " (%u sub-exception%s)", count,
                    count == 1 ? "" : "s");
    return true;
}
