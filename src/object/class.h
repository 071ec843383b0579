/*
 * class: a class of the scene: an object that owns the table of operations of
 * its instances.
 *
 *     struct class ┬ type_object.represents ─▶ table ─▶ class (itself)
 *                  ├ table    struct type of its instances, filled from its
 *                  │          bases and its special methods (class_slots.h)
 *                  └ slots    what CPython's type object refers to, in the
 *                             order in which it is visited (type_traverse)
 *
 * All that a class refers to is in slots, so its count is what CPython has: the
 * tuple __mro__ holds the class itself, and the objects "__dict__" and
 * "__weakref__" in its dict, like the members of __slots__, hold it too.
 * Subclasses are known, but not held.
 */
#ifndef REFSTEP_OBJECT_CLASS_H
#define REFSTEP_OBJECT_CLASS_H

#include "base/map.h"
#include "base/vector.h"
#include "object/type_object.h"

enum class_slot {
    CLASS_DICT,  /* "(dict)": a dict, its attributes */
    CLASS_ORDER, /* "(mro)": the tuple __mro__ */
    CLASS_BASES, /* "(bases)": the tuple __bases__ */
    CLASS_BASE,  /* "(base)": the base that decides the layout */
    CLASS_META,  /* "(class)": its metaclass, unless that is type */
    CLASS_SLOT_COUNT
};

struct attribute_cache; /* lookup.c */

/* The names that instances have had as attributes, in order of first use:
 * CPython's shared keys (PEP 412), which decide where the values lie and in
 * which order they are let go of. */
struct shared_keys {
    char **names;      /* owned */
    uint32_t count;
    uint32_t usable;   /* how many more there may be */
    struct map index;  /* name → number */
};

struct class {
    struct type_object head;    /* head.represents == &table */
    struct type table;
    char *name;                 /* owned; table.name */
    char *qualified_name;       /* owned */
    const struct type **order;  /* owned; table.order */
    VECTOR(struct object *) subclasses; /* not held, oldest first */
    const struct type *solid;   /* the built-in type whose C struct instances
                                   begin with; object_type: a plain one */
    uint32_t member_count;      /* slots of __slots__, those of bases too */
    bool has_dict;              /* instances may have a __dict__ */
    bool has_weak_references;
    bool adds_dict, adds_weak_references; /* and no base has */
    struct shared_keys keys;
    struct attribute_cache *cache; /* owned; NULL until it is used */
};

/* Returns whether object is a class of the scene. */
static inline bool
object_is_class(const struct object *object)
{
    return object_is_type(object) &&
           type_object_type(object)->class == object;
}

/* Returns the class that an instance's type is part of; NULL: a built-in
 * type. */
static inline struct class *
class_of(const struct type *type)
{
    return (struct class *)(void *)type->class;
}

/* Returns a class's own attributes, a dict. */
static inline struct object *
class_dict(const struct class *class)
{
    return class->head.object.slots[CLASS_DICT];
}

/* type.__new__(metatype, name, bases, dict, **keywords) with __set_name__ and
 * __init_subclass__ (type_new, Objects/typeobject.c): stores a new class.
 * metatype: the table of the most derived metaclass.  Refuses with CPython's
 * TypeErrors: layout conflicts, no consistent order, bad __slots__ … */
bool class_new(struct runtime *runtime, const struct type *metatype,
               const struct arguments *arguments, struct ref result);

/* Stores the most derived metaclass of meta and the types of bases, borrowed.
 * TypeError "metaclass conflict: …". */
bool class_find_metatype(struct runtime *runtime, const struct type *meta,
                         struct object *bases, const struct type **winner);

/* C(…): __new__ and __init__ of a class of the scene (type_call). */
bool class_call(struct runtime *runtime, struct object *class,
                const struct arguments *arguments, struct ref result);

/* Tells that attributes of a class, or its bases, have changed: forgets what
 * was looked up in it and what derives from it, and fills the tables of
 * operations anew. */
void class_modified(struct runtime *runtime, struct class *class);

#endif
