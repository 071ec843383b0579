/* What particular exceptions keep of their arguments, and what they say. */
#include "object/exception_group.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

/* ---- members ------------------------------------------------------------- */

static bool
get_member(struct runtime *runtime, struct object *exception,
           const char *name, struct ref result)
{
    struct ref place = exception_member(runtime, exception, name);
    if (place.holder == NULL)
        return exception_get_attribute(runtime, exception, name, result);
    struct object *found = ref_get(place);
    return store(runtime, result, found ? found : atom_none(runtime));
}

static bool
set_member(struct runtime *runtime, struct object *exception,
           const char *name, struct object *value)
{
    struct ref place = exception_member(runtime, exception, name);
    if (place.holder == NULL)
        return raise_attribute_error(runtime, exception, name);
    ref_set(runtime, place, value);
    return true;
}

/* A getter and a setter for each name. */
#define GETTER(member)                                                     \
    static bool get_##member(struct runtime *runtime,                      \
                             struct object *exception, struct ref result)  \
    {                                                                      \
        return get_member(runtime, exception, #member, result);            \
    }
#define MEMBER(member)                                                     \
    GETTER(member)                                                         \
    static bool set_##member(struct runtime *runtime,                      \
                             struct object *exception,                     \
                             struct object *value)                         \
    {                                                                      \
        return set_member(runtime, exception, #member, value);             \
    }

/* Members that nobody may set. */
static bool
set_nothing(struct runtime *runtime, struct object *exception,
            struct object *value)
{
    (void)exception;
    (void)value;
    return raise_error(runtime, "AttributeError", "readonly attribute");
}

MEMBER(code)
MEMBER(value)
MEMBER(obj)
MEMBER(name)
MEMBER(msg)
MEMBER(path)
MEMBER(name_from)
MEMBER(errno)
MEMBER(strerror)
MEMBER(filename)
MEMBER(filename2)
MEMBER(lineno)
MEMBER(offset)
MEMBER(text)
MEMBER(end_lineno)
MEMBER(end_offset)
MEMBER(print_file_and_line)
MEMBER(encoding)
MEMBER(object)
MEMBER(start)
MEMBER(end)
MEMBER(reason)
GETTER(message)
GETTER(exceptions)

#define TABLES(family, ...)                                                \
    const struct getter exception_getters_##family[] = {                   \
        __VA_ARGS__ {NULL, NULL}};
#define SETTERS(family, ...)                                               \
    const struct setter exception_setters_##family[] = {                   \
        __VA_ARGS__ {NULL, NULL}};
#define GET(member) {#member, get_##member},
#define SET(member) {#member, set_##member},
#define REFUSE(member) {#member, set_nothing},

#define FAMILY(family, members)                                            \
    TABLES(family, members(GET))                                           \
    SETTERS(family, members(SET))

#define MEMBERS_NONE(X)
#define MEMBERS_EXIT(X) X(code)
#define MEMBERS_STOP(X) X(value)
#define MEMBERS_ATTRIBUTE(X) X(obj) X(name)
#define MEMBERS_NAME(X) X(name)
#define MEMBERS_IMPORT(X) X(msg) X(name) X(path) X(name_from)
#define MEMBERS_OS(X) X(errno) X(strerror) X(filename) X(filename2)
#define MEMBERS_SYNTAX(X)                                                  \
    X(msg) X(filename) X(lineno) X(offset) X(text) X(end_lineno)           \
    X(end_offset) X(print_file_and_line)
#define MEMBERS_UNICODE(X) X(encoding) X(object) X(start) X(end) X(reason)
#define MEMBERS_GROUP(X) X(message) X(exceptions)

