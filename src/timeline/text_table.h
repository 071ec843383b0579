/*
 * text_table: texts kept once each, under small numbers.  Private to the
 * timeline.
 *
 * Text 0 is the empty text.  Bytes live in large blocks that never move.
 * Texts that are numbers, the reprs of ints, are not kept: their number says
 * what they are, and they are spelled when somebody wants to read them.  A
 * loop makes an int in each round, and hardly any is ever looked at.
 */
#ifndef REFSTEP_TIMELINE_TEXT_TABLE_H
#define REFSTEP_TIMELINE_TEXT_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/vector.h"
#include "timeline/chunk_list.h"
#include "timeline/event.h"

struct text_table {
    struct chunk_list entries; /* struct text_entry, by text_id */
    VECTOR(char *) blocks;     /* owned, and each block */
    char *block_end;           /* where the last block is free */
    size_t block_left;         /* bytes free there */
    size_t block_bytes;        /* bytes of all blocks */
    text_id *index;            /* owned; open addressing, 0: free */
    size_t index_size;         /* a power of two */
    struct map *spelled;       /* owned; numbers that were read → const char *
                                  in a block.  What is read may be kept: that
                                  changes nothing that can be asked */
};

/* Makes *table hold the empty text only (text_table_release). */
void text_table_init(struct text_table *table);
void text_table_release(struct text_table *table);

/* Returns the number of the text of length bytes, entering a copy of it if
 * it is new. */
text_id text_table_add(struct text_table *table, const char *bytes,
                       size_t length);

/* Returns the number of a text, or 0 if it was never added. */
text_id text_table_find(const struct text_table *table, const char *bytes,
                        size_t length);

/* Returns a text, NUL-terminated; length may be NULL. */
const char *text_table_bytes(const struct text_table *table, text_id text,
                             size_t *length);

/* Returns the bytes of memory taken. */
size_t text_table_memory(const struct text_table *table);

#endif
