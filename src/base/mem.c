#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* The only state below tui: allocation belongs to the process. */
static void (*exhausted_handler)(void);
static unsigned long allocations;
static unsigned long fail_at; /* 0: never */
static bool fail_for_good;

static _Noreturn void
exhausted(void)
{
    if (exhausted_handler != NULL)
        exhausted_handler();
    fputs("out of memory\n", stderr);
    abort();
}

/* Counts one allocation; returns whether it is one that has to fail. */
static bool
must_fail(void)
{
    allocations++;
    if (fail_at == 0)
        return false;
    if (fail_at > 1) {
        fail_at--;
        return false;
    }
    if (!fail_for_good)
        fail_at = 0;
    return true;
}

/* Returns count * size, at least 1; does not return when it overflows. */
static size_t
product(size_t count, size_t size)
{
    if (size != 0 && count > PTRDIFF_MAX / size)
        exhausted();
    size_t bytes = count * size;
    return bytes == 0 ? 1 : bytes;
}

void *
mem_alloc(size_t size)
{
    return mem_alloc_array(1, size);
}

void *
mem_alloc_array(size_t count, size_t size)
{
    size_t bytes = product(count, size);
    void *block = must_fail() ? NULL : calloc(1, bytes);
    if (block == NULL)
        exhausted();
    return block;
}

/* What is written from one end to the other costs less in pages that are large
 * themselves, where the system has them (madvise(2)). */
static void *
take_pages(size_t size)
{
#ifdef MADV_HUGEPAGE
    size_t bytes = (size + MEM_PAGE - 1) / MEM_PAGE * MEM_PAGE;
    void *block = aligned_alloc(MEM_PAGE, bytes);
    if (block != NULL)
        (void)madvise(block, bytes, MADV_HUGEPAGE);
    return block;
#else
    return malloc(size);
#endif
}

void *
mem_alloc_unset(size_t size)
{
    size_t bytes = product(1, size);
    void *block = must_fail() ? NULL
                  : bytes >= MEM_PAGE / 2 && bytes <= PTRDIFF_MAX - MEM_PAGE
                      ? take_pages(bytes)
                      : malloc(bytes);
    if (block == NULL)
        exhausted();
    return block;
}

void *
mem_resize_array(void *block, size_t count, size_t size)
{
    size_t bytes = product(count, size);
    void *resized = must_fail() ? NULL : realloc(block, bytes);
    if (resized == NULL)
        exhausted();
    return resized;
}

char *
mem_copy_string(const char *bytes, size_t length)
{
    char *copy = mem_alloc(length + 1);
    if (length > 0)
        memcpy(copy, bytes, length);
    return copy;
}

void
mem_free(void *block)
{
    free(block);
}

void
mem_on_exhausted(void (*handler)(void))
{
    exhausted_handler = handler;
}

void
mem_fail_at(unsigned long k, bool for_good)
{
    fail_at = k;
    fail_for_good = for_good;
}

unsigned long
mem_allocation_count(void)
{
    return allocations;
}
