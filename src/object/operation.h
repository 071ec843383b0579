/*
 * operation: what can be done with any object, through the table of its type:
 * CPython's abstract object layer (Objects/abstract.c, Objects/object.c), with
 * its error messages.
 *
 * All return false with an exception raised when they fail.  Arguments are
 * borrowed; a result is stored, as an owned reference, in the empty place
 * result.
 */
#ifndef REFSTEP_OBJECT_OPERATION_H
#define REFSTEP_OBJECT_OPERATION_H

#include "heap/runtime.h"

/* ---- text ---------------------------------------------------------------- */

/* Append repr(object), str(object), ascii(object), format(object, spec), as
 * UTF-8. */
bool object_repr(struct runtime *runtime, struct object *object,
                 struct text *out);
bool object_str(struct runtime *runtime, struct object *object,
                struct text *out);
bool object_ascii(struct runtime *runtime, struct object *object,
                  struct text *out);
bool object_format(struct runtime *runtime, struct object *object,
                   const char *specification, size_t length,
                   struct text *out);

/* Stores format(object, specification), a str. */
bool object_to_format(struct runtime *runtime, struct object *object,
                      struct object *specification, struct ref result);

/* Store str(object) / repr(object) as a str object; str(s) of a str is s. */
bool object_to_str(struct runtime *runtime, struct object *object,
                   struct ref result);
bool object_to_repr(struct runtime *runtime, struct object *object,
                    struct ref result);

/* ---- comparing ---------------------------------------------------------- */

/* TypeError "unhashable type: 'list'". */
bool object_hash(struct runtime *runtime, struct object *object,
                 int64_t *hash);

/* a == b, where an object is equal to itself (PyObject_RichCompareBool): what
 * containers ask. */
bool object_equal(struct runtime *runtime, struct object *a,
                  struct object *b, bool *truth);

/* The same while C code, the function called what, holds a, or b, or both. */
bool object_equal_holding(struct runtime *runtime, const char *what,
                          struct object *a, struct object *b, bool holds_a,
                          bool holds_b, bool *truth);

/* Whether comparing or hashing an object may run code of the scene. */
bool object_runs_scene(const struct object *object);

/* a < b and so on, stored in result; or its truth.  TypeError "'<' not
 * supported between instances of 'int' and 'str'". */
bool object_compare(struct runtime *runtime, enum comparison_kind kind,
                    struct object *a, struct object *b, struct ref result);
bool object_compare_truth(struct runtime *runtime, enum comparison_kind kind,
                          struct object *a, struct object *b, bool *truth);

/* bool(object), which may run __bool__ or __len__ of the scene; returns false
 * with what they raised. */
bool object_is_true(struct runtime *runtime, struct object *object,
                    bool *truth);

/* ---- arithmetic --------------------------------------------------------- */

/* a + b; a += b (in result is what the name is bound to then). */
bool object_binary(struct runtime *runtime, enum operator_kind kind,
                   struct object *a, struct object *b, struct ref result);
bool object_in_place(struct runtime *runtime, enum operator_kind kind,
                     struct object *a, struct object *b, struct ref result);
bool object_unary(struct runtime *runtime, enum unary_kind kind,
                  struct object *object, struct ref result);

/* Returns whether an object knows a unary operator (PyIndex_Check and so
 * on). */
bool object_has_unary(const struct object *object, enum unary_kind kind);

/* Returns whether an object is an int or has __index__. */
bool object_is_index(const struct object *object);

/* Stores operator.index(object): an int itself, else what __index__ gives. */
bool object_to_index(struct runtime *runtime, struct object *object,
                     struct ref result);

/* pow(base, exponent, modulus): TypeError "unsupported operand type(s) for **
 * or pow(): 'int', 'int', 'str'". */
bool object_power(struct runtime *runtime, struct object *base,
                  struct object *exponent, struct object *modulus,
                  struct ref result);

/* ---- containers --------------------------------------------------------- */

