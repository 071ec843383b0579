/*
 * output: standard output, with its errors.
 */
#ifndef REFSTEP_CLI_OUTPUT_H
#define REFSTEP_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"

/* Writes length bytes to standard output; false when that fails, now or
 * before.  Fits every layer's callback; context is not used. */
bool output_write(void *context, const char *bytes, size_t length);

/* Flushes; returns status, or STATUS_UNAVAILABLE with a message on standard
 * error when anything could not be written. */
enum status output_close(enum status status);

/* Returns the columns to print in: those asked for, the terminal's, or 80. */
int output_width(const struct options *options);

/* Returns whether only ASCII may be written: asked for, or by the locale. */
bool output_is_ascii(const struct options *options);

#endif
