/*
 * mem: the only place that allocates.
 *
 * Running out of memory is not an error that callers handle: one handler,
 * set by the program's outermost layer, says so and ends the program with a
 * restored terminal.  Every function here therefore returns valid memory or
 * does not return.  Tests make the k-th allocation fail (mem_fail_at).
 */
#ifndef REFSTEP_BASE_MEM_H
#define REFSTEP_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

/* Returns size zeroed bytes, owned by the caller (mem_free).  A size of 0
 * gives a valid pointer. */
void *mem_alloc(size_t size);

/* Returns count * size zeroed bytes; an overflowing product is treated as
 * running out of memory. */
void *mem_alloc_array(size_t count, size_t size);

/* A page of memory where pages are large. */
#define MEM_PAGE ((size_t)2 << 20)

/* Returns size bytes that are not zeroed, for what is large and will be
 * written from one end to the other; best a multiple of MEM_PAGE. */
void *mem_alloc_unset(size_t size);

/* Resizes block (NULL: allocates) to count * size bytes and returns it; what
 * lies past the old size is not zeroed.  block must not be used afterwards. */
void *mem_resize_array(void *block, size_t count, size_t size);

/* Returns a NUL-terminated copy of the length bytes at bytes. */
char *mem_copy_string(const char *bytes, size_t length);

/* Frees what any function above returned; NULL is allowed. */
void mem_free(void *block);

/* Calls handler, which must not return, when memory runs out.  Without one,
 * the program says "out of memory" and aborts. */
void mem_on_exhausted(void (*handler)(void));

/* Makes allocation number k from now (1: the next one) fail; with for_good
 * every later one too.  k 0 switches it off.  For tests. */
void mem_fail_at(unsigned long k, bool for_good);

/* Returns the number of allocations made so far.  For tests. */
unsigned long mem_allocation_count(void);

#endif