FAMILY(NONE, MEMBERS_NONE)
FAMILY(EXIT, MEMBERS_EXIT)
FAMILY(STOP, MEMBERS_STOP)
FAMILY(ATTRIBUTE, MEMBERS_ATTRIBUTE)
FAMILY(NAME, MEMBERS_NAME)
FAMILY(IMPORT, MEMBERS_IMPORT)
FAMILY(OS, MEMBERS_OS)
FAMILY(SYNTAX, MEMBERS_SYNTAX)
FAMILY(UNICODE, MEMBERS_UNICODE)
TABLES(GROUP, MEMBERS_GROUP(GET))
SETTERS(GROUP, MEMBERS_GROUP(REFUSE))

/* ---- arguments ----------------------------------------------------------- */

/* Sets member number index, an argument or nothing. */
static void
keep(struct runtime *runtime, struct object *exception, uint32_t index,
     const struct arguments *arguments, size_t argument)
{
    slot_set(runtime, exception, EXCEPTION_FIRST + index,
             argument < arguments->count ? arguments->items[argument]
                                         : NULL);
}

static bool
fail_keywords(struct runtime *runtime, const struct object *exception)
{
    return raise_error(runtime, "TypeError",
                       "%s() takes no keyword arguments",
                       exception->type->name);
}

static bool
take_stop(struct runtime *runtime, struct object *exception,
          const struct arguments *arguments)
{
    if (arguments_keyword_count(arguments) > 0)
        return fail_keywords(runtime, exception);
    slot_set(runtime, exception, EXCEPTION_FIRST,
             arguments->count > 0 ? arguments->items[0]
                                  : atom_none(runtime));
    return true;
}

/* One argument is the code itself, several are a tuple. */
static bool
take_exit(struct runtime *runtime, struct object *exception,
          const struct arguments *arguments)
{
    if (arguments_keyword_count(arguments) > 0)
        return fail_keywords(runtime, exception);
    struct object *code = atom_none(runtime);
    if (arguments->count == 1)
        code = arguments->items[0];
    else if (arguments->count > 1)
        code = exception->slots[EXCEPTION_ARGS];
    slot_set(runtime, exception, EXCEPTION_FIRST, code);
    return true;
}

/* Takes what is given by keyword into the members of those names; keywords end
 * with NULL. */
static bool
take_keywords(struct runtime *runtime, struct object *exception,
              const struct arguments *arguments, const char *const *keywords)
{
    size_t count = arguments_keyword_count(arguments);
    struct text name = {0};
    bool fine = true;
    for (uint32_t i = 0; fine && i < count; i++) {
        text_clear(&name);
        string_to_text(atom_string(arguments->keywords->slots[i]), &name);
        size_t k = 0;
        while (keywords[k] != NULL
               && strcmp(keywords[k], text_string(&name)) != 0)
            k++;
        if (keywords[k] != NULL)
            fine = set_member(runtime, exception, keywords[k],
                              arguments->items[arguments->count + i]);
        else if (runtime->profile->minor >= 13)
            fine = raise_error(runtime, "TypeError",
                               "%s() got an unexpected keyword argument "
                               "'%s'",
                               exception->type->name, text_string(&name));
        else
            fine = raise_error(runtime, "TypeError",
                               "'%s' is an invalid keyword argument for "
                               "%s()",
                               text_string(&name), exception->type->name);
    }
    text_release(&name);
    return fine;
}

static bool
take_subject(struct runtime *runtime, struct object *exception,
             const struct arguments *arguments)
{
    static const char *const of_attribute[] = {"name", "obj", NULL};
    static const char *const of_name[] = {"name", NULL};
    bool is_attribute =
        exception_family_of(exception->type) == FAMILY_ATTRIBUTE;
    if (arguments_keyword_count(arguments) > 0
        && !runtime->profile->attribute_error_keeps_object)
        return fail_keywords(runtime, exception);
    return take_keywords(runtime, exception, arguments,
                         is_attribute ? of_attribute : of_name);
}

