/*
 * str: what the files of the type str share.
 */
#ifndef REFSTEP_OBJECT_STR_H
#define REFSTEP_OBJECT_STR_H

#include "object/atom.h"

extern const struct method str_methods[];

/* Stores a new str, or self where string is the very string of self (then it
 * is what a method gives back unchanged).  Takes string over. */
bool str_store(struct runtime *runtime, struct ref result,
               struct object *self, struct string *string);

/* Returns a tuple or list (type) of strings, taken over; a piece that is the
 * very string of self, if there is one, is self.  NULL with an error raised. */
struct object *str_pieces(struct runtime *runtime, struct object *self,
                          struct string_list *pieces, bool as_tuple);

/* Stores what was written.  A text that is one str and nothing else is that
 * str itself (_PyUnicodeWriter_WriteStr): part, the last str that was written
 * as it is (may be NULL), or the format.  Takes string over; NULL: nothing was
 * written, and an exception is raised. */
bool str_store_written(struct runtime *runtime, struct ref result,
                       struct object *format, struct object *part,
                       struct string *string);

/* Stores `format % arguments`. */
bool str_percent(struct runtime *runtime, struct object *format,
                 struct object *arguments, struct ref result);

/* Returns what % makes of a format, or NULL with an exception raised.  *part:
 * the last str that was written as it is, borrowed.  part NULL: the format is
 * one of bytes, and what is made too, each byte a character. */
struct string *percent_expand(struct runtime *runtime,
                              const struct string *format,
                              struct object *arguments, struct object **part);

/* str.format and str.format_map. */
bool str_format(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result);

/* str.translate; str.maketrans, a method of the type (str_translate.c). */
bool str_translate(struct runtime *runtime, struct object *self,
                   const struct arguments *arguments, struct ref result);
bool str_maketrans(struct runtime *runtime, struct object *self,
                   const struct arguments *arguments, struct ref result);

#endif
