#include <check.h>
#include <string.h>

#include "base/limits.h"
#include "base/profile.h"

static const char *const versions[] = {"3.8",  "3.9",  "3.10",
                                       "3.11", "3.12", "3.13"};

START_TEST(every_version_has_a_profile)
{
    const struct profile *profile = profile_find(versions[_i]);
    ck_assert_ptr_nonnull(profile);
    ck_assert_str_eq(profile->name, versions[_i]);
    ck_assert_int_eq(profile->minor, 8 + _i);
    ck_assert_ptr_eq(profile, profile_at((size_t)_i));
}
END_TEST

START_TEST(other_versions_have_none)
{
    ck_assert_ptr_null(profile_find("3.7"));
    ck_assert_ptr_null(profile_find("3.1"));
    ck_assert_ptr_null(profile_find(""));
    ck_assert_ptr_null(profile_at(6));
    ck_assert_str_eq(profile_default()->name, "3.12");
}
END_TEST

/* Numbers as sys.getsizeof gives them on each version. */
START_TEST(sizes_are_those_of_the_version)
{
    static const int function[] = {136, 136, 144, 152, 160, 160};
    static const int ascii[] = {49, 49, 49, 49, 41, 41};
    static const int five_entries[] = {232, 232, 232, 184, 184, 184};
    const struct profile *profile = profile_at((size_t)_i);
    ck_assert_int_eq(profile->function_size, function[_i]);
    ck_assert_int_eq(profile->str_base, ascii[_i]);
    /* A dict of up to five str keys: 8 indices of a byte, 5 entries. */
    ck_assert_int_eq(profile->dict_base + 8 + 5 * profile->str_key_entry,
                     five_entries[_i]);
}
END_TEST

START_TEST(what_is_immortal_grew_and_shrank)
{
    ck_assert_int_eq(profile_find("3.11")->immortal, PROFILE_IMMORTAL_NOTHING);
    ck_assert_int_eq(profile_find("3.12")->immortal,
                     PROFILE_IMMORTAL_ALL_INTERNED);
    ck_assert_int_eq(profile_find("3.13")->immortal, PROFILE_IMMORTAL_NAMES);
    ck_assert_uint_eq(profile_find("3.11")->static_base, 999999999);
}
END_TEST

START_TEST(limits_are_those_documented)
{
    struct limits limits = limits_default();
    ck_assert_uint_eq(limits.file_bytes, 1048576);
    ck_assert_uint_eq(limits.nesting, 200);
    ck_assert_uint_eq(limits.steps, 100000);
    ck_assert_uint_eq(limits.call_depth, 1000);
    ck_assert_uint_eq(limits.heap_bytes, 134217728);
}
END_TEST

Suite *
profile_suite(void)
{
    Suite *suite = suite_create("profile");
    TCase *profiles = tcase_create("profile and limits");
    int count = (int)(sizeof versions / sizeof versions[0]);
    tcase_add_loop_test(profiles, every_version_has_a_profile, 0, count);
    tcase_add_test(profiles, other_versions_have_none);
    tcase_add_loop_test(profiles, sizes_are_those_of_the_version, 0, count);
    tcase_add_test(profiles, what_is_immortal_grew_and_shrank);
    tcase_add_test(profiles, limits_are_those_documented);
    suite_add_tcase(suite, profiles);
    return suite;
}
