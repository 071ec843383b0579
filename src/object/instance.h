/*
 * instance: objects of classes of the scene, and where their attributes are.
 *
 * The slots of an instance of a plain class, in order:
 *
 *     members of __slots__   values of the dict   __class__
 *     (derived class first)
 *
 * Up to 3.10 the first attribute makes a dict, in a slot "__dict__".  From 3.11
 * on the values are slots of the instance itself, one for each of the class's
 * shared keys, until somebody asks for __dict__ or there are too many: then
 * they move into a dict, and stay there.
 *
 * Where the slots of an object are its items (class L(list)), a hidden node of
 * its own, object.extension, has these slots instead.
 */
#ifndef REFSTEP_OBJECT_INSTANCE_H
#define REFSTEP_OBJECT_INSTANCE_H

#include "object/class.h"

struct instance {
    struct object object;
    uint8_t value_count;    /* slots there are for the first shared keys */
    uint8_t value_capacity; /* slots there may be */
    uint8_t bound;          /* values that are there … */
    uint8_t order[SHARED_KEYS_MAX]; /* … by number, oldest first */
    bool has_dict_slot;     /* a slot "__dict__" takes the place of values */
};

/* Gives an object that has just been made, of a class of the scene, the slots
 * that its class adds to it.  False with the run stopped. */
bool instance_prepare(struct runtime *runtime, struct object *object);

/* Stores a new instance of a plain class (object.__new__). */
bool instance_new(struct runtime *runtime, const struct type *type,
                  struct ref result);

/* Returns an attribute of the object's own, borrowed, or NULL. */
struct object *instance_find(struct runtime *runtime, struct object *object,
                             const char *name);

/* Sets an attribute of the object's own; value NULL: deletes it, and *found
 * tells whether it was there.  False with an error raised. */
bool instance_set(struct runtime *runtime, struct object *object,
                  const char *name, struct object *value, bool *found);

/* Whether attributes are kept in the object itself, not in a dict, or in both:
 * from 3.13 on a dict may share the object's values. */
bool instance_has_values(struct object *object);

/* Returns the object's __dict__, borrowed, made if it is not there; NULL with
 * an error raised.  Only of types with has_dict. */
struct object *instance_dict(struct runtime *runtime,
                             struct object *object);

/* object.__dict__ = dict (NULL: del). */
bool instance_set_dict(struct runtime *runtime, struct object *object,
                       struct object *dict);

/* object.__class__ = class, where objects of both are laid out alike; TypeError
 * otherwise (object_set_class). */
bool instance_set_class(struct runtime *runtime, struct object *object,
                        struct object *class);

/* Returns the place of member number index of the __slots__ of class, which is
 * the object's or one that it derives from. */
struct ref instance_member(struct object *object, const struct class *class,
                           uint32_t index);

/* Lets go of all but the class, to break a cycle (subtype_clear). */
void instance_clear(struct runtime *runtime, struct object *object);

#endif
