#include "vm/advice.h"

#include "heap/native.h"
#include "object/atom.h"
#include "object/dict.h"
#include "object/dir.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/namespace.h"
#include "object/namespace_dict.h"
#include "object/operation.h"
#include "object/traceback.h"
#include "vm/frame_object.h"
#include "vm/suggest.h"

/* What C code holds while it looks. */
enum held { HELD_LOCALS, HELD_GLOBALS, HELD_OTHER, HELD_COUNT };

struct advice {
    struct machine *machine;
    struct runtime *runtime;
    enum profile_advice level;
    struct object *native;
    struct text word;      /* the wrong name */
    VECTOR(char *) names;  /* owned; to choose from */
    struct text found;     /* the right one, if there is one */
};

static void
add_name(const char *name, void *data)
{
    struct advice *advice = data;
    VECTOR_PUSH(&advice->names, mem_copy_string(name, strlen(name)));
}

static void
add_key(struct advice *advice, struct object *key)
{
    struct text name = {0};
    if (!object_is_str(key))
        return;
    string_to_text(atom_string(key), &name);
    add_name(text_string(&name), advice);
    text_release(&name);
}

static void
forget_names(struct advice *advice)
{
    for (size_t i = 0; i < advice->names.count; i++)
        mem_free(advice->names.items[i]);
    advice->names.count = 0;
}

static void
choose(struct advice *advice)
{
    const char *name =
        suggest_name(text_string(&advice->word), advice->names.items,
                     advice->names.count);
    if (name != NULL)
        text_add_string(&advice->found, name);
    forget_names(advice);
}

/* ---- names in view ------------------------------------------------------- */

static struct ref
place(const struct advice *advice, enum held held)
{
    return (struct ref){advice->native, held};
}

/* Adds the keys of what f_locals or f_globals is. */
static void
add_keys(struct advice *advice, struct object *mapping)
{
    if (mapping == NULL)
        return;
    if (mapping->type == &namespace_dict_type) {
        struct object *space = mapping->slots[0];
        for (uint32_t i = 0; i < space->slot_count; i++)
            if (space->slots[i] != NULL)
                add_name(namespace_name(space, i), advice);
    } else if (object_is_dict(mapping)) {
        for (uint32_t i = 0; i < dict_length(mapping); i++)
            add_key(advice, dict_key_at(mapping, i));
    }
}

/* Keeps an attribute of a frame. */
static struct object *
look_up(struct advice *advice, struct object *frame, const char *name,
        enum held held)
{
    if (!object_get_attribute(advice->runtime, frame, name,
                              place(advice, held))) {
        clear_error(advice->runtime);
        return NULL;
    }
    return ref_get(place(advice, held));
}

/* Returns the object of the frame where the exception was raised. */
static struct object *
innermost_frame(struct object *exception)
{
    struct object *entry = exception->slots[EXCEPTION_TRACEBACK];
    while (entry != NULL && entry->slots[TRACEBACK_NEXT] != NULL)
        entry = entry->slots[TRACEBACK_NEXT];
    return entry == NULL ? NULL : entry->slots[TRACEBACK_FRAME];
}

static struct object *
self_of(struct advice *advice, struct object *frame)
{
    struct object *locals =
        look_up(advice, frame, "f_locals", HELD_LOCALS);
    return locals != NULL && object_is_dict(locals)
               ? dict_find_c(advice->runtime, locals, "self")
               : NULL;
}

/* The name may be an attribute of self. */
static bool
choose_of_self(struct advice *advice, struct object *frame)
{
    struct object *self = self_of(advice, frame);
    const char *word = text_string(&advice->word);
    if (self == NULL)
        return false;
    if (!object_get_attribute(advice->runtime, self, word,
                              place(advice, HELD_OTHER))) {
        clear_error(advice->runtime);
        return false;
    }
    text_add_format(&advice->found, "self.%s", word);
    return true;
}

static void
add_builtins(struct advice *advice)
{
    const struct machine_library *library = advice->machine->library;
    if (library != NULL)
        library->each_builtin(advice->runtime, add_name, advice);
}

/* One view after the other. */
static void
choose_by_view(struct advice *advice, struct object *frame)
{
    const struct code *code = frame_object_cast(frame)->code;
    for (size_t i = 0; i < code->variable_count; i++)
        add_name(code->locals[i], advice);
    choose(advice);
    if (advice->found.length > 0)
        return;
    add_keys(advice, look_up(advice, frame, "f_globals", HELD_GLOBALS));
    choose(advice);
    if (advice->found.length > 0)
        return;
    add_builtins(advice);
    choose(advice);
}

static void
choose_name(struct advice *advice, struct object *frame, bool by_library)
{
    if (frame == NULL)
        return;
    if (advice->level >= PROFILE_ADVICE_MORE && choose_of_self(advice, frame))
        return;
    if (advice->level < PROFILE_ADVICE_JOINED && !by_library) {
        choose_by_view(advice, frame);
        return;
    }
    add_keys(advice, look_up(advice, frame, "f_locals", HELD_LOCALS));
    add_keys(advice, look_up(advice, frame, "f_globals", HELD_GLOBALS));
    add_builtins(advice);
    choose(advice);
}

