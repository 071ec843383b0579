/* The attributes and methods that all exceptions have, and where those go that
 * only one has. */
#include "heap/native.h"
#include "object/atom.h"
#include "object/dict.h"
#include "object/exception_type.h"
#include "object/function.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/traceback.h"
#include "object/tuple.h"
#include "object/type_object.h"

static bool
get_slot(struct runtime *runtime, struct object *exception, uint32_t slot,
         struct ref result)
{
    struct object *found = exception->slots[slot];
    return store(runtime, result, found ? found : atom_none(runtime));
}

static bool
fail_delete(struct runtime *runtime, const char *name)
{
    return raise_error(runtime, "TypeError", "%s may not be deleted", name);
}

/* ---- args ---------------------------------------------------------------- */

static bool
get_args(struct runtime *runtime, struct object *exception,
         struct ref result)
{
    return get_slot(runtime, exception, EXCEPTION_ARGS, result);
}

static bool
set_args(struct runtime *runtime, struct object *exception,
         struct object *value)
{
    if (value == NULL)
        return fail_delete(runtime, "args");
    struct ref scratch = runtime_scratch(runtime);
    if (object_is_tuple(value)) {
        slot_set(runtime, exception, EXCEPTION_ARGS, value);
        return true;
    }
    if (!tuple_from_iterable(runtime, value, scratch))
        return false;
    slot_set(runtime, exception, EXCEPTION_ARGS, ref_get(scratch));
    ref_set(runtime, scratch, NULL);
    return true;
}

/* ---- chains -------------------------------------------------------------- */

static bool
get_traceback(struct runtime *runtime, struct object *exception,
              struct ref result)
{
    return get_slot(runtime, exception, EXCEPTION_TRACEBACK, result);
}

static bool
set_traceback(struct runtime *runtime, struct object *exception,
              struct object *value)
{
    if (value == NULL)
        return fail_delete(runtime, "__traceback__");
    if (!is_none(value) && value->type != &traceback_type)
        return raise_error(runtime, "TypeError",
                           "__traceback__ must be a traceback or None");
    slot_set(runtime, exception, EXCEPTION_TRACEBACK,
             is_none(value) ? NULL : value);
    return true;
}

static bool
get_cause(struct runtime *runtime, struct object *exception,
          struct ref result)
{
    return get_slot(runtime, exception, EXCEPTION_CAUSE, result);
}

/* words: "exception cause". */
static bool
check_chain(struct runtime *runtime, const struct object *value,
            const char *words)
{
    if (is_none(value) || object_is_exception(value))
        return true;
    return raise_error(runtime, "TypeError",
                       "%s must be None or derive from BaseException",
                       words);
}

static bool
set_cause(struct runtime *runtime, struct object *exception,
          struct object *value)
{
    if (value == NULL)
        return fail_delete(runtime, "__cause__");
    if (!check_chain(runtime, value, "exception cause"))
        return false;
    exception_set_cause(runtime, exception, is_none(value) ? NULL : value);
    return true;
}

static bool
get_context(struct runtime *runtime, struct object *exception,
            struct ref result)
{
    return get_slot(runtime, exception, EXCEPTION_CONTEXT, result);
}

static bool
set_context(struct runtime *runtime, struct object *exception,
            struct object *value)
{
    if (value == NULL)
        return fail_delete(runtime, "__context__");
    if (!check_chain(runtime, value, "exception context"))
        return false;
    slot_set(runtime, exception, EXCEPTION_CONTEXT,
             is_none(value) ? NULL : value);
    return true;
}

static bool
get_hides_context(struct runtime *runtime, struct object *exception,
                  struct ref result)
{
    return store_bool(runtime, result,
                      as_exception(exception)->hides_context);
}

static bool
set_hides_context(struct runtime *runtime, struct object *exception,
                  struct object *value)
{
    if (value == NULL)
        return raise_error(runtime, "TypeError",
                           "can't delete numeric/char attribute");
    if (value->type != &bool_type)
        return raise_error(runtime, "TypeError",
                           "attribute value type must be bool");
    as_exception(exception)->hides_context =
        atom_value(value)->as.boolean;
    return true;
}

/* ---- further attributes -------------------------------------------------- */

struct ref
exception_dict_place(struct runtime *runtime, struct object *exception)
{
    uint32_t slot = EXCEPTION_FIRST
                    + exception_member_count(runtime, exception->type);
    bool is_shown = exception->type->heap_since != 0;
    if (exception->slot_count == slot
        && !slots_insert(runtime, exception, slot, 1,
                         is_shown ? "__dict__" : "(dict)"))
        return (struct ref){NULL, 0};
    return (struct ref){exception, slot};
}

/* Returns the __dict__ of an exception of a built-in type, NULL: none yet. */
static struct object *
known_dict(const struct runtime *runtime, const struct object *exception)
{
    uint32_t slot = EXCEPTION_FIRST
                    + exception_member_count(runtime, exception->type);
    return slot < exception->slot_count ? exception->slots[slot] : NULL;
}

static struct object *
make_dict(struct runtime *runtime, struct object *exception)
{
    struct object *dict = known_dict(runtime, exception);
    if (dict != NULL)
        return dict;
    struct ref place = exception_dict_place(runtime, exception);
    dict = place.holder == NULL ? NULL : dict_new(runtime);
    if (dict != NULL)
        ref_set(runtime, place, dict);
    return dict;
}

static bool
get_dict(struct runtime *runtime, struct object *exception,
         struct ref result)
{
    return store(runtime, result,
                 exception->type->class != NULL
                     ? instance_dict(runtime, exception)
                     : make_dict(runtime, exception));
}

