#include <string.h>

#include "tests/check_main.h"
#include "tests/picture/toy.h"

Suite *maker_suite(void);

static struct toy toy;

static void
set_up(void)
{
    toy_init(&toy);
}

static void
tear_down(void)
{
    toy_release(&toy);
}

START_TEST(a_variable_leads_to_a_box_with_its_count)
{
    node_id list = toy_list(&toy, 0);
    const struct picture *picture;
    const struct picture_box *box;

    toy_bind(&toy, "a", list);
    toy_stop(&toy);
    toy_bind(&toy, "b", list);
    toy_stop(&toy);
    toy_survey(&toy);
    picture = toy_picture(&toy, 1);
    box = picture_find(picture, list);
    ck_assert_str_eq(box->title, "list #1");
    ck_assert_str_eq(box->count, "refs 1");
    ck_assert_str_eq(box->note, "new");
    ck_assert_str_eq(box->border, "at 0x…10c0");
    ck_assert_int_eq(box->change, CHANGE_NEW);
    picture = toy_picture(&toy, 2);
    box = picture_find(picture, list);
    ck_assert_str_eq(box->count, "refs 2");
    ck_assert_str_eq(box->note, "was 1");
    ck_assert_int_eq(box->count_change, 1);
    ck_assert_uint_eq(toy_row(picture, toy.frame, "b")->target, list);
    ck_assert_str_eq(toy_row(picture, toy.frame, "b")->note, "new");
    ck_assert_ptr_null(toy_row(picture, toy.frame, "a")->note);
    ck_assert_str_eq(picture_find(picture, toy.frame)->title, "global");
}
END_TEST

START_TEST(an_atom_with_a_number_of_its_own_is_a_box)
{
    node_id mortal = toy_number(&toy, "1000", 0);
    node_id immortal = toy_number(&toy, "7", NODE_IMMORTAL);
    node_id shared = toy_number(&toy, "8", NODE_SHARED);
    node_id held = toy_number(&toy, "2000", 0);
    node_id list = toy_list(&toy, 2);
    const struct picture *picture;

    toy_set(&toy, list, 0, held);
    toy_bind(&toy, "l", list);
    toy_bind(&toy, "i", immortal);
    toy_bind(&toy, "s", shared);
    toy_stop(&toy);
    toy_bind(&toy, "m", mortal);
    toy_set(&toy, list, 1, mortal);
    toy_stop(&toy);
    toy_survey(&toy);
    picture = toy_picture(&toy, 2);
    ck_assert_ptr_nonnull(picture_find(picture, mortal));
    ck_assert_str_eq(picture_find(picture, mortal)->title, "int 1000");
    ck_assert_ptr_null(picture_find(picture, immortal));
    ck_assert_ptr_null(picture_find(picture, shared));
    ck_assert_ptr_null(picture_find(picture, held));
    ck_assert_str_eq(toy_row(picture, toy.frame, "i")->value, "7");
    ck_assert_str_eq(toy_row(picture, list, "[0]")->value, "2000");
    ck_assert_uint_eq(toy_row(picture, list, "[1]")->target, mortal);
}
END_TEST

START_TEST(an_atom_never_changes_its_form)
{
    node_id number = toy_number(&toy, "1000", 0);
    node_id list = toy_list(&toy, 1);

    toy_set(&toy, list, 0, number);
    toy_bind(&toy, "l", list);
    toy_stop(&toy);
    toy_bind(&toy, "n", number);
    toy_stop(&toy);
    toy_survey(&toy);
    ck_assert_ptr_nonnull(picture_find(toy_picture(&toy, 1), number));
}
END_TEST