/* ---- attributes ---------------------------------------------------------- */

static bool
is_private(const struct object *name)
{
    return object_is_str(name) && atom_string(name)->length > 0
           && string_at(atom_string(name), 0) == '_';
}

static void
choose_attribute(struct advice *advice, struct object *object,
                 struct object *frame)
{
    if (!object_dir(advice->runtime, object, place(advice, HELD_OTHER))) {
        clear_error(advice->runtime);
        return;
    }
    const char *word = text_string(&advice->word);
    bool hides = advice->level == PROFILE_ADVICE_JOINED && word[0] != '_'
                 && (frame == NULL || self_of(advice, frame) != object);
    struct object *list = ref_get(place(advice, HELD_OTHER));
    for (uint32_t i = 0; i < list->slot_count; i++)
        if (!hides || !is_private(list->slots[i]))
            add_key(advice, list->slots[i]);
    choose(advice);
}

/* Looks at the module that an ImportError is about. */
static void
choose_import(struct advice *advice, struct object *name)
{
    const struct machine_library *library = advice->machine->library;
    struct text module = {0};
    string_to_text(atom_string(name), &module);
    bool found = library != NULL
                 && library->find_module(advice->runtime,
                                         text_string(&module),
                                         place(advice, HELD_GLOBALS));
    text_release(&module);
    if (has_failed(advice->runtime))
        clear_error(advice->runtime);
    if (found && ref_get(place(advice, HELD_GLOBALS)) != NULL)
        choose_attribute(advice, ref_get(place(advice, HELD_GLOBALS)), NULL);
}

/* ---- all ----------------------------------------------------------------- */

/* Returns whether an exception is of a kind, for the interpreter of itself
 * only. */
static bool
is_kind(const struct object *exception, const char *name, bool derived_too)
{
    const struct type *type = exception_type(name);
    return derived_too ? type_is(exception->type, type)
                       : exception->type == type;
}

/* Takes a member, a str, as the word. */
static bool
take_word(struct advice *advice, struct object *exception,
          const char *member)
{
    struct ref slot =
        exception_member(advice->runtime, exception, member);
    struct object *word = slot.holder == NULL ? NULL : ref_get(slot);
    if (word == NULL || !object_is_str(word))
        return false;
    string_to_text(atom_string(word), &advice->word);
    return true;
}

static void
say_did_you_mean(const struct advice *advice, struct text *out)
{
    if (advice->found.length > 0)
        text_add_format(out, ". Did you mean: '%s'?",
                        text_string(&advice->found));
}

static void
say_forgot_import(const struct advice *advice, struct text *out)
{
    const struct machine_library *library = advice->machine->library;
    const char *word = text_string(&advice->word);
    if (advice->level >= PROFILE_ADVICE_MORE && library != NULL
        && library->is_standard(word))
        text_add_format(out, "%s Did you forget to import '%s'?",
                        advice->found.length > 0 ? " Or" : ".", word);
}

static void
advise(struct advice *advice, struct object *exception,
       const struct report_style *style, struct text *out)
{
    bool by_library = style->by == REPORT_BY_LIBRARY;
    bool derived_too =
        by_library || advice->level == PROFILE_ADVICE_JOINED;
    struct object *frame =
        style->without_frames ? NULL : innermost_frame(exception);
    if (is_kind(exception, "NameError", derived_too)
        && take_word(advice, exception, "name")) {
        choose_name(advice, frame, by_library);
        say_did_you_mean(advice, out);
        say_forgot_import(advice, out);
    } else if (is_kind(exception, "AttributeError", derived_too)
               && take_word(advice, exception, "name")) {
        struct ref object =
            exception_member(advice->runtime, exception, "obj");
        if (ref_get(object) != NULL)
            choose_attribute(advice, ref_get(object), frame);
        say_did_you_mean(advice, out);
    } else if (advice->level >= PROFILE_ADVICE_MORE
               && is_kind(exception, "ImportError", derived_too)
               && take_word(advice, exception, "name_from")) {
        struct ref name =
            exception_member(advice->runtime, exception, "name");
        if (ref_get(name) != NULL && object_is_str(ref_get(name)))
            choose_import(advice, ref_get(name));
        say_did_you_mean(advice, out);
    }
}

void
advice_add(struct machine *machine, struct object *exception,
           const struct report_style *style, struct text *out)
{
    bool by_library = style->by == REPORT_BY_LIBRARY;
    static const char *const names[HELD_COUNT] = {
        "the locals", "the globals", "what is asked"};
    struct runtime *runtime = machine->runtime;
    struct advice advice = {.machine = machine,
                            .runtime = runtime,
                            .level = runtime->profile->report_advice};
    if (advice.level < (by_library ? PROFILE_ADVICE_MORE
                                   : PROFILE_ADVICE_NAMES))
        return;
    advice.native = native_open(runtime, "traceback", names, HELD_COUNT);
    if (advice.native == NULL)
        return;
    advise(&advice, exception, style, out);
    native_close(runtime, advice.native);
    forget_names(&advice);
    VECTOR_RELEASE(&advice.names);
    text_release(&advice.word);
    text_release(&advice.found);
}
