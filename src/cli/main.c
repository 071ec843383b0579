#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/command.h"
#include "tui/tui.h"

static void
end_without_memory(void)
{
    static const char message[] = "refstep: out of memory\n";

    tui_restore();
    fputs(message, stderr);
    _Exit(STATUS_UNAVAILABLE);
}

/* --help and --version win over everything else on the line. */
static bool
answer_about(int argc, char **argv)
{
    struct text out = {0};

    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            options_help(&out);
        else if (strcmp(argv[i], "--version") == 0)
            text_add_string(&out, PACKAGE_STRING "\n");
        else
            continue;
        fputs(text_string(&out), stdout);
        text_release(&out);
        return true;
    }
    return false;
}

int
main(int argc, char **argv)
{
    struct options options;
    struct text problem = {0};
    enum status status = STATUS_FINE;

    setlocale(LC_ALL, "");
    mem_on_exhausted(end_without_memory);
    if (answer_about(argc, argv))
        return fflush(stdout) == 0 ? STATUS_FINE : STATUS_UNAVAILABLE;
    if (options_parse(argc, argv, &options, &problem)) {
        status = options.command->run(&options);
    } else {
        fprintf(stderr, "refstep: %s (refstep --help says more)\n",
                text_string(&problem));
        status = STATUS_USAGE;
    }
    text_release(&problem);
    return (int)status;
}
