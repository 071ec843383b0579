/* sys.stdout and sys.stderr: what is written to them is output. */
#include "library/stream.h"

#include "library/results.h"
#include "object/atom.h"
#include "object/function.h"
#include "object/operation.h"
#include "vm/machine.h"

struct stream {
    struct object object;
    bool is_error; /* stderr: its text goes where tracebacks go */
};

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
    string_to_text(atom_string(given), &text);
    if (((struct stream *)(void *)self)->is_error)
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

static const struct method methods[] = {
    {"write", write_text, 1, 1, NULL, "write text"},
    {"flush", flush, 0, 0, NULL, "write what waits"},
    {"isatty", is_terminal, 0, 0, NULL, "whether it is a terminal"},
    {0},
};

const struct type stream_type = {
    .name = "_io.TextIOWrapper",
    .struct_size = sizeof(struct stream),
    .methods = methods,
};

struct object *
stream_new(struct runtime *runtime, bool is_error)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .flags = NODE_SHARED | NODE_OPAQUE,
                                 .size = 208,
                                 .block_size = 208};
    struct object *object = object_new(runtime, &stream_type, &birth);
    if (object)
        ((struct stream *)(void *)object)->is_error = is_error;
    return object;
}
