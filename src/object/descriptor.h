/*
 * descriptor: what is found in a type and decides what an attribute is:
 * property, classmethod, staticmethod, the members of __slots__, and the
 * descriptor objects of built-in types (Objects/descrobject.c,
 * Objects/funcobject.c).
 */
#ifndef REFSTEP_OBJECT_DESCRIPTOR_H
#define REFSTEP_OBJECT_DESCRIPTOR_H

#include "object/class.h"

extern const struct type property_type, classmethod_type, staticmethod_type;
extern const struct type member_descriptor_type, getset_descriptor_type;
extern const struct type classmethod_descriptor_type;

enum property_slot {
    PROPERTY_GET,
    PROPERTY_SET,
    PROPERTY_DELETE,
    PROPERTY_DOC,
    PROPERTY_NAME,
    PROPERTY_SLOT_COUNT
};

/* Returns the descriptor of what a built-in type itself has under a name, which
 * the interpreter holds, or NULL (nothing is raised). */
struct object *descriptor_of_builtin(struct runtime *runtime,
                                     const struct type *type,
                                     const char *name);

/* Whether found is a function or the like, which is called with the object as
 * its first argument (Py_TPFLAGS_METHOD_DESCRIPTOR). */
bool descriptor_is_method(const struct object *found);

/* Returns a new member of __slots__, number index, called name; the objects
 * "__dict__" and "__weakref__" that a class gets.  They hold the class.  NULL
 * with the run stopped. */
struct object *member_descriptor_new(struct runtime *runtime,
                                     struct class *class, uint32_t index,
                                     const char *name);
struct object *dict_descriptor_new(struct runtime *runtime,
                                   struct class *class);
struct object *weak_descriptor_new(struct runtime *runtime,
                                   struct class *class);

/* Returns a new staticmethod or classmethod of function, or NULL. */
struct object *static_method_new(struct runtime *runtime,
                                 const struct type *type,
                                 struct object *function);

/* Whether a function that a descriptor wraps is marked as abstract
 * (_PyObject_IsAbstract); scratch is used meanwhile. */
bool descriptor_is_abstract(struct runtime *runtime, struct object *function,
                            struct ref scratch, bool *truth);

/* A property's own __get__ and __set__ (value NULL: __delete__). */
bool property_get(struct runtime *runtime, struct object *property,
                  struct object *object, struct ref result);
bool property_set(struct runtime *runtime, struct object *property,
                  struct object *object, struct object *value);

#endif
