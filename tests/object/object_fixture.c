#include "tests/object/object_fixture.h"

#include <check.h>
#include <string.h>

#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/type_object.h"

void
objects_open(struct fixture *fixture, const char *version)
{
    fixture_open(fixture, version);
    caches_init(&fixture->runtime);
}

void
objects_close(struct fixture *fixture)
{
    ck_assert_msg(!has_failed(&fixture->runtime), "an error is left over");
    caches_release(&fixture->runtime);
    fixture_close(fixture);
}

struct object *
number(struct fixture *fixture, int64_t value)
{
    return atom_new_int(&fixture->runtime, value);
}

struct object *
word(struct fixture *fixture, const char *text)
{
    return atom_new_c(&fixture->runtime, text);
}

struct object *
numbers(struct fixture *fixture, int64_t first, int64_t count)
{
    struct object *list = list_new(&fixture->runtime);
    for (int64_t i = 0; i < count; i++)
        ck_assert(list_append(&fixture->runtime, list,
                              number(fixture, first + i)));
    return list;
}

/* Returns the method of a type or its bases, or NULL. */
static const struct method *
find_method(const struct type *type, const char *name)
{
    for (; type != NULL; type = type->base) {
        const struct method *method = type->methods;
        for (; method != NULL && method->name != NULL; method++)
            if (strcmp(method->name, name) == 0)
                return method;
    }
    return NULL;
}

struct object *
call(struct fixture *fixture, uint32_t into, struct object *object,
     const char *name, struct object *first, struct object *second)
{
    struct runtime *runtime = &fixture->runtime;
    struct object *items[] = {first, second};
    struct arguments arguments = {
        .items = items,
        .count = first == NULL ? 0 : second == NULL ? 1 : 2,
    };
    const struct method *method = find_method(object->type, name);
    ck_assert_msg(method != NULL, "%s has no %s", object->type->name, name);
    struct ref place = {fixture->roots, into};
    if (first != NULL)
        object_pin(first);
    root(fixture, into, NULL);
    bool fine = method_call(runtime, object->type, method, object,
                            &arguments, place);
    if (first != NULL)
        object_unpin(runtime, first);
    ck_assert(fine != has_failed(runtime));
    return fine ? ref_get(place) : NULL;
}

struct object *
construct(struct fixture *fixture, uint32_t into, const struct type *type,
          struct object *argument)
{
    struct runtime *runtime = &fixture->runtime;
    struct arguments arguments = {.items = &argument,
                                  .count = argument != NULL};
    struct ref place = {fixture->roots, into};
    if (argument != NULL)
        object_pin(argument);
    root(fixture, into, NULL);
    bool fine = type->construct(runtime, type, &arguments, place);
    if (argument != NULL)
        object_unpin(runtime, argument);
    return fine ? ref_get(place) : NULL;
}

void
expect_repr(struct fixture *fixture, struct object *object,
            const char *expected)
{
    struct text shown = {0};
    ck_assert_ptr_nonnull(object);
    ck_assert(object_repr(&fixture->runtime, object, &shown));
    ck_assert_str_eq(text_string(&shown), expected);
    text_release(&shown);
}

void
expect_error(struct fixture *fixture, const char *expected)
{
    struct runtime *runtime = &fixture->runtime;
    struct text shown = {0};
    struct object *exception = ref_get(runtime->exception);
    ck_assert_msg(exception != NULL, "no error, but expected %s", expected);
    text_add_string(&shown, exception->type->name);
    text_add_string(&shown, ": ");
    ck_assert(object_str(runtime, exception, &shown));
    ck_assert_str_eq(text_string(&shown), expected);
    text_release(&shown);
    clear_error(runtime);
}
