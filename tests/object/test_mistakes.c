/* What is said when an operation does not apply. */
#include <check.h>

#include "object/dict.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/set.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "tests/object/object_fixture.h"

/* Samples of types, by a letter: Int, Str, List, Tuple, Dict, sEt, None. */
static struct object *
sample(struct fixture *f, char which)
{
    struct object *one = number(f, 1);
    switch (which) {
    case 'I':
        return one;
    case 'S':
        return word(f, "a word");
    case 'L':
        return numbers(f, 1, 2);
    case 'T':
        return tuple_from_items(&f->runtime, &one, 1);
    case 'D':
        return dict_new(&f->runtime);
    case 'E':
        return set_new(&f->runtime, &set_type);
    default:
        return atom_none(&f->runtime);
    }
}

START_TEST(operators)
{
    static const struct {
        char left;
        enum operator_kind kind;
        char right;
        bool in_place;
        const char *message;
    } rows[] = {
        {'I', OPERATOR_ADD, 'S', false,
         "unsupported operand type(s) for +: 'int' and 'str'"},
        {'S', OPERATOR_ADD, 'I', false,
         "can only concatenate str (not \"int\") to str"},
        {'L', OPERATOR_ADD, 'T', false,
         "can only concatenate list (not \"tuple\") to list"},
        {'T', OPERATOR_ADD, 'I', false,
         "can only concatenate tuple (not \"int\") to tuple"},
        {'I', OPERATOR_ADD, 'L', false,
         "unsupported operand type(s) for +: 'int' and 'list'"},
        {'L', OPERATOR_MULTIPLY, 'S', false,
         "can't multiply sequence by non-int of type 'str'"},
        {'D', OPERATOR_ADD, 'D', false,
         "unsupported operand type(s) for +: 'dict' and 'dict'"},
        {'E', OPERATOR_SUBTRACT, 'L', false,
         "unsupported operand type(s) for -: 'set' and 'list'"},
        {'N', OPERATOR_POWER, 'I', false,
         "unsupported operand type(s) for ** or pow(): 'NoneType' and "
         "'int'"},
        {'L', OPERATOR_ADD, 'I', true, "'int' object is not iterable"},
        {'I', OPERATOR_ADD, 'S', true,
         "unsupported operand type(s) for +=: 'int' and 'str'"},
    };
    struct fixture f;
    objects_open(&f, "3.12");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text expected = {0};
        text_add_format(&expected, "TypeError: %s", rows[i].message);
        root(&f, 0, sample(&f, rows[i].left));
        root(&f, 1, sample(&f, rows[i].right));
        struct ref result = {f.roots, 2};
        bool (*operate)(struct runtime *, enum operator_kind,
                        struct object *, struct object *, struct ref) =
            rows[i].in_place ? object_in_place : object_binary;
        ck_assert(!operate(&f.runtime, rows[i].kind, f.roots->slots[0],
                           f.roots->slots[1], result));
        expect_error(&f, text_string(&expected));
        ck_assert_ptr_null(ref_get(result));
        text_release(&expected);
    }
    objects_close(&f);
}
END_TEST

START_TEST(containers)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct runtime *runtime = &f.runtime;
    struct object *list = sample(&f, 'L'), *tuple = sample(&f, 'T');
    struct object *one = number(&f, 1), *text = sample(&f, 'S');
    struct ref result = {f.roots, 0};
    root(&f, 1, list);
    root(&f, 2, tuple);
    root(&f, 3, text);
    size_t length;
    bool truth;
    ck_assert(!object_length(runtime, one, &length));
    expect_error(&f, "TypeError: object of type 'int' has no len()");
    ck_assert(!object_get_item(runtime, one, one, result));
    expect_error(&f, "TypeError: 'int' object is not subscriptable");
    ck_assert(!object_get_item(runtime, list, number(&f, 2), result));
    expect_error(&f, "IndexError: list index out of range");
    ck_assert(!object_get_item(runtime, list, text, result));
    expect_error(&f, "TypeError: list indices must be integers or slices, "
                     "not str");
    ck_assert(!object_set_item(runtime, tuple, one, one));
    expect_error(&f, "TypeError: 'tuple' object does not support item "
                     "assignment");
    ck_assert(!object_delete_item(runtime, tuple, one));
    expect_error(&f, "TypeError: 'tuple' object doesn't support item "
                     "deletion");
    ck_assert(!object_contains(runtime, one, one, &truth));
    expect_error(&f, "TypeError: argument of type 'int' is not iterable");
    ck_assert(!object_compare(runtime, IS_LESS, one, text, result));
    expect_error(&f, "TypeError: '<' not supported between instances of "
                     "'int' and 'str'");
    ck_assert(!object_get_attribute(runtime, list, "foo", result));
    expect_error(&f, "AttributeError: 'list' object has no attribute 'foo'");
    ck_assert(!object_call(runtime, one, &(struct arguments){0}, result));
    expect_error(&f, "TypeError: 'int' object is not callable");
    ck_assert(!object_unary(runtime, OPERATOR_NEGATIVE, text, result));
    expect_error(&f, "TypeError: bad operand type for unary -: 'str'");
    objects_close(&f);
}
END_TEST

