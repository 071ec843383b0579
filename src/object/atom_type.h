/*
 * atom_type: entries of type tables that all atoms share.
 */
#ifndef REFSTEP_OBJECT_ATOM_TYPE_H
#define REFSTEP_OBJECT_ATOM_TYPE_H

#include "object/atom.h"

/* Entries of struct type (heap/type.h says what each takes and gives), on the
 * value of the atom (value/value.h). */
void atom_release(struct object *object);
uint64_t atom_size(struct runtime *runtime, struct object *object);
bool atom_hash(struct runtime *runtime, struct object *object, int64_t *hash);
bool atom_repr(struct runtime *runtime, struct object *object,
               struct text *out);
bool atom_str(struct runtime *runtime, struct object *object,
              struct text *out);
bool atom_format(struct runtime *runtime, struct object *object,
                 const char *specification, size_t length, struct text *out);
enum outcome atom_compare(struct runtime *runtime, struct object *a,
                          struct object *b, enum comparison_kind kind,
                          bool *truth);
bool atom_is_true(struct runtime *runtime, struct object *object,
                  bool *truth);

/* Returns the object that the one-character string str is when it is interned:
 * itself, or its twin, where the profile has two of them. */
struct object *str_twin(struct runtime *runtime, struct object *str);

/* Takes an interned str that dies out of the table (its finalize entry). */
void str_leave_interned(struct runtime *runtime, struct object *object);

/* Binary and unary operators of numbers; of str and bytes what value/ does for
 * them, giving an operand back where CPython does (Objects/unicodeobject.c:
 * s + '', s * 1). */
enum outcome atom_binary(struct runtime *runtime, enum operator_kind kind,
                         struct object *a, struct object *b,
                         struct ref result);
/* The same for two objects whose type is int itself, where nothing but the
 * machine's own arithmetic is needed; else false.  *object: the result, NULL
 * with an error raised. */
bool int_binary_small(struct runtime *runtime, enum operator_kind kind,
                      struct object *a, const struct object *b,
                      struct object **object);
bool atom_unary(struct runtime *runtime, enum unary_kind kind,
                struct object *a, struct ref result);

/* Compares two objects whose type is int itself. */
bool int_compare(enum comparison_kind kind, const struct object *a,
                 const struct object *b);

/* Returns whether a comparison holds for an order below, at or above 0. */
bool comparison_holds(enum comparison_kind kind, int order);

#endif
