#include "timeline/text_table.h"

#include <stdio.h>
#include <string.h>

#include "base/bug.h"
#include "base/mem.h"
#include "timeline/log.h"

#define BLOCK_SIZE ((size_t)16384)
#define FIRST_INDEX_SIZE ((size_t)256)

struct text_entry {
    const char *bytes; /* in a block */
    uint32_t length;
    uint32_t hash;
};

/* The text of a whole number below 2^31 as str() writes it has the number
 * LOG_NUMBERS | n. */
#define IS_NUMBER LOG_NUMBERS
#define MOST_DIGITS ((size_t)10)

/* Returns the number of a text that is a number, or 0. */
static text_id
number_of(const char *bytes, size_t length)
{
    uint64_t number = 0;
    if (length > MOST_DIGITS || (bytes[0] == '0' && length > 1))
        return 0;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] < '0' || bytes[i] > '9')
            return 0;
        number = number * 10 + (uint64_t)(bytes[i] - '0');
    }
    return number < IS_NUMBER ? IS_NUMBER | (text_id)number : 0;
}

/* FNV-1a, 32 bits. */
static uint32_t
hash_bytes(const char *bytes, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash;
}

static struct text_entry *
entry_at(const struct text_table *table, text_id text)
{
    return chunk_list_at(&table->entries, text);
}

void
text_table_init(struct text_table *table)
{
    *table = (struct text_table){0};
    table->entries.size = sizeof(struct text_entry);
    struct text_entry *empty = chunk_list_add(&table->entries);
    *empty = (struct text_entry){.bytes = ""};
    table->spelled = mem_alloc(sizeof *table->spelled);
    table->index_size = FIRST_INDEX_SIZE;
    table->index = mem_alloc_array(table->index_size, sizeof *table->index);
}

void
text_table_release(struct text_table *table)
{
    for (size_t i = 0; i < table->blocks.count; i++)
        mem_free(table->blocks.items[i]);
    VECTOR_RELEASE(&table->blocks);
    chunk_list_release(&table->entries);
    map_release(table->spelled);
    mem_free(table->spelled);
    mem_free(table->index);
    table->index = NULL;
}

/* Returns the place in the index where the text is, or where it belongs. */
static size_t
probe(const struct text_table *table, const char *bytes, size_t length,
      uint32_t hash)
{
    size_t mask = table->index_size - 1;
    size_t place = hash & mask;
    for (; table->index[place] != 0; place = (place + 1) & mask) {
        const struct text_entry *entry = entry_at(table, table->index[place]);
        if (entry->hash == hash && entry->length == length &&
            memcmp(entry->bytes, bytes, length) == 0)
            break;
    }
    return place;
}

static void
grow_index(struct text_table *table)
{
    size_t size = table->index_size * 2;
    text_id *index = mem_alloc_array(size, sizeof *index);
    for (size_t i = 1; i < table->entries.count; i++) {
        size_t place = entry_at(table, (text_id)i)->hash & (size - 1);
        while (index[place] != 0)
            place = (place + 1) & (size - 1);
        index[place] = (text_id)i;
    }
    mem_free(table->index);
    table->index = index;
    table->index_size = size;
}

/* Returns a copy of the bytes in a block; long ones get a block of their own
 * size, which is full at once. */
static const char *
keep(struct text_table *table, const char *bytes, size_t length)
{
    size_t needed = length + 1;
    if (needed > table->block_left) {
        size_t size = needed > BLOCK_SIZE ? needed : BLOCK_SIZE;
        VECTOR_PUSH(&table->blocks, mem_alloc(size));
        table->block_end = table->blocks.items[table->blocks.count - 1];
        table->block_left = size;
        table->block_bytes += size;
    }
    char *copy = table->block_end;
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    table->block_end += needed;
    table->block_left -= needed;
    return copy;
}

text_id
text_table_add(struct text_table *table, const char *bytes, size_t length)
{
    if (length == 0)
        return 0;
    BUG_UNLESS(length < UINT32_MAX, "a text of %zu bytes", length);
    text_id number = number_of(bytes, length);
    if (number != 0)
        return number;
    uint32_t hash = hash_bytes(bytes, length);
    size_t place = probe(table, bytes, length, hash);
    if (table->index[place] != 0)
        return table->index[place];
    if (table->entries.count * 2 >= table->index_size) {
        grow_index(table);
        place = probe(table, bytes, length, hash);
    }
    text_id text = (text_id)table->entries.count;
    struct text_entry *entry = chunk_list_add(&table->entries);
    entry->bytes = keep(table, bytes, length);
    entry->length = (uint32_t)length;
    entry->hash = hash;
    table->index[place] = text;
    return text;
}

text_id
text_table_find(const struct text_table *table, const char *bytes,
                size_t length)
{
    text_id number = length > 0 ? number_of(bytes, length) : 0;
    if (length == 0 || number != 0)
        return number;
    return table->index[probe(table, bytes, length,
                              hash_bytes(bytes, length))];
}

/* Returns the text of a number, spelled when it is first asked for. */
static const char *
spell(const struct text_table *table, text_id text, size_t *length)
{
    /* The table only remembers what it was asked. */
    struct text_table *memory = (struct text_table *)(uintptr_t)table;
    char digits[MOST_DIGITS + 1];
    uint64_t known;
    if (!map_get(table->spelled, text, &known)) {
        int count = snprintf(digits, sizeof digits, "%u", text & ~IS_NUMBER);
        known = (uint64_t)(uintptr_t)keep(memory, digits, (size_t)count);
        map_set(memory->spelled, text, known);
    }
    const char *bytes = (const char *)(uintptr_t)known;
    if (length != NULL)
        *length = strlen(bytes);
    return bytes;
}

const char *
text_table_bytes(const struct text_table *table, text_id text, size_t *length)
{
    if (text & IS_NUMBER)
        return spell(table, text, length);
    BUG_UNLESS(text < table->entries.count, "text %u is not known", text);
    const struct text_entry *entry = entry_at(table, text);
    if (length != NULL)
        *length = entry->length;
    return entry->bytes;
}

size_t
text_table_memory(const struct text_table *table)
{
    return chunk_list_memory(&table->entries) + table->block_bytes +
           table->blocks.capacity * sizeof *table->blocks.items +
           table->index_size * sizeof *table->index;
}