START_TEST(arguments_of_methods)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *list = sample(&f, 'L');
    root(&f, 0, list);
    ck_assert_ptr_null(call(&f, 1, list, "append", NULL, NULL));
    expect_error(&f, "TypeError: list.append() takes exactly one argument (0 "
                     "given)");
    ck_assert_ptr_null(call(&f, 1, list, "clear", list, NULL));
    expect_error(&f, "TypeError: list.clear() takes no arguments (1 given)");
    ck_assert_ptr_null(call(&f, 1, list, "insert", list, NULL));
    expect_error(&f, "TypeError: insert expected 2 arguments, got 1");
    ck_assert_ptr_null(call(&f, 1, list, "pop", list, list));
    expect_error(&f, "TypeError: pop expected at most 1 argument, got 2");
    objects_close(&f);
    objects_open(&f, "3.8");
    list = sample(&f, 'L');
    root(&f, 0, list);
    ck_assert_ptr_null(call(&f, 1, list, "append", NULL, NULL));
    expect_error(&f, "TypeError: append() takes exactly one argument (0 "
                     "given)");
    objects_close(&f);
}
END_TEST

START_TEST(an_attribute_error_holds_its_object)
{
    static const char *const versions[] = {"3.9", "3.10"};
    for (int i = 0; i < 2; i++) {
        struct fixture f;
        objects_open(&f, versions[i]);
        struct object *list = sample(&f, 'L');
        root(&f, 0, list);
        ck_assert(!object_get_attribute(&f.runtime, list, "foo",
                                        (struct ref){f.roots, 1}));
        ck_assert_uint_eq(list->count, i == 0 ? 1 : 2);
        clear_error(&f.runtime);
        ck_assert_uint_eq(list->count, 1);
        objects_close(&f);
    }
}
END_TEST

START_TEST(exceptions_know_their_bases)
{
    struct fixture f;
    objects_open(&f, "3.12");
    raise_error(&f.runtime, "ZeroDivisionError", "division by %s", "zero");
    ck_assert(is_raised(&f.runtime, "ZeroDivisionError"));
    ck_assert(is_raised(&f.runtime, "ArithmeticError"));
    ck_assert(is_raised(&f.runtime, "BaseException"));
    ck_assert(!is_raised(&f.runtime, "KeyError"));
    struct object *exception = ref_get(f.runtime.exception);
    ck_assert_uint_eq(exception->count, 1);
    expect_repr(&f, exception, "ZeroDivisionError('division by zero')");
    clear_error(&f.runtime);
    ck_assert(!has_failed(&f.runtime));
    bool truth;
    ck_assert(type_is_subclass(
        &f.runtime, exception_type("KeyError"),
        type_object_of(&f.runtime, exception_type("LookupError")), &truth));
    ck_assert(truth);
    objects_close(&f);
}
END_TEST

Suite *
mistakes_suite(void)
{
    Suite *suite = suite_create("mistakes");
    TCase *tcase = tcase_create("mistakes");
    tcase_add_test(tcase, operators);
    tcase_add_test(tcase, containers);
    tcase_add_test(tcase, arguments_of_methods);
    tcase_add_test(tcase, an_attribute_error_holds_its_object);
    tcase_add_test(tcase, exceptions_know_their_bases);
    suite_add_tcase(suite, tcase);
    return suite;
}