static bool
take_import(struct runtime *runtime, struct object *exception,
            const struct arguments *arguments)
{
    static const char *const keywords[] = {"name", "path", "name_from",
                                           NULL};
    if (!take_keywords(runtime, exception, arguments, keywords))
        return false;
    if (arguments->count == 1)
        keep(runtime, exception, 0, arguments, 0);
    return true;
}

/* OSError(errno, strerror, filename, winerror, filename2): with a file name
 * only the first two stay in args. */
static bool
take_os(struct runtime *runtime, struct object *exception,
        const struct arguments *arguments)
{
    if (arguments_keyword_count(arguments) > 0)
        return fail_keywords(runtime, exception);
    if (arguments->count < 2 || arguments->count > 5)
        return true;
    keep(runtime, exception, 0, arguments, 0);
    keep(runtime, exception, 1, arguments, 1);
    if (arguments->count == 2 || is_none(arguments->items[2]))
        return true;
    keep(runtime, exception, 2, arguments, 2);
    if (arguments->count > 4 && !is_none(arguments->items[4]))
        keep(runtime, exception, 3, arguments, 4);
    struct object *args = tuple_from_items(runtime, arguments->items, 2);
    if (args == NULL)
        return false;
    slot_set(runtime, exception, EXCEPTION_ARGS, args);
    return true;
}

/* SyntaxError(msg, (filename, lineno, offset, text, …)). */
static bool
take_syntax(struct runtime *runtime, struct object *exception,
            const struct arguments *arguments)
{
    if (arguments_keyword_count(arguments) > 0)
        return fail_keywords(runtime, exception);
    if (arguments->count > 0)
        keep(runtime, exception, 0, arguments, 0);
    if (arguments->count != 2 || !object_is_tuple(arguments->items[1]))
        return true;
    const struct object *details = arguments->items[1];
    struct arguments rest = {.items = details->slots,
                             .count = details->slot_count};
    for (uint32_t i = 0; i < 6; i++)
        keep(runtime, exception, 1 + i, &rest, i);
    return true;
}

static bool
take_unicode(struct runtime *runtime, struct object *exception,
             const struct arguments *arguments)
{
    bool translates =
        type_is(exception->type, exception_type("UnicodeTranslateError"));
    size_t wanted = translates ? 4 : 5;
    if (arguments_keyword_count(arguments) > 0)
        return fail_keywords(runtime, exception);
    if (arguments->count != wanted)
        return raise_error(runtime, "TypeError",
                           "function takes exactly %zu arguments (%zu given)",
                           wanted, arguments->count);
    uint32_t first = translates ? 1 : 0;
    for (uint32_t i = 0; i < wanted; i++)
        keep(runtime, exception, first + i, arguments, i);
    return true;
}

#define NAMED(member) #member,

const struct exception_kind exception_kinds[FAMILY_COUNT] = {
    [FAMILY_NONE] = {{NULL}, NULL},
    [FAMILY_EXIT] = {{MEMBERS_EXIT(NAMED) NULL}, take_exit},
    [FAMILY_STOP] = {{MEMBERS_STOP(NAMED) NULL}, take_stop},
    [FAMILY_ATTRIBUTE] = {{MEMBERS_ATTRIBUTE(NAMED) NULL}, take_subject},
    [FAMILY_NAME] = {{MEMBERS_NAME(NAMED) NULL}, take_subject},
    [FAMILY_IMPORT] = {{MEMBERS_IMPORT(NAMED) NULL}, take_import},
    [FAMILY_OS] = {{MEMBERS_OS(NAMED) NULL}, take_os},
    [FAMILY_SYNTAX] = {{MEMBERS_SYNTAX(NAMED) NULL}, take_syntax},
    [FAMILY_GROUP] = {{MEMBERS_GROUP(NAMED) NULL}, NULL},
    [FAMILY_UNICODE] = {{MEMBERS_UNICODE(NAMED) NULL}, take_unicode},
};

