/* Atoms: identity, interning, what is shared and what is immortal. */
#include <check.h>

#include "object/tuple.h"
#include "object/type_object.h"
#include "tests/object/object_fixture.h"

START_TEST(small_values_are_kept_once)
{
    struct fixture f;
    objects_open(&f, "3.12");
    ck_assert_ptr_eq(number(&f, 256), number(&f, 256));
    ck_assert_ptr_eq(number(&f, -5), number(&f, -5));
    ck_assert_ptr_eq(word(&f, ""), word(&f, ""));
    ck_assert_ptr_eq(word(&f, "a"), word(&f, "a"));
    ck_assert_ptr_eq(word(&f, "é"), word(&f, "é"));
    ck_assert_ptr_eq(atom_none(&f.runtime), atom_none(&f.runtime));
    ck_assert_ptr_eq(tuple_empty(&f.runtime), tuple_empty(&f.runtime));
    struct object *a = number(&f, 257), *b = number(&f, 257);
    struct object *c = word(&f, "€"), *d = word(&f, "€");
    root(&f, 0, a);
    root(&f, 1, b);
    root(&f, 2, c);
    root(&f, 3, d);
    ck_assert_ptr_ne(a, b);
    ck_assert_ptr_ne(c, d);
    ck_assert_uint_eq(a->count, 1);
    ck_assert_ptr_ne(atom_none(&f.runtime),
                     atom_not_implemented(&f.runtime));
    objects_close(&f);
}
END_TEST

START_TEST(versions_differ_in_what_is_immortal)
{
    struct fixture f;
    objects_open(&f, "3.12");
    ck_assert(number(&f, 5)->flags & NODE_IMMORTAL);
    ck_assert(atom_new_bool(&f.runtime, true)->flags & NODE_IMMORTAL);
    ck_assert(type_object_of(&f.runtime, &int_type)->flags & NODE_IMMORTAL);
    objects_close(&f);
    objects_open(&f, "3.11");
    struct object *five = number(&f, 5);
    ck_assert(!(five->flags & NODE_IMMORTAL));
    ck_assert(five->flags & NODE_SHARED);
    root(&f, 0, five);
    root(&f, 0, NULL);
    ck_assert_ptr_eq(number(&f, 5), five);
    objects_close(&f);
}
END_TEST

START_TEST(interned_strings_are_one_object)
{
    static const struct {
        const char *version;
        bool constant_is_immortal, name_is_immortal;
    } rows[] = {{"3.8", false, false},
                {"3.11", false, false},
                {"3.12", true, true},
                {"3.13", false, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        objects_open(&f, rows[i].version);
        struct object *first =
            str_intern(&f.runtime, word(&f, "spam"), false);
        root(&f, 0, first);
        ck_assert_ptr_eq(str_intern_c(&f.runtime, "spam", false), first);
        ck_assert(first->flags & NODE_INTERNED);
        ck_assert_int_eq((first->flags & NODE_IMMORTAL) != 0,
                         rows[i].constant_is_immortal);
        ck_assert_ptr_eq(str_intern_c(&f.runtime, "spam", true), first);
        ck_assert_int_eq((first->flags & NODE_IMMORTAL) != 0,
                         rows[i].name_is_immortal);
        objects_close(&f);
    }
}
END_TEST

START_TEST(mortal_interned_strings_leave_the_table)
{
    struct fixture f;
    objects_open(&f, "3.8");
    struct object *first = str_intern(&f.runtime, word(&f, "spam"), true);
    node_id id = first->id;
    root(&f, 0, first);
    root(&f, 0, NULL);
    ck_assert_ptr_null(object_by_id(&f.runtime, id));
    root(&f, 0, str_intern(&f.runtime, word(&f, "spam"), true));
    ck_assert_uint_eq(f.roots->slots[0]->count, 1);
    objects_close(&f);
}
END_TEST

START_TEST(previews_are_bounded)
{
    struct fixture f;
    objects_open(&f, "3.12");
    char text[1001];
    memset(text, 'x', 1000);
    text[1000] = '\0';
    root(&f, 0, word(&f, text));
    const struct birth *birth =
        log_birth_of(f.log, f.roots->slots[0]->id);
    size_t length;
    log_text_bytes(f.log, birth->preview, &length);
    ck_assert_uint_eq(length, LOG_PREVIEW_MAX + strlen("…"));
    ck_assert_uint_eq(birth->length, 1002);
    root(&f, 0, number(&f, 1000));
    birth = log_birth_of(f.log, f.roots->slots[0]->id);
    ck_assert_str_eq(log_text_bytes(f.log, birth->preview, NULL), "1000");
    ck_assert_uint_eq(birth->length, 4);
    objects_close(&f);
}
END_TEST

START_TEST(operators_give_operands_back_where_cpython_does)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *text = word(&f, "two words"), *many = number(&f, 1000);
    root(&f, 0, text);
    root(&f, 1, many);
    struct ref result = {f.roots, 2};
    ck_assert(object_binary(&f.runtime, OPERATOR_ADD, text, word(&f, ""),
                            result));
    ck_assert_ptr_eq(ref_get(result), text);
    root(&f, 2, NULL);
    ck_assert(object_binary(&f.runtime, OPERATOR_MULTIPLY, number(&f, 1),
                            text, result));
    ck_assert_ptr_eq(ref_get(result), text);
    root(&f, 2, NULL);
    ck_assert(object_unary(&f.runtime, OPERATOR_POSITIVE, many, result));
    ck_assert_ptr_eq(ref_get(result), many);
    root(&f, 2, NULL);
    ck_assert(object_binary(&f.runtime, OPERATOR_ADD, many, number(&f, 0),
                            result));
    ck_assert_ptr_ne(ref_get(result), many);
    ck_assert_ptr_eq(construct(&f, 3, &str_type, text), text);
    ck_assert_ptr_eq(construct(&f, 3, &int_type, many), many);
    ck_assert_ptr_eq(call(&f, 3, text, "strip", NULL, NULL), text);
    objects_close(&f);
}
END_TEST