/* len(): TypeError "object of type 'int' has no len()". */
bool object_length(struct runtime *runtime, struct object *object,
                   size_t *length);

/* o[key], o[key] = value, del o[key]: TypeError "'int' object is not
 * subscriptable", "'tuple' object does not support item assignment" … */
bool object_get_item(struct runtime *runtime, struct object *object,
                     struct object *key, struct ref result);
bool object_set_item(struct runtime *runtime, struct object *object,
                     struct object *key, struct object *value);
bool object_delete_item(struct runtime *runtime, struct object *object,
                        struct object *key);

/* item in object: TypeError "argument of type 'int' is not iterable". */
bool object_contains(struct runtime *runtime, struct object *object,
                     struct object *item, bool *truth);

/* iter(): TypeError "'int' object is not iterable". */
bool object_iterate(struct runtime *runtime, struct object *object,
                    struct ref result);

/* next(): leaves result empty at the end.  TypeError "'list' object is not an
 * iterator". */
bool object_next(struct runtime *runtime, struct object *iterator,
                 struct ref result);

/* The same for those whom the end itself concerns: at the end either nothing is
 * stored, or StopIteration has been raised, which may have a value. */
bool object_next_or_stop(struct runtime *runtime, struct object *iterator,
                         struct ref result);

/* Unpacks object into the empty slots of holder from first on, in reverse, so
 * that the first item is on top of a stack.  before: items before a star;
 * after: behind it (-1: there is no star; then just `before` items).
 * TypeError "cannot unpack non-iterable int object", ValueError "too many
 * values to unpack (expected 2)", "not enough values to unpack (expected 2,
 * got 1)". */
bool object_unpack(struct runtime *runtime, struct object *object,
                   int before, int after, struct ref first);

/* ---- attributes --------------------------------------------------------- */

/* object.name: AttributeError "'list' object has no attribute 'foo'".  A method
 * of a built-in type is bound. */
bool object_get_attribute(struct runtime *runtime, struct object *object,
                          const char *name, struct ref result);

/* The same for what an object may lack: an AttributeError is dropped, and
 * result, which must be empty before, stays so (_PyObject_LookupAttr).  Returns
 * false with any other error raised. */
bool object_find_attribute(struct runtime *runtime, struct object *object,
                           const char *name, struct ref result);

/* The same for calling at once (LOAD_METHOD): stores the unbound method in
 * function and returns true in *is_method, or stores the attribute. */
bool object_get_method(struct runtime *runtime, struct object *object,
                       const char *name, struct ref function,
                       bool *is_method);

/* object.name = value; value NULL: del. */
bool object_set_attribute(struct runtime *runtime, struct object *object,
                          const char *name, struct object *value);

/* ---- calling ------------------------------------------------------------ */

/* Returns whether object can be called (PyCallable_Check). */
bool object_is_callable(const struct runtime *runtime,
                        const struct object *object);

/* Raises TypeError "'int' object is not callable", with what was meant of a
 * module that is called (object_is_not_callable, Objects/call.c); returns
 * false. */
bool raise_not_callable(struct runtime *runtime, struct object *object);

/* Calls from C code: functions of the scene run in a nested loop of the
 * machine.  TypeError "'int' object is not callable". */
bool object_call(struct runtime *runtime, struct object *callable,
                 const struct arguments *arguments, struct ref result);

/* callable(*tuple, **dict), with what is held for it; dict may be NULL. */
bool object_call_spread(struct runtime *runtime, struct object *callable,
                        struct object *tuple, struct object *dict,
                        struct ref result);

/* callable(argument). */
bool object_call_one(struct runtime *runtime, struct object *callable,
                     struct object *argument, struct ref result);

/* ---- other -------------------------------------------------------------- */

/* sys.getsizeof(object). */
uint64_t object_size(struct runtime *runtime, struct object *object);

/* object.__sizeof__(): without what lies in front of it. */
uint64_t object_own_size(struct runtime *runtime, struct object *object);

#endif
