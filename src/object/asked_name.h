/*
 * asked_name: the strs by which attributes are asked for: getattr(o, name).
 *
 * The attribute protocol passes names as text, since most are written in the
 * scene and interned, which makes one str of them.  A name that the scene
 * computed is a str of its own, which __getattr__ gets and an AttributeError
 * keeps, and which the method cache holds from then on (_PyType_Lookup,
 * Objects/typeobject.c).  Whoever begins with such a str says so here; whoever
 * has the text finds the str again by where the text lies.
 */
#ifndef REFSTEP_OBJECT_ASKED_NAME_H
#define REFSTEP_OBJECT_ASKED_NAME_H

#include "heap/runtime.h"

struct asked_name {
    struct object *str; /* NULL: nobody asks */
    const char *text;
};

/* Says that the attribute protocol is now asked for str as text; returns who
 * was asked for before, to be given to asked_name_end. */
struct asked_name asked_name_begin(struct runtime *runtime,
                                   struct object *str, const char *text);
void asked_name_end(struct runtime *runtime, struct asked_name before);

/* Returns the str that text is of, or NULL. */
struct object *asked_name_str(const struct runtime *runtime,
                              const char *text);

/* Returns that str, or else the interned one; NULL with an error raised. */
struct object *asked_name_or_interned(struct runtime *runtime,
                                      const char *text);

/* The method cache has an entry for the type as it is now and the str that
 * text is of: it holds that str.  new_version: nothing has been looked up in
 * the class since it changed. */
void asked_name_hold(struct runtime *runtime, const struct type *type,
                     const char *text, bool new_version);

/* Stores getattr(object, name), name being a str. */
bool asked_name_get(struct runtime *runtime, struct object *object,
                    struct object *name, struct ref result);

/* Frees a runtime's table of the names that the method cache holds; NULL is
 * allowed. */
struct name_cache;
void name_cache_free(struct name_cache *cache);

#endif
