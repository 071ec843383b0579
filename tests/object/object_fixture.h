/*
 * object_fixture: the heap's fixture with the types of the language, and short
 * ways to make objects, call methods and look at results.
 */
#ifndef REFSTEP_TESTS_OBJECT_FIXTURE_H
#define REFSTEP_TESTS_OBJECT_FIXTURE_H

#include "object/atom.h"
#include "object/caches.h"
#include "object/operation.h"
#include "tests/heap/heap_fixture.h"

/* As fixture_open and fixture_close, with the object layer's caches. */
void objects_open(struct fixture *fixture, const char *version);
void objects_close(struct fixture *fixture);

/* A number; a str; [first … first + count - 1]: new objects with count 0. */
struct object *number(struct fixture *fixture, int64_t value);
struct object *word(struct fixture *fixture, const char *text);
struct object *numbers(struct fixture *fixture, int64_t first, int64_t count);

/* Calls object.name(…) with as many arguments as are not NULL and puts the
 * result into root `into`; returns it, or NULL with an exception raised. */
struct object *call(struct fixture *fixture, uint32_t into,
                    struct object *object, const char *name,
                    struct object *first, struct object *second);

/* Calls type(argument), argument NULL: without one; as call. */
struct object *construct(struct fixture *fixture, uint32_t into,
                         const struct type *type, struct object *argument);

/* Checks repr(object). */
void expect_repr(struct fixture *fixture, struct object *object,
                 const char *expected);

/* Checks that an exception is raised, and forgets it: "IndexError: pop from
 * empty list". */
void expect_error(struct fixture *fixture, const char *expected);

#endif
