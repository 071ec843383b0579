/* sys.stdin, sys.stdout and sys.stderr. */
#include "library/stream.h"

#include "library/results.h"
#include "object/atom.h"
#include "object/function.h"
#include "object/operation.h"
#include "vm/machine.h"

struct stream {
    struct object object;
    enum stream_kind kind;
};

static enum stream_kind
kind_of(const struct object *object)
{
    return ((const struct stream *)(const void *)object)->kind;
}

static bool
write_text(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    struct object *given = arguments->items[0];
    struct text text = {0};
    if (!object_is_str(given))
        return raise_error(runtime, "TypeError",
                           "write() argument must be str, not %s",
                           given->type->name);
    if (kind_of(self) == STREAM_INPUT)
        return raise_error(runtime, "OSError", "not writable");
    string_to_text(atom_string(given), &text);
    if (kind_of(self) == STREAM_ERROR)
        machine_complain(runtime, &text);
    else if (text.length > 0)
        log_output(runtime->log, text.bytes, text.length);
    text_release(&text);
    return give(runtime,
                atom_new_size(runtime, atom_string(given)->length), result);
}

static bool
flush(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_none(runtime, result);
}

static bool
is_terminal(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return give_bool(runtime, false, result);
}

/* ---- reading ------------------------------------------------------------ */

/* Appends the next line that input() would get, with its end; false: there is
 * none. */
static bool
take_line(struct runtime *runtime, const struct object *stream,
          struct text *out)
{
    const char *line = kind_of(stream) == STREAM_INPUT
                           ? machine_next_input(runtime)
                           : NULL;
    if (!line)
        return false;
    text_add_string(out, line);
    text_add_byte(out, '\n');
    return true;
}

static bool
check_input(struct runtime *runtime, const struct object *stream)
{
    return kind_of(stream) == STREAM_INPUT
           || raise_error(runtime, "OSError", "not readable");
}

static bool
read_line(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct text line = {0};
    (void)arguments;
    if (!check_input(runtime, self))
        return false;
    (void)take_line(runtime, self, &line);
    return give_text(runtime, &line, result);
}

static bool
read_all(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct text all = {0};
    (void)arguments;
    if (!check_input(runtime, self))
        return false;
    while (take_line(runtime, self, &all))
        ;
    return give_text(runtime, &all, result);
}

static bool
iterate(struct runtime *runtime, struct object *self, struct ref result)
{
    return give(runtime, self, result);
}

static bool
next(struct runtime *runtime, struct object *self, struct ref result)
{
    struct text line = {0};
    if (!check_input(runtime, self))
        return false;
    if (!take_line(runtime, self, &line))
        return true;
    return give_text(runtime, &line, result);
}

/* ---- the type ----------------------------------------------------------- */

static bool
repr(struct runtime *runtime, struct object *self, struct text *out)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    (void)runtime;
    text_add_format(out,
                    "<_io.TextIOWrapper name='<%s>' mode='%s' "
                    "encoding='utf-8'>",
                    names[kind_of(self)],
                    kind_of(self) == STREAM_INPUT ? "r" : "w");
    return true;
}

static const struct method methods[] = {
    {"write", write_text, 1, 1, NULL, "write text"},
    {"read", read_all, 0, 0, NULL, "all that is left to read"},
    {"readline", read_line, 0, 0, NULL, "the next line, with its end"},
    {"flush", flush, 0, 0, NULL, "write what waits"},
    {"isatty", is_terminal, 0, 0, NULL, "whether it is a terminal"},
    {0},
};

const struct type stream_type = {
    .name = "_io.TextIOWrapper",
    .struct_size = sizeof(struct stream),
    .repr = repr,
    .iterate = iterate,
    .next = next,
    .methods = methods,
};

struct object *
stream_new(struct runtime *runtime, enum stream_kind kind)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .flags = NODE_SHARED | NODE_OPAQUE,
                                 .size = 208,
                                 .block_size = 208};
    struct object *object = object_new(runtime, &stream_type, &birth);
    if (object)
        ((struct stream *)(void *)object)->kind = kind;
    return object;
}
