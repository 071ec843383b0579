/*
 * function: everything that can be called and is not a class: functions
 * written in the scene, built-in functions, bound methods, and the methods of
 * built-in types.
 *
 * Slots whose name is in parentheses hold references like all others, but
 * Python code cannot see them.
 */
#ifndef REFSTEP_OBJECT_FUNCTION_H
#define REFSTEP_OBJECT_FUNCTION_H

#include "heap/runtime.h"

struct string;

/* ---- functions of the scene ---------------------------------------------- */

enum function_slot {
    FUNCTION_CODE,       /* "(code)" */
    FUNCTION_GLOBALS,    /* "(globals)" */
    FUNCTION_DOC,        /* "(doc)": the docstring's constant */
    FUNCTION_DEFAULTS,   /* __defaults__: tuple */
    FUNCTION_KWDEFAULTS, /* __kwdefaults__: dict */
    FUNCTION_CLOSURE,    /* __closure__: tuple of cells */
    FUNCTION_ANNOTATIONS,
    FUNCTION_DICT,
    FUNCTION_MODULE,     /* "(module)": what __module__ was set to */
    FUNCTION_SLOT_COUNT
};

struct function {
    struct object object;
    char *name;           /* owned */
    char *qualified_name; /* owned */
};

extern const struct type function_type;

/* Returns a new function with count 0 that holds code and globals (a
 * namespace); the other slots are empty, for the caller to fill. */
struct object *function_new(struct runtime *runtime, struct object *code,
                            struct object *globals, const char *name,
                            const char *qualified_name);

/* ---- built-in functions and methods of an object ------------------------ */

/* `len`, `math.sqrt` (self: NULL or a module) and `x.append` (self: x, in slot
 * __self__): builtin_function_or_method. */
struct builtin {
    struct object object;
    const struct method *method;
    const struct type *owner; /* of a method: the type it was found in */
};

extern const struct type builtin_type;

/* Whether an object is a built-in function of this row of a table. */
bool builtin_is(const struct object *object, const struct method *method);

/* Returns a new one with count 0 that belongs to a module (name may be NULL:
 * builtins) and is shared with it. */
struct object *builtin_new(struct runtime *runtime,
                           const struct method *method,
                           struct object *module);
/* Returns a new one with count 0, bound to self. */
struct object *builtin_new_bound(struct runtime *runtime,
                                 const struct type *owner,
                                 const struct method *method,
                                 struct object *self);

/* ---- list.append itself ------------------------------------------------- */

struct method_descriptor {
    struct object object;
    const struct type *owner;
    const struct method *method;
};

extern const struct type method_descriptor_type;

/* Returns the one descriptor of a method of a built-in type, which the
 * interpreter holds; NULL with an error raised.  Calling it takes self as the
 * first argument: what LOAD_METHOD pushes. */
struct object *method_descriptor_of(struct runtime *runtime,
                                    const struct type *owner,
                                    const struct method *method);

/* ---- bound methods of the scene's functions ----------------------------- */

enum bound_method_slot { BOUND_FUNCTION, BOUND_SELF };

extern const struct type bound_method_type; /* "method" */

/* Returns a new method of self, which it holds with the function; NULL with an
 * error raised. */
struct object *bound_method_new(struct runtime *runtime,
                                struct object *function,
                                struct object *self);

/* ---- calling ------------------------------------------------------------ */

/* Calls a method or built-in function after checking how many arguments there
 * are.  owner: the type of a method, for messages ("list.append() takes
 * exactly one argument (0 given)"); NULL: a function. */
bool method_call(struct runtime *runtime, const struct type *owner,
                 const struct method *method, struct object *self,
                 const struct arguments *arguments, struct ref result);

/* The same as CPython calls one that takes a tuple of its arguments
 * (METH_VARARGS, tp_new): the tuple holds them meanwhile, and is the caller's
 * where that has one. */
bool method_call_packed(struct runtime *runtime, const char *name,
                        native_function function, struct object *self,
                        const struct arguments *arguments,
                        struct ref result);

/* Checks the arguments of a constructor or built-in function called name; the
 * keywords allowed end with NULL (NULL: none may be given).  maximum -1: any
 * number. */
bool arguments_check(struct runtime *runtime, const char *name,
                     const struct arguments *arguments, int minimum,
                     int maximum, const char *const *keywords);

/* Appends what messages call a function: "f", "__main__.f"
 * (_PyObject_FunctionStr, which adds the parentheses). */
void call_name(struct runtime *runtime, struct object *callable,
               struct text *out);

/* Lays the items of tuple and the values of dict side by side in the slots of
 * a new native frame, the tuple of the dict's keys last, as
 * _PyStack_UnpackDict does (Objects/call.c).  NULL with an error raised. */
struct object *arguments_lay_out(struct runtime *runtime,
                                 struct object *tuple, struct object *dict);

/* Returns the argument given for keyword name, or NULL. */
struct object *arguments_keyword(const struct arguments *arguments,
                                 const char *name);

/* Returns the number of keyword arguments. */
size_t arguments_keyword_count(const struct arguments *arguments);

/* Gets positional argument index or keyword name, or NULL when neither is
 * there. */
struct object *arguments_get(const struct arguments *arguments, size_t index,
                             const char *name);

/* What a C function of CPython that reads its arguments by Argument Clinic
 * takes. */
struct parameters {
    const char *function;     /* for messages: "count" */
    const char *const *names; /* ended by NULL; "": by position only */
    int required;             /* the first so many must be given */
    int positional;           /* the first so many may be given by position */
};

/* Reads the optional start and end of a search at positions 1 and 2, None
 * included, and clips them to length. */
bool arguments_bounds(struct runtime *runtime,
                      const struct arguments *arguments, size_t length,
                      int64_t *start, int64_t *end);

/* Raises TypeError for a keyword argument that a built-in function does not
 * have; returns false. */
bool raise_unexpected_keyword(struct runtime *runtime, const char *function,
                              const struct string *keyword);

/* Stores the arguments in given, one for each name, NULL: not given.  TypeError
 * as _PyArg_UnpackKeywords says it (Python/getargs.c). */
bool arguments_take(struct runtime *runtime,
                    const struct parameters *parameters,
                    const struct arguments *arguments,
                    struct object **given);

#endif
