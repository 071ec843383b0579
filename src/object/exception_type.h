/*
 * exception_type: what the files of the built-in exceptions share.
 *
 * An exception's slots are args, __traceback__, __cause__, __context__, then
 * the members of its own kind (OSError: errno …), then, once it is asked for,
 * "(dict)" with further attributes, and "(traceback)".  Objects of classes of
 * the scene have these in an extension instead (object/instance.h).
 */
#ifndef REFSTEP_OBJECT_EXCEPTION_TYPE_H
#define REFSTEP_OBJECT_EXCEPTION_TYPE_H

#include "object/exception.h"

struct exception {
    struct object object;
    bool hides_context; /* __suppress_context__ */
    uint32_t past_slot; /* "(traceback)"; 0: none */
};

static inline struct exception *
as_exception(struct object *object)
{
    return (struct exception *)(void *)object;
}

/* Which members and which constructor a type has. */
enum exception_family {
    FAMILY_NONE,
    FAMILY_EXIT,      /* SystemExit */
    FAMILY_STOP,      /* StopIteration */
    FAMILY_ATTRIBUTE, /* AttributeError */
    FAMILY_NAME,      /* NameError */
    FAMILY_IMPORT,
    FAMILY_OS,
    FAMILY_SYNTAX,
    FAMILY_UNICODE,
    FAMILY_GROUP, /* BaseExceptionGroup */
    FAMILY_COUNT
};

enum { EXCEPTION_MEMBERS_MAX = 8 };

/* What a family is about. */
struct exception_kind {
    const char *members[EXCEPTION_MEMBERS_MAX + 1]; /* ended by NULL */
    /* Takes the arguments of T(…) into members; NULL: there is nothing to
     * take, and no keywords are allowed. */
    bool (*take)(struct runtime *runtime, struct object *exception,
                 const struct arguments *arguments);
};

extern const struct exception_kind exception_kinds[FAMILY_COUNT];

/* Returns the family of a type. */
enum exception_family exception_family_of(const struct type *type);

/* Returns how many members objects of a type have in this profile. */
uint32_t exception_member_count(const struct runtime *runtime,
                                const struct type *type);

/* Returns the slot "(dict)" of an exception of a built-in type, made if it is
 * not there; no holder: a limit is reached. */
struct ref exception_dict_place(struct runtime *runtime,
                                struct object *exception);

/* Returns a new exception with the tuple args, its members empty; or NULL. */
struct object *exception_make(struct runtime *runtime,
                              const struct type *type, struct object *args);

/* Returns the arguments as the tuple that an exception keeps, or NULL. */
struct object *exception_arguments(struct runtime *runtime,
                                   const struct arguments *arguments);

/* Entries of the tables. */
extern const struct method exception_methods[];
extern const struct since exception_since[];
extern const struct getter exception_getters[];
extern const struct setter exception_setters[];
#define FAMILY(family)                                       \
    extern const struct getter exception_getters_##family[]; \
    extern const struct setter exception_setters_##family[];
FAMILY(NONE) FAMILY(EXIT) FAMILY(STOP) FAMILY(ATTRIBUTE) FAMILY(NAME)
FAMILY(IMPORT) FAMILY(OS) FAMILY(SYNTAX) FAMILY(UNICODE) FAMILY(GROUP)
#undef FAMILY
bool exception_repr(struct runtime *runtime, struct object *exception,
                    struct text *out);
bool exception_str(struct runtime *runtime, struct object *exception,
                   struct text *out);

/* The same as an object: an argument that says it all is that itself. */
bool exception_str_object(struct runtime *runtime, struct object *exception,
                          struct ref result);
bool exception_get_attribute(struct runtime *runtime,
                             struct object *exception, const char *name,
                             struct ref result);
bool exception_set_attribute(struct runtime *runtime,
                             struct object *exception, const char *name,
                             struct object *value);

/* Returns the type that OSError(number, …) makes. */
const struct type *exception_type_of_errno(const struct object *number);

#endif