/* As Linux numbers them. */
const struct type *
exception_type_of_errno(const struct object *number)
{
    static const struct {
        int64_t number;
        const char *name;
    } rows[] = {
        {1, "PermissionError"},     {2, "FileNotFoundError"},
        {3, "ProcessLookupError"},  {4, "InterruptedError"},
        {10, "ChildProcessError"},  {11, "BlockingIOError"},
        {13, "PermissionError"},    {17, "FileExistsError"},
        {20, "NotADirectoryError"}, {21, "IsADirectoryError"},
        {32, "BrokenPipeError"},    {103, "ConnectionAbortedError"},
        {104, "ConnectionResetError"}, {110, "TimeoutError"},
        {111, "ConnectionRefusedError"}, {114, "BlockingIOError"},
        {115, "BlockingIOError"}};
    int64_t wanted = 0;
    const char *name = "OSError";
    if (object_is_atom(number) && atom_value(number)->kind == VALUE_INT
        && integer_to_int64(atom_value(number)->as.integer, &wanted))
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            if (rows[i].number == wanted)
                name = rows[i].name;
    return exception_type(name);
}

/* ---- text ---------------------------------------------------------------- */

bool
exception_repr(struct runtime *runtime, struct object *exception,
               struct text *out)
{
    struct object *args = exception->slots[EXCEPTION_ARGS];
    text_add_string(out, type_short_name(exception->type));
    if (args == NULL)
        text_add_string(out, "()");
    if (args == NULL || args->slot_count != 1)
        return args == NULL || object_repr(runtime, args, out);
    text_add_byte(out, '(');
    if (!object_repr(runtime, args->slots[0], out))
        return false;
    text_add_byte(out, ')');
    return true;
}

static struct object *
member(struct object *exception, uint32_t index)
{
    return exception->slots[EXCEPTION_FIRST + index];
}

/* "[Errno 2] No such file or directory: 'f.txt'" */
static bool
str_of_os(struct runtime *runtime, struct object *exception,
          struct text *out)
{
    struct object *none = atom_none(runtime);
    struct object *number = member(exception, 0);
    struct object *words = member(exception, 1);
    text_add_string(out, "[Errno ");
    if (!object_str(runtime, number ? number : none, out))
        return false;
    text_add_string(out, "] ");
    if (!object_str(runtime, words ? words : none, out))
        return false;
    for (uint32_t i = 2; i < 4 && member(exception, i) != NULL; i++) {
        text_add_string(out, i == 2 ? ": " : " -> ");
        if (!object_repr(runtime, member(exception, i), out))
            return false;
    }
    return true;
}

/* "invalid syntax (f.py, line 3)" */
static bool
str_of_syntax(struct runtime *runtime, struct object *exception,
              struct text *out)
{
    struct object *message = member(exception, 0);
    struct object *file = member(exception, 1);
    struct object *line = member(exception, 2);
    bool has_file = file != NULL && object_is_str(file);
    bool has_line = line != NULL && object_is_int(line);
    if (!object_str(runtime, message ? message : atom_none(runtime), out))
        return false;
    if (!has_file && !has_line)
        return true;
    struct text name = {0}, number = {0};
    if (has_file)
        string_to_text(atom_string(file), &name);
    bool fine = !has_line || object_str(runtime, line, &number);
    const char *slash = strrchr(text_string(&name), '/');
    text_add_format(out, " (%s%s%s%s)", slash ? slash + 1 : text_string(&name),
                    has_file && has_line ? ", " : "",
                    has_line ? "line " : "", text_string(&number));
    text_release(&name);
    text_release(&number);
    return fine;
}

/* Returns the number in member index, from 0 to most. */
static int64_t
place_in(struct object *exception, uint32_t index, int64_t most)
{
    const struct object *number = member(exception, index);
    int64_t place = 0;
    if (number == NULL || !object_is_int(number)
        || atom_value(number)->kind != VALUE_INT
        || !integer_to_int64(atom_value(number)->as.integer, &place))
        return 0;
    return place < 0 ? 0 : place > most ? most : place;
}

