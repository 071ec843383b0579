#include "cli/output.h"

#include <errno.h>
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define DEFAULT_WIDTH 80
#define MOST_WIDTH 10000

bool
output_write(void *context, const char *bytes, size_t length)
{
    (void)context;
    return !ferror(stdout) && fwrite(bytes, 1, length, stdout) == length;
}

enum status
output_close(enum status status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fprintf(stderr, "refstep: cannot write: %s\n", strerror(errno));
    return STATUS_UNAVAILABLE;
}

int
output_width(const struct options *options)
{
    struct winsize size;

    if (options->width > 0)
        return options->width;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20 &&
        size.ws_col <= MOST_WIDTH)
        return size.ws_col;
    return DEFAULT_WIDTH;
}

bool
output_is_ascii(const struct options *options)
{
    return options->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}
