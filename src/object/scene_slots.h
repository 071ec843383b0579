/*
 * scene_slots: the entries of a class's table that call methods of the scene
 * (slot_tp_… and slot_nb_… in Objects/typeobject.c).  class_slots.c puts them
 * into the table.
 */
#ifndef REFSTEP_OBJECT_SCENE_SLOTS_H
#define REFSTEP_OBJECT_SCENE_SLOTS_H

#include "heap/runtime.h"

/* Calls self.name(items …) as an entry of the table does; a method that is not
 * there (it was there when the table was filled) is an AttributeError. */
bool scene_call(struct runtime *runtime, struct object *self,
                const char *name, struct object *const *items, size_t count,
                struct ref result);

/* Text. */
bool scene_repr(struct runtime *runtime, struct object *object,
                struct text *out);
bool scene_str(struct runtime *runtime, struct object *object,
               struct text *out);
bool scene_format(struct runtime *runtime, struct object *object,
                  const char *specification, size_t length,
                  struct text *out);
bool scene_repr_object(struct runtime *runtime, struct object *object,
                       struct ref result);
bool scene_str_object(struct runtime *runtime, struct object *object,
                      struct ref result);
bool scene_format_object(struct runtime *runtime, struct object *object,
                         struct object *specification, struct ref result);

/* Comparing. */
bool scene_hash(struct runtime *runtime, struct object *object,
                int64_t *hash);
enum outcome scene_compare(struct runtime *runtime, struct object *a,
                           struct object *b, enum comparison_kind kind,
                           struct ref result);
bool scene_is_true(struct runtime *runtime, struct object *object,
                   bool *truth);

/* Containers. */
bool scene_length(struct runtime *runtime, struct object *object,
                  size_t *length);
bool scene_length_hint(struct runtime *runtime, struct object *object,
                       size_t *length);
bool scene_get_item(struct runtime *runtime, struct object *object,
                    struct object *key, struct ref result);
bool scene_set_item(struct runtime *runtime, struct object *object,
                    struct object *key, struct object *value);
bool scene_contains(struct runtime *runtime, struct object *object,
                    struct object *item, bool *truth);
bool scene_iterate(struct runtime *runtime, struct object *object,
                   struct ref result);
bool scene_next(struct runtime *runtime, struct object *object,
                struct ref result);

/* Operators. */
enum outcome scene_binary(struct runtime *runtime, enum operator_kind kind,
                          struct object *a, struct object *b,
                          struct ref result);
enum outcome scene_in_place(struct runtime *runtime, enum operator_kind kind,
                            struct object *a, struct object *b,
                            struct ref result);
enum outcome scene_power(struct runtime *runtime, struct object *base,
                         struct object *exponent, struct object *modulus,
                         struct ref result);
bool scene_unary(struct runtime *runtime, enum unary_kind kind,
                 struct object *object, struct ref result);

/* Calls. */
bool scene_call_object(struct runtime *runtime, struct object *callable,
                       const struct arguments *arguments, struct ref result);

/* The end: what goes wrong in __del__ is told and forgotten. */
void scene_del(struct runtime *runtime, struct object *object);

/* The names of operators: "__add__", "__radd__", "__iadd__", "__neg__". */
struct scene_operator {
    const char *name, *reflected, *in_place;
};
extern const struct scene_operator scene_operators[OPERATOR_KINDS];
extern const char *const scene_unaries[UNARY_KINDS];
extern const char *const scene_comparisons[6];

#endif
