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
#include "object/shared_keys.h"
#include "object/type_object.h"

enum class_slot {
    CLASS_DICT,  /* "(dict)": a dict, its attributes */
    CLASS_ORDER, /* "(mro)": the tuple __mro__ */
    CLASS_BASES, /* "(bases)": the tuple __bases__ */
    CLASS_BASE,  /* "(base)": the base that decides the layout */
    CLASS_META,  /* "(class)": its metaclass, unless that is type */
    CLASS_SLOT_COUNT
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
    VECTOR(char *) members;     /* owned, as ".x", in order of their slots:
                                   what its own __slots__ add */
    uint32_t member_count;      /* those of bases too */
    uint64_t instance_size;     /* sys.getsizeof of a plain instance */
    uint64_t version;           /* changes when an attribute does */
    uint64_t seen_version;      /* in which something has been looked up */
    uint64_t item_version;      /* in which an instruction has been made over
                                   for its __getitem__ (vm/warm.h) */
    bool has_dict;              /* instances may have a __dict__ */
    bool has_weak_references;
    bool adds_dict, adds_weak_references; /* and no base has */
    bool is_abstract;           /* __abstractmethods__ was set (abc) */
    struct shared_keys *keys;   /* held; NULL: instances share none any more
                                   (up to 3.10) */
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

/* The order of __mro__ by C3 (mro_implementation): stores it, class first, in
 * *order (owned by the caller) and its length; false with TypeError "Cannot
 * create a consistent method resolution …" raised. */
bool class_find_order(struct runtime *runtime, const struct type *class,
                      struct object *bases, const struct type ***order,
                      size_t *count);

/* Returns the order of any type, object last, in *count; the array is to be
 * freed. */
const struct type **type_order(const struct type *type, size_t *count);

/* Finds the base that decides how instances are laid out (best_base); NULL with
 * TypeError raised. */
const struct type *class_best_base(struct runtime *runtime,
                                   struct object *bases);

/* What __slots__ of a class that is being made say. */
struct class_slots {
    VECTOR(char *) names;    /* owned; mangled and sorted */
    bool adds_dict, adds_weak_references;
};

/* Reads dict["__slots__"] (type_new_slots); false with TypeError or ValueError
 * raised. */
bool class_read_slots(struct runtime *runtime, const char *name,
                      const struct type *base, struct object *bases,
                      struct object *dict, struct class_slots *slots);
void class_slots_release(struct class_slots *slots);

/* Whether instances of a type have a __dict__, can be referred to weakly. */
bool type_has_dict(const struct type *type);
bool type_has_weak_references(const struct type *type);

/* Returns __qualname__ of any type; borrowed. */
const char *type_qualified_name(const struct type *type);

/* Takes over an order of count types; false with the run stopped. */
bool class_set_order(struct runtime *runtime, struct class *class,
                     const struct type **order, size_t count);

/* Lets go of what the struct owns; leaves the tables of its bases: entries of
 * the table of type. */
void class_release(struct object *object);
void class_forget(struct runtime *runtime, struct object *object);

/* Lets the bases of a class know it as a subclass; class_forget undoes it. */
void class_note_bases(struct class *class);

/* Raises TypeError for `del C.name` of what every class must have; returns
 * false. */
bool class_refuse_delete(struct runtime *runtime, const struct class *class,
                         const char *name);

/* cls.__bases__ = value (NULL: del, which is refused). */
bool class_set_bases(struct runtime *runtime, struct class *class,
                     const char *name, struct object *value);

/* object.__new__ and object.__init__. */
bool class_create_plain(struct runtime *runtime, const struct type *type,
                        const struct arguments *arguments,
                        struct ref result);
bool class_initialize_plain(struct runtime *runtime, struct object *object,
                            const struct arguments *arguments);
extern const struct method object_new_method;

/* The entries of tables whose class has no __getattribute__, __getattr__,
 * __setattr__ or __delattr__. */
bool class_get_attribute(struct runtime *runtime, struct object *object,
                         const char *name, struct ref result);
bool class_set_attribute(struct runtime *runtime, struct object *object,
                         const char *name, struct object *value);

/* Returns the name of the module that a class says it is from (its
 * __module__), borrowed; NULL: a built-in type, or what it says is no str. */
struct string;
const struct string *type_module(struct runtime *runtime,
                                 const struct type *type);

/* type.__getattribute__ and type.__setattr__ (value NULL: del). */
bool type_get_attribute(struct runtime *runtime, struct object *object,
                        const char *name, struct ref result);
bool type_set_attribute(struct runtime *runtime, struct object *object,
                        const char *name, struct object *value);
extern const struct method type_new_method;

/* __getattribute__, __setattr__ and __delattr__ of object and type as
 * methods. */
bool method_get_attribute(struct runtime *runtime, struct object *self,
                          const struct arguments *arguments,
                          struct ref result);
bool method_set_attribute(struct runtime *runtime, struct object *self,
                          const struct arguments *arguments,
                          struct ref result);
bool method_delete_attribute(struct runtime *runtime, struct object *self,
                             const struct arguments *arguments,
                             struct ref result);

/* Calls function with first (NULL: nothing) before the arguments, as C code
 * does that has them in a tuple and a dict. */
bool class_call_first(struct runtime *runtime, struct object *function,
                      struct object *first,
                      const struct arguments *arguments, struct ref result);

/* C(…): __new__ and __init__ of a class of the scene (type_call). */
bool class_call(struct runtime *runtime, struct object *class,
                const struct arguments *arguments, struct ref result);

/* Tells that attributes of a class, or its bases, have changed: forgets what
 * was looked up in it and what derives from it, and fills the tables of
 * operations anew. */
void class_modified(struct runtime *runtime, struct class *class);

#endif
