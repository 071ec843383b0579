/* Runs the suites of one folder and prints one closing line. */
#include "tests/check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char scratch[64];
static int skipped;

char *
check_source_path(const char *relative)
{
    const char *root = getenv("SRCDIR");
    if (root == NULL || *root == '\0')
        root = ".";
    size_t size = strlen(root) + strlen(relative) + 2;
    char *path = malloc(size);
    if (path == NULL)
        abort();
    (void)snprintf(path, size, "%s/%s", root, relative);
    return path;
}

const char *
check_scratch(void)
{
    if (scratch[0] == '\0') {
        (void)snprintf(scratch, sizeof scratch, "/tmp/refstep-check-XXXXXX");
        if (mkdtemp(scratch) == NULL)
            abort();
    }
    return scratch;
}

void
check_skip(const char *what, const char *why)
{
    printf("SKIP %s: %s\n", what, why);
    skipped++;
}

static void
remove_scratch(void)
{
    char command[sizeof scratch + 16];
    if (scratch[0] == '\0')
        return;
    (void)snprintf(command, sizeof command, "rm -rf '%s'", scratch);
    if (system(command) != 0)
        (void)fprintf(stderr, "cannot remove %s\n", scratch);
}

int
main(void)
{
    SRunner *runner = srunner_create(NULL);
    for (size_t i = 0; check_suites[i] != NULL; i++)
        srunner_add_suite(runner, check_suites[i]());

    /* Made before the tests fork, so that all of them share it. */
    (void)check_scratch();
    srunner_run_all(runner, CK_SILENT);
    srunner_print(runner, CK_NORMAL);

    int failed = srunner_ntests_failed(runner);
    int passed = srunner_ntests_run(runner) - failed;
    printf("%d passed, %d failed", passed, failed);
    if (skipped > 0)
        printf(", %d skipped", skipped);
    printf("\n");
    srunner_free(runner);
    remove_scratch();
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
