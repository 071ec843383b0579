/*
 * bytes_methods: what bytes and bytearray both can do.
 */
#ifndef REFSTEP_OBJECT_BYTES_METHODS_H
#define REFSTEP_OBJECT_BYTES_METHODS_H

#include "heap/runtime.h"

#define BYTES_METHOD(name, least, most, keywords, documentation)        \
    bool bytes_like_##name(struct runtime *runtime, struct object *self, \
                           const struct arguments *arguments,           \
                           struct ref result);
#include "object/bytes_methods.def"
#undef BYTES_METHOD

/* Stores what B.hex(sep, bytes_per_sep) gives for the bytes of own. */
bool bytes_hex_digits(struct runtime *runtime, const struct buffer *own,
                      const struct arguments *arguments, struct ref result);

/* B.fromhex(text) and B.maketrans(from, to), methods of the types. */
bool bytes_like_fromhex(struct runtime *runtime, struct object *self,
                        const struct arguments *arguments,
                        struct ref result);
bool bytes_like_maketrans(struct runtime *runtime, struct object *self,
                          const struct arguments *arguments,
                          struct ref result);

extern const char *const bytes_decode_keywords[], *const bytes_hex_keywords[];
extern const char *const bytes_tab_keywords[], *const bytes_split_keywords[];
extern const char *const bytes_lines_keywords[];
extern const char *const bytes_delete_keywords[];

#endif