/* "'utf-8' codec can't decode byte 0xff in position 0: …" */
static bool
str_of_unicode(struct runtime *runtime, struct object *exception,
               struct text *out)
{
    struct object *encoding = member(exception, 0);
    struct object *object = member(exception, 1);
    size_t length = 0;
    if (object == NULL || !object_length(runtime, object, &length))
        return object == NULL;
    int64_t start = place_in(exception, 2, (int64_t)length);
    int64_t end = place_in(exception, 3, (int64_t)length);
    bool is_str = object_is_str(object);
    bool is_one = end == start + 1 && start < (int64_t)length;
    if (encoding != NULL) {
        text_add_byte(out, '\'');
        if (!object_str(runtime, encoding, out))
            return false;
        text_add_string(out, "' codec ");
    }
    text_add_string(out, encoding == NULL ? "can't translate "
                         : is_str         ? "can't encode "
                                          : "can't decode ");
    if (is_one && is_str) {
        uint32_t code =
            string_at(atom_string(object), (size_t)start);
        text_add_format(out, "character '\\%c%0*x' in position %lld: ",
                        code > 0xFFFF ? 'U' : code > 0xFF ? 'u' : 'x',
                        code > 0xFFFF ? 8 : code > 0xFF ? 4 : 2, code,
                        (long long)start);
    } else if (is_one && atom_value(object)->kind == VALUE_BYTES) {
        const struct bytes *bytes = atom_value(object)->as.bytes;
        text_add_format(out, "byte 0x%02x in position %lld: ",
                        (unsigned)bytes->data[start], (long long)start);
    } else {
        text_add_format(out, "%s in position %lld-%lld: ",
                        is_str ? "characters" : "bytes", (long long)start,
                        (long long)end - 1);
    }
    struct object *reason = member(exception, 4);
    return reason == NULL || object_str(runtime, reason, out);
}

/* What BaseException says: the argument, or all in a tuple. */
static bool
str_of_args(struct runtime *runtime, struct object *exception,
            struct text *out)
{
    struct object *args = exception->slots[EXCEPTION_ARGS];
    if (args == NULL || args->slot_count == 0)
        return true;
    if (args->slot_count > 1)
        return object_str(runtime, args, out);
    if (type_is(exception->type, exception_type("KeyError")))
        return object_repr(runtime, args->slots[0], out);
    return object_str(runtime, args->slots[0], out);
}

bool
exception_str(struct runtime *runtime, struct object *exception,
              struct text *out)
{
    switch (exception_family_of(exception->type)) {
    case FAMILY_OS:
        if (member(exception, 0) != NULL && member(exception, 1) != NULL)
            return str_of_os(runtime, exception, out);
        break;
    case FAMILY_SYNTAX:
        return str_of_syntax(runtime, exception, out);
    case FAMILY_GROUP:
        return exception_group_str(runtime, exception, out);
    case FAMILY_UNICODE:
        return str_of_unicode(runtime, exception, out);
    case FAMILY_IMPORT:
        if (member(exception, 0) != NULL
            && object_is_str(member(exception, 0)))
            return object_str(runtime, member(exception, 0), out);
        break;
    default:
        break;
    }
    return str_of_args(runtime, exception, out);
}

bool
exception_str_object(struct runtime *runtime, struct object *exception,
                     struct ref result)
{
    struct object *args = exception->slots[EXCEPTION_ARGS];
    struct object *only =
        args != NULL && args->slot_count == 1 ? args->slots[0] : NULL;
    struct text words = {0};
    bool fine = object_str(runtime, exception, &words);
    struct string *string =
        fine ? string_from_utf8(text_string(&words), words.length) : NULL;
    text_release(&words);
    if (string != NULL && only != NULL && only->type == &str_type &&
        string_equal(string, atom_string(only))) {
        string_release(string);
        return store(runtime, result, only);
    }
    return fine && store_fresh_string(runtime, result, string);
}
