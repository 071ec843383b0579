/*
 * caches: what one runtime keeps one of: singletons, small ints, characters,
 * interned strings, type objects, method descriptors, (), frozenset().
 *
 * The interpreter node holds those that are not immortal; interned strings
 * that are mortal are held by nobody here and leave the table when they die.
 */
#ifndef REFSTEP_OBJECT_CACHES_H
#define REFSTEP_OBJECT_CACHES_H

#include "base/map.h"
#include "base/vector.h"
#include "heap/runtime.h"
#include "object/asked_name.h"
#include "value/context.h"
#include "value/value.h"

#define CACHED_INT_MIN (-5)
#define CACHED_INT_MAX 256

/* Objects are borrowed: the interpreter node or their being immortal keeps
 * them. */
struct caches {
    struct object *none, *ellipsis, *not_implemented;
    struct object *booleans[2];
    struct object *integers[CACHED_INT_MAX - CACHED_INT_MIN + 1];
    struct object *empty_str, *characters[256];
    struct object *twins[128]; /* profile: twin_characters */
    struct object *empty_bytes, *single_bytes[256];
    struct object *empty_tuple, *empty_frozenset;
    struct object *list_index_error; /* a text; NULL until it is needed */
    struct map interned;     /* text → struct object * */
    struct map types;        /* const struct type * → struct object * */
    struct map descriptors;  /* const struct method * → struct object * */
    struct map layouts;      /* of exceptions: family → layout_id */
    struct map wrappers;     /* special methods of types; wrapper.c */
    struct lookup_cache *lookups; /* owned, by object/lookup.c */
    struct name_cache *names;     /* owned, by object/asked_name.c */
    struct asked_name asked;
    uint64_t class_version;  /* the last that a class got */
    struct value_context context;
    struct text preview;     /* for the birth of atoms */
    VECTOR(struct object *) printing; /* containers whose repr is being made */
    struct object *printing_holder; /* a native frame that holds them */
};

/* Prepares runtime->caches after runtime_init, and the hook that makes
 * exceptions. */
void caches_init(struct runtime *runtime);

/* Frees the tables; before runtime_release. */
void caches_release(struct runtime *runtime);

/* Returns the flags with which a cached object is born: immortal or shared,
 * as the profile has it. */
uint32_t caches_flags(const struct runtime *runtime);

/* Lets the interpreter hold object, under a name that a user can read. */
bool caches_hold(struct runtime *runtime, struct object *object,
                 const char *name);

#endif
