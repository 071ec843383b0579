#include <stdio.h>

#include "cli/command.h"
#include "cli/load.h"
#include "cli/output.h"
#include "export/print.h"

static enum status
print_scene(const struct options *options, const char *name)
{
    struct text problem = {0};
    struct session *session = load_session(options, name, &problem, NULL);
    struct print_options print = {
        .plain = options->plain,
        .ascii = output_is_ascii(options),
        .width = output_width(options),
        .one_step = options->one_step,
        .step = options->step,
        .write = output_write,
    };
    bool stopped;

    if (session == NULL) {
        fflush(stdout);
        fputs(text_string(&problem), stderr);
        text_release(&problem);
        return STATUS_SCENE_FAILED;
    }
    print_session(session, &print);
    stopped = session_ending(session, NULL, NULL) == SESSION_STOPPED;
    session_free(session);
    text_release(&problem);
    return stopped ? STATUS_SCENE_FAILED : STATUS_FINE;
}

enum status
command_print(const struct options *options)
{
    enum status status = STATUS_FINE;

    for (size_t i = 0; i < options->operand_count; i++) {
        enum status one = print_scene(options, options->operands[i]);

        if (one != STATUS_FINE)
            status = one;
    }
    return output_close(status);
}