static bool
set_dict(struct runtime *runtime, struct object *exception,
         struct object *value)
{
    if (value == NULL || !object_is_dict(value))
        return value == NULL
                   ? raise_error(runtime, "TypeError",
                                 "cannot delete __dict__")
                   : raise_error(runtime, "TypeError",
                                 "__dict__ must be set to a dictionary, not "
                                 "a '%s'", value->type->name);
    if (exception->type->class != NULL)
        return instance_set_dict(runtime, exception, value);
    struct ref place = exception_dict_place(runtime, exception);
    if (place.holder == NULL)
        return false;
    ref_set(runtime, place, value);
    return true;
}

static const struct setter *
find_setter(const struct type *type, const char *name)
{
    for (; type != NULL; type = type->base) {
        const struct setter *setter = type->setters;
        for (; setter != NULL && setter->name != NULL; setter++)
            if (strcmp(setter->name, name) == 0)
                return setter;
    }
    return NULL;
}

bool
exception_set_attribute(struct runtime *runtime, struct object *exception,
                        const char *name, struct object *value)
{
    const struct setter *setter = find_setter(exception->type, name);
    if (setter != NULL)
        return setter->set(runtime, exception, value);
    struct object *key = str_intern_c(runtime, name, true);
    struct object *dict = key ? make_dict(runtime, exception) : NULL;
    if (dict == NULL)
        return false;
    if (value != NULL)
        return dict_set(runtime, dict, key, value);
    if (dict_find_c(runtime, dict, name) == NULL)
        return raise_attribute_error(runtime, exception, name);
    return dict_delete(runtime, dict, key);
}

const struct getter exception_getters[] = {
    {"args", get_args},
    {"__traceback__", get_traceback},
    {"__cause__", get_cause},
    {"__context__", get_context},
    {"__suppress_context__", get_hides_context},
    {"__dict__", get_dict},
    {NULL, NULL}};

const struct setter exception_setters[] = {
    {"args", set_args},
    {"__traceback__", set_traceback},
    {"__cause__", set_cause},
    {"__context__", set_context},
    {"__suppress_context__", set_hides_context},
    {"__dict__", set_dict},
    {NULL, NULL}};

/* ---- methods ------------------------------------------------------------- */

static bool
with_traceback(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    return set_traceback(runtime, self, arguments->items[0])
           && store(runtime, result, self);
}

/* self.__notes__, a list; made if it is not there. */
static bool
find_notes(struct runtime *runtime, struct object *self, struct ref result)
{
    if (object_get_attribute(runtime, self, "__notes__", result))
        return true;
    if (!is_raised(runtime, "AttributeError"))
        return false;
    clear_error(runtime);
    return store(runtime, result, list_new(runtime))
           && object_set_attribute(runtime, self, "__notes__",
                                   ref_get(result));
}

static bool
add_note(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct object *note = arguments->items[0];
    if (!object_is_str(note))
        return raise_error(runtime, "TypeError",
                           "note must be a str, not '%s'", note->type->name);
    if (!find_notes(runtime, self, result))
        return false;
    struct object *notes = ref_get(result);
    bool done = object_is_list(notes)
                    ? list_append(runtime, notes, note)
                    : raise_error(runtime, "TypeError",
                                  "Cannot add note: __notes__ is not a list");
    ref_set(runtime, result, NULL);
    return done && store_none(runtime, result);
}

void
note_raised(struct runtime *runtime, const char *message)
{
    static const char *const names[] = {"the note", "the result"};
    struct object *exception = ref_get(runtime->exception);
    struct object *aside = error_put_aside(runtime);
    struct object *native = native_open(runtime, "add_note", names, 2);
    struct object *note = native ? atom_new_c(runtime, message) : NULL;
    if (note != NULL) {
        slot_set(runtime, native, 0, note);
        add_note(runtime, exception,
                 &(struct arguments){&note, 1, NULL, NULL, NULL},
                 (struct ref){native, 1});
    }
    if (native != NULL)
        native_close(runtime, native);
    error_bring_back(runtime, aside);
}

/* (type, args) or (type, args, dict): what copy and pickle ask. */
static bool
reduce(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    struct object *dict = NULL;
    if (self->type->class == NULL)
        dict = known_dict(runtime, self);
    else
        dict = instance_dict(runtime, self);
    struct object *items[] = {type_object_of(runtime, self->type),
                              self->slots[EXCEPTION_ARGS], dict};
    bool has_dict = dict != NULL && dict_length(dict) > 0;
    if (items[0] == NULL)
        return false;
    return store(runtime, result,
                 tuple_from_items(runtime, items, has_dict ? 3 : 2));
}

const struct since exception_since[] = {{"add_note", 11}, {NULL, 0}};

const struct method exception_methods[] = {
    {"with_traceback", with_traceback, 1, 1, NULL,
     "set self.__traceback__ to tb and return self"},
    {"add_note", add_note, 1, 1, NULL, "add a note to the exception"},
    {"__reduce__", reduce, 0, 0, NULL, NULL},
    {NULL, NULL, 0, 0, NULL, NULL}};

bool
exception_get_attribute(struct runtime *runtime, struct object *exception,
                        const char *name, struct ref result)
{
    struct object *dict = exception->type->class == NULL
                              ? known_dict(runtime, exception)
                              : NULL;
    struct object *found = dict ? dict_find_c(runtime, dict, name) : NULL;
    if (found != NULL)
        return store(runtime, result, found);
    return raise_attribute_error(runtime, exception, name);
}