START_TEST(numbers_and_texts_compute)
{
    struct fixture f;
    objects_open(&f, "3.12");
    expect_repr(&f, construct(&f, 0, &int_type, word(&f, " 42 ")), "42");
    expect_repr(&f, construct(&f, 0, &float_type, word(&f, "1e3")), "1000.0");
    expect_repr(&f, construct(&f, 0, &str_type, number(&f, -7)), "'-7'");
    expect_repr(&f, construct(&f, 0, &bool_type, word(&f, "")), "False");
    struct object *text = word(&f, "a-b-c");
    root(&f, 1, text);
    expect_repr(&f, call(&f, 0, text, "split", word(&f, "-"), NULL),
                "['a', 'b', 'c']");
    expect_repr(&f, call(&f, 0, text, "upper", NULL, NULL), "'A-B-C'");
    expect_repr(&f, call(&f, 0, text, "find", word(&f, "c"), NULL), "4");
    ck_assert_ptr_null(call(&f, 0, text, "index", word(&f, "z"), NULL));
    expect_error(&f, "ValueError: substring not found");
    struct object *format = word(&f, "{:>4}|{!r}");
    root(&f, 2, format);
    expect_repr(&f, call(&f, 0, format, "format", number(&f, 7),
                         word(&f, "x")),
                "\"   7|'x'\"");
    struct object *parts = numbers(&f, 1, 2);
    root(&f, 3, parts);
    ck_assert(object_binary(&f.runtime, OPERATOR_REMAINDER,
                            word(&f, "%s!"), parts,
                            (struct ref){f.roots, 4}));
    expect_repr(&f, f.roots->slots[4], "'[1, 2]!'");
    objects_close(&f);
}
END_TEST

Suite *
atoms_suite(void)
{
    Suite *suite = suite_create("atoms");
    TCase *tcase = tcase_create("atoms");
    tcase_add_test(tcase, small_values_are_kept_once);
    tcase_add_test(tcase, versions_differ_in_what_is_immortal);
    tcase_add_test(tcase, interned_strings_are_one_object);
    tcase_add_test(tcase, mortal_interned_strings_leave_the_table);
    tcase_add_test(tcase, previews_are_bounded);
    tcase_add_test(tcase, operators_give_operands_back_where_cpython_does);
    tcase_add_test(tcase, numbers_and_texts_compute);
    suite_add_tcase(suite, tcase);
    return suite;
}
