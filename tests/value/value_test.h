/*
 * value_test: cases of values written as Python writes them, so that a test is
 * a table whose last column is what a real python3 answers.
 */
#ifndef REFSTEP_TESTS_VALUE_TEST_H
#define REFSTEP_TESTS_VALUE_TEST_H

#include "value/value.h"

#define COUNT(array) ((int)(sizeof array / sizeof array[0]))

/* Sets up a context with the default limits and the profile of version. */
void value_test_context(struct value_context *context, const char *version);

/* Reads a literal: 12, -0x1p3, 1.5, inf, 1j, (1+2j), True, None, 'text',
 * b'bytes' (without escapes: C has its own). */
struct value value_test_read(const char *literal);

/* Asserts that the operation gave the value whose repr is wanted or, if it was
 * not done, failed with the error "TypeError: message".  Releases value. */
void value_test_expect(bool done, struct value *value,
                       struct value_context *context, const char *wanted);

/* The same for a string or NULL, compared by repr. */
void value_test_expect_string(struct string *string,
                              struct value_context *context,
                              const char *wanted);

/* Asserts that a string (which is released) is text, in UTF-8. */
void value_test_same(struct string *string, const char *text);

/* Asserts that the list is "a|b|c" ("(none)" when empty), and releases it. */
void value_test_same_list(struct string_list *list, const char *joined);

#endif
