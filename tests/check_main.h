/*
 * check_main: the program that runs the unit tests of one folder of src.
 *
 * Each folder has a program of its own, tests/check_FOLDER, which links only
 * the libraries that the folder may use: a test that links shows that no
 * layer leaks.  A test file tests/FOLDER/test_NAME.c defines one public
 * function,
 *
 *     Suite *NAME_suite(void);
 *
 * and is listed in tests/FOLDER/Makefile.inc; the build writes the table of
 * suites from that list (tests/suites.sh), so nothing else is to be
 * registered.  Names of suites are unique in a folder.
 *
 * The program prints what failed and ends with "N passed, N failed" (and
 * ", N skipped"); its
 * exit status is 1 if a test failed.  Tests never write into the source tree
 * and never sleep; the directory they may write to is check_scratch().  Under
 * valgrind, CK_FORK=no runs them in one process.
 */
#ifndef REFSTEP_TESTS_CHECK_MAIN_H
#define REFSTEP_TESTS_CHECK_MAIN_H

#include <check.h>
#include <stddef.h>

/* The suites of this program, ended by NULL.  Written by the build. */
extern Suite *(*const check_suites[])(void);

/* Returns the path of a file of the source tree, "tests/golden/x" for
 * instance.  The string is the caller's, to be freed with free(). */
char *check_source_path(const char *relative);

/* Returns a directory for the files of tests, made when first asked for and
 * removed when the program ends.  The string stays the runner's. */
const char *check_scratch(void);

/* Says that tests cannot run on this machine, and why; they count as one
 * skip.  To be called by NAME_suite(), which then leaves them out. */
void check_skip(const char *what, const char *why);

#endif