START_TEST(variables_keep_their_lines)
{
    node_id seven = toy_number(&toy, "7", NODE_IMMORTAL);
    const struct picture_box *frame;

    toy_bind(&toy, "a", seven);
    toy_bind(&toy, "b", seven);
    toy_bind(&toy, "c", seven);
    toy_bind(&toy, "__name__", seven);
    toy_stop(&toy);
    toy_bind(&toy, "b", 0);
    toy_stop(&toy);
    toy_stop(&toy);
    toy_survey(&toy);
    frame = picture_find(toy_picture(&toy, 2), toy.frame);
    ck_assert_uint_eq(frame->row_count, 3);
    ck_assert_int_eq(frame->rows[1].change, CHANGE_GONE);
    frame = picture_find(toy_picture(&toy, 3), toy.frame);
    ck_assert_ptr_null(frame->rows[1].label);
    ck_assert_str_eq(frame->rows[2].label, "c");
}
END_TEST

START_TEST(an_old_value_is_told)
{
    toy_bind(&toy, "i", toy_number(&toy, "1", NODE_IMMORTAL));
    toy_stop(&toy);
    toy_bind(&toy, "i", toy_number(&toy, "2", NODE_IMMORTAL));
    toy_stop(&toy);
    toy_survey(&toy);
    ck_assert_str_eq(toy_row(toy_picture(&toy, 2), toy.frame, "i")->note,
                     "was 1");
}
END_TEST

START_TEST(what_is_freed_is_shown_once_more)
{
    node_id list = toy_list(&toy, 0);
    const struct picture *picture;
    const struct picture_box *box;

    toy_bind(&toy, "a", list);
    toy_stop(&toy);
    toy_bind(&toy, "a", 0);
    toy_free(&toy, list);
    toy_stop(&toy);
    toy_stop(&toy);
    toy_survey(&toy);
    picture = toy_picture(&toy, 2);
    box = picture_find(picture, list);
    ck_assert_int_eq(box->change, CHANGE_GONE);
    ck_assert_str_eq(box->count, "refs 0");
    ck_assert_str_eq(box->note, "freed");
    ck_assert_uint_eq(toy_row(picture, toy.frame, "a")->former, list);
    ck_assert_ptr_null(picture_find(toy_picture(&toy, 3), list));
}
END_TEST

START_TEST(what_lives_stays_though_no_name_is_left)
{
    node_id list = toy_list(&toy, 1);
    const struct picture_box *box;

    toy_set(&toy, list, 0, list);
    toy_bind(&toy, "a", list);
    toy_stop(&toy);
    toy_bind(&toy, "a", 0);
    toy_stop(&toy);
    toy_stop(&toy);
    toy_survey(&toy);
    box = picture_find(toy_picture(&toy, 3), list);
    ck_assert_ptr_nonnull(box);
    ck_assert(box->unreachable);
    ck_assert_str_eq(box->count, "refs 1");
}
END_TEST

START_TEST(hidden_holders_are_named)
{
    node_id number = toy_number(&toy, "1000", 0);
    node_id code = toy_named(&toy, NODE_CODE, "code", "<module>");
    const struct picture_box *box;

    toy_set(&toy, code, toy_add_slot(&toy, code, "(constants)"), number);
    toy_set(&toy, code, toy_add_slot(&toy, code, "(names)"), number);
    toy_set(&toy, toy.frame, toy_add_slot(&toy, toy.frame, "(stack)"),
            number);
    toy_bind(&toy, "n", number);
    toy_stop(&toy);
    toy_survey(&toy);
    box = picture_find(toy_picture(&toy, 1), number);
    ck_assert_str_eq(box->count, "refs 4");
    ck_assert_str_eq(box->hidden,
                     "+ 3: program text, call");
}
END_TEST

START_TEST(long_containers_are_folded)
{
    node_id list = toy_list(&toy, 20);
    const struct picture_box *box;
    char preview[] = "a";

    for (uint32_t i = 0; i < 20; i++) {
        preview[0] = (char)('a' + i);
        toy_set(&toy, list, i, toy_number(&toy, preview, NODE_IMMORTAL));
    }
    toy_bind(&toy, "l", list);
    toy_stop(&toy);
    toy_set(&toy, list, 10, toy_number(&toy, "Z", NODE_IMMORTAL));
    toy_stop(&toy);
    toy_survey(&toy);
    box = picture_find(toy_picture(&toy, 1), list);
    ck_assert_uint_eq(box->row_count, 7);
    ck_assert_str_eq(box->rows[4].label, "[4]");
    ck_assert_str_eq(box->rows[5].label, "… 14 more");
    ck_assert_str_eq(box->rows[6].label, "[19]");
    box = picture_find(toy_picture(&toy, 2), list);
    ck_assert_uint_eq(box->row_count, 9);
    ck_assert_str_eq(box->rows[6].label, "[10]");
    ck_assert_str_eq(box->rows[6].value, "Z");
    ck_assert_str_eq(box->rows[7].label, "… 8 more");
}
END_TEST

