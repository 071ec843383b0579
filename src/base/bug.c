#include "base/bug.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Uses no text: memory may be what is broken. */
void
bug_abort(const char *file, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "refstep: bug at %s:%d: ", file, line);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    abort();
}
