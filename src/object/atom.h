/*
 * atom: objects that are a value and refer to nothing: None, True, False,
 * Ellipsis, NotImplemented, int, float, complex, str, bytes.
 *
 * What CPython keeps one of is kept once here too, made when first asked for
 * and immortal (shared before 3.12): the singletons, the ints -5 … 256, the
 * empty str and the one-character ones below U+0100, the empty bytes and
 * those of one byte.  Every other atom is a new object with count 0.
 */
#ifndef REFSTEP_OBJECT_ATOM_H
#define REFSTEP_OBJECT_ATOM_H

#include "heap/runtime.h"
#include "value/value.h"

struct atom {
    struct object object;
    struct value value; /* owned */
};

extern const struct type none_type, ellipsis_type, not_implemented_type;
extern const struct type bool_type, int_type, float_type, complex_type;
extern const struct type str_type, bytes_type;

/* Returns an atom of a value, copied (or, take, taken over and left None);
 * NULL with the run stopped at a limit. */
struct object *atom_new(struct runtime *runtime, const struct value *value);
struct object *atom_take(struct runtime *runtime, struct value *value);

/* Makes of the atom in result one of a derived type, with the same value
 * (long_subtype_new and so on); nothing, when type is its own. */
bool atom_derive(struct runtime *runtime, const struct type *type,
                 struct ref result);

/* The same, for short.  bytes are UTF-8. */
struct object *atom_none(struct runtime *runtime);
struct object *atom_ellipsis(struct runtime *runtime);
struct object *atom_not_implemented(struct runtime *runtime);
struct object *atom_new_bool(struct runtime *runtime, bool truth);
struct object *atom_new_int(struct runtime *runtime, int64_t number);
struct object *atom_new_size(struct runtime *runtime, size_t number);
struct object *atom_new_float(struct runtime *runtime, double number);
struct object *atom_new_str(struct runtime *runtime, const char *bytes,
                            size_t length);
struct object *atom_new_c(struct runtime *runtime, const char *string);
/* Takes over string; NULL is passed on (an operation on strings failed). */
struct object *atom_take_string(struct runtime *runtime,
                                struct string *string);

/* The same, but never the one-character string that there is one of: for
 * operations whose C code writes into memory of its own (str(5), s.lower(),
 * s[::2]).  The empty str is still one. */
struct object *atom_take_fresh_string(struct runtime *runtime,
                                      struct string *string);

/* Returns whether object is an atom (also of a class derived from one). */
static inline bool
object_is_atom(const struct object *object)
{
    return (object->type->flags & TYPE_ATOM) != 0;
}

/* Returns the value of an atom, which stays its own. */
static inline const struct value *
atom_value(const struct object *object)
{
    return &((const struct atom *)(const void *)object)->value;
}

static inline bool
object_is_str(const struct object *object)
{
    return object_is_atom(object) &&
           atom_value(object)->kind == VALUE_STR;
}

/* Returns whether object is an int or a bool. */
static inline bool
object_is_int(const struct object *object)
{
    return object_is_atom(object) &&
           (atom_value(object)->kind == VALUE_INT ||
            atom_value(object)->kind == VALUE_BOOL);
}

/* Returns the string of a str, borrowed. */
static inline struct string *
atom_string(const struct object *object)
{
    return atom_value(object)->as.string;
}

/* Stores object as a number of 64 bits (operator.index).  TypeError "'x'
 * object cannot be interpreted as an integer"; OverflowError when it does not
 * fit; clamp: the nearest number instead, as slices do. */
bool atom_to_index(struct runtime *runtime, struct object *object,
                   bool clamp, int64_t *number);

/* The same for an int of C (format "i" of PyArg_ParseTuple): OverflowError
 * when it does not fit in 32 bits. */
bool atom_to_c_int(struct runtime *runtime, struct object *object,
                   int64_t *number);

/* Raises what a function of value/ reported in its context (that of
 * value_context_of is then without an error again); returns false. */
bool raise_value_error(struct runtime *runtime,
                       const struct value_context *context);

/* The same for what could not be decoded or encoded: subject is the bytes or
 * the str. */
bool raise_codec_error(struct runtime *runtime, struct object *subject);

/* Returns a context for functions of value/, without an error; the runtime's
 * own, to be used at once. */
struct value_context *value_context_of(struct runtime *runtime);

/* Returns the one object of the runtime that is interned for the text of str:
 * str itself if it is the first (then it is marked), else the older one, and a
 * floating str is discarded.  name: it is used as a name (of a variable, an
 * attribute …), which from 3.13 on decides whether it becomes immortal; on
 * 3.12 every interned str does (Objects/unicodeobject.c). */
struct object *str_intern(struct runtime *runtime, struct object *str,
                          bool name);
/* The same from a NUL-terminated name. */
struct object *str_intern_c(struct runtime *runtime, const char *string,
                            bool name);

#endif
