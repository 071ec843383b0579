#include "value/context.h"

#include <stdarg.h>

void
value_context_init(struct value_context *context, const struct limits *limits,
                   const struct profile *profile)
{
    *context = (struct value_context){.limits = limits, .profile = profile};
}

void
value_context_release(struct value_context *context)
{
    value_context_clear(context);
    text_release(&context->error.message);
}

void
value_context_clear(struct value_context *context)
{
    context->error.kind = VALUE_ERROR_NONE;
    text_clear(&context->error.message);
}

bool
value_fail(struct value_context *context, enum value_error_kind kind,
           const char *format, ...)
{
    /* The arguments may lie in the old message. */
    struct text message = {0};
    va_list arguments;
    va_start(arguments, format);
    text_add_format_list(&message, format, arguments);
    va_end(arguments);
    text_release(&context->error.message);
    context->error.message = message;
    context->error.kind = kind;
    return false;
}

const char *
value_error_name(enum value_error_kind kind)
{
    static const char *const names[] = {
        [VALUE_ERROR_NONE] = "Exception",
        [VALUE_ERROR_TYPE] = "TypeError",
        [VALUE_ERROR_VALUE] = "ValueError",
        [VALUE_ERROR_ZERO_DIVISION] = "ZeroDivisionError",
        [VALUE_ERROR_OVERFLOW] = "OverflowError",
        [VALUE_ERROR_INDEX] = "IndexError",
        [VALUE_ERROR_KEY] = "KeyError",
        [VALUE_ERROR_LOOKUP] = "LookupError",
        [VALUE_ERROR_MEMORY] = "MemoryError",
        [VALUE_ERROR_DECODE] = "UnicodeDecodeError",
        [VALUE_ERROR_ENCODE] = "UnicodeEncodeError",
        [VALUE_ERROR_LIMIT] = "MemoryError",
    };
    return names[kind];
}