START_TEST(what_is_folded_away_is_not_drawn)
{
    node_id outer = toy_list(&toy, 20), inner[20];

    toy_bind(&toy, "l", outer);
    for (uint32_t i = 0; i < 20; i++) {
        inner[i] = toy_list(&toy, 0);
        toy_set(&toy, outer, i, inner[i]);
    }
    toy_stop(&toy);
    toy_survey(&toy);
    ck_assert_ptr_nonnull(picture_find(toy_picture(&toy, 1), inner[4]));
    ck_assert_ptr_null(picture_find(toy_picture(&toy, 1), inner[10]));
    ck_assert_ptr_nonnull(picture_find(toy_picture(&toy, 1), inner[19]));
}
END_TEST

START_TEST(modules_and_plain_functions_are_words)
{
    node_id module = toy_named(&toy, NODE_OBJECT, "module", "sys");
    node_id function = toy_named(&toy, NODE_OBJECT, "function", "f");
    node_id rich = toy_named(&toy, NODE_OBJECT, "function", "g");
    const struct picture *picture;

    toy_set(&toy, rich, toy_add_slot(&toy, rich, "__defaults__"),
            toy_list(&toy, 0));
    toy_bind(&toy, "sys", module);
    toy_bind(&toy, "s", module);
    toy_bind(&toy, "f", function);
    toy_bind(&toy, "g", rich);
    toy_stop(&toy);
    toy_survey(&toy);
    picture = toy_picture(&toy, 1);
    ck_assert_str_eq(toy_row(picture, toy.frame, "sys")->value, "module");
    ck_assert_str_eq(toy_row(picture, toy.frame, "s")->value, "module sys");
    ck_assert_str_eq(toy_row(picture, toy.frame, "f")->value, "function");
    ck_assert_ptr_nonnull(picture_find(picture, rich));
}
END_TEST

START_TEST(counts_can_be_concealed)
{
    node_id list = toy_list(&toy, 0);
    const struct picture_box *box;

    toy_bind(&toy, "a", list);
    toy_stop(&toy);
    toy_bind(&toy, "b", list);
    toy_stop(&toy);
    toy_stop(&toy);
    toy_survey(&toy);
    picture_maker_set_conceal(toy.maker, true);
    box = picture_find(toy_picture(&toy, 2), list);
    ck_assert_str_eq(box->count, "refs ?");
    ck_assert_ptr_null(box->note);
    ck_assert_str_eq(picture_find(toy_picture(&toy, 3), list)->count,
                     "refs 2");
}
END_TEST

Suite *
maker_suite(void)
{
    Suite *suite = suite_create("maker");
    TCase *tcase = tcase_create("maker");

    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, a_variable_leads_to_a_box_with_its_count);
    tcase_add_test(tcase, an_atom_with_a_number_of_its_own_is_a_box);
    tcase_add_test(tcase, an_atom_never_changes_its_form);
    tcase_add_test(tcase, variables_keep_their_lines);
    tcase_add_test(tcase, an_old_value_is_told);
    tcase_add_test(tcase, what_is_freed_is_shown_once_more);
    tcase_add_test(tcase, what_lives_stays_though_no_name_is_left);
    tcase_add_test(tcase, hidden_holders_are_named);
    tcase_add_test(tcase, long_containers_are_folded);
    tcase_add_test(tcase, what_is_folded_away_is_not_drawn);
    tcase_add_test(tcase, modules_and_plain_functions_are_words);
    tcase_add_test(tcase, counts_can_be_concealed);
    suite_add_tcase(suite, tcase);
    return suite;
}
